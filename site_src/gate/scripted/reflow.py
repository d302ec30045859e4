"""Does a page keep its content when the window is narrow, the text large or widely spaced? (WCAG
2.2: 1.4.10, 1.4.4, 1.4.12)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, call, set_window, settle
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

SCRIPT = Path(__file__).with_suffix(".js")


def overflow(driver: webdriver.Chrome, report: Reporter, criterion: str) -> Iterator[Finding]:
    """A finding if the open page is wider than its window, naming the innermost elements that
    stick out.
    """
    width, limit, places = call(driver, SCRIPT, "widest")
    if width > limit:
        what = f"the page is {width} px wide in a window of {limit} px"
        hint = "let it wrap, or scroll in a box of its own"
        yield report.failed("overflow", criterion, " | ".join(places), what, hint)


def cut_off(driver: webdriver.Chrome, report: Reporter, criterion: str) -> Iterator[Finding]:
    """A finding for each text that its own box cuts off."""
    for place, text in call(driver, SCRIPT, "cut"):
        what = f'the text "{text}" is cut off'
        yield report.failed("cut", criterion, place, what, "let its box grow")


def reflow(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page at 320 CSS pixels."""
    yield from overflow(driver, Reporter(page, str(state), "reflow"), "1.4.10")


def zoom(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page at 400 % in a window of 1280 by 1024 px: 320 by 256 CSS pixels, where nothing that
    stays in place may cover more than half of the window.
    """
    set_window(driver, 320, 256, zoom=4)
    settle(driver)
    report = Reporter(page, "zoom 400 %", "zoom")
    yield from overflow(driver, report, "1.4.10")
    yield from cut_off(driver, report, "1.4.4")
    for place in call(driver, SCRIPT, "stuck"):
        what = "it covers more than half of the window and stays in place"
        yield report.failed("stuck", "1.4.10", place, what, "let it scroll away")


def large_text(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page with text at 200 %, by the reader's own font size."""
    call(driver, SCRIPT, "doubleText")
    settle(driver)
    report = Reporter(page, "text 200 %", "large-text")
    yield from overflow(driver, report, "1.4.4")
    yield from cut_off(driver, report, "1.4.4")


def spacing(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page with the text spacing of 1.4.12, in shadow trees too."""
    call(driver, SCRIPT, "spaceText")
    settle(driver)
    report = Reporter(page, f"spacing {state.width}", "spacing")
    yield from overflow(driver, report, "1.4.12")
    yield from cut_off(driver, report, "1.4.12")


ROWS = (
    {
        "name": "reflow",
        "look": reflow,
        "criteria": ("1.4.10",),
        "states": (STATES[1],),
        "reach": "pages",
    },
    {
        "name": "zoom",
        "look": zoom,
        "criteria": ("1.4.4", "1.4.10"),
        "states": (STATES[0],),
        "disturbs": True,
    },
    {
        "name": "large-text",
        "look": large_text,
        "criteria": ("1.4.4",),
        "states": (STATES[0],),
        "disturbs": True,
    },
    {
        "name": "spacing",
        "look": spacing,
        "criteria": ("1.4.12",),
        "states": (STATES[0], STATES[1]),
        "disturbs": True,
        "turns": True,
    },
)
