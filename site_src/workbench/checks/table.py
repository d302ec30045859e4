"""Which checks are there, and how serious is each? One row for each check; a new check is a
function and a row here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from site_src.catalogs.fits import single_forms
from site_src.catalogs.po_reader import Entry, ParsedCatalog
from site_src.catalogs.states import SHOWN
from site_src.workbench.checks import (
    contacts,
    invisible,
    markup,
    numbers,
    placeholders,
    scripts,
    structure,
    style,
    terms,
)
from site_src.workbench.checks.values import (
    CatalogFinding,
    EntryCheck,
    LanguagePair,
    TextCheck,
    TextPair,
)

Severity = Literal["fatal", "waivable", "warning"]

# About a catalog as a whole: these are not functions of one text.
CATALOG_CHECKS: dict[str, Severity] = {
    "file": "fatal",
    "header": "fatal",
    "duplicate": "fatal",
    "two-translations": "warning",
}

ENTRY_CHECKS: tuple[tuple[str, Severity, EntryCheck], ...] = (
    ("stale", "fatal", structure.stale),
    ("plural-forms", "fatal", structure.plural_forms),
)

TEXT_CHECKS: tuple[tuple[str, Severity, TextCheck], ...] = (
    ("placeholders", "fatal", placeholders.placeholders),
    ("markup", "fatal", markup.markup),
    ("injected", "fatal", markup.injected),
    ("urls", "fatal", contacts.urls),
    ("emails", "fatal", contacts.emails),
    ("phones", "fatal", contacts.phones),
    ("scripts", "fatal", scripts.mixed),
    ("bidi", "fatal", invisible.bidi),
    ("invisible", "fatal", invisible.invisible),
    ("line-breaks", "fatal", invisible.line_breaks),
    ("numbers", "waivable", numbers.numbers),
    ("dates", "waivable", numbers.dates),
    ("order", "warning", placeholders.order),
    ("glossary", "warning", terms.terms),
    ("punctuation", "warning", style.punctuation),
    ("doubled", "warning", style.doubled),
    ("length", "warning", style.length),
    ("unchanged", "warning", style.unchanged),
    ("spaces", "warning", style.spaces),
    ("glued", "warning", style.glued),
)

HARM = tuple(
    row for row in TEXT_CHECKS if row[0] in ("placeholders", "markup")
)  # a page cannot be made from these

SEVERITY: dict[str, Severity] = CATALOG_CHECKS | {
    name: severity for name, severity, _ in (*ENTRY_CHECKS, *TEXT_CHECKS)
}
# About files, folders and what merges leave: upkeep.py.
UPKEEP: dict[str, Severity] = {
    "behind": "warning",
    "undecided": "warning",
    "unlisted": "warning",
    "unstamped": "fatal",
}

WAIVABLE = tuple(name for name, severity in SEVERITY.items() if severity != "fatal")


class Hit(NamedTuple):
    """A finding with the check that made it and its place in the catalog."""

    check: str
    line: int
    context: str
    finding: CatalogFinding


def catalog_hits(catalog: ParsedCatalog, languages: LanguagePair) -> Iterator[Hit]:
    """What all checks find in a catalog."""
    for line, finding in structure.header_findings(catalog, languages.target.language):
        yield Hit("header", line, "", finding)
    for line, context, finding in structure.duplicate_findings(catalog):
        yield Hit("duplicate", line, context, finding)
    for line, context, finding in structure.two_translations(catalog):
        yield Hit("two-translations", line, context, finding)
    for entry in catalog.entries:
        yield from entry_hits(entry, languages)


def entry_hits(entry: Entry, languages: LanguagePair) -> Iterator[Hit]:
    """What the checks find in one entry. Only texts that readers see are checked: those of a fuzzy,
    stale or empty entry are not shown.
    """
    if entry.state != "fuzzy" and any(entry.strings):
        for name, _, check in ENTRY_CHECKS:
            for finding in check(entry, languages):
                yield Hit(name, entry.line, entry.context, finding)
    if entry.state in SHOWN:
        yield from text_hits(entry, languages, TEXT_CHECKS)


def text_hits(
    entry: Entry,
    languages: LanguagePair,
    checks: Sequence[tuple[str, Severity, TextCheck]],
) -> Iterator[Hit]:
    """What some checks find in the texts of one entry, form by form."""
    printf = "python-format" in entry.flags or "c-format" in entry.flags
    is_plural = len(entry.sources) > 1
    for form, string in enumerate(entry.strings):
        if not string:
            continue
        one_number = is_plural and form in single_forms(languages.target.language)
        texts = [TextPair(source, string, one_number, printf) for source in reversed(entry.sources)]
        for name, _, check in checks:
            for finding in findings_of_form(texts, languages, check):
                yield Hit(name, entry.lines[form], entry.context, finding)


def findings_of_form(
    texts: Sequence[TextPair], languages: LanguagePair, check: TextCheck
) -> list[CatalogFinding]:
    """What a check finds in one form of a translation beside each of its source texts: nothing if
    it fits one of them, else what it finds beside the first.
    """
    findings: list[CatalogFinding] = []
    for text in texts:
        other = list(check(text, languages))
        if not other:
            return []
        findings = findings or other
    return findings
