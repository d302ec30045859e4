"""What does `i18n merge` do, which git runs as a merge driver? Three files -> the merge, written
over ours.

git takes exit code 0 as merged, 1 as a conflict that stays in the file (gitattributes, "Defining
a custom merge driver"). The file stays a valid catalog either way. If one of the three is none,
git's own text merge writes it, with marks, and it is a conflict.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import polib

from site_src.catalogs.po import new_catalog, open_catalog, save_catalog
from site_src.catalogs.states import is_unstamped
from site_src.problems import Problem, ProblemsFound, WrongUse
from site_src.workbench.merge import Conflict, TwoEntries, merge_catalogs
from site_src.workbench.update import stamp

SAID: dict[Conflict, tuple[str, str]] = {
    "translation": (
        "both branches translated this, differently",
        'ours stays, fuzzy; theirs is in its comment. Choose one, delete "other translation" and "fuzzy", then git add; until then readers see the source text',
    ),
    "source": (
        "both branches changed this source text",
        "ours stays. Run python build.py i18n extract, then i18n update, then git add",
    ),
}


def merge_files(base: Path, ours: Path, theirs: Path, name: str) -> list[Problem]:
    """Merge `theirs` into the file at `ours`; the conflicts, [] if there are none. `name` is the
    catalog's path, for messages.
    """
    sides: list[polib.POFile] = []
    problems: list[Problem] = []
    for side, path in (("base", base), ("ours", ours), ("theirs", theirs)):
        try:
            sides.append(open_catalog(path) if path.read_bytes().strip() else new_catalog({}))
        except ProblemsFound as found:
            problems += [
                Problem(name, p.line, f"({side}) {p.pointer}".strip(), p.what, p.hint)
                for p in found.problems
            ]
        except OSError as error:
            raise WrongUse(f'cannot read "{path}": {error.strerror}') from None
    if not problems:
        try:
            merged = merge_catalogs(*sides)
        except TwoEntries as found:
            problems.append(
                Problem(
                    name,
                    1,
                    str(found),
                    "stands twice in a branch",
                    "run python build.py i18n update there, and merge again",
                )
            )
    if problems:
        merge_as_text(base, ours, theirs)
        hint = "mend the file, run python build.py i18n update, then git add"
        return [*problems, Problem(name, 1, "", "was merged as plain text, line by line", hint)]
    stamp_new(merged.catalog)
    save_catalog(merged.catalog, ours)
    return list(explain(merged.conflicts, ours, name))


def stamp_new(catalog: polib.POFile) -> None:
    """Give each translation that readers see and nobody has stamped its checksums: in a merge by
    entries it stands beside its own source.
    """
    for entry in catalog:
        if not entry.obsolete and is_unstamped(entry.tcomment):
            stamp(entry)


def explain(conflicts: Iterable[tuple[str, Conflict]], path: Path, name: str) -> Iterable[Problem]:
    """The conflicts, each with its line in the merged file."""
    lines = {line: n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1)}
    for context, kind in conflicts:
        line = lines.get(f'msgctxt "{polib.escape(context)}"', 1)
        yield Problem(name, line, context, *SAID[kind])


def merge_as_text(base: Path, ours: Path, theirs: Path) -> None:
    """git's merge by lines, written over ours, so that nothing of either side is lost."""
    git = shutil.which("git")
    if git is None:
        raise WrongUse("cannot find git")
    command = [
        git,
        "merge-file",
        "-L",
        "ours",
        "-L",
        "base",
        "-L",
        "theirs",
        str(ours),
        str(base),
        str(theirs),
    ]
    subprocess.run(command, check=False, capture_output=True)
