"""Does the search work for a reader: a word with a wrong letter, the count said once, a facet,
the first result, and back to what was found?
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest

from site_src.dataset.dataset import Dataset
from tests.journeys.lines import line, named
from tests.journeys.reader import Reader
from tests.journeys.rotor import expect_lists
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
PROGRAM = "human-trafficking"
FOUND = (
    "!document.getElementById('search-results').hidden"
    " && [...document.querySelectorAll('.facet .count')].every((count) => count.textContent)"
)
RESULTS = "document.querySelectorAll('#search-results li').length"


def mistyped(name: str) -> str:
    """The longest word of a name, without its third letter from the end."""
    word: str = max(re.findall(r"\w+", name), key=len)
    return word[:-3] + word[-2:]


def open_the_search(reader: Reader, words: Words) -> None:
    """The page of the search opens."""
    title = words.own(f"{words('search|title').text} | {words('site|name').text}")
    assert reader.open(f"{words.tag}/search/") == line("document", title)


def use_the_search(reader: Reader, words: Words, kind: str) -> None:
    """From the top of its page: a name with a wrong letter, one facet, the first result, back."""
    query = mistyped(words(f"program:{PROGRAM}|name").text)
    landmark = named("search", words("search|title"))

    assert reader.tab_to("#q", "body") == line(
        "searchbox", words("search|field"), into=["main", landmark]
    )
    assert reader.enter_text(query) == line("searchbox", words("search|field"), f'value "{query}"')
    reader.until_page(FOUND)
    many = reader.evaluate(RESULTS)
    assert reader.heard() == [line("status", words("search|count", many))], (
        "the count is said once, and nothing else"
    )

    assert reader.tab() == line("button", words("search|go"))
    assert reader.tab() == line("button", words("search|clear"))
    assert reader.tab_to("#facet-kind") == line(
        "DisclosureTriangle", words("detail|kind"), "collapsed"
    )
    reader.press("Enter")
    assert reader.said() == line("DisclosureTriangle", words("detail|kind"), "expanded")
    count = reader.evaluate(
        f"document.querySelector('[data-facet=kind][value={kind}]').parentElement.querySelector('.count').textContent"
    )
    box = words(f"kind:{kind}|name")
    box = box._replace(text=f"{box.text} {count}")
    reader.tab()
    if not reader.evaluate(f"journey.focused().value === '{kind}'"):
        reader.tab_to(f"[value={kind}]")
    assert reader.said() == line("checkbox", box, "not checked")
    assert reader.heard() == []
    reader.press(" ")
    reader.until_page(f"{RESULTS} === {int(count)} && location.hash.includes('kind')")
    assert reader.said() == line("checkbox", box, "checked"), "the focus stays"
    few = words("search|count", int(count))
    assert reader.heard() == [line("status", few)]
    assert int(count) < many, "the facet leaves something out"

    first = reader.tab_to("#search-results h3 a")
    name = words(f"program:{reader.evaluate('journey.focused().pathname').split('/')[-2]}|name")
    assert first == line("link", name, f"1 of {count}", into=[f"list of {count}"])
    opened = reader.follow()  # the title names the section of the program, too
    site = words("site|name").text
    assert opened.startswith(
        line("document", words.own(f"{name.text} | {site}")).partition(site)[0]
    )
    assert opened.endswith(line("document", words.own(f"| {site}")).partition('"')[2])
    assert reader.leave(reader.driver.back).startswith("document ")
    reader.until_page(FOUND)
    assert parse_qs(reader.evaluate("location.hash.slice(1)")) == {"q": [query], "kind": [kind]}
    assert reader.evaluate("document.getElementById('q').value") == query
    assert reader.status() == [few.text]


def test_the_search_is_used_by_keyboard(reader: Reader, words: Words, dataset: Dataset) -> None:
    """WCAG 4.1.3, 3.2.2, 2.1.1: results are said once by the one live region; choosing moves
    nothing; the way back finds what was left.
    """
    open_the_search(reader, words)
    expect_lists(reader, words, "search")
    use_the_search(reader, words, dataset.programs[PROGRAM].kind)


HARMS = {
    "a field without a label": (
        "document.querySelector('label[for=q]').remove()",
        "Words to search for",
    ),
    "no live region": (
        "document.getElementById('search-status').removeAttribute('role')",
        "said once",
    ),
    "a hidden live region": (
        "document.getElementById('search-status').ariaHidden = 'true'",
        "said once",
    ),
    "a second live region": (
        "document.querySelector('#search-results ul').ariaLive = 'polite'",
        "said once",
    ),
    "facets that take the focus": (
        "document.querySelector('.facets')"
        ".addEventListener('change', () => document.querySelector('#q').focus())",
        "the focus stays",
    ),
    "facets without a name": (
        "document.querySelectorAll('.facet label span').forEach((name) => name.remove())",
        "not checked",
    ),
    "a facet without a stop": (
        "document.querySelector('#facet-kind').tabIndex = -1",
        "never came to #facet-kind",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_page_ends_the_journey(
    reader: Reader, english: Words, dataset: Dataset, harm: str
) -> None:
    script, missed = HARMS[harm]
    reader.harm(script)
    open_the_search(reader, english)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        use_the_search(reader, english, dataset.programs[PROGRAM].kind)
