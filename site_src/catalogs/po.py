"""What does a `.po` file say? Catalog files -> entries by context, quickly where canonical, through Babel otherwise.

Our own files are canonical (one line a string), and a scan of such a file takes a seventh of the time of Babel's reader;
anything else that is valid (wrapped by Poedit, CRLF, a byte-order mark) is read by Babel. A test holds the two equal.
Files are written by polib, byte-equal to `msgcat --no-wrap`; Babel must not write them.
"""

from __future__ import annotations

import io
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.pofile import PoFileError, read_po

from site_src.catalogs.states import ReviewState, judge
from site_src.catalogs.syntax import check_characters, check_syntax
from site_src.files import write_atomically
from site_src.problems import Problem, ProblemsFound

Key = tuple[str, str]
FORMS = re.compile(r'^"Plural-Forms: nplurals=(\d);', re.MULTILINE)
PREVIOUS_OF_OBSOLETE = re.compile(r"^#~\|.*$", re.MULTILINE)
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message: its plural msgid ("" if none), its msgstr forms, and its state."""

    plural: str
    strings: tuple[str, ...]
    state: ReviewState


class NotCanonical(Exception):
    """The file is laid out in a way that the quick reader does not know."""


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


def read_canonical(text: str) -> dict[Key, Entry]:
    """The entries of a canonical catalog. Raises NotCanonical for any other layout."""
    if "\r" in text or not text.startswith(("msgid", "#")):
        raise NotCanonical
    entries: dict[Key, Entry] = {}
    counted = FORMS.search(text)
    forms = int(counted[1]) if counted else 2
    for block in text.split("\n\n"):
        context = msgid = plural = comment = ""
        strings: list[str] = []
        fuzzy = header = obsolete = False
        for line in block.split("\n"):
            start = line[:7]
            if start == "msgctxt" and not (context or msgid or strings):
                context = unquote(line[8:])
            elif start == "msgid_p" and msgid and not (plural or strings):
                plural = unquote(line[13:])
            elif start == 'msgid "' and not (msgid or strings or header):
                msgid = unquote(line[6:])
                header = not msgid
            elif start == "msgstr " and not (plural or strings):
                strings.append(unquote(line[7:]))
            elif start == "msgstr[" and plural:
                number, _, rest = line[7:].partition("] ")
                if number != str(len(strings)):
                    raise NotCanonical
                strings.append(unquote(rest))
            elif start[:2] == "#~":
                obsolete = True
            elif start[:1] == "#" and (context or msgid or strings or header):
                raise NotCanonical
            elif not line or start[:2] in ("#:", "#.", "#|", "#"):
                continue
            elif start[:2] == "#,":
                fuzzy = fuzzy or "fuzzy" in line
            elif start[:2] == "# ":
                comment += line[2:] + "\n"
            elif not (header and strings and unquote(line)):
                raise NotCanonical
        whole = (header or msgid) and strings and not obsolete
        if not whole and (context or msgid or strings or ((comment or fuzzy) and not obsolete)):
            raise NotCanonical
        if header or not whole:
            continue
        if (context, msgid) in entries or (plural and len(strings) != forms):
            raise NotCanonical
        sources = (msgid, plural) if plural else (msgid,)
        entries[context, msgid] = Entry(plural, tuple(strings), judge(sources, strings, comment, fuzzy=fuzzy))
    return entries


def unquote(quoted: str) -> str:
    """The text of one quoted PO string. Raises NotCanonical if it is not one whole string."""
    if len(quoted) < 2 or quoted[0] != '"' or quoted[-1] != '"':
        raise NotCanonical
    inner = quoted[1:-1]
    if "\\" not in inner:
        if '"' in inner:
            raise NotCanonical
        return inner
    if '"' in ESCAPE.sub("", inner) or ESCAPE.sub("", inner).endswith("\\"):
        raise NotCanonical
    if any(code not in ESCAPES for code in ESCAPE.findall(inner)):
        raise NotCanonical
    return ESCAPE.sub(lambda m: ESCAPES[m[1]], inner)


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
