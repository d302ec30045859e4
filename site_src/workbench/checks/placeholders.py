"""Does the sentence have its values? {placeholders} of the source text and of the translation,
counted.

Entries with gettext's flag python-format or c-format are checked for %-directives, too: other
projects' catalogs have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.catalogs.fits import placeholder_difference
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair, quoted

CONTACT_OR_VALUE = re.compile(r"\{[a-z0-9_]+\}")
LINK_TARGET = re.compile(r"\]\(([^)\s]+)\)")
LOOKS_LIKE_ONE = re.compile(r"[{｛﹛]\s*([\w ]+?)\s*[}｝﹜]")
PRINTF = re.compile(
    r"%(?:\((\w+)\))?(?:\d+\$)?[-#0+]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlLqjzt]*([diouxXeEfFgGcrsa])"
)


def placeholders(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Placeholders that are missing, misspelled, or not in the source text."""
    if text.printf:
        yield from directive_findings(text)
    if not has_brace(text):
        return
    missing, added = placeholder_difference(text.source, text.string, text.one_number)
    if missing:
        misspelled = misspelled_placeholder(text)
        for name in missing:
            yield CatalogFinding(
                f"{{{name}}} is missing{misspelled}",
                f"put {{{name}}}, exactly as written, where the sentence needs it",
            )
        return
    for name in added:
        yield CatalogFinding(
            f"{{{name}}} is not in the source",
            "copy the placeholders of the source text exactly; do not translate them",
        )
    has_wide_brace = "｛" in text.string and "｛" not in text.source
    if has_wide_brace and not added:
        yield CatalogFinding("there is a full-width brace", "write { and } as in the source")


def has_brace(text: TextPair) -> bool:
    """True if a text or its source may hold a placeholder; most do not."""
    return "{" in text.source or "{" in text.string or "｛" in text.string


def misspelled_placeholder(text: TextPair) -> str:
    """Words about the first thing in a translation that looks like a placeholder and is not one of
    the source's; "" if there is none.
    """
    for match in LOOKS_LIKE_ONE.finditer(text.string):
        if match[0] not in text.source:
            return f"; {quoted(match[0])} is not a placeholder of the source"
    return ""


def directive_findings(text: TextPair) -> Iterator[CatalogFinding]:
    """%-directives that differ: named ones may be in any order, unnamed ones only in that of the
    source.
    """
    expected = PRINTF.findall(text.source.replace("%%", ""))
    written = PRINTF.findall(text.string.replace("%%", ""))
    if text.one_number and len(written) < len(expected):
        expected = [directive for directive in expected if directive in written]
    if not same_directives(expected, written, numbered="$" in text.string):
        yield CatalogFinding("the %-directives differ from the source", "copy them exactly")


def same_directives(
    expected: list[tuple[str, str]], written: list[tuple[str, str]], *, numbered: bool
) -> bool:
    """True if two lists of directives, each a name ("" if unnamed) and a type, take the same
    values. `numbered` directives (%2$s) say themselves which value they take.
    """
    if named_directives(expected) != named_directives(written):
        return False
    expected_types = [kind for name, kind in expected if not name]
    written_types = [kind for name, kind in written if not name]
    if numbered:
        return sorted(expected_types) == sorted(written_types)
    return expected_types == written_types


def named_directives(directives: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The directives that have a name."""
    return {(name, kind) for name, kind in directives if name}


def order(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Contacts or links in another order than in the source: grammar may want that, but two that
    changed places send readers to the wrong one.
    """
    if not languages.markdown or ("{" not in text.source and "](" not in text.source):
        return
    for pattern in (CONTACT_OR_VALUE, LINK_TARGET):
        expected = list(dict.fromkeys(pattern.findall(text.source)))
        written = list(dict.fromkeys(pattern.findall(text.string)))
        if expected != written and sorted(expected) == sorted(written):
            yield CatalogFinding(
                f"{', '.join(written)} are in another order than in the source",
                "check that each one is next to its own words, then waive this",
            )
