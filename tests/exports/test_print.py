"""Is a printed program a hand-out? The QR code and what must stand on paper, in a real browser;
the screen shows no code.
"""

from __future__ import annotations

import base64
import re

import pytest
from selenium import webdriver

from tests.browsing import open_page
from tests.conftest import CONTENT

SHOWN = (
    "return [...document.querySelectorAll(arguments[0])].filter(x => x.checkVisibility()).length"
)


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "es", "ar", "en-XA", "ar-XB"])
def test_paper_has_the_code_the_number_and_the_review(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    open_page(driver, f"{address}/{tag}/programs/online-detainee-locator-system/")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
    assert driver.execute_script(SHOWN, ".qr") == 0
    assert driver.execute_script(SHOWN, ".mail") == 1
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for selector in (".qr", ".share bdi", ".reviewed", ".record h1"):
        assert driver.execute_script(SHOWN, selector) == 1, selector
    assert driver.execute_script(SHOWN, ".record .value") > 0
    assert driver.execute_script(SHOWN, ".mail, .menu, #facts, .report") == 0


PAPERS = {"A4": (210 / 25.4, 297 / 25.4), "Letter": (8.5, 11)}  # inches
PROGRAMS = sorted(CONTENT.glob("programs/*.yaml"))
SMALLEST = (
    "return Math.min(...[...document.querySelectorAll('.record *')]"
    ".filter(x => x.checkVisibility() && x.innerText)"
    ".map(x => parseFloat(getComputedStyle(x).fontSize)))"
)


def sheets(driver: webdriver.Chrome, paper: str) -> int:
    """How many sheets the open page takes, with the margins of its own style."""
    width, height = PAPERS[paper]
    pdf = base64.b64decode(
        driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": width, "paperHeight": height})[
            "data"
        ]
    )
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.browser
@pytest.mark.parametrize(
    "tag",
    ["en", *(pytest.param(tag, marks=pytest.mark.audit) for tag in ("es", "ar", "en-XA", "ar-XB"))],
)
def test_each_program_is_one_sheet(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """On both papers; in other scripts and with longer words in the audit."""
    assert len(PROGRAMS) > 50
    longer = []
    for path in PROGRAMS:
        driver.get(f"{address}/{tag}/programs/{path.stem}/")
        longer += [
            (path.stem, paper, count) for paper in PAPERS if (count := sheets(driver, paper)) != 1
        ]
    assert longer == []


@pytest.mark.browser
@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_of_two_sheets_is_seen(driver: webdriver.Chrome, address: str, paper: str) -> None:
    driver.get(f"{address}/es/programs/{PROGRAMS[0].stem}/")
    driver.execute_script(
        "const p = document.querySelector('.lead');"
        "for (let i = 0; i < 60; i++) p.after(p.cloneNode(true))"
    )
    assert sheets(driver, paper) > 1


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_a_sheet_can_be_read(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """No text of a program is smaller than 9.5 points on paper."""
    open_page(driver, f"{address}/{tag}/programs/hsi-tip-line/")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert driver.execute_script(SMALLEST) * 72 / 96 >= 9.49
    driver.execute_script("document.querySelector('.record .lead').style.fontSize = '9pt'")
    assert driver.execute_script(SMALLEST) * 72 / 96 < 9.49
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
