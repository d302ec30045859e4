"""Where are the offices, for programs? `/api/v1/<tag>/offices.json`: address, area, published
numbers, each with its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.catalogs import contexts
from site_src.dataset import addresses
from site_src.dataset.records import Office, OfficePhone
from site_src.edition.contact_values import phone_uri
from site_src.edition.edition import Edition, Publication
from site_src.edition.names import name_of
from site_src.exports.shapes import (
    CLOSED,
    Edtf,
    Id,
    OtherLanguages,
    Tag,
    TextCollector,
    Url,
    page_url,
    schema_file,
    schema_url,
    to_json,
)


@with_config(CLOSED)
class AddressData(TypedDict):
    """A postal address as printed."""

    lines: list[str]
    city: str
    state: str | None
    postal_code: str | None
    as_of: Edtf
    sources: list[Id]


@with_config(CLOSED)
class PhoneData(TypedDict):
    """A number and the desk that it reaches."""

    number: str
    dial: str
    desk: Id
    desk_name: str
    as_of: Edtf
    sources: list[Id]
    official_page: NotRequired[Url]


@with_config(CLOSED)
class PlaceData(TypedDict):
    """A place, whole or only the named counties of it."""

    id: Id
    name: str
    counties: NotRequired[list[str]]
    as_of: Edtf | None
    sources: list[Id]


@with_config(CLOSED)
class OfficeData(TypedDict):
    """One office."""

    id: Id
    url: Url
    name: str
    network: Id
    network_name: str
    address: AddressData
    places: list[PlaceData]
    area: NotRequired[str]
    phones: list[PhoneData]
    note: NotRequired[str]
    other_languages: OtherLanguages


@with_config(CLOSED)
class OfficesFile(TypedDict):
    """offices.json: the offices in one language."""

    schema: Url
    language: Tag
    source_language: Tag
    license: Url
    offices: list[OfficeData]


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """offices.json of one language."""
    data: OfficesFile = {
        "schema": schema_url(e, "offices"),
        "language": e.language.tag,
        "source_language": e.source.tag,
        "license": e.dataset.site.licence.url,
        "offices": [office_data(e, office) for office in e.dataset.offices.values()],
    }
    yield addresses.api_url(e.language.tag, "offices.json"), to_json(data)


def schema_files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """The published schema of offices.json."""
    yield schema_file(
        publication, "offices", "offices.json: the offices in one language", OfficesFile
    )


def office_data(e: Edition, o: Office) -> OfficeData:
    """One office with its published numbers."""
    texts = TextCollector(e)
    places = places_of(texts, o)
    phones = [phone_data(texts, i, phone) for i, phone in enumerate(o.phones)]
    network = name_of(e, "network", e.dataset.networks[o.network])
    address = o.address
    office: OfficeData = {
        "id": o.id,
        "url": page_url(e, addresses.office_url(o.id)),
        "name": o.name,
        "network": o.network,
        "network_name": texts.collect("/network_name", network),
        "address": {
            "lines": list(address.lines),
            "city": address.city,
            "state": address.state,
            "postal_code": address.postal_code,
            "as_of": address.as_of.text,
            "sources": list(address.sources),
        },
        "places": places,
        "phones": phones,
        "other_languages": texts.other_languages,
    }
    if o.area:
        area = e.text(contexts.office_text(o.id, "area"), o.area)
        office["area"] = texts.collect("/area", area)
    if o.note:
        note = e.text(contexts.office_text(o.id, "note"), o.note)
        office["note"] = texts.collect("/note", note)
    return office


def places_of(texts: TextCollector, o: Office) -> list[PlaceData]:
    """The places that an office serves: whole ones, then those of which it serves some counties."""
    area_date = o.area_as_of.text if o.area_as_of else None
    places: list[PlaceData] = []
    for i, ident in enumerate(o.places):
        name = place_name(texts, i, ident)
        places.append(
            {"id": ident, "name": name, "as_of": area_date, "sources": list(o.area_sources)}
        )
    for i, part in enumerate(o.parts, len(o.places)):
        place: PlaceData = {
            "id": part.place,
            "name": place_name(texts, i, part.place),
            "as_of": part.as_of.text,
            "sources": list(part.sources),
        }
        place["counties"] = list(part.counties)
        places.append(place)
    return places


def place_name(texts: TextCollector, index: int, ident: str) -> str:
    """The name of a place in the list of places."""
    name = name_of(texts.e, "place", texts.e.dataset.places[ident])
    return texts.collect(f"/places/{index}/name", name)


def phone_data(texts: TextCollector, index: int, phone: OfficePhone) -> PhoneData:
    """One published number."""
    e = texts.e
    number = phone.number or ""
    desk = name_of(e, "desk", e.dataset.desks[phone.desk])
    data: PhoneData = {
        "number": number,
        "dial": phone_uri(number, e.dataset.site.calling_code),
        "desk": phone.desk,
        "desk_name": texts.collect(f"/phones/{index}/desk_name", desk),
        "as_of": phone.as_of.text,
        "sources": list(phone.sources),
    }
    if phone.official_page:
        data["official_page"] = phone.official_page
    return data
