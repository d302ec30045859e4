"""A browser and a served site, once a test process, and the modules of the search in a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests.browsing import browsing, serving
from tests.search.searching import Search


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    """One Chromium that keeps a log of what its pages load."""
    with browsing() as driver:
        yield driver


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with serving(site) as address:
        yield address


@pytest.fixture
def search(driver: webdriver.Chrome, address: str) -> Search:
    """The search of the served site."""
    return Search(driver, address)
