"""Does the widget render on every kind of host page, and leave it alone? Each file of hosts/ in a real browser."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.browsing import describe, run_axe, show
from tests.widget.partners import HOSTS, Partner

PAGES = sorted(path.name for path in HOSTS.iterdir())
TOP = [name for name in PAGES if name != "frame.html"]
LISTS = {"ten.html": 10}
BROKEN_FOR_AXE = ("mootools.html", "old-globals.html")  # what these hosts replace, the engine itself needs


def test_there_are_hosts() -> None:
    assert len(PAGES) >= 25


@pytest.mark.parametrize("name", TOP)
def test_the_list_is_rendered_readable_and_nothing_is_said(host: Partner, name: str) -> None:
    host.open(name)
    host.ready(LISTS.get(name, 1))
    assert len(host.texts("li")) == 48
    assert [event[0] for event in host.seen("events")] == ["ac-ready"] * LISTS.get(name, 1)
    assert host.seen("lines") == []
    # A host's own rules neither collapse it nor make its letters smaller than 14 px.
    box, letters, line, case = host.run("""
        const item = document.querySelector('assistance-corner').shadowRoot.querySelector('p[part=summary]');
        const style = getComputedStyle(item);
        return [item.getBoundingClientRect(), parseFloat(style.fontSize), parseFloat(style.lineHeight), style.textTransform];
    """)
    assert box["width"] > 100
    assert letters >= 14
    assert line >= letters * 1.4
    assert case == "none"


def test_a_frame_without_an_origin_shows_the_list(host: Partner) -> None:
    """An opaque origin has no storage, and its requests have the origin null."""
    host.open("frame.html")
    host.driver.switch_to.frame(host.driver.find_element("tag name", "iframe"))
    try:
        host.ready()
        assert len(host.texts("li")) == 48
        assert host.run("return self.origin") == "null"
    finally:
        host.driver.switch_to.default_content()


@pytest.mark.parametrize("name", BROKEN_FOR_AXE)
def test_where_no_engine_runs_the_list_is_the_same_as_elsewhere(host: Partner, name: str) -> None:
    shown = "return document.querySelector('assistance-corner').shadowRoot.innerHTML"
    host.open("plain.html")
    host.ready()
    plain = host.run(shown)
    host.open(name)
    host.ready()
    assert host.run(shown) == plain


@pytest.mark.parametrize("name", [name for name in TOP if name not in BROKEN_FOR_AXE])
def test_no_engine_finds_a_barrier_in_any_host(host: Partner, name: str, driver: webdriver.Chrome) -> None:
    """WCAG 2.2 AA by axe: no violation, nothing left open, inside the list."""
    host.open(name)
    host.ready(LISTS.get(name, 1))
    violations, incomplete = run_axe(driver)
    inside = [line for line in describe([*violations, *incomplete]) if "assistance-corner" in line]
    assert inside == []


def test_the_policy_of_the_strict_host_is_in_force(host: Partner) -> None:
    """A test of the test: that page may not do what the widget does not do."""
    host.open("strict.html")
    host.ready()
    assert "TrustedHTML" in host.run("try { document.body.innerHTML = '<b>x</b>'; return ''; } catch (error) { return String(error); }")


def test_the_page_gets_no_global_name_no_storage_and_no_element_but_the_list(host: Partner) -> None:
    names = "return [Object.getOwnPropertyNames(window).sort(), document.head.children.length]"
    host.show("{list}", head="<meta name=x>")
    before = host.run(names)
    host.show("{list}", head="{script}")
    host.ready()
    after = host.run(names)
    assert set(after[0]) - {"ret_nodes"} == set(before[0])  # that one is the driver's
    assert after[1] == before[1]
    assert host.run("return [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert host.run("return document.querySelectorAll('style, link').length") == 0


def test_dark_and_light_follow_the_host_and_can_be_chosen(host: Partner, driver: webdriver.Chrome) -> None:
    """A host that knows no dark colors gets none, whatever the reader prefers; one that does gets them."""
    colour = "return getComputedStyle(document.querySelector('assistance-corner').shadowRoot.querySelector('.box')).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(18, 18, 18)"  # Canvas in Chromium
    for root, theme, expected in [("", "", light), ("dark light", "", dark), ("", "dark", dark), ("light dark", "light", light), ("light dark", "auto", dark)]:
        show(driver, "dark")
        host.show(f'<div data-assistance-corner data-theme="{theme}"></div>', head=f"{{script}}<style>:root{{color-scheme:{root or 'normal'}}}</style>")
        host.ready()
        assert host.run(colour) == expected, (root, theme)
