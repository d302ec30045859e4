"""How does the gate see a page? One headless Chromium on a served folder, with the states that a
reader may set.

Engines are put into every document through the DevTools protocol, so that a page's
Content-Security-Policy stays in force.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from site_src.problems import WrongUse
from site_src.server import HEADERS, make_server

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # It would keep the last pages, with all that engines put into them.
    "--disable-features=BackForwardCache",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)
SCRIPT = Path(__file__).with_suffix(".js")
PATIENCE = 60  # seconds that a script in a page may take
HEIGHT = 900  # of the window, in CSS pixels


@dataclass(frozen=True, slots=True)
class State:
    """How a reader looks at a page: color scheme, width in CSS pixels."""

    theme: str = "light"
    width: int = 1280

    def __str__(self) -> str:
        return f"{self.theme} {self.width}"


STATES = (State("light", 1280), State("light", 320), State("dark", 1280), State("dark", 320))


@contextmanager
def serving(folder: Path, *, policy: bool = True) -> Iterator[str]:
    """The address of a server of `folder` on loopback, with the headers of `python build.py
    serve`, or without its policy.

    Pages that were not made for the policy lose their inline styles under it: what was checked
    would not be what readers see.
    """
    server = make_server(folder, 0, HEADERS if policy else {"Cache-Control": "no-cache"})
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def find_program(variable: str, *names: str) -> str:
    """The path of a program: an environment variable's, or the first of some names that the
    machine has. Raises WrongUse if it has none.
    """
    candidates = [os.environ.get(variable), *(shutil.which(name) for name in names)]
    for path in candidates:
        if path:
            return path
    raise WrongUse(f"{names[0]} is not installed: install it, or give its path in {variable}")


@contextmanager
def browsing(*flags: str, scripts: Sequence[str] = ()) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that runs `scripts` first in every document it opens."""
    options = Options()
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.binary_location = find_program("CHROMIUM", "chromium", "google-chrome", "chrome")
    service = Service(find_program("CHROMEDRIVER", "chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_script_timeout(PATIENCE)
    for script in scripts:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def carrying(driver: webdriver.Chrome, scripts: Sequence[str]) -> Iterator[None]:
    """Run `scripts` first in every document that is opened meanwhile. Loading an engine takes
    longer than loading a page, so only pages that need an engine get it.
    """
    identifiers = []
    for script in scripts:
        added = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        identifiers.append(added["identifier"])
    try:
        yield
    finally:
        for identifier in identifiers:
            driver.execute_cdp_cmd(
                "Page.removeScriptToEvaluateOnNewDocument", {"identifier": identifier}
            )


def show(
    driver: webdriver.Chrome, state: State, *, before: State | None = None, **features: str
) -> None:
    """Set color scheme and width in place, and other media features by name
    (`forced_colors="active"`); `media` is the kind of medium, such as "print".

    `before` is the state that the page is known to be in: setting a width again would lay it out
    again.
    """
    medium = features.pop("media", "")
    values = {
        "prefers-color-scheme": state.theme,
        "forced-colors": "none",
        "prefers-reduced-motion": "no-preference",
    }
    for name, value in features.items():
        values[name.replace("_", "-")] = value
    listed = [{"name": name, "value": value} for name, value in values.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": medium, "features": listed})
    if before is None or before.width != state.width:
        set_window(driver, state.width, HEIGHT)


def set_window(driver: webdriver.Chrome, width: int, height: int, zoom: int = 1) -> None:
    """Give the page a window of some CSS pixels, each as many device pixels as `zoom`."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def open_page(driver: webdriver.Chrome, address: str, *, still: bool = True) -> None:
    """Open a page and wait until it is ready (browser.js), with motion stopped unless motion is
    the question. Raises TimeoutException if it never is.
    """
    driver.get(address)
    ask(driver, SCRIPT, "ready", still)


def settle(driver: webdriver.Chrome) -> None:
    """Wait until the browser has laid out and painted what was just changed."""
    ask(driver, SCRIPT, "settled")


@cache
def expression(script: Path) -> str:
    """The JavaScript expression that a file holds, without its last semicolon."""
    return script.read_text(encoding="utf-8").rstrip().removesuffix(";")


def call(driver: webdriver.Chrome, script: Path, function: str, *arguments: Any) -> Any:
    """What one function of a script answers; the script is an object of functions."""
    source = f"return ({expression(script)}).{function}(...arguments)"
    return driver.execute_script(source, *arguments)


def ask(driver: webdriver.Chrome, script: Path, function: str, *arguments: Any) -> Any:
    """What one async function of a script answers. Raises RuntimeError with its error."""
    return ask_function(driver, f"({expression(script)}).{function}", *arguments)


def ask_function(driver: webdriver.Chrome, source: str, *arguments: Any) -> Any:
    """What an async function answers, given its source. Raises RuntimeError with its error."""
    waiting = f"""
        const values = [...arguments];
        const done = values.pop();
        Promise.resolve()
          .then(() => ({source})(...values))
          .then((value) => done({{ value }}))
          .catch((error) => done({{ error: String(error?.stack ?? error) }}));
    """
    answer = driver.execute_async_script(waiting, *arguments)
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer.get("value")
