"""Which headings and landmarks does a screen reader list, page kind by page kind: their levels,
names, order and language?
"""

from __future__ import annotations

import itertools

import pytest

from tests.journeys.lines import line
from tests.journeys.reader import Reader
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
# Each kind of page: its address; the landmarks inside the main one; its headings of the levels 1
# and 2; `*` is one or more of the data's.
Kind = tuple[str, list[str], list[str]]
OF_OFFICES = [
    "region map|title network:ero|name",
    "region offices|caption network:ero|name",
    "region offices|caption network:hsi|name",
]
LOCATOR = "page:detainee-locator"
PROGRAM = [
    "program|contacts",
    "program|details",
    "program|facts",
    "guides|title",
    "program|related",
    "page|sources",
    "handout|share",
]
BLOCKS = ["what-it-is", "by-number", "check-number", "by-name", "limits", "contacts", "evidence"]
PRIVACY = ["title", "server-heading", "not-heading", "links-heading", "private-heading"]
PAGES: dict[str, Kind] = {
    "home": (
        "",
        ["search"],
        [
            "site|name",
            "home|quick",
            "home|audiences",
            "home|featured",
            "guides|title",
            "home|sections",
            "home|kinds",
        ],
    ),
    "programs": ("programs/", ["navigation index|letters"], ["index|title", "*", "index|archive"]),
    "program": ("programs/hsi-tip-line/", [], ["program:hsi-tip-line|name", *PROGRAM]),
    "offices": (
        "offices/",
        ["search", *OF_OFFICES],
        ["offices|title", "network:ero|name", "network:hsi|name"],
    ),
    "search": ("search/", ["search search|title"], ["search|title", "search|browse"]),
    "guide": (
        "guides/detainee-locator/",
        [],
        [
            f"{LOCATOR}|title",
            *(f"{LOCATOR}|block:{b}" for b in BLOCKS),
            "program|related",
            "page|sources",
        ],
    ),
    "notices": ("notices/", [], ["notice|title", "notice|now", "notice|ended", "page|sources"]),
    "list": (
        "sections/criminal-law-enforcement/",
        [],
        ["section:criminal-law-enforcement|name", "listing|programs"],
    ),
    "privacy": ("privacy/", [], [f"privacy|{part}" for part in PRIVACY]),
}


def expected_landmarks(words: Words, inside: list[str], languages: bool) -> list[str]:
    """The landmarks of a page, those of the main one given by role and context."""
    head = [
        line("banner"),
        line("navigation", words("layout|menu")),
        *([line("navigation", words("layout|languages"))] if languages else []),
    ]
    head += [line("navigation", words("layout|breadcrumb")), line("main")]
    foot = [line("contentinfo"), line("navigation", words("layout|footer"))]
    return [*head, *(landmark(words, *x.split()) for x in inside), *foot]


def landmark(words: Words, role: str, context: str = "", network: str = "") -> str:
    """A landmark with the text of a context as its name, in which the name of a network may stand."""
    return line(
        role, words(context, network=words(network).text if network else "") if context else None
    )


def look_around(reader: Reader, words: Words, kind: str) -> None:
    """The two lists of one page."""
    path, inside, contexts = PAGES[kind]
    reader.open(f"{words.tag}/{path}")
    landmarks = reader.rotor("landmarks")
    languages = bool(reader.evaluate("Boolean(document.querySelector('.languages'))"))
    assert landmarks == expected_landmarks(words, inside, languages)

    headings = reader.rotor("headings")
    levels = [int(heading.rpartition("level ")[2]) for heading in headings]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (
        "no level is left out"
    )
    upper = [heading for heading, level in zip(headings, levels, strict=True) if level < 3]
    given = [
        line("heading", words(c), f"level {min(i, 1) + 1}")
        for i, c in enumerate(contexts)
        if c != "*"
    ]
    first = contexts.index("*") if "*" in contexts else len(contexts)
    last = len(given) - first
    assert len(upper) > len(given) or "*" not in contexts
    assert [
        *upper[:first],
        *(upper[-last:] if last else upper[len(given) :] if "*" not in contexts else []),
    ] == given


@pytest.mark.parametrize("kind", PAGES)
def test_headings_and_landmarks_are_listed(reader: Reader, words: Words, kind: str) -> None:
    """WCAG 1.3.1, 2.4.1, 2.4.6, 3.1.2, 3.2.3: the same landmarks in the same order, each
    navigation named; headings without a gap.
    """
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
