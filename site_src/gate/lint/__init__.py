"""What do the files alone show? Checks of every page without a browser, one module per question:
a function of a parsed page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding
from site_src.gate.lint import content, language, structure
from site_src.gate.lint.across import Outline, across, outline
from site_src.gate.sample import Page


class Lint(NamedTuple):
    """A check of one page, and the success criteria that it gives evidence on."""

    look: Callable[[Page, LexborHTMLParser], Iterable[Finding]]
    criteria: tuple[str, ...]


WORDS = "words"
LINTS = {
    "structure": Lint(
        structure.look, ("1.3.1", "1.3.2", "2.4.1", "2.4.2", "2.4.6", "3.1.1", "4.1.2")
    ),
    "content": Lint(content.look, content.CRITERIA),
    "language": Lint(language.look, ("1.3.2", "3.1.2")),
    WORDS: Lint(language.look_at_words, ("3.1.2",)),
}
ACROSS = ("2.4.2", "2.4.5", "3.2.3", "3.2.4", "3.2.6")


def lint(
    folder: Path, pages: Sequence[Page], placeholder_languages: Collection[str] = ()
) -> list[Finding]:
    """What all lints find on some pages. Placeholder text is in no language, so its words are not
    checked.
    """
    findings: list[Finding] = []
    outlines: list[Outline] = []
    for page in pages:
        tree = LexborHTMLParser((folder / page.path).read_bytes())
        outlines.append(outline(page, tree))
        for name in lints_for(page, placeholder_languages):
            findings += LINTS[name].look(page, tree)
    return [*findings, *across(outlines)]


def lints_for(page: Page, placeholder_languages: Collection[str]) -> list[str]:
    """The names of the lints that look at a page."""
    if page.language in placeholder_languages:
        return [name for name in LINTS if name != WORDS]
    return list(LINTS)


def lint_criteria() -> tuple[str, ...]:
    """The success criteria that the lints give evidence on, sorted as text."""
    criteria = set(ACROSS)
    for check in LINTS.values():
        criteria |= set(check.criteria)
    return tuple(sorted(criteria))
