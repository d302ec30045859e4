"""The modules of the search, as the tests call them in a page."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.search.searching import Search


@pytest.fixture
def search(driver: webdriver.Chrome, address: str) -> Search:
    """The search of the served site."""
    return Search(driver, address)
