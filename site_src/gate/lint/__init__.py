"""What do the files alone tell? Checks of every page without a browser, one file per question: a
function of a parsed page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding
from site_src.gate.lint import content, language, structure
from site_src.gate.lint.across import Outline, across, outline
from site_src.gate.sample import Page

Lint = Callable[[Page, LexborHTMLParser], Iterable[Finding]]
LINTS: dict[str, tuple[Lint, tuple[str, ...]]] = {
    "structure": (structure.look, ("1.3.1", "1.3.2", "2.4.1", "2.4.2", "2.4.6", "3.1.1", "4.1.2")),
    "content": (
        content.look,
        (
            "1.1.1",
            "1.2.1",
            "1.2.2",
            "1.2.5",
            "1.3.1",
            "1.3.5",
            "1.4.2",
            "2.1.1",
            "2.1.4",
            "2.4.1",
            "2.4.4",
            "3.2.1",
            "3.2.2",
            "3.3.2",
        ),
    ),
    "language": (language.look, ("1.3.2", "3.1.2")),
    "words": (language.look_at_words, ("3.1.2",)),
}
ACROSS = ("2.4.2", "2.4.5", "3.2.3", "3.2.4", "3.2.6")


def lint(folder: Path, pages: Sequence[Page], made_up: Collection[str] = ()) -> list[Finding]:
    """What all lints say of some pages; the words of `made_up` languages are not read."""
    found: list[Finding] = []
    outlines: list[Outline] = []
    for page in pages:
        tree = LexborHTMLParser((folder / page.path).read_bytes())
        outlines.append(outline(page, tree))
        for name, (look, _) in LINTS.items():
            if name != "words" or page.language not in made_up:
                found += look(page, tree)
    return [*found, *across(outlines)]
