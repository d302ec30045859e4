"""Do the downloads carry the figures of the dataset, in forms that other programs read? CSV (RFC
4180), JSON and its schema.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from site_src.checks.links import internal_links
from site_src.dataset.dataset import Dataset
from site_src.exports.tables import table_csv, table_files, table_schema
from tests.charts.reading import PAGE
from tests.conftest import CONTENT

TABLES = ("removals", "removals-by-office")
DOWNLOAD = re.compile(rb'href="/(data/[^"]+)" type="([^"]+)" download')


def source(name: str) -> dict[str, Any]:
    """A table as its YAML file has it, read by PyYAML alone."""
    return dict(yaml.safe_load((CONTENT / "tables" / f"{name}.yaml").read_text(encoding="utf-8")))


def errors(value: object) -> list[str]:
    """What the published schema says against a value."""
    return [
        error.message
        for error in Draft202012Validator(
            table_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER
        ).iter_errors(value)
    ]


@pytest.mark.parametrize("name", TABLES)
def test_csv_carries_the_figures_of_the_yaml(site: Path, name: str) -> None:
    table = source(name)
    rows = list(
        csv.DictReader(
            io.StringIO((site / "data" / f"{name}.csv").read_text(encoding="utf-8"), newline="")
        )
    )
    columns = [column["id"] for column in table["columns"]]
    assert list(rows[0]) == [*columns, "note", "sources"]
    assert len(rows) == len(table["rows"]) > 20
    for read, row in zip(rows, table["rows"], strict=True):
        assert {c: read[c] for c in columns} == {c: str(row["cells"].get(c, "")) for c in columns}
        assert read["note"] == row.get("note", "")
        assert read["sources"].split() == row.get("sources", [])


@pytest.mark.parametrize("name", TABLES)
def test_json_carries_the_figures_of_the_yaml(site: Path, name: str) -> None:
    table, read = source(name), json.loads((site / "data" / f"{name}.json").read_bytes())
    assert [c["id"] for c in read["columns"]] == [c["id"] for c in table["columns"]]
    assert [c["label"] for c in read["columns"]] == [c["label"] for c in table["columns"]]
    assert [{k: v for k, v in row["cells"].items() if v is not None} for row in read["rows"]] == [
        row["cells"] for row in table["rows"]
    ]
    assert [row["note"] for row in read["rows"]] == [row.get("note") for row in table["rows"]]
    assert {s["id"] for s in read["sources"]} >= set(table["sources"])
    assert read["language"] == "en"


def test_csv_is_rfc_4180(dataset: Dataset) -> None:
    """CRLF, fields with commas and quotes in quotes, quotes doubled, UTF-8 without a mark, as
    many fields in each record.
    """
    whole = dataset.tables["removals"]
    table = replace(whole, rows=(replace(whole.rows[0], note='a "b", ü'),))
    data = table_csv(dataset, table)
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    assert 'a ""b"", ü"'.encode() in data
    assert not data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", TABLES)
def test_json_is_as_its_schema_says(site: Path, name: str) -> None:
    schema = json.loads((site / "data" / "table.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    assert schema == table_schema()
    read = json.loads((site / "data" / f"{name}.json").read_bytes())
    assert read["$schema"].endswith("/data/table.schema.json")
    assert errors(read) == []


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        (("title",), ""),
        (("rows",), []),
        (("columns", 0, "type"), "date"),
        (("rows", 0, "cells", "x"), []),
        (("rows", 0, "extra"), 1),
        (("licence", "url"), None),
    ],
)
def test_the_schema_refuses(site: Path, pointer: tuple[str | int, ...], value: object) -> None:
    """A validator that cannot fail is a defect."""
    read: Any = json.loads((site / "data" / "removals.json").read_bytes())
    assert errors(read) == []
    place = read
    for key in pointer[:-1]:
        place = place[key]
    place[pointer[-1]] = value
    assert errors(read)


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_a_link_says_the_format_and_size_of_its_file(site: Path, tag: str) -> None:
    """Every linked file is there; its size is that of the file in kilobytes."""
    html = (site / tag / PAGE).read_bytes()
    found = DOWNLOAD.findall(html)
    assert [(path.decode().partition("/")[2], kind.decode()) for path, kind in found] == [
        (f"{name}.{ending}", kind)
        for name in TABLES
        for ending, kind in (("csv", "text/csv"), ("json", "application/json"))
    ]
    assert {f"/{path.decode()}" for path, _ in found} <= internal_links(html)
    for path, _ in found:
        size = round((site / path.decode()).stat().st_size / 1000)
        link = html.partition(b'href="/' + path)[2].partition(b"</a>")[0].decode()
        assert f"{size} " in link
        assert ("CSV" if path.endswith(b"csv") else "JSON") in link


def test_every_table_has_its_files(dataset: Dataset, site: Path) -> None:
    names = {f"data/{table}.{ending}" for table in dataset.tables for ending in ("csv", "json")} | {
        "data/table.schema.json"
    }
    assert (
        set(table_files(dataset))
        == names
        == {p.relative_to(site).as_posix() for p in (site / "data").iterdir()}
    )


def test_no_figure_of_2025_leaves_the_site(site: Path) -> None:
    for path in sorted((site / "data").iterdir()):
        assert b"442637" not in path.read_bytes()
        assert b"fy2025" not in path.read_bytes()
