"""How long is the translation of what is gone kept? For one whole release, counted by a comment
of the obsolete entry.

    # releases: 0.1.0 0.2.0

The comment names the releases (versions of this project) under which an update has met the entry.
Under a third, it goes: it was in one release from beginning to end, and git keeps it after that.
Without an update in a release, it stays longer.
"""

from __future__ import annotations

import importlib.metadata
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

import polib

from site_src.files import PROJECT
from site_src.workbench.entry_states import is_translated

MARK = "releases:"
KEPT = 2
PYPROJECT = PROJECT / "pyproject.toml"


@cache
def this_release() -> str:
    """The version of this project, from its pyproject.toml or, where it is installed without one,
    from its metadata.
    """
    if PYPROJECT.is_file():
        return str(tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["version"])
    return importlib.metadata.version("assistance-corner")


def retire(entries: Iterable[polib.POEntry], release: str) -> Iterator[polib.POEntry]:
    """The entries of messages that are gone, made obsolete; without those that are empty, or gone
    for longer than a release.
    """
    for entry in entries:
        releases = releases_of(entry.tcomment) if entry.obsolete else []
        if release not in releases:
            releases = [*releases, release]
        if not is_translated(entry) or len(releases) > KEPT:
            continue
        entry.obsolete, entry.occurrences, entry.comment = True, [], ""
        rest = without_releases(entry.tcomment)
        mark = f"{MARK} {' '.join(releases)}"
        entry.tcomment = f"{rest}\n{mark}" if rest else mark
        yield entry


def releases_of(comment: str) -> list[str]:
    """The releases that a comment names."""
    for line in comment.split("\n"):
        if line.startswith(MARK):
            return line.split()[1:]
    return []


def without_releases(comment: str) -> str:
    """A comment without its releases: what a person wrote, and the state."""
    return "\n".join(line for line in comment.split("\n") if not line.startswith(MARK))
