"""Does a page keep its content when the window is narrow, the text large or widely spaced? (WCAG
2.2: 1.4.10, 1.4.4, 1.4.12)
"""

from __future__ import annotations

from collections.abc import Iterator

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, settle
from site_src.gate.sample import Page
from site_src.gate.scripted.finding import reporter

# What may scroll on its own is left out: two-dimensional content such as tables and maps
# (1.4.10), in a box that scrolls.
WIDEST = """
const {all, name, parent} = accessibilityGate, limit = document.documentElement.clientWidth, width = document.scrollingElement.scrollWidth;
const boxed = e => { for (let p = parent(e); p && p !== document.body; p = parent(p)) {
  if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX)) return true; } return false; };
const sticks = e => { const r = e.getBoundingClientRect(); return r.width && (r.right > limit + 1 || r.left < -1); };
const out = width <= limit ? [] : all(document.body).filter(e => e.getClientRects().length && sticks(e) && !boxed(e)).map(name);
return [width, limit, out.slice(-3)];
"""
# The values of the success criterion 1.4.12.
SPACING = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}"
STUCK = """
const tall = innerHeight / 2, {all, name} = accessibilityGate;
return all(document.body).filter(e => /fixed|sticky/.test(getComputedStyle(e).position) && e.getBoundingClientRect().height > tall).map(name);
"""


def overflow(
    driver: webdriver.Chrome, page: Page, state: State | str, check: str, criterion: str
) -> Iterator[Finding]:
    """A finding if the open page is wider than its window, naming the innermost elements that
    stick out.
    """
    width, limit, out = driver.execute_script(WIDEST)
    if width > limit:
        what = f"the page is {width} px wide in a window of {limit} px"
        yield reporter(page, state)(
            check, criterion, " | ".join(out), what, "let it wrap, or scroll in a box of its own"
        )


def cut_off(
    driver: webdriver.Chrome, page: Page, state: State | str, check: str, criterion: str
) -> Iterator[Finding]:
    """A finding for each text that its own box cuts off."""
    for selector, text in driver.execute_script("return accessibilityGate.cut()"):
        yield reporter(page, state)(
            check, criterion, selector, f'the text "{text}" is cut off', "let its box grow"
        )


def reflow(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page at 320 CSS pixels."""
    yield from overflow(driver, page, state, "reflow:overflow", "1.4.10")


def zoom(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page at 400 % in a window of 1280 by 1024 px: 320 by 256 CSS pixels, and nothing may
    stand still over half of it.
    """
    metrics = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    settle(driver)
    yield from overflow(driver, page, "zoom 400 %", "zoom:overflow", "1.4.10")
    yield from cut_off(driver, page, "zoom 400 %", "zoom:cut", "1.4.4")
    for selector in driver.execute_script(STUCK):
        yield reporter(page, "zoom 400 %")(
            "zoom:stuck",
            "1.4.10",
            selector,
            "it covers more than half of the window and stays",
            "let it scroll away",
        )


def large_text(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page with text at 200 %, by the reader's own font size."""
    driver.execute_script(
        "document.documentElement.style.setProperty('font-size', '200%', 'important')"
    )
    settle(driver)
    yield from overflow(driver, page, "text 200 %", "large-text:overflow", "1.4.4")
    yield from cut_off(driver, page, "text 200 %", "large-text:cut", "1.4.4")


def spacing(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page with the text spacing of 1.4.12, in shadow trees too."""
    driver.execute_script("accessibilityGate.adopt(arguments[0])", SPACING)
    settle(driver)
    yield from overflow(driver, page, f"spacing {state.width}", "spacing:overflow", "1.4.12")
    yield from cut_off(driver, page, f"spacing {state.width}", "spacing:cut", "1.4.12")


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
