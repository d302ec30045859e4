"""Can controls be seen, in the page's colors and in the system's? (WCAG 2.2: 1.4.11 Non-text
Contrast; 1.4.3 and 1.4.10 on paper)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, call, settle, show
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

SCRIPT = Path(__file__).with_suffix(".js")
PAPER_WIDTH = 720  # CSS pixels


def boundaries(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Controls that neither their border nor their background tells from their surroundings."""
    report = Reporter(page, str(state), "boundaries")
    for place, ratio in call(driver, SCRIPT, "boundaries"):
        what = f"its boundary has a contrast of {ratio:.2f}:1"
        yield report.failed("contrast", "1.4.11", place, what, "give it a border of 3:1 or more")


def forced(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page in the system's colors."""
    show(driver, state, forced_colors="active")
    settle(driver)
    answer = call(driver, SCRIPT, "forced")
    show(driver, state)
    report = Reporter(page, f"forced colors {state.theme}", "forced")
    for place in answer["bare"]:
        what = "the control has no border left"
        hint = "give it a border, which may be transparent"
        yield report.failed("boundary", "1.4.11", place, what, hint)
    for place in answer["faint"]:
        what = "it keeps its own colors, which have too little contrast"
        yield report.failed("contrast", "1.4.3", place, what, "leave forced-color-adjust at auto")


def paper(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The printed page of a reader whose screen is dark: backgrounds are not printed."""
    show(driver, State(state.theme, PAPER_WIDTH), media="print")
    settle(driver)
    answer = call(driver, SCRIPT, "paper")
    show(driver, state)
    report = Reporter(page, f"print {state.theme}", "paper")
    for place in answer["pale"]:
        what = "its text is too pale on paper"
        hint = "print in dark colors, whatever the screen shows"
        yield report.failed("pale", "1.4.3", place, what, hint)
    if not answer["complete"]:
        what = "the heading or the main content is not printed"
        hint = "hide only what is of no use on paper"
        yield report.failed("lost", "1.3.1", "main", what, hint)
    if answer["width"] > answer["limit"]:
        what = f"the page is {answer['width']} px wide on paper of {answer['limit']} px"
        yield report.failed("overflow", "1.4.10", "html", what, "let it wrap")


ROWS = (
    {
        "name": "boundaries",
        "look": boundaries,
        "criteria": ("1.4.11",),
        "states": (STATES[0], STATES[2]),
    },
    {
        "name": "forced",
        "look": forced,
        "criteria": ("1.4.3", "1.4.11"),
        "states": (STATES[0], STATES[2]),
        "disturbs": True,
        "turns": True,
    },
    {
        "name": "paper",
        "look": paper,
        "criteria": ("1.3.1", "1.4.3", "1.4.10"),
        "states": (STATES[2],),
        "disturbs": True,
    },
)
