"""Does a piece of HTML fit into any page? One root that says its language and direction, no id,
no style or script, whole addresses.

WCAG 2.2: 3.1.2 language of parts. A host's page has ids, styles and a base address of its own: a
piece must not meddle with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from site_src.checks.page import Outline
from site_src.problems import Problem

FRAGMENT = re.compile(r"[^/]+/embed/fragment(?:/[^/]+)?\.html")
FOREIGN = {
    "script",
    "style",
    "link",
    "meta",
    "base",
    "html",
    "head",
    "body",
    "title",
    "form",
    "iframe",
    "h1",
    "main",
}


class Piece(Outline):
    """What a fragment consists of: its roots, the names of its elements, its links."""

    def __init__(self) -> None:
        super().__init__()
        self.roots: list[dict[str, str | None]] = []
        self.names: list[tuple[str, int]] = []
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what an opening tag tells."""
        found = dict(attributes)
        if not self.open:
            self.roots.append(found)
        self.names.append((tag, self.getpos()[0]))
        self.links += [
            (found[name] or "", self.getpos()[0]) for name in ("href", "src") if name in found
        ]
        super().handle_starttag(tag, attributes)


def is_fragment(name: str) -> bool:
    """True for the file of a fragment."""
    return FRAGMENT.fullmatch(name) is not None


def check_fragment(name: str, html: str) -> Iterable[Problem]:
    """A problem for each rule that a fragment breaks."""
    piece = Piece()
    piece.feed(html)
    piece.close()
    if (
        len(piece.roots) != 1
        or not piece.roots[0].get("lang")
        or piece.roots[0].get("dir") not in ("ltr", "rtl")
    ):
        yield Problem(
            name,
            1,
            "root",
            "is not one element with lang and dir",
            "put everything into one that has both",
        )
    for ident in piece.ids:
        yield Problem(name, 1, f"id {ident}", "may stand in the host's page too", "leave it out")
    for tag, line in piece.names:
        if tag in FOREIGN:
            yield Problem(name, line, tag, "has no place in another page", "leave it out")
    for link, line in piece.links:
        if urlsplit(link).scheme not in ("http", "https"):
            yield Problem(
                name,
                line,
                "link",
                f"{link} is not a whole address",
                "begin it with that of the site",
            )
    for tag, line in [*piece.nameless, *piece.stray]:
        yield Problem(
            name,
            line,
            tag,
            "has no name, is out of place, or carries inline style or script",
            "correct the template",
        )
    if piece.open:
        yield Problem(name, 1, piece.open[-1], "is never closed", "correct the template")
