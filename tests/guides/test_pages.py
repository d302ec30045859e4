"""Do the guides keep to the rules of every page, in the pseudo-locales too: axe at zero, reflow, no scripts needed?"""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.accessibility.test_axe import findings
from tests.accessibility.test_layout import overflow
from tests.browsing import LANGUAGES, open_page, show
from tests.conftest import TODAY
from tests.guides.conftest import GUIDES, TAGS

pytestmark = pytest.mark.browser
PATHS = ["", *GUIDES.values(), "programs/online-detainee-locator-system/"]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str, tag: str, path: str) -> None:
    """WCAG 2.2 AA and best practice: no violation and nothing undecided, light and dark, 320 and 1280 px."""
    open_page(driver, f"{address}/{tag}/{path}")
    assert findings(driver, f"{tag}/{path}", TODAY) == []


@pytest.mark.parametrize("tag", TAGS)
def test_guides_reflow_at_320_px(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 1.4.10, also with text at 200 %."""
    show(driver, "light", 320)
    found = {}
    for path in PATHS:
        open_page(driver, f"{address}/{tag}/{path}")
        found[path] = overflow(driver)
        driver.execute_script("document.documentElement.style.fontSize='200%'")
        found[path] += overflow(driver)
    assert len(found) >= 10
    assert {path: stuck for path, stuck in found.items() if stuck} == {}
