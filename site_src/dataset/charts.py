"""Which rows does a chart draw, and is what it asks of its table possible? A `Chart` block and
its `Table`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from site_src.dataset.blocks import NUMERIC, Break, Chart, Row, Table
from site_src.dataset.mistakes import Mistake, inside
from site_src.dataset.yaml_reader import Pointer
from site_src.problems import did_you_mean


def drawn_rows(chart: Chart, table: Table) -> tuple[Row, ...]:
    """The rows from the first to the last that has a figure in a series of the chart."""
    with_figures = [i for i, row in enumerate(table.rows) if has_figure(chart, row)]
    if not with_figures:
        return ()
    return table.rows[with_figures[0] : with_figures[-1] + 1]


def has_figure(chart: Chart, row: Row) -> bool:
    return any(row.cells.get(name) is not None for name in chart.y)


def figures(chart: Chart, table: Table) -> list[float]:
    """Every figure that the chart draws."""
    values = [row.cells.get(name) for row in table.rows for name in chart.y]
    return [value for value in values if isinstance(value, (int, float))]


def check_chart(chart: Chart, table: Table) -> Iterator[Mistake]:
    """Columns that can be drawn together on one axis, at least two rows, and breaks that are
    between two of them.
    """
    in_columns = list(check_columns(chart, table))
    yield from in_columns
    yield from check_kind(chart, table)
    if not in_columns:
        yield from check_rows(chart, table)


def check_columns(chart: Chart, table: Table) -> Iterator[Mistake]:
    """Every column is there; a series is a column of numbers, named once, and not that of x."""
    columns = {column.id: column for column in table.columns}
    if chart.x not in columns:
        yield unknown_column(chart.x, table, ("x",))
    for i, name in enumerate(chart.y):
        if name not in columns:
            yield unknown_column(name, table, ("y", i))
        elif name in (chart.x, *chart.y[:i]) or columns[name].type not in NUMERIC:
            yield Mistake(
                ("y", i),
                f'column "{name}" cannot be a series',
                "name each column of numbers once, and not the column of x",
            )


def unknown_column(name: str, table: Table, pointer: Pointer) -> Mistake:
    hint = did_you_mean(name, [column.id for column in table.columns])
    return Mistake(pointer, f'no column "{name}" in table "{table.id}"', hint)


def check_kind(chart: Chart, table: Table) -> Iterator[Mistake]:
    """The series have one type; bars begin at zero and show one series."""
    types = {column.type for column in table.columns if column.id in chart.y}
    if len(types) > 1:
        yield Mistake(
            ("y",), "has columns of different types", "draw figures of one type on one axis"
        )
    if chart.kind == "bar" and (len(chart.y) > 1 or not chart.zero):
        yield Mistake(("kind",), "bar is for one series on an axis from zero", "use kind: line")


def check_rows(chart: Chart, table: Table) -> Iterator[Mistake]:
    """Rows, axis and breaks of a chart whose columns are sound."""
    rows = [row.id for row in drawn_rows(chart, table)]
    values = figures(chart, table)
    if len(rows) < 2 or not values:
        yield Mistake(
            ("y",),
            "has figures in fewer than two rows",
            "a chart needs two; write a sentence instead",
        )
        return
    highest = max(values)
    if chart.maximum is not None and not highest <= chart.maximum < math.inf:
        yield Mistake(
            ("maximum",),
            f"cannot end an axis with figures up to {highest}",
            "raise it or leave it out",
        )
    if chart.zero and min(values) < 0:
        yield Mistake(("zero",), "is true, but a figure is below zero", "write zero: false")
    for i, item in enumerate(chart.breaks):
        yield from inside(("breaks", i, "after"), check_break(item, rows))


def check_break(item: Break, rows: list[str]) -> Iterator[Mistake]:
    """A break comes after a drawn row that has another after it, once after each."""
    rows_before_another = rows[:-1]
    for i, name in enumerate(item.after):
        if name not in rows_before_another:
            hint = did_you_mean(name, rows_before_another) or "name the row before the change"
            yield Mistake((i,), f'"{name}" is not a drawn row with another row after it', hint)
        elif name in item.after[:i]:
            yield Mistake((i,), f'row "{name}" appears twice', "keep one of the two")
