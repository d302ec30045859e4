"""What do two branches' catalogs say together? A three-way merge entry by entry, by msgctxt:
base, ours, theirs -> one catalog.

What one branch changed is taken. Where both translated a message differently, ours stays, fuzzy,
with theirs in a comment: a conflict. A translation is shown only beside the source for which a
branch showed it; one made for another source is fuzzy with `#| msgid`. No text that a branch
wrote is dropped; layout, order and line breaks (Poedit's) are no changes.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

import polib

from site_src.catalogs.po import new_catalog, sources_of, strings_of
from site_src.catalogs.states import (
    SHOWN,
    Stamp,
    fingerprint,
    judge,
    read_stamp,
    stamped,
    without_stamp,
)

Value = TypeVar("Value")
Entry = polib.POEntry
Conflict = Literal["", "translation", "source"]
OTHER = "other translation"


class TwoEntries(Exception):
    """A catalog has two live entries under one context, which it names."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged catalog and the contexts that a person must look at, with what both branches
    changed there.
    """

    catalog: polib.POFile
    conflicts: tuple[tuple[str, Conflict], ...]


def merge_catalogs(base: polib.POFile, ours: polib.POFile, theirs: polib.POFile) -> Merged:
    """The catalog with the work of both branches. Raises TwoEntries."""
    catalog = new_catalog(merge_fields(base.metadata, ours.metadata, theirs.metadata))
    catalog.header = merge_lines(base.header or "", ours.header or "", theirs.header or "")
    catalog.metadata_is_fuzzy = three(
        base.metadata_is_fuzzy,
        ours.metadata_is_fuzzy,
        theirs.metadata_is_fuzzy,
        ours.metadata_is_fuzzy,
    )
    conflicts: list[tuple[str, Conflict]] = []
    live: dict[tuple[str, str], Entry] = {}
    sides = live_entries(base), live_entries(ours), live_entries(theirs)
    for context in sides[1] | sides[2]:
        entry, conflict = merge_entry(*(side.get(context) for side in sides))
        if entry is not None:
            catalog.append(entry)
            live[context, entry.msgid] = entry
            conflicts += [(context, conflict)] if conflict else []
    gone = obsolete_entries(base), obsolete_entries(ours), obsolete_entries(theirs)
    for key in gone[1] | gone[2]:
        entry, _ = merge_entry(*(side.get(key) for side in gone))
        if entry is not None and key not in live:
            catalog.append(entry)
        elif entry is not None and strings_of(entry) != strings_of(live[key]):
            live[key].tcomment = with_other(live[key].tcomment, entry, live[key])
    return Merged(catalog, tuple(sorted(conflicts)))


def live_entries(catalog: polib.POFile) -> dict[str, Entry]:
    """The live entries by context. Raises TwoEntries."""
    found: dict[str, Entry] = {}
    for entry in catalog:
        if not entry.obsolete and found.setdefault(entry.msgctxt or "", entry) is not entry:
            raise TwoEntries(entry.msgctxt or "")
    return found


def obsolete_entries(catalog: polib.POFile) -> dict[tuple[str, str], Entry]:
    """The obsolete entries by context and msgid."""
    return {(e.msgctxt or "", e.msgid): e for e in catalog if e.obsolete}


def merge_entry(
    base: Entry | None, ours: Entry | None, theirs: Entry | None
) -> tuple[Entry | None, Conflict]:
    """One message of the merge, None if it is gone, and whether a person must look at it."""
    if same(ours, theirs) or same(base, theirs):
        return ours, ""
    if same(base, ours):
        return theirs, ""
    if ours is None or theirs is None:  # gone on one side, changed on the other
        return ours or theirs, ""
    source = source_side(base, ours, theirs)
    entry, other = copy.copy(source), theirs if source is ours else ours
    if base is not None:
        entry.comment = three(base.comment, source.comment, other.comment, source.comment)
        entry.occurrences = three(
            base.occurrences, source.occurrences, other.occurrences, source.occurrences
        )
    notes = merge_lines(
        without_stamp(base.tcomment) if base else "",
        without_stamp(ours.tcomment),
        without_stamp(theirs.tcomment),
    )
    work, spare, conflict, doubt = choose(base, ours, theirs, source)
    entry.msgstr, entry.msgstr_plural = work.msgstr, dict(work.msgstr_plural)
    entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = (
        work.previous_msgctxt,
        work.previous_msgid,
        work.previous_msgid_plural,
    )
    fuzzy, stamp = work.fuzzy, read_stamp(work.tcomment)
    if strings_of(ours) == strings_of(theirs) and sources_of(ours) == sources_of(theirs):
        fuzzy, stamp = merge_state(base, ours, theirs)
    if any(strings_of(work)) and sources_of(work) != sources_of(entry):
        doubt = True
        entry.previous_msgid, entry.previous_msgid_plural = (
            work.previous_msgid or work.msgid,
            work.previous_msgid_plural or work.msgid_plural or None,
        )
    fuzzy, stamp = (True, None) if doubt else (fuzzy and any(strings_of(work)), stamp)
    entry.flags = [*(flag for flag in work.flags if flag != "fuzzy"), *(["fuzzy"] if fuzzy else [])]
    if not fuzzy:
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    entry.tcomment = stamped(notes, stamp) if stamp else notes
    if spare is not None:
        entry.tcomment = with_other(entry.tcomment, spare, entry)
    known = {sources_of(e) for e in (base, ours, theirs) if e is not None}
    apart = sources_of(ours) != sources_of(theirs) and (base is None or len(known) == 3)
    return entry, "translation" if conflict else "source" if apart else ""


def source_side(base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """The entry whose msgid is the merge's: the changed one; if both changed, ours, until `i18n
    update` knows better.
    """
    return (
        theirs
        if base is not None and sources_of(ours) == sources_of(base) != sources_of(theirs)
        else ours
    )


def choose(
    base: Entry | None, ours: Entry, theirs: Entry, source: Entry
) -> tuple[Entry, Entry | None, bool, bool]:
    """Whose translation stands, whose goes into a comment, whether that is a conflict, and
    whether the translation is in doubt.
    """
    old, mine, other = strings_of(base) if base else None, strings_of(ours), strings_of(theirs)
    if mine == other:
        return (ours if sources_of(ours) == sources_of(source) else theirs), None, False, False
    if mine == old or not any(mine):
        return theirs, None, False, mine != old and any(old or ())
    if other == old or not any(other):
        return ours, None, False, other != old and any(old or ())
    fits = [
        e for e in (ours, theirs) if sources_of(e) == sources_of(source) and state_of(e) in SHOWN
    ]
    if len(fits) == 1 and sources_of(ours) != sources_of(
        theirs
    ):  # the other branch improved a translation of the old source
        return fits[0], theirs if fits[0] is ours else ours, False, False
    return ours, theirs, True, True


def merge_state(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[bool, Stamp | None]:
    """Fuzzy or not, and the stamp, of a text that both branches have; without a common past,
    doubt wins.
    """
    past = (
        base
        if base is not None
        and strings_of(base) == strings_of(ours)
        and sources_of(base) == sources_of(ours)
        else None
    )
    fuzzy = (
        three(past.fuzzy, ours.fuzzy, theirs.fuzzy, True) if past else ours.fuzzy or theirs.fuzzy
    )
    mine, other = read_stamp(ours.tcomment), read_stamp(theirs.tcomment)
    return fuzzy, three(
        read_stamp(past.tcomment) if past else None,
        mine,
        other,
        other if state_of(theirs) == "reviewed" != state_of(ours) else mine,
    )


def state_of(entry: Entry) -> str:
    """The review state of an entry."""
    return judge(sources_of(entry), strings_of(entry), entry.tcomment, fuzzy=entry.fuzzy)


def with_other(comment: str, spare: Entry, entry: Entry) -> str:
    """A translator comment with the translation of `spare`, as lines that a person can copy; the
    state stays last.
    """
    strings = strings_of(spare)
    stamp = read_stamp(spare.tcomment)
    about = (
        [f"reviewed by {stamp.by or 'a person'}"]
        if stamp and stamp.state == "reviewed" and stamp.dst == fingerprint(*strings)
        else []
    )
    about += [f"of {quoted(spare.msgid)}"] if sources_of(spare) != sources_of(entry) else []
    label = f"{OTHER} ({', '.join(about)})" if about else OTHER
    fresh = [
        f"{label}{f' [{n}]' if spare.msgid_plural else ''}: {quoted(text)}"
        for n, text in enumerate(strings)
        if text
    ]
    own, notes = read_stamp(comment), without_stamp(comment)
    together = "\n".join(
        filter(None, (notes, *(line for line in fresh if line not in notes.split("\n"))))
    )
    return stamped(together, own) if own else together


def quoted(text: str) -> str:
    """A text as a catalog writes it, on one line."""
    return f'"{polib.escape(text)}"'


def same(one: Entry | None, two: Entry | None) -> bool:
    """True if two entries say the same, in whatever layout."""
    return one is two or (one is not None and two is not None and facts(one) == facts(two))


def facts(entry: Entry) -> tuple[object, ...]:
    """All that an entry says."""
    previous = (
        entry.previous_msgctxt or "",
        entry.previous_msgid or "",
        entry.previous_msgid_plural or "",
    )
    places = sorted(entry.occurrences)
    return (
        sources_of(entry),
        strings_of(entry),
        sorted(entry.flags),
        entry.tcomment.strip(),
        entry.comment.strip(),
        places,
        previous,
        entry.obsolete,
    )


def three(base: Value, ours: Value, theirs: Value, both: Value) -> Value:
    """The value that one side changed; `both` if both changed it, to different values."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else both


def merge_lines(base: str, ours: str, theirs: str) -> str:
    """Lines that one side changed; if both did, ours and then what theirs has besides."""
    return three(
        base, ours, theirs, "\n".join([*ours.split("\n"), *fresh_lines(theirs, ours)]).strip("\n")
    )


def fresh_lines(text: str, known: str) -> Iterable[str]:
    """The lines of a text that another has not."""
    return [line for line in text.split("\n") if line not in known.split("\n")]


def merge_fields(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> dict[str, str]:
    """The header: what one side changed; of two dates of revision the later, else ours."""
    merged = {}
    for name in {**ours, **theirs}:
        values = base.get(name), ours.get(name), theirs.get(name)
        both = max(values[1] or "", values[2] or "") if name == "PO-Revision-Date" else values[1]
        value = three(*values, both)
        if value is not None:
            merged[name] = value
    return merged
