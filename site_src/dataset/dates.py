"""How old is a statement? `AsOf` is a typed date: a day, month or year, a range, or undated.

Written in the part of EDTF (ISO 8601-2:2019) that editors need: `2013-02-16`, `2013-02`, `2013`,
`2021~` (about 2021), `2009~/2010~`, `2025/..` (2025 or later), `../2018` (2018 or earlier), and
the word `undated`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")
DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?"
PATTERN = rf"^(undated|{DATE}(/({DATE}|\.\.))?|\.\./{DATE})$"
HOW = "write 2013-02-16, 2013-02, 2013, 2021~, 2009/2010, 2025/.., ../2018 or undated"


@dataclass(frozen=True, order=True, slots=True)
class DatePart:
    """A calendar year, month or day; `month` and `day` are 0 where the date does not say."""

    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False

    @property
    def first_day(self) -> datetime.date:
        """The earliest day this part can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day this part can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class AsOf:
    """When a statement held. `start` and `end` are equal for a single date; None is an open side,
    and twice None is undated.
    """

    text: str
    start: DatePart | None = None
    end: DatePart | None = None

    @property
    def undated(self) -> bool:
        """True where no date is known at all."""
        return self.start is None and self.end is None

    @property
    def latest(self) -> datetime.date | None:
        """The last day on which the statement is known to have held; None if it is undated. An open
        end counts from its start.
        """
        part = self.end or self.start
        return part.last_day if part else None

    @property
    def single(self) -> DatePart | None:
        """The date, if it is one date and not a range."""
        return self.start if self.start == self.end else None


UNDATED = AsOf("undated")


def parse_as_of(value: object) -> AsOf:
    """The `AsOf` of an EDTF text (or of a bare year, which YAML reads as a number). Raises
    ValueError with advice.
    """
    if isinstance(value, AsOf):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError(f"is not a date; {HOW}")  # noqa: TRY004 (pydantic reports ValueError)
    text = str(value)
    if text == "undated":
        return UNDATED
    first, slash, last = text.partition("/")
    start = parse_part(first)
    end = parse_part(last) if slash else start
    if start is None and end is None:
        raise ValueError(f"is not a date; {HOW}")
    if start and end and start.first_day > end.last_day:
        raise ValueError("the range ends before it begins; put the earlier date first")
    return AsOf(text, start, end)


def parse_part(text: str) -> DatePart | None:
    """One side of an EDTF text; None for an open side (`..`). Raises ValueError if it is not a
    date of the calendar.
    """
    if text == "..":
        return None
    match = PART.fullmatch(text)
    if not match:
        raise ValueError(f"is not a date; {HOW}")
    part = DatePart(int(match[1]), int(match[2] or 0), int(match[3] or 0), bool(match[4]))
    try:
        datetime.date(part.year, part.month if match[2] else 1, part.day if match[3] else 1)
    except ValueError:
        raise ValueError(f'"{text}" is not in the calendar; check the month and day') from None
    return part


def is_older_than(as_of: AsOf, days: int, today: datetime.date) -> bool:
    """True if the statement was last known to hold more than `days` ago, or at an unknown date."""
    return as_of.latest is None or (today - as_of.latest).days > days
