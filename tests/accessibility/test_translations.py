"""Can everybody read the page of the translations and its chart? axe in four states, reflow, labels, colours that are replaced."""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.accessibility.test_axe import findings
from tests.accessibility.test_layout import overflow
from tests.browsing import open_page, show
from tests.charts.test_browser import LABELS
from tests.conftest import TODAY

PAGE = "translations/"
pytestmark = pytest.mark.browser

STACK = """
return [...document.querySelectorAll('.chart .keys svg')].map(svg => {
  const path = svg.querySelector('.stack');
  if (!path) return 'empty';
  const style = getComputedStyle(path);
  return `${style.strokeDasharray} ${style.strokeWidth}`;
})
"""


@pytest.mark.parametrize("tag", ["en", "es", "ar", "en-XA", "ar-XB"])
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 2.2 AA: no violation and nothing undecided, light and dark, 320 and 1280 px."""
    open_page(driver, f"{address}/{tag}/{PAGE}")
    assert findings(driver, f"{tag}/{PAGE}", TODAY) == []


@pytest.mark.parametrize("tag", ["en", "ar", "en-XA", "ar-XB"])
def test_the_page_reflows_at_320_px(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 1.4.10."""
    show(driver, "light", 320)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    assert overflow(driver) == []


@pytest.mark.parametrize("width", [320, 480, 1280])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_labels_can_be_read_and_never_touch(driver: webdriver.Chrome, address: str, tag: str, width: int) -> None:
    """Text in the chart is at least 12 px high at every width, and no label stands on another."""
    show(driver, "light", width)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    (chart,) = driver.execute_script(LABELS)
    assert chart["count"] >= 12
    assert chart["size"] >= 12
    assert chart["touching"] == 0


@pytest.mark.parametrize("forced", [False, True])
def test_series_differ_without_their_colours(driver: webdriver.Chrome, address: str, forced: bool) -> None:
    """WCAG 1.4.1: each of the four has a pattern of its own."""
    show(driver, "light", 1280, forced=forced)
    open_page(driver, f"{address}/en/{PAGE}")
    found: list[Any] = driver.execute_script(STACK)
    show(driver)
    assert len(found) == len(set(found)) == 4
    assert found[-1] == "empty"
