"""What does the search page show? A form whose facets a script uses, and the lists that lead
everywhere without one.
"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.edition.facets import Facet, facets
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.renderer import Renderer

PAGES_OF_VALUES = {
    "section": addresses.section_url,
    "audience": addresses.audience_url,
    "kind": addresses.kind_url,
}


def search(e: Renderer, ident: str, path: str) -> bytes:
    """The page of the search; its index is `index.json` beside it."""
    all_facets = facets(e)
    texts: list[Text] = []
    for facet in all_facets:
        texts += facet.values.values()
    return e.page(
        "search",
        path,
        e.word("search|title", "Search"),
        e.site_texts()["description"].plain,
        [("", e.t("nav|home", "Home"))],
        facets=[facet_part(e, facet) for facet in all_facets],
        lists=browse_lists(e, all_facets),
        state=e.translation_state(texts),
        reviewed=None,
    )


def facet_part(e: Renderer, facet: Facet) -> Markup:
    """The boxes of one facet; they have no names, so that a form submitted without a script
    sends nothing.
    """
    kind = Html(facet.kind)
    options = [
        e.part("facet_option", kind=kind, id=ident, name=text.html)
        for ident, text in facet.values.items()
    ]
    return e.part("facet", kind=kind, label=facet.label, options=options)


def browse_lists(e: Renderer, all_facets: list[Facet]) -> list[Markup]:
    """Links that lead everywhere without a search."""
    lists = [browse_list(e, facet) for facet in all_facets if facet.kind in PAGES_OF_VALUES]
    if e.dataset.offices:
        offices = e.t("layout|menu-offices", "Offices")
        link = e.part("link", url=e.url("offices/"), text=offices)
        lists.append(e.part("chips", items=[e.part("item", text=link)]))
    return lists


def browse_list(e: Renderer, facet: Facet) -> Markup:
    """Links to the pages of the values of a facet."""
    assert facet.kind != "status", "no page lists the programs of a status"
    groups = {
        "section": e.dataset.sections,
        "audience": e.dataset.audiences,
        "kind": e.dataset.kinds,
    }[facet.kind]
    page_of = PAGES_OF_VALUES[facet.kind]
    chips = [parts.chip(e, facet.kind, groups[ident], page_of(ident)) for ident in facet.values]
    return e.part("browse_list", title=facet.label, content=e.part("chips", items=chips))
