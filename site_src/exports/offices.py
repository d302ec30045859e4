"""Where are the offices, for programs? `/api/v1/<tag>/offices.json`: address, area, published
numbers, each with its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.dataset import addresses
from site_src.dataset.records import Office
from site_src.edition.contact_values import phone_uri
from site_src.edition.edition import Edition, Publication
from site_src.exports.shapes import (
    CLOSED,
    Edtf,
    Id,
    Languages,
    Tag,
    Teller,
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
    other_languages: Languages


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
    teller = Teller(e)
    say, data = teller.say, e.dataset
    area_date = o.area_as_of.text if o.area_as_of else None
    whole = [(i, None, area_date, o.area_sources) for i in o.places]
    split = [(p.place, list(p.counties), p.as_of.text, p.sources) for p in o.parts]
    places: list[PlaceData] = []
    for n, (ident, counties, as_of, sources) in enumerate([*whole, *split]):
        name = say(f"/places/{n}/name", e.text(f"place:{ident}|name", data.places[ident].name))
        place: PlaceData = {"id": ident, "name": name, "as_of": as_of, "sources": list(sources)}
        if counties is not None:
            place["counties"] = counties
        places.append(place)
    phones: list[PhoneData] = []
    for n, phone in enumerate(o.phones):
        desk = say(
            f"/phones/{n}/desk_name", e.text(f"desk:{phone.desk}|name", data.desks[phone.desk].name)
        )
        number, dial = phone.number or "", phone_uri(phone.number or "", data.site.calling_code)
        made: PhoneData = {
            "number": number,
            "dial": dial,
            "desk": phone.desk,
            "desk_name": desk,
            "as_of": phone.as_of.text,
            "sources": list(phone.sources),
        }
        if phone.official_page:
            made["official_page"] = phone.official_page
        phones.append(made)
    a = o.address
    office: OfficeData = {
        "id": o.id,
        "url": page_url(e, addresses.office_url(o.id)),
        "name": o.name,
        "network": o.network,
        "network_name": say(
            "/network_name", e.text(f"network:{o.network}|name", data.networks[o.network].name)
        ),
        "address": {
            "lines": list(a.lines),
            "city": a.city,
            "state": a.state,
            "postal_code": a.postal_code,
            "as_of": a.as_of.text,
            "sources": list(a.sources),
        },
        "places": places,
        "phones": phones,
        "other_languages": teller.other,
    }
    if o.area:
        office["area"] = say("/area", e.text(f"office:{o.id}|area", o.area))
    if o.note:
        office["note"] = say("/note", e.text(f"office:{o.id}|note", o.note))
    return office
