"""What do the files alone tell? Checks of every page without a browser, one file per question: a function of a parsed page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborHTMLParser

from site_src.accessibility.lint import structure
from site_src.accessibility.sample import Page
from site_src.evidence import Finding

Lint = Callable[[Page, LexborHTMLParser], Iterable[Finding]]
LINTS: dict[str, tuple[Lint, tuple[str, ...]]] = {
    "structure": (structure.look, ("1.3.1", "2.4.1", "2.4.2", "2.4.6", "3.1.1", "4.1.2")),
}


def lint(page: Page, html: bytes) -> list[Finding]:
    """What all lints say of one page."""
    tree = LexborHTMLParser(html)
    return [finding for look, _ in LINTS.values() for finding in look(page, tree)]
