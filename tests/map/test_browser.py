"""Does the map work in a real browser: named links, visible focus, contrast, the finder, no
script, no sideways page?
"""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from site_src.dataset.dataset import Dataset
from tests.browsing import LANGUAGES, THEMES, browsing, findings, open_page, overflow, show

pytestmark = pytest.mark.browser
TAGS = ("en", "es", "ar")
COLOURS = """
const luminance = (css) => {
  const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  c.fillStyle = css; c.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...c.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v =>
    (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const ratio = (a, b) => { [a, b] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (a + .05) / (b + .05) };
const ground = getComputedStyle(document.body).backgroundColor;
const codes = [...document.querySelectorAll('.map .inset')].map(t =>
  [ratio(getComputedStyle(t).fill, ground), 21]);
return arguments[0] ? codes : [...document.querySelectorAll('.map a')].map(a => {
  const path = getComputedStyle(a.querySelector('path')),
    text = getComputedStyle(a.querySelector('text'));
  return [Math.min(ratio(text.fill, path.fill), ratio(text.fill, ground)),
    Math.min(ratio(path.stroke, path.fill), ratio(path.stroke, ground))];
});
"""


@pytest.mark.parametrize("tag", TAGS)
def test_each_area_is_a_link_with_a_name_and_takes_the_focus(
    driver: webdriver.Chrome, address: str, dataset: Dataset, tag: str
) -> None:
    """WCAG 2.4.4, 2.1.1, 2.5.3: the name is the office's and contains the number that is seen."""
    show(driver)
    open_page(driver, f"{address}/{tag}/offices/")
    links = driver.find_elements(By.CSS_SELECTOR, ".map a")
    assert len(links) == 25
    for link in links:
        ident = (link.get_dom_attribute("href") or "").split("/")[-2]
        shown = link.find_element(By.TAG_NAME, "text").text
        assert link.accessible_name == f"{shown} {dataset.offices[ident].name}"
        driver.execute_script("arguments[0].focus()", link)
        assert driver.switch_to.active_element == link


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_borders_and_focus_are_seen(
    driver: webdriver.Chrome, address: str, theme: str
) -> None:
    """WCAG 1.4.3: numbers 4.5:1 on their area; 1.4.11: borders and the focus 3:1."""
    show(driver, theme)
    open_page(driver, f"{address}/en/offices/")
    measured = driver.execute_script(COLOURS)
    assert len(measured) == 25
    assert min(text for text, _ in measured) >= 4.5
    assert min(border for _, border in measured) >= 3
    driver.find_element(By.ID, "find-place").send_keys("\t\t")
    driver.switch_to.active_element.send_keys("\t")
    link = driver.switch_to.active_element
    assert link.tag_name == "a"
    width, border, resting = driver.execute_script(
        "const s=getComputedStyle(arguments[0].querySelector('path'));const "
        "o=getComputedStyle(document.querySelectorAll('.map a path')[9]);"
        "return [parseFloat(s.strokeWidth), s.stroke, o.stroke]",
        link,
    )
    assert width >= 4
    assert border != resting
    assert min(border for _, border in driver.execute_script(COLOURS)) >= 3


def test_a_number_that_stands_again_looks_like_the_others_and_lets_the_pointer_through(
    driver: webdriver.Chrome, address: str
) -> None:
    """Whoever presses the number on a far part gets to the office, as from anywhere else on its
    area.
    """
    show(driver)
    open_page(driver, f"{address}/en/offices/")
    found = driver.execute_script(
        "const style = t => (s => [s.fill, s.fontSize])(getComputedStyle(t)).join();"
        "return [...document.querySelectorAll('.map > text')].map(t => {"
        "t.scrollIntoView({block: 'center'}); const r = t.getBoundingClientRect();"
        "const under = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);"
        "return [t.textContent, style(t) === style(document.querySelector('.map a "
        "text')), under.closest('a')?.getAttribute('href') ?? '']})"
    )
    assert found == [["22", True, ""], ["23", True, "/en/offices/ero-seattle/"]], (
        "the one for the islands stands in the sea"
    )


@pytest.mark.parametrize("forced", [False, True])
@pytest.mark.parametrize("theme", THEMES)
def test_the_codes_of_the_insets_are_seen(
    driver: webdriver.Chrome, address: str, theme: str, forced: bool
) -> None:
    """WCAG 1.4.3: the four codes with their numbers stand on the page itself, each inside its
    frame and above its shape; faint ones are refused.
    """
    show(driver, theme, forced=forced)
    open_page(driver, f"{address}/en/offices/")
    codes = driver.execute_script(COLOURS, True)
    assert len(codes) == 4
    assert min(ratio for ratio, _ in codes) >= 4.5
    driver.execute_script(
        "document.querySelectorAll('.map .inset').forEach(t => "
        "t.style.fill = getComputedStyle(document.body).backgroundColor)"
    )
    assert max(ratio for ratio, _ in driver.execute_script(COLOURS, True)) < 1.1
    show(driver)


@pytest.mark.parametrize("theme", THEMES)
def test_forced_colours_keep_areas_labels_and_focus(
    driver: webdriver.Chrome, address: str, theme: str
) -> None:
    """WCAG 1.4.3 and 1.4.11 with colours of the reader's own: numbers, borders and the focus; a
    map that ignores them is refused.
    """
    show(driver, theme, forced=True)
    open_page(driver, f"{address}/en/offices/")
    measured = driver.execute_script(COLOURS)
    assert len(measured) == 25
    assert min(text for text, _ in measured) >= 4.5
    assert min(border for _, border in measured) >= 3
    fills = (
        "return [...new Set([...document.querySelectorAll('.map a > "
        "path:first-of-type')].map(p => getComputedStyle(p).fill))]"
    )
    assert len(driver.execute_script(fills)) == 1, "the classes of colour give way to the reader's"
    stroke = (
        "const s = getComputedStyle(document.querySelector('.map a path')); "
        "return [s.stroke, parseFloat(s.strokeWidth)]"
    )
    resting, thin = driver.execute_script(stroke)
    driver.find_element(By.ID, "find-place").send_keys("\t\t")
    driver.execute_script("document.querySelector('.map a').focus()")
    focused, thick = driver.execute_script(stroke)
    assert (focused != resting, thick > thin) == (True, True)
    driver.execute_script(
        "document.querySelectorAll('.map a > path').forEach(p => "
        "p.style.fill = getComputedStyle(p.parentElement).color)"
    )
    assert min(text for text, _ in driver.execute_script(COLOURS)) < 4.5
    show(driver)


def results(driver: webdriver.Chrome, query: str) -> list[str]:
    """What the finder lists for a query."""
    field = driver.find_element(By.ID, "find-place")
    field.clear()
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    driver.execute_script("arguments[0].textContent=''", status)
    field.send_keys(query)
    WebDriverWait(driver, 10).until(lambda _: status.text)
    return [item.text for item in driver.find_elements(By.CSS_SELECTOR, ".find li")]


QUERIES = [
    ("en", "Harris County", "Harris, Texas: Houston Field Office"),
    ("en", "dona ana", "Doña Ana, New Mexico: El Paso Field Office"),
    ("en", "samoa", "American Samoa: The sources name no office."),
    ("es", "Condado de Harris", "Harris, Texas: Houston Field Office"),
    ("es", "nuevo mexico", "Nuevo México: El Paso Field Office"),
    ("es", "BAYAMON", "Bayamón, Puerto Rico: Miami Field Office"),
    ("ar", "مقاطعة Harris", "Harris, تكساس: Houston Field Office"),
    ("ar", "الاباما", "ألاباما: New Orleans Field Office"),
    ("ar", "Alabama", "ألاباما: New Orleans Field Office"),
]


@pytest.mark.parametrize(("tag", "query", "expected"), QUERIES)
def test_finder_finds(
    driver: webdriver.Chrome, address: str, tag: str, query: str, expected: str
) -> None:
    show(driver)
    open_page(driver, f"{address}/{tag}/offices/")
    assert expected in results(driver, query)


def test_finder_says_when_nothing_is_found_and_sends_nothing(
    driver: webdriver.Chrome, address: str
) -> None:
    show(driver)
    open_page(driver, f"{address}/en/offices/")
    before = driver.current_url
    loaded = (
        "return performance.getEntriesByType('resource')"
        ".filter(r=>r.name.includes('counties')).length"
    )
    assert driver.execute_script(loaded) == 0
    assert results(driver, "xyzzy") == []
    assert (
        "No place of this name" in driver.find_element(By.CSS_SELECTOR, ".find [role=status]").text
    )
    driver.find_element(By.ID, "find-place").send_keys("\n")
    assert driver.current_url == before
    assert driver.execute_script(loaded) == 1


def test_without_scripts_the_table_answers_and_no_dead_field_is_shown(address: str) -> None:
    with browsing("--blink-settings=scriptEnabled=false") as driver:
        driver.get(f"{address}/en/offices/")
        assert not driver.find_element(By.CSS_SELECTOR, ".find").is_displayed()
        assert (
            driver.find_element(By.CSS_SELECTOR, "tr[data-place=tx] a").get_dom_attribute("href")
            == "/en/offices/ero-dallas/"
        )
        assert driver.find_element(By.CSS_SELECTOR, ".map a").is_displayed()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_page_with_results_is_sound_and_holds_its_width(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    show(driver, "light", 320)
    open_page(driver, f"{address}/{tag}/offices/")
    assert results(driver, "orange")
    assert overflow(driver) == []
    assert findings(driver, f"{tag}/offices/index.html") == []


def test_map_is_not_mirrored(driver: webdriver.Chrome, address: str) -> None:
    """West stays at the left in a page that is written from right to left."""
    show(driver)
    open_page(driver, f"{address}/ar/offices/")
    west, east = (
        driver.find_element(By.CSS_SELECTOR, f".map a[href*='{i}']").rect["x"]
        for i in ("ero-seattle", "ero-boston")
    )
    assert west < east


def test_svg_keeps_its_budget(site: Path) -> None:
    """At most 12 kB of SVG, compressed with brotli, in every language."""
    for tag in TAGS:
        html = (site / tag / "offices" / "index.html").read_text(encoding="utf-8")
        (svg,) = re.findall(r"<svg.*?</svg>", html, re.S)
        assert 3_000 < len(brotli.compress(svg.encode())) <= 12_000
