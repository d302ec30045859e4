"""Does any byte of the output carry a contact value that may not be published? Withheld values against every file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_src.problems import Problem

NUMBER = re.compile(r"\+?\d[\d\s().-]{5,}\d")


def withheld_pattern(values: Iterable[str]) -> re.Pattern[bytes] | None:
    """A pattern that finds any withheld value, and any telephone number inside one as printed or as bare digits."""
    needles: set[str] = set()
    for value in values:
        needles.add(value)
        for number in NUMBER.findall(value):
            needles |= {number.strip(), "".join(c for c in number if c.isdigit())}
    return re.compile(b"|".join(re.escape(n.encode()) for n in sorted(needles, key=len, reverse=True))) if needles else None


def check_withheld(name: str, data: bytes, pattern: re.Pattern[bytes] | None) -> Iterable[Problem]:
    """A problem for the first withheld value in a file."""
    match = pattern.search(data) if pattern else None
    if match:
        line = data.count(b"\n", 0, match.start()) + 1
        yield Problem(name, line, "withheld", "carries a contact value that is not to be published", "remove it from the text or catalog")
