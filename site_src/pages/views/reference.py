"""What do the pages about the directory itself show: contacts, sources, privacy, not found?"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.pages import parts
from site_src.pages.renderer import Renderer


def plain(
    e: Renderer, path: str, title: Text, lead: Markup | None, content: object, texts: list[Text]
) -> bytes:
    """A page of heading, lead and content below the home page."""
    home = [("", e.t("nav|home", "Home"))]
    return e.page(
        "plain",
        path,
        title,
        title.plain,
        home,
        lead=lead,
        content=content,
        state=e.translation_state(texts),
        reviewed=None,
    )


def contacts(e: Renderer, ident: str, path: str) -> bytes:
    """Every published contact, emergencies first."""
    title = e.word("contacts|title", "Contacts")
    ordered = sorted(e.dataset.contacts.values(), key=lambda c: not c.emergency)
    items = [parts.contact_item(e, contact, level=2) for contact in ordered]
    lead = e.part(
        "paragraph",
        text=e.t(
            "contacts|lead",
            "Only contacts that could be checked are listed. Each has a date; a number without a recent date may be out of date.",
        ),
    )
    texts = list(parts.contact_texts(e, ordered))
    return plain(e, path, title, lead, e.part("contacts", items=items), texts)


def sources(e: Renderer, ident: str, path: str) -> bytes:
    """Every source, by publisher and title."""
    title = e.word("sources|title", "Sources")
    lead = e.part(
        "paragraph",
        text=e.t("sources|lead", "The documents that the facts of this directory rest on."),
    )
    ordered = sorted(
        e.dataset.sources.values(), key=lambda s: (s.publisher.casefold(), s.title.casefold(), s.id)
    )
    items = [parts.source_item(e, s.id) for s in ordered]
    return plain(e, path, title, lead, e.part("plain_list", items=items), [])


def privacy(e: Renderer, ident: str, path: str) -> bytes:
    """What a server sees, and what this site does not do."""
    return fixed(e, "privacy", path, e.word("privacy|title", "Privacy"))


def fixed(e: Renderer, template: str, path: str, title: Text) -> bytes:
    """A page whose text is all in its template."""
    return e.page(
        template,
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        state=e.translation_state([title]),
        reviewed=None,
    )


def not_found(e: Renderer, ident: str, path: str) -> bytes:
    """The page for an address that leads nowhere."""
    title = e.word("not-found|title", "Page not found")
    return e.page(
        "not-found",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        state=None,
        reviewed=None,
    )
