"""Who has compared which translations with their source? `i18n review` -> the state comments that
say so.

What is not translated, fuzzy or stale cannot be reviewed. Named by its whole context, it is a
problem, and nothing is written; under a pattern for many it is left as it is, and reported. All
files are written, or none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import polib

from site_src.catalogs.po import Change, open_catalog, save_all, sources_of, strings_of
from site_src.catalogs.safe_read import catalog_bytes
from site_src.catalogs.states import (
    SHOWN,
    ReviewState,
    Stamp,
    fingerprint,
    judge,
    read_stamp,
    stamped,
)
from site_src.problems import Problem, WrongUse, did_you_mean, stop_on

NOT_YET: dict[ReviewState, tuple[str, str]] = {
    "missing": ("is not translated", "translate it first"),
    "fuzzy": ("is fuzzy", "compare it with the source, correct it and remove the flag first"),
    "stale": (
        "belongs to an older source text",
        "run: python build.py i18n update; then compare it with the new source",
    ),
}

NO_FORM = ("lacks a plural form", "translate every msgstr[n] first")


class Reviewed(NamedTuple):
    """What a review did: the entries it set (file, context), those left as fuzzy or stale; counts
    of those reviewed before and missing.
    """

    entries: list[tuple[Path, str]]
    left: list[Problem]
    before: int
    missing: int


def review(paths: Iterable[Path], patterns: Sequence[str], by: str, on: datetime.date) -> Reviewed:
    """Mark as reviewed the entries whose context matches one of the patterns (all, if there are
    none).

    A pattern is a shell's: `program:ID|*`. Raises ProblemsFound for an entry that cannot be
    reviewed, and WrongUse for a name that a comment cannot hold or patterns that match nothing;
    nothing is written then.
    """
    probe = Stamp("reviewed", "0" * 8, "0" * 8, by, on.isoformat())
    if not by.strip() or read_stamp(str(probe)) != probe:
        raise WrongUse("--by needs a name of one line, such as --by Ana")
    done, left, refused = list[tuple[Path, str]](), list[Problem](), list[Problem]()
    changes, contexts = list[Change](), set[str]()
    before = missing = 0
    for path in paths:
        raw = catalog_bytes(path) or b""
        catalog = open_catalog(path, raw)
        contexts |= {entry.msgctxt or "" for entry in catalog if not entry.obsolete}
        for entry in chosen(catalog, patterns):
            context = entry.msgctxt or ""
            state = judge(sources_of(entry), strings_of(entry), entry.tcomment, fuzzy=entry.fuzzy)
            incomplete = state in SHOWN and not all(strings_of(entry))
            if incomplete or state not in SHOWN:
                problem = Problem(
                    str(path),
                    entry.linenum or 1,
                    context,
                    *(NO_FORM if incomplete else NOT_YET[state]),
                )
                if context in patterns:
                    refused.append(problem)
                elif state == "missing":
                    missing += 1
                else:
                    left.append(problem)
            elif state == "reviewed":
                before += 1
            else:
                stamp = Stamp(
                    "reviewed",
                    fingerprint(*sources_of(entry)),
                    fingerprint(*strings_of(entry)),
                    by,
                    on.isoformat(),
                )
                entry.tcomment = stamped(entry.tcomment, stamp)
                done.append((path, context))
        changes.append(Change(path, raw, catalog))
    for pattern in patterns:
        if not any(fnmatchcase(context, pattern) for context in contexts):
            raise WrongUse(
                f'no entry matches "{pattern}" ({did_you_mean(pattern, contexts) or "patterns look like program:ID|*"})'
            )
    stop_on(refused)
    touched = {path for path, _ in done}
    save_all(change for change in changes if change.path in touched)
    return Reviewed(done, left, before, missing)


def chosen(catalog: polib.POFile, patterns: Sequence[str]) -> list[polib.POEntry]:
    """The live entries of a catalog whose context matches."""
    return [
        e
        for e in catalog
        if not e.obsolete
        and (not patterns or any(fnmatchcase(e.msgctxt or "", p) for p in patterns))
    ]
