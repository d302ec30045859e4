"""Does the site do what the gate cannot ask of any site? The skip link, the language menu, no
script, what print leaves out, forced colors.
"""

from __future__ import annotations

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.browsing import browsing, open_page, show


@pytest.mark.browser
@pytest.mark.parametrize(
    ("tag", "word"), [("en", "Skip to main content"), ("es", "contenido"), ("ar", "المحتوى")]
)
def test_the_first_tab_stop_skips_to_the_content(
    driver: webdriver.Chrome, address: str, tag: str, word: str
) -> None:
    """WCAG 2.4.1: the skip link comes first, is seen when focused, and moves focus into main."""
    show(driver, "light", 1280)
    open_page(driver, f"{address}/{tag}/programs/section-287g/")
    driver.switch_to.active_element.send_keys(Keys.TAB)
    link = driver.switch_to.active_element
    assert word in link.text
    assert link.size["width"] > 40
    link.send_keys(Keys.ENTER)
    assert driver.switch_to.active_element.get_attribute("id") == "main"


@pytest.mark.browser
def test_the_language_menu_works_by_keyboard_and_stays_on_the_page(
    driver: webdriver.Chrome, address: str
) -> None:
    """WCAG 2.1.1: the menu opens with Enter and leads to the same page in the other language."""
    show(driver, "light", 1280)
    open_page(driver, f"{address}/en/programs/section-287g/")
    summary = driver.find_element("css selector", ".languages summary")
    summary.send_keys(Keys.ENTER)
    driver.find_element("css selector", ".languages a[hreflang=es]").send_keys(Keys.ENTER)
    assert driver.current_url.endswith("/es/programs/section-287g/")


@pytest.mark.browser
def test_pages_work_without_scripts_and_with_the_policy_in_force(address: str) -> None:
    """No page needs a script, and `default-src 'self'` blocks nothing of ours."""
    with browsing("--blink-settings=scriptEnabled=false", "--window-size=1280,2000") as driver:
        driver.get(f"{address}/en/")
        driver.find_element("css selector", "a.button").click()
        driver.find_element("link text", "287(g) Program").click()
        assert driver.find_element("css selector", "h1").text.startswith("287(g)")
        assert not [
            e
            for e in driver.execute("getLog", {"type": "browser"})["value"]
            if "Content Security Policy" in e["message"]
        ]


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_print_leaves_out_what_paper_cannot_use(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    """On paper there is no menu; the notice that the site is not official stays, and links of
    sources show their address.
    """
    open_page(driver, f"{address}/{tag}/programs/section-287g/")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = {
            s: driver.find_element("css selector", s).is_displayed()
            for s in (".menu", ".languages", ".unofficial", "h1")
        }
        after = driver.execute_script(
            "return getComputedStyle(document.querySelector('.sources a'), '::after').content"
        )
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert seen == {".menu": False, ".languages": False, ".unofficial": True, "h1": True}
    assert "http" in after or "attr(href)" in after


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "programs/section-287g/"])
def test_forced_colors_keep_borders(driver: webdriver.Chrome, address: str, path: str) -> None:
    """Where the system sets the colors, boxes known by their background keep a border."""
    show(driver, forced=True)
    open_page(driver, f"{address}/en/{path}")
    styles = driver.execute_script(
        "return [...document.querySelectorAll('.card,.tile,.status,.critical')]"
        ".map((box) => getComputedStyle(box).borderTopStyle)"
    )
    show(driver)
    assert styles
    assert set(styles) == {"solid"}
