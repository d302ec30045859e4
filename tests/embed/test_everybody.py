"""Can every webmaster use the page: by keyboard alone, at 320 px, from right to left, in forced
colors, without scripts? In real Chromium.
"""

from __future__ import annotations

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browsing import LANGUAGES, browsing, findings, open_page, overflow, show
from tests.embed.hosts import Builder, Published

pytestmark = pytest.mark.browser


def test_the_keyboard_is_enough(builder: Builder) -> None:
    """WCAG 2.1.1: language, a subject, the element, and the copy, by keys alone."""
    show(builder.driver)
    builder.open("es")
    builder.run("document.getElementById('embed-lang').focus()")
    switch = builder.driver.switch_to
    switch.active_element.send_keys("Eng")
    builder.lines('data-lang="en"')
    switch.active_element.send_keys(Keys.TAB)
    assert switch.active_element.tag_name == "summary"
    switch.active_element.send_keys(Keys.ENTER)
    switch.active_element.send_keys(Keys.TAB)
    value = switch.active_element.get_attribute("value")
    switch.active_element.send_keys(Keys.SPACE)
    builder.lines(f'data-section="{value}"')
    for _ in range(60):
        switch.active_element.send_keys(Keys.TAB)
        if switch.active_element.get_attribute("type") == "radio":
            break
    switch.active_element.send_keys(Keys.ARROW_DOWN)
    builder.lines("<assistance-corner")
    for _ in range(60):
        switch.active_element.send_keys(Keys.TAB)
        if switch.active_element.get_attribute("data-copy") == "embed-lines":
            break
    switch.active_element.send_keys(Keys.ENTER)
    builder.wait("document.getElementById('embed-lines-said').textContent !== ''")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_nothing_with_everything_open(builder: Builder, tag: str) -> None:
    """WCAG 2.2 AA in light and dark at 320 and 1280 px, nothing undecided; no sideways scroll
    (1.4.10).
    """
    show(builder.driver, "light", 320)
    builder.open(tag)
    builder.run("for (const d of document.querySelectorAll('main details')) d.open = true")
    builder.tick("#embed-colors")
    builder.set("ac-text", "#666666")
    builder.set("ac-line", "#dddddd")
    builder.driver.find_element(By.CSS_SELECTOR, "[data-copy=embed-lines]").click()
    builder.wait("document.getElementById('embed-lines-said').textContent !== ''")
    assert overflow(builder.driver) == []
    assert findings(builder.driver, f"{tag}/embed/index.html") == []
    show(builder.driver)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_targets_are_large_enough(builder: Builder, tag: str) -> None:
    """WCAG 2.5.8: 24 px."""
    show(builder.driver, "light", 320)
    builder.open(tag)
    builder.run("for (const d of document.querySelectorAll('main details')) d.open = true")
    builder.tick("#embed-colors")
    small = builder.run(
        "return [...document.querySelectorAll('main :is(input, select, button, summary)')]"
        ".filter(e => e.checkVisibility())"
        ".map(e => [e.id || e.tagName, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width < 24 || r.height < 24).map(([n]) => n)"
    )
    assert small == []
    show(builder.driver)


def test_in_a_language_from_right_to_left_code_is_not(builder: Builder) -> None:
    show(builder.driver)
    builder.open("ar")
    styles = builder.run(
        "return [...document.querySelectorAll('pre, code')].map(e => getComputedStyle(e).direction)"
    )
    assert len(styles) > 20
    assert set(styles) == {"ltr"}
    label, field = builder.run(
        "return ['label[for=embed-layout]', '#embed-layout']"
        ".map(s => document.querySelector(s).getBoundingClientRect().left)"
    )
    assert label > field


def test_forced_colors_keep_what_is_chosen_and_borders(builder: Builder) -> None:
    show(builder.driver, forced=True)
    builder.open()
    styles = builder.run(
        "return [...document.querySelectorAll('pre, .preview-box, .choice :is(select, input)')]"
        ".map(e => getComputedStyle(e).borderTopStyle)"
    )
    show(builder.driver)
    assert styles
    assert "none" not in styles


def test_without_scripts_the_page_is_documentation(published: Published) -> None:
    with browsing("--blink-settings=scriptEnabled=false") as driver:
        driver.get(f"{published.address}en/embed/")
        assert not driver.find_element(By.ID, "embed-builder").is_displayed()
        assert not [
            b for b in driver.find_elements(By.CSS_SELECTOR, "main button") if b.is_displayed()
        ]
        for name in (
            "lines",
            "css",
            "policy",
            "frame",
            "include",
            "link",
            "versions",
            "attributes",
        ):
            assert driver.find_element(By.ID, f"embed-{name}").is_displayed(), name


def test_a_page_whose_scripts_are_lost_is_documentation_too(
    driver: webdriver.Chrome, published: Published
) -> None:
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*builder*"]})
    try:
        open_page(driver, f"{published.address}en/embed/")
        assert not driver.find_element(By.ID, "embed-builder").is_displayed()
        assert driver.find_element(By.ID, "embed-lines").is_displayed()
    finally:
        driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
