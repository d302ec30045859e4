"""How is a table of figures shown? Caption, cells as the language writes them, numbered notes,
date, sources, downloads.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from site_src.dataset.blocks import NUMERIC, BlockPage, Cell, Column, Row, Table, TableBlock
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.renderer import Renderer


def table_block(
    e: Renderer, page: BlockPage, block: TableBlock, citations: parts.Citations
) -> Markup:
    """A table with its notes, date and sources."""
    table = e.dataset.tables[block.table]
    base = f"table:{table.id}"
    title = e.text(f"{base}|title", table.title)
    introduction = Markup("")
    if block.introduction:
        introduction = e.part(
            "paragraph",
            text=e.text(f"page:{page.id}|introduction:{block.id}", block.introduction).html,
        )
    noted = [row for row in table.rows if row.note]
    numbers = {row.id: i for i, row in enumerate(noted, 1)}
    notes = [
        e.part("table_note", name=row_name(e, table, row), text=table_note(e, base, row, citations))
        for row in noted
    ]
    return introduction + e.part(
        "table",
        id=f"table-{table.id}",
        caption=title.html,
        head=[
            e.part("table_head", align=align(c), label=column_label(e, base, c))
            for c in table.columns
        ],
        rows=[table_row(e, table.columns, row, numbers.get(row.id)) for row in table.rows],
        date=dated(e, table, table.sources, citations),
        downloads=downloads(e, table),
        notes=e.part("list", items=notes) if notes else None,
    )


def dated(e: Renderer, table: Table, sources: Sequence[str], citations: parts.Citations) -> Markup:
    """When the figures held, and where they come from."""
    return (
        e.t("table|as-of", "As of: {date}.", date=e.formats.as_of(table.as_of))
        + " "
        + citations.refer(sources)
    )


def sources_of(table: Table, rows: Sequence[Row]) -> Sequence[str]:
    """The sources of some rows in the table's order; those of the whole table if a row names none."""
    found = {source for row in rows for source in row.sources}
    return (
        [source for source in table.sources if source in found]
        if all(row.sources for row in rows)
        else table.sources
    )


def downloads(e: Renderer, table: Table) -> Markup | None:
    """Links to the table as files, each with its type and size."""
    files = e.publication.downloads.get(table.id, ())
    name = e.text(f"table:{table.id}|title", table.title).html
    items = [
        e.part(
            "download",
            url=Html(f"{e.base}{file.path}"),
            type=file.media_type,
            format=file.format,
            table=name,
            size=e.formats.size(file.size),
        )
        for file in files
    ]
    return e.part("downloads", items=items) if items else None


def table_note(e: Renderer, base: str, row: Row, citations: parts.Citations) -> Markup:
    """The note of a row with its sources."""
    text = e.text(f"{base}|row:{row.id}", row.note or "").html
    return text + " " + citations.refer(row.sources) if row.sources else text


def column_label(e: Renderer, base: str, column: Column) -> Markup:
    """The heading of a column; a year is the same in every language."""
    if column.label.isdigit():
        return escape(column.label)
    return e.text(f"{base}|column:{column.id}", column.label).html


def align(column: Column) -> Markup | None:
    """Numbers stand at the end of their cells."""
    return Markup(' class="n"') if column.type in NUMERIC else None


def row_name(e: Renderer, table: Table, row: Row) -> object:
    """The first cell of a row."""
    return cell(e, table.columns[0], row.cells.get(table.columns[0].id))


def table_row(e: Renderer, columns: Sequence[Column], row: Row, note: int | None) -> Markup:
    """A row: its name (with a mark if it has a note) and its cells."""
    mark = Markup("*") if note else None
    cells = [
        e.part("table_cell", align=align(c), value=cell(e, c, row.cells.get(c.id)))
        for c in columns[1:]
    ]
    name = cell(e, columns[0], row.cells.get(columns[0].id))
    return e.part("table_row", name=name, mark=mark, cells=cells)


def cell(e: Renderer, column: Column, value: Cell) -> object:
    """A value as the language writes it."""
    if value is None:
        return e.cached("no-value", lambda: e.part("no_value"))
    if column.type == "text" or isinstance(value, str):
        return e.in_source(str(value))
    if column.type == "year":
        return str(value)
    return e.formats.percent(value) if column.type == "percent" else e.formats.number(value)
