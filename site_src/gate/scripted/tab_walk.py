"""Can everything be reached by the keyboard, left again, and seen while it has the focus? (WCAG
2.2: 1.4.11, 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 3.2.1)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, call
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

SCRIPT = Path(__file__).with_suffix(".js")
TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
OUTLINE_CONTRAST = 3  # 1.4.11
Stop = dict[str, Any]  # an element that has had the focus, as tab_walk.js notes it


def press_tab(driver: webdriver.Chrome, times: int) -> None:
    """Press Tab, as the keyboard does."""
    for _ in range(times):
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "rawKeyDown", **TAB})
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **TAB})


def tab_walk(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Press Tab from the top of the page until the focus leaves it, and look at every stop."""
    report = Reporter(page, f"tab walk {state}", "tab-walk")
    address = address_of(driver)
    expected = call(driver, SCRIPT, "start")
    press_tab(driver, expected + 2)
    if address_of(driver) != address:
        what = "receiving the focus opens another page"
        yield report.failed("moved", "3.2.1", "", what, "wait for a click")
        return
    answer = call(driver, SCRIPT, "finish")
    yield from look_for_trap(answer["notes"], report)
    for stop in answer["notes"]:
        if stop["again"] < 0:
            yield from look_at_stop(stop, report)
    for place in answer["missed"]:
        hint = "let nothing hold the focus before it"
        yield report.failed("missed", "2.1.1", place, "Tab does not reach it", hint)
    for place in answer["outOfTurn"]:
        what = "it receives the focus out of order"
        yield report.failed("order", "2.4.3", place, what, "use tabindex 0 and the page's order")
    for place in answer["mouseOnly"]:
        what = "it reacts to the mouse, but not to the keyboard"
        yield report.failed("mouse", "2.1.1", place, what, "use a button or a link")


def address_of(driver: webdriver.Chrome) -> str:
    """The address of the open page, without its fragment."""
    return str(driver.current_url.partition("#")[0])


def look_for_trap(stops: Sequence[Stop], report: Reporter) -> Iterator[Finding]:
    """An element that the focus comes back to, unless it is the first one again: then the walk
    has been all around the page. `again` is the place of the earlier stop, -1 for none.
    """
    for stop in stops:
        if stop["again"] < 0:
            continue
        if stop["again"] > 0:
            what = "the focus comes back to it and does not leave"
            yield report.failed("trap", "2.1.2", stop["name"], what, "let Tab move on")
        return


def look_at_stop(stop: Stop, report: Reporter) -> Iterator[Finding]:
    """How one element looks while it has the focus."""
    if not stop["changed"]:
        what = "nothing shows that it has the focus"
        hint = "give :focus-visible an outline"
        yield report.failed("unseen", "2.4.7", stop["name"], what, hint)
    elif stop["ratio"] is not None and stop["ratio"] < OUTLINE_CONTRAST:
        what = f"its focus outline has a contrast of {stop['ratio']:.2f}:1"
        hint = "choose a color of 3:1 or more"
        yield report.failed("faint", "1.4.11", stop["name"], what, hint)
    if stop["clipped"]:
        what = "it is hidden while it has the focus"
        hint = "show it while it has the focus"
        yield report.failed("hidden", "2.4.7", stop["name"], what, hint)
    elif stop["covered"]:
        what = "something covers it while it has the focus"
        yield report.failed("obscured", "2.4.11", stop["name"], what, "use scroll-padding")


ROWS = (
    {
        "name": "tab-walk",
        "look": tab_walk,
        "criteria": ("1.4.11", "2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11", "3.2.1"),
        "states": (STATES[0], STATES[3]),
        "disturbs": True,
        "turns": True,
    },
)
