"""How does a language write a date, a number, a list, and in which order does it sort? CLDR, by
Babel and ICU.

Formatted during the build, because browsers lack data for some of our languages. Results are
kept: a site has few distinct dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

import icu
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_datetime_format,
    get_timezone_name,
)
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup, escape

from site_src.catalogs.interface import Interface
from site_src.dataset.dates import AsOf, DatePart
from site_src.html import Html

Item = TypeVar("Item")


class Formats:
    """The formats of one edition."""

    def __init__(self, interface: Interface) -> None:
        self.interface = interface
        self.locale = interface.language.locale
        self.dates: dict[str, Markup] = {}
        self.numbers: dict[float, str] = {}
        self.collator = icu.Collator.createInstance(icu.Locale(str(self.locale)))

    def number(self, value: float) -> str:
        """A number with the locale's digits and separators."""
        text = self.numbers.get(value)
        if text is None:
            text = self.numbers[value] = format_decimal(value, locale=self.locale)
        return text

    def percent(self, value: float) -> str:
        """A share given in percent (35.1), as the locale writes it."""
        return format_percent(value / 100, format=self.percent_pattern(value), locale=self.locale)

    def percent_pattern(self, value: float) -> str:
        """The locale's percent pattern, with one decimal where the value has one."""
        pattern: str = self.locale.percent_formats[None].pattern
        if float(value).is_integer():
            return pattern
        return pattern.replace("0", "0.0", 1)

    def size(self, count: int) -> str:
        """The size of a file in kilobytes (1,000 bytes, CLDR), at least one."""
        kilobytes = max(1, round(count / 1000))
        return format_unit(kilobytes, "digital-kilobyte", length="short", locale=self.locale)

    def day(self, value: datetime.date) -> str:
        """A calendar day in words."""
        return format_date(value, format="long", locale=self.locale)

    def moment(self, value: datetime.datetime) -> str:
        """A day and its hour in words, as the locale joins them; the time zone is that of the
        value.
        """
        pattern = str(get_datetime_format("long", locale=self.locale)).replace("'", "")
        day = self.day(value.date())
        time = format_time(value, "short", tzinfo=value.tzinfo, locale=self.locale)
        return pattern.replace("{1}", day).replace("{0}", time)

    def zone(self, value: datetime.tzinfo) -> str:
        """A time zone in words, without saying whether it is summer."""
        return get_timezone_name(value, locale=self.locale)

    def part(self, part: DatePart) -> str:
        """A day, a month with its year, or a year, in words."""
        if part.day:
            return self.day(part.first_day)
        moment = datetime.datetime(part.year, part.month or 1, 1)
        return format_skeleton("yMMMM" if part.month else "y", moment, locale=self.locale)

    def as_of(self, value: AsOf) -> Markup:
        """A typed date as markup: a `time` element for one exact date, words for a range and for
        what is undated.
        """
        markup = self.dates.get(value.text)
        if markup is None:
            markup = self.dates[value.text] = self.make_as_of(value)
        return markup

    def make_as_of(self, value: AsOf) -> Markup:
        """The markup of a typed date, made anew."""
        t = self.interface.t
        if value.undated:
            return t("date|undated", "undated")
        if value.start and value.start == value.end:
            return self.approximate(value.start)
        if value.start and value.end:
            start, end = self.approximate(value.start), self.approximate(value.end)
            return t("date|range", "{start} to {end}", start=start, end=end)
        if value.start:
            return t("date|or-later", "{date} or later", date=self.approximate(value.start))
        if value.end:
            return t("date|or-earlier", "{date} or earlier", date=self.approximate(value.end))
        return Markup("")

    def approximate(self, part: DatePart) -> Markup:
        """A date, or one side of a range, as a `time` element, with "about" if that is all that is
        known.
        """
        date = f"{part.year:04d}"
        if part.month:
            date += f"-{part.month:02d}"
        if part.day:
            date += f"-{part.day:02d}"
        element = Markup('<time datetime="{}">{}</time>').format(date, self.part(part))
        if part.approximate:
            return self.interface.t("date|about", "about {date}", date=element)
        return element

    def join(self, items: Iterable[object]) -> Markup:
        """A list in words: commas and "and" as the locale puts them."""
        escaped = [str(escape(item)) for item in items]
        return Html(format_list(escaped, locale=self.locale))

    def sort(self, items: Iterable[Item], name: Callable[[Item], str]) -> list[Item]:
        """The items in the locale's CLDR order of their names."""
        return sorted(items, key=lambda item: self.collator.getSortKey(name(item)))

    def initial(self, name: str) -> str:
        """The heading under which an index lists a name (CLDR's index characters); # for digits
        and signs.
        """
        index = alphabetic_index(str(self.locale))
        label = str(index.getBucket(index.getBucketIndex(name))[0])
        return "#" if label == "…" else label


@cache
def alphabetic_index(locale: str) -> icu.ImmutableIndex:
    """ICU's index of a locale."""
    return icu.AlphabeticIndex(icu.Locale(locale)).buildImmutableIndex()
