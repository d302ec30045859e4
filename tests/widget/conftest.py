"""A partner's pages, with the widget of the built site as a release serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.browsing import show
from tests.widget.partners import WATCH, Origin, Partner, directory, partner, serve


@pytest.fixture(scope="session")
def widget_host(site: Path) -> Iterator[Origin]:
    """The directory's host."""
    with serve(directory(site)) as origin:
        yield origin


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    """Pages that tests put on the partner's host."""
    return {}


@pytest.fixture(scope="session")
def partner_host(widget_host: Origin, pages: dict[str, str]) -> Iterator[Origin]:
    """The partner's host."""
    with serve(partner(widget_host, pages)) as origin:
        yield origin


@pytest.fixture
def host(driver: webdriver.Chrome, partner_host: Origin, widget_host: Origin, pages: dict[str, str]) -> Iterator[Partner]:
    """A partner's page that is watched."""
    watch = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})["identifier"]
    show(driver)
    driver.get("about:blank")
    widget_host.asked.clear()
    try:
        yield Partner(driver, partner_host, widget_host, pages)
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": watch})
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
