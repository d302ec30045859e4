"""What do the checks pass to each other? A text with its source, and
what a check found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from site_src.catalogs.po_reader import Entry
from site_src.workbench.checks.cldr import CldrData
from site_src.workbench.glossary import Glossary

NO_TERMS = Glossary()


class CatalogFinding(NamedTuple):
    """What is wrong and what to do about it, in words for a translator."""

    what: str
    hint: str


class TextPair(NamedTuple):
    """One form of a translation beside its source text.

    `one_number` is True for a plural form that only a single number takes: it may write the
    number as a word. `printf` is True if the texts hold %-directives.
    """

    source: str
    string: str
    one_number: bool = False
    printf: bool = False


class LanguagePair(NamedTuple):
    """The language that a catalog translates from, the one it translates into, whether its texts
    hold inline Markdown, and the agreed terms.
    """

    source: CldrData
    target: CldrData
    markdown: bool = True
    glossary: Glossary = NO_TERMS


TextCheck = Callable[[TextPair, LanguagePair], Iterable[CatalogFinding]]
EntryCheck = Callable[[Entry, LanguagePair], Iterable[CatalogFinding]]


def quoted(text: str, most: int = 60) -> str:
    """A text in quotation marks, cut to `most` characters, its line breaks written out."""
    text = text.replace("\n", "\\n")
    if len(text) > most:
        text = f"{text[: most - 1]}…"
    return f'"{text}"'
