"""How is one fact, contact, source or program shown? Pieces that several kinds of page share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from markupsafe import Markup, escape

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.blocks import BlockPage
from site_src.dataset.dates import AsOf, is_older_than
from site_src.dataset.records import Contact, Event, Fact, Group, Paragraph, Program
from site_src.edition.edition import Edition
from site_src.html import Html


def name_of(e: Edition, kind: str, group: Group) -> Text:
    """The translated name of a section, audience, kind, component, place, network or desk."""
    return e.text(f"{kind}:{group.id}|name", group.name)


def summary_of(e: Edition, kind: str, group: Group) -> Text | None:
    """The translated summary of a group, if it has one."""
    return e.text(f"{kind}:{group.id}|summary", group.summary) if group.summary else None


def acronyms(e: Edition, names: Iterable[str], beside: str = "") -> list[Markup]:
    """Short forms after a name, isolated, left to right, each after a space; not those that the
    name holds already.
    """
    return [Markup(" ") + e.part("acronym", acronym=name) for name in names if name not in beside]


def sort_programs(e: Edition, programs: Iterable[Program]) -> list[Program]:
    """Programs in the order of their translated names."""
    return e.formats.sort(programs, lambda p: e.text(f"program:{p.id}|name", p.name).plain)


def card(e: Edition, program: Program) -> Markup:
    """A program in a list: name, acronyms, what changed if it changed, summary."""

    def make() -> Markup:
        state = program.status.state
        name = e.text(f"program:{program.id}|name", program.name)
        return e.part(
            "card",
            url=e.url(addresses.program_url(program.id)),
            name=name.html,
            acronyms=acronyms(e, program.acronyms[:2], name.plain),
            status=None
            if state == "active"
            else e.part("flag", state=state, label=status_label(e, state)),
            summary=e.text(f"program:{program.id}|summary", program.summary).html,
        )

    return e.once(("card", program.id), make)


def guides(e: Edition, pages: Iterable[BlockPage]) -> Markup | None:
    """Pages of the root's own under a heading, each with its summary; nothing if there are none."""
    items = [guide(e, page) for page in pages]
    return (
        section(e, "guides", e.t("guides|title", "Guides"), e.part("tiles", items=items))
        if items
        else None
    )


def guide(e: Edition, page: BlockPage) -> Markup:
    """A page of the root's own in a list: title and summary."""
    base = f"page:{page.id}"

    def make() -> Markup:
        url = e.url(addresses.block_page_url(page))
        return e.part(
            "guide",
            url=url,
            name=e.text(f"{base}|title", page.title).html,
            summary=e.text(f"{base}|summary", page.summary).html,
        )

    return e.once(("guide", page.id), make)


def status_label(e: Edition, state: str) -> Markup:
    """A status in one or two words."""
    return e.once(("status-label", state), lambda: status_word(e, state).html)


def status_word(e: Edition, state: str) -> Text:
    """A status in one or two words, as a text."""
    word = e.word
    labels = {
        "active": lambda: word("status|active", "Active"),
        "elsewhere": lambda: word("status|elsewhere", "Moved to another agency"),
        "renamed": lambda: word("status|renamed", "Renamed"),
        "replaced": lambda: word("status|replaced", "Replaced"),
        "ended": lambda: word("status|ended", "Ended"),
        "historic": lambda: word("status|historic", "Historic"),
        "unknown": lambda: word("status|unknown", "Not confirmed lately"),
    }
    return labels[state]()


def confidence(e: Edition, item: Fact | Event) -> Markup | None:
    """The mark of a statement that is not well supported."""
    return (
        None
        if item.confidence == "high"
        else e.once(item.confidence, lambda: e.part(f"confidence-{item.confidence}") + " ")
    )


class Citations:
    """The sources of one page, numbered in the order of their first use."""

    def __init__(self, e: Edition) -> None:
        self.e = e
        self.numbers: dict[str, int] = {}

    def refer(self, sources: Sequence[str]) -> Markup:
        """Links to the sources of one statement, at the end of the page."""
        e = self.e
        links = []
        for ident in sources:
            number = self.numbers.setdefault(ident, len(self.numbers) + 1)
            links.append(
                e.kept.get((ident, number))
                or e.once((ident, number), partial(source_ref, e, ident, number))
            )
        return Html(" ".join(links))

    def listing(self) -> Markup | None:
        """The list of sources, or nothing if there are none."""
        if not self.numbers:
            return None
        e = self.e
        return e.part("source-list", items=[source_item(e, ident) for ident in self.numbers])


def source_ref(e: Edition, ident: str, number: int) -> Markup:
    """A link to a numbered source of the same page."""
    return e.part(
        "source-ref",
        id=ident,
        label=e.t("fact|source", "Source {number}", number=e.formats.number(number)),
    )


def source_item(e: Edition, ident: str) -> Markup:
    """A source as it is cited: title, publisher, date, what kind of document it is."""
    return e.kept.get(("source", ident)) or e.once(("source", ident), lambda: make_source(e, ident))


def make_source(e: Edition, ident: str) -> Markup:
    """The citation of a source, made once an edition."""
    source = e.dataset.sources[ident]
    title = e.in_source(source.title)
    if source.url:
        title = e.part("link", url=source.url, text=title)
    if source.captured:
        date = e.t(
            "source|captured", "Archive copy of {date}.", date=e.formats.day(source.captured)
        )
    else:
        date = e.t("source|date", "Date: {date}.", date=e.formats.as_of(source.date))
    return e.part(
        "source",
        id=ident,
        title=title,
        publisher=e.in_source(source.publisher),
        date=date,
        kind=source_kind(e, source.kind),
    )


def source_kind(e: Edition, kind: str) -> Markup:
    """What weight a source has."""
    t = e.t
    kinds = {
        "official": lambda: t("source|official", "Official document."),
        "official-archive": lambda: t("source|archive", "Official document, from an archive."),
        "official-copy": lambda: t("source|copy", "Official text, from a copy elsewhere."),
        "secondary": lambda: t("source|secondary", "Secondary source."),
        "advocacy": lambda: t("source|advocacy", "Source with a position of its own."),
        "weak": lambda: t("source|weak", "Weak source."),
    }
    return e.once(("source-kind", kind), kinds[kind])


def fact_item(e: Edition, context: str, fact: Fact, citations: Citations) -> Markup:
    """A fact with its date and sources."""
    return e.part(
        "fact",
        anchor=None,
        text=e.text(context, fact.text).html,
        date=e.formats.as_of(fact.as_of),
        confidence=confidence(e, fact),
        sources=citations.refer(fact.sources),
    )


def paragraph(e: Edition, context: str, item: Paragraph) -> Markup:
    """A paragraph; a critical one that is only a draft stands beside its source text."""
    text = e.text(context, item.text)
    if not item.critical:
        return e.part("paragraph", text=text.html)
    beside = beside_source(e, text, item.text)
    return e.part("critical", text=text.html) + (beside or "")


def beside_source(e: Edition, text: Text, source: str) -> Markup | None:
    """The source of a critical text that is only a draft in this language."""
    if not e.needs_source(text):
        return None
    html = e.source_html(source)
    return e.part("beside", text=html)


def contact_item(e: Edition, contact: Contact, level: int = 3) -> Markup:
    """A contact: what it is, its value, when it was last right, and where to check it."""

    def make() -> Markup:
        label = e.text(f"contact:{contact.id}|label", contact.label)
        extra = {
            n: (getattr(contact, n), e.text(f"contact:{contact.id}|{n}", getattr(contact, n)))
            for n in ("hours", "note")
            if getattr(contact, n)
        }
        drafts = [(contact.label, label), *extra.values()]
        originals = [e.source_html(source) for source, text in drafts if e.needs_source(text)]
        return e.part(
            "contact",
            id=contact.id,
            heading=e.part(f"heading-{level}", text=label.html),
            value=e.values[contact.id.replace("-", "_")],
            hours=e.part("paragraph", text=extra["hours"][1].html) if "hours" in extra else None,
            note=e.part("paragraph", text=extra["note"][1].html) if "note" in extra else None,
            beside=e.part("beside", text=Markup(" · ").join(originals)) if originals else None,
            date=None
            if contact.emergency
            else e.part("contact-date", date=e.formats.as_of(contact.as_of)),
            stale=None if contact.emergency else stale(e, contact.as_of),
            official=e.part("official", url=contact.official_page)
            if contact.official_page
            else None,
        )

    return e.once(("contact", contact.id, level), make)


def contact_texts(e: Edition, contacts: Iterable[Contact]) -> Iterator[Text]:
    """The texts of contacts, for the state of a page."""
    for contact in contacts:
        for name in ("label", "hours", "note"):
            if getattr(contact, name):
                yield e.text(f"contact:{contact.id}|{name}", getattr(contact, name))


def stale(e: Edition, as_of: AsOf) -> Markup | None:
    """The warning of a contact whose date is older than the site allows, or that has none."""
    old = is_older_than(as_of, e.dataset.site.stale_after.contact, e.dataset.today)
    return e.once("stale", lambda: e.part("stale")) if old else None


def contact_list(e: Edition, idents: Iterable[str]) -> Markup | None:
    """Published contacts as a list, in the given order."""
    items = [contact_item(e, e.dataset.contacts[i]) for i in idents]
    return e.part("contacts", items=items) if items else None


def chip(e: Edition, kind: str, group: Group, path: str) -> Markup:
    """A link to a section, audience or kind."""
    return e.once(
        ("chip", kind, group.id),
        lambda: e.part("chip", url=e.url(path), name=name_of(e, kind, group).html),
    )


def oembed_link(e: Edition, ident: str) -> Markup:
    """Where a page's oEmbed response is (oembed.com, section 4): that of a section, or of
    everything ("").
    """

    def make() -> Markup:
        path = addresses.oembed_url(ident)
        name = (
            name_of(e, "section", e.dataset.sections[ident])
            if ident
            else e.text("site|name", e.dataset.site.name)
        )
        e.linked.add(path)
        return e.part(
            "oembed-link", url=f"{e.dataset.site.base_url}{e.language.tag}/{path}", title=name.plain
        )

    return e.once(("oembed", ident), make)


def section(e: Edition, ident: str, title: Markup, content: Markup | None) -> Markup | None:
    """Content under a heading; nothing if there is no content."""
    return e.part("section", id=ident, title=title, content=content) if content else None


def reviewed(e: Edition, day: datetime.date | None) -> Markup:
    """When a person last opened the official page, or that nobody has."""
    if day is None:
        return e.once("not-reviewed", lambda: e.part("not-reviewed"))
    return e.part("reviewed", date=escape(e.formats.day(day)))
