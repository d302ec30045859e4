"""What is success criterion 1.4.3? The A and AA criteria of WCAG 2.2: number, level, the name W3C
gives it, its address.

The table is wcag22.csv, from the Recommendation (https://www.w3.org/TR/WCAG22/). 4.1.1 Parsing is
not in it: 2.2 removed it.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("wcag22.csv")
LANGUAGE = "en"  # the language of W3C's own names


class Criterion(NamedTuple):
    """A success criterion; `handle` is its short name in the Recommendation."""

    number: str
    level: str
    anchor: str
    handle: str

    @property
    def url(self) -> str:
        """Its text in the Recommendation."""
        return f"https://www.w3.org/TR/WCAG22/#{self.anchor}"

    @property
    def understanding(self) -> str:
        """What W3C explains about it."""
        return f"https://www.w3.org/WAI/WCAG22/Understanding/{self.anchor}"


@cache
def criteria() -> dict[str, Criterion]:
    """Every criterion of levels A and AA by its number, in the order of the Recommendation."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["number"]: Criterion(**row) for row in csv.DictReader(file)}
