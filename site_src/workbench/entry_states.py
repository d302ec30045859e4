"""How does an entry become a draft, reviewed or fuzzy? The only module that writes flags, previous
texts and state comments; `catalogs/states.py` reads and judges them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import polib

from site_src.catalogs.states import (
    ReviewState,
    Stamp,
    fingerprint,
    judge,
    read_stamp,
    stamped,
    without_stamp,
)

FUZZY = "fuzzy"


def strings_of(entry: polib.POEntry) -> list[str]:
    """The msgstr forms of an entry."""
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)]


def sources_of(entry: polib.POEntry) -> tuple[str, ...]:
    """The msgid and, if there is one, the plural msgid."""
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)


def is_translated(entry: polib.POEntry) -> bool:
    """True if any form of the translation holds something."""
    return any(strings_of(entry))


def state_of(entry: polib.POEntry) -> ReviewState:
    """The review state of an entry."""
    return judge(sources_of(entry), strings_of(entry), entry.tcomment, fuzzy=entry.fuzzy)


def is_stale(entry: polib.POEntry) -> bool:
    """True if the state comment says that the translation was made for another source text."""
    stamp = read_stamp(entry.tcomment)
    return stamp is not None and stamp.src not in ("", fingerprint(*sources_of(entry)))


def mark_fuzzy(entry: polib.POEntry, made_for: polib.POEntry | None = None) -> None:
    """Flag a translation as one that needs a translator.

    With `made_for`, the entry that the translation comes from, its source text is recorded as the
    previous one if the two differ.
    """
    if FUZZY not in entry.flags:
        entry.flags = [*entry.flags, FUZZY]
    if made_for is not None:
        copy_previous(entry, made_for)


def copy_previous(entry: polib.POEntry, made_for: polib.POEntry) -> None:
    """Record for which texts a translation was made: the previous ones of the entry that it comes
    from, or else that entry's own where they differ.
    """
    if made_for.previous_msgid or sources_of(made_for) == sources_of(entry):
        entry.previous_msgctxt = made_for.previous_msgctxt
        entry.previous_msgid = made_for.previous_msgid
        entry.previous_msgid_plural = made_for.previous_msgid_plural
        return
    has_moved = made_for.msgctxt != entry.msgctxt
    entry.previous_msgctxt = made_for.msgctxt if has_moved else None
    entry.previous_msgid = made_for.msgid
    entry.previous_msgid_plural = made_for.msgid_plural or None


def clear_fuzzy(entry: polib.POEntry) -> None:
    """Take the flag and the previous texts away."""
    entry.flags = [flag for flag in entry.flags if flag != FUZZY]
    entry.previous_msgctxt = None
    entry.previous_msgid = None
    entry.previous_msgid_plural = None


def mark_untranslated(entry: polib.POEntry, form_count: int) -> None:
    """Empty an entry: `form_count` forms if it has a plural, no flags, no comment."""
    entry.msgstr = ""
    entry.msgstr_plural = dict.fromkeys(range(form_count), "") if entry.msgid_plural else {}
    entry.flags = []
    entry.tcomment = ""


def mark_draft(entry: polib.POEntry) -> None:
    """Record that this translation of this source text is a draft."""
    set_stamp(entry, stamp_of(entry, "draft"))


def mark_reviewed(entry: polib.POEntry, by: str, on: str) -> None:
    """Record that a person has compared this translation with this source text. `on` is an ISO
    8601 date.
    """
    set_stamp(entry, replace(stamp_of(entry, "reviewed"), by=by, on=on))


def stamp_of(entry: polib.POEntry, state: Literal["draft", "reviewed"]) -> Stamp:
    """A stamp with the checksums of an entry as it is."""
    return Stamp(state, fingerprint(*sources_of(entry)), fingerprint(*strings_of(entry)))


def mark_changed_as_draft(entry: polib.POEntry) -> None:
    """Make a translation a draft unless its stamp fits already; what is fuzzy or empty stays as it
    is.
    """
    if not is_translated(entry) or entry.fuzzy:
        return
    before = read_stamp(entry.tcomment)
    now = stamp_of(entry, "draft")
    if before is None or (before.src, before.dst) != (now.src, now.dst):
        mark_draft(entry)


def set_stamp(entry: polib.POEntry, stamp: Stamp | None) -> None:
    """Give an entry this state comment in place of its own; None takes it away."""
    if stamp is None:
        forget_stamp(entry)
    else:
        entry.tcomment = stamped(entry.tcomment, stamp)


def forget_stamp(entry: polib.POEntry) -> None:
    """Take the state comment away, so that whoever confirms the text confirms it for its present
    source.
    """
    entry.tcomment = without_stamp(entry.tcomment)
