"""Which translation has a term, and which words are wrong? `i18n/glossary.csv` -> frozen
`Glossary`.

The file is CSV (RFC 4180) in UTF-8: one row a term, one column a language of locales.yaml.
`read_glossary` reports every problem of it at once; `Glossary.findings` compares one message with
its translation. What counts as the same word: `wording`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from site_src.catalogs.locales import HOME, read_locales
from site_src.problems import Problem, ProblemsFound, did_you_mean, stop_on
from site_src.workbench.term_match import Forms, Index, Wording, keeps

BEFORE = ("term", "part_of_speech", "definition", "do_not_translate")
AFTER = ("forbidden", "status")
PARTS = ("noun", "proper noun", "verb", "adjective", "adverb", "phrase")
VALUES = {
    "part_of_speech": PARTS,
    "do_not_translate": ("yes", "no"),
    "status": ("draft", "reviewed"),
}
SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Term:
    """One row: the source term, and by language tag its accepted translations (the first is
    preferred) and the wrong ones.

    `forbidden` is wrong in every message, `mistaken` only where the source has the term.
    """

    term: str
    part_of_speech: str
    definition: str
    do_not_translate: bool
    accepted: Mapping[str, tuple[str, ...]]
    forbidden: Mapping[str, tuple[str, ...]]
    mistaken: Mapping[str, tuple[str, ...]]
    status: str


@dataclass(frozen=True)
class Glossary:
    """The terms of one file in its order, their source language, and the tags that have a column."""

    terms: tuple[Term, ...] = ()
    source: str = ""
    tags: tuple[str, ...] = ()

    @cached_property
    def index(self) -> Index[Term]:
        """The terms by their first word."""
        return Index((t.term, t.part_of_speech == "verb", t) for t in self.terms)

    @cached_property
    def found(self) -> dict[str, tuple[Term, ...]]:
        """The terms of each message seen so far: twelve languages ask for the same messages."""
        return {}

    @cached_property
    def made(self) -> dict[tuple[str, str], Forms]:
        """The accepted translations asked for so far, by term and tag."""
        return {}

    def forms(self, term: Term, tag: str) -> Forms:
        """The accepted translations of a term into a language."""
        key = (term.term, tag)
        if key not in self.made:
            self.made[key] = Forms(term.accepted[tag])
        return self.made[key]

    @cached_property
    def wrong_words(self) -> dict[str, Forms]:
        """The words that are wrong in every message, of the languages asked for so far."""
        return {}

    def wrong(self, tag: str) -> Forms:
        """The words that are wrong in every message of a language."""
        if tag not in self.wrong_words:
            self.wrong_words[tag] = Forms(
                [w for t in self.terms for w in t.forbidden.get(tag, ())], strict=True
            )
        return self.wrong_words[tag]

    @cached_property
    def mistaken(self) -> dict[tuple[str, str], Forms]:
        """The words that are wrong for a term, by term and tag."""
        return {
            (t.term, tag): Forms(words, strict=True)
            for t in self.terms
            for tag, words in t.mistaken.items()
        }

    def terms_of(self, msgid: str) -> tuple[Term, ...]:
        """The terms that a message uses, each once; a longer term hides the shorter ones in it."""
        known = self.found.get(msgid)
        if known is None:
            known = self.found[msgid] = self.index.search(msgid)
        return known

    def findings(self, tag: str, msgid: str, msgstr: str) -> list[str]:
        """What the translation of a message into `tag` does against the glossary, a line each; []
        for a language without a column.
        """
        if tag not in self.tags or not msgstr:
            return []
        terms = self.terms_of(msgid)
        text = Wording(msgstr)
        lines = []
        for term in terms:
            if term.do_not_translate:
                if not keeps(term.term, msgstr):
                    lines.append(f'lacks "{term.term}", which is not translated')
            elif not self.forms(term, tag).occur_in(text):
                lines.append(f'"{term.term}" is not "{SEPARATOR.join(term.accepted[tag])}" here')
        lines += [
            f'has "{word}"; {self.better(tag, word)}' for word in self.wrong(tag).occurring_in(text)
        ]
        for term in terms:
            if (term.term, tag) in self.mistaken:
                words = self.mistaken[term.term, tag].occurring_in(text)
                lines += [
                    f'has "{w}" for "{term.term}"; write "{term.accepted[tag][0]}"'
                    for w in words
                    if not self.rightly(tag, w, terms)
                ]
        return lines

    def rightly(self, tag: str, word: str, terms: Iterable[Term]) -> bool:
        """Does a word translate another term of the same message?"""
        return any(self.forms(t, tag).include(word) for t in terms)

    def better(self, tag: str, word: str) -> str:
        """What to write in place of a word that is wrong everywhere."""
        term = next(t for t in self.terms if word in t.forbidden.get(tag, ()))
        return f'for "{term.term}" write "{term.accepted[tag][0]}"'


def read_glossary(path: Path) -> Glossary:
    """The glossary of a file, or an empty one if there is none. Raises ProblemsFound with every
    problem of the file.

    The columns are those of the locales.yaml beside it, or of the project's, without the source
    and the pseudo-languages.
    """
    if not path.is_file():
        return Glossary()
    own = path.parent / "locales.yaml"
    locales = read_locales(HOME / "locales.yaml")
    source = locales.interface or ""
    tags = tuple(x.tag for x in locales.locales if not x.pseudo and x.tag != source)
    if own.is_file() and own.resolve() != (HOME / "locales.yaml").resolve():
        tags += tuple(
            x.tag
            for x in read_locales(own).locales
            if not x.pseudo and x.tag not in (*tags, source)
        )
    rows = list(read_rows(path))
    stop_on(problems_of(path, rows, tags))
    head = rows[0][1]
    return Glossary(
        tuple(term_of(dict(zip(head, row, strict=True)), tags) for _, row in rows[1:]), source, tags
    )


def read_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their first line, the cells without outer blanks. Raises
    ProblemsFound if it is none.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise ProblemsFound(
            [Problem(str(path), line, "", "is not UTF-8", "save the file as UTF-8")]
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, [cell.strip() for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"is not CSV: {error}"
        raise ProblemsFound(
            [
                Problem(
                    str(path),
                    line,
                    "",
                    what,
                    'put a cell with a comma or a quote into quotes, and write " twice in it',
                )
            ]
        ) from None


def problems_of(
    path: Path, rows: Sequence[tuple[int, list[str]]], tags: Sequence[str]
) -> Iterator[Problem]:
    """What is wrong with the header and the rows."""
    if len(rows) < 2:
        yield Problem(
            str(path),
            1,
            "",
            "has no terms",
            f"begin with a row of the columns {', '.join(BEFORE)} ..., then a row for each term",
        )
        return
    head = rows[0][1]
    wanted = (*BEFORE, *tags, *AFTER)
    header = list(header_problems(path, head, wanted))
    yield from header
    if header:
        return
    seen: dict[str, int] = {}
    for line, row in rows[1:]:
        if len(row) != len(head):
            yield Problem(
                str(path),
                line,
                row[0],
                f"has {len(row)} cells, not {len(head)}",
                "put a cell with a comma into quotes",
            )
            continue
        cells = dict(zip(head, row, strict=True))
        term = cells["term"]
        if term in seen:
            yield Problem(
                str(path),
                line,
                term,
                f"stands in line {seen[term]} already",
                "keep one row, with both translations as a | b",
            )
        seen.setdefault(term, line)
        yield from (
            Problem(str(path), line, term, what, hint) for what, hint in row_problems(cells, tags)
        )


def header_problems(path: Path, head: Sequence[str], wanted: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the names of the columns."""
    for i, name in enumerate(head):
        if name not in wanted:
            yield Problem(
                str(path),
                1,
                name,
                "is no column of a glossary",
                did_you_mean(name, set(wanted) - set(head)) or "remove it",
            )
        elif name in head[:i]:
            yield Problem(str(path), 1, name, "is a column twice", "keep one of the two")
    for name in wanted:
        if name not in head:
            hint = (
                "add it, as every glossary has it"
                if name in (*BEFORE, *AFTER)
                else "add it; every language of locales.yaml has one"
            )
            yield Problem(str(path), 1, name, "is not a column", hint)


def row_problems(cells: Mapping[str, str], tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one row, and what to do about it."""
    for name in ("term", "definition"):
        if not cells[name]:
            yield (
                f"{name} is empty",
                "say in one line what the term means"
                if name == "definition"
                else "write the source term",
            )
    for name, values in VALUES.items():
        if cells[name] not in values:
            yield f'{name} is "{cells[name]}"', f"write {' or '.join(values)}"
    for tag in tags:
        if not cells[tag]:
            yield (
                f"{tag} is empty",
                "write the translation"
                if cells["do_not_translate"] != "yes"
                else "repeat the term",
            )
        elif cells["do_not_translate"] == "yes" and cells[tag] != cells["term"]:
            yield (
                f'{tag} is "{cells[tag]}", but the term is not translated',
                "repeat the term, or write no under do_not_translate",
            )
        elif len(set(parts := split(cells[tag]))) < len(parts) or not all(map(has_letter, parts)):
            yield f'{tag} has an empty or repeated form: "{cells[tag]}"', "write the forms as a | b"
    for part in filter(None, cells["forbidden"].split(";")):
        tag, colon, words = (x.strip() for x in part.partition(":"))
        forms = [bare(word) for word in split(words)]
        if not colon or not all(map(has_letter, forms)):
            yield f'forbidden has "{part.strip()}"', "write it as es: word | (word); fr: word"
        elif tag not in tags:
            yield f'forbidden names the language "{tag}"', did_you_mean(tag, tags)
        elif both := set(forms) & set(split(cells[tag])):
            yield f'{tag} both accepts and forbids "{min(both)}"', "take it out of one of the two"


def split(cell: str) -> tuple[str, ...]:
    """The forms of a cell: `a | b`."""
    return tuple(form.strip() for form in cell.split("|"))


def has_letter(form: str) -> bool:
    """Has a form anything to look for?"""
    return any(map(str.isalnum, form))


def bare(word: str) -> str:
    """A forbidden word without the parentheses that limit it to its own term."""
    return word[1:-1].strip() if is_limited(word) else word


def is_limited(word: str) -> bool:
    """Is a forbidden word wrong only for its own term: `(word)`?"""
    return word.startswith("(") and word.endswith(")")


def term_of(cells: Mapping[str, str], tags: Sequence[str]) -> Term:
    """The term of a sound row."""
    forbidden: dict[str, tuple[str, ...]] = {}
    mistaken: dict[str, tuple[str, ...]] = {}
    for part in filter(str.strip, cells["forbidden"].split(";")):
        tag, words = part.partition(":")[0].strip(), split(part.partition(":")[2])
        for word in words:
            side = mistaken if is_limited(word) else forbidden
            side[tag] = (*side.get(tag, ()), bare(word))
    accepted = {tag: split(cells[tag]) for tag in tags}
    return Term(cells["term"], cells["part_of_speech"], cells["definition"], cells["do_not_translate"] == "yes",
                MappingProxyType(accepted), MappingProxyType(forbidden), MappingProxyType(mistaken), cells["status"])  # fmt: skip
