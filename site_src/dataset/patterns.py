"""Which values have the form that a page asks for? A restricted pattern that Python and browsers
read alike.

A pattern is a row of pieces: a letter, digit, space or one of / : _ # -, a class such as
[0-9A-F], \\d or an escaped dot; each may be followed by ? or {n} or {n,m}. No groups, choices or
open repetitions: every match ends at once. `static/pattern-check.js` holds the same rules for the
browser.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST, MOST_REPEATS, MOST_RANGES = 100, 40, 3
LITERAL = r"[A-Za-z0-9 /:_#-]"
PIECE = rf"(?:{LITERAL}|\\[d.]|\[{LITERAL}+\])(?:\?|\{{(\d{{1,2}})(?:,(\d{{1,2}}))?\}})?"
GRAMMAR = rf"^(?:{PIECE})+$"
RANGE = re.compile(r"\{\d+,\d+\}")
SEPARATORS = re.compile(r"\s")
MINUS = "\u2212"


def check_pattern(value: str) -> str:
    """The pattern itself if it keeps to the pieces above, compiles, and can match only a few
    ways. Raises ValueError.
    """
    if len(value) > LONGEST or not re.fullmatch(GRAMMAR, value):
        raise ValueError(
            "is not a pattern we allow; "
            "use letters, digits, [0-9], \\d and \\. with ? or {n} or {n,m}, and no groups"
        )
    if most_repeats(value) > MOST_REPEATS or len(RANGE.findall(value)) > MOST_RANGES:
        raise ValueError(
            "repeats too much; "
            f"repeat at most {MOST_REPEATS} times, and use {{n,m}} at most {MOST_RANGES} times"
        )
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(
            f"is not a pattern: {error.msg}; write the lower end first, as in [0-9] and {{2,4}}"
        ) from None
    return value


def most_repeats(pattern: str) -> int:
    """The highest number in the repetitions of a pattern."""
    repeats = [0]
    for lowest, highest in re.findall(PIECE, pattern):
        repeats += [int(number) for number in (lowest, highest) if number]
    return max(repeats)


def plain_value(value: str, *, separators: bool) -> str:
    """What the pattern sees of a value: digits of any script as 0-9, no invisible marks, and no
    spaces and dashes if `separators`.
    """
    text = "".join(map(plain_character, unicodedata.normalize("NFKC", value))).strip()
    if not separators:
        return text
    return "".join(character for character in text if not is_separator(character))


def is_separator(character: str) -> bool:
    """True for white space, and for every kind of dash."""
    is_dash = unicodedata.category(character) == "Pd" or character == MINUS
    return is_dash or bool(SEPARATORS.match(character))


def plain_character(character: str) -> str:
    """A digit as 0-9, an invisible formatting mark as nothing, anything else as it is."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return "" if category == "Cf" else character


def fits(pattern: str, value: str, *, separators: bool) -> bool:
    """True if the whole value has the form, whatever the case of its letters."""
    return bool(
        re.fullmatch(pattern, plain_value(value, separators=separators), re.ASCII | re.IGNORECASE)
    )
