"""Which checks are there, and how grave is each? One row a check; a new check is a function and a
row here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

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
    EntryCheck,
    Finding,
    Pair,
    Text,
    TextCheck,
)

Severity = Literal["fatal", "waivable", "warning"]

# About a catalog as a whole: header, duplicates and "one source with two translations" need no
# function of one text.
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
    ("carried", "fatal", markup.carried),
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

Hit = tuple[str, int, str, Finding]  # check, line, msgctxt, finding


def entry_hits(entry: Entry, pair: Pair) -> Iterator[Hit]:
    """What the checks find in one entry: texts that readers see are read; a fuzzy, stale or empty
    one is not shown.
    """
    for name, _, entry_check in ENTRY_CHECKS:
        if entry.state != "fuzzy" and any(entry.strings):
            for finding in entry_check(entry, pair):
                yield name, entry.line, entry.context, finding
    if entry.state in SHOWN:
        yield from text_hits(entry, pair, TEXT_CHECKS)


def text_hits(
    entry: Entry, pair: Pair, checks: tuple[tuple[str, Severity, TextCheck], ...]
) -> Iterator[Hit]:
    """What some checks find in the texts of one entry, form by form."""
    printf = "python-format" in entry.flags or "c-format" in entry.flags
    plural = len(entry.sources) > 1
    for i, string in enumerate(entry.strings):
        if not string:
            continue
        single = plural and i in pair.target.single_forms
        texts = [Text(source, string, single, printf) for source in reversed(entry.sources)]
        for name, _, check in checks:
            found: list[Finding] = []
            for text in texts:  # a plural form may stand for either msgid
                other = list(check(text, pair))
                found = found or other
                if not other:
                    found = []
                    break
            for finding in found:
                yield name, entry.lines[i], entry.context, finding


def catalog_hits(catalog: ParsedCatalog, pair: Pair) -> Iterator[Hit]:
    """What the checks find in a catalog."""
    for line, finding in structure.header_findings(catalog, pair.target.language):
        yield "header", line, "", finding
    for line, context, finding in structure.duplicate_findings(catalog):
        yield "duplicate", line, context, finding
    for line, context, finding in structure.two_translations(catalog):
        yield "two-translations", line, context, finding
    for entry in catalog.entries:
        yield from entry_hits(entry, pair)
