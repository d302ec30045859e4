"""What does `i18n merge` do, which git runs as a merge driver? Three files -> the merge, written
over ours.

git takes exit code 0 as merged, 1 as a conflict that stays in the file (gitattributes, "Defining
a custom merge driver"). The file stays a valid catalog either way. If one of the three is not a
catalog, git's own text merge writes the file, with marks, and that is a conflict.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import polib

from site_src.catalogs.states import is_unstamped
from site_src.problems import Problem, ProblemsFound, WrongUse
from site_src.workbench.entry_states import mark_changed_as_draft
from site_src.workbench.merge import Conflict, Merged, TwoEntries, merge_catalogs
from site_src.workbench.po_writer import new_catalog, open_catalog, save_catalog

CONFLICT_TEXT: dict[Conflict, tuple[str, str]] = {
    "translation": (
        "both branches translated this, differently",
        "ours stays, fuzzy; theirs is in its comment. Choose one, delete "
        '"other translation" and "fuzzy", then git add; until then readers see the source text',
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
    try:
        merged = merge_sides(base, ours, theirs, name)
    except ProblemsFound as stopped:
        merge_as_text(base, ours, theirs)
        hint = "fix the file, run python build.py i18n update, then git add"
        what = "was merged as plain text, line by line"
        return [*stopped.problems, Problem(name, 1, "", what, hint)]
    stamp_new(merged.catalog)
    save_catalog(merged.catalog, ours)
    return list(explain(merged.conflicts, ours, name))


def merge_sides(base: Path, ours: Path, theirs: Path, name: str) -> Merged:
    """The merge of three files. Raises ProblemsFound if one of them cannot be merged by entries."""
    sides: list[polib.POFile] = []
    problems: list[Problem] = []
    for side, path in (("base", base), ("ours", ours), ("theirs", theirs)):
        try:
            sides.append(open_side(path))
        except ProblemsFound as stopped:
            for problem in stopped.problems:
                pointer = f"({side}) {problem.pointer}".strip()
                problems.append(Problem(name, problem.line, pointer, problem.what, problem.hint))
    if problems:
        raise ProblemsFound(problems)
    try:
        return merge_catalogs(*sides)
    except TwoEntries as error:
        hint = "run python build.py i18n update there, and merge again"
        problem = Problem(name, 1, str(error), "appears twice in a branch", hint)
        raise ProblemsFound([problem]) from None


def open_side(path: Path) -> polib.POFile:
    """One side of a merge; git gives an empty file for a catalog that a side does not have. Raises
    ProblemsFound.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WrongUse(f'cannot read "{path}": {error.strerror}') from None
    return open_catalog(path) if data.strip() else new_catalog({})


def stamp_new(catalog: polib.POFile) -> None:
    """Give each translation that readers see and nobody has stamped its checksums: in a merge by
    entries it is beside its own source.
    """
    for entry in catalog:
        if not entry.obsolete and is_unstamped(entry.tcomment):
            mark_changed_as_draft(entry)


def explain(conflicts: Iterable[tuple[str, Conflict]], path: Path, name: str) -> Iterable[Problem]:
    """The conflicts, each with its line in the merged file."""
    lines = {line: n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1)}
    for context, kind in conflicts:
        line = lines.get(f'msgctxt "{polib.escape(context)}"', 1)
        yield Problem(name, line, context, *CONFLICT_TEXT[kind])


def merge_as_text(base: Path, ours: Path, theirs: Path) -> None:
    """git's merge by lines, written over ours, so that nothing of either side is lost."""
    git = shutil.which("git")
    if git is None:
        raise WrongUse("cannot find git")
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    command = [git, "merge-file", *labels, str(ours), str(base), str(theirs)]
    subprocess.run(command, check=False, capture_output=True)
