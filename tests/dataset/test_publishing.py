"""Does a withheld contact value stay inside the dataset stage? "Wrong contact data does harm"
(DESIGN, section 3).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.dataset import Dataset
from site_src.dataset.load import load_dataset
from site_src.dataset.yaml_reader import read_yaml
from tests.conftest import CONTENT, TODAY

OFFICES = """\
networks: [{id: net, name: Network}]
desks: [{id: main, name: Main}]
offices:
- id: pier
  name: Pier
  network: net
  address: {lines: [1 Pier], city: Port, sources: [leaflet], as_of: 2025}
  phones:
  - {number: 555-0111, desk: main, sources: [leaflet], as_of: 2025, publish: true}
  - {number: 555-0122, desk: main, sources: [leaflet], as_of: 2025, publish: false}
  - {number: 555-0133, desk: main, as_of: undated}
"""
HIDDEN = """\
- {id: hidden, label: Hidden line, type: phone, value: 555-HIDE, dial: 555-4433, as_of: 2025}
- {id: same, label: The harbor line again, type: phone, value: 555-0100, as_of: 2025}
- {id: hidden-service, label: A service, type: service, value: Harbor Network, as_of: 2025}
"""


def outside(dataset: Dataset) -> str:
    """Everything that later stages can read of a dataset, but for `withheld`."""
    return repr(dataclasses.replace(dataset, withheld=()))


@pytest.fixture
def small(root: Callable[[str], Path]) -> Dataset:
    """The minimal root with withheld contacts and office numbers."""
    content = root("minimal")
    (content / "offices.yaml").write_text(OFFICES)
    with (content / "contacts.yaml").open("a") as file:
        file.write(HIDDEN)
    return load_dataset(content, TODAY)


def test_only_published_contacts_and_numbers_are_in_the_dataset(small: Dataset) -> None:
    """Nothing but `publish: true` publishes; the default is to withhold."""
    assert set(small.contacts) == {"harbor-line"}
    assert [p.number for p in small.offices["pier"].phones] == ["555-0111"]


def test_withheld_values_are_kept_apart_for_the_check(small: Dataset) -> None:
    """What is printed and what is dialed; a number that is published elsewhere, and a name of a
    service, cannot be forbidden.
    """
    assert set(small.withheld) == {"555-HIDE", "555-4433", "555-0122", "555-0133"}


def test_no_later_stage_can_read_a_withheld_value(small: Dataset) -> None:
    """And the check itself fires: the value is found where it is put back."""
    assert not [value for value in small.withheld if value in outside(small)]
    leaky = dataclasses.replace(
        small, today=small.today, site=dataclasses.replace(small.site, tagline="Call 555-0122")
    )
    assert [value for value in small.withheld if value in outside(leaky)] == ["555-0122"]


def test_published_and_withheld_value_in_one_file_is_caught(small: Dataset) -> None:
    """The last line of defence reads every file of the output."""
    pattern = withheld_pattern(small.withheld)
    assert not list(check_withheld("page", b"Call 555-0111.", pattern))
    assert [p.line for p in check_withheld("page", b"\nCall 555-4433.", pattern)] == [2]


def test_own_content_withholds_and_nothing_withheld_is_readable(dataset: Dataset) -> None:
    """The project's own withheld numbers stay out of the dataset that pages are made from."""
    assert len(dataset.withheld) >= 20
    assert not [value for value in dataset.withheld if value in outside(dataset)]


def test_own_contacts_and_numbers_are_those_marked_and_no_others(dataset: Dataset) -> None:
    """Read from the files themselves, past the loader."""
    contacts = read_yaml(CONTENT / "contacts.yaml")
    assert isinstance(contacts, list)
    assert set(dataset.contacts) == {c["id"] for c in contacts if c.get("publish")}
    assert any(not c.get("publish") for c in contacts)
    offices = read_yaml(CONTENT / "offices.yaml")
    assert isinstance(offices, dict)
    marked = {
        (o["id"], p["number"])
        for o in offices["offices"]
        for p in o.get("phones") or ()
        if p.get("publish")
    }
    shown = {(o.id, p.number) for o in dataset.offices.values() for p in o.phones}
    assert len(shown) > 10
    assert shown == marked


def test_own_published_contact_has_a_date_a_source_and_an_official_page(dataset: Dataset) -> None:
    """A reader can see how old a number is and check it; an emergency number needs no date."""
    contacts = [
        c for c in dataset.contacts.values() if not c.emergency and c.type not in ("url", "service")
    ]
    assert contacts
    assert all(c.value and c.sources and c.official_page for c in contacts)
