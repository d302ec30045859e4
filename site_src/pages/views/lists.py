"""What do the index of programs and the pages of sections, audiences and kinds show?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from site_src.catalogs.contexts import GroupKind
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.records import Contact, Group, Program
from site_src.edition.names import card_texts, name_of, program_name, sort_programs, summary_of
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.views.updates import feed_link, follow


def section(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one section, with its feeds and its frame for other sites."""
    return group_page(
        e,
        "section",
        e.dataset.sections[ident],
        path,
        feed=feed_link(e, ident),
        oembed=parts.oembed_link(e, ident),
        follow=follow(e, ident),
    )


def audience(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one audience, with the contacts that are meant for it."""
    contacts = [contact for contact in e.dataset.contacts.values() if ident in contact.audiences]
    return group_page(e, "audience", e.dataset.audiences[ident], path, contacts=contacts)


def kind(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one kind of record."""
    part_of = e.word("home|kinds", "Browse by kind")
    return group_page(e, "kind", e.dataset.kinds[ident], path, part_of=part_of)


def group_page(
    e: Renderer,
    kind: GroupKind,
    group: Group,
    path: str,
    *,
    contacts: Sequence[Contact] = (),
    part_of: Text | None = None,
    feed: Markup | None = None,
    oembed: Markup | None = None,
    follow: Markup | None = None,
) -> bytes:
    """A page with the programs of one group."""
    name = name_of(e, kind, group)
    summary = summary_of(e, kind, group)
    programs = sort_programs(e, e.members.get((kind, group.id), []))
    contact_list = parts.contact_list(e, [contact.id for contact in contacts])
    texts = [name, *card_texts(e, programs), *parts.contact_texts(e, contacts)]
    if summary:
        texts.append(summary)
    return e.page(
        "listing",
        path,
        name,
        summary.plain if summary else name.plain,
        [("", e.t("nav|home", "Home"))],
        part_of=part_of,
        lead=parts.paragraph_of(e, summary),
        contacts=parts.section(e, "contacts", e.t("listing|contacts", "Contacts"), contact_list),
        count=program_count(e, len(programs)),
        programs=program_cards(e, programs),
        feed=feed,
        oembed=oembed,
        follow=follow,
        state=e.translation_state(texts),
        reviewed=None,
    )


def program_cards(e: Renderer, programs: Sequence[Program]) -> Markup | None:
    """Programs as a list of cards; nothing if there are none."""
    cards = [parts.card(e, program) for program in programs]
    return e.part("cards", items=cards) if cards else None


def program_count(e: Renderer, count: int) -> Markup:
    """How many programs, with the language's plural form."""
    number = e.formats.number(count)
    return e.tn("list|count", "{n} program", "{n} programs", count, n=number)


def program_index(e: Renderer, ident: str, path: str) -> bytes:
    """All programs from A to Z, in the order and under the letters of the language (CLDR)."""
    programs = sort_programs(e, e.dataset.listed_programs)
    links, groups = letter_groups(e, programs)
    return e.page(
        "program-index",
        path,
        e.word("index|title", "Programs A to Z"),
        e.site_texts()["description"].plain,
        [("", e.t("nav|home", "Home"))],
        count=program_count(e, len(programs)),
        letters=e.part("letters", items=links),
        groups=groups,
        archive=archived_kinds(e),
        state=e.translation_state(card_texts(e, programs)),
        reviewed=None,
    )


def letter_groups(e: Renderer, programs: Sequence[Program]) -> tuple[list[Markup], list[Markup]]:
    """A link to each letter that names begin with, and under each letter its programs."""

    def initial(program: Program) -> str:
        return e.formats.initial(program_name(e, program).plain)

    links = []
    groups = []
    for number, (letter, members) in enumerate(groupby(programs, initial)):
        anchor = str(number)
        cards = [parts.card(e, program) for program in members]
        links.append(e.part("letter_link", id=anchor, letter=letter))
        groups.append(e.part("letter", id=anchor, letter=letter, items=cards))
    return links, groups


def archived_kinds(e: Renderer) -> Markup | None:
    """Links to the kinds of records that the index leaves out; nothing if there are none."""
    chips = [
        parts.chip(e, "kind", kind, addresses.kind_url(kind.id))
        for kind in e.dataset.kinds.values()
        if kind.archive
    ]
    if not chips:
        return None
    title = e.t("index|archive", "Not in this list")
    return parts.section(e, "archive", title, e.part("chips", items=chips))
