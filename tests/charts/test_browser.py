"""What does a reader get in a real browser? axe, reflow, size of text, forced colours, print,
names in the accessibility tree.
"""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.browsing import LANGUAGES, findings, open_page, overflow, run_axe, show

PAGE = "statistics/removals/"
pytestmark = pytest.mark.browser

LABELS = """
return [...document.querySelectorAll('.chart > svg')].map(svg => {
  const shown = [...svg.querySelectorAll('text')]
    .filter(t => getComputedStyle(t).display !== 'none');
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const boxes = shown.map(t => t.getBoundingClientRect());
  const touching = boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
    a.left < b.right - 1 && b.left < a.right - 1 &&
    a.top + a.height * .3 < b.bottom - b.height * .3 &&
    b.top + b.height * .3 < a.bottom - a.height * .3));
  const sizes = shown.map(t => parseFloat(getComputedStyle(t).fontSize) * scale);
  return {count: shown.length, size: Math.min(...sizes), touching: touching.length};
})
"""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 2.2 AA: no violation and nothing undecided, light and dark, 320 and 1280 px, with the
    figures open; the gate looks at the page as it comes.
    """
    open_page(driver, f"{address}/{tag}/{PAGE}")
    driver.execute_script(
        "for (const d of document.querySelectorAll('.chart details')) d.open = true"
    )
    assert findings(driver, f"{tag}/{PAGE}index.html") == []


@pytest.mark.parametrize("tag", ["en", "ar-XB"])
def test_axe_finds_nothing_in_bars_and_keys(
    driver: webdriver.Chrome, small_address: str, tag: str
) -> None:
    open_page(driver, f"{small_address}/{tag}/help/")
    assert findings(driver, f"{tag}/{PAGE}index.html") == []


@pytest.mark.parametrize("tag", ["en", "es", "ar", "en-XA", "ar-XB"])
def test_the_page_reflows_at_320_px(driver: webdriver.Chrome, address: str, tag: str) -> None:
    """WCAG 1.4.10, with every table of a chart open."""
    show(driver, "light", 320)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    driver.execute_script(
        "for (const d of document.querySelectorAll('.chart details')) d.open = true"
    )
    assert overflow(driver) == []


@pytest.mark.parametrize("width", [320, 480, 640, 1280])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_labels_can_be_read_and_never_touch(
    driver: webdriver.Chrome, address: str, tag: str, width: int
) -> None:
    """Text in a chart is at least 12 px high at every width, and no label stands on another."""
    show(driver, "light", width)
    open_page(driver, f"{address}/{tag}/{PAGE}")
    found = driver.execute_script(LABELS)
    assert len(found) == 3
    for chart in found:
        assert chart["count"] > 8
        assert chart["size"] >= 12
        assert chart["touching"] == 0


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const light = color => {
  canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const ground = light(getComputedStyle(document.body).backgroundColor);
const ratio = color => {
  const v = light(color);
  return (Math.max(v, ground) + .05) / (Math.min(v, ground) + .05);
};
const measured = [
  ['.chart text', 'fill'],
  ['.chart .joined, .chart .points, .chart .cuts', 'stroke'],
];
return measured.map(([what, property]) =>
  [...document.querySelectorAll(what)].map(e => ratio(getComputedStyle(e)[property])));
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_lines_stand_out(driver: webdriver.Chrome, address: str, theme: str) -> None:
    """WCAG 1.4.3 and 1.4.11, measured because axe cannot: text 4.5:1, lines 3:1; and nothing else
    on the page is undecided.
    """
    show(driver, theme, 1280)
    open_page(driver, f"{address}/en/{PAGE}")
    texts, lines = driver.execute_script(CONTRAST)
    assert len(texts) > 40
    assert min(texts) >= 4.5
    assert len(lines) == 9
    assert min(lines) >= 3
    _, incomplete = run_axe(driver)
    undecided = [node["target"][0] for result in incomplete for node in result["nodes"]]
    script = "return arguments[0].filter(s => !document.querySelector(s).closest('.chart > svg'))"
    assert driver.execute_script(script, undecided) == []


def test_labels_that_touch_are_found(driver: webdriver.Chrome, address: str) -> None:
    """The smallest bad case: letters twice as large at 320 px."""
    show(driver, "light", 320)
    open_page(driver, f"{address}/en/{PAGE}")
    driver.execute_script(
        "const s=new CSSStyleSheet();s.replaceSync('.chart > "
        "svg{font-size:27px!important}');document.adoptedStyleSheets=[s]"
    )
    assert any(chart["touching"] for chart in driver.execute_script(LABELS))


def test_forced_colours_keep_lines_and_marks(driver: webdriver.Chrome, address: str) -> None:
    """Lines and points take the colour of the text that the reader chose."""
    show(driver, "light", 1280, forced=True)
    open_page(driver, f"{address}/en/{PAGE}")
    strokes, text = driver.execute_script(
        "return [[...document.querySelectorAll('.chart .joined, .chart .points, "
        ".chart .cuts')].map(p => getComputedStyle(p).stroke),"
        " getComputedStyle(document.body).color]"
    )
    show(driver)
    assert len(strokes) == 9
    assert set(strokes) == {text}


def test_print_opens_the_figures(driver: webdriver.Chrome, address: str) -> None:
    """On paper nobody can open anything: the figures of each chart are printed."""
    show(driver, "light", 1280)
    open_page(driver, f"{address}/en/{PAGE}")
    heights = (
        "return [...document.querySelectorAll('.chart details')].map(d => "
        "d.getBoundingClientRect().height)"
    )
    shut = driver.execute_script(heights)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    printed = driver.execute_script(heights)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(shut) == 3
    assert max(shut) < 60
    assert min(printed) > 200


def inside(found: list[dict[str, Any]], top: str) -> list[str]:
    """The names of all that a screen reader meets below a node."""
    below = [node for node in found if node.get("parentId") == top]
    names = [
        node["name"]["value"]
        for node in below
        if not node.get("ignored") and node.get("name", {}).get("value")
    ]
    return names + [name for node in below for name in inside(found, node["nodeId"])]


def nodes(driver: webdriver.Chrome) -> list[dict[str, Any]]:
    """The accessibility tree of the open page."""
    return list(driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"])


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_screen_reader_meets_one_picture_with_a_sentence(
    driver: webdriver.Chrome, address: str, tag: str
) -> None:
    """Each chart is one image: its title, then what it shows; labels inside are not read one by
    one.
    """
    open_page(driver, f"{address}/{tag}/{PAGE}")
    found = nodes(driver)
    images = [
        node
        for node in found
        if node.get("role", {}).get("value") in ("image", "img") and not node.get("ignored")
    ]
    names = [node["name"]["value"] for node in images]
    assert len(names) == 3
    assert all(
        figure in name for figure, name in zip(("409,849", "66.3%", "99.3%"), names, strict=True)
    )
    assert [inside(found, node["nodeId"]) for node in images] == [[], [], []]


def test_charts_need_no_script(driver: webdriver.Chrome, address: str) -> None:
    """The page of charts loads no script at all."""
    open_page(driver, f"{address}/en/{PAGE}")
    assert (
        driver.execute_script(
            "return document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"
        )
        == 0
    )
    assert driver.execute_script("return document.querySelectorAll('.chart path').length") > 10
