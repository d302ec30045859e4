"""What is announced, for programs? `/api/v1/<tag>/notices.json`: every notice that has started,
live or ended.

`begins` and `ends` are instants; a program that shows notices must leave out those whose `ends`
has passed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from site_src.dataset import addresses
from site_src.dataset.notices import Notice, NoticeKind, NoticeSeverity, period, state
from site_src.edition.edition import Edition, Publication
from site_src.edition.names import name_of
from site_src.edition.notices import notice_texts
from site_src.exports.shapes import (
    CLOSED,
    Id,
    OtherLanguages,
    Tag,
    TextCollector,
    Translation,
    Url,
    page_url,
    schema_file,
    schema_url,
    to_json,
)

Instant = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$",
        json_schema_extra={"format": "date-time"},
    ),
]


@with_config(CLOSED)
class Place(TypedDict):
    """A place or office in which a notice holds."""

    id: Id
    name: str


@with_config(CLOSED)
class NoticeData(TypedDict):
    """One notice: `state` is that on the day of the build; `original` holds the source of texts
    that are only drafts.
    """

    id: Id
    url: Url
    kind: NoticeKind
    severity: NoticeSeverity
    state: Literal["live", "ended"]
    title: str
    text: str
    places: list[Place]
    offices: list[Place]
    area: NotRequired[str]
    begins: Instant
    ends: NotRequired[Instant]
    sources: list[Id]
    translation: Translation
    original: NotRequired[dict[str, str]]
    other_languages: OtherLanguages


@with_config(CLOSED)
class NoticesFile(TypedDict):
    """notices.json: the notices in one language."""

    schema: Url
    language: Tag
    source_language: Tag
    license: Url
    time_zone: str
    notices: list[NoticeData]


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """notices.json of one language."""
    data: NoticesFile = {
        "schema": schema_url(e, "notices"),
        "language": e.language.tag,
        "source_language": e.source.tag,
        "license": e.dataset.site.licence.url,
        "time_zone": e.dataset.site.time_zone,
        "notices": [
            notice_data(e, n)
            for n in (*e.dataset.notices_by("live"), *e.dataset.notices_by("ended"))
        ],
    }
    yield addresses.api_url(e.language.tag, "notices.json"), to_json(data)


def schema_files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """The published schema of notices.json."""
    yield schema_file(
        publication, "notices", "notices.json: the notices in one language", NoticesFile
    )


def notice_data(e: Edition, notice: Notice) -> NoticeData:
    """One notice that has started."""
    collector, zone = TextCollector(e), e.dataset.zone
    texts = notice_texts(e, notice)
    collected = {name: collector.collect(f"/{name}", text) for name, text in texts.items()}
    places: list[Place] = [
        {
            "id": ident,
            "name": collector.collect(
                f"/places/{i}/name", name_of(e, "place", e.dataset.places[ident])
            ),
        }
        for i, ident in enumerate(notice.places)
    ]
    begins, ends = period(notice, zone)
    data: NoticeData = {
        "id": notice.id,
        "url": page_url(e, f"notices/#notice-{notice.id}"),
        "kind": notice.kind,
        "severity": notice.severity,
        "state": "live" if state(notice, zone, e.dataset.today) == "live" else "ended",
        "title": collected["title"],
        "text": collected["text"],
        "places": places,
        "offices": [
            {"id": ident, "name": e.dataset.offices[ident].name} for ident in notice.offices
        ],
        "begins": instant(begins),
        "sources": list(notice.sources),
        "translation": collector.translation,
        "other_languages": collector.other_languages,
    }
    if "area" in collected:
        data["area"] = collected["area"]
    if ends:
        data["ends"] = instant(ends)
    original = {name: getattr(notice, name) for name, text in texts.items() if e.needs_source(text)}
    if original:
        data["original"] = original
    return data


def instant(moment: datetime.datetime) -> str:
    """A moment with its offset (RFC 3339)."""
    return moment.isoformat(timespec="seconds")
