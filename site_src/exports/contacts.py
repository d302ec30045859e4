"""How are people reached, for programs? `/api/v1/<tag>/contacts.json`: published contacts only,
each with its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.dataset import addresses
from site_src.dataset.dates import is_older_than
from site_src.dataset.records import Contact, ContactType
from site_src.edition.contact_values import dialed_number
from site_src.edition.edition import Edition, Publication
from site_src.exports.shapes import (
    CLOSED,
    Edtf,
    Id,
    Languages,
    Tag,
    Teller,
    Url,
    schema_file,
    schema_url,
    to_json,
)


@with_config(CLOSED)
class ContactData(TypedDict):
    """One contact: `value` as printed, `dial` for `tel:`; `original` holds the source of texts
    that are only drafts.
    """

    id: Id
    label: str
    type: ContactType
    value: str
    dial: NotRequired[str]
    emergency: bool
    audiences: list[Id]
    hours: NotRequired[str]
    note: NotRequired[str]
    as_of: Edtf
    may_be_out_of_date: bool
    official_page: NotRequired[Url]
    sources: list[Id]
    original: NotRequired[dict[str, str]]
    other_languages: Languages


@with_config(CLOSED)
class ContactsFile(TypedDict):
    """contacts.json: the published contacts in one language."""

    schema: Url
    language: Tag
    source_language: Tag
    license: Url
    contacts: list[ContactData]


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """contacts.json of one language."""
    data: ContactsFile = {
        "schema": schema_url(e, "contacts"),
        "language": e.language.tag,
        "source_language": e.source.tag,
        "license": e.dataset.site.licence.url,
        "contacts": [contact_data(e, contact) for contact in e.dataset.contacts.values()],
    }
    yield addresses.api_url(e.language.tag, "contacts.json"), to_json(data)


def schema_files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """The published schema of contacts.json."""
    yield schema_file(
        publication,
        "contacts",
        "contacts.json: the published contacts in one language",
        ContactsFile,
    )


def contact_data(e: Edition, c: Contact) -> ContactData:
    """One published contact."""
    teller = Teller(e)
    old = not c.emergency and is_older_than(
        c.as_of, e.dataset.site.stale_after.contact, e.dataset.today
    )
    texts = {
        n: (getattr(c, n), e.text(f"contact:{c.id}|{n}", getattr(c, n)))
        for n in ("label", "hours", "note")
        if getattr(c, n)
    }
    said = {name: teller.say(f"/{name}", text) for name, (_, text) in texts.items()}
    made: ContactData = {
        "id": c.id,
        "label": said["label"],
        "type": c.type,
        "value": c.value or "",
        "emergency": c.emergency,
        "audiences": list(c.audiences),
        "as_of": c.as_of.text,
        "may_be_out_of_date": old,
        "sources": list(c.sources),
        "other_languages": teller.other,
    }
    if c.type in ("phone", "tty", "text"):
        made["dial"] = dialed_number(c, e.dataset.site.calling_code)
    if "hours" in said:
        made["hours"] = said["hours"]
    if "note" in said:
        made["note"] = said["note"]
    if c.official_page:
        made["official_page"] = c.official_page
    original = {name: source for name, (source, text) in texts.items() if e.needs_source(text)}
    if original:
        made["original"] = original
    return made
