"""Is each number of an office labelled as what it reaches, and never as something that the page
itself contradicts?
"""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from site_src.dataset.dataset import Dataset
from site_src.edition.contact_values import phone_uri

SAME = "The same number as: Field office."
NOT_MAIN = "it is not the office's main line"


def said(site: Path, office: str) -> list[tuple[str, str]]:
    """The desk and the whole text of each number on an office's page."""
    soup = BeautifulSoup(
        (site / "en" / "offices" / office / "index.html").read_bytes(), "html.parser"
    )
    numbers = []
    for desk in soup.select("li > .desk"):
        assert desk.parent
        numbers.append((desk.get_text(), desk.parent.get_text(" ")))
    return numbers


def test_a_desk_with_the_main_number_says_so_and_any_other_says_that_it_is_not_the_main_line(
    site: Path, dataset: Dataset
) -> None:
    """A reader who sees one number twice is told so; "not the main line" stands only where that
    is true.
    """
    alike = other = 0
    for office in dataset.offices.values():
        numbers = {
            p.desk: phone_uri(p.number or "", dataset.site.calling_code) for p in office.phones
        }
        if "check-in" not in numbers:
            continue
        text = dict(said(site, office.id))["Check-in desk"]
        same = numbers["check-in"] == numbers.get("main")
        assert (SAME in text, NOT_MAIN in text) == (same, not same), office.id
        alike, other = alike + same, other + (not same)
    assert (alike > 3, other > 3) == (True, True)
