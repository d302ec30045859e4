"""What do readers see of dated changes? The newest by year, and the feeds that tell them of later
ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.changes import DatedChange, dated_changes
from site_src.edition.changes import change_date, change_text
from site_src.edition.names import name_of, program_name
from site_src.pages import parts
from site_src.pages.renderer import Renderer

MOST_CHANGES = 100


def updates(e: Renderer, ident: str, path: str) -> bytes:
    """The page of the newest changes."""
    title = e.word("updates|title", "Updates")
    changes = dated_changes(e.dataset)[:MOST_CHANGES]
    texts: list[Text] = [title]
    for change in changes:
        texts += [program_name(e, change.program), change_text(e, change)]
    return e.page(
        "updates",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        feed=feed_link(e, ""),
        atom_url=e.url(addresses.feed_url("", "atom")),
        json_url=e.url(addresses.feed_url("", "json")),
        sections=feed_rows(e),
        years=changes_by_year(e, changes),
        state=e.translation_state(texts),
        reviewed=None,
    )


def changes_by_year(e: Renderer, changes: Sequence[DatedChange]) -> list[Markup]:
    """The changes of each year under its heading."""
    years = []
    for year, group in groupby(changes, lambda change: change.date.year):
        items = [update_item(e, change) for change in group]
        years.append(e.part("year", year=str(year), items=items))
    return years


def update_item(e: Renderer, change: DatedChange) -> Markup:
    """One change: date, program, text, and how well it is supported."""
    url = e.url(addresses.program_url(change.program.id))
    link = e.part("link", url=url, text=program_name(e, change.program).html)
    confidence = parts.confidence(e, change.event) if change.event else None
    return e.part(
        "update",
        date=change_date(e, change),
        program=link,
        text=change_text(e, change).html,
        confidence=confidence,
    )


def feed_rows(e: Renderer) -> list[Markup]:
    """The feeds of each section."""
    return [
        e.part(
            "feed_row",
            name=name_of(e, "section", section).html,
            atom_url=e.url(addresses.feed_url(ident, "atom")),
            json_url=e.url(addresses.feed_url(ident, "json")),
        )
        for ident, section in e.dataset.sections.items()
    ]


def feed_link(e: Renderer, section: str) -> Markup:
    """The feed of a section (of everything: "") for the head of a page."""
    return e.part("feed_link", url=e.url(addresses.feed_url(section, "atom")))


def follow(e: Renderer, section: str) -> Markup:
    """Links to the feeds of a section, for readers."""
    urls = {f"{kind}_url": e.url(addresses.feed_url(section, kind)) for kind in ("atom", "json")}
    return e.part("follow", **urls)
