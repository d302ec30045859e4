"""Is the widget at home in pages with a public style, and are they left as they were? USWDS,
GOV.UK Frontend, DSFR, Bootstrap 3 and 5.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from tests.browsing import THEMES, WIDTHS, describe, run_axe
from tests.conftest import PROJECT
from tests.widget.browsers import BROWSERS, case
from tests.widget.partners import Partner
from tests.widget.servers import BARE
from tests.widget.styles import FOLDER, RESERVED, STYLES, style_file

CORNER = "document.querySelector('assistance-corner')"
# Every computed property and the box of every element of the host: [its place, {property: value},
# box]
OWN = """
    const around = [...document.querySelectorAll('body, body *')]
      .filter(e => !e.closest('[data-assistance-corner] *'));
    return around.map(e => {
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        const values = [...style].map(name => [name, style.getPropertyValue(name)]);
        return [e.localName, Object.fromEntries(values), [box.x, box.y, box.width, box.height]];
    })
"""
# Of the first element of each part, and of its ::before: what it looks like.
INSIDE = """
    const root = document.querySelector('assistance-corner').shadowRoot, found = {};
    for (const e of [...root.querySelectorAll('*')]) {
        const name = e.localName + ' ' + (e.getAttribute('part') || '');
        if (name in found) continue;
        const look = (style) => Object.fromEntries(
          [...style].map(name => [name, style.getPropertyValue(name)]));
        found[name] = [look(getComputedStyle(e)), look(getComputedStyle(e, '::before'))];
    }
    return found;
"""
NARROW = (
    "<style>[data-assistance-corner]"
    "{inline-size:280px;--ac-font:sans-serif;--ac-font-size:16px}</style>"
)


def quick(browser: str, name: str, theme: str, direction: str, width: int) -> bool:
    """True for what runs without the audit: a theme of each style, at two widths."""
    return (browser, direction, theme) == (
        "chromium",
        "ltr",
        "dark" if STYLES[name].dark else "light",
    ) and width in WIDTHS


COMBINATIONS = [
    case(*values, audit=not quick(*values))
    for values in product(BROWSERS, STYLES, THEMES, ("ltr", "rtl"), (*WIDTHS, 768))
]


def opened(host: Partner, page: str) -> None:
    """Open a page that a test made."""
    host.pages["style.html"] = page
    host.open("style.html")
    host.run("return document.fonts.ready.then(() => 1)")


def test_each_style_has_a_page_and_its_sheet() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.html")) == sorted(STYLES)
    assert len(STYLES) == 5
    for name, style in STYLES.items():
        for sheet in filter(None, (style.sheet, style.right_to_left)):
            assert style_file(f"/style/{name}/{sheet}") is not None, sheet
    assert style_file("/style/uswds/../package.json") is None
    assert style_file("/style/other/x.css") is None


@pytest.mark.parametrize(
    ("host", "name", "theme", "direction", "width"), COMBINATIONS, indirect=["host"]
)
def test_the_list_is_at_home(
    host: Partner, name: str, theme: str, direction: str, width: int
) -> None:
    """What a reader or a webmaster would mind."""
    host.look(theme, width)
    opened(host, STYLES[name].page(BARE, theme, direction))
    host.ready()
    assert len(host.texts("li")) == 48
    assert host.seen("lines") == []
    violations, incomplete = run_axe(host.driver)
    assert [
        line for line in describe([*violations, *incomplete]) if "assistance-corner" in line
    ] == []
    found: dict[str, Any] = host.run(f"""
        const corner = {CORNER}, root = corner.shadowRoot, box = root.querySelector('.box');
        const [look, around] = [getComputedStyle(box), getComputedStyle(corner.parentNode)];
        return {{
            small: [...root.querySelectorAll('a, input')]
              .filter(e => e.offsetHeight < 24 || e.offsetWidth < 24).length,
            wide: [...root.querySelectorAll('*')]
              .filter(e => e.clientWidth && e.scrollWidth > e.clientWidth + 1).length,
            page: document.documentElement.scrollWidth - innerWidth,
            font: [look.fontFamily, around.fontFamily],
            size: [parseFloat(look.fontSize), parseFloat(around.fontSize)],
            scheme: [look.colorScheme, getComputedStyle(document.body).colorScheme],
            direction: look.direction, lines: parseFloat(look.lineHeight),
        }}
    """)
    assert found["small"] == 0  # WCAG 2.5.8
    assert found["wide"] == 0
    assert found["page"] <= 0  # WCAG 1.4.10
    assert found["font"][0] == found["font"][1]
    assert found["size"][0] == max(found["size"][1], 14)
    assert found["scheme"][0] == found["scheme"][1]
    assert found["direction"] == direction
    assert found["lines"] == pytest.approx(found["size"][0] * 1.5, abs=0.05)  # Firefox rounds it


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        (name, theme)
        for name, style in STYLES.items()
        for theme in (THEMES if style.dark else THEMES[:1])
    ],
)
def test_the_line_that_matches_the_colors_can_be_read(host: Partner, name: str, theme: str) -> None:
    """The README's line for a style takes effect, and its colors are readable (WCAG 1.4.3)."""
    line = STYLES[name].line
    assert f"`{line}`" in (PROJECT / "widget" / "README.md").read_text(encoding="utf-8")
    opened(host, STYLES[name].page(BARE, theme, head="{script}"))
    host.ready()
    colour = f"return getComputedStyle({CORNER}.shadowRoot.querySelector('a')).color"
    before = host.run(colour)
    opened(
        host,
        STYLES[name].page(
            BARE, theme, head="{script}<style>[data-assistance-corner]{" + line + "}</style>"
        ),
    )
    host.ready()
    assert host.run(colour) != before
    violations, incomplete = run_axe(host.driver)
    assert [
        line for line in describe([*violations, *incomplete]) if "assistance-corner" in line
    ] == []


@pytest.mark.parametrize("name", STYLES)
def test_the_host_looks_as_before(host: Partner, name: str) -> None:
    """Each computed property and the place of each element of the host, with its place reserved,
    and not one jump.
    """
    opened(host, STYLES[name].page(BARE, head=RESERVED))
    before = host.run(OWN)
    assert len(before) > 15
    opened(host, STYLES[name].page(BARE, head=f"{RESERVED}{{script}}"))
    host.ready()
    host.settle()
    changed = [
        (a[0], key)
        for a, b in zip(before, host.run(OWN), strict=True)
        for key in a[1]
        if a[1][key] != b[1].get(key)
    ]
    assert changed == []
    assert [a[2] for a in before] == [b[2] for b in host.run(OWN)]
    assert host.seen("shift") <= 0.02


def different(host: Partner, page: str) -> set[tuple[str, str]]:
    """What looks otherwise inside a list on this page than in a plain page: (part, property)."""
    host.show(BARE, head=f"{{script}}{NARROW}")
    host.ready()
    plain = host.run(INSIDE)
    assert len(plain) > 12
    opened(host, page)
    host.ready()
    styled = host.run(INSIDE)
    assert list(styled) == list(plain)
    return {
        (part, key)
        for part, looks in plain.items()
        for i in (0, 1)
        for key, value in looks[i].items()
        if styled[part][i].get(key) != value
    }


@pytest.mark.parametrize("name", STYLES)
def test_the_inside_looks_as_in_a_plain_page(host: Partner, name: str) -> None:
    """With the same font and width, no rule of a host's reaches anything inside: every computed
    property is the same.
    """
    assert different(host, STYLES[name].page(BARE, head=f"{{script}}{NARROW}")) == set()


def test_a_difference_inside_would_be_noticed(host: Partner) -> None:
    """A test of the test: a page that does reach inside, by a documented property."""
    page = STYLES["bootstrap5"].page(
        BARE, head=f"{{script}}{NARROW}<style>div{{--ac-line:red}}</style>"
    )
    assert {key for _, key in different(host, page) if key.startswith("border-top")} == {
        "border-top-color"
    }


def test_a_difference_of_the_host_would_be_noticed(host: Partner) -> None:
    """A test of the test: without its place reserved, what stands below moves."""
    opened(host, STYLES["govuk"].page(BARE, head=""))
    before = host.run(OWN)
    opened(host, STYLES["govuk"].page(BARE))
    host.ready()
    assert [a[2] for a in before] != [b[2] for b in host.run(OWN)]
