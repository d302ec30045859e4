"""Does a broken link stop the build, and is a site without any link refused?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.build import build
from site_src.checks.links import check_links, internal_links
from site_src.dataset.load import load_dataset
from tests.conftest import TODAY, Run
from tests.pages.reading import read_pages

FILES = {"index.html", "es/index.html", "es/404.html", "assets/site.css"}


@pytest.mark.parametrize("path", ["/", "/es/", "/es/404.html", "/assets/site.css"])
def test_a_link_to_a_file_of_the_site_is_fine(path: str) -> None:
    assert list(check_links({path: "a page"}, FILES, "/")) == []


@pytest.mark.parametrize("path", ["/es", "/es/index", "/fr/", "/assets/", "/es/programs/", "//es/"])
def test_a_link_that_leads_nowhere_is_a_problem_that_names_the_page(path: str) -> None:
    problems = list(check_links({path: "es/index.html", "/": "es/index.html"}, FILES, "/"))
    assert [(p.file, path in p.what) for p in problems] == [("es/index.html", True)]


def test_below_a_path_of_the_host_only_that_path_is_the_site() -> None:
    assert list(check_links({"/annuaire/es/": "p"}, FILES, "/annuaire/")) == []
    assert len(list(check_links({"/es/": "p"}, FILES, "/annuaire/"))) == 1


def test_no_link_at_all_is_a_problem() -> None:
    """A check that looked at nothing fails."""
    assert [p.what for p in check_links({}, FILES, "/")] == ["no page has any link"]


def test_links_are_read_without_query_and_fragment_and_only_those_of_the_host() -> None:
    html = (
        b'<a href="/es/?q=1#x">a</a><img src="/i.svg"><a href="https://x.example/y">b</a><a '
        b'href="#main">c</a><a href="mailto:a@b.example">d</a>'
    )
    assert internal_links(html) == {"/es/", "/i.svg"}


def test_a_translator_cannot_link_to_a_program_that_is_not_there(
    root: Callable[[str], Path], run: Run, tmp_path: Path
) -> None:
    """A translation with another target is not shown: the source text stands there, and the build
    names the line.
    """
    content, out = root("french"), tmp_path / "dist"
    build(content, out)
    catalog = content / "i18n" / "po" / "de" / "programs.po"
    text = catalog.read_text(encoding="utf-8")
    assert '(program:ecole-de-nage)"\n' not in text.partition("Schwimmschule")[0][-20:]
    catalog.write_text(
        text.replace(
            "die Schwimmschule](program:ecole-de-nage)", "die Schwimmschule](program:ecole)"
        ),
        encoding="utf-8",
    )
    code, _, err = run("build", "--content", content, "--out", out)
    assert code == 0
    assert "program:vedette-de-secours|body:ce-que-c-est" in err
    page = (out / "de" / "programs" / "vedette-de-secours" / "index.html").read_text(
        encoding="utf-8"
    )
    assert "programs/ecole/" not in page
    assert "La vedette sort par tous les temps." in page


def test_every_link_of_the_built_site_leads_to_a_file(site: Path) -> None:
    """All pages anew, without what the build knows."""
    links = {
        a[n].partition("#")[0].partition("?")[0]: name
        for name, page in read_pages(site).items()
        for _, a in page.elements
        for n in ("href", "src")
        if n in a
    }
    own = {path: name for path, name in links.items() if path.startswith("/")}
    assert len(own) > 200
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert list(check_links(own, files, "/")) == []


def test_every_source_has_an_address_that_a_browser_can_open(site: Path) -> None:
    dataset = load_dataset(Path(__file__).parents[2] / "site_src" / "content", TODAY)
    urls = {source.url for source in dataset.sources.values() if source.url}
    links = {a["href"] for a in read_pages(site)["en/sources/index.html"].all("a") if "href" in a}
    assert urls
    assert urls <= links
