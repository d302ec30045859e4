"""Do marks carry the number of each message through templates, sorting and JSON, and change
nothing else?
"""

from __future__ import annotations

import dataclasses
from urllib.parse import quote

import icu
import pytest

from site_src.catalogs.states import ReviewState
from site_src.dataset.dataset import Dataset
from site_src.embed.page import views
from site_src.pages.renderer import Renderer
from site_src.workbench.preview.marks import CLOSE, MARK, OPEN, ShownMessage, mark, number_of
from site_src.workbench.preview.spans import ESCAPED, annotate, kind_of
from site_src.workbench.preview.studio import Studio
from tests.conftest import CONTENT

STATES: tuple[ReviewState, ...] = ("reviewed", "draft", "stale", "fuzzy", "missing")


def messages(studio: Studio) -> list[ShownMessage]:
    """A message of each state."""
    home = studio.inputs.languages.source
    return [
        ShownMessage("programs", f"c|{state}", state, "", home, state, True) for state in STATES
    ]


@pytest.fixture(scope="module")
def arabic() -> Studio:
    """The project's own Arabic."""
    return Studio(CONTENT, "ar")


@pytest.mark.parametrize("number", [0, 1, 94, 95, 9024, 9025, 1_000_000])
def test_a_number_comes_back_from_its_mark(number: int) -> None:
    match = MARK.match(mark("text", number))
    assert match
    assert number_of(match[1]) == number


@pytest.mark.parametrize("locale", ["en", "ar", "zh_Hans", "hi", "ko"])
def test_collation_does_not_see_a_mark(locale: str) -> None:
    """UTS #10: tag characters are ignorable, so that lists keep their order."""
    collator = icu.Collator.createInstance(icu.Locale(locale))
    assert collator.compare(mark("beta", 7), "beta") == 0
    assert collator.compare(mark("alpha", 9000), mark("beta", 0)) < 0


def test_without_its_marks_each_page_is_the_built_page(arabic: Studio) -> None:
    """On every page of the project: the marks move no list, no label and no letter of an index."""
    plain = Renderer(arabic.edition.publication, arabic.catalogs, arabic.templates)
    differing, shown = [], views(arabic.inputs.releases)
    for page in arabic.inputs.pages:
        marked = shown[page.view](arabic.edition, page.ident, page.path).decode()
        assert OPEN in marked
        if (
            ESCAPED.sub("", MARK.sub("", marked))
            != shown[page.view](plain, page.ident, page.path).decode()
        ):
            differing.append(page.path)
    assert len(arabic.inputs.pages) > 100
    assert differing == []


def test_no_page_holds_a_mark_when_it_is_sent(arabic: Studio) -> None:
    for page in arabic.inputs.pages:
        html = arabic.page_response(page).body.decode()
        assert "data-message=" in html
        assert OPEN not in html
        assert CLOSE not in html
        assert not ESCAPED.search(html)


@pytest.mark.parametrize(
    ("marked", "shown", "placed", "unplaced"),
    [
        (
            f"<p>{mark('A', 1)}</p>",
            '<p><span class="pv-draft" data-message="1" tabindex="0">A</span></p>',
            [1],
            [],
        ),
        (
            f'<a href="/">{mark("A", 0)}</a>',
            '<a href="/"><span class="pv-reviewed" data-message="0">A</span></a>',
            [0],
            [],
        ),
        (
            f"<p>{mark('A ' + mark('B', 4), 2)}</p>",
            '<p><span class="pv-stale" data-message="2" tabindex="0">A '
            '<span class="pv-missing" data-message="4">B</span></span></p>',
            [2, 4],
            [],
        ),
        (
            f"<p>{mark('A <b>b</b> c', 3)} {mark('D', 1)}</p>",
            '<p><span class="pv-stale" data-message="3" tabindex="0">A <b>b</b> c</span> '
            '<span class="pv-draft" data-message="1" tabindex="0">D</span></p>',
            [3, 1],
            [],
        ),
        (
            f"<head><title>{mark('A', 1)} | B</title></head>",
            "<head><title>A | B</title></head>",
            [],
            [1],
        ),
        (
            f'<head><meta content="{mark("A", 1)}"></head>',
            '<head><meta content="A"></head>',
            [],
            [1],
        ),
        (
            f"<select><option>{mark('A', 1)}</option></select>",
            "<select><option>A</option></select>",
            [],
            [1],
        ),
        (
            f'<nav aria-label="{mark("A", 1)}">B</nav>',
            '<nav aria-label="A" data-attributes="1">B</nav>',
            [],
            [1],
        ),
        (f'<br title="{mark("A", 1)}"/>', '<br title="A" data-attributes="1"/>', [], [1]),
        (f"<svg><title>{mark('A', 1)}</title></svg>", "<svg><title>A</title></svg>", [], [1]),
        (
            f"<svg><text>{mark('A', 1)}</text></svg>",
            '<svg><text><tspan class="pv-draft" data-message="1">A</tspan></text></svg>',
            [],
            [1],
        ),
        (
            f"<script>{mark('A', 1)}\\udb40\\uDC01</script><p>{mark('B', 1)}</p>",
            "<script>A</script>"
            '<p><span class="pv-draft" data-message="1" tabindex="0">B</span></p>',
            [1],
            [],
        ),
        (
            f'<a href="mailto:?subject={quote(mark("A b", 9000))}">B</a>',
            '<a href="mailto:?subject=A%20b">B</a>',
            [],
            [],
        ),
        ("<p>A</p><!-- <p> -->", "<p>A</p><!-- <p> -->", [], []),
    ],
)
def test_marks_become_elements_where_elements_may_stand(
    studio: Studio, marked: str, shown: str, placed: list[int], unplaced: list[int]
) -> None:
    """HTML standard: title, option and script hold text only; SVG has tspan; no tab stop lies
    inside a link.
    """
    page = annotate(marked, messages(studio))
    assert (page.html, list(page.placed), list(page.unplaced)) == (shown, placed, unplaced)


def test_each_state_is_of_one_kind(studio: Studio) -> None:
    """DESIGN section 4: fuzzy and stale alike are not shown as current."""
    assert [kind_of(m) for m in messages(studio)] == [
        "reviewed",
        "draft",
        "stale",
        "stale",
        "missing",
    ]


def test_exports_of_a_preview_hold_no_mark(studio: Studio) -> None:
    """The search of a previewed page reads the same index as that of the built one."""
    assert studio.respond(f"{studio.home}feed.xml").status in (200, 404)
    assert studio.exports
    assert not [
        name
        for name, data in studio.exports.items()
        if OPEN.encode() in data or b"\\udb40\\udc" in data
    ]


def test_the_dataset_is_the_one_that_is_built(arabic: Studio, dataset: Dataset) -> None:
    assert dataclasses.asdict(arabic.inputs.dataset.site) == dataclasses.asdict(dataset.site)
