"""Which contact data may leave the dataset? Only what is marked `publish: true`; the rest is
dropped while loading.

A wrong number does harm. So a withheld value never reaches a later stage: it is kept apart, only
so that a check can prove that no file of the output contains it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from site_src.dataset.records import Contact, Office


class Published(NamedTuple):
    """The contacts and offices with what is published of them, by id, and all withheld values."""

    contacts: dict[str, Contact]
    offices: dict[str, Office]
    withheld: tuple[str, ...]


def withhold(contacts: dict[str, Contact], offices: dict[str, Office]) -> Published:
    """Drop what is not published. A value that is published elsewhere is not withheld."""
    shown_contacts = {ident: contact for ident, contact in contacts.items() if contact.publish}
    shown_offices = {ident: with_published_phones(office) for ident, office in offices.items()}
    shown_numbers = phone_numbers(shown_offices.values())
    printed = [contact.value for contact in shown_contacts.values()]
    shown_values = {*contact_values(shown_contacts.values()), *shown_numbers}
    withheld_values = contact_values(filter(is_secret, contacts.values()))
    withheld_numbers = set(phone_numbers(offices.values())).difference(shown_numbers, printed)
    withheld = [value for value in dict.fromkeys(withheld_values) if value not in shown_values]
    return Published(shown_contacts, shown_offices, (*withheld, *sorted(withheld_numbers)))


def is_secret(contact: Contact) -> bool:
    """True for a contact whose value no output may contain; the name of a service is no secret."""
    return not contact.publish and contact.type != "service"


def with_published_phones(office: Office) -> Office:
    return replace(office, phones=tuple(phone for phone in office.phones if phone.publish))


def contact_values(contacts: Iterable[Contact]) -> list[str]:
    """Each value as printed and as dialed."""
    values = [value for contact in contacts for value in (contact.value, contact.dial)]
    return [value for value in values if value]


def phone_numbers(offices: Iterable[Office]) -> list[str]:
    numbers = [phone.number for office in offices for phone in office.phones]
    return [number for number in numbers if number]
