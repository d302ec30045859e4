"""A partner's pages, with the widget of the built site as a release serves it; in Chromium, or in
the browser that a case names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.browsing import show
from tests.widget import browsers
from tests.widget.partners import WATCH, Partner
from tests.widget.servers import Origin, directory, partner, serve


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


@pytest.fixture(scope="session")
def firefox() -> Iterator[webdriver.Firefox]:
    """One Firefox a test process, which watches each page."""
    with browsers.firefox(WATCH) as driver:
        yield driver


@pytest.fixture
def chromium(driver: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """The Chromium of the test process, which watches each page."""
    watch = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})[
        "identifier"
    ]
    show(driver)
    yield driver
    driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": watch})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


@pytest.fixture
def host(
    request: pytest.FixtureRequest,
    partner_host: Origin,
    widget_host: Origin,
    pages: dict[str, str],
    record_property: Callable[[str, object], None],
) -> Partner:
    """A partner's page that is watched. The report says in which version of which browser."""
    name = getattr(request, "param", "chromium")
    driver = request.getfixturevalue(name)
    record_property("browser", f"{browsers.BROWSERS[name]} {driver.capabilities['browserVersion']}")
    driver.get("about:blank")
    widget_host.asked.clear()
    if name == "firefox":
        browsers.look(driver, "light", 1280)
        browsers.paper(driver, "")
    return Partner(driver, partner_host, widget_host, pages)
