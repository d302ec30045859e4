"""What does the preview say is wrong with a catalog? A parsed catalog -> problems with its header,
and with placeholders and marks that do not fit.

They are those that keep a translation off the page, in the words of `i18n check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_src.catalogs.fits import may_have_marks
from site_src.catalogs.locales import Language
from site_src.catalogs.po_reader import ParsedCatalog
from site_src.catalogs.states import SHOWN
from site_src.problems import Problem
from site_src.workbench.checks.cldr import cldr_data
from site_src.workbench.checks.structure import header_findings
from site_src.workbench.checks.table import HARM, text_hits
from site_src.workbench.checks.values import LanguagePair


def faults(
    path: Path, catalog: ParsedCatalog, language: Language, *, markdown: bool
) -> Iterator[Problem]:
    """What is wrong with the header of a catalog and with its placeholders and marks."""
    for line, finding in header_findings(catalog, language):
        yield Problem(str(path), line, "header", *finding)
    # Neither check asks for the source's language.
    data = cldr_data(language)
    languages = LanguagePair(data, data, markdown)
    for entry in catalog.entries:
        if entry.state not in SHOWN:
            continue
        if not may_have_marks((*entry.sources, *entry.strings), markdown=markdown):
            continue
        for hit in text_hits(entry, languages, HARM):
            what = f"{hit.check}: {hit.finding.what}"
            yield Problem(str(path), hit.line, hit.context, what, hit.finding.hint)
