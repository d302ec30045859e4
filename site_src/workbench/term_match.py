"""Does a text use a term? Word by word in the source; by the stems of its words in a translation,
whatever its script.

Rules: a word begins where no letter precedes it. In a translation each word may have another
ending: up to three letters of its own, more for longer words, count as its ending. In the Arabic
script it may carry the article and the one-letter particles (Unicode Standard, 9.2: these are
written together with the word). Scripts without spaces between words, or with particles attached
(Han, Hangul, kana, Thai), are compared as they are, without spaces. Accents count; case and
Arabic vowel signs do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
ARABIC = re.compile(r"[\u0621-\u064a]")
ARABIC_VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0640\u0670]")
ARABIC_ARTICLE = "ال"
ARABIC_PREFIXES = "(?:[وف]?(?:[بكل]?(?:ال)?|لل))"
NOT_TEXT = re.compile(r"\{\w+\}|\]\([^()\s]*\)|\bhttps?://\S+")
TOKEN = re.compile(r"\w+")
BLANKS = re.compile(r"\s+")
WORD = re.compile(r"[^\s’'.,:;()&«»·—-]+")
WORD_START = r"(?<![^\W_])"


def folded(text: str) -> str:
    """A text for comparison: NFC, case folded, without Arabic vowel signs."""
    text = unicodedata.normalize("NFC", text).casefold()
    return ARABIC_VOWEL_SIGNS.sub("", text) if ARABIC.search(text) else text


def stem(word: str) -> str:
    """What stays of a word when its ending changes: all of up to 3 letters, all but 1 of 4 or 5,
    but 2 of 6 to 8, but 3 of more.
    """
    ending = 3
    if len(word) <= 3:
        ending = 0
    elif len(word) <= 5:
        ending = 1
    elif len(word) <= 8:
        ending = 2
    return word[: len(word) - ending]


class ComparableText:
    """A text made ready once for many comparisons: folded, and the same without spaces."""

    def __init__(self, text: str) -> None:
        self.folded = folded(text)

    @cached_property
    def unspaced(self) -> str:
        """The folded text without spaces."""
        return BLANKS.sub("", self.folded)


class TermForm:
    """One translation of a term. Its words may have other endings, and a few words between them.

    In a `strict` one, each word may only have some letters more, as in a plural, and the words
    follow each other directly.
    """

    def __init__(self, form: str, strict: bool) -> None:
        self.form = form
        self.strict = strict
        self.folded = folded(form)
        self.unspaced = bool(UNSPACED.search(self.folded))
        self.stems = self.find_stems()

    def find_stems(self) -> tuple[str, ...]:
        """The parts of the form that a text must have, in their order."""
        if self.unspaced:
            return (BLANKS.sub("", self.folded),)
        words = [without_article(word) for word in WORD.findall(self.folded)]
        if self.strict:
            return tuple(words)
        return tuple(stem(word) for word in words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for the form, made only when a text has all of its stems, which is rare."""
        words = []
        for word in self.stems:
            prefixes = ARABIC_PREFIXES if ARABIC.search(word) else ""
            words.append(f"{WORD_START}{prefixes}{re.escape(word)}")
        if self.strict:
            pattern = r"[^\W_]{0,3}[\s’'-]+".join(words) + r"[^\W_]{0,3}(?![^\W_])"
        else:
            pattern = r"[\s\S]{0,40}?".join(words)
        return re.compile(pattern)

    def occurs_in(self, text: ComparableText) -> bool:
        """True if a text uses the form. Its stems are looked for first: that is faster than the
        pattern, and most texts lack them.
        """
        if self.unspaced:
            return self.stems[0] in text.unspaced
        for word in self.stems:
            if word not in text.folded:
                return False
        return self.pattern.search(text.folded) is not None


def without_article(word: str) -> str:
    """A word without the article that Arabic writes together with it."""
    if ARABIC.search(word) and len(word) > 4:
        return word.removeprefix(ARABIC_ARTICLE)
    return word


class TermForms:
    """Some translations of a term, tried in their order."""

    def __init__(self, forms: Iterable[str], strict: bool = False) -> None:
        self.forms = tuple(TermForm(form, strict) for form in forms)

    def any_occurs_in(self, text: ComparableText) -> bool:
        """True if a text uses one of the forms."""
        return any(form.occurs_in(text) for form in self.forms)

    def occurring_in(self, text: ComparableText) -> list[str]:
        """The forms that a text uses."""
        return [form.form for form in self.forms if form.occurs_in(text)]

    def include(self, word: str) -> bool:
        """True if one of the forms is the word or contains all of it."""
        word = folded(word)
        return any(word in form.folded for form in self.forms)


def has_unchanged(term: str, text: str) -> bool:
    """True if a text has a term exactly as written; letters of another script may touch it."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(term)}(?![A-Za-z0-9])", text) is not None


class TermIndex(Generic[T]):
    """Terms of the source language by their first word, each with a value.

    A term with a capital is compared as it is written; any other may also have a capital, as at
    the start of a sentence.
    """

    def __init__(self, terms: Iterable[tuple[str, bool, T]]) -> None:
        """Index terms given as (term, whether it is a verb, value)."""
        self.by_first_word: dict[str, list[tuple[str, T]]] = {}
        for term, is_verb, value in terms:
            for inflection in inflections(term, is_verb):
                first_word = TOKEN.match(inflection)
                if first_word:
                    candidates = self.by_first_word.setdefault(first_word[0].lower(), [])
                    candidates.append((inflection, value))
        for candidates in self.by_first_word.values():
            candidates.sort(key=lambda candidate: len(candidate[0]), reverse=True)

    def search(self, text: str) -> tuple[T, ...]:
        """The values of the terms in a text, each once, in the order of the text. Placeholders and
        targets of links do not count.
        """
        text = NOT_TEXT.sub(" ", text)
        values: dict[int, T] = {}
        end = 0
        for token in TOKEN.finditer(text):
            if token.start() < end:
                continue
            for inflection, value in self.by_first_word.get(token[0].lower(), ()):
                if stands_at(token.start(), inflection, text):
                    values[id(value)] = value
                    end = token.start() + len(inflection)
                    break
        return tuple(values.values())


def stands_at(start: int, term: str, text: str) -> bool:
    """True if a term begins at a place of a text and its last word ends there, too."""
    end = start + len(term)
    if text[end : end + 1].isalnum():
        return False
    written = text[start:end]
    return written == term or (term.islower() and written.lower() == term)


def inflections(term: str, is_verb: bool) -> tuple[str, ...]:
    """A term and its simple inflections: the plural in -s, -es or -ies; of a verb also the forms in
    -ed and -ing.
    """
    if term.endswith(("s", "x", "z", "ch", "sh")):
        plural = f"{term}es"
    elif term.endswith("y") and term[-2:-1] not in tuple("aeiou"):
        plural = f"{term[:-1]}ies"
    else:
        plural = f"{term}s"
    if not is_verb:
        return term, plural
    bare = term.removesuffix("e")
    return term, plural, f"{bare}ed", f"{bare}ing"
