"""Do frames and fragments say what the widget says, and fit into other pages? Each rule of a
fragment has its smallest bad case.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_src.checks.fragment import check_fragment, is_fragment
from site_src.checks.page import check_page
from site_src.checks.site import check_site
from site_src.dataset.dataset import Dataset
from tests.conftest import CONTENT, Run
from tests.pages.reading import named, one_heading, own_origin, read_pages, unique_ids

TAGS = ("en", "es", "ar", "en-XA", "ar-XB")


def of_others(site: Path, part: str) -> dict[str, str]:
    """The files that other sites frame or include."""
    found = {
        p.relative_to(site).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(site.rglob("*.html"))
    }
    return {name: html for name, html in found.items() if f"/embed/{part}" in name}


def test_every_language_has_a_frame_and_a_fragment_of_each_section_and_of_everything(
    site: Path, dataset: Dataset
) -> None:
    for tag in TAGS:
        frames = {name for name in of_others(site, "frame/") if name.startswith(f"{tag}/")}
        assert frames == {
            f"{tag}/embed/frame/index.html",
            *(f"{tag}/embed/frame/{i}/index.html" for i in dataset.sections),
        }
        fragments = {name for name in of_others(site, "fragment") if name.startswith(f"{tag}/")}
        assert fragments == {
            f"{tag}/embed/fragment.html",
            *(f"{tag}/embed/fragment/{i}.html" for i in dataset.sections),
        }


def test_every_fragment_fits_into_any_page(site: Path) -> None:
    found = of_others(site, "fragment")
    assert found
    assert all(map(is_fragment, found))
    assert [problem for name, html in found.items() for problem in check_fragment(name, html)] == []
    for name, html in found.items():
        [root] = BeautifulSoup(html, "html.parser").find_all(recursive=False)
        assert root["lang"] == name.partition("/")[0]
        assert root["dir"] == ("rtl" if str(root["lang"]).startswith("ar") else "ltr")


GOOD = '<div lang="ar" dir="rtl"><h2>x</h2><p><a href="https://a.example/">x</a></p></div>'
BAD = {
    "no language": (' lang="ar"', ""),
    "no direction": (' dir="rtl"', ""),
    "two roots": ("</div>", "</div><p>x</p>"),
    "an id": ("<h2>", '<h2 id="x">'),
    "a style": ("<p>", '<p style="color:red">'),
    "an event": ("<p>", '<p onclick="go()">'),
    "a script": ("<p>", "<script></script><p>"),
    "a style element": ("<p>", "<style></style><p>"),
    "a heading of the first level": ("<h2>x</h2>", "<h1>x</h1>"),
    "an address that is not whole": ("https://a.example/", "/en/"),
    "a script as an address": ("https://a.example/", "javascript:go()"),
    "a picture without words": ("<p>", '<p><img src="https://a.example/i.png">'),
    "an element that stays open": ("</p>", ""),
}


@pytest.mark.parametrize("what", BAD)
def test_a_fragment_is_refused_that_has(what: str) -> None:
    part, instead = BAD[what]
    assert list(check_fragment("x", GOOD)) == []
    assert GOOD.count(part) == 1
    assert list(check_fragment("x", GOOD.replace(part, instead)))


def test_a_fragment_of_a_built_site_is_checked(site: Path, tmp_path: Path, run: Run) -> None:
    """`python build.py check` knows a fragment by its place."""
    folder = tmp_path / "en" / "embed" / "fragment"
    folder.mkdir(parents=True)
    (tmp_path / "index.html").write_text(
        (site / "en" / "embed" / "frame" / "index.html")
        .read_text(encoding="utf-8")
        .replace(' href="/', ' data-href="/')
    )
    (folder / "x.html").write_text('<div lang="en" dir="ltr"><p id="x">x</p></div>')
    code, _, err = run("check", tmp_path, "--content", CONTENT)
    assert code == 1
    assert "en/embed/fragment/x.html:1  id x" in err


def test_the_built_site_passes_its_own_check(site: Path) -> None:
    assert check_site(site, CONTENT) > 100


def test_every_frame_is_a_lean_page_that_no_search_engine_lists(site: Path) -> None:
    """WCAG 2.4.2, 3.1.1, 1.3.1; the frame's links open outside of it."""
    found = of_others(site, "frame/")
    pages = read_pages(site)
    assert found
    assert [problem for name, html in found.items() for problem in check_page(name, html)] == []
    for name, html in found.items():
        page = pages[name]
        assert [
            rule.__name__
            for rule in (one_heading, named, unique_ids, own_origin)
            if list(rule(page))
        ] == [], name
        assert page.noindex
        assert page.all("base") == [{"target": "_top"}]
        assert not page.all("nav", "header", "footer", "script")
        assert page.all("html")[0]["lang"] == name.partition("/")[0]
        assert len(html.encode()) < 30_000
    maps = [file.read_text(encoding="utf-8") for file in site.rglob("sitemap.xml")]
    assert any("/embed/</loc>" in text for text in maps)
    assert not [text for text in maps if "/embed/frame/" in text]


@pytest.mark.parametrize("tag", TAGS)
def test_a_section_shows_the_programs_and_words_of_the_widget(
    site: Path, dataset: Dataset, tag: str
) -> None:
    data = json.loads((site / "widget" / "data" / "v1" / f"{tag}.json").read_bytes())

    def plain(value: str | list[str]) -> str:
        return value if isinstance(value, str) else value[0]

    for ident in dataset.sections:
        wanted = [p for p in data["programs"] if ident in p["sections"]]
        assert wanted
        for file, start in (
            (f"embed/fragment/{ident}.html", dataset.site.base_url),
            (f"embed/frame/{ident}/index.html", "/"),
        ):
            page = BeautifulSoup((site / tag / file).read_text(encoding="utf-8"), "html.parser")
            items = page.select("li")
            assert [item.a["href"] for item in items if item.a] == [
                f"{start}{tag}/programs/{p['id']}/" for p in wanted
            ]
            for item, program in zip(items, wanted, strict=True):
                shown = " ".join(item.get_text(" ").split())
                for value in (
                    program["name"],
                    program["summary"],
                    data["statuses"][program["status"]],
                    *program["acronyms"],
                ):
                    assert " ".join(plain(value).split()) in shown
                foreign = {str(span["lang"]) for span in item.select("span[lang]")}
                assert foreign == {
                    v[1]
                    for v in (
                        program["name"],
                        program["summary"],
                        data["statuses"][program["status"]],
                    )
                    if not isinstance(v, str)
                }


@pytest.mark.parametrize("tag", TAGS)
def test_the_list_of_everything_names_each_program_once_with_its_status(
    site: Path, dataset: Dataset, tag: str
) -> None:
    page = BeautifulSoup(
        (site / tag / "embed" / "fragment.html").read_text(encoding="utf-8"), "html.parser"
    )
    links = [str(a["href"]).split("/")[-2] for a in page.select("li a")]
    assert sorted(links) == sorted(p.id for p in dataset.listed_programs)
    assert all("–" in item.get_text() for item in page.select("li"))


def test_the_notice_the_source_and_the_way_to_everything_end_both(
    site: Path, dataset: Dataset
) -> None:
    for file in ("embed/fragment.html", "embed/frame/index.html"):
        page = BeautifulSoup((site / "en" / file).read_text(encoding="utf-8"), "html.parser")
        everything, source, notice = page.find_all("p")[-3:]
        assert str(everything.a["href"]).endswith("/en/programs/")
        assert source.get_text() == f"Source: {dataset.site.name}"
        assert str(source.a["href"]).endswith("/en/")
        assert notice.get_text() == dataset.site.disclaimer


def test_a_root_below_a_path_keeps_it_in_frames(tmp_path: Path, run: Run) -> None:
    root = CONTENT.parents[1] / "tests" / "roots" / "french"
    assert run("build", "--content", root, "--out", tmp_path / "dist")[0] == 0
    frame = BeautifulSoup(
        (tmp_path / "dist" / "fr" / "embed" / "frame" / "index.html").read_text(encoding="utf-8"),
        "html.parser",
    )
    links = [str(a["href"]) for a in frame.select("a")]
    assert links
    assert all(link.startswith("/annuaire/fr/") for link in links)
