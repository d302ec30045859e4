"""What do the facts rest on, for programs? `/api/v1/sources.json`, the same in every language:
sources are cited in their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.dataset import addresses
from site_src.dataset.records import SourceKind
from site_src.edition.edition import Publication
from site_src.exports.shapes import CLOSED, Edtf, Id, Tag, Url, schema_file, to_json


@with_config(CLOSED)
class SourceData(TypedDict):
    """One document; `captured` is the day of an archive's copy."""

    id: Id
    title: str
    publisher: str
    kind: SourceKind
    date: Edtf
    captured: NotRequired[str]
    url: NotRequired[Url]


@with_config(CLOSED)
class SourcesFile(TypedDict):
    """sources.json: the documents that facts rest on."""

    schema: Url
    language: Tag
    license: Url
    sources: list[SourceData]


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """sources.json and its published schema."""
    site = publication.dataset.site
    schema = schema_file(
        publication, "sources", "sources.json: the documents that facts rest on", SourcesFile
    )
    yield schema
    found: list[SourceData] = []
    for s in publication.dataset.sources.values():
        made: SourceData = {
            "id": s.id,
            "title": s.title,
            "publisher": s.publisher,
            "kind": s.kind,
            "date": s.date.text,
        }
        if s.captured:
            made["captured"] = s.captured.isoformat()
        if s.url:
            made["url"] = s.url
        found.append(made)
    data: SourcesFile = {
        "schema": site.base_url + schema[0],
        "language": publication.languages.source.tag,
        "license": site.licence.url,
        "sources": found,
    }
    yield addresses.api_url("", "sources.json"), to_json(data)
