"""Can everybody read the page of the translations and its chart? axe in four states, reflow,
labels, colours that are replaced.
"""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.browsing import LANGUAGES, findings, open_page, overflow, run_axe, show
from tests.charts.test_browser import CONTRAST, LABELS

PAGE = "translations/"
pytestmark = pytest.mark.browser

STACK = """
return [...document.querySelectorAll('.chart .keys svg')].map(svg => {
  const path = svg.querySelector('.stack');
  if (!path) return 'empty';
  const style = getComputedStyle(path);
  return `${style.strokeDasharray} ${style.strokeWidth}`;
})
"""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 2.2 AA: no violation and nothing undecided, light and dark, 320 and 1280 px."""
    open_page(driver, f"{address}/{tag}/{PAGE}")
    assert findings(driver, f"{tag}/{PAGE}index.html") == []


@pytest.mark.parametrize("tag", ["en", "ar", "en-XA", "ar-XB"])
def test_the_page_reflows_at_320_px(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 1.4.10."""
    show(driver, "light", 320)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    assert overflow(driver) == []


@pytest.mark.parametrize("width", [320, 480, 1280])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_labels_can_be_read_and_never_touch(
    driver: webdriver.Chrome, address: str, tag: str, width: int
) -> None:
    """Text in the chart is at least 12 px high at every width, and no label stands on another."""
    show(driver, "light", width)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    (chart,) = driver.execute_script(LABELS)
    assert chart["count"] >= 12
    assert chart["size"] >= 12
    assert chart["touching"] == 0


@pytest.mark.parametrize("forced", [False, True])
def test_series_differ_without_their_colours(
    driver: webdriver.Chrome, address: str, forced: bool
) -> None:
    """WCAG 1.4.1: each of the four has a pattern of its own."""
    show(driver, "light", 1280, forced=forced)
    open_page(driver, f"{address}/en/{PAGE}")
    found: list[Any] = driver.execute_script(STACK)
    show(driver)
    assert len(found) == len(set(found)) == 4
    assert found[-1] == "empty"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_bars_stand_out(driver: webdriver.Chrome, address: str, theme: str) -> None:
    """WCAG 1.4.3 and 1.4.11, measured because axe cannot: text 4.5:1, bars and lines 3:1; and
    nothing else on the page is undecided.
    """
    show(driver, theme, 1280)
    open_page(driver, f"{address}/en/{PAGE}")
    lines_of_charts = ".chart .joined, .chart .points, .chart .cuts"
    assert lines_of_charts in CONTRAST
    texts, lines = driver.execute_script(
        CONTRAST.replace(lines_of_charts, ".chart .stack, .chart .track, .chart .cuts")
    )
    assert len(texts) >= 12
    assert min(texts) >= 4.5
    assert len(lines) >= 8
    assert min(lines) >= 3
    _, incomplete = run_axe(driver)
    undecided = [node["target"][0] for result in incomplete for node in result["nodes"]]
    script = "return arguments[0].filter(s => !document.querySelector(s).closest('.chart > svg'))"
    assert driver.execute_script(script, undecided) == []


CROSSED = """
const svg = document.querySelector('.chart > svg'), box = svg.getBoundingClientRect();
const scale = box.width / svg.viewBox.baseVal.width;
const lines = svg.querySelector('.grid').getAttribute('d').match(/ [0-9.]+V[0-9.]+/g)
  .map(s => s.trim().split('V').map(y => box.top + (Number(y) - arguments[0]) * scale));
const names = [...svg.querySelectorAll('.names text, .shares text')]
  .map(t => t.getBoundingClientRect());
const crosses = (n, [a, b]) => a < n.bottom - n.height * .15 && n.top + n.height * .15 < b;
return [names.length, lines.length, names.filter(n => lines.some(line => crosses(n, line))).length];
"""


def test_no_line_crosses_a_name(driver: webdriver.Chrome, address: str) -> None:
    """Names of languages stand free, in every script and whatever its descenders; lines 12 units
    higher would be found.
    """
    show(driver, "light", 320)
    open_page(driver, f"{address}/en/{PAGE}")
    names, lines, crossed = driver.execute_script(CROSSED, 0)
    assert names >= 6
    assert lines >= 18
    assert crossed == 0
    assert driver.execute_script(CROSSED, 12)[2] == names
