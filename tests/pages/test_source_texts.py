"""Do texts that are not translated carry their language and direction (WCAG 3.1.2)? Addresses,
short forms, the license, and the description of a chart whose series has no translated name.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from site_src.dataset.dataset import Dataset

ARABIC = re.compile("[\u0600-\u06ff]")


def soup(site: Path, name: str) -> BeautifulSoup:
    """A built page."""
    return BeautifulSoup((site / name).read_bytes(), "html.parser")


def marks(element: Tag | None) -> tuple[object, object]:
    """The language and direction of an element."""
    assert element is not None
    return element.get("lang"), element.get("dir")


@pytest.mark.parametrize(("tag", "lang"), [("en", None), ("es", "en"), ("ar", "en")])
def test_the_address_of_a_contact_is_in_the_source_language(
    site: Path, dataset: Dataset, tag: str, lang: str | None
) -> None:
    page = soup(site, f"{tag}/contacts/index.html")
    addresses = [c for c in dataset.contacts.values() if c.type == "address"]
    assert addresses
    for contact in addresses:
        value = page.select_one(f"#contact-{contact.id} .value bdi")
        assert value is not None
        assert value.get_text() == contact.value
        assert marks(value) == (lang, "ltr")


def test_an_address_in_a_translated_sentence_is_marked(site: Path) -> None:
    """A placeholder for a contact has the same value as the contact itself."""
    page = soup(site, "ar/audiences/local-law-enforcement/index.html")
    values = [value for value in page.select(".value bdi") if "Williston" in value.get_text()]
    assert values
    assert {marks(value) for value in values} == {("en", "ltr")}


@pytest.mark.parametrize(("tag", "lang"), [("en", None), ("es", "en"), ("ar", "en")])
def test_short_forms_and_the_license_are_in_the_source_language(
    site: Path, tag: str, lang: str | None
) -> None:
    page = soup(site, f"{tag}/programs/ipr-center/index.html")
    assert {marks(short) for short in page.select("bdi.acronym")} == {(lang, "ltr")}
    fragment = soup(site, f"{tag}/embed/fragment.html")
    assert {marks(short) for short in fragment.select("li > bdi")} == {(lang, "ltr")}
    licence = page.select_one("footer a[rel=license]")
    assert licence is not None
    name = licence.bdi
    assert (name is None) if lang is None else marks(name) == (lang, "ltr")


def test_a_description_of_a_chart_is_in_one_language(site: Path) -> None:
    """An element of SVG has no elements inside it that could be marked."""
    chart = soup(site, "ar/statistics/removals/index.html")
    descriptions = chart.select("figure.chart desc")
    assert descriptions
    for description in descriptions:
        text = description.get_text()
        assert bool(ARABIC.search(text)) is (description.get("lang") is None)
        if description.get("lang") == "en":
            assert not ARABIC.search(text)
