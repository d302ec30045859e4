"""When exactly does something begin or end? `Moment` is a whole day, or a time of day on the
clock of a place.

Written `2026-11-25` (the whole day in the site's time zone), `2026-11-25T18:00` (on the clock
there) or `2026-11-25T18:00-05:00` (RFC 3339: the same moment wherever one is).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

PATTERN = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?$"
)
PARTS = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
HOW = "write 2026-11-25, 2026-11-25T18:00 or 2026-11-25T18:00-05:00"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and a time of day unless the whole day is meant; `offset` is the difference from UTC,
    where one was written.
    """

    text: str
    day: datetime.date
    clock: datetime.time | None = None
    offset: datetime.tzinfo | None = None

    def first(self, zone: ZoneInfo) -> datetime.datetime:
        """The instant itself, or that at which the day begins, on the clock of `zone`."""
        written = datetime.datetime.combine(
            self.day, self.clock or datetime.time.min, self.offset or zone
        )
        return written.astimezone(datetime.UTC).astimezone(zone)

    def last(self, zone: ZoneInfo) -> datetime.datetime:
        """The instant itself, or that at which the day is over: the first of the next."""
        if self.clock:
            return self.first(zone)
        return Moment("", self.day + datetime.timedelta(days=1)).first(zone)


def parse_moment(value: object) -> Moment:
    """The `Moment` of a text. Raises ValueError with advice."""
    if isinstance(value, Moment):
        return value
    match = PARTS.fullmatch(value) if isinstance(value, str) else None
    if not match or not isinstance(value, str):
        raise ValueError(f"is not a day or a time of day; {HOW}")
    day, clock, offset = match.groups()
    try:
        written = datetime.datetime.fromisoformat(f"{day}T{clock or '00:00'}{offset or ''}")
    except ValueError:
        raise ValueError(
            f'"{value}" is not in the calendar; check the month, day and time'
        ) from None
    if not 1000 <= written.year < 9999:
        raise ValueError(f'"{value}" has a year that cannot be meant; check it')
    return Moment(value, written.date(), written.time() if clock else None, written.tzinfo)


def check_clock(moment: Moment, zone: ZoneInfo) -> tuple[str, str] | None:
    """What is wrong and what to do if the clock of `zone` skips the time when it is set forward, or
    shows it twice when it is set back.
    """
    if not moment.clock or moment.offset:
        return None
    naive = datetime.datetime.combine(moment.day, moment.clock)
    first = naive.replace(tzinfo=zone, fold=0)
    second = naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return None
    if first.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None) != naive:
        return (
            f"is a time that the clock skips in {zone.key}",
            "write a time before or after the clock is set forward",
        )
    choices = " or ".join(time.isoformat(timespec="minutes") for time in (first, second))
    return f"occurs twice on the clock in {zone.key}", f"write {choices}"
