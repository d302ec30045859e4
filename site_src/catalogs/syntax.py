"""Is this text a `.po` file at all? Line by line, before a reader that would guess sees it ->
ProblemsFound with the line.

Babel and polib both read an unterminated quote or an entry cut in half as something, and lose
text; gettext's tools refuse them (gettext manual, "The Format of PO Files"), and so does this.
They also take a file without a header, or the second of two entries of one message, for good.
Control characters cannot stand in a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from site_src.catalogs.safe_read import LONGEST_TEXT, too_long
from site_src.problems import Problem, ProblemsFound

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n)")
LINE = re.compile(
    r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])[ \t]*)?"((?:[^"\\]|\\.)*)"[ \t]*'
)
ESCAPE = re.compile(r"\\(.)")
KNOWN_ESCAPES = frozenset('nrt\\"')
CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")
FOLLOWS = {
    "": ("msgctxt", "msgid"), "msgctxt": ("msgid",), "msgid": ("msgid_plural", "msgstr"), "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}  # fmt: skip
CHARSET = re.compile(r"^content-type:.*charset=([^;\s\\]*)", re.IGNORECASE)
FORMS = re.compile(r"^plural-forms: *nplurals *= *(\d+)", re.IGNORECASE)
TEXTS = ("msgctxt", "msgid", "msgid_plural")


@dataclass(slots=True)
class Part:
    """The live or the obsolete entries of a file: the last keyword, the entry it belongs to, what
    was seen.
    """

    last: str = ""
    entry: dict[str, str] = field(default_factory=dict)
    size: int = 0
    seen: dict[tuple[str | None, str], int] = field(default_factory=dict)


def check_syntax(path: Path, text: str, *, doubles: bool = False, surplus: bool = False) -> None:
    """Raise ProblemsFound at the first line of a catalog's text that no gettext tool would accept.

    With `doubles`, two entries of one message are accepted: an update keeps both. With `surplus`,
    plural forms too many are: a check names them with all else that is wrong.
    """
    check_characters(path, text)
    live, obsolete = Part(), Part()
    header: list[str] | None = None
    last_line, forms = 1, 0
    for number, raw in enumerate(text.split("\n"), 1):
        line, part = raw.removesuffix("\r").strip(" \t"), live
        if line.startswith("#~") and not line.startswith("#~|"):
            line, part = line[2:].lstrip(" \t"), obsolete
        if not line or line.startswith("#"):
            continue
        match = LINE.fullmatch(line)
        if not match and raw.startswith(CONFLICT):
            fail(
                path,
                number,
                "has a mark of a git conflict",
                f"run git checkout --merge -- {path} in a clone with the merge driver; see docs/translations.md",
            )
        if not match:
            fail(
                path,
                number,
                "is no whole line of a catalog",
                'write a keyword such as msgstr and one text in "quotes"',
            )
        keyword, quoted = match[1], match[2]
        if "\\" in quoted and any(code not in KNOWN_ESCAPES for code in ESCAPE.findall(quoted)):
            fail(
                path,
                number,
                "has an unknown backslash",
                r"write \n, \t, \" or, for a backslash itself, \\",
            )
        if keyword and keyword not in follows(part.last):
            fail(
                path,
                number,
                f"{keyword} cannot stand here",
                f"expected {' or '.join(follows(part.last))}",
            )
        if not keyword and not part.last:
            fail(
                path, number, "continues a text that has not begun", "put msgid or msgstr before it"
            )
        if keyword == "msgctxt" or (keyword == "msgid" and part.last != "msgctxt"):
            part.entry = {}
        if keyword == "msgid":
            forms = forms or counted_forms(header or [])
        part.size = len(quoted) if keyword else part.size + len(quoted)
        if part.size > LONGEST_TEXT:
            too_long(path, number)
        part.last, last_line = keyword or part.last, number
        if part.last in TEXTS:
            part.entry[part.last] = part.entry.get(part.last, "") + quoted
        elif keyword in ("msgstr", "msgstr[0]"):
            key = part.entry.get("msgctxt"), part.entry["msgid"]
            if part is live and key == (None, ""):
                header = [] if header is None else header
            if key in part.seen and part is live and not doubles:
                fail(
                    path,
                    number,
                    f"is a second translation of what stands in line {part.seen[key]}",
                    "keep one: python build.py i18n update does it",
                )
            part.seen[key] = number
        if (
            part is live
            and part.last == "msgstr"
            and part.entry == {"msgid": ""}
            and header is not None
        ):
            header.append(quoted)
        if (
            keyword
            and keyword.startswith("msgstr[")
            and part is live
            and forms
            and not surplus
            and int(keyword[7:-1]) >= forms
        ):
            fail(
                path,
                number,
                f"{keyword} is one form too many",
                f"the header's Plural-Forms has nplurals={forms}: delete this line",
            )
    for part in (live, obsolete):
        if part.last and not part.last.startswith("msgstr"):
            fail(
                path,
                last_line,
                f"ends after {part.last}",
                "add the lines of the entry that are missing",
            )
    check_header(path, header, text)


def check_header(path: Path, header: list[str] | None, text: str) -> None:
    """Raise ProblemsFound if a catalog is empty, has no header, or one that does not say UTF-8
    (gettext manual, "Header Entry").
    """
    if not text.strip("\ufeff \t\r\n"):
        fail(
            path,
            1,
            "is empty",
            "restore it, for example from git; or delete it and run: python build.py i18n update",
        )
    if header is None:
        fail(
            path,
            1,
            "has no header",
            'restore the first entry, which begins: msgid "" msgstr "Project-Id-Version: ..."',
        )
    names = [match[1] for match in map(CHARSET.match, "".join(header).split("\\n")) if match]
    if {name.upper() for name in names} != {"UTF-8"}:
        says = f"says charset={names[0]}" if names else "names no charset"
        fail(
            path,
            header_line(text),
            f"has a header that {says}",
            "save the catalog as UTF-8 and write: Content-Type: text/plain; charset=UTF-8",
        )


def header_line(text: str) -> int:
    """The line of the header's charset, or that of its msgid."""
    for wanted in ("charset=", 'msgid ""'):
        at = text.find(wanted)
        if at >= 0:
            return text.count("\n", 0, at) + 1
    return 1


def counted_forms(header: list[str]) -> int:
    """How many plural forms a header says the language has; 0 if it does not say."""
    found = [match[1] for match in map(FORMS.match, "".join(header).split("\\n")) if match]
    return int(found[0]) if found else 0


def check_characters(path: Path, text: str) -> None:
    """Raise ProblemsFound if a character cannot stand in a page; a text that is all printable has
    none, and is told quickly.
    """
    if text.replace("\n", "").isprintable():
        return
    match = FORBIDDEN.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        fail(path, line, f"has the control character U+{ord(match[0]):04X}", "delete it")


def follows(keyword: str) -> tuple[str, ...]:
    """The keywords that may come after a keyword."""
    if keyword.startswith("msgstr["):
        return (f"msgstr[{int(keyword[7:-1]) + 1}]", "msgctxt", "msgid")
    return FOLLOWS[keyword]


def fail(path: Path, line: int, what: str, hint: str) -> NoReturn:
    """Raise ProblemsFound for one line."""
    raise ProblemsFound([Problem(str(path), line, "", what, hint)])
