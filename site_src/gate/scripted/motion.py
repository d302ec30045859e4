"""Does anything move that the reader cannot stop? (WCAG 2.2: 2.2.2 Pause, Stop, Hide; and the
preference for reduced motion)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, call, open_page, settle, show
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

SCRIPT = Path(__file__).with_suffix(".js")


def motion(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What moves for more than five seconds, and what still moves when the reader wants less
    motion.
    """
    address = driver.current_url
    for preference in ("no-preference", "reduce"):
        reduced = preference == "reduce"
        show(driver, state, prefers_reduced_motion=preference)
        open_page(driver, address, still=False)
        settle(driver)
        answer = call(driver, SCRIPT, "moving", reduced)
        report = Reporter(page, "reduced motion" if reduced else str(state), "motion")
        for place in answer["moving"]:
            what = "it moves for more than five seconds, or reloads the page"
            if reduced:
                what = "it moves although the reader wants less motion"
            yield report.failed("moves", "2.2.2", place, what, "stop it, or let readers stop it")
        for place in answer["smooth"]:
            what = "it scrolls smoothly although the reader wants less motion"
            yield report.failed("scrolls", "2.2.2", place, what, "honor prefers-reduced-motion")
    show(driver, state)


ROWS = (
    {
        "name": "motion",
        "look": motion,
        "criteria": ("2.2.2",),
        "states": (STATES[0],),
        "disturbs": True,
    },
)
