"""What can a page of a content root be made of? Blocks that any root can use, and the tables they
show.

Everything that only one directory has (a form, a guide, statistics) is a `BlockPage` in
`pages/<id>.yaml`; the Python knows blocks, not subjects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from site_src.dataset.fields import AsOf, Flag, Id, PagePath, PastDay, Pattern, Text
from site_src.dataset.records import STRICT, Fact, Paragraph, SomeIds

ColumnType = Literal["year", "integer", "percent", "decimal", "text"]
ChartKind = Literal["line", "bar"]
NUMERIC = ("year", "integer", "percent", "decimal")


def parse_cell(value: object) -> object:
    """The value itself if it is a number, a text or missing. Raises ValueError for a truth value,
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
    label: Text
    type: ColumnType


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `cells` by column id (a missing cell is a missing value), `note` (|row:<id>)."""

    __pydantic_config__ = STRICT
    id: Id
    cells: dict[str, Cell]
    note: Text | None = None
    sources: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures with their sources: `title` (|title) is the caption."""

    __pydantic_config__ = STRICT
    id: Id
    title: Text
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
    heading: Text | None = None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """An ordered list of things to do."""

    __pydantic_config__ = STRICT
    type: Literal["steps"]
    id: Id
    heading: Text
    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Statements with their sources and dates; other blocks of the page rest on them."""

    __pydantic_config__ = STRICT
    type: Literal["facts"]
    id: Id
    heading: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactList:
    """Contacts by id; withheld ones are left out."""

    __pydantic_config__ = STRICT
    type: Literal["contacts"]
    id: Id
    heading: Text
    contacts: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList:
    """Programs by id, in that order."""

    __pydantic_config__ = STRICT
    type: Literal["records"]
    id: Id
    heading: Text
    programs: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table by id, with an optional introduction."""

    __pydantic_config__ = STRICT
    type: Literal["table"]
    id: Id
    heading: Text
    table: Id
    introduction: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where figures stop being comparable: after each row of `after`; `text` (|<block>:<id>) says
    why, and rests on facts.

    A change in the middle of a period stands on both of its sides.
    """

    __pydantic_config__ = STRICT
    id: Id
    after: SomeIds
    text: Text
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
    heading: Text
    table: Id
    kind: ChartKind
    x: Id
    y: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)]
    unit: Text
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
    heading: Text
    label: Text
    hint: Text
    facts: SomeIds
    critical: Flag = False
    pattern: Pattern
    ignore_separators: Flag = False
    accepts: Annotated[tuple[Text, ...], Field(min_length=1)]
    refuses: Annotated[tuple[Text, ...], Field(min_length=1)]
    good: Text
    bad: Text

    @property
    def texts(self) -> dict[str, str]:
        """The messages besides the heading, by name."""
        return {"label": self.label, "hint": self.hint, "good": self.good, "bad": self.bad}


Block = Annotated[
    Prose | Steps | Facts | ContactList | RecordList | TableBlock | Chart | PatternCheck,
    Field(discriminator="type"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPage:
    """A page of the root's own: `title` (|title), `summary` (|summary), published at `path` (its
    id if left out).
    """

    __pydantic_config__ = STRICT
    id: Id
    path: PagePath | None = None
    title: Text
    summary: Text
    related: tuple[Id, ...] = ()
    blocks: tuple[Block, ...]
    reviewed: PastDay | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the page's fact blocks."""
        return tuple(
            fact for block in self.blocks if isinstance(block, Facts) for fact in block.facts
        )
