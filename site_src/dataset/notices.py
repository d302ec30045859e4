"""What is a notice, and when does it hold? A dated message to readers, live from its start to its
end.

A build is for one day. On that day a notice is coming, live or ended, by the calendar of the
site's time zone; the hour is left to the reader's browser (docs/decisions/0019).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from site_src.dataset.fields import Id, Moment, TextLine
from site_src.dataset.mistakes import Mistake
from site_src.dataset.moments import check_clock
from site_src.dataset.records import STRICT

NoticeKind = Literal["threat-advisory", "emergency", "weather", "information"]
NoticeSeverity = Literal["information", "important", "urgent"]
NoticeState = Literal["coming", "live", "ended"]
SEVERITIES: tuple[NoticeSeverity, ...] = ("urgent", "important", "information")  # most severe first


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A dated message to readers: `title` (|title), `text` (|text); a day as `end` is its last
    one, a time is when it is over.

    Where: ids of `places` and `offices`, or an `area` in words (|area).
    """

    __pydantic_config__ = STRICT
    id: Id
    kind: NoticeKind
    severity: NoticeSeverity
    title: TextLine
    text: TextLine
    places: tuple[Id, ...] = ()
    offices: tuple[Id, ...] = ()
    area: TextLine | None = None
    start: Moment
    end: Moment | None = None
    sources: tuple[Id, ...] = ()


class Period(NamedTuple):
    """The instants from which a notice holds, and from which it no longer does, on the clock of
    the site's time zone.
    """

    begins: datetime.datetime
    ends: datetime.datetime | None


def period(notice: Notice, zone: ZoneInfo) -> Period:
    ends = notice.end.last(zone) if notice.end else None
    return Period(notice.start.first(zone), ends)


def state(notice: Notice, zone: ZoneInfo, today: datetime.date) -> NoticeState:
    """The state of a notice on the day of a build; its first and its last day count as live."""
    begins, ends = period(notice, zone)
    if today < begins.date():
        return "coming"
    if ends is None:
        return "live"
    last_day = (ends - datetime.timedelta(microseconds=1)).date()
    return "ended" if last_day < today else "live"


def check_notice_rules(notice: Notice, zone: ZoneInfo) -> Iterator[Mistake]:
    """A mistake for each rule of its own that a notice breaks: an alarm names its source and its
    end, and both times exist.
    """
    yield from check_times(notice, zone)
    if is_alarm(notice) and not notice.end:
        yield Mistake(
            ("end",),
            "is missing for a notice that is more than information",
            "say when it is over, so that no old alarm stays on the site",
        )
    if notice.kind != "information" and not notice.sources:
        yield Mistake(
            ("sources",), f"are missing for the kind {notice.kind}", "name who announced it"
        )
    if notice.kind == "emergency" and notice.severity == "information":
        yield Mistake(
            ("severity",),
            "is too low for an emergency",
            "write important or urgent, or choose another kind",
        )
    if "{" in notice.title or "](" in notice.title:
        yield Mistake(
            ("title",),
            "has a link or a contact",
            "put it into the text; the title itself is a link",
        )


def is_alarm(notice: Notice) -> bool:
    """True for what must not be shown longer than it holds."""
    return notice.kind != "information" or notice.severity != "information"


def check_times(notice: Notice, zone: ZoneInfo) -> Iterator[Mistake]:
    """Both times exist on the clock of the zone, once, and in their order."""
    for name, moment in (("start", notice.start), ("end", notice.end)):
        wrong = check_clock(moment, zone) if moment else None
        if wrong:
            yield Mistake((name,), *wrong)
    begins, ends = period(notice, zone)
    # Compared in UTC: two times of one zone are compared as they are written.
    if ends and ends.astimezone(datetime.UTC) <= begins.astimezone(datetime.UTC):
        yield Mistake(("end",), "is not after the start", "put the later moment into end")
