"""Is a catalog consistent? Header, duplicate entries, plural forms, and translations of another
source text.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

from site_src.catalogs.fits import NUMBERS
from site_src.catalogs.locales import Language
from site_src.catalogs.po_reader import Entry, ParsedCatalog
from site_src.workbench.checks.values import (
    CatalogFinding,
    LanguagePair,
    quoted,
)

PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*")
CHARSET = re.compile(r"charset\s*=\s*([\w-]+)", re.IGNORECASE)
LONGEST_RULE = 500

EntryFinding = tuple[int, str, CatalogFinding]  # line, msgctxt, finding


def header_findings(
    catalog: ParsedCatalog, language: Language
) -> Iterator[tuple[int, CatalogFinding]]:
    """What is wrong with the header, and on which line (gettext manual, "Header Entry"). Language
    must be a POSIX name, as i18nspector wants it.
    """
    checks = {
        "Language": language_finding,
        "Content-Type": charset_finding,
        "Plural-Forms": plural_finding,
    }
    for name, check in checks.items():
        finding = check(catalog.header.get(name, ""), language)
        if finding:
            yield line_of_field(catalog, name), finding


def language_finding(value: str, language: Language) -> CatalogFinding | None:
    """What is wrong with the field Language."""
    if value == language.posix:
        return None
    what = f'Language is "{value}"' if value else "Language is missing"
    return CatalogFinding(what, f"write {language.posix}, as i18n/locales.yaml has it")


def charset_finding(value: str, language: Language) -> CatalogFinding | None:
    """What is wrong with the field Content-Type: a catalog must be UTF-8."""
    charset = CHARSET.search(value)
    if charset and charset[1].lower() == "utf-8":
        return None
    what = f'the charset is "{charset[1]}"' if charset else "the charset is missing"
    return CatalogFinding(what, "write Content-Type: text/plain; charset=UTF-8")


def plural_finding(value: str, language: Language) -> CatalogFinding | None:
    """What is wrong with the field Plural-Forms."""
    if is_same_rule(value, language):
        return None
    return CatalogFinding(
        "Plural-Forms is not the one of i18n/locales.yaml", f"write {language.plural.header}"
    )


def line_of_field(catalog: ParsedCatalog, name: str) -> int:
    """The line of a field of the header, or that of the header if the field is missing."""
    return catalog.field_lines.get(name, catalog.header_line)


def is_same_rule(value: str, language: Language) -> bool:
    """True if a Plural-Forms value counts as the language does, however it is written."""
    match = PLURAL.fullmatch(value)
    if not match or len(value) > LONGEST_RULE:
        return False
    if int(match[1]) != language.plural.count:
        return False
    try:
        rule = gettext.c2py(match[2])
        return all(rule(number) == language.plural_form(number) for number in NUMBERS)
    except (ValueError, ZeroDivisionError):
        return False


def duplicate_findings(catalog: ParsedCatalog) -> Iterator[EntryFinding]:
    """Entries that appear twice: the same context and text, or one of our contexts (they have a
    bar) with two texts.
    """
    seen: dict[tuple[str, str], Entry] = {}
    for entry in catalog.entries:
        msgid = "" if "|" in entry.context else entry.sources[0]
        first = seen.setdefault((entry.context, msgid), entry)
        if first is entry:
            continue
        other = "an entry with this msgctxt and another msgid"
        if first.sources == entry.sources:
            other = "the same entry"
        finding = CatalogFinding(
            f"{other} is on line {first.line}", "keep the one whose msgid is in the template"
        )
        yield entry.line, entry.context, finding


def two_translations(catalog: ParsedCatalog) -> Iterator[EntryFinding]:
    """A source text with two translations: the less common ones are named, with the first line of
    the most common one.
    """
    for entries_by_translation in translations_by_source(catalog).values():
        if len(entries_by_translation) == 1:
            continue
        most_common, *others = sorted(entries_by_translation.values(), key=commonest_first)
        usual = most_common[0]
        what = f"the same source text is {quoted(usual.strings[0])} on line {usual.line}"
        for entries in others:
            finding = CatalogFinding(what, "use one of them, if both mean one thing")
            yield entries[0].lines[0], entries[0].context, finding


def translations_by_source(
    catalog: ParsedCatalog,
) -> dict[tuple[str, ...], dict[tuple[str, ...], list[Entry]]]:
    """The translated entries of a catalog, by their source texts and then their translations."""
    entries: dict[tuple[str, ...], dict[tuple[str, ...], list[Entry]]] = {}
    for entry in catalog.entries:
        if entry.state in ("draft", "reviewed"):
            entries.setdefault(entry.sources, {}).setdefault(entry.strings, []).append(entry)
    return entries


def commonest_first(entries: list[Entry]) -> tuple[int, int]:
    """A key to sort groups of entries by their sizes, then by their first lines."""
    return -len(entries), entries[0].line


def stale(entry: Entry, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """A translation of an older source text: `src` of the state comment does not fit the msgid."""
    if entry.state == "stale":
        tag = languages.target.language.tag
        yield CatalogFinding(
            "the source text changed after this was translated, so readers see the source text",
            f"run: python build.py i18n update {tag}; then correct it and remove fuzzy",
        )


def plural_forms(entry: Entry, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """All of the forms that the language has, or none (gettext manual, "Plural forms")."""
    if len(entry.sources) == 1:
        return
    language = languages.target.language
    count = language.plural.count
    if len(entry.strings) != count:
        yield CatalogFinding(
            f"there are {len(entry.strings)} plural forms, but {language.tag} has {count}",
            f"write msgstr[0] to msgstr[{count - 1}]",
        )
        return
    empty = [str(form) for form, string in enumerate(entry.strings) if not string]
    if empty:
        yield CatalogFinding(
            f"the plural form msgstr[{', '.join(empty)}] is empty",
            "translate all forms of this entry",
        )
