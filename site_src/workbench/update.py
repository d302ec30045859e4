"""How does a changed source reach the translators without losing their work? Template + old
catalog -> new catalog.

The same context comes first: its old translation is kept, marked fuzzy, with the previous msgid.
Only then are moved texts looked for: the exact text in the same record, then in any other, then a
close one in the same record. Translations of what is gone are kept as obsolete for a release.
Nothing is taken from an entry that is still in use.
"""

from __future__ import annotations

import copy
import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from site_src.catalogs.locales import Language
from site_src.catalogs.safe_read import catalog_bytes
from site_src.problems import Problem, ProblemsFound, stop_on
from site_src.workbench.entry_states import (
    forget_stamp,
    is_stale,
    is_translated,
    mark_changed_as_draft,
    mark_fuzzy,
    mark_untranslated,
    sources_of,
    strings_of,
)
from site_src.workbench.extract import CREATED
from site_src.workbench.obsolete import retire, this_release, without_releases
from site_src.workbench.po_writer import Change, new_catalog, open_catalog, save_all

CLOSE = 0.75  # difflib's ratio from which a text counts as an earlier version of another


def update_catalog(template: Path, path: Path, language: Language) -> bool:
    """Bring the catalog at `path` up to its template; True if the file changed. Raises
    ProblemsFound.
    """
    return save_all([updated(template, path, language)]) != []


def updated(template: Path, path: Path, language: Language) -> Change:
    """What an update makes of the catalog at `path`; nothing is written. Raises ProblemsFound."""
    messages = catalog_bytes(template)
    if messages is None:
        hint = "run: python build.py i18n extract"
        raise ProblemsFound([Problem(str(template), 1, "", "is missing", hint)])
    before = catalog_bytes(path)
    if before is None:
        old = new_catalog({})
    else:
        old = open_catalog(path, before, allow_duplicates=True)
    stop_on(extra_forms(path, old, language))
    catalog = merge_template(open_catalog(template, messages), old, language)
    return Change(path, before, catalog)


def extra_forms(path: Path, old: polib.POFile, language: Language) -> Iterator[Problem]:
    """Translated plural forms that the language does not have: an update would have to throw them
    away.
    """
    count = language.plural.count
    for entry in old:
        extra = [n for n, text in entry.msgstr_plural.items() if n >= count and text]
        if extra:
            what = f"has msgstr[{extra[0]}], but {language.endonym} has {count} plural forms"
            hint = "delete the forms that are too many"
            yield Problem(str(path), entry.linenum or 1, entry.msgctxt or "", what, hint)


def merge_template(
    template: polib.POFile, old: polib.POFile, language: Language, release: str | None = None
) -> polib.POFile:
    """The catalog with the template's messages and the old catalog's work; `release` is that of
    this project if not given.
    """
    release = this_release() if release is None else release
    catalog = new_catalog(merged_header(template, old, language))
    catalog.header = old.header
    kept = keep_contexts(old, {(e.msgctxt or ""): e.msgid for e in template})
    unclaimed = Unclaimed(e for e in old if kept.get(e.msgctxt or "") is not e)
    moved = unclaimed.assign(e for e in template if (e.msgctxt or "") not in kept)
    for message in template:
        before = kept.get(message.msgctxt or "") or moved.get(id(message))
        catalog.append(updated_entry(message, before, language))
    catalog.extend(retire(unclaimed.rest(), release))
    return catalog


def updated_entry(
    message: polib.POEntry, before: polib.POEntry | None, language: Language
) -> polib.POEntry:
    """A message of the template as an entry of the catalog, with the work of an old entry."""
    entry = copy.copy(message)
    mark_untranslated(entry, language.plural.count)
    if before is not None:
        carry_work(before, entry, language)
    mark_changed_as_draft(entry)
    return entry


def keep_contexts(old: polib.POFile, wanted: dict[str, str]) -> dict[str, polib.POEntry]:
    """The live old entry of each wanted context; of several (a git merge can leave two) that of
    the wanted text, else one with work in it.
    """
    kept: dict[str, polib.POEntry] = {}
    for entry in old:
        context = entry.msgctxt or ""
        if entry.obsolete or context not in wanted:
            continue
        msgid = wanted[context]
        other = kept.get(context)
        if other is None or priority(entry, msgid) > priority(other, msgid):
            kept[context] = entry
    return kept


def priority(entry: polib.POEntry, msgid: str) -> tuple[bool, bool]:
    """How much an old entry gives to a message: any work at all, then the same text."""
    return is_translated(entry), entry.msgid == msgid


def merged_header(template: polib.POFile, old: polib.POFile, language: Language) -> dict[str, str]:
    """The header of the new catalog: what a translator's tool wrote stays, what we know is set."""
    fields = dict(template.metadata)
    for name, value in old.metadata.items():
        if value and name != "POT-Creation-Date":
            fields[name] = value
    team = fields.get("Language-Team", "")
    if not team or team.startswith("LANGUAGE"):
        team = language.endonym
    fields |= {
        "POT-Creation-Date": CREATED,
        "Language": language.posix,
        "Language-Team": team,
        "Plural-Forms": language.plural.header,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if fields.get("PO-Revision-Date", "").startswith("YEAR"):
        fields["PO-Revision-Date"] = CREATED
    if fields.get("Last-Translator", "").startswith("FULL NAME"):
        fields["Last-Translator"] = "nobody yet"
    return fields


def carry_work(before: polib.POEntry, entry: polib.POEntry, language: Language) -> None:
    """Give `entry` the translation of `before`: as it is for the same text, fuzzy with the
    previous msgid for another.
    """
    copy_strings(before, entry, language.plural.count)
    comment = before.tcomment
    entry.tcomment = without_releases(comment) if before.obsolete else comment
    if not is_translated(entry):
        return
    stale = is_stale(entry)
    if stale or before.fuzzy or sources_of(before) != sources_of(entry):
        mark_fuzzy(entry, made_for=before)
    if stale:
        forget_stamp(entry)


def copy_strings(before: polib.POEntry, entry: polib.POEntry, form_count: int) -> None:
    """Copy the translation; a plural has `form_count` forms, empty where `before` has none."""
    strings = strings_of(before)
    if not entry.msgid_plural:
        entry.msgstr = strings[0]
        return
    missing = [""] * (form_count - len(strings))
    entry.msgstr_plural = dict(enumerate([*strings, *missing][:form_count]))


class Unclaimed:
    """Old entries whose context is gone; each is assigned at most once."""

    def __init__(self, entries: Iterable[polib.POEntry]) -> None:
        self.entries: dict[int, polib.POEntry] = {id(e): e for e in entries}
        self.by_text: dict[str, list[polib.POEntry]] = defaultdict(list)
        self.by_record: dict[str, list[polib.POEntry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=live_first):
            if is_translated(entry):
                self.by_text[entry.msgid].append(entry)
                self.by_record[record_of(entry)].append(entry)

    def assign(self, messages: Iterable[polib.POEntry]) -> dict[int, polib.POEntry]:
        """The entry for each message, by the message's identity: every message has a turn at the
        surest kind of match before any has one at the next.
        """
        assigned: dict[int, polib.POEntry] = {}
        waiting = list(messages)
        for search in (self.same_text_and_record, self.same_text, self.close_text):
            for message in waiting:
                match = search(message)
                if match is not None:
                    assigned[id(message)] = self.entries.pop(id(match))
            waiting = [message for message in waiting if id(message) not in assigned]
        return assigned

    def same_text_and_record(self, message: polib.POEntry) -> polib.POEntry | None:
        """An unclaimed entry of the same text and record."""
        record = record_of(message)
        for entry in self.by_text.get(message.msgid, ()):
            if id(entry) in self.entries and record_of(entry) == record:
                return entry
        return None

    def same_text(self, message: polib.POEntry) -> polib.POEntry | None:
        """An unclaimed entry of the same text."""
        for entry in self.by_text.get(message.msgid, ()):
            if id(entry) in self.entries:
                return entry
        return None

    def close_text(self, message: polib.POEntry) -> polib.POEntry | None:
        """The unclaimed entry of the same record with the closest text, if it is close."""
        by_text: dict[str, polib.POEntry] = {}
        for entry in self.by_record.get(record_of(message), ()):
            if id(entry) in self.entries:
                by_text.setdefault(entry.msgid, entry)
        match = difflib.get_close_matches(message.msgid, by_text, n=1, cutoff=CLOSE)
        return by_text[match[0]] if match else None

    def rest(self) -> Iterable[polib.POEntry]:
        """The entries that were not assigned."""
        return self.entries.values()


def live_first(entry: polib.POEntry) -> tuple[bool, str]:
    """What unclaimed entries are sorted by: live ones before obsolete ones."""
    return bool(entry.obsolete), entry.msgctxt or ""


def record_of(entry: polib.POEntry) -> str:
    """The record an entry belongs to: its context before the bar."""
    return (entry.msgctxt or "").partition("|")[0]
