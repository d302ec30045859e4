"""Does a text use a term? Word by word in the source; by the stems of its words in a translation, whatever its script.

Rules: words begin where a letter does not precede. In a translation each word may take another ending: up to three letters of its
own, more for longer words, count as ending. In the Arabic script it may carry the article and the one-letter particles
(Unicode Standard, 9.2: these are written on the word). Scripts without spaces between words, or with particles
written on (Han, Hangul, kana, Thai), are compared as they stand, without spaces. Accents count; case and Arabic vowel signs do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
ARABIC = re.compile(r"[\u0621-\u064a]")
VOWEL_SIGNS = dict.fromkeys((*range(0x64B, 0x653), 0x640, 0x670))
PROCLITICS = "(?:[وف]?(?:[بكل]?(?:ال)?|لل))"
NO_TEXT = re.compile(r"\{\w+\}|\]\([^()\s]*\)|\bhttps?://\S+")
TOKEN = re.compile(r"\w+")
BLANKS = re.compile(r"\s+")
START = r"(?<![^\W_])"


def folded(text: str) -> str:
    """A text for comparison: NFC, case folded, without Arabic vowel signs."""
    return unicodedata.normalize("NFC", text).casefold().translate(VOWEL_SIGNS)


def stem(word: str) -> str:
    """What stays of a word when its ending changes: all but 1 of 4-5 letters, 2 of 6-8, 3 of more."""
    length = len(word)
    return word[: length - (length > 3) - (length > 5) - (length > 8)]


def pattern(form: str, strict: bool) -> str:
    """The regular expression of a translation. It may have other endings, and a few words between its words.

    A `strict` one takes further letters only at the end of its words, as of a plural, and its words follow each other.
    """
    text = folded(form)
    if UNSPACED.search(text):
        return re.escape(BLANKS.sub("", text))
    words = []
    for word in re.split(r"[\s’'-]+", text):
        if ARABIC.search(word):
            bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
            words.append(START + PROCLITICS + re.escape(bare if strict else stem(bare)))
        else:
            words.append(START + re.escape(word if strict else stem(word)))
    between = r"[^\W_]{0,3}[\s’'-]+" if strict else r"[^.!?]{0,40}?"
    return between.join(words) + (r"[^\W_]{0,3}(?![^\W_])" if strict else "")


class Forms:
    """Some translations as one pattern each, tried in their order."""

    def __init__(self, forms: Sequence[str], strict: bool = False) -> None:
        self.forms = tuple(forms)
        self.patterns = tuple(re.compile(pattern(form, strict)) for form in forms)
        self.any = re.compile("|".join(p.pattern for p in self.patterns)) if forms else None

    def occur_in(self, text: str) -> bool:
        """Does the text use one of them?"""
        return bool(self.any and self.search(self.any, text))

    def occurring_in(self, text: str) -> list[str]:
        """Those that the text uses."""
        if not self.occur_in(text):
            return []
        return [form for form, one in zip(self.forms, self.patterns, strict=True) if self.search(one, text)]

    def include(self, word: str) -> bool:
        """Is the word, or a phrase that has all of it, one of them?"""
        small = folded(word)
        return any(small in folded(form) for form in self.forms)

    @staticmethod
    def search(one: re.Pattern[str], text: str) -> bool:
        """Search a pattern in the text as it stands, and without spaces where its script has none."""
        small = folded(text)
        return bool(one.search(small)) or bool(UNSPACED.search(one.pattern) and one.search(BLANKS.sub("", small)))


def keeps(term: str, text: str) -> bool:
    """Does a text have a term as it is written, whatever the script around it? Letters of another script may touch it."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(term)}(?![A-Za-z0-9])", text) is not None


class Index(Generic[T]):
    """Source terms by their first word. A term with a capital is compared as written; any other also at the start of a sentence."""

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
        """The values of the terms in a text, each once, in the text's order; placeholders and targets of links do not count."""
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
                if (there == variant or (variant.islower() and there.lower() == variant)) and not text[end_here : end_here + 1].isalnum():
                    found[id(value)] = value
                    end = end_here
                    break
        return tuple(found.values())


def variants(term: str, verb: bool) -> tuple[str, ...]:
    """A term and its simple inflections: the plural in -s, -es or -ies; of a verb also -ed and -ing."""
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
