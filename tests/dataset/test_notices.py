"""On which days is a notice to come, live, over? And what do notices of the project's own content
promise?
"""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from site_src.catalogs.messages import notice_messages
from site_src.dataset.dataset import Dataset
from site_src.dataset.moments import parse_moment
from site_src.dataset.notices import Notice, check_notice_rules, period, state

NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
ALARM: dict[str, Any] = {
    "id": "n",
    "kind": "weather",
    "severity": "urgent",
    "title": "T",
    "text": "T.",
    "sources": ("s",),
}


def notice(start: str, end: str = "", **changes: Any) -> Notice:
    """A notice with its times."""
    return Notice(
        **(
            ALARM
            | {"start": parse_moment(start), "end": parse_moment(end) if end else None}
            | changes
        )
    )


def states(one: Notice, zone: ZoneInfo, *days: int) -> list[str]:
    """What builds of some days of November 2026 make of a notice."""
    return [state(one, zone, datetime.date(2026, 11, day)) for day in days]


@pytest.mark.parametrize("zone", [NEW_YORK, TOKYO, ZoneInfo("UTC")])
def test_a_notice_is_live_from_its_first_day_to_its_last(zone: ZoneInfo) -> None:
    """Both days included, by the calendar of the site's own time zone."""
    one = notice("2026-11-20", "2026-11-25")
    assert states(one, zone, 19, 20, 25, 26) == ["coming", "live", "live", "ended"]


def test_an_hour_counts_with_its_day() -> None:
    """The browser keeps the hour; a build on that day shows the notice."""
    assert states(notice("2026-11-20T18:00", "2026-11-20T21:00"), NEW_YORK, 19, 20, 21) == [
        "coming",
        "live",
        "ended",
    ]
    assert states(notice("2026-11-20", "2026-11-22T00:00"), NEW_YORK, 21, 22) == [
        "live",
        "ended",
    ], "midnight ends the day before"
    assert states(notice("2026-11-20T02:00Z", "2026-11-21T02:00Z"), NEW_YORK, 18, 19, 20, 21) == [
        "coming",
        "live",
        "live",
        "ended",
    ]


def test_a_notice_without_an_end_stays() -> None:
    assert states(notice("2026-11-20"), NEW_YORK, 19, 20, 30) == ["coming", "live", "live"]


def test_the_rules_let_a_sound_notice_pass() -> None:
    """What tests/known_bad refuses, smallest case by case, is refused for its own fault."""
    assert list(check_notice_rules(notice("2026-11-20", "2026-11-20"), NEW_YORK)) == []
    calm = notice("2026-11-20", kind="information", severity="information", sources=())
    assert list(check_notice_rules(calm, NEW_YORK)) == []
    assert (
        len(
            list(
                check_notice_rules(
                    notice("2026-11-20", kind="emergency", severity="information", sources=()),
                    NEW_YORK,
                )
            )
        )
        == 3
    )


def test_title_text_and_area_of_a_notice_are_critical() -> None:
    """DESIGN section 4: a draft of them appears beside its source."""
    messages = list(notice_messages(notice("2026-11-20", "2026-11-21", area="The coast")))
    assert [m.context for m in messages] == ["notice:n|title", "notice:n|text", "notice:n|area"]
    assert all(m.critical for m in messages)


def test_the_threat_level_of_2008_is_an_entry_of_the_archive(dataset: Dataset) -> None:
    """Issue 3, part 8; facts: show as history only, it must never look like a current alert."""
    (old,) = dataset.notices_by("ended")
    assert (old.id, old.kind, old.severity) == (
        "threat-level-2008",
        "threat-advisory",
        "information",
    )
    assert period(old, dataset.zone).ends == datetime.datetime(2011, 4, 27, tzinfo=dataset.zone)
    assert old.text.startswith("This is history. It is not an alert")
    assert dataset.notices_by("live") == dataset.notices_by("coming") == []
