"""What is a notice, and when does it hold? A dated message to readers, live from its start to its
end.

A build is for one day. On that day a notice is to come, live or ended, by the calendar of the
site's time zone; the hour is left to the reader's browser (docs/decisions, notices).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from site_src.dataset.fields import Id, Moment, Text
from site_src.dataset.moments import check_clock
from site_src.dataset.records import STRICT

NoticeKind = Literal["threat-advisory", "emergency", "weather", "information"]
Severity = Literal["information", "important", "urgent"]
NoticeState = Literal["coming", "live", "ended"]
SEVERITIES: tuple[Severity, ...] = ("urgent", "important", "information")  # most severe first


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A dated message to readers: `title` (|title), `text` (|text); a day as `end` is its last
    one, a time is when it is over.

    Where: ids of `places` and `offices`, or an `area` in words (|area).
    """

    __pydantic_config__ = STRICT
    id: Id
    kind: NoticeKind
    severity: Severity
    title: Text
    text: Text
    places: tuple[Id, ...] = ()
    offices: tuple[Id, ...] = ()
    area: Text | None = None
    start: Moment
    end: Moment | None = None
    sources: tuple[Id, ...] = ()


class Period(NamedTuple):
    """The instants from which a notice holds, and from which it holds no more, by the clock of
    the site's time zone.
    """

    begins: datetime.datetime
    ends: datetime.datetime | None


def period(notice: Notice, zone: ZoneInfo) -> Period:
    """When a notice holds."""
    return Period(notice.start.first(zone), notice.end.last(zone) if notice.end else None)


def state(notice: Notice, zone: ZoneInfo, today: datetime.date) -> NoticeState:
    """What a build of a day makes of a notice; its first and its last day count as live."""
    begins, ends = period(notice, zone)
    if today < begins.date():
        return "coming"
    last = (ends - datetime.timedelta(microseconds=1)).date() if ends else None
    return "ended" if last and last < today else "live"


def check_notice_rules(
    notice: Notice, zone: ZoneInfo
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """A finding for each rule of its own that a notice breaks: an alarm names its source and its
    end, and both times exist.
    """
    alarm = notice.kind != "information" or notice.severity != "information"
    for name in ("start", "end"):
        moment = getattr(notice, name)
        found = check_clock(moment, zone) if moment else None
        if found:
            yield (name,), *found
    begins, ends = period(notice, zone)
    if ends and ends.astimezone(datetime.UTC) <= begins.astimezone(datetime.UTC):
        yield ("end",), "is not after the start", "put the later moment into end"
    if alarm and not notice.end:
        yield (
            ("end",),
            "is missing for a notice that is more than information",
            "say when it is over, so that no old alarm stands there",
        )
    if notice.kind != "information" and not notice.sources:
        yield ("sources",), f"are missing for the kind {notice.kind}", "name who said so"
    if notice.kind == "emergency" and notice.severity == "information":
        yield (
            ("severity",),
            "is too low for an emergency",
            "write important or urgent, or choose another kind",
        )
    if "{" in notice.title or "](" in notice.title:
        yield (
            ("title",),
            "has a link or a contact",
            "put it into the text; the title itself is a link",
        )
