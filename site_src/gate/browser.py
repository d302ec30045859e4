"""How does the gate see a page? One headless Chromium on a served folder, with the states a
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
    "--disable-features=BackForwardCache",  # it would keep the last pages with all that engines put into them
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)
STILL = (
    "const s=new CSSStyleSheet();"
    "s.replaceSync('*,::before,::after{transition:none!important;animation:none!important;scroll-behavior:auto!important}');"
    "document.adoptedStyleSheets=[...document.adoptedStyleSheets,s]"
)
FILLED = "function look(done){document.querySelector('[aria-busy=true]')?setTimeout(look,20,done):done()}"
HEIGHT = 900


@dataclass(frozen=True, slots=True)
class State:
    """How a reader looks at a page: colour scheme, width in CSS pixels."""

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


def found(variable: str, *names: str) -> str:
    """The path of a program: an environment variable's, or the first of some names that the
    machine has. Raises WrongUse.
    """
    path = os.environ.get(variable) or next(
        (p for name in names if (p := shutil.which(name))), None
    )
    if not path:
        raise WrongUse(f"{names[0]} is not on this machine: install it, or name it in {variable}")
    return path


@contextmanager
def browsing(*flags: str, scripts: Sequence[str] = ()) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that runs `scripts` first in every document it opens."""
    options = Options()
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.binary_location = found("CHROMIUM", "chromium", "google-chrome", "chrome")
    driver = webdriver.Chrome(
        options=options, service=Service(found("CHROMEDRIVER", "chromedriver"))
    )
    driver.set_script_timeout(60)
    for source in scripts:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def carrying(driver: webdriver.Chrome, scripts: Sequence[str]) -> Iterator[None]:
    """Run `scripts` first in every document that is opened meanwhile. An engine takes longer to
    read than a page, so only who needs it carries it.
    """
    add, remove = (
        "Page.addScriptToEvaluateOnNewDocument",
        "Page.removeScriptToEvaluateOnNewDocument",
    )
    added = [driver.execute_cdp_cmd(add, {"source": source})["identifier"] for source in scripts]
    try:
        yield
    finally:
        for identifier in added:
            driver.execute_cdp_cmd(remove, {"identifier": identifier})


def show(
    driver: webdriver.Chrome, state: State, *, before: State | None = None, **features: str
) -> None:
    """Set colour scheme and width in place, and other media features by name
    (`forced_colors="active"`).

    `before` is the state that the page is known to be in: setting a width again would lay it out
    again.
    """
    given = {
        "prefers-color-scheme": state.theme,
        "forced-colors": "none",
        "prefers-reduced-motion": "no-preference",
    }
    given |= {name.replace("_", "-"): value for name, value in features.items()}
    media = {
        "media": given.pop("media", ""),
        "features": [{"name": n, "value": v} for n, v in given.items()],
    }
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    if before is None or before.width != state.width:
        metrics = {"width": state.width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def open_page(driver: webdriver.Chrome, address: str, *, still: bool = True) -> None:
    """Open a page and wait for its fonts, and for what says that it is still being filled
    (aria-busy, WAI-ARIA 1.2), with motion stopped unless motion is the question. Raises
    TimeoutException if it never is.
    """
    driver.get(address)
    driver.execute_async_script(
        f"const done=arguments[0];{STILL if still else ''};document.fonts.ready.then(()=>({FILLED})(done))"
    )


def settle(driver: webdriver.Chrome) -> None:
    """Wait until the browser has laid out and painted what was just changed."""
    driver.execute_async_script(
        "const done=arguments[0];requestAnimationFrame(()=>requestAnimationFrame(()=>done()))"
    )


def ask(driver: webdriver.Chrome, function: str, *arguments: Any) -> Any:
    """What an async JavaScript function answers; `function` is its source. Raises RuntimeError
    with its error.
    """
    call = "const done=arguments[arguments.length-1];const args=[...arguments].slice(0,-1);"
    call += f"Promise.resolve().then(()=>({function})(...args)).then(v=>done({{v}}),e=>done({{e:String(e&&e.stack||e)}}))"
    answer = driver.execute_async_script(call, *arguments)
    if "e" in answer:
        raise RuntimeError(answer["e"])
    return answer.get("v")
