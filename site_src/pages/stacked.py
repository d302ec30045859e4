"""Where do the pieces of stacked bars stand, a row each? Shares of a whole -> coordinates and SVG
path data; no words, no colours.

Units are those of `charts`: a view box 320 wide. Bars begin at the start of the line; `mirrored`
turns them over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_src.pages.charts import LETTER, WIDTH, number

ROW, NAME, BAR = (
    36.0,
    12.0,
    26.0,
)  # height of a row; in it, the line of its name and the middle of its bar
REACH = 5.5  # of a grid line from the middle of a bar: no line crosses a name, whatever its script
GAP, THIN = 1.5, 1.0  # between pieces; the least width of a piece that is there
TICKS = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Rows:
    """The plot: where 0 and 100 % stand from the start of the line, and how many rows there are."""

    start: float
    end: float
    count: int
    mirrored: bool

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.count * ROW

    def turned(self, x: float) -> float:
        """A distance from the start of the line as a distance from the left."""
        return WIDTH - x if self.mirrored else x

    def along(self, percent: float) -> float:
        """The distance of a share from the start of the line."""
        return self.start + (self.end - self.start) * percent / 100

    def x(self, percent: float) -> float:
        """The distance of a share from the left."""
        return self.turned(self.along(percent))

    def y(self, row: int, line: float) -> float:
        """The height of a line of a row."""
        return row * ROW + line


def make_rows(count: int, first_letters: int, last_letters: int, *, mirrored: bool) -> Rows:
    """The plot that leaves room at its ends for the labels of 0 and 100 %."""
    return Rows(first_letters * LETTER / 2, WIDTH - last_letters * LETTER / 2, count, mirrored)


def stack_paths(rows: Rows, values: Sequence[Sequence[int]]) -> list[str]:
    """Path data for each series: `values` has a row of whole numbers for each bar, which together
    are its whole.

    A piece of nothing is not drawn; a piece of something is, however small.
    """
    paths = ["" for _ in values[0]]
    for i, row in enumerate(values):
        y, whole, before = number(rows.y(i, BAR)), sum(row), 0
        for series, value in enumerate(row):
            if value:
                begin, end = (
                    rows.along(100 * before / whole),
                    rows.along(100 * (before + value) / whole),
                )
                end = max(end - (GAP if before + value < whole else 0), begin + THIN)
                paths[series] += f"M{number(rows.turned(begin))} {y}H{number(rows.turned(end))}"
            before += value
    return paths


def track_path(rows: Rows) -> str:
    """A thin line from 0 to 100 % under each bar."""
    ends = number(rows.x(0)), number(rows.x(100))
    return "".join(f"M{ends[0]} {number(rows.y(i, BAR))}H{ends[1]}" for i in range(rows.count))


def upright_path(rows: Rows, shares: Sequence[float], longer: float = 0) -> str:
    """A line through each bar at each share, so much longer below it."""
    lines = [
        (number(rows.y(i, BAR - REACH)), number(rows.y(i, BAR + REACH + longer)))
        for i in range(rows.count)
    ]
    return "".join(
        f"M{number(rows.x(share))} {top}V{bottom}" for share in shares for top, bottom in lines
    )
