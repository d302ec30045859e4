"""How do tests drive a real browser? One Chromium a worker, a server with the CSP in force, axe
in every document.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver

from site_src.evidence import Finding
from site_src.gate import browser
from site_src.gate.accepted import judge, read_accepted
from site_src.gate.axe import axe
from site_src.gate.browser import open_page, serving
from site_src.gate.engines import AXE, source
from site_src.gate.sample import Page

__all__ = [
    "browsing",
    "describe",
    "findings",
    "open_page",
    "overflow",
    "run_axe",
    "serving",
    "show",
]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES, WIDTHS = ("light", "dark"), (320, 1280)
# One language of each direction with every change; the others, made of the same parts, with the
# audit.
LANGUAGES = [
    "en",
    "ar",
    *(pytest.param(tag, marks=pytest.mark.audit) for tag in ("es", "en-XA", "ar-XB")),
]
# What axe looks at: in `make test` one language of each direction in two states each, so that each
# direction meets both themes and both widths; in the audit every language in every state.
LIGHT_WIDE, LIGHT_NARROW, DARK_WIDE, DARK_NARROW = browser.STATES
LOOKS = [
    pytest.param("en", (LIGHT_NARROW, DARK_WIDE), id="en"),
    pytest.param("ar", (LIGHT_WIDE, DARK_NARROW), id="ar"),
    *(
        pytest.param(tag, browser.STATES, id=f"{tag}-every-state", marks=pytest.mark.audit)
        for tag in ("en", "es", "ar", "en-XA", "ar-XB")
    ),
]
ACCEPTED = Path(__file__).resolve().parent / "gate" / "accepted.yaml"
WIDEST = """
const limit = document.documentElement.clientWidth;
const sticksOut = (element) => {
  const box = element.getBoundingClientRect();
  return box.right > limit + 1 || box.left < -1;
};
const out = [...document.querySelectorAll('body *')]
  .filter((element) => !element.closest('.scroll') && element.getClientRects().length)
  .filter(sticksOut)
  .map((element) => `${element.tagName}.${element.className}`);
return [document.documentElement.scrollWidth, limit, out.slice(0, 5)];
"""


@contextmanager
def browsing(*flags: str) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that has axe in every document it opens."""
    with browser.browsing(*flags, scripts=[source(AXE)]) as driver:
        yield driver


def show(
    driver: webdriver.Chrome, theme: str = "light", width: int = 1280, *, forced: bool = False
) -> None:
    """Set the color scheme and the width of the window, in place."""
    features = [
        {"name": "prefers-color-scheme", "value": theme},
        {"name": "forced-colors", "value": "active" if forced else "none"},
    ]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )


def run_axe(
    driver: WebDriver, part: str | None = None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The violations and the incomplete results of the page as it stands, or of a part of it (a
    selector). Raises RuntimeError if axe looked at nothing.
    """
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "resultTypes": ["violations", "incomplete"],
    }
    results = Axe(driver, script_url=str(AXE)).run(part, json.dumps(options))
    if not results["passes"]:
        raise RuntimeError("axe passed nothing: it looked at nothing")
    return results["violations"], results["incomplete"]


def describe(results: list[dict[str, Any]]) -> list[str]:
    """One line for each element that a rule found."""
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: "
        f"{node.get('failureSummary') or rule['help']}"
        for rule in results
        for node in rule["nodes"]
    ]


def findings(
    driver: webdriver.Chrome, path: str, states: tuple[browser.State, ...] = browser.STATES
) -> list[str]:
    """What axe says of the open page as it stands, in each state; `path` is its file, for what a
    person has judged of it.
    """
    page = Page(path, "", "", frozenset())
    reported: list[Finding] = []
    for state in states:
        browser.show(driver, state)
        reported += axe(driver, page, state)
    open_findings, *_ = judge(reported, read_accepted(ACCEPTED), datetime.date.min)
    return [str(finding) for finding in open_findings]


def overflow(driver: webdriver.Chrome) -> list[str]:
    """What sticks out of the page sideways; content that may scroll on its own (WCAG 1.4.10,
    tables) is left out.
    """
    width, limit, out = driver.execute_script(WIDEST)
    return [*out, *([f"page {width} px in {limit} px"] if width > limit else [])]
