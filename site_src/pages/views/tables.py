"""How is a table of figures shown? Caption, cells as the language writes them, numbered notes,
date, sources, downloads.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from site_src.catalogs import contexts
from site_src.dataset.blocks import NUMERIC, BlockPage, Cell, Column, Row, Table, TableBlock
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.renderer import Renderer


def table_block(
    e: Renderer, page: BlockPage, block: TableBlock, citations: parts.Citations
) -> Markup:
    """A table with its notes, date and sources."""
    table = e.dataset.tables[block.table]
    # Sources are numbered in the order in which these two name them.
    notes = table_notes(e, table, citations)
    date = as_of_table(e, table, table.sources, citations)
    content = e.part(
        "table",
        id=f"table-{table.id}",
        caption=table_title(e, table),
        head=table_head(e, table, table.columns),
        rows=[table_row(e, table.columns, row, noted=bool(row.note)) for row in table.rows],
        date=date,
        downloads=downloads(e, table),
        notes=e.part("list", items=notes) if notes else None,
    )
    return introduction(e, page, block) + content


def introduction(e: Renderer, page: BlockPage, block: TableBlock) -> Markup:
    """The paragraph before a table; nothing if it has none."""
    if not block.introduction:
        return Markup("")
    context = contexts.block_text(page.id, "introduction", block.id)
    return e.part("paragraph", text=e.text(context, block.introduction).html)


def table_title(e: Renderer, table: Table) -> Markup:
    """The title of a table."""
    return e.text(contexts.table_title(table.id), table.title).html


def table_head(e: Renderer, table: Table, columns: Sequence[Column]) -> list[Markup]:
    """The headings of some columns of a table."""
    return [
        e.part("table_head", align=align(column), label=column_label(e, table, column))
        for column in columns
    ]


def as_of_table(
    e: Renderer, table: Table, sources: Sequence[str], citations: parts.Citations
) -> Markup:
    """When the figures held, and where they come from."""
    when = e.t("table|as-of", "As of: {date}.", date=e.formats.as_of(table.as_of))
    return when + " " + citations.refer(sources)


def sources_of(table: Table, rows: Sequence[Row]) -> Sequence[str]:
    """The sources of some rows in the table's order; those of the whole table if any row names
    none.
    """
    if not all(row.sources for row in rows):
        return table.sources
    named = set().union(*(row.sources for row in rows))
    return [source for source in table.sources if source in named]


def downloads(e: Renderer, table: Table) -> Markup | None:
    """Links to the table as files, each with its type and size."""
    items = [
        e.part(
            "download",
            url=Html(f"{e.base}{file.path}"),
            type=file.media_type,
            format=file.format,
            table=table_title(e, table),
            size=e.formats.size(file.size),
        )
        for file in e.publication.downloads.get(table.id, ())
    ]
    return e.part("downloads", items=items) if items else None


def table_notes(e: Renderer, table: Table, citations: parts.Citations) -> list[Markup]:
    """The notes on rows, each after the name of its row."""
    notes = []
    for row in table.rows:
        if not row.note:
            continue
        text = e.text(contexts.table_part(table.id, "row", row.id), row.note).html
        if row.sources:
            text = text + " " + citations.refer(row.sources)
        notes.append(e.part("table_note", name=row_name(e, table.columns, row), text=text))
    return notes


def column_label(e: Renderer, table: Table, column: Column) -> Markup:
    """The heading of a column; a year is the same in every language."""
    if column.label.isdigit():
        return escape(column.label)
    return e.text(contexts.table_part(table.id, "column", column.id), column.label).html


def align(column: Column) -> Markup | None:
    """The attribute that puts numbers at the end of their cells."""
    return Markup(' class="n"') if column.type in NUMERIC else None


def row_name(e: Renderer, columns: Sequence[Column], row: Row) -> object:
    """The first cell of a row."""
    return cell(e, columns[0], row.cells.get(columns[0].id))


def table_row(e: Renderer, columns: Sequence[Column], row: Row, *, noted: bool) -> Markup:
    """A row: its name, with a mark if it has a note, and its cells."""
    cells = []
    for column in columns[1:]:
        value = cell(e, column, row.cells.get(column.id))
        cells.append(e.part("table_cell", align=align(column), value=value))
    mark = Markup("*") if noted else None
    return e.part("table_row", name=row_name(e, columns, row), mark=mark, cells=cells)


def cell(e: Renderer, column: Column, value: Cell) -> object:
    """A value as the language writes it."""
    if value is None:
        return e.cached("no-value", lambda: e.part("no_value"))
    if column.type == "text" or isinstance(value, str):
        return e.in_source(str(value))
    if column.type == "year":
        return str(value)
    if column.type == "percent":
        return e.formats.percent(value)
    return e.formats.number(value)
