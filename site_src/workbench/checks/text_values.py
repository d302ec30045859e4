"""Which numbers and dates does a text give? Text -> the values that each may have, whatever digits,
separators and words of months it is written with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from site_src.workbench.checks.cldr import CldrData
from site_src.workbench.checks.contacts import without_contacts

NOT_A_DIGIT = re.compile(r"\D")
NON_ASCII_DIGIT = re.compile(r"(?![0-9])\d")
# A number with its separators; a space separates only groups of three digits.
NUMBER = re.compile(
    r"\d+(?:[.,٫٬'’\u00a0\u202f](?=\d)\d+|(?<=\d) (?=\d{3}(?!\d))\d{3})*",
)
SEPARATOR = re.compile(r"([.,٫٬'’\u00a0\u202f ])")
DECIMAL_MARKS = ".,٫"
THOUSANDS = {".": {","}, ",": {"."}}  # by decimal mark
# Placeholders, targets of links, tags, entities and written line breaks hold no numbers.
NOT_TEXT = re.compile(r"\{[^{}\s]*\}|\]\([^)\s]{0,400}\)|</?[a-zA-Z][^<>]*>|&#?\w+;|\\n")
DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
SCALES = {
    "千": 1000,
    "천": 1000,
    "万": 10_000,
    "萬": 10_000,
    "만": 10_000,
    "億": 10**8,
    "亿": 10**8,
    "억": 10**8,
}

DATE_IN_DIGITS = re.compile(
    r"(?<![\d.,/-])"
    r"(?:(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))"
    r"(?![\d/-]|[.,]\d)"
)
CJK_MONTH = re.compile(r"(\d{1,2})\s*(?:月|월)")
VIETNAMESE_MONTH = re.compile(r"\btháng\s+(\d{1,2})(?!\d)")
# What may come between the parts of a date: punctuation, "of", "the", the ending of an ordinal.
BETWEEN_PARTS = re.compile(
    r"[\s.,،º°ª\u200e\u200f\u00a0]*"
    r"(?:(?:del?|of|the|ng|le|er|st|nd|rd|th|ngày|năm|г)[\s.,]+|d[’']|[年月日년월일]\s*)*",
    re.IGNORECASE,
)
LONGEST_BETWEEN = 10

DateParts = tuple[int, int, int]  # year, month, day; 0 if the text does not say it


class Number(NamedTuple):
    """A number as it is written, and the values it may have."""

    written: str
    values: frozenset[str]


class TextValues(NamedTuple):
    """The dates of a text and its other numbers."""

    dates: tuple[DateParts, ...]
    numbers: tuple[Number, ...]


class Spot(NamedTuple):
    """A date, the name of a month, or a number, from `start` to `end` of a text."""

    start: int
    end: int
    kind: Literal["date", "month", "number"]
    written: str
    date: DateParts = (0, 0, 0)


def read_values(text: str, data: CldrData, *, strictly: bool = False) -> TextValues:
    """The dates and numbers of a text. `strictly` reads separators as the language writes them,
    which is how a source text means them.
    """
    text = NOT_TEXT.sub(" \ue000 ", without_contacts(text))
    if not text.isascii():
        text = ascii_digits(DIRECTION_MARKS.sub("", text))
    text = text.casefold()
    reading = Reading(text, find_spots(text, data))
    dates = reading.read_dates()
    return TextValues(dates, reading.read_numbers(data.decimal_mark if strictly else ""))


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return NON_ASCII_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def find_spots(text: str, data: CldrData) -> list[Spot]:
    """The dates in digits, names of months and numbers of a text, in its order."""
    spots = []
    taken: set[int] = set()  # the characters of dates and months
    for match in DATE_IN_DIGITS.finditer(text):
        date = date_in_digits(match, data)
        if date:
            spots.append(Spot(match.start(), match.end(), "date", match[0], date))
            taken.update(range(*match.span()))
    for match, month in months_in(text, data):
        if 1 <= month <= 12 and taken.isdisjoint(range(*match.span())):
            spots.append(Spot(match.start(), match.end(), "month", match[0], (0, month, 0)))
            taken.update(range(*match.span()))
    for match in NUMBER.finditer(text):
        if taken.isdisjoint(range(*match.span())):
            spots.append(Spot(match.start(), match.end(), "number", match[0]))
    spots.sort()
    return spots


def date_in_digits(match: re.Match[str], data: CldrData) -> DateParts | None:
    """The date that digits mean, None if there is no such date. A date with the year last has
    day and month in the order of the language, unless only the other order is possible.
    """
    if match[1]:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        swapped = month > 12
    else:
        day, month, year = int(match[4]), int(match[5]), int(match[6])
        swapped = month > 12 or (data.month_first and day <= 12)
    if swapped:
        month, day = day, month
    if 1 <= month <= 12 and 1 <= day <= 31:
        return year, month, day
    return None


def months_in(text: str, data: CldrData) -> Iterator[tuple[re.Match[str], int]]:
    """The months of a text that are named or counted ("10月", "tháng 10"), with their numbers."""
    if not data.months and data.spaced:
        return
    for match in data.month_pattern.finditer(text):
        yield match, data.months[match[0].rstrip(".")]
    for pattern in (CJK_MONTH, VIETNAMESE_MONTH):
        for match in pattern.finditer(text):
            yield match, int(match[1])


@dataclass(slots=True)
class Reading:
    """A text whose spots are being put together: `used` holds the places of those numbers that are
    days and years.
    """

    text: str
    spots: list[Spot]
    used: set[int] = field(default_factory=set)

    def read_dates(self) -> tuple[DateParts, ...]:
        """The dates of the text, sorted. A month without a day or year beside it is not a date: it
        may be another word ("may").
        """
        dates = []
        for place, spot in enumerate(self.spots):
            if spot.kind == "date":
                dates.append(spot.date)
            elif spot.kind == "month":
                year, day = self.take_year_and_day(place)
                if year or day:
                    dates.append((year, spot.date[1], day))
        return tuple(sorted(dates))

    def take_year_and_day(self, month: int) -> tuple[int, int]:
        """The year and the day beside the month at a place, 0 if there is none; their numbers
        become used.
        """
        year = day = 0
        for step in (-1, 1):
            number = self.number_beside(month, month + step)
            if is_day(number) and not day:
                day = int(number)
                self.used.add(month + step)
                following = self.number_beside(month + step, month + 2 * step)
                if is_year(following):
                    year = int(following)
                    self.used.add(month + 2 * step)
            elif is_year(number) and not year:
                year = int(number)
                self.used.add(month + step)
        return year, day

    def number_beside(self, place: int, neighbor: int) -> str:
        """The number at a neighboring place if only a short word separates the two, else ""."""
        if not 0 <= neighbor < len(self.spots) or neighbor in self.used:
            return ""
        spot = self.spots[neighbor]
        if spot.kind != "number":
            return ""
        first, second = sorted((place, neighbor))
        between = self.text[self.spots[first].end : self.spots[second].start]
        if len(between) > LONGEST_BETWEEN or not BETWEEN_PARTS.fullmatch(between):
            return ""
        return spot.written

    def read_numbers(self, decimal_mark: str) -> tuple[Number, ...]:
        """The numbers of the text that are not part of a date."""
        numbers = []
        for place, spot in enumerate(self.spots):
            if spot.kind == "number" and place not in self.used:
                values = possible_values(spot.written, decimal_mark)
                scale = SCALES.get(self.text[spot.end : spot.end + 1])
                if scale:
                    values |= scaled(values, scale)
                numbers.append(Number(spot.written, values))
        return tuple(numbers)


def is_day(number: str) -> bool:
    """True if a number may be the day of a date."""
    return number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= 31


def is_year(number: str) -> bool:
    """True if a number may be the year of a date."""
    return number.isdecimal() and len(number) == 4


@lru_cache(maxsize=8192)
def possible_values(number: str, decimal_mark: str = "") -> frozenset[str]:
    """The values that a number may have, whichever mark separates its thousands; one value if the
    decimal mark is known.
    """
    if decimal_mark:
        value = value_with_mark(number, decimal_mark)
        if value:
            return frozenset({value})
    parts = SEPARATOR.split(number)
    groups, marks = parts[0::2], parts[1::2]
    whole = without_zeros("".join(groups))
    if len(marks) > 1 and len(set(marks)) == 1:  # 1.234.567, or the number of a version
        return frozenset({whole, number})
    if not marks or marks[-1] not in DECIMAL_MARKS:
        return frozenset({whole})
    with_decimals = without_zeros("".join(groups[:-1]) + "." + groups[-1])
    if len(marks) > 1:  # the last mark is the decimal one: 1,234.5
        return frozenset({whole, with_decimals})
    if marks[0] != "٫" and len(groups[1]) in (2, 3):
        return frozenset({whole, with_decimals})
    return frozenset({with_decimals})


def value_with_mark(number: str, decimal_mark: str) -> str:
    """The value of a number in a language with that decimal mark; "" if it is not written so."""
    foreign_marks = {",", "."} - {decimal_mark} - THOUSANDS.get(decimal_mark, set())
    if foreign_marks & set(number):
        return ""
    whole, _, decimals = number.partition(decimal_mark)
    if not all(character.isdigit() for character in decimals):
        return ""
    whole = NOT_A_DIGIT.sub("", whole)
    return without_zeros(f"{whole}.{decimals}" if decimals else whole)


def scaled(values: Iterable[str], scale: int) -> frozenset[str]:
    """The values times ten thousand or the like, as Chinese, Japanese and Korean count."""
    products = set()
    for value in values:
        if value.count(".") < 2:
            products.add(without_zeros(str(round(float(value) * scale, 6))))
    return frozenset(products)


def without_zeros(number: str) -> str:
    """A number without zeros before it and after its decimals."""
    whole, _, decimals = number.partition(".")
    whole = whole.lstrip("0") or "0"
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole
