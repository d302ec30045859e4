"""Is this line part of a `.po` file? A line or a header -> its parts, or ProblemsFound.

gettext's tools refuse an unterminated quotation mark and an entry cut in half (gettext manual,
"The Format of PO Files"), and so do we. Control characters are refused because no page may hold
them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, NoReturn

from site_src.catalogs.safe_read import refuse

FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
LINE = re.compile(
    r"(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])[ \t]*)?"
    r'"([^"\\]*(?:\\.[^"\\]*)*)"'
)
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}
PLURAL_FORMS = re.compile(r"^plural-forms: *nplurals *= *(\d+)", re.IGNORECASE)
CONFLICT_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")
NEXT_KEYWORDS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}
FIRST_KEYWORDS = NEXT_KEYWORDS[""]


class StringLine(NamedTuple):
    """A keyword ("" on a line that continues a text), the text after it, and how many characters
    the text has as it is written.
    """

    keyword: str
    text: str
    size: int


def parse_string_line(path: Path, number: int, line: str) -> StringLine:
    """The parts of a line such as `msgid "text"` or `"more text"`. Raises ProblemsFound."""
    match = LINE.fullmatch(line)
    if match is None:
        refuse_line(path, number, line)
    written = match[2]
    return StringLine(match[1] or "", unescape(path, number, written), len(written))


def unescape(path: Path, number: int, written: str) -> str:
    """The text between quotation marks. Raises ProblemsFound for a backslash that
    gettext does not know, or that this project does not use.
    """
    if "\\" not in written:
        return written
    for code in ESCAPE.findall(written):
        if code not in ESCAPES:
            hint = r"write \n, \t, \" or, for a backslash itself, \\"
            refuse(path, number, "has an unknown backslash", hint)
    return ESCAPE.sub(lambda match: ESCAPES[match[1]], written)


def refuse_line(path: Path, number: int, line: str) -> NoReturn:
    """Raise ProblemsFound for a line that is neither a comment nor a text in quotation marks."""
    if line.startswith(CONFLICT_MARKS):
        command = f"git checkout --merge -- {path}"
        hint = f"run {command} in a clone with the merge driver; see docs/translations.md"
        refuse(path, number, "has a mark of a git conflict", hint)
    hint = 'write a keyword such as msgstr and one text in "quotes"'
    refuse(path, number, "is not a complete line of a catalog", hint)


def check_characters(path: Path, text: str) -> None:
    """Raise ProblemsFound if a text with line feeds as its only line ends has a character that
    no page may hold.
    """
    if text.replace("\n", "").isprintable():  # true of nearly every catalog, and quick
        return
    match = FORBIDDEN.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        refuse(path, line, f"has the control character U+{ord(match[0]):04X}", "delete it")


def next_keywords(keyword: str) -> tuple[str, ...]:
    """The keywords that may come after a keyword ("": at the beginning of a file)."""
    if keyword.startswith("msgstr["):
        return (f"msgstr[{form_number(keyword) + 1}]", *FIRST_KEYWORDS)
    return NEXT_KEYWORDS[keyword]


def form_number(keyword: str) -> int:
    """The n of a keyword `msgstr[n]`."""
    return int(keyword[len("msgstr[") : -1])


def header_fields(text: str) -> dict[str, str]:
    """The fields of a header; a line without a colon continues the field before it."""
    fields: dict[str, str] = {}
    name = ""
    for line in text.split("\n"):
        if ":" in line:
            name, _, value = line.partition(":")
            name = name.strip()
            fields[name] = value.strip()
        elif name and line:
            fields[name] += f"\n{line.strip()}"
    return fields


def count_forms(header: str) -> int:
    """How many plural forms a header says the language has; 0 if it does not say."""
    for line in header.split("\n"):
        match = PLURAL_FORMS.match(line)
        if match:
            return int(match[1])
    return 0
