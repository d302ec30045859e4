"""Which contact data may leave the dataset? Only what is marked `publish: true`; the rest is
dropped while loading.

A wrong number does harm. So a withheld value never reaches a later stage: it is kept apart, only
so that a check can prove that no byte of the output carries it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from site_src.dataset.records import Contact, Office


def withhold_contacts(contacts: dict[str, Contact]) -> tuple[dict[str, Contact], tuple[str, ...]]:
    """The published contacts by id, and the values of the withheld ones."""
    shown = {ident: contact for ident, contact in contacts.items() if contact.publish}
    hidden = [c for c in contacts.values() if not c.publish and c.type != "service"]
    values = dict.fromkeys(v for c in hidden for v in (c.value, c.dial) if v)
    return shown, tuple(values)


def withhold_offices(
    offices: dict[str, Office], contacts: Iterable[Contact]
) -> tuple[dict[str, Office], tuple[str, ...]]:
    """The offices with only their published numbers, and the withheld numbers that are published
    nowhere.
    """
    shown = {
        i: replace(o, phones=tuple(p for p in o.phones if p.publish)) for i, o in offices.items()
    }
    published = {p.number for o in shown.values() for p in o.phones} | {c.value for c in contacts}
    numbers = {p.number for o in offices.values() for p in o.phones if not p.publish and p.number}
    return shown, tuple(sorted(numbers - published))
