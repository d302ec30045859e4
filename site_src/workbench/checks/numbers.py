r"""Are the numbers and dates those of the source? Values are compared, not characters: 1,000 is
1.000 is ١٬٠٠٠, 2 May is 2 de mayo.

Separators of thousands and decimals are read in every way that either language may mean them. A
number written in words counts where CLDR can spell it. What looks the same as a mistake (a Korean
number word) is waived in waivers.yaml, with a reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from site_src.workbench.checks.cldr import CldrData
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.text_values import (
    DateParts,
    Number,
    TextValues,
    ascii_digits,
    read_values,
)
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair

DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"\d+")
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
