"""Does a catalog hold together? Header, duplicate entries, plural forms, and translations that
belong to another source text.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

from site_src.catalogs.fits import NUMBERS
from site_src.catalogs.locales import Language
from site_src.catalogs.po_reader import Entry, ParsedCatalog
from site_src.workbench.checks.values import Finding, Pair, quoted

PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*")
CHARSET = re.compile(r"charset\s*=\s*([\w-]+)", re.IGNORECASE)
LONGEST_RULE = 500

Placed = tuple[int, str, Finding]


def header_findings(catalog: ParsedCatalog, language: Language) -> Iterator[tuple[int, Finding]]:
    """What is wrong with the header, and on which line (gettext manual, "Header Entry"; Language
    is POSIX, as i18nspector wants it).
    """
    said = catalog.header.get("Language", "")
    if said != language.posix:
        what = Finding(
            f'Language is "{said}"' if said else "Language is missing",
            f"write {language.posix}, as i18n/locales.yaml has it",
        )
        yield line_of(catalog, "Language"), what
    charset = CHARSET.search(catalog.header.get("Content-Type", ""))
    if not charset or charset[1].lower() != "utf-8":
        what = Finding(
            f'the charset is "{charset[1]}"' if charset else "the charset is missing",
            "write Content-Type: text/plain; charset=UTF-8",
        )
        yield line_of(catalog, "Content-Type"), what
    if not same_rule(catalog.header.get("Plural-Forms", ""), language):
        what = Finding(
            "Plural-Forms is not that of i18n/locales.yaml", f"write {language.plural.header}"
        )
        yield line_of(catalog, "Plural-Forms"), what


def line_of(catalog: ParsedCatalog, name: str) -> int:
    """The line of a field of the header, or that of the header if it is missing."""
    return catalog.field_lines.get(name, catalog.header_line)


def same_rule(value: str, language: Language) -> bool:
    """True if a Plural-Forms value counts as the language does, however it is written."""
    match = PLURAL.fullmatch(value)
    if not match or len(value) > LONGEST_RULE or int(match[1]) != language.plural.count:
        return False
    try:
        rule = gettext.c2py(match[2])
        return all(rule(n) == language.plural_form(n) for n in NUMBERS)
    except (ValueError, ZeroDivisionError):
        return False


def duplicate_findings(catalog: ParsedCatalog) -> Iterator[Placed]:
    """Entries that stand twice: the same context and text, or one of our contexts (they have a
    bar) with two texts.
    """
    seen: dict[tuple[str, str], Entry] = {}
    for entry in catalog.entries:
        first = seen.setdefault(
            (entry.context, "" if "|" in entry.context else entry.sources[0]), entry
        )
        if first is not entry:
            same = (
                "the same entry"
                if first.sources == entry.sources
                else "an entry with this msgctxt and another msgid"
            )
            yield (
                entry.line,
                entry.context,
                Finding(
                    f"{same} stands on line {first.line}",
                    "keep the one whose msgid is in the template",
                ),
            )


def two_translations(catalog: ParsedCatalog) -> Iterator[Placed]:
    """One source text with two translations; the rarer ones are named, beside the first line of
    the usual one.
    """
    groups: dict[tuple[str, ...], dict[tuple[str, ...], list[Entry]]] = {}
    for entry in catalog.entries:
        if entry.state in ("draft", "reviewed"):
            groups.setdefault(entry.sources, {}).setdefault(entry.strings, []).append(entry)
    for variants in groups.values():
        if len(variants) > 1:
            usual, *others = sorted(
                variants.values(), key=lambda found: (-len(found), found[0].line)
            )
            for entry in (other[0] for other in others):
                other = quoted(usual[0].strings[0])
                yield (
                    entry.lines[0],
                    entry.context,
                    Finding(
                        f"the same source text is {other} on line {usual[0].line}",
                        "use one, if it is one thing",
                    ),
                )


def stale(entry: Entry, pair: Pair) -> Iterator[Finding]:
    """A translation of an older source text: `src` of the state comment does not fit the msgid."""
    if entry.state == "stale":
        hint = f"run: python build.py i18n update {pair.target.language.tag}; then correct it and remove fuzzy"
        yield Finding(
            "the source text changed after this was translated, so readers see the source text",
            hint,
        )


def plural_forms(entry: Entry, pair: Pair) -> Iterator[Finding]:
    """The forms that the language has, all of them or none (gettext manual, "Plural forms")."""
    if len(entry.sources) == 1:
        return
    count = pair.target.language.plural.count
    if len(entry.strings) != count:
        yield Finding(
            f"there are {len(entry.strings)} plural forms, and {pair.target.language.tag} has {count}",
            f"write msgstr[0] to msgstr[{count - 1}]",
        )
    elif empty := [str(i) for i, string in enumerate(entry.strings) if not string]:
        yield Finding(
            f"the plural form msgstr[{', '.join(empty)}] is empty",
            "translate all forms of this entry",
        )
