"""What does the page of sources show? Every document that facts rest on, by publisher and title."""

from __future__ import annotations

from site_src.dataset.records import Source
from site_src.pages import parts
from site_src.pages.renderer import Renderer


def sources(e: Renderer, ident: str, path: str) -> bytes:
    """The page of all sources."""
    title = e.word("sources|title", "Sources")
    lead = e.t("sources|lead", "The documents that the facts of this directory rest on.")
    ordered = sorted(e.dataset.sources.values(), key=publisher_and_title)
    items = [parts.source_item(e, source.id) for source in ordered]
    return e.page(
        "plain",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        lead=e.part("paragraph", text=lead),
        content=e.part("plain_list", items=items),
        state=e.translation_state([]),
        reviewed=None,
    )


def publisher_and_title(source: Source) -> tuple[str, str, str]:
    """What sources are sorted by."""
    return source.publisher.casefold(), source.title.casefold(), source.id
