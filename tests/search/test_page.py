"""Does the search page do what it promises in a real browser, with the policy in force, with and
without scripts?
"""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from site_src.gate.browser import State
from tests.browsing import LOOKS, browsing, findings, open_page, show
from tests.search.searching import Search

pytestmark = pytest.mark.browser

WIDEST = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
MUST_HIT = [
    ("en", "287(g)", "programs/section-287g/"),
    ("en", "287g", "programs/section-287g/"),
    ("en", "２８７（ｇ）", "programs/section-287g/"),
    ("en", "DETAINER FORM", "programs/dhs-ice-immigration-detainer-form/"),
    ("en", "I-247", "programs/dhs-ice-immigration-detainer-form/"),
    ("en", "i247", "programs/dhs-ice-immigration-detainer-form/"),
    ("en", "detianer", "programs/dhs-ice-immigration-detainer-form/"),
    ("en", "detaine", "programs/dhs-ice-immigration-detainer-form/"),
    ("en", "Travis", "offices/ero-san-antonio/"),
    ("en", "delegation of immigration authority", "programs/section-287g/"),
    ("es", "protección", "programs/protective-investigations-program/"),
    ("es", "PROTECCION", "programs/protective-investigations-program/"),
    ("es", "protecsion", "programs/protective-investigations-program/"),
    ("es", "detainer form", "programs/dhs-ice-immigration-detainer-form/"),
    ("ar", "الهجرة", "programs/dhs-ice-immigration-detainer-form/"),
    ("ar", "هجره", "programs/dhs-ice-immigration-detainer-form/"),
    ("ar", "إحتجاز", "programs/dhs-ice-immigration-detainer-form/"),
    ("ar", "الإحتجـاز", "programs/dhs-ice-immigration-detainer-form/"),
    ("ar", "٢٨٧", "programs/section-287g/"),
    ("ar-XB", "287g", "programs/section-287g/"),
    ("en-XA", "detainer", "programs/dhs-ice-immigration-detainer-form/"),
]


@pytest.mark.parametrize(("tag", "query", "wanted"), MUST_HIT)
def test_a_query_hits(search: Search, tag: str, query: str, wanted: str) -> None:
    assert wanted in search.ask(tag, query)[:20]


@pytest.mark.parametrize(
    ("tag", "query", "first"),
    [
        q
        for q in MUST_HIT
        if q[1] in ("287(g)", "287g", "I-247", "i247", "detianer", "Travis", "٢٨٧")
    ],
)
def test_a_name_or_short_form_comes_first(search: Search, tag: str, query: str, first: str) -> None:
    assert search.ask(tag, query)[0] == first


@pytest.mark.parametrize("query", ["zzzzqqqq", "qjx", "龘龘"])
def test_what_is_nowhere_finds_nothing_and_says_so(search: Search, query: str) -> None:
    assert search.ask("en", query) == []
    assert not any(sign.isdigit() for sign in search.said())
    assert not search.driver.find_element(By.ID, "search-results").is_displayed()


# Tries an inline script and an inline style, and tells which directives stopped them.
INLINE = """
const done = arguments[0];
const blocked = new Set();  // the header and the page's own policy report alike
document.addEventListener('securitypolicyviolation', (event) => {
  blocked.add(event.effectiveDirective);
  if (blocked.size === 2) done([...blocked]);
});
try { document.createElement('script').textContent = 'window.x = 1'; } catch { /* as it should */ }
document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }));
"""


def test_nothing_is_loaded_before_use(search: Search) -> None:
    """DESIGN section 5 and STYLE: no network before it is needed; then the index and its code,
    once.
    """
    page = ["/assets/icon.svg", "/assets/search/page.js", "/assets/site.css"]
    search.open("en")
    assert [name for name in search.loaded() if name not in page] == []
    search.field().click()
    wanted = {
        "/assets/search/find.js",
        "/assets/search/fold.js",
        "/assets/search/words.js",
        "/en/search/index.json",
    }
    WebDriverWait(search.driver, 15, 0.02).until(lambda _: wanted <= set(search.loaded()))
    search.field().send_keys("tip line", Keys.ENTER)
    search.status()
    assert sorted(name for name in search.loaded() if name not in page) == sorted(wanted)
    assert search.driver.execute_script("return location.hash") == "#q=tip+line"


def test_query_and_facets_come_back_from_the_address(search: Search) -> None:
    """A search can be shared, and the answer to it is the same."""
    everything = search.ask("en", "immigration")
    some = search.ask("en", "immigration", "&section=immigration-law-enforcement&kind=program")
    assert 0 < len(some) < len(everything)
    boxes = search.driver.execute_script(
        "return [...document.querySelectorAll('input:checked')].map(b => b.value)"
    )
    assert boxes == ["immigration-law-enforcement", "program"]
    assert search.field().get_attribute("value") == "immigration"
    assert (
        search.driver.execute_script(
            "return [...document.querySelectorAll('details.facet[open]')].length"
        )
        == 2
    )
    status = search.said()
    search.driver.execute_script("location.hash = 'q=287g'")
    search.status(status)
    assert search.results() == ["programs/section-287g/"]
    search.driver.execute_script("location.hash = 'main'")
    assert search.field().get_attribute("value") == "287g"


def test_the_language_switcher_takes_the_search_along(search: Search) -> None:
    """DESIGN section 5: the switcher stays on the page; the search is a part of where one is."""
    search.ask("ar-XB", "287g", "&kind=program")
    links = search.driver.execute_script(
        "return [...document.querySelectorAll('.languages a')].map(a => a.hash)"
    )
    assert set(links) == {"#q=287g&kind=program"}


def test_a_place_finds_the_offices_that_serve_it(search: Search) -> None:
    search.open("en", "place=tx")
    assert search.status()
    results = search.results()
    assert "offices/ero-dallas/" in results
    assert all(x.startswith("offices/") for x in results)


def test_the_count_is_in_a_live_region_in_the_plural_form_of_the_language(search: Search) -> None:
    """WCAG 4.1.3: a status message; gettext's forms."""
    search.open("en")
    region = search.driver.find_element(By.ID, "search-status")
    assert (region.get_attribute("role"), region.text) == ("status", "")
    assert len(search.ask("en", "287g")) == 1
    assert search.said() == "1 result"
    many = search.ask("en", "Texas")
    assert search.said() == f"{len(many)} results"


def test_matches_are_marked_and_nothing_becomes_markup(search: Search) -> None:
    search.ask("es", "proteccion")
    marks = search.driver.execute_script(
        "return [...document.querySelectorAll('#search-results mark')].map(m => m.textContent)"
    )
    assert "Protección" in marks
    search.open("en", "q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E287g")
    search.status()
    assert search.driver.execute_script("return document.querySelectorAll('main img').length") == 0


def test_text_of_another_language_says_so(search: Search) -> None:
    """WCAG 3.1.2: an office keeps its name in the source language."""
    search.ask("ar", "Dallas Field Office")
    name = search.driver.find_element(By.CSS_SELECTOR, "#search-results h3 span")
    assert (name.get_attribute("lang"), name.get_attribute("dir")) == ("en", "ltr")


def test_the_keyboard_is_enough(search: Search) -> None:
    """WCAG 2.1.1: a query, a facet, a result and back to nothing, without a pointer."""
    search.open("en")
    search.driver.execute_script("document.getElementById('q').focus()")
    active = search.driver.switch_to
    active.active_element.send_keys("immigration")
    first = search.status()
    for _ in range(3):
        active.active_element.send_keys(Keys.TAB)
    assert active.active_element.tag_name == "summary"
    active.active_element.send_keys(Keys.ENTER)
    active.active_element.send_keys(Keys.TAB)
    assert active.active_element.get_attribute("type") == "checkbox"
    active.active_element.send_keys(Keys.SPACE)
    second = search.status(first)
    assert second != first
    search.driver.find_element(By.CSS_SELECTOR, "button[type=reset]").send_keys(Keys.ENTER)
    WebDriverWait(search.driver, 15, 0.02).until(lambda _: search.said() == "")
    assert active.active_element.get_attribute("id") == "q"
    assert search.driver.execute_script("return location.hash") == ""


def test_more_results_come_when_asked_for_and_get_the_focus(search: Search) -> None:
    assert len(search.ask("en", "ice")) == 20
    search.driver.find_element(By.CSS_SELECTOR, "#search-results button").send_keys(Keys.ENTER)
    assert len(search.results()) > 20
    link = search.driver.switch_to.active_element
    assert str(link.get_attribute("href")).endswith(search.results()[20])


def test_a_search_from_the_home_page_goes_into_the_fragment(search: Search) -> None:
    """No server sees what is searched for."""
    search.driver.get(f"{search.address}/en/")
    search.field().send_keys("287 g", Keys.ENTER)
    WebDriverWait(search.driver, 15, 0.02).until(lambda d: "/search/" in d.current_url)
    assert search.driver.current_url == f"{search.address}/en/search/#q=287+g"
    search.status()
    assert search.results()[0] == "programs/section-287g/"


def test_a_lost_index_is_said_and_the_next_try_works(search: Search) -> None:
    search.driver.execute_cdp_cmd("Network.enable", {})
    search.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/index.json"]})
    try:
        search.open("en", "q=287g")
        status = search.status()
        assert "1 result" not in status
        assert search.results() == []
    finally:
        search.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    search.field().send_keys(Keys.ENTER)
    assert search.status(status) == "1 result"


@pytest.mark.parametrize(("tag", "states"), LOOKS)
def test_axe_finds_nothing_with_results_and_open_facets(
    search: Search, tag: str, states: tuple[State, ...]
) -> None:
    """WCAG 2.2 AA in light and dark, at 320 and 1280 px, nothing undecided; and no sideways
    scroll (1.4.10).
    """
    search.driver.get("about:blank")
    open_page(search.driver, f"{search.address}/{tag}/search/#q=287&status=active")
    search.status()
    search.driver.execute_script(
        "for (const d of document.querySelectorAll('.facet')) d.open = true"
    )
    assert search.results()
    assert findings(search.driver, f"{tag}/search/index.html", states) == []
    show(search.driver, width=320)
    assert search.driver.execute_script(WIDEST) <= 0
    show(search.driver)


def test_the_policy_blocks_nothing(search: Search) -> None:
    """`default-src 'self'` and Trusted Types are in force while a search runs, and the log of the
    browser stays empty.
    """
    search.driver.get_log("browser")  # type: ignore[no-untyped-call]
    assert search.ask("en", "immigration", "&status=active")
    assert search.driver.get_log("browser") == []  # type: ignore[no-untyped-call]
    blocked = search.driver.execute_async_script(INLINE)
    assert sorted(blocked) == ["require-trusted-types-for", "style-src-elem"]


def test_without_scripts_the_form_leads_to_the_lists_and_carries_nothing(address: str) -> None:
    """The button leads to all programs, the page to every section, audience and kind; no query
    reaches the server.
    """
    with browsing("--blink-settings=scriptEnabled=false") as driver:
        driver.get(f"{address}/en/")
        driver.find_element(By.CSS_SELECTOR, "form.search button").send_keys(Keys.ENTER)
        WebDriverWait(driver, 15, 0.02).until(lambda d: "/search/" in d.current_url)
        assert driver.current_url.rstrip("?") == f"{address}/en/search/"
        assert driver.find_element(By.TAG_NAME, "noscript").text
        links = [
            a.get_attribute("href") or "" for a in driver.find_elements(By.CSS_SELECTOR, "main a")
        ]
        for kind in ("programs", "sections", "audiences", "kinds", "offices"):
            assert any(f"/en/{kind}/" in link for link in links), kind
        assert driver.find_elements(By.CSS_SELECTOR, "main form [name]") == []
        driver.find_element(By.CSS_SELECTOR, "form.search button[type=submit]").send_keys(
            Keys.ENTER
        )
        WebDriverWait(driver, 15, 0.02).until(lambda d: "/programs/" in d.current_url)
        assert driver.current_url.rstrip("?") == f"{address}/en/programs/"
