"""Is a printed program a hand-out? The QR code and what must stand on paper, in a real browser; the screen shows no code."""

from __future__ import annotations

import base64
import re

import pytest
from selenium import webdriver

from tests.browsing import open_page

SHOWN = "return [...document.querySelectorAll(arguments[0])].filter(x => x.checkVisibility()).length"


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "es", "ar", "en-XA", "ar-XB"])
def test_paper_has_the_code_the_number_and_the_review(driver: webdriver.Chrome, address: str, tag: str) -> None:
    open_page(driver, f"{address}/{tag}/programs/online-detainee-locator-system/")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
    assert driver.execute_script(SHOWN, ".qr") == 0
    assert driver.execute_script(SHOWN, ".mail") == 1
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for selector in (".qr", ".share bdi", ".reviewed", ".record h1"):
        assert driver.execute_script(SHOWN, selector) == 1, selector
    assert driver.execute_script(SHOWN, ".record .value") > 0
    assert driver.execute_script(SHOWN, ".mail, .menu, #facts, .report") == 0


@pytest.mark.browser
@pytest.mark.parametrize("ident", ["section-287g", "criminal-alien-program", "ice-access"])
def test_a_program_is_one_sheet(driver: webdriver.Chrome, address: str, ident: str) -> None:
    open_page(driver, f"{address}/en/programs/{ident}/")
    paper = {"paperWidth": 8.5, "paperHeight": 11, "marginTop": 0.4, "marginBottom": 0.4, "marginLeft": 0.4, "marginRight": 0.4}
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", paper)["data"])
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 1
