"""Does a reader find a notice that holds now: as a region with a name, before the content, with a
link to the whole of it?
"""

from __future__ import annotations

import pytest

from tests.journeys.lines import line, named
from tests.journeys.reader import Reader
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
Small = tuple[str, dict[str, Words]]
PAGE = "programs/harbor-watch/"


def find_the_notice(reader: Reader, words: Words) -> None:
    """The list of landmarks, then Tab to the first notice, then its page."""
    region = words("notice|live")
    reader.open(f"{words.tag}/{PAGE}")
    landmarks = reader.rotor("landmarks")
    assert landmarks.count(line("region", region)) == 1, "a region with a name"
    assert landmarks.index(line("region", region)) < landmarks.index(line("main")), (
        "before the content"
    )

    title = words("notice:storm|title")
    assert reader.tab_to(".announcements a", "body") == line(
        "link", title, "1 of 2", into=[named("region", region), "list of 2"]
    )
    assert reader.heard() == [], "a page that opens is no reason to interrupt its reader"
    assert reader.follow() == line(
        "document", words.own(f"{words('notice|title').text} | {words('site|name').text}")
    )
    assert reader.path() == f"/{words.tag}/notices/#notice-storm"
    headings = [x for x in reader.rotor("headings") if title.text in x]
    assert headings == [
        line(
            "heading",
            words.own(
                f"{words('notice|urgent').text} · {words('notice|weather').text} {title.text}"
            ),
            "level 3",
        )
    ]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_notice_is_found_as_a_region(traveller: Reader, small: Small, tag: str) -> None:
    """WCAG 1.3.1, 2.4.6: a landmark of its own; nothing interrupts."""
    find_the_notice(traveller, small[1][tag])


HARMS = {
    "a region without a name": (
        "document.querySelector('.announcements').removeAttribute('aria-labelledby')",
        "a region with a name",
    ),
    "notices after the content": (
        "document.body.append(document.querySelector('.announcements'))",
        "before the content",
    ),
    "a link without a stop": ("document.querySelector('.announcements a').tabIndex = -1", "1 of 2"),
    "an alert on every page": (
        "const list = document.querySelector('.announcements ul'); list.ariaLive = 'assertive';"
        " addEventListener('focusin', () => list.append(''))",
        "interrupt",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_page_ends_the_journey(traveller: Reader, small: Small, harm: str) -> None:
    script, missed = HARMS[harm]
    traveller.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        find_the_notice(traveller, small[1]["en"])
