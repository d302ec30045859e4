"""How is a chart shown? An SVG with a name and a sentence that says what is in it, its breaks
explained, its figures as a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.catalogs.markup import PLACEHOLDER, plain_text
from site_src.catalogs.translate import Text
from site_src.dataset.blocks import BlockPage, Break, Chart, Column, Row, Table, TableBlock
from site_src.dataset.charts import drawn_rows
from site_src.html import Html
from site_src.pages import charts, parts
from site_src.pages.renderer import Renderer
from site_src.pages.views import tables


def chart_block(e: Renderer, page: BlockPage, block: Chart, citations: parts.Citations) -> Markup:
    """A chart, what its marks mean, and its figures."""
    table = e.dataset.tables[block.table]
    rows = drawn_rows(block, table)
    columns = {column.id: column for column in table.columns}
    series = [columns[name] for name in block.y]
    title = e.text(f"page:{page.id}|block:{block.id}", block.heading)
    keys = [
        e.part(
            "chart_key",
            number=str(i),
            shape=key_shape(i),
            label=tables.column_label(e, f"table:{table.id}", c),
        )
        for i, c in enumerate(series)
    ]
    frame, drawn = drawing(e, block, rows, columns)
    return e.part(
        "chart",
        id=block.id,
        height=charts.number(frame.bottom + 20),
        drawing=drawn,
        title=title.plain,
        title_language=language_of(e, title.language.tag),
        description=description(e, block, rows, columns),
        axes=e.t(
            "chart|axes",
            "Upward: {unit}. Across: {places}.",
            unit=e.text(f"page:{page.id}|unit:{block.id}", block.unit).html,
            places=tables.column_label(e, f"table:{table.id}", columns[block.x]),
        ),
        keys=e.part("chart_keys", items=keys) if len(keys) > 1 else None,
        breaks=break_list(e, page, block, rows, columns[block.x], citations),
        table=data_table(e, page, block, table, rows, citations),
    )


def chart_texts(e: Renderer, base: str, block: Chart) -> Iterator[Text]:
    """The texts that are a chart's own."""
    yield e.text(f"{base}|unit:{block.id}", block.unit)
    for item in block.breaks:
        yield e.text(f"{base}|{block.id}:{item.id}", item.text)


def drawing(
    e: Renderer, block: Chart, rows: Sequence[Row], columns: dict[str, Column]
) -> tuple[charts.Frame, Markup]:
    """The frame of a chart, and what is drawn in it."""
    values = [[value_of(row, name) for row in rows] for name in block.y]
    ticks = charts.axis_ticks(
        [v for found in values for v in found if v is not None], block.maximum, zero=block.zero
    )
    labels = [plain(tables.cell(e, columns[block.y[0]], tick)) for tick in ticks]
    places = [plain(tables.cell(e, columns[block.x], row.cells.get(block.x))) for row in rows]
    marks = cut_marks(block, rows)
    letters = max(map(len, places))
    size = (len(rows), ticks, max(map(len, labels)), letters)
    mirrored = e.language.direction == "rtl"
    lanes = charts.lanes_of(marks, charts.make_frame(*size, 0, mirrored=mirrored).band)
    frame = charts.make_frame(*size, max(lanes, default=-1) + 1, mirrored=mirrored)
    cuts = [place for place, _ in marks]
    return frame, e.part(
        "chart_drawing",
        grid=charts.grid_path(frame, ticks),
        cuts=e.part("chart_cuts", path=charts.cut_path(frame, cuts)) if cuts else None,
        shapes=[
            shape
            for i, found in enumerate(values)
            for shape in shapes(e, block, frame, found, cuts, i)
        ],
        axis=[
            label(e, frame.turned(frame.start - 5), frame.y(tick), text)
            for tick, text in zip(ticks, labels, strict=True)
        ],
        places=[
            label(e, frame.x(i), frame.bottom + 16, places[i], wide=wide)
            for i, wide in charts.labelled_places(frame, letters)
        ],
        marks=[
            label(
                e, frame.x(place + 0.5), frame.top - 8 - lane * charts.LANE, e.formats.number(mark)
            )
            for (place, mark), lane in zip(marks, lanes, strict=True)
        ],
    )


def shapes(
    e: Renderer,
    block: Chart,
    frame: charts.Frame,
    values: charts.Values,
    cuts: Sequence[int],
    i: int,
) -> Iterator[Markup]:
    """The bars of a series, or its lines and markers."""
    if block.kind == "bar":
        yield e.part("chart_path", shape="bars", number=str(i), path=charts.bar_path(frame, values))
    else:
        yield e.part(
            "chart_path", shape="joined", number=str(i), path=charts.line_path(frame, values, cuts)
        )
        yield e.part(
            "chart_path", shape="points", number=str(i), path=charts.marker_path(frame, values, i)
        )


def key_shape(i: int) -> str:
    """The marker of a series in the middle of its key."""
    return charts.marker_path(
        charts.Frame(0, 32, 6 - charts.HEIGHT, 0, 1, 1, mirrored=False), [0], i
    )


def label(e: Renderer, x: float, y: float, text: object, *, wide: bool = False) -> Markup:
    """A text in a chart; a `wide` one is shown where there is room."""
    shown = Html(' class="wide"') if wide else None
    return e.part(
        "chart_label", x=charts.number(x), y=charts.number(y), wide=shown, text=plain(text)
    )


def plain(text: object) -> str:
    """A cell's text without markup: an SVG has no elements of HTML."""
    return str(text.striptags()) if isinstance(text, Markup) else str(text)


def value_of(row: Row, name: str) -> float | None:
    """The figure of a row in a column, if it has one."""
    value = row.cells.get(name)
    return value if isinstance(value, (int, float)) else None


def cut_marks(block: Chart, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The place after which each mark stands and the number of its break, in the order of places."""
    index = {row.id: i for i, row in enumerate(rows)}
    return sorted((index[name], i) for i, item in enumerate(block.breaks, 1) for name in item.after)


def description(
    e: Renderer, block: Chart, rows: Sequence[Row], columns: dict[str, Column]
) -> Markup:
    """One sentence a series: its first, last and highest figure; and that marks are explained.

    An element of SVG has no elements inside it, so that the whole description is in one language:
    where the name of a series is not translated, the sentences are those of the source, too.
    """
    labels = [series_label(e, block, columns[name]) for name in block.y]
    same_source = e.source.tag == e.publication.languages.interface.tag
    untranslated = any(label.language.tag == e.source.tag for label in labels)
    translated = not (untranslated and same_source)
    sentences = []
    for name, label in zip(block.y, labels, strict=True):
        sentence = e.word(
            "chart|description",
            "{series}: {first} in {first_at}, {last} in {last_at}; the highest figure is {highest}, in {highest_at}.",
            translated=translated,
        )
        series = label.plain if translated else plain_text(columns[name].label, {})
        values = extremes(e, block, rows, columns, name) | {"series": series}
        sentences.append(filled(sentence, values))
    if block.breaks:
        sentence = e.word(
            "chart|description-breaks",
            "Numbered marks show where the figures stop being comparable.",
            translated=translated,
        )
        sentences.append(filled(sentence, {}))
    foreign = next((tag for _, tag in sentences if tag != e.language.tag), e.language.tag)
    return e.part(
        "chart_description",
        id=block.id,
        language=language_of(e, foreign),
        text=" ".join(text for text, _ in sentences),
    )


def series_label(e: Renderer, block: Chart, column: Column) -> Text:
    """The name of a series."""
    return e.text(contexts.table_part(block.table, "column", column.id), column.label)


def extremes(
    e: Renderer, block: Chart, rows: Sequence[Row], columns: dict[str, Column], name: str
) -> dict[str, str]:
    """The first, last and highest figure of a series, and where each stands, in words."""
    drawn: list[tuple[float, Row]] = []
    for row in rows:
        value = value_of(row, name)
        if value is not None:
            drawn.append((value, row))
    highest = max(drawn, key=lambda pair: pair[0])
    values = {}
    for key, (value, row) in {"first": drawn[0], "last": drawn[-1], "highest": highest}.items():
        values[key] = plain(tables.cell(e, columns[name], value))
        values[f"{key}_at"] = plain(tables.cell(e, columns[block.x], row.cells.get(block.x)))
    return values


def filled(text: Text, values: dict[str, str]) -> tuple[str, str]:
    """The plain text of a message with its values, and the tag of its language."""
    return PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), text.plain), text.language.tag


def language_of(e: Renderer, tag: str) -> Markup | None:
    """The attribute of a text in another language (WCAG 3.1.2)."""
    return None if tag == e.language.tag else Html(f' lang="{tag}"')


def break_list(
    e: Renderer,
    page: BlockPage,
    block: Chart,
    rows: Sequence[Row],
    x: Column,
    citations: parts.Citations,
) -> Markup | None:
    """What each numbered mark means, where it stands, and its sources."""
    if not block.breaks:
        return None
    sources = {fact.id: fact.sources for fact in page.facts}
    items = [
        e.part(
            "chart_break",
            after=after(e, rows, x, item.after),
            text=e.text(f"page:{page.id}|{block.id}:{item.id}", item.text).html,
            sources=citations.refer(cited(item, sources)),
        )
        for item in block.breaks
    ]
    return e.part("chart_breaks", items=items)


def cited(item: Break, sources: dict[str, tuple[str, ...]]) -> list[str]:
    """The sources of a break's facts, each once."""
    return list(dict.fromkeys(source for fact in item.facts for source in sources[fact]))


def after(e: Renderer, rows: Sequence[Row], x: Column, names: Sequence[str]) -> Markup:
    """After which places a mark stands."""
    places = [tables.cell(e, x, row.cells.get(x.id)) for row in rows if row.id in names]
    return e.t("chart|after", "After {places}", places=e.formats.join(places))


def data_table(
    e: Renderer,
    page: BlockPage,
    block: Chart,
    table: Table,
    rows: Sequence[Row],
    citations: parts.Citations,
) -> Markup:
    """The figures of the chart; all of the table's, with notes, stand once on the page, or their
    downloads stand here.
    """
    names = (block.x, *block.y)
    columns = [next(c for c in table.columns if c.id == name) for name in names]
    whole = any(isinstance(other, TableBlock) and other.table == table.id for other in page.blocks)
    title = e.text(f"page:{page.id}|block:{block.id}", block.heading)
    return e.part(
        "table",
        id=f"{block.id}-figures",
        caption=title.html,
        head=[
            e.part(
                "table_head",
                align=tables.align(c),
                label=tables.column_label(e, f"table:{table.id}", c),
            )
            for c in columns
        ],
        rows=[tables.table_row(e, columns, row, None) for row in rows],
        date=tables.dated(e, table, tables.sources_of(table, rows), citations),
        downloads=e.part("chart_whole", id=f"table-{table.id}")
        if whole
        else tables.downloads(e, table),
        notes=None,
    )
