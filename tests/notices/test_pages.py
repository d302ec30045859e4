"""Which notices does a build show, on which pages, in which words? (Issue 3, part 8: by the day
of the build.)
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from site_src.dataset.dataset import Dataset
from tests.conftest import PROJECT
from tests.notices.making import NOTICES, TAGS, TONIGHT, built_on, root_with
from tests.pages.reading import RULES, language_pages

TITLES = {
    "calm": "A calm word",
    "storm": "Storm over the coast",
    "past": "Danger of long ago",
    "tonight": "Water is cut off",
}
FR = PROJECT / "tests" / "roots" / "french"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on a day on which a storm is announced."""
    folder = tmp_path_factory.mktemp("live")
    return built_on("2026-11-22", root_with(folder, NOTICES + TONIGHT), folder / "dist")


def soup(site: Path, file: str) -> BeautifulSoup:
    """A page of a built site."""
    return BeautifulSoup((site / file).read_text(encoding="utf-8"), "html.parser")


def banner(page: BeautifulSoup) -> list[str]:
    """The titles that are announced on top of a page, in order."""
    return [
        link.get_text() for link in page.select("section.announcements[data-notices] .notice h2 a")
    ]


def inside(page: BeautifulSoup, ident: str) -> list[str]:
    """The ids of the notices in the section with a heading."""
    heading = page.find(id=ident)
    section = heading.parent if isinstance(heading, Tag) else None
    return (
        [str(notice["id"]).removeprefix("notice-") for notice in section.select(".notice")]
        if section
        else []
    )


DAYS = {
    "the day before the start": ("2026-11-19", ["calm"], ["past"]),
    "the day of the start": ("2026-11-20", ["storm", "calm"], ["past"]),
    "a day between": ("2026-11-22", ["storm", "calm"], ["past"]),
    "the last day": ("2026-11-25", ["storm", "calm"], ["past"]),
    "the day after the end": ("2026-11-26", ["calm"], ["storm", "past"]),
}


@pytest.mark.parametrize("when", DAYS)
def test_a_build_shows_what_is_live_on_its_day_and_archives_what_has_ended(
    tmp_path: Path, when: str
) -> None:
    day, live, ended = DAYS[when]
    site = built_on(day, root_with(tmp_path), tmp_path / "dist")
    page = soup(site, "en/notices/index.html")
    assert (inside(page, "live"), inside(page, "ended")) == (live, ended)
    assert banner(soup(site, "en/index.html")) == [TITLES[ident] for ident in live]
    assert ("Storm" in (site / "en/notices/index.html").read_text(encoding="utf-8")) == (
        "storm" in [*live, *ended]
    )


def test_what_has_not_begun_stands_in_no_file(tmp_path: Path) -> None:
    """Neither page, feed nor download tells of it: nothing could be shown early."""
    site = built_on("2026-11-19", root_with(tmp_path), tmp_path / "dist")
    files = [path for path in site.rglob("*") if path.is_file()]
    assert any(b"A calm word" in path.read_bytes() for path in files)
    assert [path for path in files if b"Storm over" in path.read_bytes()] == []


def test_a_live_notice_stands_on_every_page_of_every_language(live: Path) -> None:
    """Once a page, the most severe first; the page of notices lists them with their sources
    instead.
    """
    pages = language_pages(live)
    assert {name.split("/")[0] for name in pages} == set(TAGS)
    counts = {name: len(soup(live, name).select(".notice-urgent")) for name in pages}
    assert len(counts) > 70
    assert set(counts.values()) == {1}
    assert banner(soup(live, "en/404.html")) == [TITLES[i] for i in ("storm", "tonight", "calm")]
    assert soup(live, "en/notices/index.html").select(".announcements") == []


@pytest.mark.parametrize("rule", RULES)
def test_every_page_with_notices_is_sound(rule: object, live: Path) -> None:
    assert callable(rule)
    assert {
        name: found for name, page in language_pages(live).items() if (found := list(rule(page)))
    } == {}


def test_a_notice_says_what_it_is_where_and_until_when(live: Path) -> None:
    """In words without a script; the times also for machines, with their offset (HTML, global
    date and time).
    """
    storm = soup(live, "en/index.html").select_one(".announcements .notice-urgent")
    assert storm
    words = " ".join(storm.get_text(" ", strip=True).split())
    assert words == (
        "Urgent Weather Storm over the coast Stay inside. For help, "
        "call 555-0100 . Where: Florida, Georgia, and the harbor "
        "From November 20, 2026 until the end of November 25, 2026 (Eastern Time)."
    )
    assert [t["datetime"] for t in storm.select("time")] == [
        "2026-11-20T00:00-05:00",
        "2026-11-26T00:00-05:00",
    ]
    tonight = soup(live, "en/index.html").select(".notice time")[2:4]
    assert [t["datetime"] for t in tonight] == ["2026-11-22T18:00-05:00", "2026-11-22T21:00-05:00"]
    assert re.sub(r"\s", " ", tonight[0].get_text()) == "November 22, 2026, 6:00 PM"


def test_a_notice_is_a_named_region_and_no_live_region(live: Path) -> None:
    """WCAG 4.1.3 is for what changes after load; what stands there from the start is read in its
    place.
    """
    page = soup(live, "en/index.html")
    section = page.select_one(".announcements")
    assert section
    name = page.find(id=str(section["aria-labelledby"]))
    assert isinstance(name, Tag)
    assert (section.name, name.get_text()) == ("section", "Notices")
    assert [
        tag
        for tag in page.select("[role=alert], [role=status], [aria-live]")
        if tag.find_parent(class_="announcements")
    ] == []


def test_what_ended_no_longer_looks_like_an_alarm(live: Path, site: Path) -> None:
    """No word and no colour of its severity; the threat level of 2008 stands in the archive of
    the project's own site.
    """
    past = soup(live, "en/notices/index.html").find(id="notice-past")
    assert isinstance(past, Tag)
    assert past["class"] == ["notice", "notice-ended"]
    assert [b.get_text() for b in past.select(".label b")] == ["Threat advisory"]
    assert "From September 16, 2008 to April 26, 2011." in past.get_text()
    for tag in ("en", "es", "ar"):
        page = soup(site, f"{tag}/notices/index.html")
        assert (inside(page, "live"), inside(page, "ended")) == ([], ["threat-level-2008"])
        assert not page.select("script[blocking]")


def test_without_notices_pages_have_no_script_and_no_empty_landmark(site: Path) -> None:
    for name in ("en/index.html", "es/programs/index.html"):
        assert not soup(site, name).select(".announcements, script[blocking], [data-notices]")


def test_the_module_is_loaded_before_the_first_paint(live: Path) -> None:
    """`blocking="render"` in the head (HTML, render-blocking): what is over must not flash up,
    and nothing may jump.
    """
    scripts = soup(live, "ar/index.html").select("head script[type=module][blocking=render]")
    assert len(scripts) == 1
    assert (live / str(scripts[0]["src"]).lstrip("/")).is_file()


def test_a_draft_translation_of_a_notice_stands_beside_its_source(tmp_path: Path) -> None:
    """DESIGN section 4: notices are always critical; in German the French root's storm is only a
    draft.
    """
    site = built_on("2026-11-22", FR, tmp_path / "dist")
    for file in ("de/index.html", "de/notices/index.html"):
        notice = soup(site, file).select_one(".notice")
        assert notice
        assert "Sturm erwartet" in notice.get_text()
        beside = notice.select_one(".beside [lang=fr]")
        assert beside
        assert beside.get_text() == "Tempête attendue"
    assert not soup(site, "fr/index.html").select(".notice .beside")


FEATURED = "featured: [{program: harbor-watch, start: 2026-11-21, end: 2026-11-23}]\n"


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-11-20", False), ("2026-11-21", True), ("2026-11-23", True), ("2026-11-24", False)],
)
def test_a_program_is_in_focus_from_its_first_to_its_last_day(
    tmp_path: Path, day: str, shown: bool
) -> None:
    site = built_on(day, root_with(tmp_path, site=FEATURED), tmp_path / "dist")
    heading = soup(site, "en/index.html").find(id="featured")
    assert bool(heading) == shown
    if isinstance(heading, Tag) and heading.parent:
        assert [a["href"] for a in heading.parent.select("a")] == ["/en/programs/harbor-watch/"]


def test_programs_in_focus_say_first_what_is_not_confirmed(site: Path, dataset: Dataset) -> None:
    """The two that the old page featured in 2008; none that ended."""
    heading = soup(site, "es/index.html").find(id="featured")
    assert isinstance(heading, Tag)
    assert heading.parent
    cards = heading.parent.select(".card")
    assert [a["href"] for card in cards for a in card.select("h3 a")] == [
        f"/es/programs/{f.program}/" for f in dataset.site.featured
    ]
    states = [dataset.programs[f.program].status.state for f in dataset.site.featured]
    assert [bool(card.select(".flag")) for card in cards] == [state != "active" for state in states]
    assert "unknown" in states
