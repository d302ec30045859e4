"""Where do the pieces of stacked bars stand? Coordinates counted by hand."""

from __future__ import annotations

import re

import pytest

from site_src.pages.charts import WIDTH
from site_src.pages.stacked import (
    BAR,
    GAP,
    ROW,
    THIN,
    Rows,
    make_rows,
    stack_paths,
    track_path,
    upright_path,
)

PIECE = re.compile(r"M([\d.]+) ([\d.]+)H([\d.]+)")


def pieces(path: str) -> list[tuple[float, float, float]]:
    """From where, at what height, to where each piece of a series goes."""
    return [(float(a), float(y), float(b)) for a, y, b in PIECE.findall(path)]


def test_pieces_stand_in_proportion_with_gaps() -> None:
    rows = Rows(10, 210, 2, mirrored=False)
    first, second = stack_paths(rows, [(1, 3), (4, 0)])
    assert pieces(first) == [(10, BAR, 60 - GAP), (10, ROW + BAR, 210)]
    assert pieces(second) == [(60, BAR, 210)]


def test_a_right_to_left_language_reads_its_bars_from_the_right() -> None:
    (first, _) = stack_paths(Rows(10, 210, 1, mirrored=True), [(1, 3)])
    assert pieces(first) == [(WIDTH - 10, BAR, WIDTH - (60 - GAP))]


def test_something_is_seen_and_nothing_is_not() -> None:
    """One text of 10,000 is a piece, none is none."""
    rows = Rows(0, 200, 1, mirrored=False)
    one, none, rest = stack_paths(rows, [(1, 0, 9999)])
    assert pieces(one) == [(0, BAR, THIN)]
    assert none == ""
    assert len(pieces(rest)) == 1


@pytest.mark.parametrize("mirrored", [False, True])
def test_labels_of_the_axis_have_room_at_both_ends(mirrored: bool) -> None:
    """Half of "0 %" and half of "100 %" stand outside the bars, at most 7.7 units a letter."""
    rows = make_rows(3, 3, 5, mirrored=mirrored)
    zero, hundred = rows.x(0), rows.x(100)
    assert min(zero, WIDTH - zero) == pytest.approx(3 * 7.7 / 2)
    assert min(hundred, WIDTH - hundred) == pytest.approx(5 * 7.7 / 2)
    assert (zero > hundred) is mirrored


def test_lines_cross_every_bar() -> None:
    rows = Rows(10, 210, 2, mirrored=False)
    assert upright_path(rows, [0, 80]) == "M10 20.5V31.5M10 56.5V67.5M170 20.5V31.5M170 56.5V67.5"
    assert upright_path(rows, [80], longer=2) == "M170 20.5V33.5M170 56.5V69.5"
    assert track_path(rows) == f"M10 {BAR:g}H210M10 {ROW + BAR:g}H210"


def test_a_bar_of_nothing_at_all_is_empty() -> None:
    """A directory without texts in a catalog: no division by zero."""
    assert stack_paths(Rows(10, 210, 1, mirrored=False), [(0, 0)]) == ["", ""]
