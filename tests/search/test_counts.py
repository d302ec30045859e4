"""Does the number beside each value of a facet tell how many results it would leave, without
taking focus or being announced?
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.search.searching import Search

pytestmark = pytest.mark.browser

WRONG = """
(m, data, query, chosen) => m.prepare(data).then(index => {
  const sets = (facets) => Object.fromEntries(
    Object.entries(facets).map(([kind, ids]) => [kind, new Set(ids)]));
  const counts = m.countValues(index, m.find(index, query, sets(chosen)));
  const asked = Object.entries(index.groups).flatMap(([kind, names]) =>
    Object.keys(names).map((id) => [kind, id]));
  const left = (kind, id) => m.find(index, query, sets({ ...chosen, [kind]: [id] })).numbers.length;
  return { asked: asked.length, some: asked.filter(([kind, id]) => counts[kind][id]).length,
    wrong: asked.filter(([kind, id]) => counts[kind][id] !== left(kind, id)) };
})
"""
SHOWN = (
    "return Object.fromEntries([...document.querySelectorAll('[data-facet]')].map(b => "
    "[b.value, b.parentElement.querySelector('.count').textContent]))"
)
LIVE = (
    "return document.querySelectorAll('main [aria-live], main [role=status], "
    "main [role=alert], main [role=log], main output').length"
)


@pytest.mark.parametrize(
    "query", ["", "immigration", "human trafficking report", "tip texas", "zzzzqqqq"]
)
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"kind": ["program"]},
        {"place": ["tx"], "kind": ["program", "tool"]},
        {"status": ["active"], "audience": ["public"]},
    ],
)
def test_each_count_is_what_choosing_the_value_leaves(
    search: Search, site: Path, query: str, chosen: dict[str, list[str]]
) -> None:
    """The number is defined by the search itself: as many results as there are once the value
    stands alone in its facet.
    """
    data = json.loads((site / "en/search/index.json").read_text(encoding="utf-8"))
    found = search.call("search/find.js", WRONG, data, query, chosen)
    assert found["asked"] > 80
    assert found["wrong"] == []
    assert bool(found["some"]) == (query != "zzzzqqqq")


def test_counts_come_with_the_first_use_and_follow_the_query(search: Search) -> None:
    search.open("en")
    assert set(search.driver.execute_script(SHOWN).values()) == {""}
    search.field().click()
    everything = WebDriverWait(search.driver, 15, 0.02).until(
        lambda d: (shown := d.execute_script(SHOWN))["program"] and shown
    )
    assert search.said() == "", "nothing was asked, so nothing is announced"
    search.field().send_keys("287g")
    search.status()
    some = WebDriverWait(search.driver, 15, 0.02).until(
        lambda d: (shown := d.execute_script(SHOWN)) != everything and shown
    )
    assert (some["program"], some["tool"]) == ("1", "0")
    assert int(everything["program"]) > 1
    assert search.driver.switch_to.active_element.get_attribute("id") == "q"


def test_a_chosen_value_keeps_the_focus_and_only_the_status_speaks(search: Search) -> None:
    """WCAG 3.2.2 and 4.1.3: choosing moves nothing; the one live region says the count of the
    results.
    """
    search.open("en", "q=immigration")
    before = search.status()
    search.driver.execute_script("document.querySelector('.facet').open = true")
    box = search.driver.find_element(By.CSS_SELECTOR, "[data-facet=section]")
    value = str(box.get_attribute("value"))
    count = WebDriverWait(search.driver, 15, 0.02).until(lambda d: d.execute_script(SHOWN)[value])
    box.send_keys(Keys.SPACE)
    assert search.status(before).split()[0] == count
    assert search.driver.switch_to.active_element == box
    assert search.driver.execute_script(LIVE) == 1


def test_counts_are_in_the_digits_of_the_language(search: Search) -> None:
    search.ask("ar-XB", "immigration")
    own = json.loads(
        search.driver.execute_script("return fetch('/ar-XB/search/index.json').then(r => r.text())")
    )["words"]["digits"]
    shown = WebDriverWait(search.driver, 15, 0.02).until(
        lambda d: "".join(d.execute_script(SHOWN).values())
    )
    assert set(shown) <= set(own)


def test_a_lost_index_leaves_the_counts_empty_and_says_nothing(search: Search) -> None:
    search.driver.execute_cdp_cmd("Network.enable", {})
    search.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/index.json"]})
    try:
        search.open("en")
        search.field().click()
        lost = (
            "return performance.getEntriesByType('resource').some(r => "
            "r.name.endsWith('index.json'))"
        )
        WebDriverWait(search.driver, 15, 0.02).until(lambda d: d.execute_script(lost))
        assert search.said() == ""
        assert set(search.driver.execute_script(SHOWN).values()) == {""}
    finally:
        search.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
