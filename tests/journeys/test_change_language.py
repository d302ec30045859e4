"""Does a reader who changes the language stay on the page, and hear each language in its own
voice?
"""

from __future__ import annotations

import pytest

from tests.journeys.lines import Word, line, named
from tests.journeys.reader import Reader
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
PAGE = "programs/harbor-watch/"
SECTION = "section:safety|name"
Small = tuple[str, dict[str, Words]]


def change_language(reader: Reader, here: Words, there: Words) -> None:
    """From a program in one language to the same program in another, through the language menu."""
    name = "program:harbor-watch|name"
    menu = named("navigation", here("layout|languages"))
    switch = here("layout|language-is", language=here.endonym)
    both = sorted((here, there), key=lambda words: words.tag != "en")
    options = [
        line("link", Word(w.endonym, w.tag), *(["current true"] if w is here else []), f"{i} of 2")
        for i, w in enumerate(both, 1)
    ]

    assert reader.open(f"{here.tag}/{PAGE}") == line(
        "document", here.own(f"{here(name).text} | {here(SECTION).text} | {here('site|name').text}")
    )
    assert reader.tab_to(".languages summary", "body") == line(
        "DisclosureTriangle", switch, "collapsed", into=["banner", menu]
    )
    reader.press("Enter")
    assert reader.said() == line("DisclosureTriangle", switch, "expanded")
    heard = [reader.tab(), reader.tab()]
    assert heard == [f"list of 2: {options[0]}", options[1]]
    if there.tag == "en":
        assert reader.back() == options[0]

    assert reader.follow() == line(
        "document",
        there.own(f"{there(name).text} | {there(SECTION).text} | {there('site|name').text}"),
    )
    assert reader.path() == f"/{there.tag}/{PAGE}"
    assert reader.tab() == line("link", there("layout|skip"))
    assert line("heading", there(name), "level 1") in reader.rotor("headings")


@pytest.mark.parametrize(("here", "there"), [("en", "ar"), ("ar", "en")])
def test_the_language_changes_and_the_page_stays(
    traveller: Reader, small: Small, here: str, there: str
) -> None:
    """WCAG 3.1.1, 3.1.2, 4.1.2: the menu says whether it is open, and each language by its own
    name in its own language.
    """
    change_language(traveller, small[1][here], small[1][there])


HARMS = {
    "a menu without a name": (
        "document.querySelector('.languages').removeAttribute('aria-labelledby')",
        'navigation "Language"',
    ),
    "names without their language": (
        "document.querySelectorAll('.languages a').forEach((a) => a.removeAttribute('lang'))",
        r"\[ar\]",
    ),
    "a menu that does not open": (
        "document.querySelector('summary').addEventListener('click', (e) => e.preventDefault())",
        "expanded",
    ),
    "a menu that does not tell its state": (
        "document.querySelector('.languages summary').role = 'link'",
        "DisclosureTriangle",
    ),
    "a link to the home page": (
        "document.querySelectorAll('.languages a').forEach((a) => { a.href = `/${a.hreflang}/` })",
        'document "',
    ),
    "this language not told": (
        "document.querySelector('[aria-current=true]').removeAttribute('aria-current')",
        "current true",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_page_ends_the_journey(traveller: Reader, small: Small, harm: str) -> None:
    script, missed = HARMS[harm]
    traveller.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        change_language(traveller, small[1]["en"], small[1]["ar"])
