"""Is each word written in one script? Look-alike letters of another alphabet are read aloud
wrongly and found by no search.

UTS 39, "highly restrictive": one script, or one of the sets that Chinese, Japanese and Korean
need with Latin. A word that the source has in Latin letters may take an ending of a script that
has no look-alikes of Latin ones (Arabic, Devanagari).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from site_src.workbench.checks.cldr import script_of
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.values import Finding, Pair, Text, quoted

WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u200c\u200d\u064b-\u065f])*")
LETTERS = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+(?:[.,٫٬]?\d+)*")
STYLED = re.compile("[\U0001d400-\U0001d7ff\u2460-\u24ff\U0001f130-\U0001f189]+")
WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
LONE = re.compile(r"(?<![^\s«(])[aceoy](?=\s)")  # words of one letter in Cyrillic: а, с, о, у
CYRILLIC = frozenset({"Cyrl"})
TOGETHER = (
    frozenset({"Latn", "Hani", "Hira", "Kana"}), frozenset({"Latn", "Hani", "Bopo"}), frozenset({"Latn", "Hani", "Hang"}),
)  # fmt: skip
ALIKE = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Copt", "Cher", "Lisu", "Geor", "Goth", "Glag"})
NAMES = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Grek": "Greek",
    "Arab": "Arabic",
    "Hani": "Han",
    "Hang": "Hangul",
    "Hebr": "Hebrew",
}
NAMES |= {"Deva": "Devanagari", "Guru": "Gurmukhi", "Armn": "Armenian"}


@lru_cache(maxsize=65536)
def scripts_of(word: str) -> tuple[frozenset[str], ...]:
    """The different demands of a word's letters: for each, the scripts that it may belong to."""
    return tuple({found for c in word if (found := script_of(c))})


def mixed(text: Text, pair: Pair) -> Iterator[Finding]:
    """Words of two scripts, words of a script that neither the language nor the source uses,
    numbers of two kinds of digits.
    """
    string = PRINTF.sub(" ", text.string) if text.printf else text.string
    if string.isascii():
        return
    yield from disguised(string, text.source, pair)
    known: set[str] | None = None
    for word in WORD.findall(string):
        if word.isascii() or word in text.source:
            continue
        demands = scripts_of(word)
        if len(demands) < 2 and (
            not demands or pair.target.scripts & demands[0] or "Latn" in demands[0]
        ):
            continue
        if len(demands) > 1 and not fits_together(demands):
            if not inflected(word, text.source):
                yield Finding(
                    f"{quoted(word)} mixes letters: {spelt(word)}",
                    "type the word again in one script",
                )
            continue
        known = (
            known
            if known is not None
            else {s for c in set(text.source) for s in script_of(c)}
            | pair.target.scripts
            | {"Latn"}
        )
        if not any(known & demand for demand in demands) and any(c.isalpha() for c in word):
            yield Finding(
                f"{quoted(word)} is in another script: {spelt(word)}",
                "type the word again in the letters of this language",
            )
    for number in NUMBER.findall(string):
        if (
            not number.isascii()
            and len({unicodedata.decimal(c) - ord(c) for c in number if c.isdecimal()}) > 1
        ):
            yield Finding(
                f"{quoted(number)} mixes digits of two scripts", "write all of its digits alike"
            )


def disguised(string: str, source: str, pair: Pair) -> Iterator[Finding]:
    """Letters that only look like letters (bold mathematical ones, full-width ones outside East
    Asia), and a lone Latin one in Cyrillic.
    """
    if (match := STYLED.search(string)) or (pair.target.spaced and (match := WIDE.search(string))):
        if match[0] not in source:
            plain = unicodedata.normalize("NFKC", match[0])
            yield Finding(
                f"{quoted(match[0])} is written with symbols that look like letters",
                f"type {quoted(plain)}",
            )
    elif pair.target.scripts == CYRILLIC and (match := LONE.search(string)):
        yield Finding(
            f"{quoted(match[0])} is the Latin letter (U+{ord(match[0]):04X})",
            "type the Cyrillic one",
        )


def fits_together(demands: Iterable[frozenset[str]]) -> bool:
    """True if one script, or one of the sets that may stand together, holds every letter."""
    listed = list(demands)
    return bool(frozenset.intersection(*listed)) or any(
        all(demand & allowed for demand in listed) for allowed in TOGETHER
    )


def inflected(word: str, source: str) -> bool:
    """True if the Latin letters of a word are whole words of the source, and the others are of a
    script without look-alikes.
    """
    latin = re.findall(r"[A-Za-z]+[0-9]*", word)
    others = {s for c in word if not c.isascii() for s in script_of(c)}
    return (
        bool(latin)
        and not others & ALIKE
        and all(re.search(rf"(?<![^\W_]){part}(?![^\W_])", source, re.IGNORECASE) for part in latin)
    )


def spelt(word: str) -> str:
    """Which letter is of which script: the first two that differ."""
    said: dict[str, str] = {}
    for c in word:
        for script in sorted(script_of(c))[:1]:
            said.setdefault(script, c)
    return ", ".join(
        f"{c} (U+{ord(c):04X}) is {NAMES.get(script, script)}"
        for script, c in list(said.items())[:3]
    )
