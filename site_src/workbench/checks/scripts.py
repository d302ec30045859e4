"""Is each word written in one script? Look-alike letters of another alphabet are read aloud
wrongly, and no search finds them.

UTS 39, "highly restrictive": one script, or one of the sets that Chinese, Japanese and Korean
need with Latin. A word that the source has in Latin letters may take an ending of a script that
has no look-alikes of Latin letters (Arabic, Devanagari).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from site_src.workbench.checks.cldr import script_of
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair, quoted

WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u200c\u200d\u064b-\u065f])*")
LATIN_PART = re.compile(r"[A-Za-z]+[0-9]*")
NUMBER = re.compile(r"\d+(?:[.,٫٬]?\d+)*")
STYLED = re.compile("[\U0001d400-\U0001d7ff\u2460-\u24ff\U0001f130-\U0001f189]+")
FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
# Cyrillic has words of one letter that looks Latin: а, с, о, у.
LONE_LATIN = re.compile(r"(?<![^\s«(])[aceoy](?=\s)")
CYRILLIC = frozenset({"Cyrl"})
COMBINED_SCRIPTS = (
    frozenset({"Latn", "Hani", "Hira", "Kana"}),
    frozenset({"Latn", "Hani", "Bopo"}),
    frozenset({"Latn", "Hani", "Hang"}),
)
LOOK_ALIKE_SCRIPTS = frozenset(
    {"Latn", "Cyrl", "Grek", "Armn", "Copt", "Cher", "Lisu", "Geor", "Goth", "Glag"}
)
SCRIPT_NAMES = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Cyrl": "Cyrillic",
    "Deva": "Devanagari",
    "Grek": "Greek",
    "Guru": "Gurmukhi",
    "Hang": "Hangul",
    "Hani": "Han",
    "Hebr": "Hebrew",
    "Latn": "Latin",
}
MOST_LETTERS = 3  # that one message names


def mixed(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Words of two scripts, words in a script that neither the language nor the source uses,
    numbers with two kinds of digits.
    """
    string = PRINTF.sub(" ", text.string) if text.printf else text.string
    if string.isascii():
        return
    yield from disguised_letters(string, text.source, languages)
    yield from words_of_wrong_script(string, text.source, languages)
    for number in NUMBER.findall(string):
        if mixes_digits(number):
            yield CatalogFinding(
                f"{quoted(number)} mixes digits of two scripts",
                "write all of its digits in one script",
            )


def words_of_wrong_script(
    string: str, source: str, languages: LanguagePair
) -> Iterator[CatalogFinding]:
    """Words of two scripts, or of a script that does not belong here."""
    for word in WORD.findall(string):
        if word.isascii() or word in source:
            continue
        demands = script_demands(word)
        if len(demands) > 1 and not fit_together(demands):
            if not is_inflected(word, source):
                yield CatalogFinding(
                    f"{quoted(word)} mixes letters: {spelled_by_script(word)}",
                    "type the word again in one script",
                )
        elif is_foreign(word, demands, source, languages):
            yield CatalogFinding(
                f"{quoted(word)} is in another script: {spelled_by_script(word)}",
                "type the word again in the letters of this language",
            )


def disguised_letters(
    string: str, source: str, languages: LanguagePair
) -> Iterator[CatalogFinding]:
    """Symbols that look like letters (bold mathematical ones, full-width ones outside East Asia),
    and a lone Latin letter in Cyrillic.
    """
    symbols = STYLED.search(string)
    if not symbols and languages.target.spaced:
        symbols = FULL_WIDTH.search(string)
    if symbols:
        if symbols[0] not in source:
            plain = unicodedata.normalize("NFKC", symbols[0])
            yield CatalogFinding(
                f"{quoted(symbols[0])} is written with symbols that look like letters",
                f"type {quoted(plain)}",
            )
        return
    if languages.target.scripts != CYRILLIC:
        return
    letter = LONE_LATIN.search(string)
    if letter:
        yield CatalogFinding(
            f"{quoted(letter[0])} is the Latin letter (U+{ord(letter[0]):04X})",
            "type the Cyrillic one",
        )


@lru_cache(maxsize=65536)
def script_demands(word: str) -> tuple[frozenset[str], ...]:
    """What the letters of a word demand: different sets of scripts, each of which some letter may
    belong to.
    """
    demands = {script_of(character) for character in word}
    return tuple(demands - {frozenset()})


def fit_together(demands: tuple[frozenset[str], ...]) -> bool:
    """True if one script, or one of the sets that may be combined, holds every letter."""
    if frozenset.intersection(*demands):
        return True
    return any(holds_all(allowed, demands) for allowed in COMBINED_SCRIPTS)


def holds_all(scripts: frozenset[str], demands: tuple[frozenset[str], ...]) -> bool:
    """True if each letter may belong to one of the scripts."""
    return all(demand & scripts for demand in demands)


def is_inflected(word: str, source: str) -> bool:
    """True if the Latin letters of a word are whole words of the source, and its other letters are
    of a script without look-alikes.
    """
    latin_parts = LATIN_PART.findall(word)
    if not latin_parts:
        return False
    for character in word:
        if not character.isascii() and script_of(character) & LOOK_ALIKE_SCRIPTS:
            return False
    for part in latin_parts:
        if not re.search(rf"(?<![^\W_]){part}(?![^\W_])", source, re.IGNORECASE):
            return False
    return True


def is_foreign(
    word: str, demands: tuple[frozenset[str], ...], source: str, languages: LanguagePair
) -> bool:
    """True if a word is in a script that neither the language nor the source uses; Latin is never
    foreign.
    """
    known = languages.target.scripts | {"Latn"}
    if not demands or has_any(known, demands):
        return False
    for character in set(source):
        known |= script_of(character)
    if has_any(known, demands):
        return False
    return any(character.isalpha() for character in word)


def has_any(scripts: frozenset[str], demands: tuple[frozenset[str], ...]) -> bool:
    """True if some letter may belong to one of the scripts."""
    return any(demand & scripts for demand in demands)


def mixes_digits(number: str) -> bool:
    """True if a number has digits of two scripts, whose zeros are at different code points."""
    if number.isascii():
        return False
    zeros = {ord(c) - unicodedata.decimal(c) for c in number if c.isdecimal()}
    return len(zeros) > 1


def spelled_by_script(word: str) -> str:
    """The first letter of each script in a word, with its code point."""
    first_letters: dict[str, str] = {}
    for character in word:
        scripts = script_of(character)
        if scripts:
            first_letters.setdefault(min(scripts), character)
    descriptions = []
    for script, letter in list(first_letters.items())[:MOST_LETTERS]:
        name = SCRIPT_NAMES.get(script, script)
        descriptions.append(f"{letter} (U+{ord(letter):04X}) is {name}")
    return ", ".join(descriptions)
