r"""Are the numbers and dates those of the source? Values are compared, not signs: 1,000 is 1.000
is ١٬٠٠٠, 2 May is 2 de mayo.

Separators of thousands and decimals are read as either language may mean them. A number written
in words counts where CLDR can spell it. What cannot be told apart from a mistake (a Korean number
word) is waived in waivers.yaml with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from site_src.workbench.checks.cldr import Tongue
from site_src.workbench.checks.contacts import without_contacts
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.values import Finding, Pair, Text

TOKEN = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f](?=\d)\d+|(?<=\d) (?=\d{3}(?!\d))\d{3})*")
TAKEN_OUT = re.compile(r"\{[^{}\s]*\}|\]\([^)\s]{0,400}\)|</?[a-zA-Z][^<>]*>|&#?\w+;|\\n")
MYRIAD = {
    "万": 10_000,
    "萬": 10_000,
    "만": 10_000,
    "億": 10**8,
    "亿": 10**8,
    "억": 10**8,
    "千": 1000,
    "천": 1000,
}
LINK = re.compile(
    r"[\s.,،º°ª\u200e\u200f\u00a0]*(?:(?:del?|of|the|ng|le|er|st|nd|rd|th|ngày|năm|г)[\s.,]+|d[’']|[年月日년월일]\s*)*",
    re.IGNORECASE,
)
CJK_MONTH = re.compile(r"(\d{1,2})\s*(?:月|월)")
NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?![\d/-]|[.,]\d)"
)
MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
OTHER_DIGIT = re.compile(r"(?![0-9])\d")
DIGIT = re.compile(r"\d")
THOUSANDS = {".": {","}, ",": {"."}}
CODE = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Z]{1,4}-\d{1,4}[A-Z]?|\d{1,4}\([a-z]\))(?![A-Za-z0-9-])")
PLAIN = re.compile(r"\d+")
SIGNS = re.compile("[$€£¥₩₽₹]")
HYPHENS = str.maketrans(
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
MOST_SAID = 8  # a message names no more
NAMED_MONTH = re.compile(r"\btháng\s+(\d{1,2})(?!\d)")


class Number(NamedTuple):
    """A number as it is written, and the values it may have."""

    written: str
    values: frozenset[str]


class Found(NamedTuple):
    """The dates (year, month, day; 0 if not said) and the other numbers of a text."""

    dates: tuple[tuple[int, int, int], ...]
    numbers: tuple[Number, ...]


def ascii_digits(text: str) -> str:
    """The text with decimal digits of every script as 0 to 9."""
    return (
        text if text.isascii() else OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)
    )


@lru_cache(maxsize=8192)
def values_of(token: str, decimal: str = "") -> frozenset[str]:
    """The values a number may have, whichever mark separates its thousands; one value if the
    decimal mark is known.
    """
    if decimal and not (set(token) & {",", "."}) - {decimal} - THOUSANDS.get(decimal, set()):
        before, _, after = token.partition(decimal)
        if all(c.isdigit() for c in after):
            return frozenset({plain(re.sub(r"\D", "", before) + (f".{after}" if after else ""))})
    parts = re.split(r"([.,٫٬'’\u00a0\u202f ])", token)
    marks, groups = parts[1::2], parts[0::2]
    if not marks:
        return frozenset({plain(token)})
    joined = "".join(groups)
    if len(set(marks)) > 1:  # the last mark is the decimal one: 1,234.5
        return frozenset(
            {plain("".join(groups[:-1]) + "." + groups[-1]), plain(joined)}
            if marks[-1] in ".,٫"
            else {plain(joined)}
        )
    if len(marks) > 1:
        return frozenset({plain(joined), token})
    whole = {plain(joined)} if len(groups[1]) in (2, 3) and marks[0] not in "٫" else set()
    return (
        frozenset(whole | {plain(".".join(groups))})
        if marks[0] in ".,٫"
        else frozenset({plain(joined)})
    )


def plain(number: str) -> str:
    """A decimal without useless zeros."""
    whole, _, rest = number.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def read_values(text: str, tongue: Tongue, *, strictly: bool = False) -> Found:
    """The dates and numbers of a text; `strictly` reads separators as the language has them, as a
    source text does.
    """
    text = TAKEN_OUT.sub(" \ue000 ", without_contacts(text))
    text = ascii_digits(text if text.isascii() else MARKS.sub("", text)).casefold()
    spots: list[tuple[int, int, str, object]] = []
    taken: set[int] = set()  # the characters of dates and months
    for match in NUMERIC.finditer(text):
        year, month, day = (
            (int(match[1]), int(match[2]), int(match[3]))
            if match[1]
            else (int(match[6]), int(match[5]), int(match[4]))
        )
        if month > 12 or (not match[1] and tongue.month_first and day <= 12):
            month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            spots.append((match.start(), match.end(), "date", (year, month, day)))
            taken.update(range(*match.span()))
    if tongue.months or not tongue.spaced:
        for pattern in (tongue.month_pattern, CJK_MONTH, NAMED_MONTH):
            for match in pattern.finditer(text):
                month = int(match[1]) if match.re.groups else tongue.months[match[0].rstrip(".")]
                if 1 <= month <= 12 and taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    spots.append((match.start(), match.end(), "month", month))
    for match in TOKEN.finditer(text):
        if taken.isdisjoint(range(*match.span())):
            spots.append((match.start(), match.end(), "number", match[0]))
    spots.sort()
    return bind(text, spots, tongue.decimal if strictly else "")


def bind(text: str, spots: list[tuple[int, int, str, object]], decimal: str = "") -> Found:
    """Days and years bound to the months beside them; what is not part of a date is a number."""
    used: set[int] = set()
    dates = [value for _, _, sort, value in spots if sort == "date"]

    def beside(i: int, j: int) -> str | None:
        """The number at spot j if only a short word lies between it and spot i."""
        if not (0 <= j < len(spots)) or j in used or spots[j][2] != "number":
            return None
        a, b = (i, j) if i < j else (j, i)
        gap = text[spots[a][1] : spots[b][0]]
        return str(spots[j][3]) if len(gap) <= 10 and LINK.fullmatch(gap) else None

    for i, (_, _, sort, value) in enumerate(spots):
        if sort != "month":
            continue
        day = year = 0
        for j in (i - 1, i + 1):
            number = beside(i, j)
            if (
                number
                and number.isdecimal()
                and len(number) <= 2
                and 1 <= int(number) <= 31
                and not day
            ):
                day = int(number)
                used.add(j)
                other = beside(j, j + 1 if j > i else j - 1)
                if other and len(other) == 4 and other.isdecimal():
                    year = int(other)
                    used.add(j + 1 if j > i else j - 1)
            elif number and len(number) == 4 and number.isdecimal() and not year:
                year = int(number)
                used.add(j)
        if day or year:
            dates.append((year, int(str(value)), day))
    numbers = []
    for i, (_, end, sort, value) in enumerate(spots):
        if sort == "number" and i not in used:
            scale = MYRIAD.get(text[end : end + 1])
            values = values_of(str(value), decimal)
            if scale:
                values |= {
                    plain(str(round(float(v) * scale, 6))) for v in values if v.count(".") < 2
                }
            numbers.append(Number(str(value), values))
    return Found(tuple(sorted(dates)), tuple(numbers))  # type: ignore[arg-type]  # the date spots hold triples


def unmatched(left: Iterable[Number], right: Iterable[Number]) -> tuple[list[Number], list[Number]]:
    """What of each side has no equal on the other; numbers with one reading are paired first."""
    rest = dict(enumerate(sorted(right, key=lambda number: len(number.values))))
    by_value: dict[str, list[int]] = {}
    for i in reversed(rest):
        for value in rest[i].values:
            by_value.setdefault(value, []).append(i)
    missing = []
    for one in sorted(left, key=lambda number: len(number.values)):
        match = next(
            (i for value in sorted(one.values) for i in still(by_value.get(value, []), rest)), None
        )
        if match is None:
            missing.append(one)
        else:
            del rest[match]
    return missing, list(rest.values())


def still(places: list[int], rest: dict[int, Number]) -> list[int]:
    """The first of the places that is not taken yet, as a list of at most one; those that are
    taken are dropped.
    """
    while places and places[-1] not in rest:
        places.pop()
    return places[-1:]


class Difference(NamedTuple):
    """What one side says and the other does not: dates and numbers of the source, dates and
    numbers of the translation.
    """

    missing_dates: tuple[str, ...] = ()
    added_dates: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


SAME = Difference()


@lru_cache(maxsize=16)
def differ(text: Text, home: Tongue, target: Tongue) -> Difference:
    """What differs, dates compared whole where both sides say the same parts of them, else by
    month, day and year.
    """
    source, string = (PRINTF.sub(" ", t) if text.printf else t for t in (text.source, text.string))
    left, right = read_values(source, home, strictly=True), read_values(string, target)
    if left == right:
        return SAME
    missing, added = unmatched(left.numbers, right.numbers)
    one, other = Counter(left.dates), Counter(right.dates)
    gone, new = sorted((one - other).elements()), sorted((other - one).elements())
    if (gone or new) and (missing or added or [shape(d) for d in gone] != [shape(d) for d in new]):
        # "2 and 3 May" is a date and a number in one language, and the other way round in another
        missing, added = unmatched([*missing, *pieces(gone)], [*added, *pieces(new)])
        if {month for _, month, _ in gone} == {
            month for _, month, _ in new
        }:  # a month may be said once for two days
            gone, new = [], []
    said_already = frozenset().union(
        *(number.values for number in left.numbers), *(n.values for n in pieces(left.dates))
    )
    fewer = [n for n in missing[:MOST_SAID] if not in_words(n.values, string, target)]
    more = [n for n in added if not n.values & said_already][:MOST_SAID]
    more = [n for n in more if not in_words(n.values, source, home)]
    return Difference(
        tuple(map(said, gone[:MOST_SAID])),
        tuple(map(said, new[:MOST_SAID])),
        *(tuple(n.written for n in side) for side in (fewer, more)),
    )


def pieces(dates: Iterable[tuple[int, int, int]]) -> list[Number]:
    """The years and days of dates as numbers."""
    return [Number(str(n), frozenset({str(n)})) for year, _, day in dates for n in (year, day) if n]


def shape(date: tuple[int, int, int]) -> tuple[bool, bool]:
    """Which parts of a date are said."""
    return bool(date[0]), bool(date[2])


def said(date: tuple[int, int, int]) -> str:
    """A date as YYYY-MM-DD, without what it does not say."""
    year, month, day = date
    return f"{year or '----'}-{month:02}" + (f"-{day:02}" if day else "")


def in_words(values: frozenset[str], text: str, tongue: Tongue) -> bool:
    """True if a text spells one of these values in words."""
    text = text.casefold()
    whole = [int(v) for v in values if v.isdecimal() and len(v) <= 3]
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        for n in whole
        for word in tongue.number_words(n)
    )


def has_digit(text: Text) -> bool:
    """True if a text or its source may hold a number."""
    return DIGIT.search(text.source) is not None or DIGIT.search(text.string) is not None


def codes(text: Text) -> Iterator[Finding]:
    """Names of forms and sections that hold letters and digits (I-247A, 287(g)), and signs of
    currencies.
    """
    string = ascii_digits(text.string).translate(HYPHENS)
    for code in sorted(set(CODE.findall(text.source)) - set(CODE.findall(string))):
        if code not in string and set(PLAIN.findall(code)) <= set(
            PLAIN.findall(string)
        ):  # another number is said already
            yield Finding(
                f"{code} of the source is missing",
                "copy its letters, too, or waive it with a reason",
            )
    if SIGNS.search(text.source) and (
        wrong := set(SIGNS.findall(string)) - set(SIGNS.findall(text.source))
    ):
        yield Finding(
            f"the currency sign {', '.join(sorted(wrong))} is not in the source",
            "copy the sign of the source, or waive it with a reason",
        )


def numbers(text: Text, pair: Pair) -> Iterator[Finding]:
    """Numbers of the source that are missing, and others that are not in it."""
    if not has_digit(text):
        return
    yield from codes(text)
    found = differ(text, pair.source, pair.target)
    missing, added = ", ".join(found.missing), ", ".join(found.added)
    if missing and added:
        yield Finding(
            f"the source says {missing}, the translation {added}",
            "correct the number, or waive it with a reason",
        )
    elif missing:
        yield Finding(
            f"{missing} of the source is missing", "write the number, or waive it with a reason"
        )
    elif added:
        yield Finding(
            f"{added} is not in the source", "remove the number, or waive it with a reason"
        )


def dates(text: Text, pair: Pair) -> Iterator[Finding]:
    """Dates with a month that differ."""
    if not has_digit(text):
        return
    found = differ(text, pair.source, pair.target)
    if found.missing_dates or found.added_dates:
        one, other = (
            ", ".join(side) or "none" for side in (found.missing_dates, found.added_dates)
        )
        yield Finding(
            f"the source says {one}, the translation {other}",
            "correct the date, or waive it with a reason",
        )
