"""How do tests drive a real browser? One Chromium a worker, a server with the CSP in force, axe in every document."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

from site_src.output.serve import make_server

AXE = Path(__file__).resolve().parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES, WIDTHS = ("light", "dark"), (320, 1280)
STILL = (
    "const s=new CSSStyleSheet();"
    "s.replaceSync('*{transition:none!important;animation:none!important;scroll-behavior:auto!important}');"
    "document.adoptedStyleSheets=[s]"
)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server of `folder` on loopback, with the headers of `python build.py serve`."""
    server = make_server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browsing(*flags: str) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that has axe in every document it opens."""
    options = Options()
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(60)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": AXE.read_text(encoding="utf-8")})
    try:
        yield driver
    finally:
        driver.quit()


def show(driver: webdriver.Chrome, theme: str = "light", width: int = 1280, *, forced: bool = False) -> None:
    """Set the colour scheme and the width of the window, in place."""
    features = [{"name": "prefers-color-scheme", "value": theme}, {"name": "forced-colors", "value": "active" if forced else "none"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})


def open_page(driver: webdriver.Chrome, address: str) -> None:
    """Open a page and wait for its fonts, with motion stopped."""
    driver.get(address)
    driver.execute_async_script(f"const done=arguments[0];{STILL};document.fonts.ready.then(()=>done())")


def run_axe(driver: WebDriver) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The violations and the incomplete results of the page as it stands. Raises RuntimeError if axe looked at nothing."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
    results = Axe(driver, script_url=str(AXE)).run(options=json.dumps(options))
    if not results["passes"]:
        raise RuntimeError("axe passed nothing: it looked at nothing")
    return results["violations"], results["incomplete"]


def describe(results: list[dict[str, Any]]) -> list[str]:
    """One line for each element that a rule found."""
    return [f"{r['id']}: {' '.join(map(str, node['target']))}: {node.get('failureSummary') or r['help']}" for r in results for node in r["nodes"]]
