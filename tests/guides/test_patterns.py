"""Is a pattern restricted to what ends at once, and does it see a value as a reader means it?"""

from __future__ import annotations

import re

import pytest

from site_src.dataset.patterns import check_pattern, fits, plain_value


@pytest.mark.parametrize("pattern", ["[0-9]{9}", r"A?\d{3}-\d{2,4}", r"v\d\.\d", "[A-F0-9]{8}"])
def test_pattern_of_plain_pieces_is_taken(pattern: str) -> None:
    assert check_pattern(pattern) == pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "(a+)+",
        "a*",
        "a+",
        "a|b",
        "^a",
        "a$",
        ".",
        r"\w",
        "[^a]",
        "a{2,}",
        "a{41}",
        "a{1,2}b{1,2}c{1,2}d{1,2}",
        "[9-0]",
        "a{3,2}",
        "é",
        "a" * 101,
    ],
)
def test_pattern_of_anything_else_is_refused(pattern: str) -> None:
    """Groups, choices, open repetitions and empty ranges: slow, or read otherwise by a browser."""
    with pytest.raises(ValueError, match="; "):
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (" 12-34 ", "1234"),
        ("12\u201334", "1234"),
        ("12\u00a034\u200f", "1234"),
        ("\u0661\u0662", "12"),
        ("\u0967\u0a68", "12"),
        ("\uff11\uff21", "1A"),
        ("1.2", "1.2"),
    ],
)
def test_digits_of_any_script_count_and_separators_do_not(value: str, plain: str) -> None:
    assert plain_value(value, separators=True) == plain


def test_separators_count_unless_they_are_to_be_left_out() -> None:
    assert plain_value(" 1-2 3 ", separators=False) == "1-2 3"
    assert fits(r"\d-\d", "1-2", separators=False)
    assert not fits(r"\d\d", "1-2", separators=False)


def test_the_whole_value_must_fit_and_case_does_not_matter() -> None:
    assert fits("a[0-9]{2}", "A12", separators=False)
    assert not fits("a[0-9]{2}", "A123", separators=False)
    assert not fits("a[0-9]{2}", "A12\nx", separators=False)


def test_the_longest_search_is_short() -> None:
    """The most ranges that are allowed, on a value that almost fits: no more than a few thousand
    steps.
    """
    pattern = check_pattern("a{0,40}a{0,40}a{0,40}b")
    assert not fits(pattern, "a" * 60, separators=False)
    assert re.compile(pattern)
