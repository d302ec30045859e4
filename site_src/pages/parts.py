"""How is one fact, contact, source or program shown? Pieces that several kinds of page share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup, escape

from site_src.catalogs import contexts
from site_src.catalogs.contexts import ContactField, GroupKind
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.blocks import BlockPage
from site_src.dataset.dates import AsOf, is_older_than
from site_src.dataset.records import Contact, Event, Fact, Group, Paragraph, Program
from site_src.edition.edition import placeholder
from site_src.edition.names import name_of, program_name, program_summary, status_word
from site_src.html import Html
from site_src.pages.renderer import Renderer

CONTACT_FIELDS: tuple[ContactField, ...] = ("label", "hours", "note")


def acronyms(e: Renderer, names: Iterable[str], beside: str = "") -> list[Markup]:
    """Short forms after a name, isolated, left to right, each after a space; not those that the
    name holds already.
    """
    return [Markup(" ") + e.part("acronym", acronym=name) for name in names if name not in beside]


def card(e: Renderer, program: Program) -> Markup:
    """A program in a list: name, acronyms, what changed if it changed, summary."""
    return e.cached(("card", program.id), partial(make_card, e, program))


def make_card(e: Renderer, program: Program) -> Markup:
    """The card of a program, made once an edition."""
    name, state = program_name(e, program), program.status.state
    flag = None
    if state != "active":
        flag = e.part("flag", state=state, label=status_label(e, state))
    return e.part(
        "card",
        url=e.url(addresses.program_url(program.id)),
        name=name.html,
        acronyms=acronyms(e, program.acronyms[:2], name.plain),
        status=flag,
        summary=program_summary(e, program).html,
    )


def guides(e: Renderer, pages: Iterable[BlockPage]) -> Markup | None:
    """Pages of the root's own under a heading, each with its summary; nothing if there are none."""
    items = [guide(e, page) for page in pages]
    if not items:
        return None
    return section(e, "guides", e.t("guides|title", "Guides"), e.part("tiles", items=items))


def guide(e: Renderer, page: BlockPage) -> Markup:
    """A page of the root's own in a list: title and summary."""
    return e.cached(("guide", page.id), partial(make_guide, e, page))


def make_guide(e: Renderer, page: BlockPage) -> Markup:
    """The tile of a page, made once an edition."""
    return e.part(
        "guide",
        url=e.url(addresses.block_page_url(page)),
        name=e.page_title(page).html,
        summary=e.text(contexts.page_text(page.id, "summary"), page.summary).html,
    )


def status_label(e: Renderer, state: str) -> Markup:
    """A status in one or two words."""
    return e.cached(("status-label", state), lambda: status_word(e, state).html)


def confidence(e: Renderer, item: Fact | Event) -> Markup | None:
    """The mark of a statement that is not well supported."""
    level = item.confidence
    if level == "high":
        return None
    return e.cached(("confidence", level), lambda: e.part(f"confidence_{level}") + " ")


class Citations:
    """The sources of one page, numbered in the order of their first use."""

    def __init__(self, e: Renderer) -> None:
        self.e = e
        self.numbers: dict[str, int] = {}

    def refer(self, sources: Sequence[str]) -> Markup:
        """Links to the sources of one statement, at the end of the page."""
        links = []
        for ident in sources:
            number = self.numbers.setdefault(ident, len(self.numbers) + 1)
            links.append(source_ref(self.e, ident, number))
        return Html(" ".join(links))

    def listing(self) -> Markup | None:
        """The list of sources, or nothing if there are none."""
        if not self.numbers:
            return None
        items = [source_item(self.e, ident) for ident in self.numbers]
        return self.e.part("source_list", items=items)


def source_ref(e: Renderer, ident: str, number: int) -> Markup:
    """A link to a numbered source of the same page."""
    key = ("source-ref", ident, number)
    return e.cached(key, partial(make_source_ref, e, ident, number))


def make_source_ref(e: Renderer, ident: str, number: int) -> Markup:
    """The link of a source and number, made once an edition."""
    label = e.t("fact|source", "Source {number}", number=e.formats.number(number))
    return e.part("source_ref", id=ident, label=label)


def source_item(e: Renderer, ident: str) -> Markup:
    """A source as it is cited: title, publisher, date, what kind of document it is."""
    return e.cached(("source", ident), partial(make_source, e, ident))


def make_source(e: Renderer, ident: str) -> Markup:
    """The citation of a source, made once an edition."""
    source = e.dataset.sources[ident]
    title = e.in_source(source.title)
    if source.url:
        title = e.part("link", url=source.url, text=title)
    if source.captured:
        captured = e.formats.day(source.captured)
        date = e.t("source|captured", "Archive copy of {date}.", date=captured)
    else:
        date = e.t("source|date", "Date: {date}.", date=e.formats.as_of(source.date))
    return e.part(
        "citation",
        id=ident,
        title=title,
        publisher=e.in_source(source.publisher),
        date=date,
        kind=source_kind(e, source.kind),
    )


def source_kind(e: Renderer, kind: str) -> Markup:
    """What weight a source has."""
    kinds = {
        "official": lambda: e.t("source|official", "Official document."),
        "official-archive": lambda: e.t("source|archive", "Official document, from an archive."),
        "official-copy": lambda: e.t("source|copy", "Official text, from a copy elsewhere."),
        "secondary": lambda: e.t("source|secondary", "Secondary source."),
        "advocacy": lambda: e.t("source|advocacy", "Source with a position of its own."),
        "weak": lambda: e.t("source|weak", "Weak source."),
    }
    return e.cached(("source-kind", kind), kinds[kind])


def fact_item(e: Renderer, context: str, fact: Fact, citations: Citations) -> Markup:
    """A fact with its date and sources."""
    return e.part(
        "fact",
        anchor=None,
        text=e.text(context, fact.text).html,
        date=e.formats.as_of(fact.as_of),
        confidence=confidence(e, fact),
        sources=citations.refer(fact.sources),
    )


def paragraph(e: Renderer, context: str, item: Paragraph) -> Markup:
    """A paragraph; a critical one that is only a draft is shown beside its source text."""
    text = e.text(context, item.text)
    if not item.critical:
        return e.part("paragraph", text=text.html)
    beside = beside_source(e, text, item.text)
    return e.part("critical", text=text.html) + (beside or "")


def beside_source(e: Renderer, text: Text, source: str) -> Markup | None:
    """The source of a critical text that is only a draft in this language."""
    if not e.needs_source(text):
        return None
    return e.part("beside", text=e.source_html(source))


def contact_item(e: Renderer, contact: Contact, level: int = 3) -> Markup:
    """A contact: what it is, its value, when it was last right, and where to check it."""
    return e.cached(("contact", contact.id, level), partial(make_contact, e, contact, level))


def make_contact(e: Renderer, contact: Contact, level: int) -> Markup:
    """A contact under a heading of a level, made once an edition."""
    texts = texts_of_contact(e, contact)
    originals = [
        e.source_html(getattr(contact, field))
        for field, text in texts.items()
        if e.needs_source(text)
    ]
    date = warning = official = None
    if not contact.emergency:
        date = e.part("contact_date", date=e.formats.as_of(contact.as_of))
        warning = stale(e, contact.as_of)
    if contact.official_page:
        official = e.part("official", url=contact.official_page)
    return e.part(
        "contact",
        id=contact.id,
        heading=e.part(f"heading_{level}", text=texts["label"].html),
        value=e.contact_values[placeholder(contact)],
        hours=paragraph_of(e, texts.get("hours")),
        note=paragraph_of(e, texts.get("note")),
        beside=e.part("beside", text=Markup(" · ").join(originals)) if originals else None,
        date=date,
        stale=warning,
        official=official,
    )


def paragraph_of(e: Renderer, text: Text | None) -> Markup | None:
    """A paragraph of a text, if there is one."""
    return e.part("paragraph", text=text.html) if text else None


def texts_of_contact(e: Renderer, contact: Contact) -> Mapping[str, Text]:
    """The translated texts of a contact by field."""
    texts: dict[str, Text] = {}
    for field in CONTACT_FIELDS:
        source = getattr(contact, field)
        if source:
            texts[field] = e.text(contexts.contact_text(contact.id, field), source)
    return texts


def contact_texts(e: Renderer, contacts: Iterable[Contact]) -> Iterator[Text]:
    """The texts of contacts, for the state of a page."""
    for contact in contacts:
        yield from texts_of_contact(e, contact).values()


def stale(e: Renderer, as_of: AsOf) -> Markup | None:
    """The warning of a contact whose date is older than the site allows, or that has none."""
    limit = e.dataset.site.stale_after.contact
    if not is_older_than(as_of, limit, e.dataset.today):
        return None
    return e.cached("stale", lambda: e.part("stale"))


def contact_list(e: Renderer, idents: Iterable[str]) -> Markup | None:
    """Published contacts as a list, in the given order."""
    items = [contact_item(e, e.dataset.contacts[ident]) for ident in idents]
    return e.part("contacts", items=items) if items else None


def chip(e: Renderer, kind: GroupKind, group: Group, path: str) -> Markup:
    """A link to a section, audience or kind."""
    return e.cached(
        ("chip", kind, group.id),
        lambda: e.part("chip", url=e.url(path), name=name_of(e, kind, group).html),
    )


def oembed_link(e: Renderer, ident: str) -> Markup:
    """Where a page's oEmbed response is (oembed.com, section 4): that of a section, or of
    everything ("").
    """
    return e.cached(("oembed", ident), partial(make_oembed_link, e, ident))


def make_oembed_link(e: Renderer, ident: str) -> Markup:
    """The link to the response of a section or of everything, made once an edition."""
    path = addresses.oembed_url(ident)
    if ident:
        title = name_of(e, "section", e.dataset.sections[ident])
    else:
        title = e.site_texts()["name"]
    e.linked.add(path)
    url = f"{e.dataset.site.base_url}{e.language.tag}/{path}"
    return e.part("oembed_link", url=url, title=title.plain)


def section(e: Renderer, ident: str, title: Markup, content: Markup | None) -> Markup | None:
    """Content under a heading; nothing if there is no content."""
    return e.part("section", id=ident, title=title, content=content) if content else None


def reviewed(e: Renderer, day: datetime.date | None) -> Markup:
    """When a person last opened the official page, or that nobody has."""
    if day is None:
        return e.cached("not-reviewed", lambda: e.part("not_reviewed"))
    return e.part("reviewed", date=escape(e.formats.day(day)))
