"""What do the checks pass to each other? One text with its source, and
what a check found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from site_src.catalogs.po_reader import Entry
from site_src.workbench.checks.cldr import Tongue
from site_src.workbench.glossary import Glossary

NO_TERMS = Glossary()


class Finding(NamedTuple):
    """What is wrong and what to do, said to a translator."""

    what: str
    hint: str


class Text(NamedTuple):
    """One form of a translation beside the source text that it stands for.

    `one_number` is True for a plural form that only a single number takes: it may say "two" in
    words.
    """

    source: str
    string: str
    one_number: bool = False
    printf: bool = False


class Pair(NamedTuple):
    """The language that a catalog translates from, the one it translates into, whether its texts
    hold inline Markdown, and the agreed terms.
    """

    source: Tongue
    target: Tongue
    markdown: bool = True
    glossary: Glossary = NO_TERMS


TextCheck = Callable[[Text, Pair], Iterable[Finding]]
EntryCheck = Callable[[Entry, Pair], Iterable[Finding]]


def quoted(text: str, most: int = 60) -> str:
    """A text in quotation marks, cut to `most` characters, its line breaks written out."""
    text = text.replace("\n", "\\n")
    return f'"{text if len(text) <= most else text[: most - 1] + "…"}"'
