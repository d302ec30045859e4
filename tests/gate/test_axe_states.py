"""Is axe's answer the same whether it looks at each state anew or asks again only about colors?"""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver

from site_src.gate.axe import axe
from site_src.gate.browser import STATES, open_page, serving, show
from site_src.gate.sample import Page
from tests.gate.pages import sound

pytestmark = pytest.mark.browser
PAGE = Page("bad.html", "en", "ltr", frozenset())
STYLE = """
.faint { color: #767676; background: #fff }
@media (prefers-color-scheme: dark) {
  .dark { color: #333; background: #222 }
  .label { display: none }
}
@media (max-width: 400px) { .narrow { display: none } }
"""
BAD = """
<p class="faint">Enough.</p><p class="dark">Too faint in dark colors.</p>
<input id="a"><label class="label" for="a">Not there in dark colors</label>
<input id="b"><label class="narrow" for="b">Not there on a telephone</label>
<img src="a.png">
"""


def look(driver: webdriver.Chrome, *, anew: bool) -> set[tuple[str, str, str]]:
    """State, rule and place of all that axe says of the open page."""
    found = set()
    for state in STATES:
        if anew:
            driver.execute_script("delete globalThis.accessibilityGateLooks")
        show(driver, state)
        found |= {(str(state), f.check, f.selector) for f in axe(driver, PAGE, state)}
    return found


@pytest.fixture
def opened(driver: webdriver.Chrome, tmp_path: Path) -> webdriver.Chrome:
    """A page with a fault in every state, in dark colors, and at 320 px."""
    (tmp_path / "s.css").write_text(STYLE, encoding="utf-8")
    html = sound(BAD).replace("</head>", '<link rel="stylesheet" href="s.css"></head>')
    (tmp_path / "bad.html").write_text(html, encoding="utf-8")
    with serving(tmp_path) as address:
        open_page(driver, f"{address}/bad.html")
    return driver


def test_faults_of_every_state_are_found_in_their_states(opened: webdriver.Chrome) -> None:
    """A picture without text in all four; what only dark colors or a narrow window take away,
    there; equal to four looks of their own.
    """
    found = look(opened, anew=False)
    states = {
        rule: {state for state, check, place in found if (check, place) == rule}
        for rule in {(check, place) for _, check, place in found}
    }
    everywhere = {str(state) for state in STATES}
    assert states[("axe:image-alt", "img")] == everywhere
    assert states[("axe:color-contrast", ".dark")] == {"dark 320", "dark 1280"}
    assert states[("axe:label", "#a")] == {"dark 320", "dark 1280"}
    assert states[("axe:label", "#b")] == {"dark 320", "light 320"}
    assert found == look(opened, anew=True)


def test_a_page_that_changed_meanwhile_is_looked_at_anew(opened: webdriver.Chrome) -> None:
    """The same document with another attribute is another page."""
    before = look(opened, anew=False)
    opened.execute_script("document.querySelector('img').alt = 'A house'")
    after = look(opened, anew=False)
    assert {check for _, check, _ in before} - {check for _, check, _ in after} == {"axe:image-alt"}
