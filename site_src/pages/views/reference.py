"""What do the pages about the directory itself show: contacts, sources, privacy, translations, not found?"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.pages import parts
from site_src.pages.edition import Edition


def plain(e: Edition, path: str, title: Text, lead: Markup | None, content: object, texts: list[Text]) -> bytes:
    """A page of heading, lead and content below the home page."""
    home = [("", e.t("nav|home", "Home"))]
    return e.page("plain", path, title, title.plain, home, lead=lead, content=content, state=e.translation_state(texts), reviewed=None)


def contacts(e: Edition, ident: str, path: str) -> bytes:
    """Every published contact, emergencies first."""
    title = e.word("contacts|title", "Contacts")
    ordered = sorted(e.dataset.contacts.values(), key=lambda c: not c.emergency)
    items = [parts.contact_item(e, contact, level=2) for contact in ordered]
    lead = e.part(
        "paragraph",
        text=e.t("contacts|lead", "Only contacts that could be checked are listed. Each has a date; a number without a recent date may be out of date."),
    )
    texts = [e.text(f"contact:{c.id}|label", c.label) for c in ordered]
    return plain(e, path, title, lead, e.part("contacts", items=items), texts)


def sources(e: Edition, ident: str, path: str) -> bytes:
    """Every source, by publisher and title."""
    title = e.word("sources|title", "Sources")
    lead = e.part("paragraph", text=e.t("sources|lead", "The documents that the facts of this directory rest on."))
    ordered = sorted(e.dataset.sources.values(), key=lambda s: (s.publisher.casefold(), s.title.casefold(), s.id))
    items = [parts.source_item(e, s.id) for s in ordered]
    return plain(e, path, title, lead, e.part("plain-list", items=items), [])


def privacy(e: Edition, ident: str, path: str) -> bytes:
    """What a server sees, and what this site does not do."""
    return fixed(e, "privacy", path, e.word("privacy|title", "Privacy"))


def fixed(e: Edition, template: str, path: str, title: Text) -> bytes:
    """A page whose text is all in its template."""
    return e.page(template, path, title, title.plain, [("", e.t("nav|home", "Home"))], state=e.translation_state([title]), reviewed=None)


def translations(e: Edition, ident: str, path: str) -> bytes:
    """How far each language is translated and reviewed."""
    title = e.word("translations|title", "State of the translations")
    rows = []
    for language in e.publication.languages.targets:
        found = e.publication.coverage[language.tag]
        total = found.programs.total + found.site.total
        reviewed = 100 * (found.programs.reviewed + found.site.reviewed) // total if total else 100
        rows.append(
            e.part(
                "status-row",
                tag=language.tag,
                dir=language.direction,
                endonym=language.endonym,
                share=e.formats.percent(found.percent),
                reviewed=e.formats.percent(reviewed),
                interface=e.formats.percent(found.site.percent),
                state=state_of(e, language.tag),
            )
        )
    home = [("", e.t("nav|home", "Home"))]
    return e.page("translations", path, title, title.plain, home, rows=rows, state=None, reviewed=None)


def state_of(e: Edition, tag: str) -> Markup:
    """Whether a language is the original, published, or a preview."""
    if tag == e.source.tag:
        return e.t("translations|original", "Original")
    if e.publication.coverage[tag].listed:
        return e.t("translations|published", "Published")
    return e.t("translations|preview", "Preview")


def not_found(e: Edition, ident: str, path: str) -> bytes:
    """The page for an address that leads nowhere."""
    title = e.word("not-found|title", "Page not found")
    return e.page("not-found", path, title, title.plain, [("", e.t("nav|home", "Home"))], state=None, reviewed=None)
