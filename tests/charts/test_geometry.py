"""Do numbers become the right coordinates? Axis, frame, lines with gaps and cuts, markers, bars,
marks, labels, mirroring.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.pages.charts import (
    HEIGHT,
    LANE,
    WIDTH,
    Frame,
    axis_ticks,
    bar_path,
    cut_path,
    grid_path,
    labelled_places,
    lanes_of,
    line_path,
    make_frame,
    marker_path,
    number,
    runs,
)  # fmt: skip
from tests.charts.reading import runs_of

FRAME = Frame(
    40, 240, 10, 0, 100, 4, mirrored=False
)  # four places of 50 units; a figure of 100 stands at 10, 0 at 160
TURNED = Frame(40, 240, 10, 0, 100, 4, mirrored=True)


@pytest.mark.parametrize(
    ("values", "maximum", "zero", "ticks"),
    [
        ([157080, 409849], None, True, [0, 100000, 200000, 300000, 400000, 500000]),
        ([25.1, 66.3], 100, True, [0, 25, 50, 75, 100]),
        ([7, 9], None, True, [0, 2, 4, 6, 8, 10]),
        ([0.1, 0.3], None, True, [0, 0.1, 0.2, 0.3]),
        ([50, 60], None, False, [50, 52.5, 55, 57.5, 60]),
        ([-20, 20], None, False, [-20, -10, 0, 10, 20]),
        ([0, 0], None, True, [0, 0.25]),
    ],
)
def test_an_axis_has_round_figures(
    values: list[float], maximum: float | None, zero: bool, ticks: list[float]
) -> None:
    assert axis_ticks(values, maximum, zero=zero) == ticks


@given(
    st.lists(
        st.floats(0, 1e9, allow_subnormal=False).filter(lambda v: v == 0 or v > 1e-3),
        min_size=1,
        max_size=30,
    ),
    st.booleans(),
)
def test_every_figure_lies_on_the_axis(values: list[float], zero: bool) -> None:
    """No figure is drawn outside of the plot, and the axis rises."""
    ticks = axis_ticks(values, None, zero=zero)
    assert ticks == sorted(set(ticks))
    assert 2 <= len(ticks) <= 8
    assert ticks[0] <= min(values) * (1 + 1e-6) + 1e-9
    assert ticks[-1] >= max(values) * (1 - 1e-6)
    assert not zero or ticks[0] == 0


def test_a_figure_stands_at_its_height_and_place() -> None:
    assert (FRAME.y(0), FRAME.y(50), FRAME.y(100)) == (160, 85, 10)
    assert [FRAME.x(i) for i in range(4)] == [65, 115, 165, 215]


def test_a_mirrored_frame_is_the_same_from_the_other_side() -> None:
    """Right to left: the first place is the rightmost, heights stay."""
    assert [TURNED.x(i) for i in range(4)] == [WIDTH - x for x in (65, 115, 165, 215)]
    assert TURNED.y(50) == FRAME.y(50)
    assert grid_path(FRAME, [0, 100]) == "M40 160H240M40 10H240"
    assert grid_path(TURNED, [0, 100]) == "M80 160H280M80 10H280"


def test_a_line_joins_neighbours() -> None:
    assert line_path(FRAME, [0, 50, 100, 100], []) == "M65 160L115 85L165 10L215 10"


@pytest.mark.parametrize(
    ("values", "cuts", "joined"),
    [
        ([1, 2, 3, 4], [], [[0, 1, 2, 3]]),
        ([1, 2, 3, 4], [1], [[0, 1], [2, 3]]),
        ([1, 2, 3, 4], [0, 1], [[0], [1], [2, 3]]),
        ([1, None, 3, 4], [], [[0], [2, 3]]),
        ([1, None, 3, 4], [1], [[0], [2, 3]]),
        ([None, 2, 3, None], [3], [[1, 2]]),
        ([None, None], [], []),
    ],
)
def test_a_cut_or_a_missing_figure_ends_a_line(
    values: Sequence[float | None], cuts: list[int], joined: list[list[int]]
) -> None:
    """Nothing is joined across a place where figures stop being comparable, nor over a gap."""
    assert [[place for place, _ in run] for run in runs(values, cuts)] == joined
    assert [len(run) for run in runs_of(line_path(FRAME, values, cuts))] == [
        len(run) for run in joined if len(run) > 1
    ]


def test_every_figure_has_a_marker_also_one_alone() -> None:
    """A figure between two cuts has no line; series differ in shape, not in colour alone (WCAG
    1.4.1).
    """
    assert line_path(FRAME, [50, None, 100, 0], [2]) == ""
    assert marker_path(FRAME, [50, None, 100, 0], 0) == "M65 85h0M165 10h0M215 160h0"
    assert marker_path(FRAME, [50], 2) == "M65 85m0-4l4 4-4 4-4-4z"


def test_bars_stand_on_zero_around_their_place() -> None:
    assert bar_path(FRAME, [50, None]) == "M47.5 160V85h35V160z"
    assert bar_path(TURNED, [50, None]) == f"M{WIDTH - 82.5} 160V85h35V160z"


def test_a_cut_stands_between_two_places() -> None:
    assert cut_path(FRAME, [1, 1]) == "M140 5V160"
    assert cut_path(TURNED, [1]) == "M180 5V160"


@pytest.mark.parametrize(
    ("marks", "band", "lanes"),
    [
        ([(0, 1), (1, 2)], 12, [0, 0]),
        ([(0, 1), (0, 2)], 12, [0, 1]),
        ([(0, 1), (0, 2), (1, 2)], 6, [0, 1, 2]),
        ([(0, 1), (1, 2), (2, 3)], 6, [0, 1, 0]),
        ([], 6, []),
    ],
)
def test_marks_never_stand_on_each_other(
    marks: list[tuple[int, int]], band: float, lanes: list[int]
) -> None:
    assert lanes_of(marks, band) == lanes


def test_a_frame_leaves_room_for_labels_and_marks() -> None:
    frame = make_frame(22, [0, 500000], 7, 4, 2, mirrored=False)
    assert frame.start > 7 * 7.5
    assert frame.x(21) + 2 * 7.7 <= WIDTH
    assert frame.top - make_frame(22, [0, 1], 7, 4, 0, mirrored=False).top == 2 * LANE
    assert frame.bottom - frame.top == HEIGHT


def test_labels_that_would_touch_are_left_out() -> None:
    """Narrow screens show every fourth year, counted back from the last; there is always one."""
    frame = make_frame(22, [0, 500000], 7, 4, 1, mirrored=False)
    narrow = [i for i, wide in labelled_places(frame, 4) if not wide]
    assert narrow == [1, 5, 9, 13, 17, 21]
    assert all((b - a) * frame.band >= 4 * 7.7 for a, b in itertools.pairwise(narrow))
    few = make_frame(6, [0, 100], 4, 4, 1, mirrored=False)
    assert labelled_places(few, 4) == [(i, False) for i in range(6)]
    assert [i for i, wide in labelled_places(frame, 60) if not wide] == [21]


def test_some_labels_need_a_wide_screen() -> None:
    frame = make_frame(10, [0, 100], 4, 4, 0, mirrored=False)
    assert {wide for _, wide in labelled_places(frame, 4)} == {True, False}


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (1.25, "1.2"), (-0.04, "0"), (0, "0"), (120.96, "121"), (10, "10")],
)
def test_coordinates_are_short(value: float, text: str) -> None:
    assert number(value) == text
