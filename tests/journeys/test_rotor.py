"""Do the headings and landmarks that a screen reader lists tell the parts of a page apart? Here the
kinds of page that no journey comes to; the others are asked on the way.
"""

from __future__ import annotations

import pytest

from tests.journeys.reader import Reader
from tests.journeys.rotor import KINDS, expect_lists
from tests.journeys.words import Words

pytestmark = pytest.mark.browser


def look_around(reader: Reader, words: Words, kind: str) -> None:
    """The two lists of one page."""
    reader.open(f"{words.tag}/{KINDS[kind].path}")
    expect_lists(reader, words, kind)


@pytest.mark.parametrize("kind", ["notices", "list", "privacy"])
def test_headings_and_landmarks_are_listed(reader: Reader, words: Words, kind: str) -> None:
    look_around(reader, words, kind)


HARMS = {
    "a heading of another level": (
        "document.querySelector('main h2').ariaLevel = '4'",
        "no level is left out",
    ),
    "a heading that is none": (
        "document.querySelector('#kinds').role = 'presentation'",
        "Browse by kind",
    ),
    "two first headings": ("document.querySelector('main h2').ariaLevel = '1'", "== 1"),
    "a navigation without a name": (
        "document.querySelector('.crumbs').removeAttribute('aria-labelledby')",
        "navigation",
    ),
    "no main landmark": (
        "const main = document.querySelector('main'); main.replaceWith(...main.childNodes)",
        "'search'",
    ),
    "a heading in the wrong language": ("document.querySelector('main h2').lang = 'fr'", r"\[fr\]"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_page_is_noticed(reader: Reader, english: Words, harm: str) -> None:
    script, missed = HARMS[harm]
    reader.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        look_around(reader, english, "home")
