"""What does a `.po` file say? Catalog files -> entries by context, quickly where canonical,
through Babel otherwise.

Files are written by polib, byte-equal to `msgcat --no-wrap`; Babel must not write them.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.pofile import PoFileError, read_po

from site_src.catalogs.canonical import Entry, Key, NotCanonical, read_canonical
from site_src.catalogs.safe_read import catalog_bytes, decoded
from site_src.catalogs.states import judge
from site_src.catalogs.syntax import check_characters, check_syntax
from site_src.files import write_atomically
from site_src.problems import Problem, ProblemsFound, stop_on

PREVIOUS_OF_OBSOLETE = re.compile(r"^#~\|.*$", re.MULTILINE)
PREVIOUS_MARK = re.compile(r"^#~\|\s*", re.MULTILINE)


def read_catalog(path: Path) -> dict[Key, Entry]:
    """The entries of a catalog by (msgctxt, msgid), without header and obsolete ones; {} if there
    is no such file.

    Raises ProblemsFound with file and line for what no gettext tool could read.
    """
    raw = catalog_bytes(path)
    if raw is None:
        return {}
    text = decoded(path, raw)
    check_characters(path, text)
    try:
        return read_canonical(text)
    except NotCanonical:
        return read_with_babel(path, raw)


def read_with_babel(path: Path, raw: bytes) -> dict[Key, Entry]:
    """The entries of any valid catalog, by Babel's reader."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    check_syntax(path, text)
    try:
        known = PREVIOUS_OF_OBSOLETE.sub("", text)  # Babel 2.18 refuses these lines
        catalog = read_po(io.BytesIO(known.encode()), charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        problem = Problem(
            str(path),
            (error.lineno or 0) + 1,
            "",
            f"is not a valid catalog: {error.args[0]}",
            "check quotes and keywords here",
        )
        raise ProblemsFound([problem]) from None
    except (ValueError, LookupError, TypeError) as error:
        raise ProblemsFound(
            [Problem(str(path), 1, "", f"is not a valid catalog: {error}", "check the header")]
        ) from None
    entries: dict[Key, Entry] = {}
    for message in catalog:
        if not message.id:
            continue
        sources = (
            tuple(map(str, message.id))
            if isinstance(message.id, (tuple, list))
            else (str(message.id),)
        )
        strings = (
            tuple(map(str, message.string))
            if isinstance(message.string, (tuple, list))
            else (str(message.string or ""),)
        )
        comment = "\n".join(message.user_comments)
        plural = sources[1] if len(sources) > 1 else ""
        state = judge(sources, strings, comment, fuzzy=message.fuzzy)
        entries[message.context or "", sources[0]] = Entry(plural, strings, state)
    return entries


def open_catalog(path: Path, raw: bytes | None = None, *, doubles: bool = False) -> polib.POFile:
    """A catalog for changing, without wrapping, from the file or from its bytes. Raises
    ProblemsFound if no gettext tool could read it.

    With `doubles`, a catalog may hold a message twice, as a merge by git can leave it.
    """
    if raw is None:
        raw = catalog_bytes(path)
    if raw is None:
        raise ProblemsFound(
            [Problem(str(path), 1, "", "is missing", "run: python build.py i18n update")]
        )
    text = decoded(path, raw).removeprefix("\ufeff").replace("\r\n", "\n")
    if not is_canonical(text):
        check_syntax(path, text, doubles=doubles)
    try:
        known = PREVIOUS_MARK.sub(
            "#| ", text
        )  # polib drops these lines of obsolete entries, but would write them
        return polib.pofile(known, wrapwidth=0, encoding="utf-8", check_for_duplicates=False)
    except (OSError, ValueError) as error:
        message = str(error)
        match = re.search(r"line (\d+)", message)
        problem = Problem(
            str(path),
            int(match[1]) if match else 1,
            "",
            f"is not a valid catalog: {message}",
            "check quotes and keywords here",
        )
        raise ProblemsFound([problem]) from None


def is_canonical(text: str) -> bool:
    """True if the quick reader knows every line of a catalog, which then needs no check line by
    line.
    """
    try:
        return (
            "\n#~" not in text
            and text.replace("\n", "").isprintable()
            and bool(read_canonical(text))
        )
    except NotCanonical:
        return False


def new_catalog(metadata: dict[str, str]) -> polib.POFile:
    """An empty catalog with these header fields, without wrapping."""
    catalog = polib.POFile(wrapwidth=0, encoding="utf-8")
    catalog.metadata = dict(metadata)
    return catalog


def catalog_text(catalog: polib.POFile) -> str:
    """The canonical text of a catalog: sorted by context and msgid, obsolete entries last, not
    wrapped.
    """
    catalog.wrapwidth = 0
    live = sorted((e for e in catalog if not e.obsolete), key=lambda e: (e.msgctxt or "", e.msgid))
    gone = sorted((e for e in catalog if e.obsolete), key=lambda e: (e.msgctxt or "", e.msgid))
    catalog[:] = [*live, *gone]
    for entry in catalog:
        if "fuzzy" in entry.flags:
            entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
    lines = str(catalog).rstrip("\n").split("\n")
    return (
        "\n".join(wrap_references(line) if line.startswith("#: ") else line for line in lines)
        + "\n"
    )


def wrap_references(line: str) -> str:
    """A line of references as gettext's tools break it even with --no-wrap: at most 79 columns."""
    return "\n".join(
        textwrap.wrap(
            line[3:],
            79,
            break_long_words=False,
            break_on_hyphens=False,
            initial_indent="#: ",
            subsequent_indent="#: ",
        )
    )


def save_catalog(catalog: polib.POFile, path: Path) -> bool:
    """Write a catalog in canonical form, in one step; False if the file says the same already.
    Raises ProblemsFound.
    """
    return save_all([Change(path, catalog_bytes(path), catalog)]) != []


class Change(NamedTuple):
    """What a catalog file is to say, and the bytes it had when that was decided (None: there was
    no file).
    """

    path: Path
    before: bytes | None
    catalog: polib.POFile


def save_all(changes: Iterable[Change]) -> list[Path]:
    """Write those catalogs that change, each in one step; returns their paths.

    Raises ProblemsFound, with nothing written, if a file was saved by somebody else in the
    meantime.
    """
    texts = [(path, before, catalog_text(catalog).encode()) for path, before, catalog in changes]
    wanted = [(path, before, data) for path, before, data in texts if data != before]
    stop_on(
        Problem(str(path), 1, "", "was changed while this command ran", "run the command again")
        for path, before, _ in wanted
        if catalog_bytes(path) != before
    )
    for path, _, data in wanted:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
        except OSError as error:
            problem = Problem(
                str(path),
                1,
                "",
                f"cannot be written: {error.strerror}",
                "correct the permissions of its folder, or make room",
            )
            raise ProblemsFound([problem]) from None
    return [path for path, _, _ in wanted]


def strings_of(entry: polib.POEntry) -> list[str]:
    """The msgstr forms of an entry."""
    return (
        [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)]
        if entry.msgid_plural
        else [entry.msgstr]
    )


def sources_of(entry: polib.POEntry) -> tuple[str, ...]:
    """The msgid and, if there is one, the plural msgid."""
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
