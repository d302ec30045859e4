"""Does every page hold its shape? Reflow at 320 px, right to left, 200 % text, forced colours, no script, print, keyboard."""

from __future__ import annotations

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.accessibility.test_axe import PAGES
from tests.browsing import browsing, open_page, show

WIDEST = """
const limit = document.documentElement.clientWidth;
const out = [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getClientRects().length)
  .filter(e => { const r = e.getBoundingClientRect(); return r.right > limit + 1 || r.left < -1 }).map(e => e.tagName + '.' + e.className);
return [document.documentElement.scrollWidth, limit, out.slice(0, 5)];
"""
EXAMPLES = (
    "",
    "programs/",
    "programs/section-287g/",
    "programs/dhs-ice-immigration-detainer-form/",
    "offices/",
    "offices/ero-dallas/",
    "statistics/removals/",
    "contacts/",
)


def overflow(driver: webdriver.Chrome) -> list[str]:
    """What sticks out of the page sideways; content that may scroll on its own (WCAG 1.4.10, tables) is left out."""
    width, limit, out = driver.execute_script(WIDEST)
    return [*out, *([f"page {width} px in {limit} px"] if width > limit else [])]


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "ar", *(pytest.param(tag, marks=pytest.mark.audit) for tag in ("es", "en-XA", "ar-XB"))])
@pytest.mark.parametrize("half", [0, 1])
def test_pages_reflow_at_320_px(driver: webdriver.Chrome, address: str, tag: str, half: int) -> None:
    """WCAG 1.4.10: no page scrolls sideways at 320 px, in any direction of writing, with text 40 % longer."""
    show(driver, "light", 320)
    found = {}
    for path in PAGES[half::2]:
        driver.get(f"{address}/{tag}/{path}")
        if stuck := overflow(driver):
            found[path] = stuck
    assert found == {}


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("path", EXAMPLES)
def test_text_can_be_twice_as_large(driver: webdriver.Chrome, address: str, tag: str, path: str) -> None:
    """WCAG 1.4.4: with text at 200 % nothing is cut off and nothing sticks out."""
    show(driver, "light", 1280)
    open_page(driver, f"{address}/{tag}/{path}")
    driver.execute_script("document.documentElement.style.fontSize='200%'")
    assert overflow(driver) == []


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("path", EXAMPLES)
def test_text_spacing_can_be_widened(driver: webdriver.Chrome, address: str, tag: str, path: str) -> None:
    """WCAG 1.4.12: with the spacing of the criterion nothing sticks out at 320 px."""
    show(driver, "light", 320)
    open_page(driver, f"{address}/{tag}/{path}")
    rule = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}"
    driver.execute_script("const s=new CSSStyleSheet();s.replaceSync(arguments[0]);document.adoptedStyleSheets=[...document.adoptedStyleSheets,s]", rule)
    assert overflow(driver) == []


@pytest.mark.browser
def test_an_overflow_is_found(driver: webdriver.Chrome, address: str) -> None:
    """The smallest bad case: a word of 900 px, also towards the start of a right-to-left page."""
    show(driver, "light", 320)
    for tag in ("en", "ar"):
        open_page(driver, f"{address}/{tag}/privacy/")
        driver.execute_script("const e=document.createElement('div');e.style.width='900px';e.textContent='x';document.querySelector('main').append(e)")
        assert overflow(driver)


@pytest.mark.browser
@pytest.mark.parametrize(("tag", "word"), [("en", "Skip to main content"), ("es", "contenido"), ("ar", "المحتوى")])
def test_the_first_tab_stop_skips_to_the_content(driver: webdriver.Chrome, address: str, tag: str, word: str) -> None:
    """WCAG 2.4.1: the skip link comes first, is seen when focused, and moves the focus into main."""
    show(driver, "light", 1280)
    open_page(driver, f"{address}/{tag}/programs/section-287g/")
    driver.switch_to.active_element.send_keys(Keys.TAB)
    link = driver.switch_to.active_element
    assert word in link.text
    assert link.size["width"] > 40
    link.send_keys(Keys.ENTER)
    assert driver.switch_to.active_element.get_attribute("id") == "main"


@pytest.mark.browser
def test_the_language_menu_works_by_keyboard_and_stays_on_the_page(driver: webdriver.Chrome, address: str) -> None:
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
        assert not [e for e in driver.execute("getLog", {"type": "browser"})["value"] if "Content Security Policy" in e["message"]]


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_print_leaves_out_what_paper_cannot_use(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """On paper there is no menu; the notice that the site is not official stays, and links of sources show their address."""
    open_page(driver, f"{address}/{tag}/programs/section-287g/")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = {s: driver.find_element("css selector", s).is_displayed() for s in (".menu", ".languages", ".unofficial", "h1")}
        after = driver.execute_script("return getComputedStyle(document.querySelector('.sources a'), '::after').content")
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert seen == {".menu": False, ".languages": False, ".unofficial": True, "h1": True}
    assert "http" in after or "attr(href)" in after


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "programs/section-287g/"])
def test_forced_colours_keep_borders(driver: webdriver.Chrome, address: str, path: str) -> None:
    """Where the system sets the colours, boxes that are told apart by their ground keep a border."""
    show(driver, forced=True)
    open_page(driver, f"{address}/en/{path}")
    styles = driver.execute_script("return [...document.querySelectorAll('.card,.tile,.status,.critical')].map(e=>getComputedStyle(e).borderTopStyle)")
    show(driver)
    assert styles
    assert set(styles) == {"solid"}
