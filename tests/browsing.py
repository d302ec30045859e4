"""How do tests drive a real browser? One Chromium a worker, a server with the CSP in force, axe in every document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver

from site_src.accessibility import browser
from site_src.accessibility.browser import open_page, serving
from site_src.accessibility.engines import AXE, source

__all__ = ["browsing", "describe", "open_page", "run_axe", "serving", "show"]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES, WIDTHS = ("light", "dark"), (320, 1280)
# One language of each direction with every change; the others, made of the same parts, with the audit.
LANGUAGES = ["en", "ar", *(pytest.param(tag, marks=pytest.mark.audit) for tag in ("es", "en-XA", "ar-XB"))]


@contextmanager
def browsing(*flags: str) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that has axe in every document it opens."""
    with browser.browsing(*flags, scripts=[source(AXE)]) as driver:
        yield driver


def show(driver: webdriver.Chrome, theme: str = "light", width: int = 1280, *, forced: bool = False) -> None:
    """Set the colour scheme and the width of the window, in place."""
    features = [{"name": "prefers-color-scheme", "value": theme}, {"name": "forced-colors", "value": "active" if forced else "none"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})


def run_axe(driver: WebDriver, part: str | None = None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The violations and the incomplete results of the page as it stands, or of a part of it (a selector). Raises RuntimeError if axe looked at nothing."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
    results = Axe(driver, script_url=str(AXE)).run(part, json.dumps(options))
    if not results["passes"]:
        raise RuntimeError("axe passed nothing: it looked at nothing")
    return results["violations"], results["incomplete"]


def describe(results: list[dict[str, Any]]) -> list[str]:
    """One line for each element that a rule found."""
    return [f"{r['id']}: {' '.join(map(str, node['target']))}: {node.get('failureSummary') or r['help']}" for r in results for node in r["nodes"]]
