"""Who has compared which translations with their source? `i18n review` -> the state comments that say so.

All entries that a pattern names are set, or none: what is not translated, fuzzy or stale cannot be reviewed, and is a problem.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import polib

from site_src.catalogs.opening import catalog_bytes
from site_src.catalogs.po import Change, open_catalog, save_all, sources_of, strings_of
from site_src.catalogs.states import ReviewState, Stamp, fingerprint, judge, read_stamp, stamped
from site_src.problems import Problem, WrongUse, did_you_mean, stop_on

NOT_YET: dict[ReviewState, tuple[str, str]] = {
    "missing": ("is not translated", "translate it first, or name other contexts"),
    "fuzzy": ("is fuzzy", "compare it with the source, correct it and remove the flag first"),
    "stale": ("belongs to an older source text", "run: python build.py i18n update; then compare it with the new source"),
}


class Reviewed(NamedTuple):
    """What a review did: the file and context of each entry that it set, and how many had been reviewed before."""

    entries: list[tuple[Path, str]]
    before: int


def review(paths: Iterable[Path], patterns: Sequence[str], by: str, on: datetime.date) -> Reviewed:
    """Mark as reviewed the entries whose context matches one of the patterns (all, if there are none).

    A pattern is a shell's: `program:section-287g|*`. Raises ProblemsFound for an entry that cannot be reviewed, and WrongUse for
    a name that a comment cannot hold or patterns that match nothing; nothing is written then.
    """
    probe = Stamp("reviewed", "0" * 8, "0" * 8, by, on.isoformat())
    if not by.strip() or read_stamp(str(probe)) != probe:
        raise WrongUse("--by needs a name of one line, such as --by Ana")
    problems: list[Problem] = []
    changes: list[Change] = []
    done, before, contexts = list[tuple[Path, str]](), 0, list[str]()
    for path in paths:
        raw = catalog_bytes(path) or b""
        catalog = open_catalog(path, raw)
        contexts += [entry.msgctxt or "" for entry in catalog if not entry.obsolete]
        for entry in chosen(catalog, patterns):
            state = judge(sources_of(entry), strings_of(entry), entry.tcomment, fuzzy=entry.fuzzy)
            if state != "missing" and not all(strings_of(entry)):
                problems.append(Problem(str(path), entry.linenum or 1, entry.msgctxt or "", "lacks a plural form", "translate every msgstr[n] first"))
            elif state in NOT_YET:
                problems.append(Problem(str(path), entry.linenum or 1, entry.msgctxt or "", *NOT_YET[state]))
            elif state == "reviewed":
                before += 1
            else:
                stamp = Stamp("reviewed", fingerprint(*sources_of(entry)), fingerprint(*strings_of(entry)), by, on.isoformat())
                entry.tcomment = stamped(entry.tcomment, stamp)
                done.append((path, entry.msgctxt or ""))
        changes.append(Change(path, raw, catalog))
    for pattern in patterns:
        if not any(fnmatchcase(context, pattern) for context in contexts):
            raise WrongUse(f'no entry matches "{pattern}" ({did_you_mean(pattern, contexts) or "patterns look like program:ID|*"})')
    stop_on(problems)
    touched = {path for path, _ in done}
    save_all(change for change in changes if change.path in touched)
    return Reviewed(done, before)


def chosen(catalog: polib.POFile, patterns: Sequence[str]) -> list[polib.POEntry]:
    """The live entries of a catalog whose context matches."""
    return [e for e in catalog if not e.obsolete and (not patterns or any(fnmatchcase(e.msgctxt or "", p) for p in patterns))]
