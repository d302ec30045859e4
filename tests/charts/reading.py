"""What stands in the charts of a built page? Shared by the tests of charts: figures, path data,
labels, exact places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

FIGURE = re.compile(r'<figure class="chart">.*?</figure>', re.DOTALL)
DRAWING = re.compile(r'<svg role="img".*?</svg>', re.DOTALL)
POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
PAGE = "statistics/removals/index.html"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart: its HTML and the tree of its SVG."""

    html: str
    tree: ElementTree.Element

    def path(self, name: str, series: int = 0) -> str:
        """The path data of the grid, the cuts, or the bars, lines or points of a series."""
        wanted = name if name in ("grid", "cuts") else f"{name} series-{series}"
        return next(
            (p.get("d", "") for p in self.tree.iter("path") if p.get("class") == wanted), ""
        )

    def labels(self, group: int) -> list[tuple[float, str]]:
        """Distance from the left and text of the labels: group 0 is the axis, 1 the places and
        the marks.
        """
        texts = self.tree.findall("g")[group].findall("text")
        return [(float(t.get("x", "")), t.text or "") for t in texts]

    def text(self, tag: str) -> str:
        """The words of title or desc."""
        found = self.tree.find(tag)
        assert found is not None, f"the drawing has no {tag}"
        return "".join(found.itertext())


def drawings(folder: Path, file: str) -> list[Drawing]:
    """The charts of a page in their order."""
    html = (folder / file).read_text(encoding="utf-8")
    found = [
        Drawing(figure, ElementTree.fromstring(DRAWING.findall(figure)[0]))  # noqa: S314
        for figure in FIGURE.findall(html)
    ]
    assert found, "a test of charts needs a chart"
    return found


def runs_of(path: str) -> list[list[tuple[float, float]]]:
    """The points of each line of path data."""
    return [[(float(x), float(y)) for x, y in POINT.findall(run)] for run in path.split("M") if run]
