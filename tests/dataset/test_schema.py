"""Do the published JSON Schemas accept what the build accepts, and refuse what an editor should
see in red? (draft 2020-12)
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from site_src.dataset.read import GROUP_FILES
from site_src.dataset.schema import DIALECT, KINDS, json_schema, write_schemas
from site_src.dataset.yaml_reader import read_yaml
from tests.conftest import CONTENT, PROJECT, Run

MINIMAL = PROJECT / "tests" / "roots" / "minimal"
FACT = {"id": "f", "text": "A fact.", "sources": ["s"], "as_of": 2013}
PROGRAM = {
    "id": "p", "name": "P", "kind": "k", "sections": ["s"], "audiences": ["a"], "summary": "S.",
    "status": {"state": "active", "as_of": "2013-02"}, "facts": [FACT],
}  # fmt: skip
CONTACT = {"id": "c", "label": "C", "type": "phone", "as_of": "undated"}
SOURCE = {"id": "s", "title": "S", "publisher": "P", "kind": "official", "date": "2013"}
TABLE = {
    "id": "t",
    "title": "T",
    "columns": [{"id": "c", "label": "C", "type": "year"}],
    "rows": [{"id": "r", "cells": {"c": 1}}],
    "sources": ["s"],
    "as_of": 2013,
}
PAGE = {
    "id": "p",
    "title": "P",
    "summary": "S.",
    "blocks": [{"type": "facts", "id": "b", "heading": "B", "facts": [FACT]}],
}
NOTICE = {
    "id": "n",
    "kind": "weather",
    "severity": "urgent",
    "title": "T",
    "text": "T.",
    "start": "2013-02-16",
}
LOOK = {"id": "l", "criterion": "1.1.1", "what": "W"}
OFFICE = {
    "id": "o",
    "name": "O",
    "network": "n",
    "address": {"lines": ["1"], "city": "C", "sources": ["s"], "as_of": 2013},
}
MAP = {
    "id": "m", "network": "n", "width": 9, "height": 9,
    "origin": {
        "title": "T", "publisher": "P", "terms": "T.", "date": 2017,
        "url": "https://shapes.example/", "sha256": {},
    },
    "areas": [{"office": "o", "colour": 1, "label": [1, 1], "path": "M0 0l1 1z"}],
}  # fmt: skip
SITE = read_yaml(MINIMAL / "site.yaml")
assert isinstance(SITE, dict)
SECURITY = {"contact": ["mailto:security@little.example"], "expires": "2027-06-30"}

BAD: list[tuple[str, Any, Any]] = [
    ("site", SITE, SITE | {"base_url": "https://little.example"}),
    ("site", SITE, SITE | {"report_errors_to": "javascript:alert(1)"}),
    ("site", SITE, SITE | {"official": "perhaps"}),
    ("site", SITE, SITE | {"security": SECURITY | {"contact": []}}),
    ("site", SITE, SITE | {"security": SECURITY | {"contact": ["http://little.example/"]}}),
    ("site", SITE, SITE | {"security": SECURITY | {"policy": "http://little.example/"}}),
    ("site", SITE, SITE | {"stale_after": {"record": 0, "contact": 1}}),
    ("program", PROGRAM, PROGRAM | {"sumary": "S."}),
    ("program", PROGRAM, {k: v for k, v in PROGRAM.items() if k != "facts"}),
    ("program", PROGRAM, PROGRAM | {"id": "Not_an_id"}),
    ("program", PROGRAM, PROGRAM | {"sections": []}),
    ("program", PROGRAM, PROGRAM | {"name": " "}),
    ("program", PROGRAM, PROGRAM | {"status": {"state": "asleep", "as_of": 2013}}),
    ("program", PROGRAM, PROGRAM | {"status": {"state": "active", "as_of": "March 2013"}}),
    ("program", PROGRAM, PROGRAM | {"status": {"state": "active", "as_of": 13}}),
    ("program", PROGRAM, PROGRAM | {"facts": [FACT | {"sources": []}]}),
    ("page", PAGE, PAGE | {"blocks": [{"type": "advert", "id": "b"}]}),
    ("page", PAGE, PAGE | {"path": "/leading"}),
    ("table", TABLE, TABLE | {"columns": []}),
    ("table", TABLE, TABLE | {"rows": [{"id": "r", "cells": {"c": [1]}}]}),
    (
        "map",
        MAP,
        MAP | {"areas": [{"office": "o", "colour": 1, "label": [1, 1], "path": "M0 0url(#a)z"}]},
    ),
    ("groups", [{"id": "g", "name": "G"}], [{"id": "g"}]),
    ("groups", [], {"g": "G"}),
    ("sources", [SOURCE], [SOURCE | {"url": "file:///etc/passwd"}]),
    ("sources", [SOURCE], [SOURCE | {"kind": "hearsay"}]),
    ("contacts", [CONTACT], [CONTACT | {"publish": "maybe"}]),
    ("contacts", [CONTACT], [CONTACT | {"type": "fax"}]),
    ("notices", [NOTICE], [NOTICE | {"severity": "dire"}]),
    ("notices", [NOTICE], [NOTICE | {"start": 20130216}]),
    (
        "manual_checks",
        [LOOK],
        [LOOK | {"done": {"by": "Me", "on": "2026-11-22", "outcome": "fine"}}],
    ),
    ("offices", {"offices": [OFFICE]}, {"office": [OFFICE]}),
    ("offices", {"offices": [OFFICE]}, {"offices": [OFFICE | {"address": None}]}),
]


def files() -> Iterator[tuple[str, Path]]:
    """Every YAML file of the project's own content and of the minimal root, with the name of its
    schema.
    """
    for root in (CONTENT, MINIMAL):
        for name, folder in (
            ("program", "programs"),
            ("page", "pages"),
            ("table", "tables"),
            ("map", "geo"),
        ):
            yield from ((name, path) for path in sorted((root / folder).glob("*.yaml")))
        for path in sorted(root.glob("*.yaml")):
            yield "groups" if path.stem in GROUP_FILES else path.stem, path


def errors(name: str, value: object) -> list[str]:
    """What a schema says against a value."""
    return [error.message for error in Draft202012Validator(json_schema(name)).iter_errors(value)]


@pytest.mark.parametrize("name", KINDS)
def test_schema_is_one_of_its_dialect_and_has_a_title(name: str) -> None:
    """An editor shows the title; the dialect says how to read the rest."""
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:2] == ["$schema", "title"]
    assert schema["$schema"] == DIALECT
    assert schema["title"] == KINDS[name][0]


def test_every_file_of_the_content_is_accepted() -> None:
    """A schema that is stricter than the build would show errors where there are none."""
    seen: dict[str, int] = dict.fromkeys(KINDS, 0)
    for name, path in files():
        assert errors(name, read_yaml(path)) == [], path.name
        seen[name] += 1
    assert all(seen.values()), seen
    assert seen["program"] > 51


@pytest.mark.parametrize(("name", "good", "bad"), BAD)
def test_smallest_bad_case_is_refused(name: str, good: object, bad: object) -> None:
    """The same value without its one mistake is accepted."""
    assert errors(name, good) == []
    assert errors(name, bad)


def test_every_kind_has_a_bad_case() -> None:
    """A schema that refuses nothing is a defect."""
    assert {name for name, _, _ in BAD} == set(KINDS)


def test_keys_stand_in_the_order_in_which_an_editor_writes_them() -> None:
    """The first keys that an editor program offers are the first of a record."""
    assert list(json_schema("program")["properties"])[:3] == ["id", "name", "acronyms"]


def test_schemas_are_written_once_and_then_left_alone(tmp_path: Path, run: Run) -> None:
    """Writing is deterministic; unchanged files are not touched."""
    folder = tmp_path / "deep" / "schema"
    code, said, _ = run("schema", "--out", folder)
    assert code == 0
    assert said.split() == [str(folder / f"{name}.json") for name in KINDS]
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert json.loads(before["program.json"]) == json_schema("program")
    assert write_schemas(folder) == []
    (folder / "site.json").write_text("{}")
    assert write_schemas(folder) == [folder / "site.json"]
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_committed_schemas_are_current(tmp_path: Path) -> None:
    """If the project publishes schemas, they are those of the code."""
    committed = sorted((PROJECT / "docs" / "schema").glob("*.json"))
    write_schemas(tmp_path)
    fresh = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert fresh
    assert {p.name: p.read_bytes() for p in committed} in ({}, fresh)
