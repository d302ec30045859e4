"""Is a date read as what it says, and refused when it says nothing? EDTF (ISO 8601-2:2019),
DESIGN section 3.
"""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.dataset.dates import PATTERN, UNDATED, AsOf, DatePart, is_older_than, parse_as_of

DAY = datetime.date
JULY = DAY(2026, 7, 1)

GOOD = {
    "2013-02-16": (DatePart(2013, 2, 16), DatePart(2013, 2, 16)),
    "2012-02-29": (DatePart(2012, 2, 29), DatePart(2012, 2, 29)),
    "2013-02": (DatePart(2013, 2), DatePart(2013, 2)),
    "2013": (DatePart(2013), DatePart(2013)),
    "2021~": (DatePart(2021, approximate=True), DatePart(2021, approximate=True)),
    "2009~/2010~": (DatePart(2009, approximate=True), DatePart(2010, approximate=True)),
    "2009-06/2010-01-31": (DatePart(2009, 6), DatePart(2010, 1, 31)),
    "2025/..": (DatePart(2025), None),
    "../2018": (None, DatePart(2018)),
    "undated": (None, None),
}
NO_DATE = [
    "",
    " 2013",
    "2013 ",
    "13",
    "2013-2",
    "2013-02-16T00:00",
    "March 2013",
    "2013/",
    "/2013",
    "..",
    "../..",
    "undated/2013",
    "2013/undated",
]
NO_DATE += [
    "20130216",
    "2013-W07",
    "2013?",
    "1/2/2013",
    "٢٠١٣",
    "2013-02/2013-03/2013-04",
    "2013\n",
]
NOT_IN_CALENDAR = [
    "2013-02-30",
    "2013-02-29",
    "2013-13",
    "2013-00",
    "2013-01-00",
    "0000",
    "2013/2014-02-30",
]


@pytest.mark.parametrize("text", GOOD)
def test_date_is_read_as_written(text: str) -> None:
    """Start and end keep exactly the precision that was written."""
    assert parse_as_of(text) == AsOf(text, *GOOD[text])


@pytest.mark.parametrize("text", NO_DATE)
def test_what_is_no_date_is_refused_with_advice(text: str) -> None:
    """Nothing is guessed; the message shows the forms."""
    with pytest.raises(ValueError, match=r"is not a date; write 2013-02-16"):
        parse_as_of(text)


@pytest.mark.parametrize("text", NOT_IN_CALENDAR)
def test_day_that_never_was_is_refused(text: str) -> None:
    """30 February, month 13 and year 0 are no dates of the calendar."""
    with pytest.raises(ValueError, match="is not in the calendar"):
        parse_as_of(text)


@pytest.mark.parametrize("text", ["2014/2013", "2013-05/2013-04", "2013-02-16/2013-02-15"])
def test_range_that_ends_before_it_begins_is_refused(text: str) -> None:
    """A range runs forward."""
    with pytest.raises(ValueError, match="the range ends before it begins"):
        parse_as_of(text)


def test_bare_year_of_yaml_is_a_year_and_a_truth_value_is_not() -> None:
    """YAML reads 2013 as a number; `yes` is not a date."""
    assert parse_as_of(2013) == parse_as_of("2013")
    for value in (True, None, 20.13, ["2013"], 20130216):
        with pytest.raises(ValueError, match="is not a date"):
            parse_as_of(value)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("2013-02-16", DAY(2013, 2, 16)),
        ("2012-02", DAY(2012, 2, 29)),
        ("2013", DAY(2013, 12, 31)),
        ("2009/2010-04", DAY(2010, 4, 30)),
        ("2025/..", DAY(2025, 12, 31)),
        ("../2018", DAY(2018, 12, 31)),
    ],
)
def test_latest_is_the_last_day_that_the_date_can_mean(text: str, latest: datetime.date) -> None:
    """An open end counts from its start: "or later" is not "still"."""
    assert parse_as_of(text).latest == latest


def test_single_tells_a_date_from_a_range() -> None:
    """A page says "as of" for one date and "between" for a range."""
    assert parse_as_of("2013-02").single == DatePart(2013, 2)
    assert parse_as_of("2013/2014").single is None
    assert parse_as_of("2025/..").single is None


def test_undated_knows_no_day() -> None:
    """Undated is a statement of its own, not an empty date."""
    assert parse_as_of("undated") is UNDATED
    assert UNDATED.undated
    assert UNDATED.latest is None
    assert not parse_as_of("../2018").undated


def test_statement_is_stale_only_after_its_days_have_passed() -> None:
    """The thresholds of site.yaml count from the last day that the date can mean."""
    assert not is_older_than(parse_as_of("2026-06-30"), 1, JULY)
    assert is_older_than(parse_as_of("2026-06-29"), 1, JULY)
    assert not is_older_than(parse_as_of("2026"), 0, JULY)
    assert is_older_than(parse_as_of("2025/.."), 100, JULY)


def test_undated_statement_is_always_stale() -> None:
    """What has no date may be out of date."""
    assert is_older_than(UNDATED, 100_000, JULY)


@given(st.from_regex(re.compile(PATTERN, re.ASCII), fullmatch=True) | st.text(max_size=24))
def test_schema_pattern_refuses_nothing_that_the_reader_accepts(text: str) -> None:
    """The published pattern and the reader agree, but for the calendar, which a pattern cannot
    know.
    """
    complaint = ""
    try:
        parse_as_of(text)
    except ValueError as error:
        complaint = str(error)
    assert (
        bool(re.fullmatch(PATTERN, text)) == ("is not a date" not in complaint)
        or "in the calendar" in complaint
    )
