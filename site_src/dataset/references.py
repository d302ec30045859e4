"""Does everything that a record names exist, and does it keep the rules that span several fields?

A valid dataset -> the mistakes of each record; `check_references` makes problems of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from site_src.dataset.dataset import Dataset
from site_src.dataset.featured import check_featured
from site_src.dataset.maps import Map
from site_src.dataset.mistakes import (
    Mistake,
    inside,
    repeated_ids,
    unknown_id,
    unknown_ids,
)
from site_src.dataset.notices import Notice, check_notice_rules
from site_src.dataset.page_rules import check_page, check_paragraphs, check_table
from site_src.dataset.records import CHANGED_STATES, Contact, Group, Office, Program, Status
from site_src.dataset.texts import WEB, check_text
from site_src.dataset.yaml_reader import Pointer
from site_src.problems import Problem

# The problem of a mistake in the record of a kind and id
ReportMistake = Callable[[str, str, Mistake], Problem]

NEEDS_OFFICIAL_PAGE = ("phone", "tty", "text", "address", "email")


def check_references(dataset: Dataset, report: ReportMistake) -> list[Problem]:
    """Every broken reference or rule of the valid records of a dataset."""
    problems = [report("site", "", mistake) for mistake in check_site(dataset)]
    for kind, check in CHECKS.items():
        for ident, record in getattr(dataset, kind).items():
            problems += [report(kind, ident, mistake) for mistake in check(dataset, record)]
    return problems


def check_site(dataset: Dataset) -> Iterator[Mistake]:
    """The contacts, programs and pages that site.yaml names."""
    site = dataset.site
    yield from unknown_ids(
        "published contact", site.front_contacts, dataset.contacts, ("front_contacts",)
    )
    yield from check_featured(dataset)
    for name in ("guides", "on_every_program", "menu", "footer"):
        yield from unknown_ids("page", getattr(site, name), dataset.pages, (name,))
    for name in ("guides", "on_every_program"):
        yield from repeated_ids("page", getattr(site, name), (name,))
    for name in ("tagline", "description", "disclaimer"):
        yield from check_text(dataset, getattr(site, name), name)


def check_group(dataset: Dataset, group: Group) -> Iterator[Mistake]:
    return check_text(dataset, group.summary, "summary")


def check_program(dataset: Dataset, program: Program) -> Iterator[Mistake]:
    """References, unique ids, the status, and texts of one program."""
    yield from check_program_lists(dataset, program)
    facts = [fact.id for fact in program.facts]
    events = [event.id for event in program.history]
    yield from repeated_ids("fact", facts, ("facts",))
    yield from repeated_ids("fact or event", events, ("history",), before=facts)
    for i, fact in enumerate(program.facts):
        yield from unknown_ids("source", fact.sources, dataset.sources, ("facts", i, "sources"))
        yield from check_text(dataset, fact.text, "facts", i, "text")
    for i, event in enumerate(program.history):
        yield from unknown_ids("source", event.sources, dataset.sources, ("history", i, "sources"))
        yield from check_text(dataset, event.text, "history", i, "text")
    evidence = facts + events
    yield from inside(("body",), check_paragraphs(dataset, program.body, evidence))
    yield from inside(("status",), check_status(dataset, program.status, evidence))
    yield from check_text(dataset, program.summary, "summary")


def check_program_lists(dataset: Dataset, program: Program) -> Iterator[Mistake]:
    """The other records that a program names."""
    components = [at.component for at in program.components or ()]
    listings = [listing.source for listing in program.listed_in]
    yield from unknown_id("kind", program.kind, dataset.kinds, ("kind",))
    yield from unknown_ids("section", program.sections, dataset.sections, ("sections",))
    yield from unknown_ids("audience", program.audiences, dataset.audiences, ("audiences",))
    yield from unknown_ids("component", components, dataset.components, ("components",))
    yield from unknown_ids("published contact", program.contacts, dataset.contacts, ("contacts",))
    yield from unknown_ids("program", program.related, dataset.programs, ("related",))
    yield from unknown_ids("source", listings, dataset.sources, ("listed_in",))


def check_status(dataset: Dataset, status: Status, evidence: list[str]) -> Iterator[Mistake]:
    """A status rests on facts, and says what changed where something did."""
    yield from check_text(dataset, status.note, "note")
    yield from unknown_ids("fact or event", status.facts, evidence, ("facts",))
    if status.replaced_by:
        yield from unknown_id("program", status.replaced_by, dataset.programs, ("replaced_by",))
    if status.state in CHANGED_STATES and not status.note:
        yield Mistake(
            ("note",),
            f"is missing for a program that is {status.state}",
            "say what changed and when",
        )


def check_contact(dataset: Dataset, contact: Contact) -> Iterator[Mistake]:
    """A published contact has a value, a source, and a link to the official page where it can
    change.
    """
    yield from unknown_ids("source", contact.sources, dataset.sources, ("sources",))
    yield from unknown_ids("audience", contact.audiences, dataset.audiences, ("audiences",))
    if not contact.value:
        yield Mistake(
            ("value",), "is missing for a published contact", "add it or set publish: false"
        )
    elif contact.type == "url" and not contact.value.startswith(WEB):
        yield Mistake(("value",), "is not a web address", "begin it with https://")
    if not contact.emergency:
        yield from check_origin(contact)
    for name in ("note", "hours", "label"):
        yield from check_text(dataset, getattr(contact, name), name)


def check_origin(contact: Contact) -> Iterator[Mistake]:
    """A reader can see where a contact comes from, and check it there."""
    if not contact.sources:
        yield Mistake(
            ("sources",),
            "are missing for a published contact",
            "name a source or set publish: false",
        )
    if contact.type in NEEDS_OFFICIAL_PAGE and not contact.official_page:
        yield Mistake(
            ("official_page",),
            "is missing for a published contact",
            "link the page where a reader can check it",
        )


def check_office(dataset: Dataset, office: Office) -> Iterator[Mistake]:
    """References of one office; what it serves needs a source and a date."""
    sources = dataset.sources
    yield from unknown_id("network", office.network, dataset.networks, ("network",))
    yield from unknown_ids("place", office.places, dataset.places, ("places",))
    yield from unknown_ids("source", office.address.sources, sources, ("address", "sources"))
    yield from unknown_ids("source", office.area_sources, sources, ("area_sources",))
    if (office.places or office.area) and not (office.area_sources and office.area_as_of):
        yield Mistake(
            ("area_sources",),
            "or area_as_of is missing",
            "say where the area comes from and when",
        )
    yield from check_phones(dataset, office)
    yield from unknown_ids("place", [p.place for p in office.parts], dataset.places, ("parts",))
    for i, part in enumerate(office.parts):
        yield from unknown_ids("source", part.sources, sources, ("parts", i, "sources"))
    for name in ("note", "area"):
        yield from check_text(dataset, getattr(office, name), name)


def check_phones(dataset: Dataset, office: Office) -> Iterator[Mistake]:
    """A published number of an office has a source and reaches a known desk."""
    for i, phone in enumerate(office.phones):
        pointer = ("phones", i)
        yield from unknown_id("desk", phone.desk, dataset.desks, (*pointer, "desk"))
        yield from unknown_ids("source", phone.sources, dataset.sources, (*pointer, "sources"))
        if not phone.number or not phone.sources:
            yield Mistake(
                pointer,
                "is published without a number or a source",
                "add it or set publish: false",
            )


def check_notice(dataset: Dataset, notice: Notice) -> Iterator[Mistake]:
    """A notice rests on known sources, names known places, and keeps the rules of notices."""
    yield from unknown_ids("source", notice.sources, dataset.sources, ("sources",))
    yield from unknown_ids("place", notice.places, dataset.places, ("places",))
    yield from unknown_ids("office", notice.offices, dataset.offices, ("offices",))
    for name in ("text", "area"):
        yield from check_text(dataset, getattr(notice, name), name)
    yield from check_notice_rules(notice, dataset.zone)


def check_map(dataset: Dataset, drawing: Map) -> Iterator[Mistake]:
    """A map shows offices of its network only, each once, in known places."""
    yield from unknown_id("network", drawing.network, dataset.networks, ("network",))
    for i, area in enumerate(drawing.areas):
        yield from check_map_office(dataset, drawing, area.office, ("areas", i, "office"))
    for name in ("insets", "counties"):
        for i, record in enumerate(getattr(drawing, name)):
            if record.office:
                yield from check_map_office(dataset, drawing, record.office, (name, i, "office"))
            yield from unknown_id("place", record.place, dataset.places, (name, i, "place"))
    for mistake in repeated_ids("area", [area.office for area in drawing.areas], ("areas",)):
        yield mistake._replace(pointer=("areas",))
    yield from check_counties(drawing)


def check_map_office(
    dataset: Dataset, drawing: Map, ident: str, pointer: Pointer
) -> Iterator[Mistake]:
    """An office on a map belongs to its network. One that could not be read may."""
    unreadable = ident in dataset.offices and dataset.offices.get(ident) is None
    offices = dataset.offices.values()
    members = [office.id for office in offices if office.network == drawing.network]
    if not unreadable:
        yield from unknown_id("office of the network", ident, members, pointer)


def check_counties(drawing: Map) -> Iterator[Mistake]:
    """A map says once of each county which office serves it."""
    named: set[str] = set()
    for i, row in enumerate(drawing.counties):
        counties = [f"{county} ({row.place})" for county in row.listed]
        for mistake in repeated_ids("county", counties, (), before=named):
            yield mistake._replace(pointer=("counties", i, "names"))
        named.update(counties)


CHECKS: dict[str, Callable[[Dataset, Any], Iterator[Mistake]]] = {
    "sections": check_group,
    "audiences": check_group,
    "kinds": check_group,
    "components": check_group,
    "places": check_group,
    "networks": check_group,
    "desks": check_group,
    "programs": check_program,
    "contacts": check_contact,
    "offices": check_office,
    "maps": check_map,
    "tables": check_table,
    "pages": check_page,
    "notices": check_notice,
}
