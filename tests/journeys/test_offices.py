"""Can a reader reach an area of the map and hear its office, and does the finder say what it
found?
"""

from __future__ import annotations

import pytest

from site_src.dataset.dataset import Dataset
from tests.journeys.lines import Word, line, named
from tests.journeys.reader import Reader
from tests.journeys.rotor import expect_lists
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
PLACE, COUNTY, OFFICE = "mt", "Monroe", "ero-buffalo"
LISTED = "document.querySelectorAll('.find li').length"


def come_to_the_field(reader: Reader, words: Words) -> None:
    """Open the page of the offices and go to the field of the finder."""
    title = words.own(f"{words('offices|title').text} | {words('site|name').text}")
    assert reader.open(f"{words.tag}/offices/") == line("document", title)
    hint = f'described "{words("find|hint").text}"'
    field = line("searchbox", words("find|label"), hint, into=["main", "search"])
    assert reader.tab_to("#find-place", "body") == field
    assert reader.heard() == []


def use_the_finder(reader: Reader, words: Words, dataset: Dataset) -> None:
    """In its field: a state by its name, a county that many states have, a place that does not
    exist.
    """
    state = words(f"place:{PLACE}|name").text
    label, hint = words("find|label"), f'described "{words("find|hint").text}"'
    assert reader.type(state) == line("searchbox", label, f'value "{state}"', hint)
    reader.until_page(f"{LISTED} === 1")
    assert reader.heard()[-1:] == [line("status", words("find|found", n=words.formats.number(1)))]
    office = dataset.offices["ero-salt-lake-city"].name
    assert reader.tab() == line("link", Word(office, "en"), "1 of 1", into=["list of 1"])

    assert reader.back() == line("searchbox", label, f'value "{state}"', hint)
    for _ in state:
        reader.press("Backspace")
    reader.until_page(f"{LISTED} === 0")
    reader.heard()
    reader.type(COUNTY)
    reader.until_page(f"{LISTED} > 1")
    many = reader.evaluate(LISTED)
    assert reader.heard()[-1:] == [
        line("status", words("find|found", n=words.formats.number(many)))
    ]
    reader.type("qq")
    reader.until_page(f"{LISTED} === 0")
    assert reader.heard()[-1:] == [line("status", words("find|nothing"))]


def use_the_map(reader: Reader, words: Words, dataset: Dataset) -> None:
    """From the field into the map, along it to an area, and to its office."""
    title = words("map|title", network=words("network:ero|name").text)
    name = dataset.offices[OFFICE].name
    assert reader.tab() == line("region", title)
    assert reader.tab() == line(
        "link", Word(f"1 {first_office(dataset)}", "en"), into=[named("group", title)]
    )
    heard = reader.tab_to(f'.map a[href$="/{OFFICE}/"]', ".map")
    assert heard == line("link", Word(f"4 {name}", "en"))
    assert name in reader.follow()
    assert reader.path() == f"/{words.tag}/offices/{OFFICE}/"
    assert reader.rotor("headings")[0] == line("heading", Word(name, "en"), "level 1")


def first_office(dataset: Dataset) -> str:
    """The name of the office that the map begins with."""
    names = [office.name for office in dataset.offices.values() if office.network == "ero"]
    return min(names)


def test_an_office_is_found_by_its_place_and_on_the_map(
    reader: Reader, words: Words, dataset: Dataset
) -> None:
    """WCAG 4.1.3, 1.3.1: the label, the hint, and after each letter how many places there are.
    WCAG 2.1.1, 2.4.4, 1.1.1, 3.1.2: each area is a link that says its number and its office, once.
    """
    come_to_the_field(reader, words)
    expect_lists(reader, words, "offices")
    use_the_finder(reader, words, dataset)
    use_the_map(reader, words, dataset)


def walk_to_the_map(reader: Reader, words: Words, dataset: Dataset) -> None:
    """Into the map and to an office, past the finder."""
    come_to_the_field(reader, words)
    use_the_map(reader, words, dataset)


def walk_to_the_finder(reader: Reader, words: Words, dataset: Dataset) -> None:
    """To the finder and no farther."""
    come_to_the_field(reader, words)
    use_the_finder(reader, words, dataset)


MAP_HARMS = {
    "a map without a name": (
        "document.querySelector('svg.map').removeAttribute('aria-labelledby')",
        "group",
    ),
    "an area without a name": (
        "document.querySelector('.map a').querySelector('title').remove()",
        "Atlanta",
    ),
    "an area without a stop": (
        f"document.querySelector('.map a[href$=\"/{OFFICE}/\"]').setAttribute('tabindex', '-1')",
        "never came to",
    ),
    "areas in the wrong language": (
        "document.querySelectorAll('.map a').forEach((a) => { a.setAttribute('lang', 'es') })",
        r"\[es\]",
    ),
    "a field without a hint": ("document.getElementById('find-hint').remove()", "described"),
}
FINDER_HARMS = {
    "no live region": (
        "document.querySelector('.find [role=status]').setAttribute('aria-live', 'off')",
        "status",
    ),
    "a field without a label": (
        "document.querySelector('.find label').remove()",
        "Find the office",
    ),
    "a list that is no list": (
        "document.querySelector('.find ul').role = 'presentation'",
        "list of 1",
    ),
}


@pytest.mark.parametrize("harm", MAP_HARMS)
def test_a_harmed_map_ends_the_journey(
    reader: Reader, english: Words, dataset: Dataset, harm: str
) -> None:
    script, missed = MAP_HARMS[harm]
    reader.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        walk_to_the_map(reader, english, dataset)


@pytest.mark.parametrize("harm", FINDER_HARMS)
def test_a_harmed_finder_ends_the_journey(
    reader: Reader, english: Words, dataset: Dataset, harm: str
) -> None:
    script, missed = FINDER_HARMS[harm]
    reader.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        walk_to_the_finder(reader, english, dataset)
