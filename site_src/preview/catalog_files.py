"""What do the catalogs on disk say now, and what is wrong with them? Files -> entries, lines and problems, kept until a file changes.

A file with a problem keeps its last good entries, so that there always is a page; mending the file mends the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogs.canonical import Entry, Key
from site_src.catalogs.locales import Language
from site_src.catalogs.markup import PLACEHOLDER
from site_src.catalogs.po import read_catalog
from site_src.catalogs.states import SHOWN
from site_src.problems import Problem, ProblemsFound

FIELD = re.compile(r'^(?:msgstr )?"([A-Za-z-]+): ?(.*?)(?:\\n)?"$')
KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]+"(.*)"$')
ESCAPE = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
FORMS = re.compile(r"nplurals\s*=\s*(\d+)")
UPDATE = "python build.py i18n update writes it anew"


@dataclass(slots=True)
class Kept:
    """A file as it was read: what told its version, its last good entries and their lines, its problems."""

    version: tuple[int, int, int]
    entries: dict[Key, Entry] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class CatalogFiles:
    """The catalogs that a preview has read; `languages` are those it knows, by tag."""

    def __init__(self) -> None:
        self.languages: Mapping[str, Language] = {}
        self.kept: dict[Path, Kept] = {}

    def read(self, path: Path) -> dict[Key, Entry]:
        """The entries of a catalog, read again only if the file has changed; the last good ones if it has a problem."""
        try:
            status = path.stat()
            version = (status.st_mtime_ns, status.st_size, status.st_ino)
            before = self.kept.get(path)
            if before is None or before.version != version:
                self.kept[path] = self.take(path, version, before)
        except OSError:
            self.kept.pop(path, None)
            return {}
        return self.kept[path].entries

    def take(self, path: Path, version: tuple[int, int, int], before: Kept | None) -> Kept:
        """Read a file. Raises OSError if that cannot be done."""
        try:
            entries = read_catalog(path)
            text = path.read_text(encoding="utf-8-sig")
        except ProblemsFound as found:
            return Kept(version, before.entries if before else {}, before.lines if before else {}, found.problems)
        lines = entry_lines(text)
        language = self.languages.get(path.parent.name)
        problems = tuple(faults(path, text, entries, lines, language)) if language else ()
        if problems and before:
            return Kept(version, before.entries, before.lines, problems)
        return Kept(version, entries, lines, problems)

    def problems(self, tags: Iterable[str]) -> list[Problem]:
        """The problems of the catalogs of some languages."""
        wanted = set(tags)
        return sorted(p for path, kept in self.kept.items() if path.parent.name in wanted for p in kept.problems)

    def line(self, path: Path, key: Key) -> int:
        """The line of an entry in a file that was read; 0 if it has none."""
        kept = self.kept.get(path)
        return kept.lines.get(key, 0) if kept else 0


def entry_lines(text: str) -> dict[Key, int]:
    """The line on which the translation of each live entry begins, by (msgctxt, msgid)."""
    found: dict[Key, int] = {}
    parts = {"msgctxt": "", "msgid": ""}
    current = ""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        match = KEYWORD.match(stripped)
        if match:
            if match[1] == "msgctxt" or (match[1] == "msgid" and current != "msgctxt"):
                parts = {"msgctxt": "", "msgid": ""}
            current = match[1]
            if current in parts:
                parts[current] = unescaped(match[2])
            elif current.startswith("msgstr") and parts["msgid"]:
                found.setdefault((parts["msgctxt"], parts["msgid"]), number)
        elif stripped.startswith('"') and current in parts:
            parts[current] += unescaped(stripped[1:-1])
    return found


def unescaped(quoted: str) -> str:
    """The text between the quotes of a PO string."""
    return ESCAPE.sub(lambda m: ESCAPES.get(m[1], m[1]), quoted) if "\\" in quoted else quoted


def faults(path: Path, text: str, entries: Mapping[Key, Entry], lines: Mapping[Key, int], language: Language) -> Iterator[Problem]:
    """What a reader of catalogs accepts, but a page must not show: a wrong header, a placeholder that is not the source's."""
    yield from header_faults(path, text, language)
    for (context, msgid), entry in entries.items():
        if entry.state not in SHOWN or ("{" not in msgid and not any("{" in s for s in entry.strings)):
            continue
        known = set(PLACEHOLDER.findall(msgid)) | set(PLACEHOLDER.findall(entry.plural))
        optional = {"n"} if entry.plural else set()  # "one program" needs no figure
        line = lines.get((context, msgid), 1)
        for string in filter(None, entry.strings):
            has = set(PLACEHOLDER.findall(string))
            for name in sorted(has - known):
                yield Problem(str(path), line, context, f"the source has no {{{name}}}", "write each placeholder as it stands in msgid")
            for name in sorted(known - has - optional):
                yield Problem(str(path), line, context, f"{{{name}}} is missing", "write each placeholder as it stands in msgid")


def header_faults(path: Path, text: str, language: Language) -> Iterator[Problem]:
    """What is wrong with the header entry (gettext manual, "Header Entry"): language, character set, number of plural forms."""
    fields: dict[str, tuple[str, int]] = {}
    started = False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        match = FIELD.match(stripped)
        if match and started:
            fields.setdefault(match[1].lower(), (match[2], number))
        elif stripped == 'msgid ""' and not started:
            started = True
        elif (started and not stripped.startswith(('"', "msgstr"))) or (stripped.startswith("msg") and not started):
            break
    if not fields:
        yield Problem(str(path), 1, "", "has no header", UPDATE)
        return
    name, line_number = fields.get("language", ("", 1))
    if name != language.posix:
        yield Problem(str(path), line_number, "header", f'Language is "{name}", not "{language.posix}"', UPDATE)
    kind, line_number = fields.get("content-type", ("", 1))
    if "charset=utf-8" not in kind.lower():
        yield Problem(str(path), line_number, "header", "Content-Type does not say charset=UTF-8", UPDATE)
    rule, line_number = fields.get("plural-forms", ("", 1))
    forms = FORMS.search(rule)
    if not forms or int(forms[1]) != language.plural.count:
        what = f"Plural-Forms does not say nplurals={language.plural.count}"
        yield Problem(str(path), line_number, "header", what, UPDATE)
