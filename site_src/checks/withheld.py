"""Does any file of the output contain a contact value that may not be published? Withheld values
against every file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from markupsafe import escape

from site_src.problems import Problem

NUMBER = re.compile(r"\+?\d[\d\s().-]{5,}\d")
BETWEEN = (
    rb"(?:[\s().\-]|\xc2\xa0|\xe2\x80[\x80-\x95\xaf]){0,3}"  # ASCII and Unicode spaces and dashes
)


def withheld_pattern(values: Iterable[str]) -> re.Pattern[bytes] | None:
    """A pattern that finds any withheld value, plain or escaped, and any telephone number inside
    one however it is spaced.
    """
    needles: set[bytes] = set()
    for value in values:
        written = {value, str(escape(value)), json.dumps(value, ensure_ascii=False)[1:-1]}
        needles |= {re.escape(text.encode()) for text in written}
        for number in NUMBER.findall(value):
            needles.add(BETWEEN.join(c.encode() for c in number if c.isdigit()))
    longest_first = sorted(needles, key=len, reverse=True)
    return re.compile(b"|".join(longest_first)) if needles else None


def check_withheld(name: str, data: bytes, pattern: re.Pattern[bytes] | None) -> Iterable[Problem]:
    """A problem for the first withheld value in a file."""
    match = pattern.search(data) if pattern else None
    if match:
        line = data.count(b"\n", 0, match.start()) + 1
        yield Problem(
            name,
            line,
            "withheld",
            "contains a contact value that must not be published",
            "remove it from the text or catalog",
        )
