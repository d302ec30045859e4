"""What do the facts rest on, for programs? `/api/v1/sources.json`, the same in every language:
sources are cited in their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.dataset import addresses
from site_src.dataset.records import Source, SourceKind
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
    data: SourcesFile = {
        "schema": site.base_url + schema[0],
        "language": publication.languages.source.tag,
        "license": site.licence.url,
        "sources": [source_data(source) for source in publication.dataset.sources.values()],
    }
    yield addresses.api_url("", "sources.json"), to_json(data)


def source_data(source: Source) -> SourceData:
    """One document."""
    data: SourceData = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind,
        "date": source.date.text,
    }
    if source.captured:
        data["captured"] = source.captured.isoformat()
    if source.url:
        data["url"] = source.url
    return data
