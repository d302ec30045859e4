"""Are the colors that a webmaster chooses judged as WCAG judges them, and do they reach lines and
preview? In real Chromium.
"""

from __future__ import annotations

import pytest

from tests.embed.hosts import Builder

pytestmark = pytest.mark.browser


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
    color = (
        "getComputedStyle(document.querySelector('assistance-corner')"
        ".shadowRoot.querySelector('.box')).color"
    )
    builder.wait(f"{color} === 'rgb(119, 119, 119)'")
    builder.tick("#embed-colors")
    builder.wait(f"{color} !== 'rgb(119, 119, 119)'")
    assert "--ac-" not in builder.text("css")


def test_a_ratio_is_written_with_the_digits_of_the_page(builder: Builder) -> None:
    builder.open("ar")
    digits = builder.run(
        "const d = document.querySelector('form[data-digits]').dataset;"
        "return [...d.digits, d.decimal]"
    )
    assert len(digits) == 11
    module = builder.run("return document.querySelector('script[type=module]').src")
    source = builder.driver.execute_async_script(
        "fetch(arguments[0]).then(a => a.text()).then(arguments[1])", module
    )
    name = source.split('from "./')[1].split('"')[0]
    written = builder.driver.execute_async_script(
        "const d = '0123456789';"
        "import(arguments[0]).then(m => arguments[1]("
        "[m.written(4.499, '٠١٢٣٤٥٦٧٨٩', '٫'), m.written(21, d, ','), m.written(4.5, d, '.')]))",
        module.rpartition("/")[0] + "/" + name,
    )
    assert written == ["٤٫٤٩", "21,00", "4.50"]


def linear(part: int) -> float:
    """A part of a color as light (WCAG 2.2, relative luminance)."""
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def ratio(one: str, other: str) -> float:
    """The contrast of two colors, computed here a second time."""
    lights = sorted(
        sum(w * linear(int(c[i : i + 2], 16)) for w, i in ((0.2126, 1), (0.7152, 3), (0.0722, 5)))
        for c in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_contrast_is_that_of_wcag(builder: Builder) -> None:
    builder.open()
    builder.tick("#embed-colors")
    assert round(ratio("#000000", "#ffffff"), 6) == 21
    for one, other in (
        ("#000000", "#ffffff"),
        ("#ff0000", "#00ff00"),
        ("#0a0a0a", "#0b0b0b"),
        ("#767676", "#ffffff"),
        ("#123456", "#fedcba"),
    ):
        builder.set("ac-background", other)
        builder.set("ac-text", one)
        shown = float(builder.text("ac-text-contrast").split()[1].rstrip(":"))
        assert 0 <= ratio(one, other) - shown < 0.01
        assert ("enough" in builder.text("ac-text-contrast")) == (ratio(one, other) >= 4.5)
