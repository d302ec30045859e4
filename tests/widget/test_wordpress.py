"""Does the list come alive in a real WordPress, where an author's HTML is filtered and the theme
has the script line?
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.browsing import describe, run_axe
from tests.conftest import PROJECT
from tests.widget.browsers import in_both
from tests.widget.partners import Partner
from tests.widget.servers import Origin, filled
from tests.widget.wordpress import NEEDED, ROLES, SOURCE, Blog, blogging, missing

TOOLS = PROJECT / ".ci" / "audit-tools.sh"
WRITTEN = (
    '{script}\n<div data-assistance-corner data-lang="es" data-layout="cards" data-limit="5">'
    '<a href="/programas">Programas</a></div>\n<p>Below.</p>'
)


@pytest.fixture(scope="module")
def blog(widget_host: Origin) -> Iterator[Blog]:
    """One WordPress for this module. Its folder has a short name, as a socket's path may have 107
    characters.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        blogging(Path(folder), widget_host.address) as blog,
    ):
        yield blog


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    """The audit fails then, and never passes over it."""
    assert missing({tmp_path: "there", tmp_path / "no": "wordpress"}) == ["wordpress"]


def test_the_audits_tools_are_those_that_it_needs() -> None:
    needed = re.findall(r"^need (\S+) (\S+)$", TOOLS.read_text(encoding="utf-8"), re.MULTILINE)
    assert {Path(path): package for path, package in needed} == NEEDED


@pytest.mark.parametrize(("user", "missing", "code", "said"), [
    (0, False, 0, ""),
    (0, True, 0, "installing: wordpress\nupdate -qq\ninstall -y -qq "
     "--no-install-recommends wordpress\n"),
    (1000, True, 1, "sudo apt-get install --no-install-recommends wordpress\n"),
], ids=["nothing is missing", "as root", "as another user"])  # fmt: skip
def test_what_is_missing_is_installed_or_named(
    tmp_path: Path, user: int, missing: bool, code: int, said: str
) -> None:
    """The script in a system of its own: a user's number, an apt-get that says what it was asked,
    one path that is there or not.
    """
    for name, lines in {"id": f"echo {user}", "apt-get": 'echo "$@" >&2'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    head, *_, tail = re.split(r"(?m)^need /.*\n", TOOLS.read_text(encoding="utf-8"))
    script = f"{head}need {tmp_path / ('no' if missing else 'id')} wordpress\n{tail}"
    done = subprocess.run(
        ["/bin/sh"],
        input=script,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert (done.stdout + done.stderr).endswith(said) if said else done.stdout + done.stderr == ""


@pytest.mark.audit
def test_the_packages_are_there() -> None:
    assert (SOURCE / "wp-load.php").exists(), (
        "No WordPress to audit: sh .ci/audit-tools.sh installs it"
    )


@pytest.mark.audit
def test_an_author_keeps_the_div_and_loses_the_script(blog: Blog, widget_host: Origin) -> None:
    """WordPress's own filter (kses) at work."""
    post = blog.publish("author", filled(WRITTEN, widget_host.address))
    assert post["unfiltered"] is False
    assert "<script" not in post["stored"]
    assert (
        '<div data-assistance-corner data-lang="es" data-layout="cards" data-limit="5">'
        '<a href="/programas">Programas</a></div>' in post["stored"]
    )


@pytest.mark.audit
def test_an_administrator_may_paste_both_lines(blog: Blog, widget_host: Origin) -> None:
    """A test of the test: without the filter the script stays, and a second one changes nothing."""
    post = blog.publish("administrator", filled(WRITTEN, widget_host.address))
    assert post["unfiltered"] is True
    assert "<script" in post["stored"]


@pytest.mark.audit
@pytest.mark.parametrize(("host", "role"), in_both(ROLES, smoke=ROLES[0]), indirect=["host"])
def test_the_theme_makes_it_live(blog: Blog, host: Partner, role: str) -> None:
    post = blog.publish(role, filled(WRITTEN, host.widget.address))
    for theme, width in (("light", 1280), ("dark", 320)):
        host.look(theme, width)
        host.widget.asked.clear()
        host.driver.get(blog.address + post["link"])
        host.ready()
        assert len(host.texts("li")) == 5
        assert host.seen("lines") == []
        assert [event[0] for event in host.seen("events")] == ["ac-ready"]
        assert len(host.asked("/widget/data/")) == 1
        violations, incomplete = run_axe(host.driver)
        assert [
            line for line in describe([*violations, *incomplete]) if "assistance-corner" in line
        ] == []
        assert host.run("return document.documentElement.scrollWidth <= innerWidth")
        small = """return [...document.querySelector('assistance-corner').shadowRoot
            .querySelectorAll('a, input')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).length"""
        assert host.run(small) == 0


@pytest.mark.audit
def test_an_author_who_writes_the_element_keeps_the_link(
    blog: Blog, host: Partner, driver: webdriver.Chrome
) -> None:
    """The filter takes the custom element away, but not what stands in it."""
    post = blog.publish(
        "author",
        '<assistance-corner lang="es"><a href="/programas">Programas</a></assistance-corner>',
    )
    assert post["stored"] == '<a href="/programas">Programas</a>'
    driver.get(blog.address + post["link"])
    assert host.run(
        "return [...document.links].some(a => a.textContent === 'Programas' && a.checkVisibility())"
    )
