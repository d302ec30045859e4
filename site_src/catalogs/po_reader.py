"""What does a `.po` file say, and on which line? The bytes of a catalog -> its header and entries,
or ProblemsFound with file and line.

This is the only reader of catalogs. It accepts every layout that gettext's tools accept, and
refuses what they refuse, a catalog without a header, a second entry for one message, and control
characters. A build reads every catalog, so entries of the usual form (no flags, one line a text,
no backslash) are matched by one expression; everything else is read line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from site_src.catalogs.po_comments import (
    comments_of_kind,
    flags_in,
    state_of,
    translator_comment,
)
from site_src.catalogs.po_grammar import (
    FIRST_KEYWORDS,
    StringLine,
    check_characters,
    count_forms,
    form_number,
    header_fields,
    next_keywords,
    parse_string_line,
)
from site_src.catalogs.safe_read import LONGEST_TEXT, catalog_bytes, decoded, refuse, too_long
from site_src.catalogs.states import ReviewState

Key = tuple[str, str]  # msgctxt ("" if there is none), msgid
USUAL_ENTRY = re.compile(
    r'((?:#[ .:] ?.*\n)*)msgctxt "([^"\\\n]*)"\nmsgid "([^"\\\n]+)"\nmsgstr "([^"\\\n]*)"'
)
CHARSET = re.compile(r"^content-type:.*charset=([^;\s]*)", re.IGNORECASE)


class Previous(NamedTuple):
    """The msgctxt, msgid and msgid_plural that a fuzzy translation was made for, where known."""

    msgctxt: str | None = None
    msgid: str | None = None
    plural: str | None = None


class Entry(NamedTuple):
    """One message of a catalog: `plural` is its msgid_plural ("" if it has none), `strings` are
    its msgstr forms.

    `line` is the line of its first keyword, `lines` those of its forms (from 1), `comment_lines`
    are its comments as they are written, without `#|`.
    """

    msgctxt: str | None
    msgid: str
    plural: str
    strings: tuple[str, ...]
    state: ReviewState
    line: int = 0
    lines: tuple[int, ...] = ()
    comment_lines: str = ""
    previous: Previous = Previous()
    obsolete: bool = False

    @property
    def context(self) -> str:
        """The msgctxt, "" if there is none."""
        return self.msgctxt or ""

    @property
    def key(self) -> Key:
        """What a translation is looked up by."""
        return self.msgctxt or "", self.msgid

    @property
    def sources(self) -> tuple[str, ...]:
        """The msgid and, if there is one, the msgid_plural."""
        return (self.msgid, self.plural) if self.plural else (self.msgid,)

    @property
    def comment(self) -> str:
        """The translators' comment, with the state: the lines that begin with `# `."""
        return translator_comment(self.comment_lines)

    @property
    def extracted(self) -> str:
        """What the template tells translators: the lines that begin with `#.`."""
        return "\n".join(comments_of_kind(self.comment_lines, "."))

    @property
    def references(self) -> tuple[str, ...]:
        """Where the message is used: the words of the lines that begin with `#:`."""
        return tuple(" ".join(comments_of_kind(self.comment_lines, ":")).split())

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags in their order, such as fuzzy."""
        return flags_in(self.comment_lines)


@dataclass(frozen=True, slots=True)
class ParsedCatalog:
    """A catalog in the order of its file: the live entries without the header, the obsolete ones,
    and the fields of the header with the line of each.
    """

    entries: tuple[Entry, ...]
    obsolete: tuple[Entry, ...]
    header: dict[str, str]
    header_line: int
    field_lines: dict[str, int]
    header_comment: str
    header_flags: tuple[str, ...]


def read_catalog(path: Path) -> dict[Key, Entry]:
    """The live entries of a catalog by (msgctxt, msgid); {} if there is no such file. Raises
    ProblemsFound.
    """
    raw = catalog_bytes(path)
    if raw is None:
        return {}
    entries = parse_catalog(path, raw).entries
    return {(entry.msgctxt or "", entry.msgid): entry for entry in entries if entry.msgid}


def parse_catalog(
    path: Path,
    raw: bytes | None = None,
    *,
    allow_duplicates: bool = False,
    allow_extra_forms: bool = False,
) -> ParsedCatalog:
    """The catalog at `path`, or its bytes if they are given. Raises ProblemsFound, also if there
    is no such file.

    With `allow_duplicates` a message may have two entries: an update keeps the better one. With
    `allow_extra_forms` an entry may have more plural forms than the header counts: a check reports
    them with everything else that is wrong.
    """
    if raw is None:
        raw = catalog_bytes(path)
    if raw is None:
        refuse(path, 1, "is missing", "run: python build.py i18n update")
    text = decoded(path, raw).removeprefix("\ufeff").replace("\r\n", "\n")
    check_characters(path, text)
    if not text.strip(" \t\n"):
        hint = "restore it, for example from git; or delete it and run: python build.py i18n update"
        refuse(path, 1, "is empty", hint)
    parser = CatalogParser(path, allow_duplicates, allow_extra_forms)
    number = 1
    for block in text.rstrip("\n").split("\n\n"):
        if not parser.read_usual_entry(number, block):
            parser.read_lines(number, block)
        number += block.count("\n") + 2
    return parser.finish()


@dataclass(slots=True)
class UnfinishedEntry:
    """An entry while its lines are read: the pieces of each text by keyword, with their lines."""

    comments: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    pieces: dict[str, list[str]] = field(default_factory=dict)
    piece_lines: dict[str, list[int]] = field(default_factory=dict)
    keyword: str = ""
    size: int = 0
    obsolete: bool = False

    @property
    def is_complete(self) -> bool:
        """True if another entry may begin: a translation, perhaps an empty one, has been read."""
        return self.keyword.startswith("msgstr")

    @property
    def is_header(self) -> bool:
        """True for the entry of the empty msgid (gettext manual, "Header Entry")."""
        is_of_nothing = "msgctxt" not in self.pieces and not self.text("msgid")
        return is_of_nothing and "msgstr" in self.pieces and not self.obsolete

    def text(self, keyword: str) -> str:
        """The whole text of a keyword, "" if the entry has none."""
        return "".join(self.pieces.get(keyword, ()))

    def context(self) -> str | None:
        """The msgctxt; None is not the same as an empty one."""
        return self.text("msgctxt") if "msgctxt" in self.pieces else None


class CatalogParser:
    """Gathers the entries of one catalog, line by line."""

    def __init__(self, path: Path, allow_duplicates: bool, allow_extra_forms: bool) -> None:
        self.path = path
        self.allow_duplicates = allow_duplicates
        self.allow_extra_forms = allow_extra_forms
        self.entries: list[Entry] = []
        self.obsolete: list[Entry] = []
        self.header: UnfinishedEntry | None = None
        self.form_count = 0  # 0 if the header does not say
        self.translated_on: dict[tuple[str | None, str], int] = {}
        self.unfinished = UnfinishedEntry()
        self.previous_keyword = ""
        self.last_line = 1

    def read_usual_entry(self, number: int, block: str) -> bool:
        """Read lines that are one whole entry of the usual form; False if they are not. `number`
        is the first line.
        """
        usual = USUAL_ENTRY.fullmatch(block)
        if usual is None or len(block) > LONGEST_TEXT:
            return False
        if self.unfinished.is_complete:
            self.finish_entry()
        elif self.unfinished.pieces or self.unfinished.comments or self.unfinished.previous:
            return False
        comments, context, msgid, string = usual.groups()
        line = number + comments.count("\n")
        self.note_translation((context, msgid), line + 2)
        state = state_of((msgid,), (string,), comments, fuzzy=False)
        self.entries.append(
            Entry(context, msgid, "", (string,), state, line, (line + 2,), comments)
        )
        return True

    def read_lines(self, number: int, block: str) -> None:
        """Read lines of which `number` is the first."""
        for i, raw in enumerate(block.split("\n"), number):
            line = raw.strip(" \t")
            if not line:
                continue
            if line.startswith(("#|", "#~|")):
                self.read_previous(i, line.partition("|")[2].lstrip(" \t"))
            elif line.startswith("#~"):
                self.read_obsolete(i, line[2:].lstrip(" \t"))
            elif line.startswith("#"):
                self.read_comment(i, line)
            else:
                self.read_string(i, line, obsolete=False)

    def read_obsolete(self, number: int, line: str) -> None:
        """Read what comes after `#~`."""
        if line.startswith("#"):
            self.read_comment(number, line)
        elif line:
            self.read_string(number, line, obsolete=True)

    def read_comment(self, number: int, line: str) -> None:
        """Read a comment line."""
        self.begin_comments(number)
        self.unfinished.comments.append(line)

    def read_previous(self, number: int, line: str) -> None:
        """Read a line of `#| msgid`, without its sign."""
        self.begin_comments(number)
        part = parse_string_line(self.path, number, line)
        if part.keyword.startswith("msgstr"):
            refuse(self.path, number, f"has {part.keyword} after #|", "delete the line")
        if part.keyword:
            self.previous_keyword = part.keyword
            self.unfinished.previous[part.keyword] = []
        elif not self.previous_keyword:
            self.refuse_continuation(number)
        self.add_size(number, part)
        self.unfinished.previous[self.previous_keyword].append(part.text)

    def begin_comments(self, number: int) -> None:
        """Finish the entry before a comment. Raises ProblemsFound if the entry is not complete."""
        if self.unfinished.is_complete:
            self.finish_entry()
        elif self.unfinished.pieces:
            hint = "move it above the first line of the entry, or add the lines that are missing"
            refuse(self.path, number, "is a comment inside an entry", hint)

    def read_string(self, number: int, line: str, *, obsolete: bool) -> None:
        """Read a keyword with its text, or the continuation of a text."""
        part = parse_string_line(self.path, number, line)
        if part.keyword:
            self.begin_text(number, part, obsolete)
        elif not self.unfinished.keyword:
            self.refuse_continuation(number)
        entry = self.unfinished
        if entry.obsolete != obsolete:
            hint = 'begin every line of an obsolete entry with "#~", and no line of another'
            refuse(self.path, number, "mixes live and obsolete lines in one entry", hint)
        self.add_size(number, part)
        entry.pieces.setdefault(entry.keyword, []).append(part.text)
        entry.piece_lines.setdefault(entry.keyword, []).append(number)
        self.last_line = number
        if part.keyword in ("msgstr", "msgstr[0]") and not obsolete:
            self.note_translation((entry.context(), entry.text("msgid")), number)

    def begin_text(self, number: int, part: StringLine, obsolete: bool) -> None:
        """Begin the text of a keyword, and a new entry where the keyword is its first. Raises
        ProblemsFound if the keyword cannot come here.
        """
        expected = next_keywords(self.unfinished.keyword)
        if part.keyword not in expected:
            hint = f"expected {' or '.join(expected)}"
            refuse(self.path, number, f"{part.keyword} is not allowed here", hint)
        if part.keyword in FIRST_KEYWORDS and self.unfinished.is_complete:
            self.finish_entry()
        if not self.unfinished.pieces:
            self.unfinished.obsolete = obsolete
        if part.keyword.startswith("msgstr[") and not obsolete:
            self.check_form(number, part.keyword)
        self.unfinished.keyword = part.keyword

    def add_size(self, number: int, part: StringLine) -> None:
        """Count a piece of a text. Raises ProblemsFound for a text that is too long."""
        before = 0 if part.keyword else self.unfinished.size
        self.unfinished.size = before + part.size
        if self.unfinished.size > LONGEST_TEXT:
            too_long(self.path, number)

    def check_form(self, number: int, keyword: str) -> None:
        """Raise ProblemsFound for a plural form that the header does not count."""
        if self.allow_extra_forms or not self.form_count:
            return
        if form_number(keyword) >= self.form_count:
            hint = f"the header's Plural-Forms has nplurals={self.form_count}: delete this line"
            refuse(self.path, number, f"{keyword} is one form too many", hint)

    def refuse_continuation(self, number: int) -> None:
        """Raise ProblemsFound for a text without a keyword."""
        hint = "put msgid or msgstr before it"
        refuse(self.path, number, "continues a text that has not started", hint)

    def note_translation(self, key: tuple[str | None, str], number: int) -> None:
        """Remember on which line the translation of a live message begins. Raises ProblemsFound
        if it is the second one.
        """
        first = self.translated_on.setdefault(key, number)
        if first != number and not self.allow_duplicates:
            hint = "keep one: python build.py i18n update does it"
            what = f"is a second translation of the message on line {first}"
            refuse(self.path, number, what, hint)

    def finish_entry(self) -> None:
        """Add the entry that is complete."""
        unfinished, self.unfinished = self.unfinished, UnfinishedEntry()
        self.previous_keyword = ""
        if unfinished.is_header:
            if self.header is None:
                self.header = unfinished
                self.form_count = count_forms(unfinished.text("msgstr"))
            return
        entry = entry_of(unfinished)
        (self.obsolete if entry.obsolete else self.entries).append(entry)

    def finish(self) -> ParsedCatalog:
        """The whole catalog. Raises ProblemsFound if it ends inside an entry or has no header that
        says UTF-8.
        """
        if self.unfinished.is_complete:
            self.finish_entry()
        elif self.unfinished.pieces:
            hint = "add the missing lines of the entry"
            refuse(self.path, self.last_line, f"ends after {self.unfinished.keyword}", hint)
        if self.header is None:
            hint = (
                'restore the first entry, which begins: msgid "" msgstr "Project-Id-Version: ..."'
            )
            refuse(self.path, 1, "has no header", hint)
        check_charset(self.path, self.header)
        comment_lines = "\n".join(self.header.comments)
        return ParsedCatalog(
            entries=tuple(self.entries),
            obsolete=tuple(self.obsolete),
            header=header_fields(self.header.text("msgstr")),
            header_line=self.header.piece_lines["msgid"][0],
            field_lines=field_lines(self.header),
            header_comment=translator_comment(comment_lines),
            header_flags=flags_in(comment_lines),
        )


def entry_of(unfinished: UnfinishedEntry) -> Entry:
    """The entry that was read line by line."""
    names = [keyword for keyword in unfinished.pieces if keyword.startswith("msgstr")]
    strings = tuple(unfinished.text(name) for name in names)
    msgid, plural = unfinished.text("msgid"), unfinished.text("msgid_plural")
    comment_lines = "".join(f"{line}\n" for line in unfinished.comments)
    fuzzy = "fuzzy" in flags_in(comment_lines)
    sources = (msgid, plural) if plural else (msgid,)
    previous = {keyword: "".join(pieces) for keyword, pieces in unfinished.previous.items()}
    return Entry(
        msgctxt=unfinished.context(),
        msgid=msgid,
        plural=plural,
        strings=strings,
        state=state_of(sources, strings, comment_lines, fuzzy=fuzzy),
        line=min(lines[0] for lines in unfinished.piece_lines.values()),
        lines=tuple(unfinished.piece_lines[name][0] for name in names),
        comment_lines=comment_lines,
        previous=Previous(
            previous.get("msgctxt"), previous.get("msgid"), previous.get("msgid_plural")
        ),
        obsolete=unfinished.obsolete,
    )


def field_lines(header: UnfinishedEntry) -> dict[str, int]:
    """The line of the file on which each field of a header is."""
    lines: dict[str, int] = {}
    for number, piece in zip(header.piece_lines["msgstr"], header.pieces["msgstr"], strict=True):
        for line in piece.split("\n"):
            name, colon, _ = line.partition(":")
            if colon:
                lines[name.strip()] = number
    return lines


def check_charset(path: Path, header: UnfinishedEntry) -> None:
    """Raise ProblemsFound unless a header says UTF-8 (gettext manual, "Header Entry")."""
    matches = map(CHARSET.match, header.text("msgstr").split("\n"))
    charsets = [match[1] for match in matches if match]
    if {name.upper() for name in charsets} == {"UTF-8"}:
        return
    line = header.piece_lines["msgid"][0]
    for number, piece in zip(header.piece_lines["msgstr"], header.pieces["msgstr"], strict=True):
        if "charset=" in piece:
            line = number
            break
    what = f"says charset={charsets[0]}" if charsets else "names no charset"
    hint = "save the catalog as UTF-8 and write: Content-Type: text/plain; charset=UTF-8"
    refuse(path, line, f"has a header that {what}", hint)
