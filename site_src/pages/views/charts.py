"""How is a chart shown? An SVG with a name and a sentence that says what is in it, its breaks
explained, its figures as a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup, escape

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
    title = e.text(contexts.block_heading(page.id, block.id), block.heading)
    frame, drawing = draw(e, block, rows, columns)
    # Sources are numbered in the order in which these two name them.
    breaks = break_list(e, page, block, rows, columns[block.x], citations)
    figures = data_table(e, page, block, table, rows, citations)
    return e.part(
        "chart",
        id=block.id,
        height=charts.number(frame.bottom + 20),
        drawing=drawing,
        title=title.plain,
        title_language=language_of(e, title.language.tag),
        description=description(e, block, rows, columns),
        axes=axes(e, page, block, table, columns[block.x]),
        keys=keys(e, table, [columns[name] for name in block.y]),
        breaks=breaks,
        table=figures,
    )


def chart_texts(e: Renderer, page: BlockPage, block: Chart) -> Iterator[Text]:
    """The texts that are a chart's own, for the state of its page."""
    yield unit(e, page, block)
    for item in block.breaks:
        yield break_text(e, page, block, item)


def unit(e: Renderer, page: BlockPage, block: Chart) -> Text:
    """What the figures of a chart count."""
    return e.text(contexts.block_text(page.id, "unit", block.id), block.unit)


def break_text(e: Renderer, page: BlockPage, block: Chart, item: Break) -> Text:
    """Why figures on both sides of a mark cannot be compared."""
    return e.text(contexts.block_part(page.id, block.id, item.id), item.text)


def axes(e: Renderer, page: BlockPage, block: Chart, table: Table, x: Column) -> Markup:
    """What the two axes show."""
    return e.t(
        "chart|axes",
        "Upward: {unit}. Across: {places}.",
        unit=unit(e, page, block).html,
        places=tables.column_label(e, table, x),
    )


def keys(e: Renderer, table: Table, series: Sequence[Column]) -> Markup | None:
    """What each marker means; nothing for a single series."""
    if len(series) == 1:
        return None
    items = [
        e.part(
            "chart_key",
            number=str(i),
            shape=key_shape(i),
            label=tables.column_label(e, table, column),
        )
        for i, column in enumerate(series)
    ]
    return e.part("chart_keys", items=items)


def key_shape(i: int) -> str:
    """The marker of a series in the middle of its key."""
    key = charts.Frame(0, 32, 6 - charts.HEIGHT, 0, 1, 1, mirrored=False)
    return charts.marker_path(key, [0], i)


def draw(
    e: Renderer, block: Chart, rows: Sequence[Row], columns: Mapping[str, Column]
) -> tuple[charts.Frame, Markup]:
    """The frame of a chart, and what is drawn in it."""
    series = [[figure(row, name) for row in rows] for name in block.y]
    ticks = axis_ticks(block, series)
    tick_labels = [plain(tables.cell(e, columns[block.y[0]], tick)) for tick in ticks]
    place_labels = [plain(tables.cell(e, columns[block.x], row.cells.get(block.x))) for row in rows]
    marks = break_marks(block, rows)
    frame, lanes = make_frame(e, ticks, tick_labels, place_labels, marks)
    cuts = [place for place, _ in marks]
    shapes: list[Markup] = []
    for i, values in enumerate(series):
        shapes += series_shapes(e, block, frame, values, cuts, i)
    drawing = e.part(
        "chart_drawing",
        grid=charts.grid_path(frame, ticks),
        cuts=e.part("chart_cuts", path=charts.cut_path(frame, cuts)) if cuts else None,
        shapes=shapes,
        axis=axis_labels(e, frame, ticks, tick_labels),
        places=place_axis(e, frame, place_labels),
        marks=mark_labels(e, frame, marks, lanes),
    )
    return frame, drawing


def figure(row: Row, name: str) -> float | None:
    """The figure of a row in a column, if it has one."""
    value = row.cells.get(name)
    return value if isinstance(value, (int, float)) else None


def axis_ticks(block: Chart, series: Sequence[charts.Values]) -> list[float]:
    """The figures that the upright axis names."""
    values = []
    for figures in series:
        values += [value for value in figures if value is not None]
    return charts.axis_ticks(values, block.maximum, zero=block.zero)


def break_marks(block: Chart, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The place before each mark and the number of its break, in the order of places."""
    places = {row.id: place for place, row in enumerate(rows)}
    marks = []
    for number, item in enumerate(block.breaks, 1):
        marks += [(places[row], number) for row in item.after]
    return sorted(marks)


def make_frame(
    e: Renderer,
    ticks: Sequence[float],
    tick_labels: Sequence[str],
    place_labels: Sequence[str],
    marks: Sequence[tuple[int, int]],
) -> tuple[charts.Frame, Sequence[int]]:
    """The frame that has room for all labels, and the lane of each mark above it."""
    mirrored = e.language.direction == "rtl"
    widest_tick, widest_place = max(map(len, tick_labels)), max(map(len, place_labels))
    size = (len(place_labels), ticks, widest_tick, widest_place)
    without_lanes = charts.make_frame(*size, 0, mirrored=mirrored)
    lanes = charts.lanes_of(marks, without_lanes.band)
    lane_count = max(lanes, default=-1) + 1
    return charts.make_frame(*size, lane_count, mirrored=mirrored), lanes


def series_shapes(
    e: Renderer,
    block: Chart,
    frame: charts.Frame,
    values: charts.Values,
    cuts: Sequence[int],
    i: int,
) -> list[Markup]:
    """The bars of a series, or its lines and markers."""
    if block.kind == "bar":
        return [chart_path(e, "bars", i, charts.bar_path(frame, values))]
    return [
        chart_path(e, "joined", i, charts.line_path(frame, values, cuts)),
        chart_path(e, "points", i, charts.marker_path(frame, values, i)),
    ]


def chart_path(e: Renderer, shape: str, i: int, path: str) -> Markup:
    """A path of a series."""
    return e.part("chart_path", shape=shape, number=str(i), path=path)


def axis_labels(
    e: Renderer, frame: charts.Frame, ticks: Sequence[float], texts: Sequence[str]
) -> list[Markup]:
    """The figures beside the upright axis."""
    x = frame.turned(frame.start - 5)
    return [label(e, x, frame.y(tick), text) for tick, text in zip(ticks, texts, strict=True)]


def place_axis(e: Renderer, frame: charts.Frame, texts: Sequence[str]) -> list[Markup]:
    """The names below the chart, as many as there is room for."""
    y = frame.bottom + 16
    widest = max(map(len, texts))
    return [
        label(e, frame.x(place), y, texts[place], wide=wide)
        for place, wide in charts.labelled_places(frame, widest)
    ]


def mark_labels(
    e: Renderer,
    frame: charts.Frame,
    marks: Sequence[tuple[int, int]],
    lanes: Sequence[int],
) -> list[Markup]:
    """The numbers above the places where figures stop being comparable."""
    labels = []
    for (place, number), lane in zip(marks, lanes, strict=True):
        y = frame.top - 8 - lane * charts.LANE
        labels.append(label(e, frame.x(place + 0.5), y, e.formats.number(number)))
    return labels


def label(e: Renderer, x: float, y: float, text: object, *, wide: bool = False) -> Markup:
    """A text in a chart; a `wide` one is shown where there is room."""
    return e.part(
        "chart_label",
        x=charts.number(x),
        y=charts.number(y),
        wide=Html(' class="wide"') if wide else None,
        text=plain(text),
    )


def plain(text: object) -> str:
    """A cell's text without markup: an SVG has no elements of HTML."""
    return text.striptags() if isinstance(text, Markup) else str(text)


def description(
    e: Renderer, block: Chart, rows: Sequence[Row], columns: Mapping[str, Column]
) -> Markup:
    """One sentence for each series: its first, last and highest figure; and that marks are
    explained.
    """
    translated = names_are_translated(e, block, columns)
    sentences = [
        series_sentence(e, block, rows, columns, name, translated=translated) for name in block.y
    ]
    if block.breaks:
        sentence = e.word(
            "chart|description-breaks",
            "Numbered marks show where the figures stop being comparable.",
            translated=translated,
        )
        sentences.append((sentence.plain, sentence.language.tag))
    tags = [tag for _, tag in sentences]
    other_tags = [tag for tag in tags if tag != e.language.tag]
    return e.part(
        "chart_description",
        id=block.id,
        language=language_of(e, other_tags[0] if other_tags else e.language.tag),
        text=" ".join(text for text, _ in sentences),
    )


def names_are_translated(e: Renderer, block: Chart, columns: Mapping[str, Column]) -> bool:
    """False where the names of series are in the source language of the interface, too.

    Nothing inside an element of SVG can be marked (WCAG 3.1.2), so that the whole description has
    to be in the language of the names.
    """
    if e.source.tag != e.publication.languages.interface.tag:
        return True
    names = [series_name(e, block, columns[name]) for name in block.y]
    return all(name.language.tag == e.language.tag for name in names)


def series_sentence(
    e: Renderer,
    block: Chart,
    rows: Sequence[Row],
    columns: Mapping[str, Column],
    name: str,
    *,
    translated: bool,
) -> tuple[str, str]:
    """What a series holds, and the tag of the language in which this is said."""
    figures = []
    for row in rows:
        value = figure(row, name)
        if value is not None:
            figures.append((value, row))
    highest = max(figures, key=lambda pair: pair[0])
    column = columns[name]
    series = series_name(e, block, column).plain if translated else plain_text(column.label, {})
    values = {"series": series}
    for key, (value, row) in (("first", figures[0]), ("last", figures[-1]), ("highest", highest)):
        values[key] = plain(tables.cell(e, column, value))
        values[f"{key}_at"] = plain(tables.cell(e, columns[block.x], row.cells.get(block.x)))
    sentence = e.word(
        "chart|description",
        "{series}: {first} in {first_at}, {last} in {last_at}; the highest figure is {highest}, "
        "in {highest_at}.",
        translated=translated,
    )
    return filled(sentence, values)


def series_name(e: Renderer, block: Chart, column: Column) -> Text:
    """The name of a series; a year is the same in every language."""
    if column.label.isdigit():
        return Text(escape(column.label), column.label, e.language, "reviewed")
    return e.text(contexts.table_part(block.table, "column", column.id), column.label)


def filled(text: Text, values: Mapping[str, str]) -> tuple[str, str]:
    """The plain text of a message with its values, and the tag of its language."""
    words = PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text.plain)
    return words, text.language.tag


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
    """What each numbered mark means, where it is, and its sources."""
    if not block.breaks:
        return None
    items = [
        e.part(
            "chart_break",
            after=after(e, rows, x, item),
            text=break_text(e, page, block, item).html,
            sources=citations.refer(sources_of_break(page, item)),
        )
        for item in block.breaks
    ]
    return e.part("chart_breaks", items=items)


def sources_of_break(page: BlockPage, item: Break) -> list[str]:
    """The sources of a break's facts, each once."""
    sources_of_facts = {fact.id: fact.sources for fact in page.facts}
    sources: dict[str, None] = {}
    for fact in item.facts:
        sources |= dict.fromkeys(sources_of_facts[fact])
    return list(sources)


def after(e: Renderer, rows: Sequence[Row], x: Column, item: Break) -> Markup:
    """The places after which there is a mark."""
    places = [tables.cell(e, x, row.cells.get(x.id)) for row in rows if row.id in item.after]
    return e.t("chart|after", "After {places}", places=e.formats.join(places))


def data_table(
    e: Renderer,
    page: BlockPage,
    block: Chart,
    table: Table,
    rows: Sequence[Row],
    citations: parts.Citations,
) -> Markup:
    """The figures of a chart. Where the page also shows the whole table, with its notes and
    downloads, this one links to it.
    """
    columns_by_id = {column.id: column for column in table.columns}
    columns = [columns_by_id[name] for name in (block.x, *block.y)]
    if shows_whole_table(page, table):
        downloads: Markup | None = e.part("chart_whole", id=f"table-{table.id}")
    else:
        downloads = tables.downloads(e, table)
    sources = tables.sources_of(table, rows)
    return e.part(
        "table",
        id=f"{block.id}-figures",
        caption=e.text(contexts.block_heading(page.id, block.id), block.heading).html,
        head=tables.table_head(e, table, columns),
        rows=[tables.table_row(e, columns, row, noted=False) for row in rows],
        date=tables.as_of_table(e, table, sources, citations),
        downloads=downloads,
        notes=None,
    )


def shows_whole_table(page: BlockPage, table: Table) -> bool:
    """True if a block of the page shows all of a table."""
    return any(isinstance(block, TableBlock) and block.table == table.id for block in page.blocks)
