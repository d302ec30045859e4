"""Does `serve` build again when a file is saved, show problems over the last good site, and leave
the output as a build leaves it?
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from selenium import webdriver

from site_src.build import build
from site_src.workbench.preview.built import BuiltSite
from tests.browsing import open_page, show
from tests.conftest import PROJECT, Run
from tests.workbench.preview.conftest import Preview, lacks, replace, running, says, wait

FOREIGN = (
    b"/.preview/",
    b"data-message",
    b"pv-",
    "\U000e0001".encode(),
    "\U000e007f".encode(),
    b"\\udb40\\udc",
)


class Served(NamedTuple):
    """A served site: its address, content root and output."""

    address: str
    content: Path
    out: Path


def foreign(folder: Path) -> list[str]:
    """The files of a folder that hold a byte of a preview, or one of its scripts or styles."""
    own = {
        path.read_bytes()
        for path in (PROJECT / "site_src" / "workbench" / "preview" / "static").iterdir()
    }
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    return [
        str(path)
        for path in files
        if (data := path.read_bytes()) in own or any(sign in data for sign in FOREIGN)
    ]


@pytest.fixture
def served(root: Callable[[str], Path], tmp_path: Path) -> Iterator[Served]:
    """The small site, served as `serve` does."""
    content, out = root("minimal"), tmp_path / "dist"
    site = BuiltSite(content, out)
    site.build()
    with running(site, out, site.watched, site.rebuild) as address:
        yield Served(address, content, out)


def ask(address: str) -> tuple[int, str]:
    """The status and text at an address."""
    url = urlsplit(address)
    connection = HTTPConnection(url.netloc, timeout=30)
    connection.request("GET", url.path)
    response = connection.getresponse()
    status, text = response.status, response.read().decode()
    connection.close()
    return status, text


def test_no_byte_of_a_preview_is_in_the_built_site(site: Path) -> None:
    """Readers get neither marks nor scripts of translators: the whole site of the project, with
    the pseudo-locales.
    """
    assert foreign(site) == []


def test_a_byte_of_a_preview_in_a_built_site_is_seen(
    site: Path, tmp_path: Path, german: Preview
) -> None:
    (tmp_path / "site").mkdir()
    for n in range(20):
        (tmp_path / "site" / f"{n}.html").write_bytes((site / "es" / "index.html").read_bytes())
    page = tmp_path / "site" / "page.html"
    for data in (
        german.studio.respond(german.studio.home).body,
        (PROJECT / "site_src" / "workbench" / "preview" / "static" / "live.js").read_bytes(),
    ):
        page.write_bytes(data)
        assert foreign(tmp_path / "site") == [str(page)]


@pytest.mark.browser
def test_a_saved_record_shows_and_a_problem_stands_above_the_last_good_page(
    driver: webdriver.Chrome, served: Served
) -> None:
    """Issue 4, part 7, for `make serve`: content, a problem, and its repair, without a restart."""
    show(driver)
    open_page(driver, f"{served.address}/en/programs/harbor-watch/")
    record = served.content / "programs" / "harbor-watch.yaml"
    replace(record, "name: Harbor Watch", "name: Harbor Guard")
    wait(driver, says("Harbor Guard", "h1"))
    replace(record, "kind: program", "kind: porgram")
    wait(driver, says(f"{record}:", ".pv-problems"))
    assert 'did you mean "program"?' in driver.find_element("css selector", ".pv-problems").text
    assert "Harbor Guard" in driver.find_element("css selector", "h1").text
    replace(record, "kind: porgram", "kind: program")
    wait(driver, lacks(f"{record}:"))
    assert foreign(served.out) == []


@pytest.mark.browser
def test_a_saved_template_shows(driver: webdriver.Chrome, served: Served) -> None:
    show(driver)
    open_page(driver, f"{served.address}/en/nowhere/")
    template = served.content / "templates" / "pages" / "not-found.html"
    template.parent.mkdir(parents=True)
    good = (PROJECT / "site_src" / "templates" / "pages" / "not-found.html").read_text(
        encoding="utf-8"
    )
    assert good.count("{% block main %}") == 1
    template.write_text(
        good.replace(
            "{% block main %}", '{% block main %}<p>{{ t("not-found|more", "Nothing to see") }}</p>'
        ),
        encoding="utf-8",
    )
    wait(driver, says("Nothing to see"))


@pytest.mark.browser
def test_a_site_that_cannot_be_built_yet_gets_a_page_with_its_problems(
    driver: webdriver.Chrome, root: Callable[[str], Path], tmp_path: Path
) -> None:
    content, out = root("minimal"), tmp_path / "dist"
    record = content / "programs" / "harbor-watch.yaml"
    replace(record, "kind: program", "kind: porgram")
    show(driver)
    site = BuiltSite(content, out)
    site.build()
    with running(site, out, site.watched, site.rebuild) as address:
        open_page(driver, f"{address}/en/programs/harbor-watch/")
        assert f"{record}:" in driver.find_element("css selector", ".pv-problems").text
        replace(record, "kind: porgram", "kind: program")
        wait(driver, says("Harbor Watch", "h1"))


def test_only_pages_are_changed_on_their_way(served: Served) -> None:
    """A style or a feed is sent as it lies in the output; nothing outside of the output is sent."""
    styles = next((served.out / "assets").glob("site.*.css"))
    assert ask(f"{served.address}/assets/{styles.name}") == (
        200,
        styles.read_text(encoding="utf-8"),
    )
    assert ask(f"{served.address}/.preview/live.js")[0] == 200
    assert ask(f"{served.address}/.preview/../live.py")[0] == 404
    assert ask(f"{served.address}/.preview/nothing.js")[0] == 404
    assert ask(f"{served.address}/../site.yaml")[0] == 404
    status, page = ask(f"{served.address}/en/")
    assert (status, page.count("/.preview/live.js")) == (200, 1)
    assert ask(f"{served.address}/en/nowhere/")[0] == 404


def test_a_root_that_is_none_is_wrong_use(run: Run, tmp_path: Path) -> None:
    code, out, err = run("serve", "--content", tmp_path, "--out", tmp_path / "dist", "--port", 0)
    assert (code, out) == (2, "")
    assert "is not a content root" in err


def test_a_missing_package_is_named_with_what_installs_it() -> None:
    """`serve` and `preview` need more than a build does: whoever has only that is told, in one
    line.
    """
    code = (
        "import sys; sys.modules['watchfiles'] = None; "
        "from site_src.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    for words in (["serve"], ["i18n", "preview", "es"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert (
            done.stderr
            == 'error: watchfiles is not installed: run pip install "assistance-corner[serve]"\n'
        )


def test_a_build_of_the_same_root_is_the_same_after_serving(served: Served, tmp_path: Path) -> None:
    """The output of `serve` is a build's, byte for byte."""
    build(served.content, tmp_path / "other")
    pages = {
        p.relative_to(tmp_path / "other"): p.read_bytes()
        for p in (tmp_path / "other").rglob("*")
        if p.is_file()
    }
    assert pages
    assert set(pages) == {p.relative_to(served.out) for p in served.out.rglob("*") if p.is_file()}
    assert [name for name, data in pages.items() if (served.out / name).read_bytes() != data] == []
