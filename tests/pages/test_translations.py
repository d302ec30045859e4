"""Does the page of the state of the translations say what the catalogs hold? Its table, its
meters, its links, against the export.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from site_src.build import build
from site_src.catalogs.coverage import LISTED_FROM
from site_src.catalogs.locales import HOME
from site_src.workbench.po_writer import open_catalog
from tests.conftest import PROJECT, Run

TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
NAMES = (
    "tag",
    "state",
    "percent",
    "reviewed",
    "draft",
    "outdated",
    "missing",
    "words_left",
    "interface",
    "critical",
)
Copy = Callable[[str], Path]


def page_of(folder: Path, tag: str) -> BeautifulSoup:
    """The page in a language."""
    return BeautifulSoup((folder / tag / "translations" / "index.html").read_bytes(), "html.parser")


def figures(folder: Path) -> list[dict[str, Any]]:
    """The languages of the export."""
    found: list[dict[str, Any]] = json.loads(
        (folder / "api" / "v1" / "translations.json").read_bytes()
    )["languages"]
    assert found
    return found


def number(text: str) -> int:
    """The digits of a formatted number, whatever the language's digits and signs."""
    return int("".join(str(int(c)) for c in text if c.isdecimal()))


def shown(page: BeautifulSoup) -> list[list[str]]:
    """The cells of the table, a list a row."""
    rows = page.select("table tbody tr")
    assert rows
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in rows]


def expected(one: dict[str, Any]) -> list[int]:
    """The figures of a row, from the export."""
    every, parts = one["all"], [one["domains"]["site"], one["domains"]["widget"]]
    total, done = sum(p["messages"] for p in parts), sum(p["translated"] for p in parts)
    outdated = every["fuzzy"] + every["stale"]
    share = 100 * done // total if total else 100
    return [
        every["percent"],
        every["reviewed"],
        every["draft"],
        outdated,
        every["missing"],
        every["words_left"],
        share,
        one["critical"]["percent"],
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_the_table_has_every_figure_of_every_language(site: Path, tag: str) -> None:
    languages = figures(site)
    rows = shown(page_of(site, tag))
    assert [row[0] for row in rows] == [one["name"] for one in languages]
    assert {len(row) for row in rows} == {len(NAMES)}
    assert [[number(cell) for cell in row[2:]] for row in rows] == [
        expected(one) for one in languages
    ]


def test_the_export_the_command_and_the_page_agree(site: Path, run: Run) -> None:
    """DESIGN section 2: one flow, one set of numbers."""
    _, out, _ = run("i18n", "stats", "--json")
    assert json.loads(out)["languages"] == figures(site)


def test_a_preview_says_why_and_others_do_not(site: Path) -> None:
    page = page_of(site, "en")
    by_tag = {
        str(row.span["lang"]): row.select("td")[0]
        for row in page.select("tbody tr")
        if isinstance(row.span, Tag)
    }
    assert by_tag["en"].get_text() == "Original"
    preview = by_tag["ar"]
    assert preview.get_text().startswith("Preview")
    (one,) = [x for x in figures(site) if x["tag"] == "ar"]
    left = one["critical"]["messages"] - one["critical"]["translated"]
    assert left > 0
    assert f"Critical texts left: {left:,}" in [li.get_text() for li in preview.select("li")]
    assert by_tag["en"].select("li") == []


def test_the_rule_on_the_page_is_the_rule_of_the_program() -> None:
    rule = next(
        e.msgid for e in open_catalog(HOME / "pot" / "site.pot") if e.msgctxt == "translations|rule"
    )
    assert f"{LISTED_FROM} %" in rule


@pytest.mark.parametrize("tag", TAGS)
def test_a_meter_in_each_row_shows_the_share_and_is_named_by_the_row(site: Path, tag: str) -> None:
    """WCAG 1.3.1, 4.1.2: the name is the language and the heading of the column; the number stands
    beside the meter in words of the page's language.
    """
    page = page_of(site, tag)
    meters = page.select("tbody tr td > meter")
    assert [int(str(meter["value"])) for meter in meters] == [
        one["all"]["percent"] for one in figures(site)
    ]
    for meter in meters:
        row = meter.find_parent("tr")
        assert isinstance(row, Tag)
        assert isinstance(row.th, Tag)
        names = [page.find(id=ident) for ident in str(meter["aria-labelledby"]).split()]
        assert names[0] is row.th
        assert isinstance(names[1], Tag)
        column = page.select("thead th").index(names[1])
        assert meter in row.select("th, td")[column].select("meter")


def test_pages_that_tell_their_state_link_to_this_page(site: Path) -> None:
    """Also the banner of a preview, on every page of that language."""
    files = [
        file for file in sorted((site / "ar").rglob("index.html")) if "frame" not in file.parts
    ]  # frames are bare
    assert len(files) > 50
    for file in files:
        page = BeautifulSoup(file.read_bytes(), "html.parser")
        for place in (".preview", ".state"):
            found = page.select(place)
            assert all(p.select('a[href$="/ar/translations/"]') for p in found), file
        assert page.select(".preview")


def test_a_root_may_tell_how_to_help(root: Copy, tmp_path: Path) -> None:
    """site.yaml: contribute_to; without it there is no such section."""
    copy = root("minimal")
    build(copy, tmp_path / "without")
    assert "How you can help" not in str(page_of(tmp_path / "without", "en"))
    site = copy / "site.yaml"
    site.write_text(
        site.read_text(encoding="utf-8")
        + "contribute_to: https://minimal.example/translate?a=1&b=2\n",
        encoding="utf-8",
    )
    build(copy, tmp_path / "with")
    page = page_of(tmp_path / "with", "en")
    links = [
        a for a in page.select("main a") if a["href"] == "https://minimal.example/translate?a=1&b=2"
    ]
    assert [a.get_text() for a in links] == ["Translate or review texts"]


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "contribute", "'https://x.example/\"><script>'"]
)
def test_an_unsafe_address_is_refused(value: str, root: Copy, run: Run, tmp_path: Path) -> None:
    copy = root("minimal")
    site = copy / "site.yaml"
    site.write_text(
        site.read_text(encoding="utf-8") + f"contribute_to: {value}\n", encoding="utf-8"
    )
    code, _, err = run("build", "--content", copy, "--out", tmp_path / "dist")
    assert code == 1
    assert "contribute_to" in err


def test_another_source_language_needs_words_of_the_interface(tmp_path: Path) -> None:
    """The French root: its texts are the original, the templates' words are not; fuzzy and stale
    texts are out of date.
    """
    copy = Path(shutil.copytree(PROJECT / "tests" / "roots" / "french", tmp_path / "root"))
    build(copy, tmp_path / "dist")
    found = {one["tag"]: one for one in figures(tmp_path / "dist")}
    french, german = found["fr"], found["de"]
    assert (french["state"], german["state"]) == ("original", "preview")
    assert (
        french["domains"]["programs"]["reviewed"] == french["domains"]["programs"]["messages"] > 0
    )
    assert french["domains"]["site"]["missing"] > 0
    assert (german["all"]["fuzzy"], german["all"]["stale"]) == (1, 1)
    page = page_of(tmp_path / "dist", "de")
    assert [[number(cell) for cell in row[2:]] for row in shown(page)] == [
        expected(one) for one in found.values()
    ]
    assert page.select('a[href="/annuaire/api/v1/translations.json"]')
