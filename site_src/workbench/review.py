"""Who has compared which translations with their source? `i18n review` -> the state comments that
say so.

What is not translated, fuzzy or stale cannot be reviewed. Named by its whole context, it is a
problem, and nothing is written; under a pattern for many it is left as it is, and reported. All
files are written, or none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import polib

from site_src.catalogs.safe_read import catalog_bytes
from site_src.catalogs.states import SHOWN, ReviewState, Stamp, read_stamp
from site_src.problems import Problem, WrongUse, did_you_mean, stop_on
from site_src.workbench.entry_states import mark_reviewed, state_of, strings_of
from site_src.workbench.po_writer import Change, open_catalog, save_all

NOT_YET: dict[ReviewState, tuple[str, str]] = {
    "missing": ("is not translated", "translate it first"),
    "fuzzy": ("is fuzzy", "compare it with the source, correct it and remove the flag first"),
    "stale": (
        "belongs to an older source text",
        "run: python build.py i18n update; then compare it with the new source",
    ),
}
NO_FORM = ("lacks a plural form", "translate every msgstr[n] first")


@dataclass(slots=True)
class Reviewed:
    """What a review did: the entries it marked (file, context), those left as fuzzy or stale, a
    problem for each that was named and cannot be reviewed, and counts of those that were reviewed
    before and of those that are not translated.
    """

    entries: list[tuple[Path, str]] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    before: int = 0
    missing: int = 0


def review(paths: Iterable[Path], patterns: Sequence[str], by: str, on: datetime.date) -> Reviewed:
    """Mark as reviewed the entries whose context matches one of the patterns (all, if there are
    none).

    A pattern is a shell's: `program:ID|*`. Raises ProblemsFound for an entry that cannot be
    reviewed, and WrongUse for a name that a comment cannot hold or patterns that match nothing;
    nothing is written then.
    """
    check_name(by, on)
    reviewed = Reviewed()
    changes: list[Change] = []
    contexts: set[str] = set()
    for path in paths:
        raw = catalog_bytes(path) or b""
        catalog = open_catalog(path, raw)
        contexts |= {entry.msgctxt or "" for entry in catalog if not entry.obsolete}
        marked_before = len(reviewed.entries)
        for entry in matching_entries(catalog, patterns):
            review_entry(path, entry, reviewed, patterns, by, on)
        if len(reviewed.entries) > marked_before:
            changes.append(Change(path, raw, catalog))
    check_patterns(patterns, contexts)
    stop_on(reviewed.refused)
    save_all(changes)
    return reviewed


def check_name(by: str, on: datetime.date) -> None:
    """Raise WrongUse for a name that cannot be read back from a state comment."""
    stamp = Stamp("reviewed", "0" * 8, "0" * 8, by, on.isoformat())
    if not by.strip() or read_stamp(str(stamp)) != stamp:
        raise WrongUse("--by needs a name of one line, such as --by Ana")


def check_patterns(patterns: Iterable[str], contexts: set[str]) -> None:
    """Raise WrongUse for a pattern that matches no context."""
    for pattern in patterns:
        if not any(fnmatchcase(context, pattern) for context in contexts):
            hint = did_you_mean(pattern, contexts) or "patterns look like program:ID|*"
            raise WrongUse(f'no entry matches "{pattern}" ({hint})')


def matching_entries(catalog: polib.POFile, patterns: Sequence[str]) -> list[polib.POEntry]:
    """The live entries of a catalog whose context matches a pattern, or all if there are none."""
    live = [entry for entry in catalog if not entry.obsolete]
    if not patterns:
        return live
    return [entry for entry in live if matches_any(entry.msgctxt or "", patterns)]


def matches_any(context: str, patterns: Iterable[str]) -> bool:
    """True if a context matches one of the patterns."""
    return any(fnmatchcase(context, pattern) for pattern in patterns)


def review_entry(
    path: Path,
    entry: polib.POEntry,
    reviewed: Reviewed,
    patterns: Sequence[str],
    by: str,
    on: datetime.date,
) -> None:
    """Mark one entry, or note why it is left as it is."""
    context, state = entry.msgctxt or "", state_of(entry)
    problem = reason_not_to(path, entry, state)
    if problem is not None and context in patterns:
        reviewed.refused.append(problem)
    elif state == "missing":
        reviewed.missing += 1
    elif problem is not None:
        reviewed.left.append(problem)
    elif state == "reviewed":
        reviewed.before += 1
    else:
        mark_reviewed(entry, by, on.isoformat())
        reviewed.entries.append((path, context))


def reason_not_to(path: Path, entry: polib.POEntry, state: ReviewState) -> Problem | None:
    """Why an entry cannot be reviewed; None if it can."""
    if state not in SHOWN:
        what, hint = NOT_YET[state]
    elif not all(strings_of(entry)):
        what, hint = NO_FORM
    else:
        return None
    return Problem(str(path), entry.linenum or 1, entry.msgctxt or "", what, hint)
