"""Does a translation use the words that were agreed on? i18n/glossary.csv, asked for one text at
a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_src.workbench.checks.values import Finding, Pair, Text


def terms(text: Text, pair: Pair) -> Iterator[Finding]:
    """Terms of the source without one of their translations, and words that the glossary calls
    wrong.
    """
    for what in pair.glossary.findings(pair.target.language.tag, text.source, text.string):
        yield Finding(what, "use the glossary's word, or add yours to i18n/glossary.csv")
