"""What do the list of offices and the page of one office show?"""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from site_src.catalogs.markup import plain_text
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.records import Group, Office, OfficePhone
from site_src.edition.contact_values import phone_uri
from site_src.edition.names import name_of, summary_of
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.views import maps


def office_index(e: Renderer, ident: str, path: str) -> bytes:
    """All offices by network, and for each network which office serves a place."""
    title = e.word("offices|title", "Offices")
    blocks = [network_section(e, network) for network in e.dataset.networks.values()]
    texts = [
        t
        for n in e.dataset.networks.values()
        for t in (name_of(e, "network", n), summary_of(e, "network", n))
        if t
    ]
    home = [("", e.t("nav|home", "Home"))]
    return e.page(
        "offices",
        path,
        title,
        title.plain,
        home,
        networks=blocks,
        state=e.translation_state(texts),
        reviewed=None,
    )


def network_section(e: Renderer, network: Group) -> Markup | None:
    """The offices of one network, then a table of places."""
    offices = sorted(
        (o for o in e.dataset.offices.values() if o.network == network.id), key=lambda o: o.name
    )
    summary = summary_of(e, "network", network)
    lead = e.part("paragraph", text=summary.html) if summary else Markup("")
    if summary and network.summary:
        lead += parts.beside_source(e, summary, network.summary) or ""
    numbers = {
        i: e.part("office_number", number=n) + " "
        for i, n in maps.numbers(e, network, offices).items()
    }
    cards = [
        e.part(
            "office_card",
            url=e.url(addresses.office_url(o.id)),
            number=numbers.get(o.id),
            name=e.in_source(o.name),
            place=town(e, o),
        )
        for o in offices
    ]
    lead += maps.network_map(e, network, offices)
    serving: dict[str, list[Office]] = defaultdict(list)
    for office in offices:
        for place in (*office.places, *(part.place for part in office.parts)):
            serving[place].append(office)
    name = name_of(e, "network", network)
    rows = []
    for group in e.formats.sort(
        (e.dataset.places[i] for i in serving), lambda g: name_of(e, "place", g).plain
    ):
        links = [
            e.part("link", url=e.url(addresses.office_url(o.id)), text=e.in_source(o.name))
            for o in serving[group.id]
        ]
        rows.append(
            e.part(
                "place_row",
                id=group.id,
                name=name_of(e, "place", group).html,
                offices=e.formats.join(links),
            )
        )
    caption = e.t("offices|caption", "{network} by state or territory", network=name.html)
    table = (
        e.part("place_table", id=f"places-{network.id}", caption=caption, rows=rows) if rows else ""
    )
    return parts.section(
        e, f"network-{network.id}", name.html, lead + e.part("cards", items=cards) + table
    )


def town(e: Renderer, office: Office) -> Markup:
    """City and state of an office, in the source language."""
    state = e.dataset.places.get(office.address.state or "")
    return e.in_source(f"{office.address.city}, {state.name}" if state else office.address.city)


def office(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one office: address, numbers by the publish rule, area; each with its date."""
    record = e.dataset.offices[ident]
    network = e.dataset.networks[record.network]
    citations = parts.Citations(e)
    t = e.t
    note = e.text(f"office:{ident}|note", record.note) if record.note else None
    name = Text(e.in_source(record.name), record.name, e.source, "reviewed")
    summary = summary_of(e, "network", network)
    phones = [phone_item(e, record, i, citations) for i in range(len(record.phones))]
    none = e.part(
        "paragraph",
        text=t(
            "office|no-phone",
            "We have no telephone number that we could check. See the official list.",
        ),
    )
    when = t("office|address-date", "As of: {date}.", date=e.formats.as_of(record.address.as_of))
    address_date = when + " " + citations.refer(record.address.sources)
    area_content = area(e, record, citations)
    desks = [e.dataset.desks[i] for i in dict.fromkeys(phone.desk for phone in record.phones)]
    texts = [
        x
        for x in (
            note,
            summary,
            *(f(e, "desk", desk) for desk in desks for f in (name_of, summary_of)),
        )
        if x
    ]
    return e.page(
        "office",
        path,
        name,
        f"{record.name}. {summary.plain if summary else record.address.city}",
        [("", t("nav|home", "Home")), ("offices/", t("nav|offices", "Offices"))],
        network=summary.html if summary else name_of(e, "network", network).html,
        note=e.part("paragraph", text=note.html) if note else None,
        address=Markup("<br>").join([*record.address.lines, last_line(e, record)]),
        address_date=address_date,
        phones=e.part("contacts", items=phones) if phones else none,
        area=area_content,
        vcard=e.url(addresses.vcard_url(ident)),
        sources=citations.listing(),
        state=e.translation_state(texts),
        reviewed=None,
    )


def last_line(e: Renderer, office: Office) -> str:
    """City, state and code in the order of the country's envelopes (`address_line` of site.yaml)."""
    address = office.address
    values = {
        "city": address.city,
        "state": (address.state or "").upper(),
        "postal_code": address.postal_code or "",
    }
    return " ".join(plain_text(e.dataset.site.address_line, values).split()).strip(" ,")


def phone_item(e: Renderer, office: Office, index: int, citations: parts.Citations) -> Markup:
    """A number of an office, labelled as what it reaches; where two desks have one number, the
    second says so instead.
    """
    phone = office.phones[index]
    desk = e.dataset.desks[phone.desk]
    label, summary = name_of(e, "desk", desk), summary_of(e, "desk", desk)
    said = summary.html if summary else None
    if alike := next((p for p in office.phones[:index] if dial(e, p) == dial(e, phone)), None):
        other = name_of(e, "desk", e.dataset.desks[alike.desk]).html
        summary, said = None, e.t("office|same-number", "The same number as: {desk}.", desk=other)
    originals = [
        s
        for s, text in ((desk.name, label), (desk.summary, summary))
        if s and text and e.needs_source(text)
    ]
    beside = (
        e.part("beside", text=Markup(" · ").join(e.source_html(s) for s in originals))
        if originals
        else None
    )
    return e.part(
        "phone",
        desk=label.html,
        dial=dial(e, phone),
        number=phone.number,
        beside=beside,
        summary=e.part("paragraph", text=said) if said else None,
        date=e.part("contact_date", date=e.formats.as_of(phone.as_of))
        + " "
        + citations.refer(phone.sources),
        stale=parts.stale(e, phone.as_of),
        official=e.part("official", url=phone.official_page) if phone.official_page else None,
    )


def dial(e: Renderer, phone: OfficePhone) -> str:
    """The digits to dial (RFC 3966)."""
    return phone_uri(phone.number or "", e.dataset.site.calling_code)


def area(e: Renderer, office: Office, citations: parts.Citations) -> list[Markup]:
    """What an office serves: whole places, counties of split ones, or words; with date and sources."""
    t = e.t
    found: list[Markup] = []
    if office.places:
        names = e.formats.join(name_of(e, "place", e.dataset.places[i]).html for i in office.places)
        found.append(e.part("paragraph", text=names))
    if office.area:
        found.append(e.part("paragraph", text=e.text(f"office:{office.id}|area", office.area).html))
    if office.area_as_of:
        when = t("office|area-date", "As of: {date}.", date=e.formats.as_of(office.area_as_of))
        found.append(e.part("meta", text=when + " " + citations.refer(office.area_sources)))
    for part in office.parts:
        place = name_of(e, "place", e.dataset.places[part.place]).html
        n = len(part.counties)
        counted = e.tn(
            "office|counties",
            "{place}: {n} county",
            "{place}: {n} counties",
            n,
            place=place,
            n=e.formats.number(n),
        )
        when = t("office|area-date", "As of: {date}.", date=e.formats.as_of(part.as_of))
        found.append(
            e.part(
                "counties",
                title=counted,
                names=e.in_source(", ".join(part.counties)),
                date=when + " " + citations.refer(part.sources),
            )
        )
    return found
