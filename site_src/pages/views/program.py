"""What does the page of one program show?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.dates import is_older_than
from site_src.dataset.records import Program
from site_src.edition.names import name_of
from site_src.pages import parts
from site_src.pages.qr import qr_path
from site_src.pages.renderer import Renderer
from site_src.pages.structured import program_data


def program(e: Renderer, ident: str, path: str) -> bytes:
    """The page of a program: what changed first, then what it is, contacts, facts with their
    sources, history.
    """
    record = e.dataset.programs[ident]
    base = f"program:{ident}"
    name = e.text(f"{base}|name", record.name)
    summary = e.text(f"{base}|summary", record.summary)
    citations = parts.Citations(e)
    t = e.t
    facts = [parts.fact_item(e, f"{base}|fact:{f.id}", f, citations) for f in record.facts]
    history = [event(e, base, record, i, citations) for i in range(len(record.history))]
    details = list(detail_rows(e, record, citations))
    related = [parts.card(e, e.dataset.programs[i]) for i in record.related]
    listing = citations.listing()
    main = e.dataset.sections[record.sections[0]]
    return e.page(
        "program",
        path,
        name,
        summary.plain,
        [
            ("", t("nav|home", "Home")),
            (addresses.section_url(main.id), name_of(e, "section", main).html),
        ],
        part_of=name_of(e, "section", main),
        acronyms=parts.acronyms(e, record.acronyms[:3], name.plain),
        original=original_name(e, record, name),
        status=status(e, record),
        summary=summary.html,
        body=[parts.paragraph(e, f"{base}|body:{p.id}", p) for p in record.body],
        contacts=parts.section(
            e, "contacts", t("program|contacts", "Contacts"), parts.contact_list(e, record.contacts)
        ),
        details=details,
        facts=parts.section(e, "facts", t("program|facts", "Facts"), e.part("facts", items=facts)),
        history=parts.section(
            e,
            "history",
            t("program|history", "History"),
            e.part("timeline", items=history) if history else None,
        ),
        related=parts.section(
            e,
            "related",
            t("program|related", "Related programs"),
            e.part("cards", items=related) if related else None,
        ),
        guides=parts.guides(e, e.guides[ident]),
        sources=listing,
        handout=handout(e, name, path),
        oembed=parts.oembed_link(e, main.id),
        structured=program_data(e, record, name, summary, path),
        state=e.translation_state(texts_of(e, record)),
        reviewed=parts.reviewed(e, record.reviewed),
    )


def handout(e: Renderer, name: Text, path: str) -> Markup:
    """Ways to pass the page on: its lasting address, a mail with it, and on paper a QR code in
    this language.
    """
    url = f"{e.dataset.site.base_url}{e.language.tag}/{path}"
    size, drawing = qr_path(url)
    mail = f"mailto:?subject={quote(name.plain)}&body={quote(url)}"
    return e.part("handout", url=url, mail=mail, size=str(size), drawing=drawing)


def original_name(e: Renderer, record: Program, name: Text) -> Markup | None:
    """The name in the source language, so that people recognise it on papers; nothing where it is
    the heading already.
    """
    if name.plain == record.name:
        return None
    return e.part(
        "paragraph",
        text=e.t("program|original", "Original name: {name}", name=e.in_source(record.name)),
    )


def status(e: Renderer, record: Program) -> Markup | None:
    """The box that opens the page of a program that changed, or that nobody has confirmed lately."""
    t, now = e.t, record.status
    note = e.text(f"program:{record.id}|status", now.note).html if now.note else None
    if now.state == "unknown":
        label = t(
            "status|last-confirmed",
            "Last confirmed: {date}. We do not know whether it continues.",
            date=e.formats.as_of(now.as_of),
        )
    elif now.state == "active":
        stale = is_older_than(now.as_of, e.dataset.site.stale_after.record, e.dataset.today)
        if not stale and not note:
            return None
        confirmed = t(
            "status|confirmed",
            "Active when last confirmed: {date}.",
            date=e.formats.as_of(now.as_of),
        )
        label = confirmed + (Markup(" ") + t("stale|label", "May be out of date.") if stale else "")
    else:
        dated = t("status|dated", "({date})", date=e.formats.as_of(now.as_of))
        label = parts.status_label(e, now.state) + " " + dated
    successor = None
    if now.replaced_by:
        other = e.dataset.programs[now.replaced_by]
        link = e.part(
            "link",
            url=e.url(addresses.program_url(other.id)),
            text=e.text(f"program:{other.id}|name", other.name).html,
        )
        successor = e.part("successor", program=link)
    return e.part("status", state=now.state, label=label, note=note, successor=successor)


def event(e: Renderer, base: str, record: Program, i: int, citations: parts.Citations) -> Markup:
    """One dated change."""
    item = record.history[i]
    text = e.text(f"{base}|history:{item.id}", item.text)
    refs = citations.refer(item.sources)
    return e.part(
        "event",
        date=e.formats.as_of(item.date),
        text=text.html,
        confidence=parts.confidence(e, item),
        sources=refs,
    )


def detail_rows(e: Renderer, record: Program, citations: parts.Citations) -> Iterable[Markup]:
    """The rows of "At a glance": status, kind, subjects, audiences, who ran it when, names, laws,
    where it was listed.
    """
    t = e.t
    now = t(
        "detail|status",
        "{status}, as of {date}",
        status=parts.status_label(e, record.status.state),
        date=e.formats.as_of(record.status.as_of),
    )
    yield row(e, t("detail|status-label", "Status"), now)
    yield e.cached(("row", "kind", record.kind), lambda: kind_row(e, record.kind))
    yield e.cached(
        ("row", "sections", record.sections), lambda: group_row(e, "section", record.sections)
    )
    yield e.cached(
        ("row", "audiences", record.audiences), lambda: group_row(e, "audience", record.audiences)
    )
    if record.components:
        yield row(
            e,
            t("detail|components", "Run by"),
            e.part(
                "list",
                items=[
                    component(e, c.component, e.formats.as_of(c.as_of)) for c in record.components
                ],
            ),
        )
    if record.acronyms:
        yield row(
            e,
            t("detail|acronyms", "Short forms"),
            e.formats.join(e.part("acronym", acronym=a) for a in record.acronyms),
        )
    if record.other_names:
        yield row(
            e,
            t("detail|other-names", "Other names"),
            e.formats.join(e.in_source(n) for n in record.other_names),
        )
    if record.legal_authority:
        yield row(
            e,
            t("detail|law", "Legal basis"),
            e.part(
                "list", items=[e.part("item", text=e.in_source(x)) for x in record.legal_authority]
            ),
        )
    if record.listed_in:
        listed = []
        for place in record.listed_in:
            words = t(
                "detail|listed",
                "“{section}”, {date}",
                section=e.in_source(place.section),
                date=e.formats.as_of(place.date),
            )
            listed.append(e.part("item", text=words + " " + citations.refer([place.source])))
        yield row(e, t("detail|listed-in", "Listed in"), e.part("list", items=listed))


def kind_row(e: Renderer, ident: str) -> Markup:
    """The row of the kind, which many programs share."""
    kind = e.dataset.kinds[ident]
    return row(
        e,
        e.t("detail|kind", "Kind"),
        chips(e, [parts.chip(e, "kind", kind, addresses.kind_url(ident))]),
    )


def group_row(e: Renderer, kind: Literal["section", "audience"], idents: Iterable[str]) -> Markup:
    """The row of the sections or audiences, which many programs share."""
    if kind == "section":
        links = [
            parts.chip(e, kind, e.dataset.sections[i], addresses.section_url(i)) for i in idents
        ]
        return row(e, e.t("detail|sections", "Subjects"), chips(e, links))
    links = [parts.chip(e, kind, e.dataset.audiences[i], addresses.audience_url(i)) for i in idents]
    return row(e, e.t("detail|audiences", "For"), chips(e, links))


def row(e: Renderer, term: Markup, value: Markup) -> Markup:
    """One row of the list of details."""
    return e.part("row", term=term, value=value)


def chips(e: Renderer, items: list[Markup]) -> Markup:
    """A list of links."""
    return e.part("chips", items=items)


def component(e: Renderer, ident: str, date: Markup) -> Markup:
    """The part of an agency that ran a program, and when."""
    group = e.dataset.components[ident]
    name = name_of(e, "component", group).html
    short = parts.acronyms(e, [group.acronym] if group.acronym else [], name)
    return e.part(
        "item",
        text=e.t(
            "detail|component",
            "{name} (as of {date})",
            name=Markup("").join([name, *short]),
            date=date,
        ),
    )


def texts_of(e: Renderer, record: Program) -> Iterable[Text]:
    """The texts of a program that are this page's own."""
    base = f"program:{record.id}"
    yield e.text(f"{base}|name", record.name)
    yield e.text(f"{base}|summary", record.summary)
    if record.status.note:
        yield e.text(f"{base}|status", record.status.note)
    for paragraph in record.body:
        yield e.text(f"{base}|body:{paragraph.id}", paragraph.text)
    for fact in record.facts:
        yield e.text(f"{base}|fact:{fact.id}", fact.text)
    for item in record.history:
        yield e.text(f"{base}|history:{item.id}", item.text)
    yield from parts.contact_texts(e, [e.dataset.contacts[i] for i in record.contacts])
