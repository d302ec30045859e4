"""How is a catalog changed and written? A parsed catalog -> polib's objects -> one canonical layout
on disk.

The layout is byte-equal to `msgcat --no-wrap`. polib writes it; Babel's writer loses previous
msgids.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import polib

from site_src.catalogs.po_reader import Entry, parse_catalog
from site_src.catalogs.safe_read import catalog_bytes
from site_src.files import write_atomically
from site_src.problems import Problem, ProblemsFound, stop_on

REFERENCE_COLUMNS = 79  # gettext's tools break references here even with --no-wrap


class Change(NamedTuple):
    """What a catalog file is to say, and the bytes it had when that was decided (None: there was
    no file).
    """

    path: Path
    before: bytes | None
    catalog: polib.POFile


def new_catalog(metadata: dict[str, str]) -> polib.POFile:
    """An empty catalog with these header fields, without wrapping."""
    catalog = polib.POFile(wrapwidth=0, encoding="utf-8")
    catalog.metadata = dict(metadata)
    return catalog


def open_catalog(
    path: Path, raw: bytes | None = None, *, allow_duplicates: bool = False
) -> polib.POFile:
    """A catalog for changing, from the file or from its bytes. Raises ProblemsFound.

    With `allow_duplicates`, a catalog may hold a message twice, as a merge by git can leave it.
    """
    parsed = parse_catalog(path, raw, allow_duplicates=allow_duplicates)
    catalog = new_catalog(parsed.header)
    catalog.header = parsed.header_comment
    catalog.metadata_is_fuzzy = "fuzzy" in parsed.header_flags
    catalog.extend(po_entry(entry) for entry in (*parsed.entries, *parsed.obsolete))
    return catalog


def po_entry(entry: Entry) -> polib.POEntry:
    """An entry as polib has it."""
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.plural,
        msgstr="" if entry.plural else entry.strings[0],
        msgstr_plural=dict(enumerate(entry.strings)) if entry.plural else {},
        tcomment=entry.comment,
        comment=entry.extracted,
        occurrences=[split_reference(reference) for reference in entry.references],
        flags=list(entry.flags),
        previous_msgctxt=entry.previous.msgctxt,
        previous_msgid=entry.previous.msgid,
        previous_msgid_plural=entry.previous.plural,
        obsolete=entry.obsolete,
        linenum=entry.line,
    )


def split_reference(reference: str) -> tuple[str, str]:
    """The file and the line ("" if there is none) of a reference such as `a.html:12`."""
    file, _, line = reference.rpartition(":")
    return (file, line) if file and line.isdigit() else (reference, "")


def catalog_text(catalog: polib.POFile) -> str:
    """The canonical text of a catalog: sorted by context and msgid, obsolete entries last, not
    wrapped.
    """
    catalog.wrapwidth = 0
    catalog[:] = sorted(catalog, key=place_in_file)
    for entry in catalog:
        if "fuzzy" in entry.flags:
            entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
    lines = str(catalog).rstrip("\n").split("\n")
    for i, line in enumerate(lines):
        if line.startswith("#: "):
            lines[i] = wrap_references(line)
    return "\n".join(lines) + "\n"


def place_in_file(entry: polib.POEntry) -> tuple[bool, str, str]:
    """What entries are sorted by."""
    return bool(entry.obsolete), entry.msgctxt or "", entry.msgid


def wrap_references(line: str) -> str:
    """A line of references in as many lines as gettext's tools write."""
    wrapped = textwrap.wrap(
        line[3:],
        REFERENCE_COLUMNS,
        break_long_words=False,
        break_on_hyphens=False,
        initial_indent="#: ",
        subsequent_indent="#: ",
    )
    return "\n".join(wrapped)


def save_catalog(catalog: polib.POFile, path: Path) -> bool:
    """Write a catalog in canonical form, in one step; False if the file already says the same.
    Raises ProblemsFound.
    """
    return save_all([Change(path, catalog_bytes(path), catalog)]) != []


def save_all(changes: Iterable[Change]) -> list[Path]:
    """Write those catalogs that change, each in one step; returns their paths.

    Raises ProblemsFound, with nothing written, if somebody else saved a file in the meantime.
    """
    wanted: list[tuple[Path, bytes]] = []
    problems = []
    for path, before, catalog in changes:
        data = catalog_text(catalog).encode()
        if data == before:
            continue
        wanted.append((path, data))
        if catalog_bytes(path) != before:
            what = "was changed while this command ran"
            problems.append(Problem(str(path), 1, "", what, "run the command again"))
    stop_on(problems)
    for path, data in wanted:
        write_file(path, data)
    return [path for path, _ in wanted]


def write_file(path: Path, data: bytes) -> None:
    """Write one catalog. Raises ProblemsFound."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        hint = "correct the permissions of its folder, or make room"
        raise ProblemsFound([Problem(str(path), 1, "", what, hint)]) from None
