"""Where do the lines, bars, marks and labels of a chart go? Numbers -> coordinates and SVG
path data; no words, no colours.

Units are those of a view box 320 wide, so that on the narrowest screen a unit is about a pixel. A
frame is laid out from the start of the line; in a right-to-left language `mirrored` turns it
over, and `text-anchor` turns with the direction of the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 320, 150  # of the view box; of the plot in it
# Width of a digit on a narrow and on a wide screen, at the sizes of site.css.
LETTER, SMALL_LETTER = 7.7, 5.1
LANE, NEAR = 15, 10  # height of a row of marks; marks nearer than this need two rows
STEPS = (1, 2, 2.5, 5, 10)

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: where it starts and ends across, where its top is, what its axis spans, how many
    places are in a row.
    """

    start: float
    end: float
    top: float
    low: float
    high: float
    count: int
    mirrored: bool

    @property
    def bottom(self) -> float:
        """The lower edge of the plot."""
        return self.top + HEIGHT

    @property
    def band(self) -> float:
        """How much room one place has."""
        return (self.end - self.start) / self.count

    def turned(self, x: float) -> float:
        """A distance from the start of the line as a distance from the left."""
        return WIDTH - x if self.mirrored else x

    def x(self, place: float) -> float:
        """The middle of a place; 0.5 more is the line between it and the next."""
        return self.turned(self.start + (place + 0.5) * self.band)

    def y(self, value: float) -> float:
        """The height of a figure."""
        return self.bottom - (value - self.low) / (self.high - self.low) * HEIGHT


def make_frame(
    count: int,
    ticks: Sequence[float],
    letters: int,
    place_letters: int,
    lanes: int,
    *,
    mirrored: bool,
) -> Frame:
    """The frame that leaves room for labels of so many letters at the axis and below, and for so
    many rows of marks.
    """
    end = WIDTH - max(6.0, place_letters * LETTER / 2 - 5)
    return Frame(
        letters * LETTER + 7, end, 8.0 + lanes * LANE, ticks[0], ticks[-1], count, mirrored
    )


def axis_ticks(values: Iterable[float], maximum: float | None, *, zero: bool) -> list[float]:
    """Two to seven round figures that span the values, 1, 2, 2.5 or 5 times a power of ten
    apart.
    """
    figures = list(values)
    low = 0 if zero else min(figures)
    high = max(figures) if maximum is None else maximum
    rough_step = ((high - low) or abs(high) or 1) / 4.5
    power = 10 ** math.floor(math.log10(rough_step))
    step = next(n * power for n in STEPS if n * power >= rough_step * 0.999999)
    first = math.floor(low / step + 1e-9)
    last = max(math.ceil(high / step - 1e-9), first + 1)
    return [tidy(n * step) for n in range(first, last + 1)]


def tidy(value: float) -> float:
    """The value without the dust of binary fractions; a whole number as such."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def place_step(count: int, band: float, width: float) -> int:
    """How many places apart labels of a width can be: a power of two."""
    step = 1
    while step * band < width + 3 and step < count:
        step *= 2
    return step


def labelled_places(frame: Frame, letters: int) -> list[tuple[int, bool]]:
    """The places that have a label, counted back from the last; True if there is room for it
    only on a wide screen.
    """
    narrow_step = place_step(frame.count, frame.band, letters * LETTER)
    wide_step = place_step(frame.count, frame.band, letters * SMALL_LETTER)
    labelled = []
    for place in range(frame.count):
        from_last = frame.count - 1 - place
        if from_last % wide_step == 0:
            labelled.append((place, from_last % narrow_step > 0))
    return labelled


def lanes_of(marks: Sequence[tuple[int, int]], band: float) -> list[int]:
    """The row of each mark (place, number): the first in which no earlier mark is too near."""
    last_places: list[float] = []  # by lane
    lanes = []
    for place, _ in marks:
        lane = 0
        while lane < len(last_places) and (place - last_places[lane]) * band < NEAR:
            lane += 1
        last_places[lane : lane + 1] = [place]
        lanes.append(lane)
    return lanes


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    if abs(value) < 0.05:
        return "0"
    return f"{value:.1f}".removesuffix(".0")


def at(frame: Frame, place: float, value: float) -> str:
    """A point as path data."""
    return f"{number(frame.x(place))} {number(frame.y(value))}"


def runs(values: Values, cuts: Iterable[int]) -> Iterator[list[tuple[int, float]]]:
    """The figures that may be joined: runs without a missing figure, and without a cut after a
    place.
    """
    ends = set(cuts)
    run: list[tuple[int, float]] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append((place, value))
        if run and (value is None or place in ends):
            yield run
            run = []
    if run:
        yield run


def line_path(frame: Frame, values: Values, cuts: Iterable[int]) -> str:
    """The lines between neighbours; nothing crosses a cut or a missing figure, and a figure alone
    has only its marker.
    """
    path = ""
    for run in runs(values, cuts):
        if len(run) > 1:
            path += "M" + "L".join(at(frame, place, value) for place, value in run)
    return path


def marker_path(frame: Frame, values: Values, series: int) -> str:
    """A marker at each figure: points that the style makes round or square, diamonds for the
    third series.
    """
    shape = "h0" if series < 2 else "m0-4l4 4-4 4-4-4z"
    path = ""
    for place, value in enumerate(values):
        if value is not None:
            path += f"M{at(frame, place, value)}{shape}"
    return path


def bar_path(frame: Frame, values: Values) -> str:
    """A bar from zero to each figure, seven tenths of its place wide."""
    width, bottom = number(frame.band * 0.7), number(frame.bottom)
    path = ""
    for place, value in enumerate(values):
        if value is not None:
            left = number(frame.x(place) - frame.band * 0.35)
            path += f"M{left} {bottom}V{number(frame.y(value))}h{width}V{bottom}z"
    return path


def grid_path(frame: Frame, ticks: Iterable[float]) -> str:
    """A line across the plot at each round figure."""
    left, right = sorted((frame.turned(frame.start), frame.turned(frame.end)))
    return "".join(f"M{number(left)} {number(frame.y(tick))}H{number(right)}" for tick in ticks)


def cut_path(frame: Frame, places: Iterable[int]) -> str:
    """A line from the marks to the lower edge after each of the places."""
    return "".join(
        f"M{number(frame.x(i + 0.5))} {number(frame.top - 5)}V{number(frame.bottom)}"
        for i in sorted(set(places))
    )
