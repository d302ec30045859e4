"""Does the project's own dataset keep the rules of DESIGN section 3: sourced, dated, complete,
nothing withheld or misplaced?
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from site_src.catalogs.messages import dataset_messages
from site_src.dataset.dataset import Dataset
from site_src.dataset.records import CHANGED_STATES, Program
from tests.conftest import CONTENT
from tests.dataset.reading import MONTHS, Claim, claims, unsupported

PHONE = re.compile(r"\b\d{3}[-.]\d{3,4}\b|\(\d{3}\)|\b1-8\d\d\b")
ADDRESS = re.compile(r"https?://|www\.|\S@\S")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def phone_numbers(texts: dict[str, str]) -> list[str]:
    """The contexts of the texts that carry a number, address or e-mail themselves instead of a
    placeholder.
    """
    return [
        context
        for context, text in texts.items()
        if PHONE.search(text) or ADDRESS.search(PLACEHOLDER.sub("", text))
    ]


def undated_changes(programs: list[Program]) -> list[str]:
    """The programs that changed, by state, without a note that has a year and rests on facts."""
    changed = [p for p in programs if p.status.state in CHANGED_STATES]
    assert changed
    return [
        p.id
        for p in changed
        if not (p.status.note and YEAR.search(p.status.note) and p.status.facts)
    ]


def test_all_programs_of_the_old_pages_are_here(dataset: Dataset) -> None:
    """51 entries: 28 only on the page of 2008, 16 only on that of 2013, 7 on both."""
    assert len(dataset.programs) == len(list((CONTENT / "programs").glob("*.yaml"))) == 51
    pages = Counter(
        frozenset(x.source for x in p.listed_in) & {"seed-2008", "seed-2013"}
        for p in dataset.programs.values()
    )
    assert pages == {
        frozenset({"seed-2008"}): 28,
        frozenset({"seed-2013"}): 16,
        frozenset({"seed-2008", "seed-2013"}): 7,
    }


def test_numbers_months_and_years_of_each_paragraph_are_in_the_facts_it_names(
    dataset: Dataset,
) -> None:
    """A paragraph lists the facts it rests on; every number and date in it occurs in them."""
    found = list(claims(dataset))
    assert len([c for c in found if c.context.startswith("program:")]) > 100
    assert len([c for c in found if c.context.startswith("page:")]) > 20
    assert {c.context: wrong for c in found if (wrong := unsupported(c))} == {}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It began in 2009.", {"2009"}),
        ("It has 1,200 members.", {"1200"}),
        ("It began in March 2008.", {"March"}),
        ("It began on May 7.", {"May", "7"}),
        ("It began in September 2008 with 65 agencies. May others join?", set()),
    ],
)
def test_number_or_month_without_a_fact_is_found(text: str, wrong: set[str]) -> None:
    """The check above can fail."""
    assert (
        unsupported(
            Claim("program:x|body:y", text, "ICE began with 65 agencies. 2008-09 September")
        )
        == wrong
    )


def test_every_month_is_known() -> None:
    """A misspelled month in the check would pass every text."""
    assert len(MONTHS) == 12


def test_texts_carry_placeholders_and_no_numbers(dataset: Dataset) -> None:
    """Contact values are placeholders, so that no writer or translator can mistype them."""
    texts = {m.context: m.text for m in dataset_messages(dataset)}
    assert len(texts) > 700
    assert phone_numbers(texts) == []
    bad = {
        "a": "Call 802-872-6199.",
        "b": "Call (206) 277-2000.",
        "c": "See https://ice.gov.",
        "d": "Write to x@ice.gov.",
    }
    assert phone_numbers({**bad, "good": "Call {ice_tip_line} in 2008-2009."}) == list(bad)


def test_placeholders_in_texts_are_published_contacts(dataset: Dataset) -> None:
    """And each contact that a record's text names is listed with that record or is on every page
    of contacts.
    """
    named = {
        (m.context, name) for m in dataset_messages(dataset) for name in PLACEHOLDER.findall(m.text)
    }
    assert len(named) > 5
    known = {
        ident.replace("-", "_") for ident, contact in dataset.contacts.items() if contact.publish
    }
    assert {pair for pair in named if pair[1] not in known} == set()


def test_changed_program_says_so_first_with_a_year(dataset: Dataset) -> None:
    """A program that ended, moved or was renamed says so, when, and on what evidence."""
    programs = list(dataset.programs.values())
    assert undated_changes(programs) == []
    ended = next(p for p in programs if p.status.state in CHANGED_STATES)
    bare = dataclasses.replace(
        ended, status=dataclasses.replace(ended.status, note="It is no longer there.")
    )
    assert undated_changes([bare]) == [ended.id]


def test_nothing_is_marked_reviewed_before_the_facts_it_shows(dataset: Dataset) -> None:
    """`reviewed` is set by a person who opened the official page, never in the future."""
    assert dataset.programs
    assert [
        p.id for p in dataset.programs.values() if p.reviewed and p.reviewed > dataset.today
    ] == []


def test_preliminary_figures_of_2025_are_left_out(dataset: Dataset) -> None:
    """The tables end with fiscal year 2024, and the offices of old tables with 2016."""
    years = [row.cells["fiscal-year"] for row in dataset.tables["removals"].rows]
    assert years == list(range(2003, 2025))
    by_office = dataset.tables["removals-by-office"]
    assert [c.id for c in by_office.columns[1:]] == [f"fy{year}" for year in range(2003, 2017)]
    assert not [c.label for t in dataset.tables.values() for c in t.columns if "2025" in c.label]


def test_offices_are_those_of_today_and_of_two_networks(dataset: Dataset) -> None:
    """25 ERO field offices and 30 HSI offices, none of them dated before 2024."""
    assert Counter(o.network for o in dataset.offices.values()) == {"ero": 25, "hsi": 30}
    dates = [o.address.as_of.latest for o in dataset.offices.values()]
    assert all(d and d.year >= 2024 for d in dates)


def test_contacts_and_notices_are_critical_and_so_are_marked_paragraphs(dataset: Dataset) -> None:
    """A draft translation of them is shown with the source text beside it (DESIGN, section 4)."""
    messages = list(dataset_messages(dataset))
    for kind in ("contact:", "notice:", "desk:"):
        own = [m for m in messages if m.context.startswith(kind)]
        assert own
        assert all(m.critical for m in own)
    marked = [p for r in dataset.programs.values() for p in r.body if p.critical]
    assert marked
    assert len([m for m in messages if m.critical and m.context.startswith("program:")]) == len(
        marked
    )
    assert any(not m.critical for m in messages)
