"""On which line is each string of a catalog? The text of a `.po` file -> entries with
their lines, and its header.

Line by line, after check_syntax has refused what no gettext tool would read. Obsolete entries are
left out: nobody sees them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogs.safe_read import decoded
from site_src.catalogs.states import judge
from site_src.catalogs.syntax import check_syntax
from site_src.workbench.checks.values import LocatedEntry

LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?)?[ \t]*"(.*)"[ \t]*')
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}


@dataclass(frozen=True, slots=True)
class ReadCatalog:
    """A catalog with its lines: the header's fields and line (0 if there is none), and its
    entries in the file's order.

    `field_lines` holds the line of each field of the header.
    """

    header: dict[str, str]
    header_line: int
    entries: tuple[LocatedEntry, ...]
    headers: tuple[int, ...] = ()
    field_lines: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """An entry while it is read."""

    comment: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    parts: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_located(path: Path) -> ReadCatalog:
    """A catalog with its lines. Raises ProblemsFound with file and line for what no gettext tool
    could read.
    """
    text = decoded(path, path.read_bytes()).removeprefix("\ufeff").replace("\r\n", "\n")
    check_syntax(path, text, surplus=True)
    drafts: list[Draft] = []
    draft, last = Draft(), ""
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] == "#" or not line.strip():
            if draft.parts:
                drafts.append(draft)
                draft = Draft()
            if line[:2] == "#,":
                draft.flags.update(flag.strip() for flag in line[2:].split(","))
            elif line[:2] == "# ":
                draft.comment.append(line[2:])
            elif not line.strip() or line[:2] == "#~":
                draft = Draft()
            continue
        match = LINE.fullmatch(line.strip())
        assert match, "check_syntax lets only whole lines pass"
        keyword, form, quoted = match.groups()
        if keyword:
            last = f"msgstr {form or 0}" if keyword == "msgstr" else keyword
            if keyword in ("msgctxt", "msgid") and ("msgid" in draft.parts):
                drafts.append(draft)
                draft = Draft()
            draft.lines[last] = number
            draft.parts[last] = []
        draft.parts[last].append(unescaped(quoted))
    if draft.parts:
        drafts.append(draft)
    return assemble(drafts)


def unescaped(quoted: str) -> str:
    """The text between the quotation marks of a PO string."""
    return ESCAPE.sub(lambda m: ESCAPES[m[1]], quoted) if "\\" in quoted else quoted


def assemble(drafts: list[Draft]) -> ReadCatalog:
    """The header and the entries of what was read."""
    header: dict[str, str] = {}
    field_lines: dict[str, int] = {}
    headers: list[int] = []
    entries = []
    for draft in drafts:
        parts = {name: "".join(texts) for name, texts in draft.parts.items()}
        msgid, context = parts.get("msgid", ""), parts.get("msgctxt", "")
        line = min(draft.lines.values())
        if not msgid and not context:
            headers.append(line)
            if not header:
                header = dict(
                    split_field(one) for one in parts.get("msgstr 0", "").split("\n") if ":" in one
                )
                pieces = enumerate(
                    draft.parts.get("msgstr 0", ()), draft.lines.get("msgstr 0", line)
                )
                field_lines = {split_field(piece)[0]: at for at, piece in pieces if ":" in piece}
            continue
        names = [name for name in draft.parts if name.startswith("msgstr ")]
        sources = (msgid, parts["msgid_plural"]) if "msgid_plural" in parts else (msgid,)
        strings = tuple(parts[name] for name in names)
        comment = "\n".join(draft.comment)
        state = judge(sources, strings, comment, fuzzy="fuzzy" in draft.flags)
        lines = tuple(draft.lines[name] for name in names)
        entries.append(
            LocatedEntry(
                line, context, sources, strings, lines, comment, frozenset(draft.flags), state
            )
        )
    return ReadCatalog(
        header, headers[0] if headers else 0, tuple(entries), tuple(headers), field_lines
    )


def split_field(line: str) -> tuple[str, str]:
    """Name and value of a line of the header."""
    name, _, value = line.partition(":")
    return name.strip(), value.strip()
