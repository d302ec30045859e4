"""Do block pages and tables keep their rules? Known references, unique ids, cells of their column's
type, patterns that do what their examples say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from site_src.dataset.addresses import RESERVED_PATHS, page_path
from site_src.dataset.blocks import (
    Block,
    BlockPage,
    Chart,
    ContactList,
    Facts,
    PatternCheck,
    Prose,
    RecordList,
    Row,
    Steps,
    Table,
    TableBlock,
)
from site_src.dataset.charts import check_chart
from site_src.dataset.dataset import Dataset
from site_src.dataset.mistakes import Mistake, inside, repeated_ids, unknown_id, unknown_ids
from site_src.dataset.patterns import fits
from site_src.dataset.records import Paragraph
from site_src.dataset.texts import check_text

CELL_TYPES: dict[str, tuple[type, ...]] = {
    "year": (int,),
    "integer": (int,),
    "percent": (int, float),
    "decimal": (int, float),
    "text": (str,),
}


def check_page(dataset: Dataset, page: BlockPage) -> Iterator[Mistake]:
    """References of one block page, and an address that nothing else has."""
    yield from check_path(dataset, page)
    yield from unknown_ids("program", page.related, dataset.programs, ("related",))
    yield from repeated_ids("block", [block.id for block in page.blocks], ("blocks",))
    evidence = [fact.id for fact in page.facts]
    seen: set[str] = set()
    for i, block in enumerate(page.blocks):
        yield from inside(("blocks", i), check_block(dataset, block, evidence))
        if isinstance(block, Facts):
            facts = [fact.id for fact in block.facts]
            yield from repeated_ids("fact", facts, ("blocks", i, "facts"), before=seen)
            seen.update(facts)
    yield from check_text(dataset, page.summary, "summary")


def check_path(dataset: Dataset, page: BlockPage) -> Iterator[Mistake]:
    """No other page, and nothing of the site itself, has the path of a page."""
    path = page_path(page)
    others = [
        other.id
        for other in dataset.pages.values()
        if other.id != page.id and page_path(other) == path
    ]
    if others:
        yield Mistake(("path",), f'"{path}" is used by page {others[0]}', "choose another path")
    elif path.split("/")[0] in RESERVED_PATHS:
        yield Mistake(("path",), f'"{path}" is used by the site itself', "choose another path")


def check_paragraphs(
    dataset: Dataset, paragraphs: Sequence[Paragraph], evidence: Collection[str]
) -> Iterator[Mistake]:
    """Unique ids, known facts and sound texts of a list of paragraphs."""
    yield from repeated_ids("paragraph", [paragraph.id for paragraph in paragraphs], ())
    for i, paragraph in enumerate(paragraphs):
        yield from unknown_ids("fact or event", paragraph.facts, evidence, (i, "facts"))
        yield from check_text(dataset, paragraph.text, i, "text")


def check_block(dataset: Dataset, block: Block, evidence: Collection[str]) -> Iterator[Mistake]:
    """References and rules of one block of a page whose facts are `evidence`."""
    return BLOCK_CHECKS[type(block)](dataset, block, evidence)


def check_prose(dataset: Dataset, block: Prose, evidence: Collection[str]) -> Iterator[Mistake]:
    return inside(("paragraphs",), check_paragraphs(dataset, block.paragraphs, evidence))


def check_steps(dataset: Dataset, block: Steps, evidence: Collection[str]) -> Iterator[Mistake]:
    return inside(("items",), check_paragraphs(dataset, block.items, evidence))


def check_facts(dataset: Dataset, block: Facts, _: Collection[str]) -> Iterator[Mistake]:
    for i, fact in enumerate(block.facts):
        yield from unknown_ids("source", fact.sources, dataset.sources, ("facts", i, "sources"))
        yield from check_text(dataset, fact.text, "facts", i, "text")


def check_contact_list(
    dataset: Dataset, block: ContactList, _: Collection[str]
) -> Iterator[Mistake]:
    return unknown_ids("published contact", block.contacts, dataset.contacts, ("contacts",))


def check_record_list(dataset: Dataset, block: RecordList, _: Collection[str]) -> Iterator[Mistake]:
    return unknown_ids("program", block.programs, dataset.programs, ("programs",))


def check_table_block(dataset: Dataset, block: TableBlock, _: Collection[str]) -> Iterator[Mistake]:
    yield from unknown_id("table", block.table, dataset.tables, ("table",))
    yield from check_text(dataset, block.introduction, "introduction")


def check_chart_block(
    dataset: Dataset, block: Chart, evidence: Collection[str]
) -> Iterator[Mistake]:
    """A known table that can be drawn, and breaks that say why and rest on facts."""
    yield from unknown_id("table", block.table, dataset.tables, ("table",))
    table = dataset.tables.get(block.table)
    if table:
        yield from check_chart(block, table)
    yield from check_text(dataset, block.unit, "unit")
    yield from repeated_ids("break", [item.id for item in block.breaks], ("breaks",))
    for i, item in enumerate(block.breaks):
        yield from unknown_ids("fact", item.facts, evidence, ("breaks", i, "facts"))
        yield from check_text(dataset, item.text, "breaks", i, "text")


def check_pattern_block(
    dataset: Dataset, block: PatternCheck, evidence: Collection[str]
) -> Iterator[Mistake]:
    """Known facts, sound texts, and a pattern that does with its examples what they say."""
    yield from unknown_ids("fact or event", block.facts, evidence, ("facts",))
    for name, text in block.texts.items():
        yield from check_text(dataset, text, name)
    hint = "correct the pattern or the example"
    for i, example in enumerate(block.accepts):
        if not fits(block.pattern, example, separators=block.ignore_separators):
            yield Mistake(("accepts", i), f'"{example}" does not match the pattern', hint)
    for i, example in enumerate(block.refuses):
        if fits(block.pattern, example, separators=block.ignore_separators):
            yield Mistake(("refuses", i), f'"{example}" matches the pattern', hint)


BLOCK_CHECKS: dict[type, Callable[[Dataset, Any, Collection[str]], Iterator[Mistake]]] = {
    Prose: check_prose,
    Steps: check_steps,
    Facts: check_facts,
    ContactList: check_contact_list,
    RecordList: check_record_list,
    TableBlock: check_table_block,
    Chart: check_chart_block,
    PatternCheck: check_pattern_block,
}


def check_table(dataset: Dataset, table: Table) -> Iterator[Mistake]:
    """Known sources; unique columns and rows; sound rows."""
    yield from unknown_ids("source", table.sources, dataset.sources, ("sources",))
    yield from repeated_ids("column", [column.id for column in table.columns], ("columns",))
    yield from repeated_ids("row", [row.id for row in table.rows], ("rows",))
    for i, row in enumerate(table.rows):
        yield from unknown_ids("source", row.sources, dataset.sources, ("rows", i, "sources"))
        yield from check_text(dataset, row.note, "rows", i, "note")
        yield from inside(("rows", i), check_cells(table, row))


def check_cells(table: Table, row: Row) -> Iterator[Mistake]:
    """Every cell is in a known column and has its type; the first column names the row."""
    columns = {column.id: column for column in table.columns}
    for name, value in row.cells.items():
        if name not in columns:
            yield from unknown_id("column", name, columns, ("cells",))
        elif value is not None and not has_type(value, columns[name].type):
            yield Mistake(
                ("cells", name),
                f"is not of type {columns[name].type}",
                "correct the cell or the column's type",
            )
    first = table.columns[0].id
    if row.cells.get(first) is None:
        yield Mistake((), f'has no "{first}"', "the first column names the row")


def has_type(value: object, column_type: str) -> bool:
    """True if a cell may be in a column of the type; in Python, True is an int, too."""
    return not isinstance(value, bool) and isinstance(value, CELL_TYPES[column_type])
