"""What does a translator see in a real browser: the saved string, outlines, the panel by pointer,
keyboard and touch, problems?
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.interaction import POINTER_TOUCH
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.browsing import THEMES, WIDTHS, describe, open_page, run_axe, show
from tests.workbench.preview.conftest import (
    OUTDATED,
    PROGRAM,
    Preview,
    lacks,
    previewing,
    replace,
    says,
    wait,
)

pytestmark = pytest.mark.browser
BENEATH = (
    "for (const e of document.body.children)"
    " if (e.id !== 'pv-panel') e.style.visibility = arguments[0]"
)
NAME = "program:vedette-de-secours|name"


@pytest.fixture(autouse=True)
def _plain_window(driver: webdriver.Chrome) -> None:
    """Each test begins with the same window."""
    show(driver)


@pytest.fixture
def arabic(root: Callable[[str], Path]) -> Iterator[Preview]:
    """A preview from right to left."""
    with previewing(root("french"), "ar") as preview:
        yield preview


def panel(driver: webdriver.Chrome) -> WebElement:
    """The panel."""
    return driver.find_element("css selector", "#pv-panel")


def string(driver: webdriver.Chrome, context: str, within: str = "main") -> WebElement:
    """The first element of a message in a part of the page."""
    found: WebElement | None = driver.execute_script(
        "const all=JSON.parse(document.getElementById('pv-messages').textContent);"
        "return [...document.querySelectorAll(`${arguments[1]} [data-message]`)]"
        ".find(e=>all[e.dataset.message].context===arguments[0])",
        context,
        within,
    )
    assert found is not None, f"no string {context} in {within}"
    return found


def outline(driver: webdriver.Chrome, element: WebElement) -> str:
    """The style of an element's outline."""
    return str(driver.execute_script("return getComputedStyle(arguments[0]).outlineStyle", element))


def test_a_saved_catalog_shows_on_the_open_page(driver: webdriver.Chrome, german: Preview) -> None:
    """Again and again, by itself. How long it takes stands in the bar; a test on a machine with
    other work does not judge that.
    """
    open_page(driver, f"{german.address}{PROGRAM}")
    now = "Rettungsboot"
    for n in range(5):
        then, now = now, f"Boot {n}"
        replace(german.catalog, f'msgstr "{then}"', f'msgstr "{now}"')
        wait(driver, says(now, "h1"))


def test_each_kind_of_string_has_an_outline_of_its_own_even_without_colours(
    driver: webdriver.Chrome, german: Preview
) -> None:
    """WCAG 1.4.1: solid, dashed and dotted, not colours alone; the reviewed have none."""
    kinds = {
        "pv-draft": (PROGRAM, "program:vedette-de-secours|body:appel", "solid"),
        "pv-stale": (OUTDATED, "program:ecole-de-nage|summary", "dashed"),
        "pv-missing": (PROGRAM, "layout|skip", "dotted"),
        "pv-reviewed": (PROGRAM, NAME, "none"),
    }
    for forced in (False, True):
        show(driver, forced=forced)
        for kind, (path, context, style) in kinds.items():
            open_page(driver, f"{german.address}{path}")
            element = string(driver, context, "body")
            assert element.get_attribute("class") == kind
            assert outline(driver, element) == style
            sample = driver.find_element("css selector", f".pv-legend .{kind}")
            assert outline(driver, sample) == style


def test_pointing_at_a_string_shows_its_panel_and_it_can_be_pointed_at(
    driver: webdriver.Chrome, german: Preview
) -> None:
    """WCAG 1.4.13: hoverable, persistent, dismissible by Esc without moving the pointer or the
    focus.
    """
    open_page(driver, f"{german.address}{PROGRAM}")
    assert not panel(driver).is_displayed()
    ActionChains(driver).move_to_element(string(driver, NAME)).perform()
    wait(driver, says(NAME, "#pv-panel"))
    place = german.studio.place(
        next(m for m in german.studio.edition.messages if m.context == NAME)
    )
    for said in ("Vedette de secours", "reviewed", f"{place[0]}:{place[1]}"):
        assert said in panel(driver).text
    source = panel(driver).find_element("css selector", ".pv-source")
    assert (source.get_attribute("lang"), source.get_attribute("dir")) == ("fr", "ltr")
    ActionChains(driver).move_to_element(
        panel(driver).find_element("css selector", ".pv-place")
    ).pause(0.4).perform()
    assert NAME in panel(driver).text
    ActionChains(driver).send_keys(Keys.ESCAPE).perform()
    assert not panel(driver).is_displayed()


def test_the_keyboard_reaches_a_string_its_panel_and_comes_back(
    driver: webdriver.Chrome, german: Preview
) -> None:
    """WCAG 2.1.1 and 1.4.13: focus shows the panel, F2 or Enter goes into it, Esc comes back, a
    link shows its own strings.
    """
    open_page(driver, f"{german.address}{PROGRAM}")
    driver.find_element("css selector", ".skip").send_keys("")
    while (
        "data-message"
        not in str(driver.switch_to.active_element.get_attribute("outerHTML")).partition(">")[0]
    ):
        ActionChains(driver).send_keys(Keys.TAB).perform()
    here = driver.switch_to.active_element
    assert panel(driver).is_displayed()
    for key in (Keys.F2, Keys.ENTER):
        ActionChains(driver).send_keys(key).perform()
        assert driver.switch_to.active_element.text == "Copy msgctxt"
        ActionChains(driver).send_keys(Keys.ESCAPE).perform()
        assert not panel(driver).is_displayed()
        assert driver.switch_to.active_element == here
        driver.execute_script("arguments[0].blur(); arguments[0].focus()", here)
        assert panel(driver).is_displayed()
    link = driver.find_element("css selector", "a.brand")
    driver.execute_script("arguments[0].focus()", link)
    assert "site|name" in panel(driver).text
    assert not link.find_elements("css selector", "[tabindex]"), "no tab stop inside a link"


def test_a_touch_on_a_link_shows_its_string_first(
    driver: webdriver.Chrome, german: Preview
) -> None:
    """A finger cannot point without pressing: the second touch follows the link."""
    open_page(driver, f"{german.address}programs/")
    name = string(driver, NAME)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", name)

    def touch() -> None:
        finger: Any = PointerInput  # Selenium types neither it nor what it does
        actions: Any = ActionBuilder(driver, mouse=finger(POINTER_TOUCH, "finger"))
        actions.pointer_action.move_to(name).pointer_down().pointer_up()
        actions.perform()

    touch()
    wait(driver, says(NAME, "#pv-panel"))
    assert driver.current_url == f"{german.address}programs/"
    touch()
    wait(driver, lambda d: d.current_url == f"{german.address}{PROGRAM}")


def test_the_button_copies_the_context(driver: webdriver.Chrome, german: Preview) -> None:
    open_page(driver, f"{german.address}{PROGRAM}")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(german.address))
    permissions = {
        "origin": origin,
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
    }
    driver.execute_cdp_cmd("Browser.grantPermissions", permissions)
    ActionChains(driver).move_to_element(string(driver, NAME)).perform()
    wait(driver, says(NAME, "#pv-panel"))
    panel(driver).find_element("css selector", "button").click()
    wait(driver, says("copied", "#pv-panel"))
    assert driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])") == NAME


def test_strings_without_a_place_of_their_own_are_listed(
    driver: webdriver.Chrome, german: Preview
) -> None:
    """Only some readers see the text of an attribute, and it needs a translation all the same."""
    open_page(driver, f"{german.address}{PROGRAM}")
    driver.find_element("css selector", ".pv-bar summary").click()
    driver.find_element("xpath", "//button[contains(., 'layout|menu')]").click()
    assert "Main menu" in panel(driver).text


def test_the_bar_leads_from_string_to_string_of_a_kind(
    driver: webdriver.Chrome, german: Preview
) -> None:
    open_page(driver, f"{german.address}{PROGRAM}")
    button = driver.find_element("css selector", "[data-next=draft]")
    seen = []
    for _ in range(2):
        button.send_keys(Keys.ENTER)
        seen.append(driver.switch_to.active_element)
        assert driver.switch_to.active_element.find_elements(
            "xpath", "descendant-or-self::*[contains(@class,'pv-draft')]"
        )
    assert seen[0] != seen[1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Rettungsboot"', 'msgstr "Rettungsboot', "is not a complete line of a catalog"),
        ("nplurals=2", "nplurals=3", "Plural-Forms is not the one of i18n/locales.yaml"),
        ("Rufen Sie {accueil} vor", "Rufen Sie {acueil} vor", "{accueil} is missing"),
    ],
)
def test_a_problem_stands_above_the_last_good_page_and_goes_when_it_is_mended(
    driver: webdriver.Chrome, german: Preview, old: str, new: str, said: str
) -> None:
    """Issue 4, part 7: a problem in the file shows on the page, not as a dead server."""
    open_page(driver, f"{german.address}{PROGRAM}")
    replace(german.catalog, old, new)
    wait(driver, says(said, ".pv-problems"))
    line = next(
        n for n, text in enumerate(german.catalog.read_text().split("\n"), 1) if new in text
    )
    assert f"{german.catalog}:{line}" in driver.find_element("css selector", ".pv-problems").text
    assert "Rettungsboot" in driver.find_element("css selector", "h1").text
    assert "Rufen Sie" in driver.find_element("css selector", "main").text
    replace(german.catalog, new, old)
    wait(driver, lacks(said))
    replace(german.catalog, 'msgstr "Rettungsboot"', 'msgstr "Seenotkreuzer"')
    wait(driver, says("Seenotkreuzer", "h1"))


def test_a_record_and_a_template_show_when_they_are_saved(
    driver: webdriver.Chrome, german: Preview
) -> None:
    open_page(driver, f"{german.address}{OUTDATED}")
    replace(
        german.content / "programs" / "ecole-de-nage.yaml",
        "name: École de nage",
        "name: École de plongée",
    )
    wait(driver, says("École de plongée", "h1"))


def test_the_place_of_the_reader_stays_when_the_page_renews_itself(
    driver: webdriver.Chrome, german: Preview
) -> None:
    open_page(driver, f"{german.address}{PROGRAM}")
    driver.execute_script(
        "arguments[0].focus()", string(driver, "program:vedette-de-secours|body:appel")
    )
    replace(german.catalog, "Rufen Sie", "Bitte rufen Sie")
    wait(driver, says("Bitte rufen Sie", "main"))
    wait(driver, lambda d: "Bitte rufen Sie" in d.switch_to.active_element.text)


def test_from_right_to_left_the_panel_begins_where_the_string_begins(
    driver: webdriver.Chrome, arabic: Preview
) -> None:
    """The page runs from right to left, the bar and the panel from left to right, and nothing
    leaves a narrow window.
    """
    open_page(driver, arabic.address)
    assert (
        driver.execute_script(
            "return getComputedStyle(document.querySelector('.pv-bar')).direction"
        )
        == "ltr"
    )
    element = driver.find_element("css selector", "main span.pv-draft[tabindex][data-message]")
    driver.execute_script("arguments[0].focus()", element)
    edges = (
        "const r=e=>Math.round(e.getBoundingClientRect().right);"
        "return [r(arguments[0]),r(document.getElementById('pv-panel'))]"
    )
    edge_of_string, edge_of_panel = driver.execute_script(edges, element)
    assert edge_of_string == edge_of_panel
    show(driver, width=320)
    driver.execute_script("arguments[0].blur(); arguments[0].focus()", element)
    assert driver.execute_script("return document.documentElement.scrollWidth") == 320


def test_no_script_or_style_of_the_preview_breaks_the_policy_of_the_page(
    driver: webdriver.Chrome, german: Preview
) -> None:
    """default-src 'self' holds on a preview too."""
    browser: Any = driver  # Selenium does not type its logs
    browser.get_log("browser")
    open_page(driver, f"{german.address}{PROGRAM}")
    ActionChains(driver).move_to_element(string(driver, NAME)).perform()
    wait(driver, says(NAME, "#pv-panel"))
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_axe_finds_nothing_on_a_preview(
    driver: webdriver.Chrome, root: Callable[[str], Path], tag: str
) -> None:
    """WCAG 2.2 AA, light and dark, 320 and 1280 px: a page with a problem and the list open, then
    the panel by itself.

    What the open panel lies upon is hidden then: axe cannot judge a text that something else
    covers, nor one whose lines cover different things, even behind an opaque ground.
    """
    content = root("french")
    replace(content / "i18n" / "po" / tag / "programs.po", "charset=UTF-8", "charset=ASCII")
    found = []
    with previewing(content, tag) as preview:
        for path in (PROGRAM, OUTDATED):
            open_page(driver, f"{preview.address}{path}")
            assert driver.find_elements("css selector", ".pv-problems")
            driver.find_element("css selector", ".pv-bar details summary").click()
            for theme in THEMES:
                for width in WIDTHS:
                    show(driver, theme, width)
                    driver.execute_script(BENEATH, "visible")
                    driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
                    ActionChains(driver).send_keys(Keys.ESCAPE).perform()
                    assert not panel(driver).is_displayed()
                    found += [
                        f"{path} {theme} {width} {line}"
                        for results in run_axe(driver)
                        for line in describe(results)
                    ]
                    driver.execute_script("document.querySelector('main span[tabindex]').focus()")
                    assert panel(driver).is_displayed()
                    driver.execute_script(BENEATH, "hidden")
                    found += [
                        f"{path} {theme} {width} {line}"
                        for results in run_axe(driver, "#pv-panel")
                        for line in describe(results)
                    ]
    assert found == []
