"""Does the form make lines that work? Settings, preview, copying; in real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.embed.hosts import LISTED, NAMES, Builder, Published

pytestmark = pytest.mark.browser
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")


def static_code(folder: Path, tag: str, name: str) -> str:
    """The lines of the page without scripts."""
    page = BeautifulSoup((folder / tag / "embed" / "index.html").read_bytes(), "html.parser")
    return page.select(f"#embed-{name}")[0].get_text()


@pytest.mark.parametrize("tag", TAGS)
def test_the_form_starts_with_the_lines_of_the_page(
    builder: Builder, published: Published, tag: str
) -> None:
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
    assert line.startswith(
        '<assistance-corner lang="en" limit="5" data-integrity="sha384-x"><a href="'
    )
    assert line.endswith("</a></assistance-corner>")


def test_the_preview_is_the_widget_and_follows(builder: Builder, published: Published) -> None:
    builder.open("es")
    assert (
        builder.run("return document.querySelector('head script[async]').src")
        == f"{published.address}widget/1.10.0/assistance-corner.js"
    )
    builder.set("ids", "section-287g")
    builder.wait(f"{LISTED} === 1")
    assert "287(g)" in builder.run(f"return {NAMES}")[0]
    builder.set("lang", "en")
    builder.wait(
        "document.querySelector('assistance-corner').shadowRoot.querySelector('.box').lang === 'en'"
    )
    assert 'href="' + published.address + 'en/"' in builder.lines('data-lang="en"')
    builder.tick("#embed-filter")
    builder.wait(
        "document.querySelector('assistance-corner').shadowRoot.querySelector('label').hidden"
    )
    assert 'data-filter="off"' in builder.lines("filter")


def test_subjects_readers_and_kinds_choose_together_and_lead_to_their_frame(
    builder: Builder,
) -> None:
    builder.open()
    everything = builder.run(f"return {LISTED}")
    builder.tick("[data-facet=section][value=public-notices]")
    builder.lines('data-section="public-notices"')
    builder.wait(f"{LISTED} < arguments[0]", everything)
    builder.wait(
        "document.getElementById('embed-frame').textContent.includes('/en/embed/frame/public-notices/')"
    )
    name = builder.run(
        "return document.querySelector('[data-facet=section][value=public-notices]')"
        ".closest('label').textContent.trim()"
    )
    assert f'title="{name}"' in builder.text("frame")
    assert "/en/embed/fragment/public-notices.html" in builder.text("include")
    builder.tick("[data-facet=section][value=information-sharing]")
    assert 'data-section="information-sharing public-notices"' in builder.lines(
        "information-sharing public-notices"
    )
    builder.wait(
        "document.getElementById('embed-frame').textContent.includes('/en/embed/frame/\"')"
    )
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


def test_a_button_copies_the_lines_and_says_so(builder: Builder) -> None:
    builder.driver.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    builder.open()
    for name in ("lines", "css"):
        builder.driver.find_element(By.CSS_SELECTOR, f"[data-copy=embed-{name}]").send_keys(
            Keys.ENTER
        )
        builder.wait(
            "document.getElementById(arguments[0]).textContent === 'Copied'", f"embed-{name}-said"
        )
        assert builder.find(f"{name}-said").get_attribute("role") == "status"
        assert builder.driver.execute_async_script(
            "navigator.clipboard.readText().then(arguments[0])"
        ) == builder.text(name)


def test_where_copying_is_forbidden_the_lines_are_selected(builder: Builder) -> None:
    builder.open()
    builder.run("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    builder.driver.find_element(By.CSS_SELECTOR, "[data-copy=embed-lines]").send_keys(Keys.ENTER)
    builder.wait("document.getElementById('embed-lines-said').textContent.includes('keyboard')")
    assert builder.run("return getSelection().toString()").split() == builder.text("lines").split()


def test_the_policy_blocks_nothing(builder: Builder) -> None:
    """`default-src 'self'` is in force, the preview included."""
    builder.driver.get("about:blank")
    builder.driver.get_log("browser")  # type: ignore[no-untyped-call]
    builder.open("es")
    builder.tick("#embed-colors")
    builder.set("lang", "en")
    builder.lines('data-lang="en"')
    assert builder.driver.get_log("browser") == []  # type: ignore[no-untyped-call]
