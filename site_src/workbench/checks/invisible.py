"""Does a text hold characters that nobody sees? Bidi controls that are not closed, joiners where
no script joins, line breaks.

UAX 9 for the controls; the Unicode Standard, 23.2 "Layout Controls", for what needs joiners and
zero-width spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from site_src.workbench.checks.cldr import script_of
from site_src.workbench.checks.values import Finding, Pair, Text

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\n\u2029]")
OVERRIDES = "\u202d\u202e"
PDF, PDI = "\u202c", "\u2069"
EMBEDDINGS, ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
MARKS = "\u200e\u200f\u061c"
JOINERS, BREAKERS = "\u200c\u200d", "\u200b\u2060"
JOINED = "Arab Syrc Mong Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Mand Adlm Rohg"
BROKEN = "Thai Laoo Khmr Mymr Tibt Java Bali Talu Lana"
JOIN, BREAK = frozenset(JOINED.split()), frozenset(BROKEN.split())
RARE = re.compile("[\ufe0f\ufffd\u2800\u034f\u3164\u115f\u1160\uffa0\u17b4\u17b5]")


def bidi(text: Text, pair: Pair) -> Iterator[Finding]:
    """Embeddings and isolates must be closed within the paragraph, in the order of their opening;
    overrides turn letters round.
    """
    if (
        text.string.isascii()
        or not (found := BIDI.findall(text.string))
        or found == BIDI.findall(text.source)
    ):
        return
    open_ones: list[str] = []
    for c in found:
        if c in OVERRIDES and c not in text.source:
            yield Finding(
                f"U+{ord(c):04X} ({unicodedata.name(c)}) shows letters in another order than they are read",
                "delete it; use LRI or RLI, or nothing",
            )
        if c in EMBEDDINGS or c in ISOLATES:
            open_ones.append(c)
        elif c in (PDF, PDI):
            wanted = EMBEDDINGS if c == PDF else ISOLATES
            if not open_ones or open_ones.pop() not in wanted:
                yield Finding(
                    f"U+{ord(c):04X} ({unicodedata.name(c)}) closes nothing",
                    "delete it, or put the control that it closes",
                )
                return
        elif open_ones:
            break
    if open_ones:
        c = open_ones[-1]
        end = (
            "POP DIRECTIONAL ISOLATE, U+2069"
            if c in ISOLATES
            else "POP DIRECTIONAL FORMATTING, U+202C"
        )
        yield Finding(
            f"U+{ord(c):04X} ({unicodedata.name(c)}) is not closed",
            f"put {end} after what it is about, or delete it",
        )


@lru_cache(maxsize=4096)
def kind(c: str) -> str:
    """What sort of invisible character it is, "" if it is visible or an ordinary space."""
    if c in JOINERS:
        return "joiner"
    if c in BREAKERS:
        return "breaker"
    if c in MARKS or BIDI.match(c) or c in "\t\r":
        return ""
    if c in "\u00ad\u2800\u2028\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffd":
        return "unseen"
    if "\ufe00" <= c <= "\ufe0f":
        return "selector"
    return "unseen" if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Cs") else ""


def invisible(text: Text, pair: Pair) -> Iterator[Finding]:
    """Zero-width and control characters that the source lacks and the script does not need; tabs
    and returns.
    """
    string = text.string
    if not string.strip() and text.source.strip():
        yield Finding(
            "there are only spaces, which readers see as nothing",
            "translate it, or empty it: readers then see the source text",
        )
        return
    if string.isprintable() and (string.isascii() or not RARE.search(string)):
        return
    for i, c in enumerate(string):
        if c.isascii() and c not in "\t\r":
            continue
        sort = kind(c)
        if c in "\t\r" and c not in text.source:
            yield Finding(
                f"there is a {'tab' if c == chr(9) else 'carriage return'}",
                "write a space, or nothing",
            )
            return
        if c in MARKS and not needs_marks(string, pair):
            sort = "mark"
        if not sort or c in text.source:
            continue
        around = {
            s
            for near in (string[max(i - 1, 0) : i], string[i + 1 : i + 2])
            if near
            for s in script_of(near)
        }
        before = unicodedata.category(string[i - 1]) if i else ""
        if sort == "joiner" and (around & JOIN or before == "So"):
            continue
        if sort == "breaker" and around & BREAK:
            continue
        if sort == "selector" and before in ("So", "Sm", "Nd", "Po"):
            continue
        yield Finding(
            f"there is an invisible character, U+{ord(c):04X} ({unicodedata.name(c, 'without a name')}), before {string[i + 1 : i + 9]!r}",
            "delete it",
        )
        return


def needs_marks(string: str, pair: Pair) -> bool:
    """True if marks of direction can do anything: a language from right to left, or a letter of
    one (UAX 9, types R and AL).
    """
    return pair.target.language.direction == "rtl" or any(
        unicodedata.bidirectional(c) in ("R", "AL") for c in string if c not in MARKS
    )


def line_breaks(text: Text, pair: Pair) -> Iterator[Finding]:
    r"""A text begins and ends with \n where its source does (msgfmt's rule)."""
    source, string = text.source, text.string
    if source[:1] == "\n" or source[-1:] == "\n" or string[:1] == "\n" or string[-1:] == "\n":
        for name, left, right in (
            ("begins", source[:1], string[:1]),
            ("ends", source[-1:], string[-1:]),
        ):
            if (left == "\n") != (right == "\n"):
                yield Finding(
                    rf"only one of source and translation {name} with \n",
                    r"write \n where the source has it",
                )
