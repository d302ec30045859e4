"""Do the lines work where they are pasted? An empty page of another origin, with the policy that
the page asks for; frames too.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from site_src.dataset.dataset import Dataset
from tests.browsing import LANGUAGES, findings, open_page, overflow, show
from tests.embed.hosts import LISTED, NAMES, Builder, Published
from tests.widget.servers import Origin

pytestmark = pytest.mark.browser
Paste = Callable[[str, str], None]


@pytest.fixture
def paste(
    driver: webdriver.Chrome, partner_host: Origin, pasted: dict[str, tuple[str, str]]
) -> Paste:
    """A function that opens a page of the partner with these lines in it, under this policy."""

    def open_it(lines: str, policy: str) -> None:
        pasted["page"] = (
            '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Partner</title>'
            f"<body>{lines}",
            policy,
        )
        show(driver)
        driver.get(f"{partner_host.address}/page")

    return open_it


@pytest.mark.parametrize("way", ["div", "element"])
def test_pasted_lines_make_a_list_under_the_policy_that_the_page_asks_for(
    builder: Builder, paste: Paste, published: Published, way: str
) -> None:
    builder.open("es")
    builder.set("limit", "4")
    if way == "element":
        builder.tick("input[value=element]")
    lines, policy = (
        builder.lines(" limit=" if way == "element" else "data-limit="),
        builder.text("policy"),
    )
    builder.driver.get_log("browser")  # type: ignore[no-untyped-call]
    paste(lines, f"default-src 'none'; {policy}")
    builder.wait(f"{LISTED} === 4")
    assert (
        builder.run(
            "return document.querySelector('assistance-corner')"
            ".shadowRoot.querySelector('.box').lang"
        )
        == "es"
    )
    assert builder.run(f"return {NAMES}")
    log = builder.driver.get_log("browser")  # type: ignore[no-untyped-call]
    faults = [line for line in log if "favicon" not in line["message"]]
    assert faults == []


def test_without_the_directives_the_link_stays(builder: Builder, paste: Paste) -> None:
    """The policy that the page asks for is needed: a test that passes without it proves nothing."""
    builder.open()
    lines = builder.text("lines")
    paste(lines, "default-src 'none'")
    assert builder.driver.find_element(
        By.CSS_SELECTOR, "[data-assistance-corner] > a"
    ).is_displayed()
    assert builder.run(f"return {LISTED}") == 0


def test_a_pasted_frame_shows_the_list_and_its_links_leave_it(
    builder: Builder, paste: Paste, published: Published
) -> None:
    builder.open()
    frame, policy = builder.text("frame"), builder.text("frame-policy")
    paste(frame, f"default-src 'none'; style-src 'unsafe-inline'; {policy}")
    driver = builder.driver
    element = driver.find_element(By.TAG_NAME, "iframe")
    assert element.accessible_name
    driver.switch_to.frame(element)
    try:
        link = WebDriverWait(driver, 15, 0.02).until(
            lambda d: d.find_element(By.CSS_SELECTOR, "li a")
        )
        target = str(link.get_attribute("href"))
        link.send_keys(Keys.ENTER)
    finally:
        driver.switch_to.default_content()
    WebDriverWait(driver, 15, 0.02).until(lambda d: d.current_url == target)
    assert target.startswith(f"{published.address}en/programs/")


def test_a_page_of_the_site_cannot_be_framed(
    builder: Builder, paste: Paste, published: Published
) -> None:
    """Only the pages that are made for it (CSP level 3, `frame-ancestors`)."""
    paste(f'<iframe title="x" src="{published.address}en/"></iframe>', "")
    driver = builder.driver
    driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
    try:
        assert not driver.find_elements(By.CSS_SELECTOR, "main h1")
    finally:
        driver.switch_to.default_content()


def test_a_host_with_an_embedder_policy_can_frame_it(published: Published) -> None:
    """HTML standard, COEP: a frame in such a host needs the same header, and CORP."""
    with urllib.request.urlopen(f"{published.address}en/embed/frame/") as answer:  # noqa: S310
        assert answer.headers["Cross-Origin-Embedder-Policy"] == "require-corp"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    with urllib.request.urlopen(f"{published.address}en/embed/") as answer:  # noqa: S310
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "Cross-Origin-Embedder-Policy" not in answer.headers


def test_the_frame_of_an_oembed_response_renders(
    builder: Builder, paste: Paste, published: Published
) -> None:
    response = json.loads((published.folder / "ar" / "embed" / "oembed.json").read_bytes())
    paste(response["html"], "")
    driver = builder.driver
    driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
    try:
        WebDriverWait(driver, 15, 0.02).until(
            lambda d: d.find_elements(By.CSS_SELECTOR, "html[dir=rtl] li a")
        )
    finally:
        driver.switch_to.default_content()


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_an_included_fragment_leaves_the_page_around_it_alone(
    builder: Builder, paste: Paste, published: Published, tag: str
) -> None:
    """Twice in one page, with a base address and a style of the host's own: links lead right, and
    no id stands twice.
    """
    piece = (published.folder / tag / "embed" / "fragment.html").read_text(encoding="utf-8")
    paste(f'<base href="https://elsewhere.example/x/"><h1>Partner</h1>{piece}{piece}', "")
    links = builder.run(
        "return [...document.querySelectorAll('.assistance-corner li a')].map(a => a.href)"
    )
    assert links
    assert all(link.startswith(f"{published.address}{tag}/programs/") for link in links)
    assert builder.run("return document.querySelectorAll('[id]').length") == 0
    assert builder.run(
        "return getComputedStyle(document.querySelector('.assistance-corner')).direction"
    ) == ("rtl" if tag == "ar" else "ltr")


def test_an_include_keeps_the_host_page_free_of_faults(
    builder: Builder, paste: Paste, published: Published
) -> None:
    """axe, in a page that has what a page needs."""
    piece = BeautifulSoup(
        (published.folder / "en" / "embed" / "fragment" / "public-notices.html").read_text(
            encoding="utf-8"
        ),
        "html.parser",
    )
    paste(f"<main><h1>Partner</h1>{piece}</main>", "")
    assert findings(builder.driver, "partner/index.html") == []
    show(builder.driver)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_nothing_in_frames(
    driver: webdriver.Chrome, published: Published, dataset: Dataset, tag: str
) -> None:
    """WCAG 2.2 AA in light and dark at 320 and 1280 px; no sideways scroll at 240 px, as a frame
    may be narrow.
    """
    for path in ("", f"{next(iter(dataset.sections))}/"):
        show(driver, "light", 240)
        open_page(driver, f"{published.address}{tag}/embed/frame/{path}")
        assert overflow(driver) == []
        assert findings(driver, f"{tag}/embed/frame/index.html") == []
    show(driver)
