"""May this file be read as a catalog at all? A path -> its text, or ProblemsFound, within bounds
of memory and time.

A folder, a pipe or an unreadable file in a catalog's place is not a missing catalog: taking it for
one would make a language vanish, or overwrite something. A hostile file is refused before it is in
memory.
"""

from __future__ import annotations

import codecs
import os
from functools import partial
from pathlib import Path
from typing import NoReturn

from site_src.problems import Problem, ProblemsFound

LARGEST_FILE = 128 * 2**20  # ten thousand programs make a catalog of 66 MB
LONGEST_TEXT = 2**16  # a paragraph has a thousand bytes
SCANNED_FROM = 8 * 2**20  # smaller files are measured in memory, when their lines are looked at
NOT_UTF_8 = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
SAVE_AS = "save the catalog as UTF-8"


def catalog_bytes(path: Path) -> bytes | None:
    """The bytes of a catalog; None if there is nothing at this path. Raises ProblemsFound for
    anything but a readable file.
    """
    try:
        if not path.is_file():
            refuse_other(path)
            return None
        size = path.stat().st_size
        if size > LARGEST_FILE:
            what = f"has {size:,} bytes; a catalog may have {LARGEST_FILE:,}"
            refuse(path, 1, what, "restore the catalog, for example from git")
        if size > SCANNED_FROM:
            scan(path)
        return path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        refuse(path, 1, what, "correct its permissions, or restore it")


def refuse_other(path: Path) -> None:
    """Raise ProblemsFound if something other than a file is at this path, or something other than
    a folder in the place of its folder.
    """
    for place in (path, path.parent):
        if not os.path.lexists(place) or place.is_dir():
            continue
        if place.is_symlink() and not place.exists():
            what = "is a broken link"
        elif place is path:
            what = "is not a file"
        else:
            what = "is not a folder"
        refuse(place, 1, what, "move it away")
    if path.is_dir():
        refuse(path, 1, "is a folder, not a catalog", "move it away")


def refuse(path: Path, line: int, what: str, hint: str) -> NoReturn:
    """Raise ProblemsFound for one file."""
    raise ProblemsFound([Problem(str(path), line, "", what, hint)]) from None


def scan(path: Path) -> None:
    """Raise ProblemsFound if a large file holds a text that no message has; reads it line by
    line, never whole.
    """
    number = run = 0
    with path.open("rb") as file:
        for line in iter(partial(file.readline, LONGEST_TEXT + 1), b""):
            number += 1
            run = run + len(line) if line.startswith(b'"') else len(line)
            if run > LONGEST_TEXT:
                too_long(path, number)


def too_long(path: Path, line: int) -> NoReturn:
    """Raise ProblemsFound for a text over the limit."""
    what = f"is part of a text of more than {LONGEST_TEXT:,} bytes"
    refuse(path, line, what, "no message is so long: restore the catalog, for example from git")


def decoded(path: Path, raw: bytes) -> str:
    """The text of a catalog's bytes. Raises ProblemsFound if they are not UTF-8."""
    for mark, name in NOT_UTF_8.items():
        if raw.startswith(mark):
            refuse(path, 1, f"is {name}, not UTF-8", SAVE_AS)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        refuse(path, line, "is not UTF-8", SAVE_AS)
