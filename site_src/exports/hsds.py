"""What do referral services read? `/api/v1/<tag>/hsds.json`: Open Referral HSDS 3.0, a page of
services as its API gives it.

Ids are UUIDs made from our ids, the same in every language. A program that is not active is never
given as an active service.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_src.catalogs import contexts
from site_src.dataset import addresses
from site_src.dataset.changes import DatedChange
from site_src.dataset.dates import DatePart
from site_src.dataset.identifiers import identifier
from site_src.dataset.records import Contact, Program, ProgramState
from site_src.edition.changes import change_text
from site_src.edition.contact_values import dialed_number
from site_src.edition.edition import Edition
from site_src.edition.names import name_of, program_name, program_summary, summary_of
from site_src.exports.shapes import page_url, to_json

STATUS: dict[ProgramState, str] = {
    "active": "active",
    "elsewhere": "inactive",
    "renamed": "inactive",
    "replaced": "inactive",
    "unknown": "inactive",
    "ended": "defunct",
    "historic": "defunct",
}
PHONES = {"phone": "voice", "tty": "textphone", "text": "text"}


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """hsds.json of one language: one page that holds every listed program."""
    organizations = {i: organization(e, i) for i in e.dataset.components}
    services = [service(e, program, organizations) for program in e.dataset.listed_programs]
    count = len(services)
    page = {
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": not count,
    }
    yield addresses.api_url(e.language.tag, "hsds.json"), to_json(page | {"contents": services})


def organization(e: Edition, ident: str) -> dict[str, Any]:
    """A component as an organization; HSDS requires a description; without one, it is the name."""
    group = e.dataset.components[ident]
    name = name_of(e, "component", group).plain
    summary = summary_of(e, "component", group)
    data = {
        "id": identifier(e.dataset.site, "component", ident),
        "name": name,
        "description": summary.plain if summary else name,
    }
    if group.acronym:
        data["alternate_name"] = group.acronym
    return data


def service(e: Edition, p: Program, organizations: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A program as a service."""
    data: dict[str, Any] = {
        "id": identifier(e.dataset.site, "program", p.id),
        "name": program_name(e, p).plain,
        "description": program_summary(e, p).plain,
        "url": page_url(e, addresses.program_url(p.id)),
        "status": STATUS[p.status.state],
    }
    if p.acronyms or p.other_names:
        data["alternate_name"] = "; ".join((*p.acronyms, *p.other_names))
    if p.components:
        provider = organizations[p.components[-1].component]
        data |= {"organization_id": provider["id"], "organization": provider}
    if p.status.state != "active":
        data["alert"] = change_text(e, DatedChange(DatePart(1), p, None)).plain
    if p.reviewed:
        data["assured_date"] = p.reviewed.isoformat()
    contacts = [e.dataset.contacts[ident] for ident in p.contacts]
    emails = [contact.value for contact in contacts if contact.type == "email"]
    if emails:
        data["email"] = emails[0]
    phones = [phone(e, p, contact) for contact in contacts if contact.type in PHONES]
    if phones:
        data["phones"] = phones
    return data


def phone(e: Edition, p: Program, c: Contact) -> dict[str, Any]:
    """A published number of a program, with the date of its source in the description."""
    label = e.text(contexts.contact_text(c.id, "label"), c.label).plain
    dated = label if c.emergency else f"{label} ({c.as_of.text})"
    number = dialed_number(c, e.dataset.site.calling_code)
    return {
        "id": identifier(e.dataset.site, "program", p.id, "contact", c.id),
        "number": number,
        "type": PHONES[c.type],
        "description": dated,
    }
