"""What does a person, or a script of the host's, see of a partner's page? The page in a browser,
watched from its beginning.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.widget import browsers
from tests.widget.servers import Origin

# Seen in every document before its own scripts: what the widget tells, which scripts the browser
# refuses, and how far things jump.
WATCH = """
(() => {
  const seen = { events: [], lines: [], shift: 0, refused: 0 };
  Object.defineProperty(window, 'seen', { value: seen });
  for (const name of ['ac-ready', 'ac-error', 'ac-filter']) {
    document.addEventListener(name, (e) =>
      seen.events.push([name, e.detail, e.composedPath()[0].localName]));
  }
  const warn = console.warn;
  console.warn = (...said) => { seen.lines.push(said.join(' ')); warn.apply(console, said); };
  addEventListener('error', (e) => {
    if (e.target === window) seen.lines.push('error ' + e.message);
    else seen.refused++;
  }, true);
  addEventListener('unhandledrejection', (e) => seen.lines.push('rejection ' + e.reason));
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value;
  })
    .observe({ type: 'layout-shift', buffered: true });
})();
"""
READY = (
    "[...document.querySelectorAll('assistance-corner')].filter(c => c.shadowRoot && "
    "c.shadowRoot.querySelector('li')).length"
)
TEXTS = """
const corner = document.querySelectorAll('assistance-corner')[arguments[1]];
return [...corner.shadowRoot.querySelectorAll(arguments[0])].filter(e =>
  e.checkVisibility()).map(e => e.textContent);
"""


@dataclass
class Partner:
    """A partner's page in a browser."""

    driver: WebDriver
    at: Origin
    widget: Origin
    pages: dict[str, str]

    def open(self, path: str) -> None:
        """Open a page of the partner's: `hosts/` and the name of a host, or the name of one that
        a test has made.
        """
        self.widget.asked.clear()
        self.driver.get(f"{self.at.address}/{path}")

    def show(self, body: str, head: str = "{script}") -> None:
        """Open a page with this body."""
        self.pages["page.html"] = (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f"<title>A host</title>{head}</head><body>{body}</body></html>"
        )
        self.open("page.html")

    def look(self, theme: str = "light", width: int = 1280) -> None:
        """Give the reader a theme and a width."""
        browsers.look(self.driver, theme, width)

    def paper(self, medium: str = "print") -> None:
        """Show the page as on a medium; an empty name is the screen again."""
        browsers.paper(self.driver, medium)

    def run(self, script: str, *values: object) -> Any:
        """What a script of the test returns in the page."""
        return self.driver.execute_script(script, *values)

    def wait(self, condition: str, *values: object, seconds: float = 15) -> Any:
        """The value of an expression, once it is true."""
        return WebDriverWait(self.driver, seconds, 0.02).until(
            lambda _: self.run(f"return {condition}", *values)
        )

    def ready(self, count: int = 1) -> None:
        """Wait until lists stand there."""
        self.wait(f"{READY} >= {count}")

    def failed(self, count: int = 1) -> list[Any]:
        """The details of the errors, once there are so many."""
        self.wait("seen.events.filter(e => e[0] === 'ac-error').length >= arguments[0]", count)
        return [e[1] for e in self.seen("events") if e[0] == "ac-error"]

    def seen(self, what: str) -> Any:
        """The events, console lines or layout shift so far."""
        return self.run(f"return seen.{what}")

    def texts(self, selector: str, index: int = 0) -> list[str]:
        """The texts of elements inside a list that are shown."""
        found: list[str] = self.run(TEXTS, selector, index)
        return found

    def asked(self, start: str) -> list[str]:
        """What the directory's host was asked for."""
        return [path for path in self.widget.asked if path.startswith(start)]

    def settle(self, seconds: float = 0.2) -> None:
        """Let the page go on, where a test says that nothing may happen."""
        end = time.monotonic() + seconds
        self.driver.execute_async_script(f"setTimeout(arguments[0], {seconds * 1000})")
        assert time.monotonic() >= end - 0.05
