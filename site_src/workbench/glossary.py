"""Which translation does a term have, and which words are wrong? `i18n/glossary.csv` -> frozen
`Glossary`.

The file is CSV (RFC 4180) in UTF-8: one row for each term, one column for each language of
locales.yaml. `read_glossary` reports every problem of it at once; `Glossary.findings` compares one
message with its translation. What counts as the same word is decided in `term_match`.
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
from site_src.workbench.term_match import ComparableText, TermForms, TermIndex, has_unchanged

BEFORE = ("term", "part_of_speech", "definition", "do_not_translate")
AFTER = ("forbidden", "status")
ALLOWED_VALUES = {
    "part_of_speech": ("noun", "proper noun", "verb", "adjective", "adverb", "phrase"),
    "do_not_translate": ("yes", "no"),
    "status": ("draft", "reviewed"),
}
SEPARATOR = " | "

CsvRow = tuple[int, list[str]]  # the line of the file, the cells
Cells = Mapping[str, str]  # by column
RowFault = tuple[str, str]  # what is wrong with a row, what to do about it


@dataclass(frozen=True, slots=True)
class Term:
    """One row: the source term, and by language tag its accepted translations (the first is
    preferred) and the wrong ones.

    `forbidden` words are wrong in every message, `mistaken` ones only where the source has the
    term.
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
    """The terms of one file in its order, their source language, and the tags that have a column.

    What is computed for a message, a term or a language is kept: all languages ask about the same
    messages.
    """

    terms: tuple[Term, ...] = ()
    source: str = ""
    tags: tuple[str, ...] = ()

    def findings(self, tag: str, msgid: str, msgstr: str) -> list[str]:
        """What is wrong, by the glossary, with the translation of a message into `tag`, a line
        each; [] for a language without a column.
        """
        if tag not in self.tags or not msgstr:
            return []
        terms = self.terms_of(msgid)
        text = ComparableText(msgstr)
        lines = []
        for term in terms:
            if term.do_not_translate and not has_unchanged(term.term, msgstr):
                lines.append(f'lacks "{term.term}", which is not translated')
            elif not self.is_translated(term, tag, text):
                accepted = SEPARATOR.join(term.accepted[tag])
                lines.append(f'"{term.term}" is not "{accepted}" here')
        for word in self.forbidden_forms(tag).occurring_in(text):
            term = self.term_forbidding(word, tag)
            lines.append(f'has "{word}"; for "{term.term}" write "{term.accepted[tag][0]}"')
        for term in terms:
            for word in self.mistaken_words(term, terms, tag, text):
                better = term.accepted[tag][0]
                lines.append(f'has "{word}" for "{term.term}"; write "{better}"')
        return lines

    def is_translated(self, term: Term, tag: str, text: ComparableText) -> bool:
        """True if a translation has one of the accepted forms of a term, or need not have one."""
        return term.do_not_translate or self.accepted_forms(term, tag).any_occurs_in(text)

    def terms_of(self, msgid: str) -> tuple[Term, ...]:
        """The terms that a message uses, each once; a longer term hides the shorter ones in it."""
        terms = self.cached_terms.get(msgid)
        if terms is None:
            terms = self.cached_terms[msgid] = self.index.search(msgid)
        return terms

    def accepted_forms(self, term: Term, tag: str) -> TermForms:
        """The accepted translations of a term into a language."""
        key = (term.term, tag)
        forms = self.cached_accepted.get(key)
        if forms is None:
            forms = self.cached_accepted[key] = TermForms(term.accepted[tag])
        return forms

    def forbidden_forms(self, tag: str) -> TermForms:
        """The words that are wrong in every message of a language."""
        forms = self.cached_forbidden.get(tag)
        if forms is None:
            words: list[str] = []
            for term in self.terms:
                words += term.forbidden.get(tag, ())
            forms = self.cached_forbidden[tag] = TermForms(words, strict=True)
        return forms

    def term_forbidding(self, word: str, tag: str) -> Term:
        """The first term that forbids a word everywhere."""
        return next(term for term in self.terms if word in term.forbidden.get(tag, ()))

    def mistaken_words(
        self, term: Term, terms: Iterable[Term], tag: str, text: ComparableText
    ) -> list[str]:
        """The words of a text that are wrong for a term, and not right for another one of the same
        message.
        """
        forms = self.mistaken_forms.get((term.term, tag))
        if forms is None:
            return []
        words = forms.occurring_in(text)
        return [word for word in words if not self.is_accepted(word, terms, tag)]

    def is_accepted(self, word: str, terms: Iterable[Term], tag: str) -> bool:
        """True if a word translates one of the terms of the same message."""
        return any(self.accepted_forms(term, tag).include(word) for term in terms)

    @cached_property
    def index(self) -> TermIndex[Term]:
        """The terms by their first word."""
        return TermIndex((term.term, term.part_of_speech == "verb", term) for term in self.terms)

    @cached_property
    def mistaken_forms(self) -> dict[tuple[str, str], TermForms]:
        """The words that are wrong for a term, by term and tag."""
        forms = {}
        for term in self.terms:
            for tag, words in term.mistaken.items():
                forms[term.term, tag] = TermForms(words, strict=True)
        return forms

    @cached_property
    def cached_terms(self) -> dict[str, tuple[Term, ...]]:
        """The answers of `terms_of`."""
        return {}

    @cached_property
    def cached_accepted(self) -> dict[tuple[str, str], TermForms]:
        """The answers of `accepted_forms`, by term and tag."""
        return {}

    @cached_property
    def cached_forbidden(self) -> dict[str, TermForms]:
        """The answers of `forbidden_forms`."""
        return {}


def read_glossary(path: Path) -> Glossary:
    """The glossary of a file, or an empty one if there is no file. Raises ProblemsFound with every
    problem of the file.
    """
    if not path.is_file():
        return Glossary()
    source, tags = expected_languages(path.parent / "locales.yaml")
    rows = list(read_rows(path))
    stop_on(glossary_problems(path, rows, tags))
    _, columns = rows[0]
    terms = []
    for _, row in rows[1:]:
        terms.append(make_term(dict(zip(columns, row, strict=True)), tags))
    return Glossary(tuple(terms), source, tags)


def expected_languages(own_locales: Path) -> tuple[str, tuple[str, ...]]:
    """The source language of a glossary and the languages that need a column: those of the
    project's locales.yaml and of the one beside the glossary, without the pseudo-languages.
    """
    locales = read_locales(HOME / "locales.yaml")
    source = locales.interface or ""
    languages = list(locales.locales)
    if own_locales.is_file():
        languages += read_locales(own_locales).locales
    tags = [
        language.tag for language in languages if not language.pseudo and language.tag != source
    ]
    return source, tuple(dict.fromkeys(tags))


def read_rows(path: Path) -> Iterator[CsvRow]:
    """The rows of a CSV file, each with its first line, the cells without blanks around them.
    Raises ProblemsFound if the file is not CSV in UTF-8.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(str(path), line, "", "is not UTF-8", "save the file as UTF-8")
        raise ProblemsFound([problem]) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, [cell.strip() for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        hint = 'put a cell with a comma or a quote into quotes, and write " twice in it'
        problem = Problem(str(path), line, "", f"is not CSV: {error}", hint)
        raise ProblemsFound([problem]) from None


def glossary_problems(path: Path, rows: Sequence[CsvRow], tags: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the header and the rows of a glossary."""
    if len(rows) < 2:
        hint = f"start with a row of the columns {', '.join(BEFORE)} ..., then a row for each term"
        yield Problem(str(path), 1, "", "has no terms", hint)
        return
    _, columns = rows[0]
    problems = list(column_problems(path, columns, (*BEFORE, *tags, *AFTER)))
    if problems:
        yield from problems
        return
    first_lines: dict[str, int] = {}
    for line, row in rows[1:]:
        if len(row) != len(columns):
            what = f"has {len(row)} cells, not {len(columns)}"
            yield Problem(str(path), line, row[0], what, "put a cell with a comma into quotes")
            continue
        cells = dict(zip(columns, row, strict=True))
        term = cells["term"]
        if term in first_lines:
            what = f"is already on line {first_lines[term]}"
            hint = "keep one row, with both translations as a | b"
            yield Problem(str(path), line, term, what, hint)
        first_lines.setdefault(term, line)
        for what, hint in row_faults(cells, tags):
            yield Problem(str(path), line, term, what, hint)


def column_problems(
    path: Path, columns: Sequence[str], expected: Sequence[str]
) -> Iterator[Problem]:
    """What is wrong with the names of the columns."""
    for i, name in enumerate(columns):
        if name not in expected:
            hint = did_you_mean(name, set(expected) - set(columns)) or "remove it"
            yield Problem(str(path), 1, name, "is not a column of a glossary", hint)
        elif name in columns[:i]:
            yield Problem(str(path), 1, name, "this column appears twice", "keep one of the two")
    for name in expected:
        if name not in columns:
            hint = "add it; every language of locales.yaml has one"
            if name in (*BEFORE, *AFTER):
                hint = "add it; every glossary has it"
            yield Problem(str(path), 1, name, "this column is missing", hint)


def row_faults(cells: Cells, tags: Sequence[str]) -> Iterator[RowFault]:
    """What is wrong with one row."""
    if not cells["term"]:
        yield "term is empty", "write the source term"
    if not cells["definition"]:
        yield "definition is empty", "say in one line what the term means"
    for name, values in ALLOWED_VALUES.items():
        if cells[name] not in values:
            yield f'{name} is "{cells[name]}"', f"write {' or '.join(values)}"
    for tag in tags:
        yield from translation_faults(cells, tag)
    for part in filter(None, cells["forbidden"].split(";")):
        yield from forbidden_faults(part, cells, tags)


def translation_faults(cells: Cells, tag: str) -> Iterator[RowFault]:
    """What is wrong with the translation of a term into one language."""
    translation = cells[tag]
    is_untranslated = cells["do_not_translate"] == "yes"
    if not translation:
        yield f"{tag} is empty", "repeat the term" if is_untranslated else "write the translation"
        return
    if is_untranslated and translation != cells["term"]:
        what = f'{tag} is "{translation}", but the term is not translated'
        yield what, "repeat the term, or write no under do_not_translate"
        return
    forms = split_forms(translation)
    if len(set(forms)) < len(forms) or not all(has_letter(form) for form in forms):
        what = f'{tag} has an empty or repeated form: "{translation}"'
        yield what, "write the forms as a | b"


def forbidden_faults(part: str, cells: Cells, tags: Sequence[str]) -> Iterator[RowFault]:
    """What is wrong with the forbidden words of one language: `es: word | (word)`."""
    tag, colon, words = part.partition(":")
    tag = tag.strip()
    forms = [without_parentheses(word) for word in split_forms(words)]
    if not colon or not all(has_letter(form) for form in forms):
        yield f'forbidden has "{part.strip()}"', "write it as es: word | (word); fr: word"
        return
    if tag not in tags:
        yield f'forbidden names the language "{tag}"', did_you_mean(tag, tags)
        return
    both = set(forms) & set(split_forms(cells[tag]))
    if both:
        what = f'{tag} both accepts and forbids "{min(both)}"'
        yield what, "take it out of one of the two"


def make_term(cells: Cells, tags: Sequence[str]) -> Term:
    """The term of a row without faults."""
    forbidden: dict[str, tuple[str, ...]] = {}
    mistaken: dict[str, tuple[str, ...]] = {}
    for part in filter(str.strip, cells["forbidden"].split(";")):
        tag, _, words = part.partition(":")
        tag = tag.strip()
        for word in split_forms(words):
            wrong_words = mistaken if is_in_parentheses(word) else forbidden
            wrong_words[tag] = (*wrong_words.get(tag, ()), without_parentheses(word))
    return Term(
        term=cells["term"],
        part_of_speech=cells["part_of_speech"],
        definition=cells["definition"],
        do_not_translate=cells["do_not_translate"] == "yes",
        accepted=MappingProxyType({tag: split_forms(cells[tag]) for tag in tags}),
        forbidden=MappingProxyType(forbidden),
        mistaken=MappingProxyType(mistaken),
        status=cells["status"],
    )


def split_forms(cell: str) -> tuple[str, ...]:
    """The forms of a cell: `a | b`."""
    return tuple(form.strip() for form in cell.split("|"))


def has_letter(form: str) -> bool:
    """True if a form has a letter or digit to look for."""
    return any(character.isalnum() for character in form)


def is_in_parentheses(word: str) -> bool:
    """True if a forbidden word is wrong only for its own term: `(word)`."""
    return word.startswith("(") and word.endswith(")")


def without_parentheses(word: str) -> str:
    """A forbidden word without the parentheses that limit it to its own term."""
    return word[1:-1].strip() if is_in_parentheses(word) else word
