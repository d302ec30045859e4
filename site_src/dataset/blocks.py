"""What can a page of a content root be made of? Blocks that any root can use, and the tables they
show.

Everything that only one directory has (a form, a guide, statistics) is a `BlockPage` in
`pages/<id>.yaml`; the Python knows blocks, not subjects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args, get_type_hints

from pydantic import BeforeValidator, Field

from site_src.dataset.fields import AsOf, Flag, Id, PagePath, PastDay, Pattern, TextLine
from site_src.dataset.records import STRICT, Fact, Paragraph, SomeIds

ColumnType = Literal["year", "integer", "percent", "decimal", "text"]
ChartKind = Literal["line", "bar"]
NUMERIC = ("year", "integer", "percent", "decimal")


def parse_cell(value: object) -> object:
    """The value itself if it is a number, text or missing. Raises ValueError for a truth value,
    list or mapping.
    """
    if value is None or type(value) in (int, float, str):
        return value
    raise ValueError("must be a number or text; put quotes around a word such as yes or no")


Cell = Annotated[int | float | str | None, BeforeValidator(parse_cell)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `label` (|column:<id>). The first column names its rows."""

    __pydantic_config__ = STRICT
    id: Id
    label: TextLine
    type: ColumnType


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `cells` by column id (a missing cell is a missing value), `note` (|row:<id>)."""

    __pydantic_config__ = STRICT
    id: Id
    cells: dict[str, Cell]
    note: TextLine | None = None
    sources: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures with their sources: `title` (|title) is the caption."""

    __pydantic_config__ = STRICT
    id: Id
    title: TextLine
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    sources: SomeIds
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Paragraphs under an optional heading (|block:<id>)."""

    __pydantic_config__ = STRICT
    type: Literal["prose"]
    id: Id
    heading: TextLine | None = None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """An ordered list of things to do."""

    __pydantic_config__ = STRICT
    type: Literal["steps"]
    id: Id
    heading: TextLine
    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Statements with their sources and dates; other blocks of the page rest on them."""

    __pydantic_config__ = STRICT
    type: Literal["facts"]
    id: Id
    heading: TextLine
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactList:
    """Contacts by id; withheld ones are left out."""

    __pydantic_config__ = STRICT
    type: Literal["contacts"]
    id: Id
    heading: TextLine
    contacts: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList:
    """Programs by id, in that order."""

    __pydantic_config__ = STRICT
    type: Literal["records"]
    id: Id
    heading: TextLine
    programs: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table by id, with an optional introduction."""

    __pydantic_config__ = STRICT
    type: Literal["table"]
    id: Id
    heading: TextLine
    table: Id
    introduction: TextLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where figures stop being comparable: after each row of `after`; `text` (|<block>:<id>) says
    why, and rests on facts.

    A change in the middle of a period is named on both of its sides.
    """

    __pydantic_config__ = STRICT
    id: Id
    after: SomeIds
    text: TextLine
    facts: SomeIds


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture of columns `y` (one series each) of a table over its column `x`; `unit`
    (|unit:<block>) says what is measured.

    The axis begins at zero unless `zero` is false, and ends at `maximum` where one is given.
    """

    __pydantic_config__ = STRICT
    type: Literal["chart"]
    id: Id
    heading: TextLine
    table: Id
    kind: ChartKind
    x: Id
    y: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)]
    unit: TextLine
    breaks: Annotated[tuple[Break, ...], Field(max_length=9)] = ()
    maximum: int | float | None = None
    zero: Flag = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternCheck:
    """A field that says whether what is typed has the right form: `label`, `hint` (the rule in
    words), `good`, `bad` (|<name>:<id>).

    `accepts` and `refuses` are values that prove the pattern at load. `ignore_separators`: spaces
    and dashes do not count.
    """

    __pydantic_config__ = STRICT
    type: Literal["pattern-check"]
    id: Id
    heading: TextLine
    label: TextLine
    hint: TextLine
    facts: SomeIds
    critical: Flag = False
    pattern: Pattern
    ignore_separators: Flag = False
    accepts: Annotated[tuple[TextLine, ...], Field(min_length=1)]
    refuses: Annotated[tuple[TextLine, ...], Field(min_length=1)]
    good: TextLine
    bad: TextLine

    @property
    def texts(self) -> dict[str, str]:
        """The messages besides the heading, by name."""
        return {"label": self.label, "hint": self.hint, "good": self.good, "bad": self.bad}


Block = Annotated[
    Prose | Steps | Facts | ContactList | RecordList | TableBlock | Chart | PatternCheck,
    Field(discriminator="type"),
]


def block_type(block: type) -> str:
    """What an editor writes as the `type` of a kind of block."""
    return str(get_args(get_type_hints(block)["type"])[0])


BLOCK_TYPES = tuple(block_type(block) for block in get_args(get_args(Block)[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPage:
    """A page of the root's own: `title` (|title), `summary` (|summary), published at `path` (its
    id if left out).
    """

    __pydantic_config__ = STRICT
    id: Id
    path: PagePath | None = None
    title: TextLine
    summary: TextLine
    related: tuple[Id, ...] = ()
    blocks: tuple[Block, ...]
    reviewed: PastDay | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the page's fact blocks."""
        facts: tuple[Fact, ...] = ()
        for block in self.blocks:
            if isinstance(block, Facts):
                facts += block.facts
        return facts
