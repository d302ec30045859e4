"""What becomes of one unit that comes back? A unit and the entry it is for -> the entry changed, or left byte for byte.

A new text is a draft with new hashes, or fuzzy if the file asks for more work on it. The same text stays what it was, reviewed
included, unless the file says otherwise: done makes a fuzzy or stale text a draft of today's source; more work makes a shown text fuzzy.
A file never makes a text reviewed, and never deletes one.
"""

from __future__ import annotations

from typing import Literal

import polib

from site_src.catalogs.po import sources_of, strings_of
from site_src.catalogs.states import Stamp, fingerprint, judge, stamped, without_stamp
from site_src.catalogs.xliff.read import Unit

Outcome = Literal["unchanged", "draft", "fuzzy", "confirmed", "kept", "untranslated"]


def take(entry: polib.POEntry, unit: Unit) -> Outcome:
    """Apply a unit to the entry of the same message; the number of forms must fit. Says what became of it."""
    old, new = strings_of(entry), list(unit.strings)
    state = judge(sources_of(entry), old, entry.tcomment, fuzzy=entry.fuzzy)
    add_notes(entry, unit)
    if not any(new):
        return "kept" if any(old) else "untranslated"
    if new != old:
        if state == "missing" and unit.word == "untranslated" and copied(new, sources_of(entry)):
            return "untranslated"
        put(entry, new)
        if unit.word == "work" or (unit.word == "untranslated" and state != "missing"):
            doubt(entry)
            return "fuzzy"
        settle(entry)
        return "draft"
    if state in ("fuzzy", "stale") and unit.word in ("done", "approved"):
        settle(entry)
        return "confirmed"
    if state in ("reviewed", "draft") and unit.word == "work":
        doubt(entry)
        return "fuzzy"
    return "unchanged"


def copied(strings: list[str], sources: tuple[str, ...]) -> bool:
    """True if a tool only put the source where a translation will be."""
    return all(string in ("", *sources) for string in strings)


def put(entry: polib.POEntry, strings: list[str]) -> None:
    """Write the translation of an entry."""
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(strings))
    else:
        entry.msgstr = strings[0]


def doubt(entry: polib.POEntry) -> None:
    """Mark an entry as fuzzy; who clears the flag later makes a draft."""
    entry.flags = [*(flag for flag in entry.flags if flag != "fuzzy"), "fuzzy"]
    entry.tcomment = without_stamp(entry.tcomment)


def settle(entry: polib.POEntry) -> None:
    """Make an entry a draft of today's source."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    entry.tcomment = stamped(entry.tcomment, Stamp("draft", fingerprint(*sources_of(entry)), fingerprint(*strings_of(entry))))


def add_notes(entry: polib.POEntry, unit: Unit) -> None:
    """Add the translators' lines that the entry lacks, before its state; what looks like a state is not taken."""
    known = {line.strip() for line in entry.tcomment.split("\n")}
    fresh = [line for line in dict.fromkeys(map(str.strip, unit.notes)) if line and line not in known and not line.startswith("state:")]
    if fresh:
        lines = entry.tcomment.split("\n") if entry.tcomment else []
        states = [line for line in lines if line.strip().startswith("state: ")]
        entry.tcomment = "\n".join([*(line for line in lines if line not in states), *fresh, *states])
