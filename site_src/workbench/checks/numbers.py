r"""Are the numbers and dates those of the source? Values are compared, not characters: 1,000 is
1.000 is ١٬٠٠٠, 2 May is 2 de mayo.

Separators of thousands and decimals are read in every way that either language may mean them. A
number written in words counts where CLDR can spell it. What looks the same as a mistake (a Korean
number word) is waived in waivers.yaml, with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from site_src.workbench.checks.cldr import CldrData
from site_src.workbench.checks.contacts import without_contacts
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair

DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"\d+")
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

CODE = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Z]{1,4}-\d{1,4}[A-Z]?|\d{1,4}\([a-z]\))(?![A-Za-z0-9-])")
CURRENCY_SIGN = re.compile("[$€£¥₩₽₹]")
ASCII_SIGNS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "（": "(",
        "）": ")",
        "＄": "$",
        "￥": "¥",
        "￡": "£",
    }
)

MOST_NAMED = 8  # values that one message names

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


class Difference(NamedTuple):
    """The dates and numbers that only the source has, and those that only the translation has."""

    missing_dates: tuple[str, ...] = ()
    added_dates: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


NO_DIFFERENCE = Difference()


def numbers(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Numbers of the source that are missing, and others that are not in it."""
    if not has_digit(text):
        return
    yield from code_findings(text)
    yield from currency_findings(text)
    difference = compare_values(text, languages.source, languages.target)
    missing, added = ", ".join(difference.missing), ", ".join(difference.added)
    if missing and added:
        yield CatalogFinding(
            f"the source says {missing}, the translation {added}",
            "correct the number, or waive it with a reason",
        )
    elif missing:
        yield CatalogFinding(
            f"the translation lacks {missing}",
            "write the number, or waive it with a reason",
        )
    elif added:
        yield CatalogFinding(
            f"the translation adds {added}", "remove the number, or waive it with a reason"
        )


def dates(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Dates with a month that differ."""
    if not has_digit(text):
        return
    difference = compare_values(text, languages.source, languages.target)
    if difference.missing_dates or difference.added_dates:
        missing = ", ".join(difference.missing_dates) or "none"
        added = ", ".join(difference.added_dates) or "none"
        yield CatalogFinding(
            f"the source says {missing}, the translation {added}",
            "correct the date, or waive it with a reason",
        )


def has_digit(text: TextPair) -> bool:
    """True if a text or its source may hold a number."""
    return DIGIT.search(text.source) is not None or DIGIT.search(text.string) is not None


def code_findings(text: TextPair) -> Iterator[CatalogFinding]:
    """Names of forms and sections that lost their letters: I-247A, 287(g)."""
    codes = set(CODE.findall(text.source))
    if not codes:
        return
    string = with_ascii_signs(text.string)
    written_numbers = set(DIGITS.findall(string))
    for code in sorted(codes - set(CODE.findall(string))):
        # A code with other digits is a wrong number, which `compare_values` finds.
        same_digits = set(DIGITS.findall(code)) <= written_numbers
        if same_digits and code not in string:
            yield CatalogFinding(
                f"the translation lacks {code}",
                "copy its letters, too, or waive it with a reason",
            )


def currency_findings(text: TextPair) -> Iterator[CatalogFinding]:
    """Signs of currencies other than those of the source."""
    expected = set(CURRENCY_SIGN.findall(text.source))
    if not expected:
        return
    added = set(CURRENCY_SIGN.findall(with_ascii_signs(text.string))) - expected
    if added:
        yield CatalogFinding(
            f"the currency sign {', '.join(sorted(added))} is not in the source",
            "copy the sign of the source, or waive it with a reason",
        )


def with_ascii_signs(text: str) -> str:
    """A text with ASCII digits, hyphens, parentheses and the usual signs of currencies."""
    return ascii_digits(text).translate(ASCII_SIGNS)


@lru_cache(maxsize=16)  # both checks ask for the same text
def compare_values(text: TextPair, source_data: CldrData, target_data: CldrData) -> Difference:
    """How the values of a translation differ from those of its source.

    Dates are compared whole where both sides give the same parts of them, else by month, day and
    year.
    """
    source, string = text.source, text.string
    if text.printf:
        source, string = PRINTF.sub(" ", source), PRINTF.sub(" ", string)
    left = read_values(source, source_data, strictly=True)
    right = read_values(string, target_data)
    if left == right:
        return NO_DIFFERENCE
    missing, added = unmatched(left.numbers, right.numbers)
    missing_dates, added_dates = unmatched_dates(left.dates, right.dates)
    same_parts = parts_given(missing_dates) == parts_given(added_dates)
    if missing or added or not same_parts:
        # "2 and 3 May" is a number and a date in one language, and the reverse in another.
        missing, added = unmatched(
            [*missing, *days_and_years(missing_dates)], [*added, *days_and_years(added_dates)]
        )
        # A month may be written once for two days.
        if months_of(missing_dates) == months_of(added_dates):
            missing_dates, added_dates = [], []
    in_source = all_values(left)
    added = [number for number in added if not number.values & in_source]
    return Difference(
        tuple(map(date_text, missing_dates[:MOST_NAMED])),
        tuple(map(date_text, added_dates[:MOST_NAMED])),
        not_spelled_out(missing[:MOST_NAMED], string, target_data),
        not_spelled_out(added[:MOST_NAMED], source, source_data),
    )


def unmatched_dates(
    left: Iterable[DateParts], right: Iterable[DateParts]
) -> tuple[list[DateParts], list[DateParts]]:
    """The dates that only one side has, sorted."""
    missing = Counter(left) - Counter(right)
    added = Counter(right) - Counter(left)
    return sorted(missing.elements()), sorted(added.elements())


def unmatched(left: Iterable[Number], right: Iterable[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of each side that have no equal on the other; those with the fewest possible
    values are paired first.
    """
    remaining = dict(enumerate(sorted(right, key=value_count)))
    places_by_value: dict[str, list[int]] = {}
    for place in reversed(remaining):
        for value in remaining[place].values:
            places_by_value.setdefault(value, []).append(place)
    missing: list[Number] = []
    for number in sorted(left, key=value_count):
        equal = place_of_equal(number, places_by_value, remaining)
        if equal is None:
            missing.append(number)
        else:
            del remaining[equal]
    return missing, list(remaining.values())


def value_count(number: Number) -> int:
    """How many values a number may have."""
    return len(number.values)


def place_of_equal(
    number: Number, places_by_value: dict[str, list[int]], remaining: dict[int, Number]
) -> int | None:
    """The place of a remaining number that may be the same; places that are gone are dropped."""
    for value in sorted(number.values):
        places = places_by_value.get(value, [])
        while places and places[-1] not in remaining:
            places.pop()
        if places:
            return places[-1]
    return None


def parts_given(dates: Iterable[DateParts]) -> list[tuple[bool, bool]]:
    """For each date, whether it gives a year and a day."""
    return [(bool(year), bool(day)) for year, _, day in dates]


def months_of(dates: Iterable[DateParts]) -> set[int]:
    """The months of some dates."""
    return {month for _, month, _ in dates}


def days_and_years(dates: Iterable[DateParts]) -> list[Number]:
    """The years and days of dates as numbers."""
    parts = []
    for year, _, day in dates:
        for value in (year, day):
            if value:
                parts.append(Number(str(value), frozenset({str(value)})))
    return parts


def all_values(values: TextValues) -> frozenset[str]:
    """Every value that the numbers of a text may have, and those of the days and years in its
    dates.
    """
    every: set[str] = set()
    for number in (*values.numbers, *days_and_years(values.dates)):
        every |= number.values
    return frozenset(every)


def date_text(date: DateParts) -> str:
    """A date as YYYY-MM-DD, without the day and with dashes for the year if they are not given."""
    year, month, day = date
    text = f"{year or '----'}-{month:02}"
    return f"{text}-{day:02}" if day else text


def not_spelled_out(numbers: Iterable[Number], text: str, data: CldrData) -> tuple[str, ...]:
    """Those numbers, as they are written, that a text does not spell in words either."""
    return tuple(number.written for number in numbers if not is_spelled_out(number, text, data))


def is_spelled_out(number: Number, text: str, data: CldrData) -> bool:
    """True if a text spells one of the values of a number in words."""
    text = text.casefold()
    for value in number.values:
        if not value.isdecimal() or len(value) > 3:
            continue
        for word in data.number_words(int(value)):
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                return True
    return False


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
