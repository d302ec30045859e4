"""Which translations without a checksum did git join to a source text that they were not made for? A catalog's history -> their sources.

A text merge by git can put a translation from one branch beside a source text from the other, and call that clean. A state comment
tells (its `src` no longer fits); a translation that nobody has stamped yet is looked up in the merges since it was written.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib

from site_src.catalogs.canonical import NotCanonical, read_canonical
from site_src.catalogs.opening import catalog_bytes
from site_src.catalogs.po import read_with_babel, sources_of, strings_of
from site_src.catalogs.states import SHOWN, judge, read_stamp
from site_src.problems import ProblemsFound

MOST_COMMITS = 100  # ten branches a week are stamped long before


class Shown(NamedTuple):
    """A translation that readers see: its context, msgid (and plural), and msgstr forms."""

    context: str
    sources: tuple[str, ...]
    strings: tuple[str, ...]


def unstamped(comment: str) -> bool:
    """True for a translator comment without a checksum of the source."""
    stamp = read_stamp(comment)
    return not (stamp and stamp.src)


def doubt_joined(path: Path, catalog: polib.POFile) -> None:
    """Make fuzzy, with the previous msgid, what a merge joined to another source in the catalog that was read from `path`."""
    loose = {}
    for entry in catalog:
        shown = Shown(entry.msgctxt or "", sources_of(entry), tuple(strings_of(entry)))
        if not entry.obsolete and unstamped(entry.tcomment) and judge(shown.sources, shown.strings, entry.tcomment, fuzzy=entry.fuzzy) in SHOWN:
            loose[shown] = entry
    for shown, old in joined(path, loose).items():
        loose[shown].flags = ["fuzzy", *loose[shown].flags]
        loose[shown].previous_msgid, loose[shown].previous_msgid_plural = old[0], old[1] if len(old) > 1 else None


def joined(path: Path, wanted: Iterable[Shown]) -> dict[Shown, tuple[str, ...]]:
    """Those of some translations that only a merge put beside their source, each with the source of the branch that it comes from.

    {} where there is no git, or no history.
    """
    left, found = set(wanted), dict[Shown, tuple[str, ...]]()
    git = shutil.which("git")
    if not left or git is None or not path.is_file():
        return {}
    told = ask(git, path, "log", "--full-history", f"--max-count={MOST_COMMITS}", "--format=%H %P", "HEAD", "--", path.name)
    if told is None:
        return {}
    merging = ask(git, path, "rev-parse", "--verify", "--quiet", "MERGE_HEAD")
    here = ["", "HEAD", *(["MERGE_HEAD"] if merging else [])]
    at = cache(lambda revision: shown_at(git, path, revision))
    for commit, *parents in (here, *(line.split() for line in told.decode().splitlines())):
        born = {one for one in left & at(commit) if not any(one in at(parent) for parent in parents)}
        if len(parents) > 1:
            found |= {one: old for one in born if (old := other_source(one, parents, at))}
        left -= born
        if not left:
            break
    return found


def other_source(one: Shown, parents: Iterable[str], at: Callable[[str], frozenset[Shown]]) -> tuple[str, ...] | None:
    """The source beside which a branch showed the same translation."""
    return next((s.sources for p in parents for s in sorted(at(p)) if (s.context, s.strings) == (one.context, one.strings)), None)


def shown_at(git: str, path: Path, revision: str) -> frozenset[Shown]:
    """What readers see of a catalog in a revision, "" for the file as it is; nothing if it is not there or cannot be read."""
    try:
        raw = ask(git, path, "show", f"{revision}:./{path.name}") if revision else catalog_bytes(path)
        if not raw:
            return frozenset()
        try:
            entries = read_canonical(raw.decode("utf-8-sig"))
        except NotCanonical:
            entries = read_with_babel(path, raw)
    except (ProblemsFound, UnicodeDecodeError):
        return frozenset()
    every = ((Shown(c, (m, e.plural) if e.plural else (m,), e.strings), e.state) for (c, m), e in entries.items())
    return frozenset(shown for shown, state in every if state in SHOWN)


def ask(git: str, path: Path, *words: str) -> bytes | None:
    """What a git command says in the folder of a file; None if it fails."""
    done = subprocess.run([git, "-C", str(path.parent), *words], capture_output=True, check=False)  # noqa: S603 - fixed words, a file's name, commits
    return done.stdout if done.returncode == 0 else None
