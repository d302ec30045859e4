"""Do the guides rest on dated facts, and can a reader reach each from the home page and from the
programs it is about?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_src.dataset.blocks import (
    BlockPage,
    ContactList,
    Facts,
    PatternCheck,
    Prose,
    RecordList,
    Steps,
    TableBlock,
)
from site_src.dataset.dataset import Dataset
from tests.conftest import Run
from tests.guides.conftest import GUIDES, TAGS

PROGRAMS = {
    "dhs-ice-immigration-detainer-form": "detainer-form",
    "online-detainee-locator-system": "detainee-locator",
    "information-for-families-of-detainees": "families",
    "hsi-tip-line": "tip-lines",
    "report-suspicious-activity": "tip-lines",
    "homeland-security-information-network": "information-sharing",
    "law-enforcement-online": "information-sharing",
    "tool-kit-for-prosecutors": "prosecutors",
    "image-program": "employers",
    "emergency-information-for-ice-employees": "employee-emergencies",
    "foia-library": "foia",
    "removal-statistics": "foia",
}


def links(site: Path, page: str, section: str) -> list[str]:
    """The addresses that the section under a heading with this id links to."""
    soup = BeautifulSoup((site / page / "index.html").read_bytes(), "html.parser")
    heading = soup.find(id=section)
    return (
        [str(a["href"]) for a in heading.parent.find_all("a")] if heading and heading.parent else []
    )


def unused(page: BlockPage) -> set[str]:
    """The facts of a page that no text of it rests on."""
    used: set[str] = set()
    for block in page.blocks:
        paragraphs = (
            block.paragraphs
            if isinstance(block, Prose)
            else block.items
            if isinstance(block, Steps)
            else ()
        )
        used.update(*(p.facts for p in paragraphs))
        if isinstance(block, PatternCheck):
            used.update(block.facts)
    return {fact.id for fact in page.facts} - used


@pytest.mark.parametrize("ident", GUIDES)
def test_guide_shows_its_facts_with_sources_and_names_programs(
    dataset: Dataset, ident: str
) -> None:
    """A guide says on what it rests; the programs it is about are its related ones."""
    page = dataset.pages[ident]
    assert [type(b) for b in page.blocks].count(Facts) == 1
    assert page.facts
    assert all(fact.sources for fact in page.facts)
    assert page.related
    assert any(isinstance(b, Prose | Steps) for b in page.blocks)
    assert not any(isinstance(b, RecordList | TableBlock) for b in page.blocks)


@pytest.mark.parametrize("ident", [i for i in GUIDES if i != "foia"])
def test_no_fact_of_a_guide_is_unused(dataset: Dataset, ident: str) -> None:
    """A fact that no text rests on belongs to the program's record."""
    assert unused(dataset.pages[ident]) == set()


def test_an_unused_fact_is_found(dataset: Dataset) -> None:
    """The smallest bad case of the check above: a page with facts alone."""
    page = dataset.pages["detainer-form"]
    bare = BlockPage(
        id="x",
        title="X",
        summary="X.",
        blocks=tuple(b for b in page.blocks if isinstance(b, Facts)),
    )
    assert unused(bare) == {fact.id for fact in page.facts}


def test_contacts_that_a_guide_names_are_listed_on_it(dataset: Dataset) -> None:
    """A number in a text stands once more below, with its date and the official page."""
    found = 0
    for ident in GUIDES:
        page = dataset.pages[ident]
        listed = {
            c.replace("-", "_")
            for b in page.blocks
            if isinstance(b, ContactList)
            for c in b.contacts
        }
        for block in page.blocks:
            paragraphs = (
                block.paragraphs
                if isinstance(block, Prose)
                else block.items
                if isinstance(block, Steps)
                else ()
            )
            for paragraph in paragraphs:
                named = {
                    c
                    for c in (x.replace("-", "_") for x in dataset.contacts)
                    if f"{{{c}}}" in paragraph.text
                }
                found += len(named)
                assert named <= listed, (ident, paragraph.id)
    assert found >= 8


def test_texts_where_a_mistake_harms_are_critical(dataset: Dataset) -> None:
    """A paragraph with a telephone number, and the check of a number, are shown beside their
    source while a draft.
    """
    numbers = [
        f"{{{c.id.replace('-', '_')}}}" for c in dataset.contacts.values() if c.type == "phone"
    ]
    blocks = [b for i in GUIDES for b in dataset.pages[i].blocks]
    paragraphs = [
        p
        for b in blocks
        for p in (b.paragraphs if isinstance(b, Prose) else b.items if isinstance(b, Steps) else ())
    ]
    harmful = [p for p in paragraphs if any(number in p.text for number in numbers)]
    assert len(harmful) >= 8
    assert [p.id for p in harmful if not p.critical] == []
    checks = [b for b in blocks if isinstance(b, PatternCheck)]
    assert checks
    assert all(b.critical for b in checks)


@pytest.mark.parametrize("tag", TAGS)
def test_home_page_shows_each_guide_in_the_order_of_site_yaml(site: Path, tag: str) -> None:
    assert links(site, tag, "guides") == [f"/{tag}/{path}" for path in GUIDES.values()]


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(("program", "guide"), PROGRAMS.items())
def test_program_links_to_its_guide(site: Path, tag: str, program: str, guide: str) -> None:
    assert f"/{tag}/{GUIDES[guide]}" in links(site, f"{tag}/programs/{program}", "guides")


def test_program_that_no_page_names_has_only_those_of_every_program(
    dataset: Dataset, site: Path
) -> None:
    named = {ident for page in dataset.pages.values() for ident in page.related}
    others = [ident for ident in dataset.programs if ident not in named]
    assert len(others) > 20
    assert [i for i in others if links(site, f"en/programs/{i}", "guides") != ["/en/foia/"]] == []


def test_root_without_such_pages_shows_no_empty_heading(
    root: Callable[[str], Path], run: Run, tmp_path: Path
) -> None:
    """An empty heading helps nobody."""
    assert run("build", "--content", root("minimal"), "--out", tmp_path / "dist")[0] == 0
    page = next((tmp_path / "dist" / "en" / "programs").glob("*/index.html")).read_text(
        encoding="utf-8"
    )
    assert 'id="guides"' not in page
    assert 'id="details"' in page


def test_emergency_comes_first_on_the_page_of_tips(site: Path) -> None:
    """Whoever is in danger reads one sentence; its number dials as it is printed."""
    soup = BeautifulSoup(
        (site / "en" / GUIDES["tip-lines"] / "index.html").read_bytes(), "html.parser"
    )
    numbers = [a["href"] for a in soup.select("main a.tel")]
    assert numbers[0] == "tel:911"
    assert "tel:+18774474847" in numbers
    assert "tel:+18663472423" in numbers


def test_every_program_leads_to_the_pages_that_stand_on_all(site: Path, dataset: Dataset) -> None:
    """Each once, after the guides that name the program."""
    everywhere = [f"/en/{dataset.pages[i].path or i}/" for i in dataset.site.on_every_program]
    assert everywhere == ["/en/foia/"]
    found = {ident: links(site, f"en/programs/{ident}", "guides") for ident in dataset.programs}
    assert len(found) > 50
    assert {
        ident: urls for ident, urls in found.items() if [urls.count(u) for u in everywhere] != [1]
    } == {}
    assert found["section-287g"] == ["/en/guides/detainer-form/", "/en/foia/"]
    assert found["foia-library"] == ["/en/foia/"]
