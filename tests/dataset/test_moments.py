"""Is a day or hour that an editor writes the right instant, in any time zone? (RFC 3339, IANA
time zone database)
"""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.dataset.moments import check_clock, parse_moment

NEW_YORK, TOKYO, CAIRO = (
    ZoneInfo("America/New_York"),
    ZoneInfo("Asia/Tokyo"),
    ZoneInfo("Africa/Cairo"),
)
INSTANTS = {
    ("2026-11-25", NEW_YORK): ("2026-11-25T05:00Z", "2026-11-26T05:00Z"),
    ("2026-07-04", NEW_YORK): ("2026-07-04T04:00Z", "2026-07-05T04:00Z"),
    ("2026-11-01", NEW_YORK): ("2026-11-01T04:00Z", "2026-11-02T05:00Z"),  # a day of 25 hours
    ("2026-11-25", TOKYO): ("2026-11-24T15:00Z", "2026-11-25T15:00Z"),
    ("2026-04-24", CAIRO): ("2026-04-23T22:00Z", "2026-04-24T21:00Z"),  # the clock skips midnight
    ("2026-11-25T18:00", NEW_YORK): ("2026-11-25T23:00Z", "2026-11-25T23:00Z"),
    ("2026-11-25T18:00:30", NEW_YORK): ("2026-11-25T23:00:30Z", "2026-11-25T23:00:30Z"),
    ("2026-11-25 18:00", TOKYO): ("2026-11-25T09:00Z", "2026-11-25T09:00Z"),
    ("2026-11-25T18:00+01:00", NEW_YORK): ("2026-11-25T17:00Z", "2026-11-25T17:00Z"),
    ("2026-11-25T18:00Z", TOKYO): ("2026-11-25T18:00Z", "2026-11-25T18:00Z"),
}


@pytest.mark.parametrize(("text", "zone"), INSTANTS)
def test_a_day_is_from_midnight_to_midnight_and_an_hour_is_one_instant(
    text: str, zone: ZoneInfo
) -> None:
    moment = parse_moment(text)
    made = (moment.first(zone), moment.last(zone))
    assert tuple(x.astimezone(datetime.UTC) for x in made) == tuple(
        datetime.datetime.fromisoformat(x) for x in INSTANTS[text, zone]
    )
    assert all(x.tzinfo is zone for x in made)


BAD = (
    "",
    "tomorrow",
    "2026",
    "2026-11",
    "25.11.2026",
    "2026-02-30",
    "2026-11-25T24:00",
    "2026-11-25T18",
    "2026-11-25T18:00+1",
    "0999-01-01",
    "9999-12-31",
    7,
    None,
)


@pytest.mark.parametrize("value", BAD)
def test_what_is_no_day_and_no_hour_is_refused_with_advice(value: object) -> None:
    with pytest.raises(ValueError, match=r"; (write|check) "):
        parse_moment(value)


@given(
    st.datetimes(min_value=datetime.datetime(1900, 1, 1), max_value=datetime.datetime(2100, 1, 1))
)
def test_every_hour_that_is_written_is_read(written: datetime.datetime) -> None:
    exact = written.replace(second=0, microsecond=0)
    moment = parse_moment(f"{exact:%Y-%m-%dT%H:%M}Z")
    assert moment.first(TOKYO) == exact.replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2026-03-08T02:30", "skips"),
        ("2026-11-01T01:30", "occurs twice"),
        ("2026-03-08T03:30", ""),
        ("2026-11-01T02:30", ""),
        ("2026-11-01T01:30-05:00", ""),
        ("2026-11-01", ""),
    ],
)
def test_an_hour_that_the_clock_skips_or_shows_twice_is_refused(text: str, what: str) -> None:
    """When clocks are set, only an offset says which hour is meant."""
    found = check_clock(parse_moment(text), NEW_YORK)
    assert (found is None) == (not what)
    assert what in (found or [""])[0]
