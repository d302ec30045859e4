"""What do two branches' catalogs say together? A three-way merge entry by entry, by msgctxt:
base, ours, theirs -> one catalog.

What one branch changed is taken. Where both translated a message differently, ours stays, fuzzy,
with theirs in a comment: a conflict. A translation is shown only beside the source for which a
branch showed it; one made for another source is fuzzy with `#| msgid`. No text that a branch
wrote is dropped; layout, order and line breaks (Poedit's) are not changes.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeVar

import polib

from site_src.catalogs.states import SHOWN, Stamp, fingerprint, read_stamp, without_stamp
from site_src.workbench.entry_states import (
    clear_fuzzy,
    is_translated,
    mark_fuzzy,
    set_stamp,
    sources_of,
    state_of,
    strings_of,
)
from site_src.workbench.po_writer import new_catalog

Value = TypeVar("Value")
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


class Choice(NamedTuple):
    """Whose translation is kept, whose goes into a comment, whether that is a conflict, and
    whether the one that is kept is in doubt.
    """

    kept: polib.POEntry
    unused: polib.POEntry | None = None
    is_conflict: bool = False
    is_doubtful: bool = False


def merge_catalogs(base: polib.POFile, ours: polib.POFile, theirs: polib.POFile) -> Merged:
    """The catalog with the work of both branches. Raises TwoEntries."""
    catalog = new_catalog(merge_fields(base.metadata, ours.metadata, theirs.metadata))
    catalog.header = merge_lines(base.header or "", ours.header or "", theirs.header or "")
    catalog.metadata_is_fuzzy = pick_changed(
        base.metadata_is_fuzzy,
        ours.metadata_is_fuzzy,
        theirs.metadata_is_fuzzy,
        ours.metadata_is_fuzzy,
    )
    conflicts: list[tuple[str, Conflict]] = []
    live: dict[tuple[str, str], polib.POEntry] = {}
    base_live, our_live, their_live = map(live_entries, (base, ours, theirs))
    for context in our_live | their_live:
        entry, conflict = merge_entry(
            base_live.get(context), our_live.get(context), their_live.get(context)
        )
        if entry is not None:
            catalog.append(entry)
            live[context, entry.msgid] = entry
        if conflict:
            conflicts.append((context, conflict))
    merge_obsolete(catalog, live, (base, ours, theirs))
    return Merged(catalog, tuple(sorted(conflicts)))


def merge_obsolete(
    catalog: polib.POFile,
    live: dict[tuple[str, str], polib.POEntry],
    sides: tuple[polib.POFile, polib.POFile, polib.POFile],
) -> None:
    """Add the obsolete entries of both branches to the merged catalog; where one of them is live
    in the merge, its translation goes into the comment of the live entry.
    """
    base, ours, theirs = map(obsolete_entries, sides)
    for key in ours | theirs:
        entry, _ = merge_entry(base.get(key), ours.get(key), theirs.get(key))
        if entry is None:
            continue
        if key not in live:
            catalog.append(entry)
        elif strings_of(entry) != strings_of(live[key]):
            add_other_translation(live[key], entry)


def live_entries(catalog: polib.POFile) -> dict[str, polib.POEntry]:
    """The live entries by context. Raises TwoEntries."""
    entries: dict[str, polib.POEntry] = {}
    for entry in catalog:
        if entry.obsolete:
            continue
        context = entry.msgctxt or ""
        if context in entries:
            raise TwoEntries(context)
        entries[context] = entry
    return entries


def obsolete_entries(catalog: polib.POFile) -> dict[tuple[str, str], polib.POEntry]:
    """The obsolete entries by context and msgid."""
    return {(e.msgctxt or "", e.msgid): e for e in catalog if e.obsolete}


def merge_entry(
    base: polib.POEntry | None, ours: polib.POEntry | None, theirs: polib.POEntry | None
) -> tuple[polib.POEntry | None, Conflict]:
    """One message of the merge, None if it is gone, and whether a person must look at it."""
    if same(ours, theirs) or same(base, theirs):
        return ours, ""
    if same(base, ours):
        return theirs, ""
    if ours is None or theirs is None:  # gone on one side, changed on the other
        return ours or theirs, ""
    return merge_changed(base, ours, theirs)


def merge_changed(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> tuple[polib.POEntry, Conflict]:
    """The merge of an entry that both branches changed."""
    source = source_side(base, ours, theirs)
    choice = choose_translation(base, ours, theirs, source)
    entry = merge_source(base, source, theirs if source is ours else ours)
    entry.tcomment = merge_notes(base, ours, theirs)
    take_translation(entry, choice)
    if not choice.is_doubtful and not is_of_other_source(entry, choice.kept):
        set_merged_state(entry, base, ours, theirs, choice.kept)
    if choice.unused is not None:
        add_other_translation(entry, choice.unused)
    if choice.is_conflict:
        return entry, "translation"
    return entry, "source" if both_changed_source(base, ours, theirs) else ""


def source_side(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> polib.POEntry:
    """The entry whose msgid is the merge's: the changed one; if both changed, ours, until `i18n
    update` knows better.
    """
    if base is None or sources_of(ours) != sources_of(base):
        return ours
    return theirs if sources_of(theirs) != sources_of(base) else ours


def both_changed_source(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> bool:
    """True if two branches made two different source texts of one."""
    if sources_of(ours) == sources_of(theirs):
        return False
    return base is None or sources_of(base) not in (sources_of(ours), sources_of(theirs))


def merge_source(
    base: polib.POEntry | None, source: polib.POEntry, other: polib.POEntry
) -> polib.POEntry:
    """A copy of the entry that has the merge's source text, with the template's comments and
    references of the side that changed them.
    """
    entry = copy.copy(source)
    if base is not None:
        entry.comment = pick_changed(base.comment, source.comment, other.comment, source.comment)
        entry.occurrences = pick_changed(
            base.occurrences, source.occurrences, other.occurrences, source.occurrences
        )
    return entry


def merge_notes(base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry) -> str:
    """What persons wrote into the comments of an entry, without the state."""
    return merge_lines(
        without_stamp(base.tcomment) if base else "",
        without_stamp(ours.tcomment),
        without_stamp(theirs.tcomment),
    )


def choose_translation(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry, source: polib.POEntry
) -> Choice:
    """Which translation is kept, beside the source text of `source`."""
    base_strings = strings_of(base) if base else None
    if strings_of(ours) == strings_of(theirs):
        return Choice(ours if sources_of(ours) == sources_of(source) else theirs)
    for changed, other in ((theirs, ours), (ours, theirs)):
        if strings_of(other) == base_strings:
            return Choice(changed)
        if not is_translated(other):  # one side emptied what the other changed
            return Choice(changed, is_doubtful=any(base_strings or ()))
    if sources_of(ours) != sources_of(theirs):
        # One side translated the new source, the other improved a translation of the old one.
        if not is_shown_with(theirs, source) and is_shown_with(ours, source):
            return Choice(ours, unused=theirs)
        if not is_shown_with(ours, source) and is_shown_with(theirs, source):
            return Choice(theirs, unused=ours)
    return Choice(ours, unused=theirs, is_conflict=True, is_doubtful=True)


def is_shown_with(entry: polib.POEntry, source: polib.POEntry) -> bool:
    """True if readers see the translation of an entry, and it is one of the source's text."""
    return sources_of(entry) == sources_of(source) and state_of(entry) in SHOWN


def is_of_other_source(entry: polib.POEntry, kept: polib.POEntry) -> bool:
    """True if the translation that is kept was made for another source text than the merge's."""
    return is_translated(kept) and sources_of(kept) != sources_of(entry)


def take_translation(entry: polib.POEntry, choice: Choice) -> None:
    """Give an entry the translation that is kept, with its flags; fuzzy if it is in doubt."""
    kept = choice.kept
    entry.msgstr, entry.msgstr_plural = kept.msgstr, dict(kept.msgstr_plural)
    clear_fuzzy(entry)
    entry.flags = [flag for flag in kept.flags if flag != "fuzzy"]
    if choice.is_doubtful or is_of_other_source(entry, kept):
        mark_fuzzy(entry, made_for=kept)


def set_merged_state(
    entry: polib.POEntry,
    base: polib.POEntry | None,
    ours: polib.POEntry,
    theirs: polib.POEntry,
    kept: polib.POEntry,
) -> None:
    """Give an entry, whose translation is not in doubt, the state that the branches give it."""
    fuzzy, stamp = kept.fuzzy, read_stamp(kept.tcomment)
    if same_texts(ours, theirs):
        fuzzy, stamp = merge_states(base, ours, theirs)
    if fuzzy and is_translated(kept):
        mark_fuzzy(entry, made_for=kept)
    set_stamp(entry, stamp)


def merge_states(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> tuple[bool, Stamp | None]:
    """Fuzzy or not, and the stamp, of a text that both branches have; without a common past,
    doubt wins.
    """
    our_stamp, their_stamp = read_stamp(ours.tcomment), read_stamp(theirs.tcomment)
    preferred = our_stamp
    if state_of(theirs) == "reviewed" and state_of(ours) != "reviewed":
        preferred = their_stamp
    if base is None or not same_texts(base, ours):
        stamp = pick_changed(None, our_stamp, their_stamp, preferred)
        return ours.fuzzy or theirs.fuzzy, stamp
    fuzzy = pick_changed(base.fuzzy, ours.fuzzy, theirs.fuzzy, True)
    return fuzzy, pick_changed(read_stamp(base.tcomment), our_stamp, their_stamp, preferred)


def same_texts(one: polib.POEntry, two: polib.POEntry) -> bool:
    """True if two entries have one source text and one translation."""
    return strings_of(one) == strings_of(two) and sources_of(one) == sources_of(two)


def add_other_translation(entry: polib.POEntry, unused: polib.POEntry) -> None:
    """Put the translation of `unused` into the comment of `entry`, as lines that a person can
    copy; the state stays last.
    """
    stamp, notes = read_stamp(entry.tcomment), without_stamp(entry.tcomment)
    label = label_of_other(entry, unused)
    lines = [notes] if notes else []
    for n, text in enumerate(strings_of(unused)):
        form = f" [{n}]" if unused.msgid_plural else ""
        line = f"{label}{form}: {quoted(text)}"
        if text and line not in notes.split("\n"):
            lines.append(line)
    entry.tcomment = "\n".join(lines)
    set_stamp(entry, stamp)


def label_of_other(entry: polib.POEntry, unused: polib.POEntry) -> str:
    """What a comment says about a translation that was not taken."""
    details = []
    stamp = read_stamp(unused.tcomment)
    if stamp and stamp.state == "reviewed" and stamp.dst == fingerprint(*strings_of(unused)):
        details.append(f"reviewed by {stamp.by or 'a person'}")
    if sources_of(unused) != sources_of(entry):
        details.append(f"of {quoted(unused.msgid)}")
    return f"{OTHER} ({', '.join(details)})" if details else OTHER


def quoted(text: str) -> str:
    """A text as a catalog writes it, on one line."""
    return f'"{polib.escape(text)}"'


def same(one: polib.POEntry | None, two: polib.POEntry | None) -> bool:
    """True if two entries say the same, in whatever layout."""
    if one is None or two is None:
        return one is two
    return content_of(one) == content_of(two)


def content_of(entry: polib.POEntry) -> tuple[object, ...]:
    """All that an entry says."""
    previous = (
        entry.previous_msgctxt or "",
        entry.previous_msgid or "",
        entry.previous_msgid_plural or "",
    )
    return (
        sources_of(entry),
        strings_of(entry),
        sorted(entry.flags),
        entry.tcomment.strip(),
        entry.comment.strip(),
        sorted(entry.occurrences),
        previous,
        bool(entry.obsolete),
    )


def pick_changed(base: Value, ours: Value, theirs: Value, both: Value) -> Value:
    """The value that one side changed; `both` if both changed it, to different values."""
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else both


def merge_lines(base: str, ours: str, theirs: str) -> str:
    """Lines that one side changed; if both did, ours and then what only theirs has."""
    our_lines = ours.split("\n")
    fresh = [line for line in theirs.split("\n") if line not in our_lines]
    return pick_changed(base, ours, theirs, "\n".join([*our_lines, *fresh]).strip("\n"))


def merge_fields(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> dict[str, str]:
    """The header: what one side changed; of two dates of revision the later, else ours."""
    merged = {}
    for name in {**ours, **theirs}:
        our_value, their_value = ours.get(name), theirs.get(name)
        both = our_value
        if name == "PO-Revision-Date":
            both = max(our_value or "", their_value or "")
        value = pick_changed(base.get(name), our_value, their_value, both)
        if value is not None:
            merged[name] = value
    return merged
