"""Which files contain a table? `/data/<id>.csv` and `/data/<id>.json`, one of each for all
languages, and the schema of the JSON.

CSV is RFC 4180 in UTF-8: a header of column ids, then `note` and `sources`; numbers as in the
dataset, an empty field where there is no figure. JSON has the labels of columns too, in the
language of the source, and the sources as they are cited.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from site_src.catalogs.markup import plain_text
from site_src.dataset.blocks import Table
from site_src.dataset.dataset import Dataset
from site_src.dataset.schema import DIALECT
from site_src.edition.edition import Download

FORMATS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
SCHEMA = "data/table.schema.json"


def table_files(dataset: Dataset) -> dict[str, bytes]:
    """Every table as CSV and JSON, and the schema, by path."""
    if not dataset.tables:
        return {}
    files = {SCHEMA: encode(table_schema())}
    for table in dataset.tables.values():
        files[f"data/{table.id}.csv"] = table_csv(dataset, table)
        files[f"data/{table.id}.json"] = encode(table_json(dataset, table))
    return files


def table_downloads(dataset: Dataset, files: dict[str, bytes]) -> dict[str, tuple[Download, ...]]:
    """The files of each table by its id."""
    downloads: dict[str, tuple[Download, ...]] = {}
    for ident in dataset.tables:
        rows: list[Download] = []
        for ending, (name, media_type) in FORMATS.items():
            path = f"data/{ident}.{ending}"
            if path in files:
                rows.append(Download(path, name, media_type, len(files[path])))
        downloads[ident] = tuple(rows)
    return downloads


def table_csv(dataset: Dataset, table: Table) -> bytes:
    """The rows of a table (RFC 4180: CRLF, quotes doubled); the last two fields are the row's
    note and ids of sources.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = [column.id for column in table.columns]
    writer.writerow([*columns, "note", "sources"])
    for row in table.rows:
        writer.writerow(
            [
                *(row.cells.get(name) for name in columns),
                note(dataset, row.note),
                " ".join(row.sources),
            ]
        )
    return text.getvalue().encode()


def table_json(dataset: Dataset, table: Table) -> dict[str, Any]:
    """A table with its labels, notes, date, sources and licence."""
    site = dataset.site
    cited = dict.fromkeys(table.sources)
    for row in table.rows:
        cited |= dict.fromkeys(row.sources)
    return {
        "$schema": f"{site.base_url}{SCHEMA}",
        "id": table.id,
        "language": site.source_language,
        "title": plain_text(table.title, values(dataset)),
        "as_of": table.as_of.text,
        "licence": {"name": site.licence.name, "url": site.licence.url},
        "columns": [{"id": c.id, "label": c.label, "type": c.type} for c in table.columns],
        "rows": [
            {
                "id": row.id,
                "cells": {c.id: row.cells.get(c.id) for c in table.columns},
                "note": note(dataset, row.note),
                "sources": list(row.sources),
            }
            for row in table.rows
        ],
        "sources": [
            {
                "id": s.id,
                "title": s.title,
                "publisher": s.publisher,
                "date": s.date.text,
                "url": s.url,
            }
            for s in (dataset.sources[ident] for ident in cited)
        ],
    }


def note(dataset: Dataset, text: str | None) -> str | None:
    """The note of a row without markup."""
    return plain_text(text, values(dataset)) if text else None


def values(dataset: Dataset) -> dict[str, str]:
    """What fills the placeholders of a text: published contacts."""
    return {
        ident.replace("-", "_"): contact.value or "" for ident, contact in dataset.contacts.items()
    }


def encode(data: dict[str, Any]) -> bytes:
    """JSON in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def table_schema() -> dict[str, Any]:
    """The JSON Schema of a table's file."""
    text = {"type": "string", "minLength": 1}
    texts = {"type": "array", "items": text}
    cell = {"type": ["number", "string", "null"]}
    column = closed(
        {
            "id": text,
            "label": text,
            "type": {"enum": ["year", "integer", "percent", "decimal", "text"]},
        }
    )
    row = closed(
        {
            "id": text,
            "cells": {"type": "object", "additionalProperties": cell},
            "note": {"type": ["string", "null"]},
            "sources": texts,
        }
    )
    source = closed(
        {
            "id": text,
            "title": text,
            "publisher": text,
            "date": text,
            "url": {"type": ["string", "null"], "format": "uri"},
        }
    )
    table = {
        "$schema": {"type": "string", "format": "uri"},
        "id": text,
        "language": text,
        "title": text,
        "as_of": text,
        "licence": closed({"name": text, "url": {"type": "string", "format": "uri"}}),
        "columns": {"type": "array", "minItems": 1, "items": column},
        "rows": {"type": "array", "minItems": 1, "items": row},
        "sources": {"type": "array", "minItems": 1, "items": source},
    }
    return {"$schema": DIALECT, "title": "A table of figures with its sources", **closed(table)}


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has each of the properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
