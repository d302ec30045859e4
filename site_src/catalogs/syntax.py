"""Is this text a `.po` file at all? Line by line, before a reader that would guess sees it -> ProblemsFound with the line.

Babel and polib both read an unterminated quote or an entry cut in half as something, and lose text; gettext's tools refuse
them (gettext manual, "The Format of PO Files"), and so does this. Control characters cannot stand in a page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NoReturn

from site_src.problems import Problem, ProblemsFound

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n)")
LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])[ \t]*)?"((?:[^"\\]|\\.)*)"[ \t]*')
ESCAPE = re.compile(r"\\(.)")
KNOWN_ESCAPES = frozenset('nrt\\"')
CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")
FOLLOWS = {
    "": ("msgctxt", "msgid"), "msgctxt": ("msgid",), "msgid": ("msgid_plural", "msgstr"), "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}  # fmt: skip


def check_syntax(path: Path, text: str) -> None:
    """Raise ProblemsFound at the first line of a catalog's text that no gettext tool would accept."""
    check_characters(path, text)
    last, last_line = {"live": "", "obsolete": ""}, 1
    for number, raw in enumerate(text.split("\n"), 1):
        line, part = raw.removesuffix("\r").strip(" \t"), "live"
        if line.startswith("#~") and not line.startswith("#~|"):
            line, part = line[2:].lstrip(" \t"), "obsolete"
        if not line or line.startswith("#"):
            continue
        match = LINE.fullmatch(line)
        if not match and raw.startswith(CONFLICT):
            fail(path, number, "has a mark of a git conflict", f"run git checkout --merge -- {path} in a clone with the merge driver; see CONTRIBUTING.md")
        if not match:
            fail(path, number, "is no whole line of a catalog", 'write a keyword such as msgstr and one text in "quotes"')
        keyword, quoted = match[1], match[2]
        if any(code not in KNOWN_ESCAPES for code in ESCAPE.findall(quoted)):
            fail(path, number, "has an unknown backslash", r"write \n, \t, \" or, for a backslash itself, \\")
        if keyword and keyword not in follows(last[part]):
            fail(path, number, f"{keyword} cannot stand here", f"expected {' or '.join(follows(last[part]))}")
        if not keyword and not last[part]:
            fail(path, number, "continues a text that has not begun", "put msgid or msgstr before it")
        last[part], last_line = keyword or last[part], number
    for keyword in last.values():
        if keyword and not keyword.startswith("msgstr"):
            fail(path, last_line, f"ends after {keyword}", "add the lines of the entry that are missing")


def check_characters(path: Path, text: str) -> None:
    """Raise ProblemsFound if a character cannot stand in a page; a text that is all printable has none, and is told quickly."""
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
