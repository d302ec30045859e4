"""Can everybody read the page of the translations? axe in four states, and reflow."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.browsing import LANGUAGES, findings, open_page, overflow, show

PAGE = "translations/"
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 2.2 AA: no violation and nothing undecided, light and dark, 320 and 1280 px."""
    open_page(driver, f"{address}/{tag}/{PAGE}")
    assert findings(driver, f"{tag}/{PAGE}index.html") == []


@pytest.mark.parametrize("tag", ["en", "ar", "en-XA", "ar-XB"])
def test_the_page_reflows_at_320_px(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 1.4.10."""
    show(driver, "light", 320)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    assert overflow(driver) == []
