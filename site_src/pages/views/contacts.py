"""What does the page of contacts show? Every published contact, emergencies first."""

from __future__ import annotations

from site_src.pages import parts
from site_src.pages.renderer import Renderer


def contacts(e: Renderer, ident: str, path: str) -> bytes:
    """The page of all contacts."""
    title = e.word("contacts|title", "Contacts")
    ordered = sorted(e.dataset.contacts.values(), key=lambda contact: not contact.emergency)
    items = [parts.contact_item(e, contact, level=2) for contact in ordered]
    lead = e.t(
        "contacts|lead",
        "Only contacts that could be checked are listed. Each has a date; a number without a "
        "recent date may be out of date.",
    )
    return e.page(
        "plain",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        lead=e.part("paragraph", text=lead),
        content=e.part("contacts", items=items),
        state=e.translation_state(parts.contact_texts(e, ordered)),
        reviewed=None,
    )
