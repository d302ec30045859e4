"""Do the charts of a page show what their tables hold? Series, breaks, names and sentences,
languages, direction, tables, size.
"""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

from site_src.catalogs.messages import dataset_messages
from site_src.dataset.blocks import Chart
from site_src.dataset.charts import drawn_rows
from site_src.dataset.dataset import Dataset
from tests.charts.reading import DRAWING, FIGURE, PAGE, drawings, runs_of

SMALL = "help/index.html"
BUDGET = 1000  # bytes, brotli


def charts_of(dataset: Dataset) -> list[Chart]:
    """The charts of the page of statistics."""
    found = [block for block in dataset.pages["removals"].blocks if isinstance(block, Chart)]
    assert [chart.id for chart in found] == ["totals", "convicted-share", "priority-share"]
    return found


def test_every_figure_of_the_table_has_a_marker_at_its_height(site: Path, dataset: Dataset) -> None:
    """The drawing is the table: heights are figures on the scale of the axis."""
    for chart, drawing in zip(charts_of(dataset), drawings(site, f"en/{PAGE}"), strict=True):
        table = dataset.tables[chart.table]
        values = [
            row.cells[chart.y[0]] for row in drawn_rows(chart, table) if chart.y[0] in row.cells
        ]
        points = [run[0] for run in runs_of(drawing.path("points"))]
        grid = [run[0][1] for run in runs_of(drawing.path("grid").replace("H", " H "))]
        ticks = [float(text.replace(",", "").rstrip("%")) for _, text in drawing.labels(0)]
        assert ticks[0] == 0
        scale = (grid[0] - grid[-1]) / ticks[-1]
        assert len(points) == len(values) > 5
        for value, (_, y) in zip(values, points, strict=True):
            assert isinstance(value, (int, float))
            assert grid[0] - y == pytest.approx(value * scale, abs=0.1)


@pytest.mark.parametrize("tag", ["en", "ar-XB"])
def test_no_line_crosses_a_break(site: Path, dataset: Dataset, tag: str) -> None:
    """What the sources forbid to compare is never drawn as one line."""
    for chart, drawing in zip(charts_of(dataset), drawings(site, f"{tag}/{PAGE}"), strict=True):
        cuts = {run[0][0] for run in runs_of(drawing.path("cuts"))}
        assert len(cuts) == len({row for item in chart.breaks for row in item.after}) > 1
        for run in runs_of(drawing.path("joined")):
            low, high = min(x for x, _ in run), max(x for x, _ in run)
            assert [x for x in cuts if low < x < high] == []


@pytest.mark.parametrize(
    ("chart", "joined"),
    [
        ("totals", [(2003, 2006), (2007, 2008), (2011, 2012), (2014, 2019), (2021, 2022)]),
        ("convicted-share", [(2007, 2008), (2011, 2012), (2014, 2017), (2018, 2019), (2021, 2022)]),
        ("priority-share", [(2011, 2012), (2015, 2016)]),
    ],
)
def test_lines_join_these_years_and_no_others(
    site: Path, dataset: Dataset, chart: str, joined: list[tuple[int, int]]
) -> None:
    """The definition changed in 2007, 2009, 2010, 2011 (convictions), June 2013, 2015
    (priorities), 2018, 2020 and 2023.
    """
    index = [c.id for c in charts_of(dataset)].index(chart)
    drawing = drawings(site, f"en/{PAGE}")[index]
    rows = drawn_rows(charts_of(dataset)[index], dataset.tables["removals"])
    years = dict(
        zip(
            [run[0][0] for run in runs_of(drawing.path("points"))],
            [row.cells["fiscal-year"] for row in rows],
            strict=True,
        )
    )
    assert [
        (years[run[0][0]], years[run[-1][0]]) for run in runs_of(drawing.path("joined"))
    ] == joined


def test_no_chart_shows_a_year_after_the_last_final_one(site: Path) -> None:
    for drawing in drawings(site, f"en/{PAGE}"):
        assert "2025" not in drawing.html


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_each_break_is_numbered_and_explained(site: Path, dataset: Dataset, tag: str) -> None:
    """The marks of a chart are the numbers of its list, each as often as its change stands."""
    for chart, drawing in zip(charts_of(dataset), drawings(site, f"{tag}/{PAGE}"), strict=True):
        marks = [text for _, text in drawing.labels(1) if len(text) == 1]
        assert sorted(marks) == sorted(
            str(i) for i, item in enumerate(chart.breaks, 1) for _ in item.after
        )
        listed = drawing.html.partition('<ol class="breaks">')[2].partition("</ol>")[0]
        assert listed.count("<li>") == len(chart.breaks)
        assert listed.count('href="#source-') >= len(chart.breaks)


def test_a_chart_has_a_name_and_a_sentence(site: Path) -> None:
    """WCAG 1.1.1: role img, named by its title, described by first, last and highest figure."""
    for drawing in drawings(site, f"en/{PAGE}"):
        title, desc = drawing.tree.find("title"), drawing.tree.find("desc")
        assert title is not None
        assert desc is not None
        assert drawing.tree.get("role") == "img"
        assert drawing.tree.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    totals, convicted, _ = drawings(site, f"en/{PAGE}")
    assert totals.text("title") == "Totals by fiscal year"
    assert totals.text("desc").startswith(
        "Removals: 157,080 in 2003, 271,484 in 2024; the highest figure is 409,849, in 2012. "
    )
    assert "35.1% in 2007, 25.1% in 2024; the highest figure is 66.3%, in 2021." in convicted.text(
        "desc"
    )


def test_labels_are_those_of_the_language(site: Path, small: Path) -> None:
    """Figures as CLDR writes them (es_US and ar here: commas), words translated or marked as what
    they are.
    """
    for tag in ("es", "ar"):
        totals = drawings(site, f"{tag}/{PAGE}")[0]
        assert [text for _, text in totals.labels(0)] == ["0", *(f"{n}00,000" for n in range(1, 6))]
        sentence = totals.tree.find("desc")
        assert sentence is not None
        assert sentence.get("lang") in (None, "en")
    accented = drawings(small, f"en-XA/{SMALL}")[0]
    title = accented.tree.find("title")
    assert title is not None
    assert title.get("lang") is None
    assert accented.text("title").startswith("[")
    assert "100" in accented.text("desc")


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_axis_is_mirrored_right_to_left(site: Path, index: int) -> None:
    """Years run from the right, the axis stands at the right; heights stay."""
    west, east = drawings(site, f"en/{PAGE}")[index], drawings(site, f"ar/{PAGE}")[index]
    for name in ("points", "cuts"):
        ltr, rtl = ([run[0] for run in runs_of(d.path(name))] for d in (west, east))
        assert [320 - x for x, _ in ltr] == pytest.approx(
            sorted((x for x, _ in rtl), reverse=True), abs=0.11
        )
    years = [(x, int(text)) for x, text in east.labels(1) if len(text) == 4]
    assert [year for _, year in sorted(years)] == sorted((year for _, year in years), reverse=True)
    assert min(x for x, _ in east.labels(0)) > 250
    assert max(x for x, _ in west.labels(0)) < 70


def test_several_series_have_keys_and_forms_of_their_own(small: Path) -> None:
    """WCAG 1.4.1: the second series has another path, class and key."""
    both, bars = drawings(small, f"en/{SMALL}")
    assert [len(run) for run in runs_of(both.path("joined"))] == [4]
    assert [len(run) for run in runs_of(both.path("joined", 1))] == [2]
    assert both.path("points", 1).count("M") == 4
    assert both.html.count('<svg aria-hidden="true"') == 2
    assert both.text("desc").startswith(
        "Visits: 100 in 2020, 250 in 2024; the highest figure is 400, in 2023. Calls: 40 in 2020"
    )
    assert bars.path("bars").count("z") == 5
    assert 'class="keys"' not in bars.html
    assert 'class="breaks"' not in bars.html
    assert bars.path("cuts") == ""


def test_the_figures_stand_under_each_chart(site: Path, small: Path, dataset: Dataset) -> None:
    """Each chart carries its figures as a table; the whole table and its downloads are linked."""
    for chart, drawing in zip(charts_of(dataset), drawings(site, f"en/{PAGE}"), strict=True):
        rows = drawn_rows(chart, dataset.tables[chart.table])
        table = drawing.html.partition("<details>")[2]
        assert table.count('<th scope="row">') == len(rows)
        assert 'href="#table-removals"' in table
    html = (site / "en" / PAGE).read_text(encoding="utf-8")
    assert html.count('id="table-removals"') == 1
    assert html.count('class="downloads"') == 2
    assert all(
        'href="/data/visits.csv" type="text/csv"' in drawing.html
        for drawing in drawings(small, f"en/{SMALL}")
    )


def test_a_chart_cites_the_sources_of_what_it_draws(site: Path, dataset: Dataset) -> None:
    """A share that ends in 2016 does not cite a report of 2024 for it."""
    table = dataset.tables["removals"]
    for chart, drawing in zip(charts_of(dataset), drawings(site, f"en/{PAGE}"), strict=True):
        drawn = {source for row in drawn_rows(chart, table) for source in row.sources}
        cited = set(re.findall(r'href="#source-([^"]+)"', drawing.html.partition("<details>")[2]))
        assert cited == drawn & set(table.sources), chart.id
    priority = next(c for c in charts_of(dataset) if c.id == "priority-share")
    assert "yir2022" not in {
        source for row in drawn_rows(priority, table) for source in row.sources
    }


def test_texts_of_charts_are_translated(dataset: Dataset) -> None:
    """Headings, units and the reason of each break are messages."""
    contexts = {message.context for message in dataset_messages(dataset)}
    for chart in charts_of(dataset):
        assert {f"page:removals|block:{chart.id}", f"page:removals|unit:{chart.id}"} <= contexts
        assert {f"page:removals|{chart.id}:{item.id}" for item in chart.breaks} <= contexts


@pytest.mark.parametrize("tag", ["en", "es", "ar", "ar-XB"])
def test_a_chart_is_small(site: Path, tag: str) -> None:
    """About a kilobyte a chart: each SVG alone, and all that the three add to their page on
    average.
    """
    html = (site / tag / PAGE).read_text(encoding="utf-8")
    figures = FIGURE.findall(html)
    assert len(figures) == 3
    assert (
        max(len(brotli.compress(DRAWING.findall(figure)[0].encode())) for figure in figures)
        < BUDGET
    )
    without = html
    for figure in figures:
        without = without.replace(figure, "")
    assert (
        len(brotli.compress(html.encode())) - len(brotli.compress(without.encode()))
    ) / 3 < BUDGET * 1.3
