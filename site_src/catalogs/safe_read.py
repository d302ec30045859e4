"""May this file be read as a catalog at all? A path -> its text, or ProblemsFound, within bounds
of memory and time.

A folder, a pipe or an unreadable file in a catalog's place is no missing catalog: taking it for
one would make a language vanish, or write over something. A hostile file is refused before it is
in memory.
"""

from __future__ import annotations

import codecs
import os
from pathlib import Path

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
    what is no readable file.
    """
    try:
        if not path.is_file():
            refuse_other(path)
            return None
        size = path.stat().st_size
        if size > LARGEST_FILE:
            what = f"has {size:,} bytes; a catalog may have {LARGEST_FILE:,}"
            raise ProblemsFound(
                [Problem(str(path), 1, "", what, "restore the catalog, for example from git")]
            )
        if size > SCANNED_FROM:
            scan(path)
        return path.read_bytes()
    except OSError as error:
        raise ProblemsFound(
            [
                Problem(
                    str(path),
                    1,
                    "",
                    f"cannot be read: {error.strerror}",
                    "correct its permissions, or restore it",
                )
            ]
        ) from None


def refuse_other(path: Path) -> None:
    """Raise ProblemsFound if something that is no file stands at this path, or in the place of
    its folder.
    """
    for place in (path, path.parent):
        if os.path.lexists(place) and not place.is_dir():
            what = (
                "is a link that leads nowhere"
                if place.is_symlink() and not place.exists()
                else "is no file"
                if place is path
                else "is no folder"
            )
            raise ProblemsFound([Problem(str(place), 1, "", what, "move it away")])
    if path.is_dir():
        raise ProblemsFound(
            [Problem(str(path), 1, "", "is a folder, not a catalog", "move it away")]
        )


def scan(path: Path) -> None:
    """Raise ProblemsFound if a large file holds a text that no message has; reads it line by
    line, never whole.
    """
    number = run = 0
    with path.open("rb") as file:
        while line := file.readline(LONGEST_TEXT + 1):
            number += 1
            run = run + len(line) if line.startswith(b'"') else len(line)
            if run > LONGEST_TEXT:
                too_long(path, number)


def too_long(path: Path, line: int) -> None:
    """Raise ProblemsFound for a text over the limit."""
    what = f"is part of a text of more than {LONGEST_TEXT:,} bytes"
    raise ProblemsFound(
        [
            Problem(
                str(path),
                line,
                "",
                what,
                "no message is so long: restore the catalog, for example from git",
            )
        ]
    )


def decoded(path: Path, raw: bytes) -> str:
    """The text of a catalog's bytes. Raises ProblemsFound if they are not UTF-8."""
    for mark, name in NOT_UTF_8.items():
        if raw.startswith(mark):
            raise ProblemsFound([Problem(str(path), 1, "", f"is {name}, not UTF-8", SAVE_AS)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ProblemsFound([Problem(str(path), line, "", "is not UTF-8", SAVE_AS)]) from None
