"""What do the tests of the page for webmasters share? The published site, the form as a person
uses it, a partner's host.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browsing import open_page
from tests.widget.faults import send
from tests.widget.servers import Answer, Origin

NAMES = (
    "[...document.querySelector('assistance-corner').shadowRoot"
    ".querySelectorAll('[part=link]')].map(a => a.textContent)"
)
LISTED = (
    "(document.querySelector('assistance-corner')?.shadowRoot?.querySelectorAll('li').length ?? 0)"
)


@dataclass(frozen=True)
class Published:
    """A built site and the address at which it is served."""

    folder: Path
    address: str


@dataclass
class Builder:
    """The page with its form."""

    driver: webdriver.Chrome
    address: str

    def open(self, tag: str = "en") -> None:
        """Open the page and wait for the preview."""
        self.driver.get("about:blank")
        open_page(self.driver, f"{self.address}{tag}/embed/")
        self.wait(f"{LISTED} > 0")

    def run(self, script: str, *values: object) -> Any:
        """What a script returns in the page."""
        return self.driver.execute_script(script, *values)

    def wait(self, condition: str, *values: object) -> Any:
        """The value of an expression, once it is true."""
        return WebDriverWait(self.driver, 20, 0.02).until(
            lambda _: self.run(f"return {condition}", *values)
        )

    def find(self, name: str) -> WebElement:
        """The element `embed-<name>`."""
        return self.driver.find_element(By.ID, f"embed-{name}")

    def text(self, name: str) -> str:
        """What stands in it, shown or not."""
        return str(
            self.run("return document.getElementById('embed-' + arguments[0]).textContent", name)
        )

    def lines(self, part: str) -> str:
        """The lines to copy, once they hold a part."""
        self.wait("document.getElementById('embed-lines').textContent.includes(arguments[0])", part)
        return self.text("lines")

    def set(self, name: str, value: str) -> None:
        """Give a field a value, as a person who types or chooses does."""
        self.run(
            "const f = document.getElementById('embed-' + arguments[0]);"
            "f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}))",
            name,
            value,
        )

    def tick(self, selector: str) -> None:
        """Tick or untick a box, or choose a radio button."""
        self.run("document.querySelector(arguments[0]).click()", selector)


def partner(pasted: dict[str, tuple[str, str]]) -> Callable[[Origin], Answer]:
    """A host that serves what tests paste."""

    def make(_: Origin) -> Answer:
        def answer(handler: BaseHTTPRequestHandler, path: str) -> None:
            html, policy = pasted.get(path.lstrip("/"), ("", ""))
            headers = {"Content-Security-Policy": policy} if policy else {}
            send(handler, html.encode(), "text/html; charset=utf-8", headers, 200 if html else 404)

        return answer

    return make
