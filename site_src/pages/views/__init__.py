"""Which view renders each kind of page? A view takes an edition, the id of the record and the path,
and returns the bytes of the page.
"""

from __future__ import annotations

from collections.abc import Callable

from site_src.pages.renderer import Renderer
from site_src.pages.views import (
    accessibility,
    blocks,
    contacts,
    data,
    fixed,
    home,
    lists,
    notices,
    offices,
    program,
    search,
    sources,
    translations,
    updates,
)

View = Callable[[Renderer, str, str], bytes]

VIEWS: dict[str, View] = {
    "home": home.home,
    "program-index": lists.program_index,
    "section": lists.section,
    "audience": lists.audience,
    "kind": lists.kind,
    "program": program.program,
    "office-index": offices.office_index,
    "office": offices.office,
    "block-page": blocks.block_page,
    "search": search.search,
    "contacts": contacts.contacts,
    "sources": sources.sources,
    "notices": notices.notices,
    "updates": updates.updates,
    "data": data.data,
    "privacy": fixed.privacy,
    "accessibility": accessibility.accessibility,
    "translations": translations.translations,
    "not-found": fixed.not_found,
}
