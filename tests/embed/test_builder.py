"""Does the form make lines that work? Settings, preview, colors, copying, the keyboard alone, no scripts, axe; in real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browsing import LANGUAGES, browsing, findings, open_page, overflow, show
from tests.embed.hosts import LISTED, NAMES, Builder, Published

pytestmark = pytest.mark.browser
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")


def static_code(folder: Path, tag: str, name: str) -> str:
    """The lines of the page without scripts."""
    page = BeautifulSoup((folder / tag / "embed" / "index.html").read_bytes(), "html.parser")
    return page.select(f"#embed-{name}")[0].get_text()


@pytest.mark.parametrize("tag", TAGS)
def test_the_form_starts_with_the_lines_of_the_page(builder: Builder, published: Published, tag: str) -> None:
    """The lines made in the browser and those made by the build are the same."""
    builder.open(tag)
    builder.wait("document.getElementById('embed-link').textContent.includes('href')")
    builder.set("limit", "3")
    builder.lines('data-limit="3"')
    builder.set("limit", "")
    builder.wait("!document.getElementById('embed-lines').textContent.includes('limit')")
    for name in ("lines", "css", "frame", "include", "link"):
        assert builder.text(name) == static_code(published.folder, tag, name)


SETTINGS = [
    ("lang", "en", 'data-lang="en"'),
    ("layout", "compact", 'data-layout="compact"'),
    ("theme", "dark", 'data-theme="dark"'),
    ("heading", "4", 'data-heading-level="4"'),
    ("limit", "7", 'data-limit="7"'),
    ("ids", "section-287g hsi-tip-line", 'data-ids="section-287g hsi-tip-line"'),
    ("src", "https://a.example/?a=1&b", 'data-src="https://a.example/?a=1&amp;b"'),
    ("integrity", 'sha384-"x"', 'data-integrity="sha384-&#34;x&#34;"'),
    ("timeout", "4000", 'data-timeout="4000"'),
]


def test_every_setting_goes_into_the_lines_and_none_that_is_wrong(builder: Builder) -> None:
    builder.open("es")
    for name, value, part in SETTINGS:
        builder.set(name, value)
        assert part in builder.lines(part), name
    builder.set("limit", "-1")
    builder.wait("!document.getElementById('embed-lines').textContent.includes('limit')")
    builder.set("lang", "")
    builder.wait("!document.getElementById('embed-lines').textContent.includes('data-lang')")


def test_the_element_has_the_same_settings_without_data(builder: Builder) -> None:
    builder.open()
    builder.set("limit", "5")
    builder.set("integrity", "sha384-x")
    builder.tick("input[value=element]")
    line = builder.lines("<assistance-corner").splitlines()[1]
    assert line.startswith('<assistance-corner lang="en" limit="5" data-integrity="sha384-x"><a href="')
    assert line.endswith("</a></assistance-corner>")


def test_the_preview_is_the_widget_and_follows(builder: Builder, published: Published) -> None:
    builder.open("es")
    assert builder.run("return document.querySelector('head script[async]').src") == f"{published.address}widget/1.10.0/assistance-corner.js"
    builder.set("ids", "section-287g")
    builder.wait(f"{LISTED} === 1")
    assert "287(g)" in builder.run(f"return {NAMES}")[0]
    builder.set("lang", "en")
    builder.wait("document.querySelector('assistance-corner').shadowRoot.querySelector('.box').lang === 'en'")
    assert 'href="' + published.address + 'en/"' in builder.lines('data-lang="en"')
    builder.tick("#embed-filter")
    builder.wait("document.querySelector('assistance-corner').shadowRoot.querySelector('label').hidden")
    assert 'data-filter="off"' in builder.lines("filter")


def test_subjects_readers_and_kinds_choose_together_and_lead_to_their_frame(builder: Builder) -> None:
    builder.open()
    everything = builder.run(f"return {LISTED}")
    builder.tick("[data-facet=section][value=public-notices]")
    builder.lines('data-section="public-notices"')
    builder.wait(f"{LISTED} < arguments[0]", everything)
    builder.wait("document.getElementById('embed-frame').textContent.includes('/en/embed/frame/public-notices/')")
    name = builder.run("return document.querySelector('[data-facet=section][value=public-notices]').closest('label').textContent.trim()")
    assert f'title="{name}"' in builder.text("frame")
    assert "/en/embed/fragment/public-notices.html" in builder.text("include")
    builder.tick("[data-facet=section][value=information-sharing]")
    assert 'data-section="information-sharing public-notices"' in builder.lines("information-sharing public-notices")
    builder.wait("document.getElementById('embed-frame').textContent.includes('/en/embed/frame/\"')")
    assert "/en/embed/fragment.html" in builder.text("include")


def test_settings_that_leave_nothing_are_said_and_the_last_list_stays(builder: Builder) -> None:
    """WCAG 4.1.3: a status message."""
    builder.open()
    before = builder.run(f"return {LISTED}")
    builder.set("ids", "no-such-program")
    builder.wait("document.getElementById('embed-said').textContent !== ''")
    assert builder.find("said").get_attribute("role") == "status"
    assert builder.run(f"return {LISTED}") == before
    builder.set("ids", "")
    builder.wait("document.getElementById('embed-said').textContent === ''")


def test_colors_are_judged_and_go_into_style_and_preview(builder: Builder) -> None:
    """WCAG 1.4.3 and 1.4.11: 4.5 for text, 3 for borders and focus; never rounded up."""
    builder.open()
    assert not builder.find("palette").is_displayed()
    assert "--ac-" not in builder.text("css")
    builder.tick("#embed-colors")
    builder.wait("document.getElementById('embed-css').textContent.includes('--ac-text')")
    assert builder.find("palette").is_displayed()
    builder.set("ac-text", "#777777")
    builder.wait("document.getElementById('embed-ac-text-contrast').classList.contains('low')")
    assert builder.text("ac-text-contrast") == "Contrast 4.47: too low. Readers need at least 4.50."
    builder.set("ac-line", "#949494")
    assert builder.text("ac-line-contrast") == "Contrast 3.03: enough"
    assert builder.text("ac-background-contrast") == ""
    assert "--ac-text: #777777" in builder.text("css")
    color = "getComputedStyle(document.querySelector('assistance-corner').shadowRoot.querySelector('.box')).color"
    builder.wait(f"{color} === 'rgb(119, 119, 119)'")
    builder.tick("#embed-colors")
    builder.wait(f"{color} !== 'rgb(119, 119, 119)'")
    assert "--ac-" not in builder.text("css")


def test_a_ratio_is_written_with_the_digits_of_the_page(builder: Builder) -> None:
    builder.open("ar")
    digits = builder.run("const d = document.querySelector('form[data-digits]').dataset; return [...d.digits, d.decimal]")
    assert len(digits) == 11
    module = builder.run("return document.querySelector('script[type=module]').src")
    source = builder.driver.execute_async_script("fetch(arguments[0]).then(a => a.text()).then(arguments[1])", module)
    name = source.split('from "./')[1].split('"')[0]
    written = builder.driver.execute_async_script(
        "const d = '0123456789';"
        "import(arguments[0]).then(m => arguments[1]([m.written(4.499, '٠١٢٣٤٥٦٧٨٩', '٫'), m.written(21, d, ','), m.written(4.5, d, '.')]))",
        module.rpartition("/")[0] + "/" + name,
    )
    assert written == ["٤٫٤٩", "21,00", "4.50"]


def linear(part: int) -> float:
    """A part of a color as light (WCAG 2.2, relative luminance)."""
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def ratio(one: str, other: str) -> float:
    """The contrast of two colors, computed here a second time."""
    lights = sorted(sum(w * linear(int(c[i : i + 2], 16)) for w, i in ((0.2126, 1), (0.7152, 3), (0.0722, 5))) for c in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_contrast_is_that_of_wcag(builder: Builder) -> None:
    builder.open()
    builder.tick("#embed-colors")
    assert round(ratio("#000000", "#ffffff"), 6) == 21
    for one, other in (("#000000", "#ffffff"), ("#ff0000", "#00ff00"), ("#0a0a0a", "#0b0b0b"), ("#767676", "#ffffff"), ("#123456", "#fedcba")):
        builder.set("ac-background", other)
        builder.set("ac-text", one)
        shown = float(builder.text("ac-text-contrast").split()[1].rstrip(":"))
        assert 0 <= ratio(one, other) - shown < 0.01
        assert ("enough" in builder.text("ac-text-contrast")) == (ratio(one, other) >= 4.5)


def test_a_button_copies_the_lines_and_says_so(builder: Builder) -> None:
    builder.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    builder.open()
    for name in ("lines", "css"):
        builder.driver.find_element(By.CSS_SELECTOR, f"[data-copy=embed-{name}]").send_keys(Keys.ENTER)
        builder.wait("document.getElementById(arguments[0]).textContent === 'Copied'", f"embed-{name}-said")
        assert builder.find(f"{name}-said").get_attribute("role") == "status"
        assert builder.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])") == builder.text(name)


def test_where_copying_is_forbidden_the_lines_are_selected(builder: Builder) -> None:
    builder.open()
    builder.run("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    builder.driver.find_element(By.CSS_SELECTOR, "[data-copy=embed-lines]").send_keys(Keys.ENTER)
    builder.wait("document.getElementById('embed-lines-said').textContent.includes('keyboard')")
    assert builder.run("return getSelection().toString()").split() == builder.text("lines").split()


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
    """WCAG 2.2 AA in light and dark at 320 and 1280 px, nothing undecided; no sideways scroll (1.4.10)."""
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
        "return [...document.querySelectorAll('main :is(input, select, button, summary)')].filter(e => e.checkVisibility())"
        ".map(e => [e.id || e.tagName, e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24).map(([n]) => n)"
    )
    assert small == []
    show(builder.driver)


def test_in_a_language_from_right_to_left_code_is_not(builder: Builder) -> None:
    show(builder.driver)
    builder.open("ar")
    styles = builder.run("return [...document.querySelectorAll('pre, code')].map(e => getComputedStyle(e).direction)")
    assert len(styles) > 20
    assert set(styles) == {"ltr"}
    label, field = builder.run("return ['label[for=embed-layout]', '#embed-layout'].map(s => document.querySelector(s).getBoundingClientRect().left)")
    assert label > field


def test_forced_colors_keep_what_is_chosen_and_borders(builder: Builder) -> None:
    show(builder.driver, forced=True)
    builder.open()
    styles = builder.run("return [...document.querySelectorAll('pre, .preview-box, .choice :is(select, input)')].map(e => getComputedStyle(e).borderTopStyle)")
    show(builder.driver)
    assert styles
    assert "none" not in styles


def test_the_policy_blocks_nothing(builder: Builder) -> None:
    """`default-src 'self'` is in force, the preview included."""
    builder.driver.get("about:blank")
    builder.driver.get_log("browser")  # type: ignore[no-untyped-call]
    builder.open("es")
    builder.tick("#embed-colors")
    builder.set("lang", "en")
    builder.lines('data-lang="en"')
    assert builder.driver.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_without_scripts_the_page_is_documentation(published: Published) -> None:
    with browsing("--blink-settings=scriptEnabled=false") as driver:
        driver.get(f"{published.address}en/embed/")
        assert not driver.find_element(By.ID, "embed-builder").is_displayed()
        assert not [b for b in driver.find_elements(By.CSS_SELECTOR, "main button") if b.is_displayed()]
        for name in ("lines", "css", "policy", "frame", "include", "link", "versions", "attributes"):
            assert driver.find_element(By.ID, f"embed-{name}").is_displayed(), name


def test_a_page_whose_scripts_are_lost_is_documentation_too(driver: webdriver.Chrome, published: Published) -> None:
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*builder*"]})
    try:
        open_page(driver, f"{published.address}en/embed/")
        assert not driver.find_element(By.ID, "embed-builder").is_displayed()
        assert driver.find_element(By.ID, "embed-lines").is_displayed()
    finally:
        driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
