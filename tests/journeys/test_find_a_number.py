"""Can a reader find a program and its telephone number by keyboard alone, from the home page on,
and hear whose number it is and how old?
"""

from __future__ import annotations

import datetime

import pytest

from tests.journeys.lines import line, named
from tests.journeys.reader import Reader
from tests.journeys.rotor import expect_lists
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
PROGRAM, CONTACT = "hsi-tip-line", "ice-tip-line"
SECTION = "section:criminal-law-enforcement|name"
NUMBER, AS_OF = "1-866-347-2423 (1-866-DHS-2-ICE)", datetime.date(2026, 2, 4)


def open_home(reader: Reader, words: Words) -> None:
    """The home page opens."""
    title = words.own(f"{words('site|name').text} – {words('site|tagline').text}")
    assert reader.open(f"{words.tag}/") == line("document", title)


def go_to_programs(reader: Reader, words: Words) -> None:
    """From the top of the home page, past the skip link, through the menu to the list of
    programs.
    """
    site = words("site|name")
    menu = named("navigation", words("layout|menu"))
    assert reader.tab() == line("link", words("layout|skip"))
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

    title = words.own(f"{words('index|title').text} | {site.text}")
    assert reader.follow() == line("document", title)


def go_to_program(reader: Reader, words: Words) -> None:
    """From the list of programs, by the skip link, to one of them."""
    skip_to_content(reader, words)
    found = reader.tab_to(f'main a[href$="programs/{PROGRAM}/"]')
    assert found.partition(": ")[2].startswith(line("link", words(f"program:{PROGRAM}|name")))

    names = (words(f"program:{PROGRAM}|name"), words(SECTION), words("site|name"))
    title = words.own(" | ".join(name.text for name in names))
    assert reader.follow() == line("document", title)


def hear_the_number(reader: Reader, words: Words) -> None:
    """From the top of a program, by the skip link, to its number: whose it is, and how old."""
    skip_to_content(reader, words)
    number = line("link", words.own(NUMBER), "2 of 4", into=["list of 4"])
    assert reader.tab_to("#contact-ice-tip-line a.tel") == number
    assert reader.evaluate("journey.focused().href") == "tel:+18663472423"
    heard = reader.item()
    label = words(f"contact:{CONTACT}|label")
    date = words("contact|as-of", date=words.formats.day(AS_OF)).text
    assert heard[:2] == [line("heading", label, "level 3"), line("link", words.own(NUMBER))]
    assert date in " ".join(heard).replace(" .", ".")
    assert heard[-1] == line("link", words("contact|official"))


def skip_to_content(reader: Reader, words: Words) -> None:
    """The skip link is the first stop, and leads into main."""
    assert reader.tab() == line("link", words("layout|skip"))
    assert reader.jump() == line("main")


def test_a_program_and_its_number_are_found_by_keyboard(reader: Reader, words: Words) -> None:
    """WCAG 2.1.1, 2.4.1, 2.4.4: every step of the way is said word for word."""
    open_home(reader, words)
    expect_lists(reader, words, "home")
    go_to_programs(reader, words)
    expect_lists(reader, words, "programs")
    go_to_program(reader, words)
    expect_lists(reader, words, "program")
    hear_the_number(reader, words)


def walk_to_a_program(reader: Reader, words: Words) -> None:
    """The way from the home page to a program."""
    open_home(reader, words)
    go_to_programs(reader, words)
    go_to_program(reader, words)


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
        "document.querySelector('.menu li + li a').onfocus = () => "
        "document.querySelector('.brand').focus()",
        "Offices",
    ),
}
HARMS_OF_A_PROGRAM = {
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
        walk_to_a_program(reader, english)


@pytest.mark.parametrize("harm", HARMS_OF_A_PROGRAM)
def test_a_harmed_program_ends_the_journey(reader: Reader, english: Words, harm: str) -> None:
    script, missed = HARMS_OF_A_PROGRAM[harm]
    reader.harm(script)
    reader.open(f"{english.tag}/programs/{PROGRAM}/")
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        hear_the_number(reader, english)
