"""What does the search page show? A form whose facets a script uses, and the lists that lead
everywhere without one.
"""

from __future__ import annotations

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.edition.facets import Facet, facets
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.renderer import Renderer

LISTS = {
    "section": addresses.section_url,
    "audience": addresses.audience_url,
    "kind": addresses.kind_url,
}


def search(e: Renderer, ident: str, path: str) -> bytes:
    """The page of the search; its index is `index.json` beside it."""
    found = facets(e)
    lists = [browse_list(e, facet) for facet in found if facet.kind in LISTS]
    if e.dataset.offices:
        link = e.part("link", url=e.url("offices/"), text=e.t("layout|menu-offices", "Offices"))
        lists.append(e.part("chips", items=[e.part("item", text=link)]))
    title = e.word("search|title", "Search")
    texts = [text for facet in found for text in facet.values.values()]
    return e.page(
        "search",
        path,
        title,
        e.text("site|description", e.dataset.site.description).plain,
        [("", e.t("nav|home", "Home"))],
        facets=[facet_part(e, facet) for facet in found],
        lists=lists,
        state=e.translation_state(texts),
        reviewed=None,
    )


def facet_part(e: Renderer, facet: Facet) -> Markup:
    """The boxes of one facet; they have no names, so that a form sent without a script carries
    nothing.
    """
    kind = Html(facet.kind)
    options = [
        e.part("facet_option", kind=kind, id=ident, name=text.html)
        for ident, text in facet.values.items()
    ]
    return e.part("facet", kind=kind, label=facet.label, options=options)


def browse_list(e: Renderer, facet: Facet) -> Markup:
    """Links to the pages of the values of a facet."""
    assert facet.kind != "status", "no page lists the programs of a status"
    groups = {
        "section": e.dataset.sections,
        "audience": e.dataset.audiences,
        "kind": e.dataset.kinds,
    }[facet.kind]
    chips = [
        parts.chip(e, facet.kind, groups[ident], LISTS[facet.kind](ident)) for ident in facet.values
    ]
    return e.part("browse_list", title=facet.label, content=e.part("chips", items=chips))
