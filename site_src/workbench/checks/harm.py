"""Which translations would break the page that shows them? What a build asks of each entry:
placeholders and marks.

A build shows the source text in their place and warns; it does not stop, so that a slip in one
language keeps no editor from publishing. A preview says where and what they are. `i18n check`
asks much more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from site_src.catalogs.canonical import Entry, Key
from site_src.catalogs.locales import Language
from site_src.catalogs.states import SHOWN
from site_src.files import relative
from site_src.problems import Problem, ProblemsFound
from site_src.workbench.checks.cldr import cldr_data
from site_src.workbench.checks.markup import same_marks
from site_src.workbench.checks.placeholders import same_values
from site_src.workbench.checks.reader import ReadCatalog, read_located
from site_src.workbench.checks.structure import header_findings
from site_src.workbench.checks.table import HARM, text_hits
from site_src.workbench.checks.values import LanguagePair


def broken_keys(entries: Mapping[Key, Entry], language: Language, *, markdown: bool) -> list[Key]:
    """The keys of shown entries whose placeholders, emphasis or links are not those of the source
    text.
    """
    found = []
    for key, entry in entries.items():
        if (
            is_suspect((key[1], *entry.strings), markdown=markdown)
            and entry.state in SHOWN
            and is_broken(key[1], entry, language, markdown=markdown)
        ):
            found.append(key)
    return found


def is_suspect(texts: Iterable[str], *, markdown: bool) -> bool:
    """True if some texts may hold placeholders or marks; nearly none do."""
    text = "".join(texts)
    return "{" in text or (
        markdown and ("*" in text or "_" in text or "](" in text or "\\" in text)
    )


def is_broken(msgid: str, entry: Entry, language: Language, *, markdown: bool) -> bool:
    """True if a form of a translation fits neither msgid."""
    sources = (msgid, entry.plural) if entry.plural else (msgid,)
    for i, string in enumerate(entry.strings):
        single = bool(entry.plural) and i in cldr_data(language).single_forms
        if string and not any(
            same_values(s, string, one_number=single) and (not markdown or same_marks(s, string))
            for s in sources
        ):
            return True
    return False


def without(entries: dict[Key, Entry], broken: Iterable[Key]) -> dict[Key, Entry]:
    """The entries with broken ones as fuzzy: gettext's word for what needs a translator, and what
    no reader is shown.
    """
    return entries | {key: replace(entries[key], state="fuzzy") for key in broken}


def warnings(path: Path, keys: Iterable[Key], tag: str) -> list[Problem]:
    """A line for each broken entry of a catalog."""
    wanted = set(keys)
    try:
        entries = read_located(path).entries
    except ProblemsFound:
        return []
    what = "warning: placeholders or marks differ from the source, so the source text is shown"
    hint = f"run: python build.py i18n check {tag}"
    return [
        Problem(str(relative(path)), e.line, e.context, what, hint)
        for e in entries
        if (e.context, e.sources[0]) in wanted
    ]


def faults(
    path: Path, catalog: ReadCatalog, language: Language, *, markdown: bool
) -> Iterator[Problem]:
    """What is wrong with the header of a catalog, and its placeholders and marks that are not the
    source's, as `i18n check` says it.
    """
    for line, finding in header_findings(catalog, language):
        yield Problem(str(path), line, "header", *finding)
    pair = LanguagePair(
        cldr_data(language), cldr_data(language), markdown
    )  # neither check asks for the source's language
    for entry in catalog.entries:
        if entry.state in SHOWN and is_suspect((*entry.sources, *entry.strings), markdown=markdown):
            for check, line, context, finding in text_hits(entry, pair, HARM):
                yield Problem(str(path), line, context, f"{check}: {finding.what}", finding.hint)
