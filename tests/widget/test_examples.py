"""Do the examples work in a real browser once their placeholders are filled in?"""

from __future__ import annotations

import pytest
from selenium import webdriver

from site_src.headers import integrity
from tests.browsing import describe, run_axe
from tests.conftest import PROJECT
from tests.widget.partners import Partner
from tests.widget.servers import VERSION, released

EXAMPLES = sorted((PROJECT / "widget" / "examples").glob("*.html"))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES])
def test_an_example_shows_a_list_without_a_barrier(
    host: Partner, driver: webdriver.Chrome, name: str
) -> None:
    text = (PROJECT / "widget" / "examples" / name).read_text(encoding="utf-8")
    address = host.widget.address
    host.pages[f"example-{name}"] = (
        text.replace("https://HOST", address)
        .replace("VERSION", VERSION)
        .replace("sha384-HASH", integrity(released(address)))
    )
    assert host.pages[f"example-{name}"] != text
    host.open(f"example-{name}")
    host.ready()
    assert host.seen("lines") == []
    assert describe([*run_axe(driver)[0], *run_axe(driver)[1]]) == []
