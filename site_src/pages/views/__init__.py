"""What does each kind of page show? One function a kind: edition, id of the record, path -> bytes."""

from __future__ import annotations

from collections.abc import Callable

from site_src.pages.renderer import Renderer
from site_src.pages.views import (
    accessibility,
    blocks,
    data,
    lists,
    notices,
    offices,
    program,
    reference,
    search,
    translations,
    updates,
)

View = Callable[[Renderer, str, str], bytes]

VIEWS: dict[str, View] = {
    "home": lists.home,
    "program-index": lists.program_index,
    "section": lists.section,
    "audience": lists.audience,
    "kind": lists.kind,
    "program": program.program,
    "office-index": offices.office_index,
    "office": offices.office,
    "block-page": blocks.block_page,
    "search": search.search,
    "contacts": reference.contacts,
    "sources": reference.sources,
    "notices": notices.notices,
    "updates": updates.updates,
    "data": data.data,
    "privacy": reference.privacy,
    "accessibility": accessibility.accessibility,
    "translations": translations.translations,
    "not-found": reference.not_found,
}
