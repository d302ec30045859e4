"""What do the list of offices and the page of one office show?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.catalogs.markup import plain_text
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.records import Group, Office, OfficePhone, PartOfPlace
from site_src.edition.contact_values import phone_uri
from site_src.edition.names import name_of, summary_of
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.views import maps


def office_index(e: Renderer, ident: str, path: str) -> bytes:
    """All offices by network, and for each network which office serves a place."""
    title = e.word("offices|title", "Offices")
    networks = e.dataset.networks.values()
    return e.page(
        "offices",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        networks=[network_section(e, network) for network in networks],
        state=e.translation_state(network_texts(e)),
        reviewed=None,
    )


def network_texts(e: Renderer) -> Iterator[Text]:
    """The names and summaries of the networks."""
    for network in e.dataset.networks.values():
        yield name_of(e, "network", network)
        summary = summary_of(e, "network", network)
        if summary:
            yield summary


def network_section(e: Renderer, network: Group) -> Markup | None:
    """The offices of one network: what it is, its map, its offices, a table of places."""
    offices = [office for office in e.dataset.offices.values() if office.network == network.id]
    offices.sort(key=lambda office: office.name)
    cards = e.part("cards", items=office_cards(e, network, offices))
    content = Markup("").join(
        [
            network_lead(e, network),
            maps.network_map(e, network, offices),
            cards,
            place_table(e, network, offices),
        ]
    )
    name = name_of(e, "network", network)
    return parts.section(e, f"network-{network.id}", name.html, content)


def network_lead(e: Renderer, network: Group) -> Markup:
    """What a network is, beside its source where the translation is only a draft."""
    summary = summary_of(e, "network", network)
    if not summary or not network.summary:
        return Markup("")
    lead = e.part("paragraph", text=summary.html)
    return lead + (parts.beside_source(e, summary, network.summary) or "")


def office_cards(e: Renderer, network: Group, offices: Sequence[Office]) -> list[Markup]:
    """The offices of a network, with the numbers they have on its map."""
    numbers = maps.office_numbers(e, network, offices)
    return [office_card(e, office, numbers.get(office.id)) for office in offices]


def office_card(e: Renderer, office: Office, number: str | None) -> Markup:
    """An office in a list."""
    mark = e.part("office_number", number=number) + " " if number else None
    return e.part(
        "office_card",
        url=e.url(addresses.office_url(office.id)),
        number=mark,
        name=e.in_source(office.name),
        place=town(e, office),
    )


def town(e: Renderer, office: Office) -> Markup:
    """City and state of an office, in the source language."""
    city = office.address.city
    state = e.dataset.places.get(office.address.state or "")
    return e.in_source(f"{city}, {state.name}" if state else city)


def place_table(e: Renderer, network: Group, offices: Sequence[Office]) -> Markup:
    """Which offices serve each place; nothing if no place is known."""
    serving = offices_by_place(offices)
    if not serving:
        return Markup("")
    places = [e.dataset.places[ident] for ident in serving]
    places = e.formats.sort(places, lambda place: name_of(e, "place", place).plain)
    rows = [place_row(e, place, serving[place.id]) for place in places]
    network_name = name_of(e, "network", network).html
    caption = e.t("offices|caption", "{network} by state or territory", network=network_name)
    return e.part("place_table", id=f"places-{network.id}", caption=caption, rows=rows)


def offices_by_place(offices: Sequence[Office]) -> Mapping[str, list[Office]]:
    """The offices that serve each place, whole or in part."""
    serving: dict[str, list[Office]] = defaultdict(list)
    for office in offices:
        for ident in (*office.places, *(part.place for part in office.parts)):
            serving[ident].append(office)
    return serving


def place_row(e: Renderer, place: Group, offices: Sequence[Office]) -> Markup:
    """A place with links to its offices."""
    links = [
        e.part("link", url=e.url(addresses.office_url(office.id)), text=e.in_source(office.name))
        for office in offices
    ]
    name = name_of(e, "place", place).html
    return e.part("place_row", id=place.id, name=name, offices=e.formats.join(links))


def office(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one office: address, numbers by the publish rule, area; each with its date."""
    record = e.dataset.offices[ident]
    network = e.dataset.networks[record.network]
    summary = summary_of(e, "network", network)
    name = Text(e.in_source(record.name), record.name, e.source, "reviewed")
    note = office_note(e, record)
    # Sources are numbered in the order in which these three name them.
    citations = parts.Citations(e)
    phones = phone_list(e, record, citations)
    address_date = as_of_address(e, record, citations)
    area_content = area(e, record, citations)
    return e.page(
        "office",
        path,
        name,
        f"{record.name}. {summary.plain if summary else record.address.city}",
        [("", e.t("nav|home", "Home")), ("offices/", e.t("nav|offices", "Offices"))],
        network=summary.html if summary else name_of(e, "network", network).html,
        note=parts.paragraph_of(e, note),
        address=postal_address(e, record),
        address_date=address_date,
        phones=phones,
        area=area_content,
        vcard=e.url(addresses.vcard_url(ident)),
        sources=citations.listing(),
        state=e.translation_state(office_texts(e, record)),
        reviewed=None,
    )


def office_note(e: Renderer, office: Office) -> Text | None:
    """The note of an office, if it has one."""
    if not office.note:
        return None
    return e.text(contexts.office_text(office.id, "note"), office.note)


def office_texts(e: Renderer, office: Office) -> Iterator[Text]:
    """The texts that the page of an office shows, for its state."""
    note = office_note(e, office)
    summary = summary_of(e, "network", e.dataset.networks[office.network])
    desks = [e.dataset.desks[phone.desk] for phone in office.phones]
    texts = [note, summary]
    for desk in desks:
        texts += [name_of(e, "desk", desk), summary_of(e, "desk", desk)]
    yield from (text for text in texts if text)


def postal_address(e: Renderer, office: Office) -> Markup:
    """The address, line by line."""
    return Markup("<br>").join([*office.address.lines, last_line(e, office)])


def last_line(e: Renderer, office: Office) -> str:
    """City, state and code in the order of the country's envelopes: `address_line` of site.yaml."""
    address = office.address
    values = {
        "city": address.city,
        "state": (address.state or "").upper(),
        "postal_code": address.postal_code or "",
    }
    line = plain_text(e.dataset.site.address_line, values)
    return " ".join(line.split()).strip(" ,")


def as_of_address(e: Renderer, office: Office, citations: parts.Citations) -> Markup:
    """When the address was known to be right, with its sources."""
    address = office.address
    when = e.t("office|address-date", "As of: {date}.", date=e.formats.as_of(address.as_of))
    return when + " " + citations.refer(address.sources)


def phone_list(e: Renderer, office: Office, citations: parts.Citations) -> Markup:
    """The numbers of an office, or that none could be checked."""
    items = [phone_item(e, office, index, citations) for index in range(len(office.phones))]
    if items:
        return e.part("contacts", items=items)
    text = e.t(
        "office|no-phone",
        "We have no telephone number that we could check. See the official list.",
    )
    return e.part("paragraph", text=text)


def phone_item(e: Renderer, office: Office, index: int, citations: parts.Citations) -> Markup:
    """A number of an office, labeled as what it reaches; where two desks have one number, the
    second says so instead.
    """
    phone = office.phones[index]
    desk = e.dataset.desks[phone.desk]
    label = name_of(e, "desk", desk)
    summary = summary_of(e, "desk", desk)
    words = summary.html if summary else None
    same = same_number_before(e, office, index)
    if same:
        other_desk = name_of(e, "desk", e.dataset.desks[same.desk]).html
        words = e.t("office|same-number", "The same number as: {desk}.", desk=other_desk)
        summary = None
    date = e.part("contact_date", date=e.formats.as_of(phone.as_of))
    return e.part(
        "phone",
        desk=label.html,
        dial=dial(e, phone),
        number=phone.number,
        beside=originals(e, ((desk.name, label), (desk.summary, summary))),
        summary=e.part("paragraph", text=words) if words else None,
        date=date + " " + citations.refer(phone.sources),
        stale=parts.stale(e, phone.as_of),
        official=e.part("official", url=phone.official_page) if phone.official_page else None,
    )


def same_number_before(e: Renderer, office: Office, index: int) -> OfficePhone | None:
    """An earlier phone of the office with the same number."""
    number = dial(e, office.phones[index])
    for other in office.phones[:index]:
        if dial(e, other) == number:
            return other
    return None


def originals(e: Renderer, texts: Sequence[tuple[str | None, Text | None]]) -> Markup | None:
    """The sources of those texts that are only drafts in this language, on one line."""
    sources = [
        e.source_html(source) for source, text in texts if source and text and e.needs_source(text)
    ]
    return e.part("beside", text=Markup(" · ").join(sources)) if sources else None


def dial(e: Renderer, phone: OfficePhone) -> str:
    """The digits to dial (RFC 3966)."""
    return phone_uri(phone.number or "", e.dataset.site.calling_code)


def area(e: Renderer, office: Office, citations: parts.Citations) -> list[Markup]:
    """What an office serves: whole places, counties of split ones, or words, each with its date and
    sources.
    """
    content: list[Markup] = []
    if office.places:
        names = [name_of(e, "place", e.dataset.places[ident]).html for ident in office.places]
        content.append(e.part("paragraph", text=e.formats.join(names)))
    if office.area:
        words = e.text(contexts.office_text(office.id, "area"), office.area)
        content.append(e.part("paragraph", text=words.html))
    if office.area_as_of:
        when = e.t("office|area-date", "As of: {date}.", date=e.formats.as_of(office.area_as_of))
        content.append(e.part("meta", text=when + " " + citations.refer(office.area_sources)))
    content += [counties(e, part, citations) for part in office.parts]
    return content


def counties(e: Renderer, part: PartOfPlace, citations: parts.Citations) -> Markup:
    """The counties of a place that an office serves, with date and sources."""
    count = len(part.counties)
    title = e.tn(
        "office|counties",
        "{place}: {n} county",
        "{place}: {n} counties",
        count,
        place=name_of(e, "place", e.dataset.places[part.place]).html,
        n=e.formats.number(count),
    )
    when = e.t("office|area-date", "As of: {date}.", date=e.formats.as_of(part.as_of))
    return e.part(
        "counties",
        title=title,
        names=e.in_source(", ".join(part.counties)),
        date=when + " " + citations.refer(part.sources),
    )
