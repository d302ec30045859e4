"""Do the downloads keep their published schemas, and do they say what the dataset and the pages
say?
"""

from __future__ import annotations

import copy
import csv
import io
from pathlib import Path
from typing import Any

import pytest

from site_src.dataset.dataset import Dataset
from site_src.exports.programs_csv import COLUMNS
from tests.exports.judging import TAGS, faults, load, published
from tests.pages.reading import Page

OF_A_LANGUAGE = ("programs", "contacts", "offices")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", OF_A_LANGUAGE)
def test_a_download_keeps_its_schema(site: Path, tag: str, name: str) -> None:
    data = load(site, f"api/v1/{tag}/{name}.json")
    assert len(data[name]) > 10
    assert data["language"] == tag
    assert faults(published(site, name), data) == []


def test_the_sources_keep_their_schema(site: Path, dataset: Dataset) -> None:
    data = load(site, "api/v1/sources.json")
    assert [s["id"] for s in data["sources"]] == list(dataset.sources)
    assert faults(published(site, "sources"), data) == []


def test_the_state_of_the_translations_keeps_its_schema(site: Path, dataset: Dataset) -> None:
    data = load(site, "api/v1/translations.json")
    assert [x["tag"] for x in data["languages"]] == list(dataset.site.languages)
    assert faults(published(site, "translations"), data) == []


OF_THE_SITE = ("sources", "translations")
BAD: dict[str, tuple[str, list[str | int], object]] = {
    "a date that is none": ("programs", ["programs", 0, "status", "as_of"], "last year"),
    "a state that is none": ("programs", ["programs", 0, "status", "state"], "running"),
    "an unknown field": ("programs", ["programs", 0, "phone"], "x"),
    "a number for a text": ("programs", ["programs", 0, "name"], 7),
    "a language that is none": ("programs", ["programs", 0, "other_languages"], {"/name": "e n"}),
    "a type that is none": ("contacts", ["contacts", 0, "type"], "pigeon"),
    "a contact without a date": ("contacts", ["contacts", 0, "as_of"], None),
    "an office without numbers": ("offices", ["offices", 0, "phones"], None),
    "a notice without a start": ("notices", ["notices", 0, "begins"], None),
    "a notice of no state": ("notices", ["notices", 0, "state"], "coming"),
    "a notice that ends on no day": ("notices", ["notices", 0, "ends"], "tomorrow"),
    "a source of no kind": ("sources", ["sources", 0, "kind"], "rumour"),
    "a language without a state": ("translations", ["languages", 0, "state"], "nearly done"),
    "a share that is no number": ("translations", ["languages", 0, "all", "percent"], "40 %"),
    "a count that the schema does not know": ("translations", ["languages", 0, "all", "good"], 1),
}


@pytest.mark.parametrize("tag", TAGS)
def test_the_notices_keep_their_schema(site: Path, tag: str, dataset: Dataset) -> None:
    """The archive too; instants carry their offset (RFC 3339), and a draft its source."""
    data = load(site, f"api/v1/{tag}/notices.json")
    assert faults(published(site, "notices"), data) == []
    assert [(n["id"], n["state"], n["begins"], n["ends"]) for n in data["notices"]] == [
        ("threat-level-2008", "ended", "2008-09-16T00:00:00-04:00", "2011-04-27T00:00:00-04:00")
    ]
    assert data["time_zone"] == dataset.site.time_zone
    assert ("original" in data["notices"][0]) == (tag in ("es", "ar"))


@pytest.mark.parametrize("what", BAD)
def test_a_published_schema_refuses(site: Path, what: str) -> None:
    name, path, value = BAD[what]
    data = copy.deepcopy(load(site, f"api/v1/{'' if name in OF_THE_SITE else 'en/'}{name}.json"))
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert len(faults(published(site, name), data)) == 1


def test_every_published_field_of_a_program_is_there(site: Path, dataset: Dataset) -> None:
    programs = load(site, "api/v1/en/programs.json")["programs"]
    assert [p["id"] for p in programs] == list(dataset.programs)
    for data, record in zip(programs, dataset.programs.values(), strict=True):
        assert data["name"] == record.name
        assert [(f["id"], f["as_of"], f["sources"]) for f in data["facts"]] == [
            (f.id, f.as_of.text, list(f.sources)) for f in record.facts
        ]
        assert [h["id"] for h in data["history"]] == [h.id for h in record.history]
        assert [b["id"] for b in data["body"]] == [b.id for b in record.body]
        assert data["contacts"] == list(record.contacts)
        assert data["other_languages"] == {}
        assert (site / data["url"].removeprefix(dataset.site.base_url) / "index.html").is_file()


def test_each_fallback_text_names_its_language(site: Path) -> None:
    """WCAG 3.1.2, for data: in a draft language, every text equal to the source's long text is
    named as such, at its place.
    """
    source = {p["id"]: p for p in load(site, "api/v1/en/programs.json")["programs"]}
    named = 0
    for data in load(site, "api/v1/ar/programs.json")["programs"]:
        other = data["other_languages"]
        for pointer, language in other.items():
            value: Any = data
            for step in pointer.split("/")[1:]:
                value = value[int(step)] if isinstance(value, list) else value[step]
            assert isinstance(value, str)
            assert language == "en"
            named += 1
        for i, fact in enumerate(data["facts"]):
            assert (fact["text"] == source[data["id"]]["facts"][i]["text"]) == (
                f"/facts/{i}/text" in other
            )
        assert not other or data["translation"] == "partial"
    assert named > 100


def test_only_published_contacts_and_numbers_leave(site: Path, dataset: Dataset) -> None:
    assert {c["id"] for c in load(site, "api/v1/es/contacts.json")["contacts"]} == set(
        dataset.contacts
    )
    numbers = {
        p["number"] for o in load(site, "api/v1/es/offices.json")["offices"] for p in o["phones"]
    }
    assert numbers == {p.number for o in dataset.offices.values() for p in o.phones}
    assert dataset.withheld


@pytest.mark.parametrize("tag", TAGS)
def test_the_table_is_rfc_4180(site: Path, dataset: Dataset, tag: str) -> None:
    """RFC 4180: lines end with CRLF, each has as many cells as the header; and no cell is a
    formula.
    """
    text = (site / f"api/v1/{tag}/programs.csv").read_bytes().decode()
    assert text.count("\r\n") == text.count("\n") == len(dataset.programs) + 1
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert [row[0] for row in rows[1:]] == list(dataset.programs)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_of_the_data_links_every_download(site: Path) -> None:
    for tag in TAGS:
        page = Page((site / tag / "data" / "index.html").read_text(encoding="utf-8"))
        links = {a["href"] for a in page.all("a") if "/api/v1/" in a.get("href", "")}
        own = {
            f"/{path.relative_to(site.resolve()).as_posix()}"
            for path in (site.resolve() / "api/v1" / tag).iterdir()
        }
        assert own
        assert own < links
