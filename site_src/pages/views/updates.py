"""What do readers see of dated changes? The newest by year, and the feeds that tell of later ones."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.dataset.changes import Change, dated_changes
from site_src.edition.changes import change_date, change_text
from site_src.edition.names import name_of, program_name
from site_src.pages import parts
from site_src.pages.renderer import Renderer

SHOWN = 100


def feed_link(e: Renderer, section: str) -> Markup:
    """The feed of a section (of everything: "") for the head of a page."""
    return e.part("feed_link", url=e.url(addresses.feed_url(section, "atom")))


def follow(e: Renderer, section: str) -> Markup:
    """Links to the feeds of a section, for readers."""
    urls = {f"{kind}_url": e.url(addresses.feed_url(section, kind)) for kind in ("atom", "json")}
    return e.part("follow", **urls)


def update_item(e: Renderer, change: Change) -> Markup:
    """One change: date, program, text, and how well it is supported."""
    link = e.part(
        "link",
        url=e.url(addresses.program_url(change.program.id)),
        text=program_name(e, change.program).html,
    )
    mark = parts.confidence(e, change.event) if change.event else None
    return e.part(
        "update",
        date=change_date(e, change),
        program=link,
        text=change_text(e, change).html,
        confidence=mark,
    )


def feed_row(e: Renderer, section: str, name: Markup) -> Markup:
    """A row of the table of feeds."""
    return e.part(
        "feed_row",
        name=name,
        atom_url=e.url(addresses.feed_url(section, "atom")),
        json_url=e.url(addresses.feed_url(section, "json")),
    )


def updates(e: Renderer, ident: str, path: str) -> bytes:
    """The page of the newest changes."""
    title = e.word("updates|title", "Updates")
    changes = dated_changes(e.dataset)[:SHOWN]
    years = [(year, list(group)) for year, group in groupby(changes, lambda c: c.date.year)]
    groups = [
        e.part("year", year=str(year), items=[update_item(e, c) for c in group])
        for year, group in years
    ]
    sections = [
        feed_row(e, ident, name_of(e, "section", group).html)
        for ident, group in e.dataset.sections.items()
    ]
    texts = [text for c in changes for text in (program_name(e, c.program), change_text(e, c))]
    return e.page(
        "updates",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        feed=feed_link(e, ""),
        atom_url=e.url(addresses.feed_url("", "atom")),
        json_url=e.url(addresses.feed_url("", "json")),
        sections=sections,
        years=groups,
        state=e.translation_state([title, *texts]),
        reviewed=None,
    )
