"""How does an office get into an address book? One vCard 4.0 (RFC 6350) an office and language,
with published numbers only.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.dataset import addresses
from site_src.dataset.records import Office, OfficePhone
from site_src.edition.contact_values import phone_uri
from site_src.edition.edition import Edition
from site_src.edition.names import name_of

LINE = 75  # octets, without the line break (RFC 6350, 3.2)


def files(e: Edition) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the card of each office."""
    for office in e.dataset.offices.values():
        yield f"{e.language.tag}/{addresses.vcard_url(office.id)}", vcard(e, office)


def vcard(e: Edition, office: Office) -> bytes:
    """The card of one office: name, organisation, address, numbers labelled as what they reach,
    dates.
    """
    site = e.dataset.site
    page = f"{site.base_url}{e.language.tag}/{addresses.office_url(office.id)}"
    address = office.address
    country = e.source.locale.territories.get(site.country, site.country)
    envelope = (
        "",
        "",
        ", ".join(address.lines),
        address.city,
        (address.state or "").upper(),
        address.postal_code or "",
        str(country),
    )
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        f"UID:urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site.base_url + office.id)}",
        f"FN:{escaped(office.name)}",
        f"ORG:{escaped(e.dataset.networks[office.network].name)};{escaped(office.name)}",
        f"ADR;TYPE=work:{';'.join(map(escaped, envelope))}",
    ]
    for i, phone in enumerate(office.phones, 1):
        uri = phone_uri(phone.number or "", site.calling_code)
        lines.append(f'p{i}.TEL;VALUE=uri;TYPE="work,voice":tel:{uri}')
        lines.append(f"p{i}.X-ABLABEL:{escaped(desk_name(e, phone))}")
    lines += [
        f"URL:{page}",
        f"NOTE;LANGUAGE={e.language.tag}:{escaped(note(e, office))}",
        "END:VCARD",
    ]
    return "".join(fold(line) for line in lines).encode()


def desk_name(e: Edition, phone: OfficePhone) -> str:
    """What a number reaches, in words; with the source's words beside a draft, because a mistake
    would do harm.
    """
    desk = e.dataset.desks[phone.desk]
    text = name_of(e, "desk", desk)
    return f"{text.plain} ({desk.name})" if e.needs_source(text) else text.plain


def note(e: Edition, office: Office) -> str:
    """That the card is not official, and of when its address and each number are."""
    name = e.text(contexts.site_text("name"), e.dataset.site.name).html
    sentences = [e.t("vcard|unofficial", "From {site}. Check before use.", site=name)]
    if not e.dataset.site.official:
        disclaimer = contexts.site_text("disclaimer")
        sentences.append(e.text(disclaimer, e.dataset.site.disclaimer).html)
    sentences.append(
        e.t("vcard|address", "Address as of: {date}.", date=e.formats.as_of(office.address.as_of))
    )
    for phone in office.phones:
        sentences.append(
            e.t(
                "vcard|number",
                "{desk}, {number}, as of: {date}.",
                desk=desk_name(e, phone),
                number=phone.number,
                date=e.formats.as_of(phone.as_of),
            )
        )
    return Markup(" ").join(sentences).striptags()


def escaped(value: str) -> str:
    """A text value (RFC 6350, 3.4)."""
    for sign in "\\,;":
        value = value.replace(sign, "\\" + sign)
    return value.replace("\n", "\\n")


def fold(line: str) -> str:
    """A line cut into pieces of at most 75 octets, between characters; each but the first begins
    with a space (RFC 6350, 3.2).
    """
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LINE:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece]) + "\r\n"
