"""How does a changed source reach the translators without losing their work? Template + old catalog -> new catalog.

The same context comes first: its old translation is kept, marked fuzzy, with the previous msgid. Only then are moved texts
looked for: the exact text, then a close one, in the same record before any other. Translations of what is gone are kept
as obsolete. Nothing is thrown away, and nothing is taken from an entry that still stands.
"""

from __future__ import annotations

import copy
import difflib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import polib

from site_src.catalogs.extract import CREATED
from site_src.catalogs.locales import Language
from site_src.catalogs.po import new_catalog, open_catalog, save_catalog
from site_src.catalogs.states import Stamp, fingerprint, read_stamp, stamped, without_stamp
from site_src.problems import Problem, ProblemsFound

CLOSE = 0.75


def update_catalog(template: Path, path: Path, language: Language) -> bool:
    """Bring the catalog at `path` up to its template; True if the file changed. Raises ProblemsFound."""
    if not template.is_file():
        raise ProblemsFound([Problem(str(template), 1, "", "is missing", "run: python build.py i18n extract")])
    old = open_catalog(path) if path.is_file() else new_catalog({})
    new = merge(open_catalog(template), old, language)
    return save_catalog(new, path)


def merge(template: polib.POFile, old: polib.POFile, language: Language) -> polib.POFile:
    """The catalog with the template's messages and the old catalog's work."""
    catalog = new_catalog(merged_header(template, old, language))
    catalog.header = old.header
    kept = keep(old, {(e.msgctxt or ""): e.msgid for e in template})
    spare = Spare(e for e in old if kept.get(e.msgctxt or "") is not e)
    for source in template:
        entry = copy.copy(source)
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(range(language.plural.count), "") if source.msgid_plural else {}
        entry.flags, entry.tcomment = [], ""
        found = kept.get(entry.msgctxt or "") or spare.take(entry)
        if found is not None:
            carry(found, entry, language)
        stamp(entry)
        catalog.append(entry)
    for entry in spare.rest():
        if any(strings_of(entry)):
            entry.obsolete = True
            entry.occurrences = []
            entry.comment = ""
            catalog.append(entry)
    return catalog


def keep(old: polib.POFile, wanted: dict[str, str]) -> dict[str, polib.POEntry]:
    """The live old entry of each wanted context; of several (a git merge can make two) that of the wanted text, else one with work in it."""
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
    fields = dict(template.metadata) | {k: v for k, v in old.metadata.items() if v and k != "POT-Creation-Date"}
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


def strings_of(entry: polib.POEntry) -> list[str]:
    """The msgstr forms of an entry."""
    return [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def sources_of(entry: polib.POEntry) -> tuple[str, ...]:
    """The msgid and, if there is one, the plural msgid."""
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)


def carry(found: polib.POEntry, entry: polib.POEntry, language: Language) -> None:
    """Give `entry` the work of `found`: as it is for the same text, fuzzy with the previous msgid for another."""
    entry.tcomment = found.tcomment
    if entry.msgid_plural:
        old = strings_of(found)
        entry.msgstr_plural = {n: old[n] if n < len(old) else "" for n in range(language.plural.count)}
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
        entry.previous_msgctxt = found.previous_msgctxt if same else (found.msgctxt if found.msgctxt != entry.msgctxt else None)
        entry.previous_msgid = found.previous_msgid if same or found.previous_msgid else found.msgid
        entry.previous_msgid_plural = found.previous_msgid_plural if same or found.previous_msgid else (found.msgid_plural or None)


def stamp(entry: polib.POEntry) -> None:
    """Renew the state comment of a translated entry: both hashes, and draft where the translation was changed."""
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
        for entry in self.entries.values():
            self.by_text[entry.msgid].append(entry)
            self.by_record[record_of(entry)].append(entry)

    def take(self, wanted: polib.POEntry) -> polib.POEntry | None:
        """The best unused entry for a message: the exact text (same record first), else a close one of the same record."""
        exact = [e for e in self.by_text.get(wanted.msgid, ()) if id(e) in self.entries and any(strings_of(e))]
        exact.sort(key=lambda e: (record_of(e) != record_of(wanted), e.msgctxt or ""))
        best = exact[0] if exact else self.closest(wanted)
        if best is not None:
            del self.entries[id(best)]
        return best

    def closest(self, wanted: polib.POEntry) -> polib.POEntry | None:
        near = [e for e in self.by_record.get(record_of(wanted), ()) if id(e) in self.entries and any(strings_of(e))]
        match = difflib.get_close_matches(wanted.msgid, [e.msgid for e in near], n=1, cutoff=CLOSE)
        return next((e for e in near if match and e.msgid == match[0]), None)

    def rest(self) -> Iterable[polib.POEntry]:
        """What nobody took."""
        return self.entries.values()


def record_of(entry: polib.POEntry) -> str:
    """The record an entry belongs to: its context before the bar."""
    return (entry.msgctxt or "").partition("|")[0]
