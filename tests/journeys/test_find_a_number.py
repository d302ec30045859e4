"""Can a reader find a program and its telephone number by keyboard alone, from the home page on,
and hear whose number it is and how old?
"""

from __future__ import annotations

import datetime

import pytest

from tests.journeys.lines import line, named
from tests.journeys.reader import Reader
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
PROGRAM, CONTACT = "hsi-tip-line", "ice-tip-line"
SECTION = "section:criminal-law-enforcement|name"
NUMBER, AS_OF = "1-866-347-2423 (1-866-DHS-2-ICE)", datetime.date(2026, 2, 4)


def find_a_number(reader: Reader, words: Words) -> None:
    """Home page, skip link, menu, list of programs, program, number."""
    site, own = words("site|name"), words.own
    skip = line("link", words("layout|skip"))
    main = line("main")
    menu = named("navigation", words("layout|menu"))

    assert reader.open(f"{words.tag}/") == line(
        "document", own(f"{site.text} – {words('site|tagline').text}")
    )
    assert reader.tab() == skip
    first = reader.tab()
    if words.tag != "en":  # a preview, which says first that it is one
        assert first == line("link", words("state|more"), into=["banner"])
        assert reader.tab() == line("link", site)
    else:
        assert first == line("link", site, into=["banner"])
    assert reader.tab() == line(
        "link", words("layout|menu-programs"), "1 of 5", into=[menu, "list of 5"]
    )
    assert reader.tab() == line("link", words("layout|menu-offices"), "2 of 5")
    assert reader.back() == line("link", words("layout|menu-programs"), "1 of 5")

    assert reader.follow() == line("document", own(f"{words('index|title').text} | {site.text}"))
    assert reader.tab() == skip
    assert reader.jump() == main
    found = reader.tab_to(f'main a[href$="programs/{PROGRAM}/"]')
    assert found.partition(": ")[2].startswith(line("link", words(f"program:{PROGRAM}|name")))

    assert reader.follow() == line(
        "document",
        own(f"{words(f'program:{PROGRAM}|name').text} | {words(SECTION).text} | {site.text}"),
    )
    assert reader.tab() == skip
    assert reader.jump() == main
    assert reader.tab_to("#contact-ice-tip-line a.tel") == line(
        "link", own(NUMBER), "2 of 4", into=["list of 4"]
    )
    assert reader.evaluate("journey.focused().href") == "tel:+18663472423"
    heard = reader.item()
    label = words(f"contact:{CONTACT}|label")
    date = words("contact|as-of", date=words.formats.day(AS_OF)).text
    assert heard[:2] == [line("heading", label, "level 3"), line("link", own(NUMBER))]
    assert date in " ".join(heard).replace(" .", ".")
    assert heard[-1] == line("link", words("contact|official"))


def test_a_program_and_its_number_are_found_by_keyboard(reader: Reader, words: Words) -> None:
    """WCAG 2.1.1, 2.4.1, 2.4.4: every step of the way is said word for word."""
    find_a_number(reader, words)


HARMS = {
    "no skip link": ("document.querySelector('.skip').remove()", "Skip to main content"),
    "a skip link to nothing that takes the focus": (
        "document.querySelector('main').removeAttribute('tabindex')",
        "== 'main'",
    ),
    "a menu without a name": (
        "document.querySelector('.menu').removeAttribute('aria-labelledby')",
        'navigation "Main menu"',
    ),
    "a menu that is no list": (
        "document.querySelector('.menu ul').role = 'presentation'",
        "list of 5",
    ),
    "a link without a stop": (
        "document.querySelector('.menu li a').tabIndex = -1",
        "Programs A to Z",
    ),
    "a page without a language": ("document.documentElement.removeAttribute('lang')", "en"),
    "a focus that is stolen": (
        "document.querySelector('.menu li + li a').onfocus = () => document.querySelector('.brand').focus()",
        "Offices",
    ),
    "a number without a stop": (
        "document.querySelectorAll('a.tel').forEach((link) => { link.tabIndex = -1 })",
        "never came to .* a.tel",
    ),
    "a number without its owner": (
        "document.querySelectorAll('li.contact h3').forEach((h) => { h.ariaHidden = 'true' })",
        "ICE tip line",
    ),
    "a number without its date": (
        "document.querySelectorAll('li.contact time').forEach((date) => date.remove())",
        "February 4, 2026",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_page_ends_the_journey(reader: Reader, english: Words, harm: str) -> None:
    script, missed = HARMS[harm]
    reader.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        find_a_number(reader, english)
