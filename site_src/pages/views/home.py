"""What does the home page show? What the directory is, frequent contacts, ways in, and what is in
focus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from site_src.catalogs.contexts import GroupKind
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.featured import in_focus
from site_src.dataset.records import Contact, Group, Program
from site_src.edition.names import card_texts, name_of, page_texts, summary_of
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.structured import site_data
from site_src.pages.views.lists import program_count
from site_src.pages.views.updates import feed_link


def home(e: Renderer, ident: str, path: str) -> bytes:
    """The home page."""
    data = e.dataset
    site = e.site_texts()
    contacts = front_contacts(e)
    featured = in_focus(data)
    guides = [data.pages[page] for page in data.site.guides]
    total = len(data.listed_programs)
    all_programs = e.tn(
        "home|all",
        "See the {n} program",
        "See all {n} programs",
        total,
        n=e.formats.number(total),
    )
    return e.page(
        "home",
        path,
        site["name"],
        site["description"].plain,
        [],
        all_programs=all_programs,
        contacts=[parts.contact_item(e, contact) for contact in contacts],
        audiences=audience_tiles(e),
        sections=section_tiles(e),
        featured=featured_programs(e, featured),
        guides=parts.guides(e, guides),
        kinds=kind_chips(e),
        feed=feed_link(e, ""),
        oembed=parts.oembed_link(e, ""),
        structured=site_data(e, site["name"], site["description"]),
        state=e.translation_state(
            [
                site["name"],
                site["description"],
                *section_names(e),
                *page_texts(e, guides),
                *card_texts(e, featured),
                *parts.contact_texts(e, contacts),
            ]
        ),
        reviewed=None,
    )


def front_contacts(e: Renderer) -> list[Contact]:
    """The contacts that site.yaml puts on the home page, as far as they are published."""
    published = e.dataset.contacts
    return [published[ident] for ident in e.dataset.site.front_contacts if ident in published]


def section_names(e: Renderer) -> Iterator[Text]:
    """The names of all sections."""
    for section in e.dataset.sections.values():
        yield name_of(e, "section", section)


def section_tiles(e: Renderer) -> list[Markup]:
    """A tile for each section."""
    return [
        tile(e, "section", section, addresses.section_url(section.id))
        for section in e.dataset.sections.values()
    ]


def audience_tiles(e: Renderer) -> list[Markup]:
    """A tile for each audience that has programs."""
    return [
        tile(e, "audience", audience, addresses.audience_url(audience.id))
        for audience in e.dataset.audiences.values()
        if ("audience", audience.id) in e.members
    ]


def tile(e: Renderer, kind: GroupKind, group: Group, path: str) -> Markup:
    """A section or audience, with how many programs it has."""
    summary = summary_of(e, kind, group)
    return e.part(
        "tile",
        url=e.url(path),
        name=name_of(e, kind, group).html,
        summary=parts.paragraph_of(e, summary),
        count=program_count(e, len(e.members.get((kind, group.id), ()))),
    )


def kind_chips(e: Renderer) -> list[Markup]:
    """A link to each kind of record."""
    return [
        parts.chip(e, "kind", kind, addresses.kind_url(kind.id))
        for kind in e.dataset.kinds.values()
    ]


def featured_programs(e: Renderer, programs: Iterable[Program]) -> Markup | None:
    """Programs in focus, under a heading; nothing if there are none. A card says first if a
    program is not confirmed.
    """
    cards = [parts.card(e, program) for program in programs]
    if not cards:
        return None
    title = e.t("home|featured", "In focus")
    return parts.section(e, "featured", title, e.part("cards", items=cards))
