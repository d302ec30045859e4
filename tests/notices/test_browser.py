"""Does the browser keep the hours of notices, whatever the age of the build? The page's clock is
set before it loads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.browsing import LANGUAGES, WIDTHS, browsing, findings, open_page, overflow, serving, show
from tests.notices.making import NOTICES, TAGS, TONIGHT, built_on, root_with

pytestmark = pytest.mark.browser
STORM, CALM, WATER = "storm", "calm", "tonight"
ONLY_STORM = NOTICES[NOTICES.index("- id: storm") :]
SHIFT = """
const done = arguments[0];
let sum = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) sum += entry.value;
}).observe({ type: "layout-shift", buffered: true });
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of November 22, 2026 with a storm, water cut off in the evening, and a calm word
    without an end.
    """
    folder = tmp_path_factory.mktemp("notices")
    with serving(
        built_on("2026-11-22", root_with(folder, NOTICES + TONIGHT), folder / "dist")
    ) as served:
        yield served


@pytest.fixture(scope="module")
def storm_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same day, with nothing but the storm: when it is over, nothing is left to announce."""
    folder = tmp_path_factory.mktemp("storm")
    with serving(built_on("2026-11-22", root_with(folder, ONLY_STORM), folder / "dist")) as served:
        yield served


@contextmanager
def clock(driver: webdriver.Chrome, moment: str) -> Iterator[None]:
    """Pages opened here begin at a moment; their clock runs on, and `window.skip` milliseconds
    can be added to it.
    """
    source = (
        f"{{const s=Date.parse('{moment}')-performance.now();"
        "Date.now=()=>s+performance.now()+(window.skip||0)}"
    )
    added = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
    try:
        yield
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def seen(driver: webdriver.Chrome) -> list[str]:
    """The ids of the notices that a reader sees, in order; those on top are known by their link."""
    script = """return [...document.querySelectorAll('.notice')]
      .filter(n => n.checkVisibility({visibilityProperty: true}))
      .map(n => (n.id || n.querySelector('h2 a').hash.slice(1)).replace('notice-', ''))"""
    return list(driver.execute_script(script))


MOMENTS = {
    "before the evening": ("2026-11-22T17:59:50-05:00", [STORM, CALM]),
    "at the start": ("2026-11-22T18:00:00-05:00", [STORM, WATER, CALM]),
    "before the end": ("2026-11-22T20:59:30-05:00", [STORM, WATER, CALM]),
    "at the end": ("2026-11-22T21:00:00-05:00", [STORM, CALM]),
    "the last minute of the last day": ("2026-11-25T23:59:00-05:00", [STORM, CALM]),
    "after the last day": ("2026-11-26T00:00:00-05:00", [CALM]),
    "a build years old": ("2031-01-01T00:00:00Z", [CALM]),
}


@pytest.mark.parametrize("when", MOMENTS)
def test_a_page_shows_what_holds_at_its_moment(
    driver: webdriver.Chrome, address: str, when: str
) -> None:
    """From the start on, until the end and not at it, on any page, in the time zone of the site."""
    moment, expected = MOMENTS[when]
    show(driver)
    with clock(driver, moment):
        for path in ("en/", "ar/programs/harbor-watch/", "es/404.html"):
            open_page(driver, f"{address}/{path}")
            assert seen(driver) == expected, path


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_left_when_the_last_notice_is_over(
    driver: webdriver.Chrome, storm_only: str, tag: str
) -> None:
    """No empty landmark, no heading over nothing; the page of notices says that there are none."""
    show(driver)
    with clock(driver, "2026-11-26T05:00:01Z"):
        open_page(driver, f"{storm_only}/{tag}/")
        assert driver.find_elements("css selector", ".announcements, [data-notices], .notice") == []
        open_page(driver, f"{storm_only}/{tag}/notices/")
        now = driver.find_element("css selector", "[data-notices]")
        assert now.find_elements("css selector", "ul, .notice") == []
        assert now.find_element("css selector", "p").is_displayed()
        assert seen(driver) == ["past"]
    with clock(driver, "2026-11-22T12:00:00Z"):
        open_page(driver, f"{storm_only}/{tag}/notices/")
        assert seen(driver) == [STORM, "past"]
        assert not driver.find_element("css selector", "[data-notices] > p").is_displayed()


@pytest.mark.parametrize("moment", ["2026-11-22T12:00:00Z", "2026-11-26T05:00:01Z"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_jumps_while_a_page_loads(
    driver: webdriver.Chrome, storm_only: str, moment: str, width: int
) -> None:
    """A notice that is over is gone before the first paint: the layout shift is 0."""
    show(driver, "light", width)
    with clock(driver, moment):
        open_page(driver, f"{storm_only}/en/")
        assert driver.execute_async_script(SHIFT) == 0


def test_a_jump_would_be_seen(driver: webdriver.Chrome, storm_only: str) -> None:
    """The measure above can fail: a section removed after the first paint moves the page."""
    show(driver)
    with clock(driver, "2026-11-22T12:00:00Z"):
        open_page(driver, f"{storm_only}/en/")
        assert driver.execute_async_script(SHIFT) == 0
        driver.execute_script("document.querySelector('.announcements').remove()")
        assert driver.execute_async_script(SHIFT) > 0.01


def test_a_notice_that_ends_while_the_page_is_open_goes_and_nothing_moves(
    driver: webdriver.Chrome, storm_only: str
) -> None:
    """At its end by the timer, with its landmark, which keeps its place."""
    show(driver)
    with clock(driver, "2026-11-25T23:59:58-05:00"):
        open_page(driver, f"{storm_only}/en/")
        height = driver.execute_script("return document.documentElement.scrollHeight")
        assert seen(driver) == [STORM]
        WebDriverWait(driver, 10, 0.1).until(lambda d: seen(d) == [])
        assert driver.execute_async_script(SHIFT) == 0
        assert driver.execute_script("return document.documentElement.scrollHeight") == height
        tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        assert [
            n
            for n in tree
            if not n["ignored"]
            and n["role"]["value"] == "region"
            and n["name"]["value"] == "Notices"
        ] == []


@pytest.mark.parametrize("event", ["pageshow", "visibilitychange"])
def test_a_device_that_slept_past_the_end_looks_again(
    driver: webdriver.Chrome, address: str, event: str
) -> None:
    """Timers stop while a device sleeps or a page waits for "back"."""
    show(driver)
    with clock(driver, "2026-11-22T12:00:00Z"):
        open_page(driver, f"{address}/en/")
        assert seen(driver) == [STORM, CALM]
        driver.execute_script(f"window.skip = 30 * 86400e3; dispatchEvent(new Event('{event}'))")
        assert seen(driver) == [CALM]


def test_without_scripts_a_notice_stands_with_its_dates(address: str) -> None:
    with browsing("--blink-settings=scriptEnabled=false") as plain:
        for tag in ("en", "es", "ar"):
            plain.get(f"{address}/{tag}/programs/")
            until = plain.find_elements("css selector", ".announcements time.until")
            assert len(until) == 2
            assert all(time.is_displayed() and "2026" in time.text for time in until)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("path", ["programs/", "notices/"])
def test_axe_finds_nothing_on_pages_with_notices(
    driver: webdriver.Chrome, address: str, tag: str, path: str
) -> None:
    """WCAG 2.2 AA: no violation and nothing undecided, in light and dark, at 320 and 1280 px;
    nothing sticks out.
    """
    with clock(driver, "2026-11-22T19:00:00-05:00"):
        open_page(driver, f"{address}/{tag}/{path}")
        assert seen(driver)[:3] == [STORM, WATER, CALM]
        assert findings(driver, f"{tag}/{path}index.html") == []
        show(driver, width=320)
        assert overflow(driver) == []
    show(driver)


@pytest.mark.parametrize("severity", ["urgent", "important", "information"])
def test_a_notice_keeps_a_border_in_forced_colours_and_its_link_is_large(
    driver: webdriver.Chrome, address: str, severity: str
) -> None:
    """Severity is said in a word; the border is for the eye (WCAG 1.4.1, 2.5.8)."""
    with clock(driver, "2026-11-22T19:00:00-05:00"):
        open_page(driver, f"{address}/en/programs/")
        show(driver, forced=True)
        notice = driver.find_element("css selector", f".notice-{severity}")
        assert notice.value_of_css_property("border-inline-start-style") == "solid"
        words = [b.text.strip("· ") for b in notice.find_elements("css selector", ".label b")]
        assert (severity.capitalize() in words) == (
            severity != "information" or words == ["Information"]
        )
    show(driver)


def test_notices_are_not_printed_with_a_page(driver: webdriver.Chrome, address: str) -> None:
    """Paper outlives them; the page of notices itself prints."""
    with clock(driver, "2026-11-22T12:00:00Z"):
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            open_page(driver, f"{address}/en/programs/harbor-watch/")
            assert seen(driver) == []
            open_page(driver, f"{address}/en/notices/")
            assert seen(driver) == [STORM, CALM, "past"]
        finally:
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_module_is_small(tmp_path: Path) -> None:
    """At most 1 kB compressed, and loaded only where a notice stands."""
    site = built_on("2026-11-22", root_with(tmp_path, ONLY_STORM), tmp_path / "dist")
    (module,) = (site / "assets").glob("notices.*.js")
    assert len(brotli.compress(module.read_bytes())) <= 1024
    gone = built_on("2026-11-27", tmp_path / "root", tmp_path / "later")
    assert [p for p in gone.rglob("*.html") if b"assets/notices." in p.read_bytes()] == []
    assert [p for p in site.rglob("*.html") if b"assets/notices." in p.read_bytes()]
