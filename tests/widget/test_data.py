"""Is the widget's data what its schema, the dataset and gettext's rules say? Every language of
the built site.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from site_src.build import build
from site_src.catalogs.coverage import Coverage
from site_src.catalogs.locales import load_languages
from site_src.catalogs.translate import load_catalogs
from site_src.dataset.dataset import Dataset
from site_src.dataset.load import load_dataset
from site_src.edition.edition import Edition, Publication
from site_src.embed.data import widget_data
from site_src.exports.shapes import to_json
from tests.conftest import CONTENT, PROJECT

TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
BUDGET = 6000  # bytes of gzip, DESIGN section 6


def read(site: Path, tag: str) -> dict[str, Any]:
    """The data of a language."""
    found: dict[str, Any] = json.loads(
        (site / "widget" / "data" / "v1" / f"{tag}.json").read_text(encoding="utf-8")
    )
    return found


def values(data: object) -> list[Any]:
    """Every text of the data, with its language where it has one."""
    if isinstance(data, str):
        return [data]
    return [
        v
        for part in (
            data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        )
        for v in values(part)
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_the_data_fit_the_published_schema(site: Path, tag: str) -> None:
    schema = json.loads(
        (site / "widget" / "data" / "v1" / "schema.json").read_text(encoding="utf-8")
    )
    validator = jsonschema.Draft202012Validator(schema)
    data = read(site, tag)
    validator.validate(data)
    assert len(data["programs"]) == 48
    for name, wrong in {
        "format": 2,
        "page": "https://x.example/",
        "count": [],
        "more": 1,
        "programs": [{"id": "x"}],
        "directions": {"en": "up"},
    }.items():
        assert not validator.is_valid({**data, name: wrong}), name


def test_the_schema_is_the_one_that_was_promised(site: Path) -> None:
    """Version 1 stays: its schema is kept with the tests, and changes of it are seen. A new field
    is a new version.
    """
    kept = PROJECT / "tests" / "widget" / "schema-v1.json"
    now, promised = (
        json.loads(p.read_text(encoding="utf-8"))
        for p in (site / "widget" / "data" / "v1" / "schema.json", kept)
    )
    assert rules(now) == rules(promised)


def rules(schema: Any) -> Any:
    """A schema without its address and explanations."""
    if isinstance(schema, dict):
        return {
            name: rules(part) for name, part in schema.items() if name not in ("$id", "description")
        }
    return [rules(part) for part in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_no_telephone_number_is_in_the_data(site: Path, dataset: Dataset, tag: str) -> None:
    """DESIGN section 6: numbers stand on the page that a link opens, with their date."""
    numbers = [
        c.value or "" for c in dataset.contacts.values() if c.type in ("phone", "tty", "text")
    ]
    numbers += [
        phone.number or "" for office in dataset.offices.values() for phone in office.phones
    ]
    digits = {re.sub(r"\D", "", n)[-7:] for n in numbers} - {""}
    digits = {d for d in digits if len(d) == 7}
    assert len(digits) > 20
    written = json.dumps(read(site, tag), ensure_ascii=False)
    found = re.findall(r"\d[\d\s().-]{5,}\d", written)
    assert [text for text in found if re.sub(r"\D", "", text)[-7:] in digits] == []
    assert not re.search(r"\(\d{3}\) ?\d{3}|\d{3}-\d{4}", written)


def test_a_number_would_be_seen() -> None:
    """A test of the test."""
    assert re.search(r"\(\d{3}\) ?\d{3}|\d{3}-\d{4}", "Call 202-555-0100.")


def test_every_text_that_is_not_in_the_language_says_so(
    root: Callable[[str], Path], tmp_path: Path
) -> None:
    """The French root is not all in Arabic."""
    build(root("french"), tmp_path / "dist")
    data = read(tmp_path / "dist", "ar")
    pairs = [p for p in json_pairs(data) if p[1] in data["directions"]]
    assert pairs
    assert {tag for _, tag in pairs} == {"fr"}
    assert {"ar": "rtl", "fr": "ltr"}.items() <= data["directions"].items()
    arabic = re.compile("[\u0600-\u06ff]")
    assert [text for text, _ in pairs if arabic.search(text)] == []
    for program in data["programs"]:
        for name in ("name", "summary"):
            assert isinstance(program[name], list) or arabic.search(program[name])


def json_pairs(data: object) -> list[list[str]]:
    """Every [text, tag]."""
    if isinstance(data, list) and len(data) == 2 and all(isinstance(x, str) for x in data):
        return [data]
    return [
        p
        for part in (
            data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        )
        for p in json_pairs(part)
    ]


def test_counts_are_formatted_at_build_by_gettexts_rule(site: Path) -> None:
    data = read(site, "en")
    assert data["count"][:3] == ["0 programs", "1 program", "2 programs"]
    assert len(data["count"]) == 49


def edition(tag: str, folder: Path) -> Edition:
    """An edition of the project's content, with the catalogs of a folder laid over its own."""
    data = load_dataset(CONTENT, datetime.date(2026, 11, 22))
    languages = load_languages(CONTENT, data.site.source_language, data.site.languages)
    language = languages.find(tag)
    assert language
    coverage = {x.tag: Coverage(x.tag) for x in languages.targets}
    publication = Publication(data, languages, coverage, {})
    return Edition(publication, load_catalogs(language, languages, [PROJECT / "i18n", folder]))


def test_six_plural_forms_and_the_digits_of_a_language_reach_the_data(tmp_path: Path) -> None:
    """Arabic has six forms (gettext manual, plural forms); the browser is not asked for any."""
    (tmp_path / "po" / "ar").mkdir(parents=True)
    forms = "".join(f'msgstr[{i}] "form{i} {{n}}"\n' for i in range(6))
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ar\\n"\n\n'
    (tmp_path / "po" / "ar" / "site.po").write_text(
        (
            f'{header}msgctxt "widget|count"\nmsgid "{{n}} program"\nmsgid_plural "{{n}} '
            f'programs"\n{forms}'
        ),
        encoding="utf-8",
    )
    count = widget_data(edition("ar", tmp_path))["count"]
    assert [str(count[n]).split()[0] for n in (0, 1, 2, 3, 11, 48)] == [
        "form0",
        "form1",
        "form2",
        "form3",
        "form4",
        "form4",
    ]


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_the_data_are_small(site: Path, tag: str) -> None:
    """DESIGN section 6: 50 programs in at most 6 kB of gzip."""
    assert (
        len(gzip.compress((site / "widget" / "data" / "v1" / f"{tag}.json").read_bytes(), 9))
        <= BUDGET
    )


def test_the_same_records_give_the_same_bytes_on_another_day(tmp_path: Path) -> None:
    """A snapshot's hash stands for what it says, not for when it was made."""
    one = to_json(widget_data(edition("es", tmp_path)))
    assert (
        hashlib.sha256(one).digest()
        == hashlib.sha256(to_json(widget_data(edition("es", tmp_path)))).digest()
    )
    assert b"2026-11-22" not in one
