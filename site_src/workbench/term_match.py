"""Does a text use a term? Word by word in the source; by the stems of its words in a translation,
whatever its script.

Rules: words begin where a letter does not precede. In a translation each word may take another
ending: up to three letters of its own, more for longer words, count as ending. In the Arabic
script it may carry the article and the one-letter particles (Unicode Standard, 9.2: these are
written on the word). Scripts without spaces between words, or with particles written on (Han,
Hangul, kana, Thai), are compared as they stand, without spaces. Accents count; case and Arabic
vowel signs do not.
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
VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0640\u0670]")
PROCLITICS = "(?:[وف]?(?:[بكل]?(?:ال)?|لل))"
NO_TEXT = re.compile(r"\{\w+\}|\]\([^()\s]*\)|\bhttps?://\S+")
TOKEN = re.compile(r"\w+")
BLANKS = re.compile(r"\s+")
WORD = re.compile(r"[^\s’'.,:;()&«»·—-]+")
START = r"(?<![^\W_])"


def folded(text: str) -> str:
    """A text for comparison: NFC, case folded, without Arabic vowel signs."""
    small = unicodedata.normalize("NFC", text).casefold()
    return VOWEL_SIGNS.sub("", small) if ARABIC.search(small) else small


def stem(word: str) -> str:
    """What stays of a word when its ending changes: all but 1 of 4-5 letters, 2 of 6-8, 3 of more."""
    length = len(word)
    return word[: length - (length > 3) - (length > 5) - (length > 8)]


class Wording:
    """A text made ready for comparison once: folded, and the same without spaces."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = folded(text)

    @cached_property
    def unspaced(self) -> str:
        """The folded text without spaces."""
        return BLANKS.sub("", self.folded)


class Form:
    """One translation. It may have other endings, and a few words between its words.

    A `strict` one takes further letters only at the end of its words, as of a plural, and its
    words follow each other.
    """

    def __init__(self, form: str, strict: bool) -> None:
        self.form = form
        self.folded = folded(form)
        self.unspaced = bool(UNSPACED.search(self.folded))
        words = [
            w.removeprefix("ال") if ARABIC.search(w) and len(w) > 4 else w
            for w in WORD.findall(self.folded)
        ]
        self.stems = (
            (BLANKS.sub("", self.folded),)
            if self.unspaced
            else tuple(w if strict else stem(w) for w in words)
        )
        self.strict = strict

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in a text; made when a text has its stems, as most never do."""
        between = r"[^\W_]{0,3}[\s’'-]+" if self.strict else r"[\s\S]{0,40}?"
        tail = r"[^\W_]{0,3}(?![^\W_])" if self.strict else ""
        starts = (
            START + (PROCLITICS if ARABIC.search(w) else "") + re.escape(w) for w in self.stems
        )
        return re.compile(between.join(starts) + tail)

    def occurs_in(self, text: Wording) -> bool:
        """Does the text use it? Most do not have its stems at all, which is quicker to see than
        its pattern.
        """
        if self.unspaced:
            return self.stems[0] in text.unspaced
        small = text.folded
        if self.stems[0] not in small:
            return False
        return (
            all(stem in small for stem in self.stems[1:]) and self.pattern.search(small) is not None
        )


class Forms:
    """Some translations, tried in their order."""

    def __init__(self, forms: Iterable[str], strict: bool = False) -> None:
        self.forms = tuple(Form(form, strict) for form in forms)

    def occur_in(self, text: Wording) -> bool:
        """Does the text use one of them?"""
        return any(form.occurs_in(text) for form in self.forms)

    def occurring_in(self, text: Wording) -> list[str]:
        """Those that the text uses."""
        return [form.form for form in self.forms if form.occurs_in(text)]

    def include(self, word: str) -> bool:
        """Is the word, or a phrase that has all of it, one of them?"""
        small = folded(word)
        return any(small in form.folded for form in self.forms)


def keeps(term: str, text: str) -> bool:
    """Does a text have a term as it is written, whatever the script around it? Letters of another
    script may touch it.
    """
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(term)}(?![A-Za-z0-9])", text) is not None


class Index(Generic[T]):
    """Source terms by their first word. A term with a capital is compared as written; any other
    also at the start of a sentence.
    """

    def __init__(self, terms: Iterable[tuple[str, bool, T]]) -> None:
        self.by_word: dict[str, list[tuple[str, T]]] = {}
        for term, verb, value in terms:
            for variant in variants(term, verb):
                match = TOKEN.search(variant)
                if match and match.start() == 0:
                    self.by_word.setdefault(match[0].lower(), []).append((variant, value))
        for found in self.by_word.values():
            found.sort(key=lambda x: -len(x[0]))

    def search(self, text: str) -> tuple[T, ...]:
        """The values of the terms in a text, each once, in the text's order; placeholders and
        targets of links do not count.
        """
        text = NO_TEXT.sub(" ", text)
        found: dict[int, T] = {}
        end = 0
        for token in TOKEN.finditer(text):
            start = token.start()
            if start < end:
                continue
            for variant, value in self.by_word.get(token[0].lower(), ()):
                end_here = start + len(variant)
                there = text[start:end_here]
                if (
                    there == variant or (variant.islower() and there.lower() == variant)
                ) and not text[end_here : end_here + 1].isalnum():
                    found[id(value)] = value
                    end = end_here
                    break
        return tuple(found.values())


def variants(term: str, verb: bool) -> tuple[str, ...]:
    """A term and its simple inflections: the plural in -s, -es or -ies; of a verb also -ed and
    -ing.
    """
    if term.endswith(("s", "x", "z", "ch", "sh")):
        plural = f"{term}es"
    elif term.endswith("y") and term[-2:-1] not in tuple("aeiou"):
        plural = f"{term[:-1]}ies"
    else:
        plural = f"{term}s"
    if not verb:
        return (term, plural)
    bare = term.removesuffix("e")
    return (term, plural, f"{bare}ed", f"{bare}ing")
