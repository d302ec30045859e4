"""What does a `.po` file say? Catalog files -> entries by context, quickly where canonical, through Babel otherwise.

Files are written by polib, byte-equal to `msgcat --no-wrap`; Babel must not write them.
"""

from __future__ import annotations

import io
import re
import textwrap
from pathlib import Path

import polib
from babel.messages.pofile import PoFileError, read_po

from site_src.catalogs.canonical import Entry, Key, NotCanonical, read_canonical
from site_src.catalogs.states import judge
from site_src.catalogs.syntax import check_characters, check_syntax
from site_src.files import write_atomically
from site_src.problems import Problem, ProblemsFound

PREVIOUS_OF_OBSOLETE = re.compile(r"^#~\|.*$", re.MULTILINE)


def read_catalog(path: Path) -> dict[Key, Entry]:
    """The entries of a catalog by (msgctxt, msgid), without header and obsolete ones; {} if there is no such file.

    Raises ProblemsFound with file and line for what no gettext tool could read.
    """
    if not path.is_file():
        return {}
    raw = path.read_bytes()
    text = decoded(path, raw)
    check_characters(path, text)
    try:
        return read_canonical(text)
    except NotCanonical:
        return read_with_babel(path, raw)


def decoded(path: Path, raw: bytes) -> str:
    """The text of a catalog's bytes. Raises ProblemsFound if they are not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ProblemsFound([Problem(str(path), line, "", "is not UTF-8", "save the catalog as UTF-8")]) from None


def read_with_babel(path: Path, raw: bytes) -> dict[Key, Entry]:
    """The entries of any valid catalog, by Babel's reader."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    check_syntax(path, text)
    try:
        known = PREVIOUS_OF_OBSOLETE.sub("", text)  # Babel 2.18 refuses these lines
        catalog = read_po(io.BytesIO(known.encode()), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        problem = Problem(str(path), (error.lineno or 0) + 1, "", f"is not a valid catalog: {error.args[0]}", "check quotes and keywords here")
        raise ProblemsFound([problem]) from None
    except (ValueError, LookupError, TypeError) as error:
        raise ProblemsFound([Problem(str(path), 1, "", f"is not a valid catalog: {error}", "check the header")]) from None
    entries: dict[Key, Entry] = {}
    for message in catalog:
        if not message.id:
            continue
        sources = tuple(map(str, message.id)) if isinstance(message.id, (tuple, list)) else (str(message.id),)
        strings = tuple(map(str, message.string)) if isinstance(message.string, (tuple, list)) else (str(message.string or ""),)
        comment = "\n".join(message.user_comments)
        plural = sources[1] if len(sources) > 1 else ""
        state = judge(sources, strings, comment, fuzzy=message.fuzzy)
        entries[message.context or "", sources[0]] = Entry(plural, strings, state)
    return entries


def open_catalog(path: Path) -> polib.POFile:
    """A catalog for changing, without wrapping. Raises ProblemsFound if polib cannot read it."""
    try:
        text = decoded(path, path.read_bytes()).removeprefix("\ufeff").replace("\r\n", "\n")
        check_syntax(path, text)
        return polib.pofile(text, wrapwidth=0, encoding="utf-8", check_for_duplicates=False)
    except (OSError, ValueError) as error:
        message = str(error)
        match = re.search(r"line (\d+)", message)
        problem = Problem(str(path), int(match[1]) if match else 1, "", f"is not a valid catalog: {message}", "check quotes and keywords here")
        raise ProblemsFound([problem]) from None


def new_catalog(metadata: dict[str, str]) -> polib.POFile:
    """An empty catalog with these header fields, without wrapping."""
    catalog = polib.POFile(wrapwidth=0, encoding="utf-8")
    catalog.metadata = dict(metadata)
    return catalog


def catalog_text(catalog: polib.POFile) -> str:
    """The canonical text of a catalog: sorted by context and msgid, obsolete entries last, not wrapped."""
    catalog.wrapwidth = 0
    live = sorted((e for e in catalog if not e.obsolete), key=lambda e: (e.msgctxt or "", e.msgid))
    gone = sorted((e for e in catalog if e.obsolete), key=lambda e: (e.msgctxt or "", e.msgid))
    catalog[:] = [*live, *gone]
    lines = str(catalog).rstrip("\n").split("\n")
    return "\n".join(wrap_references(line) if line.startswith("#: ") else line for line in lines) + "\n"


def wrap_references(line: str) -> str:
    """A line of references as gettext's tools break it even with --no-wrap: at most 79 columns."""
    return "\n".join(textwrap.wrap(line[3:], 79, break_long_words=False, break_on_hyphens=False, initial_indent="#: ", subsequent_indent="#: "))


def save_catalog(catalog: polib.POFile, path: Path) -> bool:
    """Write a catalog in canonical form, in one step; False if the file says the same already."""
    data = catalog_text(catalog).encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    return True
