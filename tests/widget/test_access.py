"""Can everybody use the list? Themes, layouts, widths, forced colours, print, keyboard, and what
assistive technology is told.
"""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.browsing import LANGUAGES, THEMES, WIDTHS, describe, run_axe, show
from tests.widget.browsers import EITHER
from tests.widget.partners import Partner

CORNER = "document.querySelector('assistance-corner')"
LAYOUTS = ("list", "cards", "compact")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_engine_finds_a_barrier_in_any_theme_layout_or_width(
    host: Partner, driver: webdriver.Chrome, tag: str
) -> None:
    """WCAG 2.2 AA by axe: no violation, nothing left open, and no sideways scrolling at 320 px
    (1.4.10).
    """
    body = f'<main><h1>Partner</h1><div data-assistance-corner data-lang="{tag}"></div></main>'
    host.show(
        body,
        head="{script}<style>:root{color-scheme:light dark}"
        "body{color:CanvasText;background:Canvas}</style>",
    )
    host.ready()
    for layout in LAYOUTS:
        host.run(f"{CORNER}.layout = arguments[0]", layout)
        host.wait(f"{CORNER}.shadowRoot.querySelector('.{layout}')")
        for theme in THEMES:
            for width in WIDTHS:
                show(driver, theme, width)
                violations, incomplete = run_axe(driver)
                assert describe([*violations, *incomplete]) == [], (layout, theme, width)
                assert host.run("return document.documentElement.scrollWidth <= innerWidth"), (
                    layout,
                    width,
                )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_target_is_24_pixels(host: Partner, driver: webdriver.Chrome, layout: str) -> None:
    """WCAG 2.5.8."""
    show(driver, width=320)
    host.show(f'<div data-assistance-corner data-layout="{layout}"></div>')
    host.ready()
    boxes = host.run(
        f"return [...{CORNER}.shadowRoot.querySelectorAll('a, input')].map(e => "
        f"[e.getBoundingClientRect(), e.textContent])"
    )
    assert len(boxes) == 51
    assert [text for box, text in boxes if box["height"] < 24 or box["width"] < 24] == []


def test_an_axe_that_sees_nothing_would_be_noticed(host: Partner, driver: webdriver.Chrome) -> None:
    """A test of the test: the host's unreadable colors are noticed inside the shadow root."""
    host.show("{list}", head="{script}<style>body{--ac-text:#ccc;--ac-background:#ddd}</style>")
    host.ready()
    assert [
        line
        for line in describe(run_axe(driver)[0])
        if line.startswith("color-contrast") and "assistance-corner" in line
    ]


def test_forced_colours_keep_borders_and_text(host: Partner, driver: webdriver.Chrome) -> None:
    """The system's colours take the place of ours; nothing is told by a background alone."""
    show(driver, "dark", forced=True)
    host.show('<div data-assistance-corner data-layout="cards"></div>')
    host.ready()
    found = host.run(f"""
        const r = {CORNER}.shadowRoot;
        const of = (selector, name) => getComputedStyle(r.querySelector(selector))[name];
        const probe = document.createElement('p');
        document.body.append(probe);
        probe.style.color = 'CanvasText';
        return [of('[part=summary]', 'color') === getComputedStyle(probe).color,
                of('input', 'borderTopWidth'), of('li', 'borderTopWidth'),
                of('input', 'forcedColorAdjust')];
    """)
    assert found == [True, "1px", "1px", "auto"]


@pytest.mark.parametrize("host", EITHER, indirect=True)
def test_print_shows_every_item_with_its_address_and_no_field(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.run(
        f"const f = {CORNER}.shadowRoot.querySelector('input'); f.value = '287'; "
        f"f.dispatchEvent(new Event('input'))"
    )
    assert len(host.texts("li")) < 48
    host.paper("print")
    host.wait("matchMedia('print').matches")
    assert len(host.texts("li")) == 48
    assert host.texts("label, input, [role=status]") == []
    printed = host.run(
        f"return [...{CORNER}.shadowRoot.querySelectorAll('li a')].map(a => "
        f"[getComputedStyle(a, '::after').content, a.getAttribute('href')])"
    )
    assert [
        shown for shown, address in printed if shown not in (f'"{address}"', "attr(href)")
    ] == []  # as Firefox computes it
    assert printed[0][1].startswith("http")


def test_ids_are_not_used_at_all(host: Partner) -> None:
    """Ten lists on a page cannot have an id twice."""
    host.open("hosts/ten")
    host.ready(10)
    assert (
        host.run(
            "return [...document.querySelectorAll('assistance-corner')].map(c => "
            "c.shadowRoot.querySelectorAll('[id]').length)"
        )
        == [0] * 10
    )


def tree(driver: webdriver.Chrome) -> list[tuple[str, str]]:
    """What assistive technology reads: (role, name) of each node, in order, without inner texts."""
    driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes: list[dict[str, Any]] = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[tuple[str, str]] = []

    def walk(node: dict[str, Any]) -> None:
        role = node.get("role", {}).get("value", "")
        if not node.get("ignored") and role not in (
            "StaticText",
            "InlineTextBox",
            "generic",
            "none",
            "ListMarker",
        ):
            found.append((role, node.get("name", {}).get("value", "")))
        for child in node.get("childIds", ()):
            walk(by_id[child])

    walk(nodes[0])
    return found


def test_what_assistive_technology_is_told(host: Partner, driver: webdriver.Chrome) -> None:
    host.show(
        '<main><h1>Partner</h1><div data-assistance-corner data-ids="section-287g"></div></main>'
    )
    host.ready()
    told = [
        (role, name)
        for role, name in tree(driver)
        if role not in ("RootWebArea", "main", "paragraph", "LabelText")
    ]
    program = host.texts("[part=link]")[0]
    assert told == [
        ("heading", "Partner"), ("searchbox", "Filter the programs"), ("status", ""),
        ("heading", host.texts("[part=heading]")[0]), ("list", ""), ("listitem", ""),
        ("heading", host.texts("[part=name]")[0]), ("link", program),
        ("link", "All programs, with contacts and sources"), ("link", "Assistance Corner"),
    ]  # fmt: skip


def test_the_text_may_be_spaced_out(host: Partner, driver: webdriver.Chrome) -> None:
    """WCAG 1.4.12: the reader's spacing cuts nothing off."""
    show(driver, width=320)
    host.show('<div data-assistance-corner data-layout="cards"></div>')
    host.ready()
    host.run(f"""
        const s = new CSSStyleSheet();
        s.replaceSync('*{{line-height:1.5!important;letter-spacing:.12em!important;' +
          'word-spacing:.16em!important}} p{{margin-block-end:2em!important}}');
        {CORNER}.shadowRoot.adoptedStyleSheets = [...{CORNER}.shadowRoot.adoptedStyleSheets, s];
    """)
    cut = host.run(
        f"return [...{CORNER}.shadowRoot.querySelectorAll('li, p, a')].filter(e => "
        f"e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length"
    )
    assert cut == 0
    assert host.run("return document.documentElement.scrollWidth <= innerWidth")
