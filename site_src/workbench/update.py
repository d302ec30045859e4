"""How does a changed source reach the translators without losing their work? Template + old
catalog -> new catalog.

The same context comes first: its old translation is kept, marked fuzzy, with the previous msgid.
Only then are moved texts looked for: the exact text in the same record, then in any other, then a
close one in the same record. Translations of what is gone are kept as obsolete for a release.
Nothing is taken from an entry that still stands.
"""

from __future__ import annotations

import copy
import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from site_src.catalogs.locales import Language
from site_src.catalogs.po import Change, new_catalog, open_catalog, save_all, sources_of, strings_of
from site_src.catalogs.safe_read import catalog_bytes
from site_src.catalogs.states import Stamp, fingerprint, read_stamp, stamped, without_stamp
from site_src.problems import Problem, ProblemsFound, stop_on
from site_src.workbench.extract import CREATED
from site_src.workbench.obsolete import retire, this_release, without_releases

CLOSE = 0.75


def update_catalog(template: Path, path: Path, language: Language) -> bool:
    """Bring the catalog at `path` up to its template; True if the file changed. Raises
    ProblemsFound.
    """
    return save_all([updated(template, path, language)]) != []


def updated(template: Path, path: Path, language: Language) -> Change:
    """What an update makes of the catalog at `path`; nothing is written. Raises ProblemsFound."""
    messages = catalog_bytes(template)
    if messages is None:
        raise ProblemsFound(
            [Problem(str(template), 1, "", "is missing", "run: python build.py i18n extract")]
        )
    before = catalog_bytes(path)
    old = new_catalog({}) if before is None else open_catalog(path, before, doubles=True)
    stop_on(surplus_forms(path, old, language))
    return Change(path, before, merge(open_catalog(template, messages), old, language))


def surplus_forms(path: Path, old: polib.POFile, language: Language) -> Iterator[Problem]:
    """Translated plural forms that the language does not have: an update would have to throw them
    away.
    """
    for entry in old:
        over = [n for n, text in entry.msgstr_plural.items() if n >= language.plural.count and text]
        if over:
            what = f"has msgstr[{over[0]}], but {language.endonym} has {language.plural.count} plural forms"
            yield Problem(
                str(path),
                entry.linenum or 1,
                entry.msgctxt or "",
                what,
                "delete the forms that are too many",
            )


def merge(
    template: polib.POFile, old: polib.POFile, language: Language, release: str | None = None
) -> polib.POFile:
    """The catalog with the template's messages and the old catalog's work; `release` is that of
    this project if not given.
    """
    release = this_release() if release is None else release
    catalog = new_catalog(merged_header(template, old, language))
    catalog.header = old.header
    kept = keep(old, {(e.msgctxt or ""): e.msgid for e in template})
    spare = Spare(e for e in old if kept.get(e.msgctxt or "") is not e)
    moved = spare.share(source for source in template if (source.msgctxt or "") not in kept)
    for source in template:
        entry = copy.copy(source)
        entry.msgstr, entry.msgstr_plural = (
            "",
            dict.fromkeys(range(language.plural.count), "") if source.msgid_plural else {},
        )
        entry.flags, entry.tcomment = [], ""
        found = kept.get(entry.msgctxt or "") or moved.get(id(source))
        if found is not None:
            carry(found, entry, language)
        stamp(entry)
        catalog.append(entry)
    catalog.extend(retire(spare.rest(), release))
    return catalog


def keep(old: polib.POFile, wanted: dict[str, str]) -> dict[str, polib.POEntry]:
    """The live old entry of each wanted context; of several (a git merge can make two) that of
    the wanted text, else one with work in it.
    """
    kept: dict[str, polib.POEntry] = {}
    for entry in old:
        context = entry.msgctxt or ""
        if entry.obsolete or context not in wanted:
            continue
        other = kept.get(context)
        if other is None or worth(entry, wanted[context]) > worth(other, wanted[context]):
            kept[context] = entry
    return kept


def worth(entry: polib.POEntry, msgid: str) -> tuple[bool, bool]:
    """How much an old entry gives to a message: any work at all, then the same text."""
    return any(strings_of(entry)), entry.msgid == msgid


def merged_header(template: polib.POFile, old: polib.POFile, language: Language) -> dict[str, str]:
    """The header of the new catalog: what a translator's tool wrote stays, what we know is set."""
    fields = dict(template.metadata) | {
        k: v for k, v in old.metadata.items() if v and k != "POT-Creation-Date"
    }
    team = fields.get("Language-Team", "")
    fields |= {
        "POT-Creation-Date": CREATED,
        "Language": language.posix,
        "Language-Team": language.endonym if not team or team.startswith("LANGUAGE") else team,
        "Plural-Forms": language.plural.header,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if fields.get("PO-Revision-Date", "").startswith("YEAR"):
        fields["PO-Revision-Date"] = CREATED
    if fields.get("Last-Translator", "").startswith("FULL NAME"):
        fields["Last-Translator"] = "nobody yet"
    return fields


def carry(found: polib.POEntry, entry: polib.POEntry, language: Language) -> None:
    """Give `entry` the work of `found`: as it is for the same text, fuzzy with the previous msgid
    for another.
    """
    entry.tcomment = without_releases(found.tcomment) if found.obsolete else found.tcomment
    if entry.msgid_plural:
        old = strings_of(found)
        entry.msgstr_plural = {
            n: old[n] if n < len(old) else "" for n in range(language.plural.count)
        }
    else:
        entry.msgstr = strings_of(found)[0]
    if not any(strings_of(entry)):
        return
    mark = read_stamp(entry.tcomment)
    stale = bool(mark and mark.src and mark.src != fingerprint(*sources_of(entry)))
    if sources_of(found) != sources_of(entry) or found.fuzzy or stale:
        entry.flags = ["fuzzy"]
        if stale:  # whoever confirms the text and clears the flag confirms it for the new source
            entry.tcomment = without_stamp(entry.tcomment)
        same = sources_of(found) == sources_of(entry)
        entry.previous_msgctxt = (
            found.previous_msgctxt
            if same
            else (found.msgctxt if found.msgctxt != entry.msgctxt else None)
        )
        entry.previous_msgid = found.previous_msgid if same or found.previous_msgid else found.msgid
        entry.previous_msgid_plural = (
            found.previous_msgid_plural
            if same or found.previous_msgid
            else (found.msgid_plural or None)
        )


def stamp(entry: polib.POEntry) -> None:
    """Renew the state comment of a translated entry: both hashes, and draft where the translation
    was changed.
    """
    strings = strings_of(entry)
    if not any(strings) or entry.fuzzy:
        return
    src, dst = fingerprint(*sources_of(entry)), fingerprint(*strings)
    old = read_stamp(entry.tcomment)
    if old and old.dst == dst and old.src == src:
        return
    entry.tcomment = stamped(entry.tcomment, Stamp("draft", src, dst))


class Spare:
    """Old entries whose context is gone; each is taken at most once."""

    def __init__(self, entries: Iterable[polib.POEntry]) -> None:
        self.entries: dict[int, polib.POEntry] = {id(e): e for e in entries}
        self.by_text: dict[str, list[polib.POEntry]] = defaultdict(list)
        self.by_record: dict[str, list[polib.POEntry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=lambda e: (e.obsolete, e.msgctxt or "")):
            if any(strings_of(entry)):
                self.by_text[entry.msgid].append(entry)
                self.by_record[record_of(entry)].append(entry)

    def share(self, wanted: Iterable[polib.POEntry]) -> dict[int, polib.POEntry]:
        """The entry for each wanted message, by the message's identity: every message has a turn
        at the surest kind before any at the next.
        """
        found: dict[int, polib.POEntry] = {}
        left = list(wanted)
        for search in (self.same_text_and_record, self.same_text, self.close):
            for message in left:
                best = search(message)
                if best is not None:
                    found[id(message)] = self.entries.pop(id(best))
            left = [message for message in left if id(message) not in found]
        return found

    def same_text_and_record(self, wanted: polib.POEntry) -> polib.POEntry | None:
        """An unused entry of the same text and record."""
        return next(
            (
                e
                for e in self.by_text.get(wanted.msgid, ())
                if id(e) in self.entries and record_of(e) == record_of(wanted)
            ),
            None,
        )

    def same_text(self, wanted: polib.POEntry) -> polib.POEntry | None:
        """An unused entry of the same text."""
        return next((e for e in self.by_text.get(wanted.msgid, ()) if id(e) in self.entries), None)

    def close(self, wanted: polib.POEntry) -> polib.POEntry | None:
        """The unused entry of the same record with the closest text, if it is close."""
        near = {
            e.msgid: e
            for e in reversed(self.by_record.get(record_of(wanted), ()))
            if id(e) in self.entries
        }
        match = difflib.get_close_matches(wanted.msgid, near, n=1, cutoff=CLOSE)
        return near[match[0]] if match else None

    def rest(self) -> Iterable[polib.POEntry]:
        """What nobody took."""
        return self.entries.values()


def record_of(entry: polib.POEntry) -> str:
    """The record an entry belongs to: its context before the bar."""
    return (entry.msgctxt or "").partition("|")[0]
