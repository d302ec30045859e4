"""What does a canonical catalog say? A scan of a `.po` file that has one line a string, as this
project writes it.

Such a scan takes a fraction of the time of Babel's reader, and a build reads every catalog.
Whatever is laid out otherwise (wrapped by Poedit, CRLF, a byte-order mark) raises NotCanonical
and is read by Babel; a test holds the two equal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_src.catalogs.safe_read import LONGEST_TEXT
from site_src.catalogs.states import ReviewState, judge

Key = tuple[str, str]
FORMS = re.compile(r'^"Plural-Forms: nplurals=(\d);', re.MULTILINE)
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}
# The shape of nearly every entry: comments without flags, a context, one text without backslashes.
USUAL = re.compile(
    r'((?:#[ .:] ?.*\n)*)msgctxt "([^"\\\n]*)"\nmsgid "([^"\\\n]+)"\nmsgstr "([^"\\\n]*)"'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message: its plural msgid ("" if none), its msgstr forms, and its state."""

    plural: str
    strings: tuple[str, ...]
    state: ReviewState


class NotCanonical(Exception):
    """The file is laid out in a way that the quick reader does not know."""


def read_canonical(text: str) -> dict[Key, Entry]:
    """The entries of a canonical catalog. Raises NotCanonical for any other layout."""
    if "\r" in text or not text.startswith(("msgid", "#")):
        raise NotCanonical
    begun = False
    entries: dict[Key, Entry] = {}
    counted = FORMS.search(text)
    forms = int(counted[1]) if counted else 2
    for block in text.rstrip("\n").split("\n\n"):
        if len(block) > LONGEST_TEXT:
            raise NotCanonical
        usual = USUAL.fullmatch(block)
        if usual:
            comment, context, msgid, string = usual.groups()
            if (context, msgid) in entries:
                raise NotCanonical
            entries[context, msgid] = Entry(
                "", (string,), judge((msgid,), (string,), stamp_in(comment), fuzzy=False)
            )
            continue
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
        if header:
            if begun or context or '\n"Content-Type: text/plain; charset=UTF-8\\n"' not in block:
                raise NotCanonical
            begun = True
        if header or not whole:
            continue
        if (context, msgid) in entries or (plural and len(strings) != forms):
            raise NotCanonical
        sources = (msgid, plural) if plural else (msgid,)
        entries[context, msgid] = Entry(
            plural, tuple(strings), judge(sources, strings, comment, fuzzy=fuzzy)
        )
    if not begun:
        raise NotCanonical
    return entries


def stamp_in(comments: str) -> str:
    """The state comment among comment lines, without its sign; "" if there is none."""
    begin = 0 if comments.startswith("# state: ") else comments.find("\n# state: ") + 1
    return (
        comments[begin + 2 : comments.index("\n", begin)]
        if comments.startswith("# state: ", begin)
        else ""
    )


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
