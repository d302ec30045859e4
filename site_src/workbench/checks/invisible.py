"""Does a text hold characters that nobody sees? Bidi controls that are not closed, joiners in a
script that joins nothing, line breaks.

UAX 9 for the controls; the Unicode Standard, 23.2 "Layout Controls", for the scripts that need
joiners and zero-width spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from site_src.workbench.checks.cldr import script_of
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair

Kind = Literal["", "joiner", "breaker", "selector", "unseen"]

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\n\u2029]")  # controls, and the ends of paragraphs
OVERRIDES = "\u202d\u202e"
EMBEDDINGS, PDF = "\u202a\u202b\u202d\u202e", "\u202c"
ISOLATES, PDI = "\u2066\u2067\u2068", "\u2069"
DIRECTION_MARKS = "\u200e\u200f\u061c"
JOINERS, BREAKERS = "\u200c\u200d", "\u200b\u2060"
UNSEEN = "\u00ad\u2800\u2028\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffd"
UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
JOINING = """Arab Syrc Mong Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt
    Mand Adlm Rohg"""
BREAKING = "Thai Laoo Khmr Mymr Tibt Java Bali Talu Lana"
JOINING_SCRIPTS = frozenset(JOINING.split())
BREAKING_SCRIPTS = frozenset(BREAKING.split())
# Characters that Python calls printable although they show nothing.
UNSEEN_PRINTABLE = re.compile("[\ufe0f\ufffd\u2800\u034f\u3164\u115f\u1160\uffa0\u17b4\u17b5]")


def bidi(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Embeddings and isolates must be closed within the paragraph, in the reverse order of their
    opening; overrides reverse letters.
    """
    open_controls: list[str] = []
    for control in changed_controls(text):
        if control in OVERRIDES and control not in text.source:
            yield CatalogFinding(
                f"{code_point(control)} shows letters in another order than they are read",
                "delete it; use LRI or RLI, or nothing",
            )
        if control in EMBEDDINGS + ISOLATES:
            open_controls.append(control)
        elif control in (PDF, PDI):
            if not closes_last(control, open_controls):
                yield CatalogFinding(
                    f"{code_point(control)} closes nothing",
                    "delete it, or add the control that it closes",
                )
                return
        elif open_controls:
            break  # the paragraph ends before its controls are closed
    if open_controls:
        yield unclosed(open_controls[-1])


def changed_controls(text: TextPair) -> list[str]:
    """The bidi controls of a translation and the ends of its paragraphs; [] if they are those of
    the source.
    """
    if text.string.isascii():
        return []
    controls = BIDI.findall(text.string)
    if controls and controls == BIDI.findall(text.source):
        return []
    return controls


def closes_last(control: str, open_controls: list[str]) -> bool:
    """Take the control that was opened last from the list; True if this one closes it."""
    if not open_controls:
        return False
    closed_by_it = EMBEDDINGS if control == PDF else ISOLATES
    return open_controls.pop() in closed_by_it


def unclosed(control: str) -> CatalogFinding:
    """The finding about a control that nothing closes."""
    end = "POP DIRECTIONAL FORMATTING, U+202C"
    if control in ISOLATES:
        end = "POP DIRECTIONAL ISOLATE, U+2069"
    return CatalogFinding(
        f"{code_point(control)} is not closed", f"put {end} after what it is about, or delete it"
    )


def code_point(character: str) -> str:
    """A character as its number and name."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'without a name')})"


def invisible(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Zero-width and control characters that the source lacks and the script does not need; tabs
    and carriage returns. Only the first one is reported.
    """
    string = text.string
    if not string.strip() and text.source.strip():
        yield CatalogFinding(
            "the translation is only spaces, so readers see nothing",
            "translate the text, or empty msgstr: readers then see the source text",
        )
        return
    if is_all_visible(string):
        return
    for place, character in enumerate(string):
        if character in text.source:
            continue
        if character in "\t\r":
            name = "tab" if character == "\t" else "carriage return"
            yield CatalogFinding(f"there is a {name}", "write a space, or nothing")
            return
        if is_out_of_place(string, place, languages):
            following = string[place + 1 : place + 9]
            yield CatalogFinding(
                f"there is an invisible character, {code_point(character)}, before {following!r}",
                "delete it",
            )
            return


def is_all_visible(string: str) -> bool:
    """True if no character of a text can be invisible, which is so for nearly all texts."""
    if not string.isprintable():
        return False
    return string.isascii() or not UNSEEN_PRINTABLE.search(string)


def is_out_of_place(string: str, place: int, languages: LanguagePair) -> bool:
    """True if the character at a place is invisible and the characters around it do not need it."""
    character = string[place]
    if character.isascii():
        return False
    if character in DIRECTION_MARKS:
        return not has_right_to_left(string, languages)
    kind = invisible_kind(character)
    if not kind:
        return False
    before = unicodedata.category(string[place - 1]) if place else ""
    if kind == "joiner":
        return before != "So" and not scripts_around(string, place) & JOINING_SCRIPTS
    if kind == "breaker":
        return not scripts_around(string, place) & BREAKING_SCRIPTS
    if kind == "selector":
        return before not in ("So", "Sm", "Nd", "Po")
    return True


@lru_cache(maxsize=4096)
def invisible_kind(character: str) -> Kind:
    """The kind of an invisible character; "" if it is visible, an ordinary space, or a control of
    direction.
    """
    if character in JOINERS:
        return "joiner"
    if character in BREAKERS:
        return "breaker"
    if character in DIRECTION_MARKS or BIDI.match(character) or character in "\t\r":
        return ""
    if character in UNSEEN:
        return "unseen"
    if "\ufe00" <= character <= "\ufe0f":
        return "selector"
    return "unseen" if unicodedata.category(character) in UNSEEN_CATEGORIES else ""


def scripts_around(string: str, place: int) -> frozenset[str]:
    """The scripts of the characters before and after a place."""
    scripts: frozenset[str] = frozenset()
    for neighbor in string[max(place - 1, 0) : place] + string[place + 1 : place + 2]:
        scripts |= script_of(neighbor)
    return scripts


def has_right_to_left(string: str, languages: LanguagePair) -> bool:
    """True if marks of direction can have an effect: the language runs from right to left, or a
    letter does (UAX 9, types R and AL).
    """
    if languages.target.language.direction == "rtl":
        return True
    for character in string:
        is_mark = character in DIRECTION_MARKS
        if not is_mark and unicodedata.bidirectional(character) in ("R", "AL"):
            return True
    return False


def line_breaks(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    r"""A text begins and ends with \n where its source does (msgfmt's rule)."""
    if text.source.startswith("\n") != text.string.startswith("\n"):
        yield line_break_finding("begins")
    if text.source.endswith("\n") != text.string.endswith("\n"):
        yield line_break_finding("ends")


def line_break_finding(verb: str) -> CatalogFinding:
    """The finding about a line break that only one of the two texts has."""
    return CatalogFinding(
        rf"only one of source and translation {verb} with \n",
        r"write \n where the source has it",
    )
