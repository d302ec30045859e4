"""Does the widget keep the budgets of DESIGN section 6? Bytes, requests, layout shift; times are
printed by `python -m tests.widget.bench`.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from selenium import webdriver

from site_src.embed.script import minified, script_for
from tests.browsing import show
from tests.conftest import PROJECT
from tests.widget.partners import Partner
from tests.widget.servers import SCRIPT, TAGS

ALL_TAGS = ("en", "es", "zh-Hans", "vi", "ar", "fr", "pt-BR", "ru", "ko", "ht", "tl", "hi", "pa")
SHIFT = 0.02
BELOW = (
    '<article id="below" style="block-size:20rem;border:1px solid">What the host says '
    "below.</article>"
)
LATE = (
    "const s = document.createElement('script'); s.src = arguments[0]; "
    "document.head.append(s)"
)  # once the page has been painted


def reservation() -> str:
    """The one line of CSS that the README gives."""
    text = (PROJECT / "widget" / "README.md").read_text(encoding="utf-8")
    return text.split("```css\n")[1].split("\n```")[0]


def test_the_script_with_its_style_has_at_most_4096_bytes() -> None:
    """Gzip, with the languages of the whole plan."""
    assert (
        len(gzip.compress(minified(script_for("https://assistance-corner.example/", ALL_TAGS)), 9))
        <= 4096
    )


def test_one_list_costs_two_requests(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.settle()
    assert host.widget.asked == [SCRIPT, "/widget/data/v1/en.json"]


def test_nothing_jumps_where_the_host_reserves_the_place(
    host: Partner, driver: webdriver.Chrome
) -> None:
    """Content below the widget is in view, and stays where it is."""
    show(driver, width=1280)
    host.show(f"<h1>Partner</h1>{{list}}{BELOW}", head=f"<style>{reservation()}</style>")
    host.settle()
    before = host.run("return document.getElementById('below').getBoundingClientRect().top")
    host.run(LATE, f"{host.widget.address}{SCRIPT}")
    host.ready()
    host.settle()
    after = host.run("return document.getElementById('below').getBoundingClientRect().top")
    assert before == after < 900
    assert host.seen("shift") <= SHIFT


def test_a_jump_would_be_seen(host: Partner) -> None:
    """A test of the test: without the line, what stands below is pushed down."""
    host.show(f'<h1>Partner</h1><div data-assistance-corner data-limit="2"></div>{BELOW}', head="")
    host.settle()
    host.run(LATE, f"{host.widget.address}{SCRIPT}")
    host.wait("seen.shift > 0.02")


def test_the_languages_that_tests_use_are_served(site: Path) -> None:
    assert [
        tag for tag in TAGS if not (site / "widget" / "data" / "v1" / f"{tag}.json").is_file()
    ] == []
