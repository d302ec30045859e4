"""What do the home page, the index and the pages of sections, audiences and kinds show?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from site_src.catalogs.contexts import GroupKind
from site_src.dataset import addresses
from site_src.dataset.featured import in_focus
from site_src.dataset.records import Group, Program
from site_src.edition.names import name_of, sort_programs, summary_of
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.structured import site_data
from site_src.pages.views.updates import feed_link, follow


def home(e: Renderer, ident: str, path: str) -> bytes:
    """The home page: what the directory is, frequent contacts, ways in, what is in focus."""
    data = e.dataset
    name = e.text("site|name", data.site.name)
    description = e.text("site|description", data.site.description)
    audiences = [g for g in data.audiences.values() if ("audience", g.id) in e.members]
    total = len(data.listed_programs)
    kinds = [parts.chip(e, "kind", g, addresses.kind_url(g.id)) for g in data.kinds.values()]
    front = [
        parts.contact_item(e, data.contacts[i])
        for i in data.site.front_contacts
        if i in data.contacts
    ]
    guides = [data.pages[i] for i in data.site.guides]
    focus = in_focus(data)
    texts = [name, description, *(name_of(e, "section", g) for g in data.sections.values())]
    texts += [
        e.text(f"page:{p.id}|{n}", getattr(p, n)) for p in guides for n in ("title", "summary")
    ]
    texts += [
        e.text(f"program:{p.id}|{n}", getattr(p, n)) for p in focus for n in ("name", "summary")
    ]
    texts += parts.contact_texts(
        e, [data.contacts[i] for i in data.site.front_contacts if i in data.contacts]
    )
    return e.page(
        "home",
        path,
        name,
        description.plain,
        [],
        all_programs=e.tn(
            "home|all",
            "See the {n} program",
            "See all {n} programs",
            total,
            n=e.formats.number(total),
        ),
        contacts=front,
        audiences=[tile(e, "audience", g, addresses.audience_url(g.id)) for g in audiences],
        sections=[
            tile(e, "section", g, addresses.section_url(g.id)) for g in data.sections.values()
        ],
        featured=featured(e, focus),
        guides=parts.guides(e, guides),
        kinds=kinds,
        feed=feed_link(e, ""),
        oembed=parts.oembed_link(e, ""),
        structured=site_data(e, name, description),
        state=e.translation_state(texts),
        reviewed=None,
    )


def featured(e: Renderer, programs: Iterable[Program]) -> Markup | None:
    """Programs in focus, under a heading; nothing if there are none. A card says first if a
    program is not confirmed.
    """
    cards = [parts.card(e, p) for p in programs]
    return (
        parts.section(e, "featured", e.t("home|featured", "In focus"), e.part("cards", items=cards))
        if cards
        else None
    )


def tile(e: Renderer, kind: GroupKind, group: Group, path: str) -> Markup:
    """A section or audience on the home page, with how many programs it has."""
    summary = summary_of(e, kind, group)
    total = len(e.members.get((kind, group.id), ()))
    return e.part(
        "tile",
        url=e.url(path),
        name=name_of(e, kind, group).html,
        summary=e.part("paragraph", text=summary.html) if summary else None,
        count=count(e, total),
    )


def count(e: Renderer, n: int) -> Markup:
    """How many programs, with the language's plural form."""
    return e.tn("list|count", "{n} program", "{n} programs", n, n=e.formats.number(n))


def listing(
    e: Renderer, kind: GroupKind, group: Group, path: str, contacts: Sequence[str] = ()
) -> bytes:
    """A page with the programs of one group."""
    name = name_of(e, kind, group)
    summary = summary_of(e, kind, group)
    programs = sort_programs(e, e.members.get((kind, group.id), []))
    texts = [
        name,
        *(
            e.text(f"program:{p.id}|{n}", getattr(p, n))
            for p in programs
            for n in ("name", "summary")
        ),
    ]
    texts += [
        *([summary] if summary else []),
        *parts.contact_texts(e, [e.dataset.contacts[i] for i in contacts]),
    ]
    listed = parts.contact_list(e, contacts)
    return e.page(
        "listing",
        path,
        name,
        summary.plain if summary else name.plain,
        [("", e.t("nav|home", "Home"))],
        part_of=e.word("home|kinds", "Browse by kind") if kind == "kind" else None,
        lead=e.part("paragraph", text=summary.html) if summary else None,
        contacts=parts.section(e, "contacts", e.t("listing|contacts", "Contacts"), listed),
        count=count(e, len(programs)),
        programs=e.part("cards", items=[parts.card(e, p) for p in programs]) if programs else None,
        feed=feed_link(e, group.id) if kind == "section" else None,
        oembed=parts.oembed_link(e, group.id) if kind == "section" else None,
        follow=follow(e, group.id) if kind == "section" else None,
        state=e.translation_state(texts),
        reviewed=None,
    )


def section(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one section."""
    return listing(e, "section", e.dataset.sections[ident], path)


def audience(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one audience, with the contacts that are meant for it."""
    contacts = [c.id for c in e.dataset.contacts.values() if ident in c.audiences]
    return listing(e, "audience", e.dataset.audiences[ident], path, contacts)


def kind(e: Renderer, ident: str, path: str) -> bytes:
    """The page of one kind of record."""
    return listing(e, "kind", e.dataset.kinds[ident], path)


def program_index(e: Renderer, ident: str, path: str) -> bytes:
    """All programs from A to Z, in the order and under the letters of the language (CLDR)."""
    programs = sort_programs(e, e.dataset.listed_programs)

    def letter(program: Program) -> str:
        return e.formats.initial(e.text(f"program:{program.id}|name", program.name).plain)

    groups = [(label, list(group)) for label, group in groupby(programs, letter)]
    links = [e.part("letter_link", id=str(i), letter=label) for i, (label, _) in enumerate(groups)]
    blocks = [
        e.part("letter", id=str(i), letter=label, items=[parts.card(e, p) for p in group])
        for i, (label, group) in enumerate(groups)
    ]
    archives = [g for g in e.dataset.kinds.values() if g.archive]
    archive = (
        e.part(
            "chips", items=[parts.chip(e, "kind", g, addresses.kind_url(g.id)) for g in archives]
        )
        if archives
        else None
    )
    texts = [
        e.text(f"program:{p.id}|{n}", getattr(p, n)) for p in programs for n in ("name", "summary")
    ]
    return e.page(
        "program-index",
        path,
        e.word("index|title", "Programs A to Z"),
        e.text("site|description", e.dataset.site.description).plain,
        [("", e.t("nav|home", "Home"))],
        count=count(e, len(programs)),
        letters=e.part("letters", items=links),
        groups=blocks,
        archive=parts.section(e, "archive", e.t("index|archive", "Not in this list"), archive),
        state=e.translation_state(texts),
        reviewed=None,
    )
