"""Does the check of a number answer in a real browser, by keyboard and aloud, sending nothing?
And without scripts?
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import brotli
import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from site_src.dataset.blocks import PatternCheck
from site_src.dataset.dataset import Dataset
from site_src.dataset.patterns import plain_value
from site_src.server import Handler
from tests.browsing import LANGUAGES, browsing, findings, open_page, show
from tests.guides.conftest import GUIDES, TAGS

pytestmark = pytest.mark.browser
PAGE = GUIDES["detainee-locator"]
TRACES = (
    "return [location.href, history.length, document.cookie, localStorage.length, "
    "sessionStorage.length]"
)
GOOD = (
    "012345678",
    "A012345678",
    "a 012-345-678",
    "012 345 678",
    "012\u2013345\u2013678",
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
)
WRONG = ("12345678", "0123456789", "B012345678", "O12345678", "name", "-")


def open_check(driver: webdriver.Chrome, address: str, tag: str) -> WebElement:
    """Open the guide in a language; its field."""
    show(driver)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    return driver.find_element("css selector", "pattern-check input")


def answer(driver: webdriver.Chrome) -> tuple[str, str]:
    """What the page says now: the state, and the words in it."""
    status = driver.find_element("css selector", "pattern-check [role=status]")
    return status.get_attribute("class") or "", status.text


def expected(driver: webdriver.Chrome, when: str) -> str:
    """The words of the message for a state, as the page carries it."""
    script = (
        "return document.querySelector(`pattern-check "
        "template[data-when=${arguments[0]}]`).content.textContent"
    )
    return " ".join(driver.execute_script(script, when).split())


def check(driver: webdriver.Chrome, field: WebElement, value: str) -> str:
    """Type a value and press Enter; the state the page is then in. Its words must be those of the
    state.
    """
    field.clear()
    field.send_keys(value, Keys.ENTER)
    state, words = answer(driver)
    assert " ".join(words.split()) == expected(driver, state)
    return state


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_values_of_the_right_form_are_told_from_others(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    """Spaces, dashes, case and the script of the digits do not matter; letters and length do."""
    field = open_check(driver, address, tag)
    assert {value: check(driver, field, value) for value in GOOD} == dict.fromkeys(GOOD, "good")
    states = {value: check(driver, field, value) for value in WRONG}
    assert states == {**dict.fromkeys(WRONG, "bad"), "-": "empty"}
    assert check(driver, field, "") == check(driver, field, "   ") == "empty"


def test_examples_of_the_dataset_hold_in_the_browser_too(
    driver: webdriver.Chrome, address: str, dataset: Dataset
) -> None:
    """What the build proves with Python's patterns, JavaScript's must say as well."""
    block = next(b for b in dataset.pages["detainee-locator"].blocks if isinstance(b, PatternCheck))
    field = open_check(driver, address, "en")
    assert [v for v in block.accepts if check(driver, field, v) != "good"] == []
    assert [v for v in block.refuses if check(driver, field, v) != "bad"] == []


def test_browser_and_build_see_the_same_in_a_value(driver: webdriver.Chrome, address: str) -> None:
    """Each decimal digit of Unicode, and what stands between digits, is read alike by both."""
    digits = [chr(c) for c in range(sys.maxunicode) if unicodedata.category(chr(c)) == "Nd"]
    assert len(digits) > 600
    values = [
        *digits,
        " 1-2 ",
        "1\u20112",
        "1\u22122",
        "1\u00a02",
        "1\u200f2",
        "A\u00ad1",
        "\uff21\uff11",
        "1_2",
        "1.2",
        "x\t1",
    ]
    open_check(driver, address, "en")
    script = """const [values, done] = arguments;
    import(document.querySelector('script[type=module]').src).then(m => done(values.map(v =>
      [m.plainValue(v, true), m.plainValue(v, false)])))"""
    seen = driver.execute_async_script(script, values)
    assert seen == [
        [plain_value(v, separators=True), plain_value(v, separators=False)] for v in values
    ]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_check_works_by_keyboard_and_a_new_value_clears_the_answer(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    """WCAG 2.1.1, 3.3.1: Tab leads from the field to the button, Space presses it, and an error
    is marked on the field.
    """
    field = open_check(driver, address, tag)
    field.send_keys("123", Keys.TAB)
    button = driver.switch_to.active_element
    assert (button.tag_name, button.text) == (
        "button",
        driver.find_element("css selector", "pattern-check button").text,
    )
    button.send_keys(Keys.SPACE)
    assert answer(driver)[0] == "bad"
    assert field.get_attribute("aria-invalid") == "true"
    field.send_keys("4")
    assert answer(driver) == ("", "")
    assert field.get_attribute("aria-invalid") is None


def accessible(driver: webdriver.Chrome, role: str) -> dict[str, Any]:
    """The one node of the accessibility tree with a role, inside the check."""
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    found = [n for n in nodes if not n["ignored"] and n["role"]["value"] == role]
    assert len(found) == 1
    return dict(found[0])


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_field_has_name_and_rule_and_the_answer_is_announced(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    """WCAG 1.3.1, 4.1.3: the label names the field, the rule describes it, and the status region
    lives before it speaks.
    """
    field = open_check(driver, address, tag)
    box = accessible(driver, "textbox")
    assert box["name"]["value"] == driver.find_element("css selector", "pattern-check label").text
    assert len(box["description"]["value"]) > 30
    before = accessible(driver, "status")
    assert {p["name"]: p["value"].get("value") for p in before["properties"]}["live"] == "polite"
    assert check(driver, field, "123") == "bad"
    assert accessible(driver, "status")["backendDOMNodeId"] == before["backendDOMNodeId"]


def test_nothing_is_sent_or_kept(
    driver: webdriver.Chrome, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No request of any method, no new address, no entry of the history, no storage, whatever is
    typed; no name to send it under.
    """
    asked: list[str] = []
    parse = Handler.parse_request

    def parse_and_note(self: Handler) -> bool:
        parsed = parse(self)
        asked.append(self.requestline)
        return parsed

    field = open_check(driver, address, "en")
    before = driver.execute_script(TRACES)
    monkeypatch.setattr(Handler, "parse_request", parse_and_note)
    for value in ("012345678", "123", ""):
        check(driver, field, value)
    driver.find_element("css selector", "pattern-check button").click()
    assert driver.execute_script(TRACES) == before
    assert (
        driver.find_elements("css selector", "pattern-check [name], pattern-check [action]") == []
    )
    driver.execute_async_script(
        "const done = arguments[0]; fetch('/last', {method: 'POST'}).finally(() => done())"
    )
    assert [line.rpartition(" ")[0] for line in asked] == ["POST /last"], (
        "the only request is the one that shows that requests are seen"
    )


def test_without_scripts_the_rule_stands_there_and_no_field(address: str) -> None:
    """A field that cannot answer would be a dead end, in any language."""
    with browsing("--blink-settings=scriptEnabled=false") as plain:
        for tag in TAGS:
            plain.get(f"{address}/{tag}/{PAGE}")
            hint = plain.find_element("css selector", "pattern-check > div")
            assert hint.is_displayed()
            assert len(hint.text) > 30
            hidden = plain.find_elements(
                "css selector", "pattern-check form, pattern-check input, pattern-check button"
            )
            assert len(hidden) == 3
            assert [e.tag_name for e in hidden if e.is_displayed()] == []


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("value", ["012345678", "123", ""])
def test_axe_finds_nothing_after_an_answer(
    driver: webdriver.Chrome, address: str, tag: str, value: str
) -> None:
    """WCAG 2.2 AA holds for each answer too, in light and dark, at 320 and 1280 px."""
    field = open_check(driver, address, tag)
    assert check(driver, field, value)
    assert findings(driver, f"{tag}/{PAGE}index.html") == []


@pytest.mark.parametrize("selector", ["pattern-check input", "pattern-check button"])
def test_targets_are_large_and_keep_their_border_in_forced_colours(
    driver: webdriver.Chrome, address: str, selector: str
) -> None:
    """WCAG 2.5.8 and 1.4.11."""
    open_check(driver, address, "ar")
    show(driver, forced=True)
    element = driver.find_element("css selector", selector)
    assert min(element.size["height"], element.size["width"]) >= 24
    assert element.value_of_css_property("border-top-style") == "solid"
    show(driver)


def test_script_of_the_check_is_small_and_only_where_it_is_used(site: Path) -> None:
    """One module, at most 1 kB compressed; other pages do not load it."""
    (module,) = (site / "assets").glob("pattern-check.*.js")
    assert len(brotli.compress(module.read_bytes())) <= 1024
    pages = {
        p.parent.relative_to(site).as_posix()
        for p in site.rglob("*.html")
        if module.name.encode() in p.read_bytes()
    }
    assert pages == {f"{tag}/{PAGE.rstrip('/')}" for tag in TAGS}
