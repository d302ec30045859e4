"""How are people reached, for programs? `/api/v1/<tag>/contacts.json`: published contacts only,
each with its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.catalogs import contexts
from site_src.dataset import addresses
from site_src.dataset.dates import is_older_than
from site_src.dataset.records import Contact, ContactType
from site_src.edition.contact_values import dialed_number
from site_src.edition.edition import Edition, Publication
from site_src.exports.shapes import (
    CLOSED,
    Edtf,
    Id,
    OtherLanguages,
    Tag,
    TextCollector,
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
    other_languages: OtherLanguages


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
    texts = TextCollector(e)
    limit = e.dataset.site.stale_after.contact
    is_old = not c.emergency and is_older_than(c.as_of, limit, e.dataset.today)
    labelled = {
        field: e.text(contexts.contact_text(c.id, field), source)
        for field, source in source_texts(c).items()
    }
    collected = {field: texts.collect(f"/{field}", text) for field, text in labelled.items()}
    data: ContactData = {
        "id": c.id,
        "label": collected["label"],
        "type": c.type,
        "value": c.value or "",
        "emergency": c.emergency,
        "audiences": list(c.audiences),
        "as_of": c.as_of.text,
        "may_be_out_of_date": is_old,
        "sources": list(c.sources),
        "other_languages": texts.other_languages,
    }
    if c.type in ("phone", "tty", "text"):
        data["dial"] = dialed_number(c, e.dataset.site.calling_code)
    if "hours" in collected:
        data["hours"] = collected["hours"]
    if "note" in collected:
        data["note"] = collected["note"]
    if c.official_page:
        data["official_page"] = c.official_page
    original: dict[str, str] = {
        field: source
        for field, source in source_texts(c).items()
        if e.needs_source(labelled[field])
    }
    if original:
        data["original"] = original
    return data


def source_texts(c: Contact) -> dict[contexts.ContactField, str]:
    """The texts that a contact has, in the language of the source."""
    texts: dict[contexts.ContactField, str] = {"label": c.label}
    if c.hours:
        texts["hours"] = c.hours
    if c.note:
        texts["note"] = c.note
    return texts
