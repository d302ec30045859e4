"""How do tests search? The search page as a person uses it, and its modules called with given
values.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from site_src.exports.assets import load_assets
from tests.conftest import PROJECT

ASSETS = load_assets([PROJECT / "site_src" / "static"])
CALL = """
const [address, body, values, done] = arguments;
import(address)
  .then(m => new Function('m', '...values', 'return (' + body + ')(m, ...values)')(m, ...values))
  .then(answer => done({answer}), error => done({error: String(error && error.stack || error)}));
"""


ADD_MODULES = """
const modules = document.getElementById("search-modules");
if (modules) document.head.append(modules.content);
"""


@dataclass(frozen=True)
class Search:
    """The search page of one site in one browser."""

    driver: webdriver.Chrome
    address: str

    def open(self, tag: str, fragment: str = "") -> None:
        """Open the search page afresh, with a fragment."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/{tag}/search/{'#' if fragment else ''}{fragment}")

    def ask(self, tag: str, query: str, fragment: str = "") -> list[str]:
        """The addresses of the results of a query, below the folder of the language, the best
        first.
        """
        self.open(tag, f"q={quote(query)}{fragment}")
        self.status()
        return self.results()

    def status(self, before: str = "") -> str:
        """What the live region says, once it says something else than before."""
        return WebDriverWait(self.driver, 15, 0.02).until(
            lambda _: (said := self.said()) != before and said
        )

    def said(self) -> str:
        """What the live region says now."""
        return str(
            self.driver.execute_script(
                "return document.getElementById('search-status').textContent.trim()"
            )
        )

    def results(self) -> list[str]:
        """The addresses of the results as they stand."""
        links = self.driver.execute_script(
            "return [...document.querySelectorAll('#search-results h3 a')].map(a => "
            "a.getAttribute('href'))"
        )
        return [re.sub(r"^/[^/]+/", "", link) for link in links]

    def field(self) -> WebElement:
        """The field for the query."""
        return self.driver.find_element(By.ID, "q")

    def loaded(self) -> list[str]:
        """What the open page has loaded, without itself."""
        names = self.driver.execute_script(
            "return performance.getEntriesByType('resource').map(r => new URL(r.name).pathname)"
        )
        return sorted(re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in names)

    def call(self, module: str, body: str, *values: object) -> Any:
        """What a function of JavaScript returns that gets a module of the site and JSON values.
        Raises AssertionError if it throws.
        """
        public = ASSETS[module].path
        # The policy of the site forbids `new Function`, by which only this tool hands code to the
        # page. Integrity-Policy stops an import of a module for which the page has no hash.
        page = "offices" if module == "finder.js" else "search"
        self.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        self.driver.get(f"{self.address}/en/{page}/")
        self.driver.execute_script(ADD_MODULES)
        found = self.driver.execute_async_script(
            CALL, f"/{public}", body, json.loads(json.dumps(values))
        )
        self.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
        assert "error" not in found, found["error"]
        return found["answer"]
