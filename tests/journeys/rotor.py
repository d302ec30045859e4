"""Which headings and landmarks should a screen reader list on a page? By kind of page: their
levels, names, order and language.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from tests.journeys.lines import line
from tests.journeys.reader import Reader
from tests.journeys.words import Words

ANY = "*"  # one or more headings that come from the data


class Kind(NamedTuple):
    """A kind of page: the address of one; the landmarks inside its main one, by role, context and
    the context of a name in it; the contexts of its headings of the levels 1 and 2.
    """

    path: str
    landmarks: list[str]
    headings: list[str]


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
KINDS = {
    "home": Kind(
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
    "programs": Kind(
        "programs/", ["navigation index|letters"], ["index|title", ANY, "index|archive"]
    ),
    "program": Kind("programs/hsi-tip-line/", [], ["program:hsi-tip-line|name", *PROGRAM]),
    "offices": Kind(
        "offices/",
        ["search", *OF_OFFICES],
        ["offices|title", "network:ero|name", "network:hsi|name"],
    ),
    "search": Kind("search/", ["search search|title"], ["search|title", "search|browse"]),
    "guide": Kind(
        "guides/detainee-locator/",
        [],
        [
            f"{LOCATOR}|title",
            *(f"{LOCATOR}|block:{block}" for block in BLOCKS),
            "program|related",
            "page|sources",
        ],
    ),
    "notices": Kind("notices/", [], ["notice|title", "notice|now", "notice|ended", "page|sources"]),
    "list": Kind(
        "sections/criminal-law-enforcement/",
        [],
        ["section:criminal-law-enforcement|name", "listing|programs"],
    ),
    "privacy": Kind("privacy/", [], [f"privacy|{part}" for part in PRIVACY]),
}


def expect_lists(reader: Reader, words: Words, kind: str) -> None:
    """The landmarks and headings of the open page, as a rotor lists them. WCAG 1.3.1, 2.4.1,
    2.4.6, 3.1.2, 3.2.3: the same landmarks in the same order, each navigation named; headings
    without a gap.
    """
    expect_landmarks(reader, words, KINDS[kind].landmarks)
    expect_headings(reader, words, KINDS[kind].headings)


def expect_landmarks(reader: Reader, words: Words, inside: list[str]) -> None:
    """The landmarks of the frame, and those inside the main one."""
    expected = [line("banner"), line("navigation", words("layout|menu"))]
    if reader.evaluate("Boolean(document.querySelector('.languages'))"):
        expected.append(line("navigation", words("layout|languages")))
    expected += [line("navigation", words("layout|breadcrumb")), line("main")]
    expected += [landmark(words, *parts.split()) for parts in inside]
    expected += [line("contentinfo"), line("navigation", words("layout|footer"))]
    assert reader.rotor("landmarks") == expected


def landmark(words: Words, role: str, context: str = "", network: str = "") -> str:
    """A landmark with the text of a context as its name, which may hold the name of a network."""
    if not context:
        return line(role)
    name = words(network).text if network else ""
    return line(role, words(context, network=name))


def expect_headings(reader: Reader, words: Words, contexts: list[str]) -> None:
    """One heading of level 1, no level left out, and the texts of the levels 1 and 2."""
    headings = reader.rotor("headings")
    levels = [int(heading.rpartition("level ")[2]) for heading in headings]
    assert levels.count(1) == 1
    pairs = itertools.pairwise(levels)
    assert all(after <= before + 1 for before, after in pairs), "no level is left out"
    upper = [heading for heading, level in zip(headings, levels, strict=True) if level < 3]
    known = [context for context in contexts if context != ANY]
    expected = [
        line("heading", words(context), f"level {min(place, 1) + 1}")
        for place, context in enumerate(known)
    ]
    if ANY in contexts:
        first = contexts.index(ANY)
        last = len(upper) - (len(known) - first)
        assert last > first, "the data gives headings"
        upper = [*upper[:first], *upper[last:]]
    assert upper == expected
