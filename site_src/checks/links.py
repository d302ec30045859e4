"""Does every link inside the site lead to a page that exists? The addresses that pages link
against the files of the build.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from site_src.problems import Problem

INTERNAL = re.compile(rb'(?:href|src)="(/[^"#?]*)')


def internal_links(html: bytes) -> set[str]:
    """The paths that a page links on its own host."""
    return {path.decode() for path in INTERNAL.findall(html)}


def check_links(links: Mapping[str, str], files: Collection[str], base: str) -> Iterable[Problem]:
    """A problem for each linked path (with a page that links it) that no file answers, and if
    there is no link at all.
    """
    if not links:
        yield Problem(
            "output", 1, "links", "no page has any link", "the templates or the build are broken"
        )
    for path, page in sorted(links.items()):
        name = path.removeprefix(base)
        file = f"{name}index.html" if not name or name.endswith("/") else name
        if not path.startswith(base) or file not in files:
            yield Problem(
                page,
                1,
                "links",
                f"{path} does not exist",
                "correct the link or the address of the page",
            )
