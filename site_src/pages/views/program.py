"""What does the page of one program show?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.dates import is_older_than
from site_src.dataset.records import ComponentAt, Event, Listing, Program
from site_src.edition.names import name_of, program_name, program_summary
from site_src.pages import parts
from site_src.pages.qr import qr_path
from site_src.pages.renderer import Renderer
from site_src.pages.structured import program_data


def program(e: Renderer, ident: str, path: str) -> bytes:
    """The page of a program: what changed first, then what it is, contacts, facts with their
    sources, history.
    """
    record = e.dataset.programs[ident]
    name, summary = program_name(e, record), program_summary(e, record)
    main_section = e.dataset.sections[record.sections[0]]
    section_name = name_of(e, "section", main_section)
    crumbs = [
        ("", e.t("nav|home", "Home")),
        (addresses.section_url(main_section.id), section_name.html),
    ]
    # Sources are numbered in the order in which these three name them.
    citations = parts.Citations(e)
    facts = fact_list(e, record, citations)
    history = timeline(e, record, citations)
    details = list(detail_rows(e, record, citations))
    return e.page(
        "program",
        path,
        name,
        summary.plain,
        crumbs,
        part_of=section_name,
        acronyms=parts.acronyms(e, record.acronyms[:3], name.plain),
        original=original_name(e, record, name),
        status=status(e, record),
        summary=summary.html,
        body=body(e, record),
        contacts=contacts(e, record),
        details=details,
        facts=facts,
        history=history,
        related=related(e, record),
        guides=parts.guides(e, e.guides[ident]),
        sources=citations.listing(),
        handout=handout(e, name, path),
        oembed=parts.oembed_link(e, main_section.id),
        structured=program_data(e, record, name, summary, path),
        state=e.translation_state(program_texts(e, record)),
        reviewed=parts.reviewed(e, record.reviewed),
    )


def original_name(e: Renderer, record: Program, name: Text) -> Markup | None:
    """The name in the source language, so that people recognize it on papers; nothing where it is
    the heading already.
    """
    if name.plain == record.name:
        return None
    original = e.in_source(record.name)
    text = e.t("program|original", "Original name: {name}", name=original)
    return e.part("paragraph", text=text)


def body(e: Renderer, record: Program) -> list[Markup]:
    """The paragraphs."""
    return [
        parts.paragraph(e, contexts.program_part(record.id, "body", item.id), item)
        for item in record.body
    ]


def contacts(e: Renderer, record: Program) -> Markup | None:
    """The contacts under a heading; nothing if none is published."""
    title = e.t("program|contacts", "Contacts")
    return parts.section(e, "contacts", title, parts.contact_list(e, record.contacts))


def fact_list(e: Renderer, record: Program, citations: parts.Citations) -> Markup | None:
    """The facts under a heading, each with its date and sources."""
    items = [
        parts.fact_item(e, contexts.program_part(record.id, "fact", fact.id), fact, citations)
        for fact in record.facts
    ]
    title = e.t("program|facts", "Facts")
    return parts.section(e, "facts", title, e.part("facts", items=items))


def timeline(e: Renderer, record: Program, citations: parts.Citations) -> Markup | None:
    """The dated changes under a heading; nothing if none is known."""
    events = [event(e, record, item, citations) for item in record.history]
    if not events:
        return None
    title = e.t("program|history", "History")
    return parts.section(e, "history", title, e.part("timeline", items=events))


def event(e: Renderer, record: Program, item: Event, citations: parts.Citations) -> Markup:
    """One dated change."""
    context = contexts.program_part(record.id, "history", item.id)
    return e.part(
        "event",
        date=e.formats.as_of(item.date),
        text=e.text(context, item.text).html,
        confidence=parts.confidence(e, item),
        sources=citations.refer(item.sources),
    )


def related(e: Renderer, record: Program) -> Markup | None:
    """Related programs under a heading; nothing if there are none."""
    cards = [parts.card(e, e.dataset.programs[ident]) for ident in record.related]
    if not cards:
        return None
    title = e.t("program|related", "Related programs")
    return parts.section(e, "related", title, e.part("cards", items=cards))


def handout(e: Renderer, name: Text, path: str) -> Markup:
    """Ways to pass the page on: its lasting address, a mail with it, and on paper a QR code of
    the address in this language.
    """
    url = f"{e.dataset.site.base_url}{e.language.tag}/{path}"
    size, drawing = qr_path(url)
    mail = f"mailto:?subject={quote(name.plain)}&body={quote(url)}"
    return e.part("handout", url=url, mail=mail, size=str(size), drawing=drawing)


def status(e: Renderer, record: Program) -> Markup | None:
    """The box that opens the page of a program that changed, or that has not been confirmed
    recently; nothing for one that is active and has no note.
    """
    note = status_note(e, record)
    label = status_sentence(e, record)
    if label is None and note is None:
        return None
    return e.part(
        "status",
        state=record.status.state,
        label=label or confirmed(e, record),
        note=note.html if note else None,
        successor=successor(e, record),
    )


def status_note(e: Renderer, record: Program) -> Text | None:
    """What the record says about its status."""
    if not record.status.note:
        return None
    return e.text(contexts.program_text(record.id, "status"), record.status.note)


def status_sentence(e: Renderer, record: Program) -> Markup | None:
    """The status in words; None for an active program whose date is recent enough."""
    state = record.status.state
    date = e.formats.as_of(record.status.as_of)
    if state == "unknown":
        return e.t(
            "status|last-confirmed",
            "Last confirmed: {date}. We do not know whether it continues.",
            date=date,
        )
    if state != "active":
        dated = e.t("status|dated", "({date})", date=date)
        return parts.status_label(e, state) + " " + dated
    limit = e.dataset.site.stale_after.record
    if not is_older_than(record.status.as_of, limit, e.dataset.today):
        return None
    return confirmed(e, record) + Markup(" ") + e.t("stale|label", "May be out of date.")


def confirmed(e: Renderer, record: Program) -> Markup:
    """When a program was last known to be active."""
    date = e.formats.as_of(record.status.as_of)
    return e.t("status|confirmed", "Active when last confirmed: {date}.", date=date)


def successor(e: Renderer, record: Program) -> Markup | None:
    """A link to what replaced a program."""
    if not record.status.replaced_by:
        return None
    other = e.dataset.programs[record.status.replaced_by]
    url = e.url(addresses.program_url(other.id))
    link = e.part("link", url=url, text=program_name(e, other).html)
    return e.part("successor", program=link)


def detail_rows(e: Renderer, record: Program, citations: parts.Citations) -> Iterator[Markup]:
    """The rows of "At a glance": status, kind, subjects, audiences, who ran it when, names, laws,
    where it was listed. Rows that many programs share are made once.
    """
    yield status_row(e, record)
    yield e.cached(("row", "kind", record.kind), partial(kind_row, e, record.kind))
    yield e.cached(("row", "sections", record.sections), partial(section_row, e, record.sections))
    yield e.cached(
        ("row", "audiences", record.audiences), partial(audience_row, e, record.audiences)
    )
    if record.components:
        items = [component(e, item) for item in record.components]
        yield row(e, e.t("detail|components", "Run by"), e.part("list", items=items))
    if record.acronyms:
        acronyms = [e.part("acronym", acronym=name) for name in record.acronyms]
        yield row(e, e.t("detail|acronyms", "Short forms"), e.formats.join(acronyms))
    if record.other_names:
        names = [e.in_source(name) for name in record.other_names]
        yield row(e, e.t("detail|other-names", "Other names"), e.formats.join(names))
    if record.legal_authority:
        laws = [e.part("item", text=e.in_source(law)) for law in record.legal_authority]
        yield row(e, e.t("detail|law", "Legal basis"), e.part("list", items=laws))
    if record.listed_in:
        listings = [listing(e, place, citations) for place in record.listed_in]
        yield row(e, e.t("detail|listed-in", "Listed in"), e.part("list", items=listings))


def row(e: Renderer, term: Markup, value: Markup) -> Markup:
    """One row of the details."""
    return e.part("row", term=term, value=value)


def status_row(e: Renderer, record: Program) -> Markup:
    """The status and its date."""
    value = e.t(
        "detail|status",
        "{status}, as of {date}",
        status=parts.status_label(e, record.status.state),
        date=e.formats.as_of(record.status.as_of),
    )
    return row(e, e.t("detail|status-label", "Status"), value)


def kind_row(e: Renderer, ident: str) -> Markup:
    """The kind, as a link."""
    chip = parts.chip(e, "kind", e.dataset.kinds[ident], addresses.kind_url(ident))
    return row(e, e.t("detail|kind", "Kind"), e.part("chips", items=[chip]))


def section_row(e: Renderer, idents: tuple[str, ...]) -> Markup:
    """The sections, as links."""
    sections = e.dataset.sections
    chips = [
        parts.chip(e, "section", sections[ident], addresses.section_url(ident)) for ident in idents
    ]
    return row(e, e.t("detail|sections", "Subjects"), e.part("chips", items=chips))


def audience_row(e: Renderer, idents: tuple[str, ...]) -> Markup:
    """The audiences, as links."""
    audiences = e.dataset.audiences
    chips = [
        parts.chip(e, "audience", audiences[ident], addresses.audience_url(ident))
        for ident in idents
    ]
    return row(e, e.t("detail|audiences", "For"), e.part("chips", items=chips))


def component(e: Renderer, term: ComponentAt) -> Markup:
    """The part of an agency that ran a program, and when."""
    group = e.dataset.components[term.component]
    name = name_of(e, "component", group).html
    acronym = [group.acronym] if group.acronym else []
    whole_name = Markup("").join([name, *parts.acronyms(e, acronym, name)])
    date = e.formats.as_of(term.as_of)
    text = e.t("detail|component", "{name} (as of {date})", name=whole_name, date=date)
    return e.part("item", text=text)


def listing(e: Renderer, place: Listing, citations: parts.Citations) -> Markup:
    """A heading under which an official page listed the program, with its date and source."""
    text = e.t(
        "detail|listed",
        "“{section}”, {date}",
        section=e.in_source(place.section),
        date=e.formats.as_of(place.date),
    )
    return e.part("item", text=text + " " + citations.refer([place.source]))


def program_texts(e: Renderer, record: Program) -> Iterator[Text]:
    """The texts of a program that are its page's own, for the state of the page."""
    yield program_name(e, record)
    yield program_summary(e, record)
    note = status_note(e, record)
    if note:
        yield note
    for paragraph in record.body:
        yield e.text(contexts.program_part(record.id, "body", paragraph.id), paragraph.text)
    for fact in record.facts:
        yield e.text(contexts.program_part(record.id, "fact", fact.id), fact.text)
    for item in record.history:
        yield e.text(contexts.program_part(record.id, "history", item.id), item.text)
    yield from parts.contact_texts(e, [e.dataset.contacts[ident] for ident in record.contacts])
