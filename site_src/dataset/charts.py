"""Which rows does a chart draw, and is what it asks of its table possible? A `Chart` block and
its `Table`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from site_src.dataset.blocks import NUMERIC, Chart, Row, Table
from site_src.problems import did_you_mean

Rest = tuple[tuple[str | int, ...], str, str]


def drawn_rows(chart: Chart, table: Table) -> tuple[Row, ...]:
    """The rows of the table from the first to the last that has a figure in a series of the chart."""
    having = [
        i
        for i, row in enumerate(table.rows)
        if any(row.cells.get(name) is not None for name in chart.y)
    ]
    return table.rows[having[0] : having[-1] + 1] if having else ()


def figures(chart: Chart, table: Table) -> list[float]:
    """Every figure that the chart draws."""
    values = [row.cells.get(name) for row in table.rows for name in chart.y]
    return [value for value in values if isinstance(value, (int, float))]


def check_chart(chart: Chart, table: Table) -> Iterator[Rest]:
    """Columns that can be drawn together on one axis, at least two rows, and breaks that lie
    between two of them.
    """
    columns = {column.id: column for column in table.columns}
    sound = True
    for pointer, name in [(("x",), chart.x), *((("y", i), name) for i, name in enumerate(chart.y))]:
        if name not in columns:
            sound = False
            yield pointer, f'no column "{name}" in table "{table.id}"', did_you_mean(name, columns)
        elif pointer != ("x",) and (
            columns[name].type not in NUMERIC or name in (chart.x, *chart.y[: int(pointer[-1])])
        ):
            sound = False
            yield (
                pointer,
                f'column "{name}" is no series',
                "name each column of numbers once, and not that of x",
            )
    known = [columns[name] for name in chart.y if name in columns]
    if len({column.type for column in known}) > 1:
        yield ("y",), "holds columns of different types", "draw figures of one type on one axis"
    if chart.kind == "bar" and (len(chart.y) > 1 or not chart.zero):
        yield ("kind",), "bar is for one series on an axis from zero", "use kind: line"
    yield from check_rows(chart, table) if sound else ()


def check_rows(chart: Chart, table: Table) -> Iterator[Rest]:
    """Rows, axis and breaks of a chart."""
    rows, values = [row.id for row in drawn_rows(chart, table)], figures(chart, table)
    if len(rows) < 2 or not values:
        yield (
            ("y",),
            "has figures in fewer than two rows",
            "a chart needs two; write a sentence instead",
        )
        return
    if chart.maximum is not None and not max(values) <= chart.maximum < math.inf:
        yield (
            ("maximum",),
            f"is no end for an axis of figures up to {max(values)}",
            "raise it or leave it out",
        )
    if chart.zero and min(values) < 0:
        yield ("zero",), "is true, but a figure is below zero", "write zero: false"
    for i, item in enumerate(chart.breaks):
        for j, name in enumerate(item.after):
            if name not in rows[:-1]:
                hint = did_you_mean(name, rows[:-1]) or "name the row before the change"
                yield (
                    ("breaks", i, "after", j),
                    f'"{name}" is no drawn row with another after it',
                    hint,
                )
            elif name in item.after[:j]:
                yield ("breaks", i, "after", j), f'row "{name}" stands twice', "keep one of the two"
