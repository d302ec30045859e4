"""Does a translation use the agreed terms? i18n/glossary.csv, applied to one text at a time."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair


def terms(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Terms of the source without one of their translations, and forbidden words."""
    tag = languages.target.language.tag
    for what in languages.glossary.findings(tag, text.source, text.string):
        yield CatalogFinding(what, "use the glossary's word, or add yours to i18n/glossary.csv")
