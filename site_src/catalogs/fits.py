"""Does a translation fit the page that shows it? Its placeholders, emphasis and links, beside those
of its source text.

A build shows the source text in place of a translation that does not fit, and warns; it does not
stop, so that a slip in one language keeps no editor from publishing. `i18n check` asks much more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from site_src.catalogs.locales import Language
from site_src.catalogs.markup import inline_tokens, is_marked
from site_src.catalogs.po_reader import Entry, Key
from site_src.catalogs.states import SHOWN
from site_src.files import relative
from site_src.problems import Problem

ANY_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")
MARKS = {"em_open": "*emphasis*", "strong_open": "**strong**"}
# Numbers that show every plural form of every language (CLDR, "Language Plural Rules").
NUMBERS = (*range(201), *range(1_000, 1_020), 10_000, 100_000, 1_000_000, 1_000_001)


def broken_keys(entries: Mapping[Key, Entry], language: Language, *, markdown: bool) -> list[Key]:
    """The keys of shown entries whose placeholders, emphasis or links are not those of the source
    text.
    """
    broken = []
    for key, entry in entries.items():
        texts = (key[1], *entry.strings)
        if not may_have_marks(texts, markdown=markdown) or entry.state not in SHOWN:
            continue
        if is_broken(entry, language, markdown=markdown):
            broken.append(key)
    return broken


def may_have_marks(texts: Iterable[str], *, markdown: bool) -> bool:
    """True if some texts may hold placeholders or marks; nearly none do."""
    text = "".join(texts)
    if "{" in text:
        return True
    return markdown and ("*" in text or "_" in text or "](" in text or "\\" in text)


def is_broken(entry: Entry, language: Language, *, markdown: bool) -> bool:
    """True if a form of a translation fits neither msgid."""
    for i, string in enumerate(entry.strings):
        one_number = bool(entry.plural) and i in single_forms(language)
        if string and not fits_any(string, entry.sources, one_number=one_number, markdown=markdown):
            return True
    return False


def fits_any(
    string: str, sources: Iterable[str], *, one_number: bool = False, markdown: bool = True
) -> bool:
    """True if a translation has the placeholders, and with `markdown` the marks, of one of these
    source texts.
    """
    for source in sources:
        if same_values(source, string, one_number=one_number) and (
            not markdown or same_marks(source, string)
        ):
            return True
    return False


def as_fuzzy(entries: dict[Key, Entry], broken: Iterable[Key]) -> dict[Key, Entry]:
    """The entries with broken ones as fuzzy: gettext's word for what needs a translator, and what
    no reader is shown.
    """
    return entries | {key: entries[key]._replace(state="fuzzy") for key in broken}


def warnings(
    path: Path, entries: Mapping[Key, Entry], broken: Iterable[Key], tag: str
) -> list[Problem]:
    """A line for each broken entry of a catalog."""
    file = str(relative(path))
    what = "warning: placeholders or marks differ from the source, so the source text is shown"
    hint = f"run: python build.py i18n check {tag}"
    return [Problem(file, entries[key].line, key[0], what, hint) for key in broken]


@cache
def single_forms(language: Language) -> frozenset[int]:
    """The plural forms that exactly one number takes: they may leave the number out (gettext
    manual, "Plural forms").
    """
    counts = Counter(language.plural_form(n) for n in NUMBERS)
    return frozenset(form for form, count in counts.items() if count == 1)


def same_values(source: str, string: str, *, one_number: bool = False) -> bool:
    """True if a translation holds the placeholders of its source, each at least once; a form for
    one number may leave {n} out.
    """
    if "{" not in source and "{" not in string:
        return True
    if ANY_PLACEHOLDER.findall(source) == ANY_PLACEHOLDER.findall(string):
        return True
    return not any(placeholder_difference(source, string, one_number))


def placeholder_difference(
    source: str, string: str, one_number: bool
) -> tuple[list[str], list[str]]:
    """The placeholders that are missing, and those that the source lacks; unnamed and numbered
    ones are counted, too.
    """
    wanted = Counter(ANY_PLACEHOLDER.findall(source))
    given = Counter(ANY_PLACEHOLDER.findall(string))
    if one_number and "n" not in given:
        del wanted["n"]
    missing = [name for name in wanted if lacks(given, wanted, name)]
    added = [name for name in given if lacks(wanted, given, name)]
    return sorted(missing), sorted(added)


def lacks(names: Counter[str], others: Counter[str], name: str) -> bool:
    """True if a text lacks a placeholder that another has; a named one may be there more often or
    less.
    """
    if name and not name.isdecimal():
        return name not in names
    return names[name] < others[name]


def same_marks(source: str, string: str) -> bool:
    """True if a translation has the marks and link targets of its source."""
    if not (is_marked(source) or is_marked(string)):
        return True
    wanted, _ = marks_in(source)
    given, has_bad_link = marks_in(string)
    return wanted == given and not has_bad_link


@lru_cache(maxsize=4096)
def marks_in(text: str) -> tuple[tuple[str, ...], bool]:
    """The marks of inline Markdown, sorted, links with their targets; and whether a link's text
    holds a placeholder or nothing.
    """
    marks: list[str] = []
    has_bad_link = in_link = False
    words = ""
    for token in inline_tokens(text) if is_marked(text) else ():
        if token.type == "link_open":
            marks.append(f"link to {token.attrs.get('href', '')}")
            in_link, words = True, ""
        elif token.type == "link_close":
            has_bad_link = has_bad_link or "{" in words or not words.strip()
            in_link = False
        elif token.type in MARKS:
            marks.append(MARKS[token.type])
        elif in_link:
            words += token.content
    return tuple(sorted(marks)), has_bad_link
