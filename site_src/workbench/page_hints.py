"""On which pages does a word of the interface appear? Its context's name -> what `#. Page:` says
to translators.

Names are those before the bar of a context. `<id>` is that of each record. A name without a row
(in templates of a content root's own) is placed by the files that use it. A test compares the
rows with built pages.
"""

from __future__ import annotations

from collections.abc import Iterable

EVERY_PAGE = "every page"
PAGES = {
    "a11y": "/accessibility/",
    "chart": "pages with a chart",
    "contact": "/contacts/, /programs/<id>/",
    "contacts": "/contacts/",
    "data": "/data/",
    "date": "pages with dates, such as /programs/<id>/",
    "detail": "/programs/<id>/, /search/",
    "fact": "/programs/<id>/",
    "find": "/offices/",
    "guides": "/, /programs/<id>/",
    "handout": "/programs/<id>/",
    "home": "/",
    "index": "/programs/",
    "layout": EVERY_PAGE,
    "list": "/kinds/<id>/, /sections/<id>/, /audiences/<id>/",
    "listing": "/sections/<id>/, /audiences/<id>/",
    "map": "/offices/",
    "nav": "every page but the first",
    "not-found": "/404.html",
    "notice": "/notices/, /",
    "office": "/offices/<id>/",
    "offices": "/offices/",
    "page": "/programs/<id>/",
    "pattern-check": "pages that check the form of a number",
    "privacy": "/privacy/",
    "program": "/programs/<id>/",
    "search": "/search/",
    "source": "/sources/, /programs/<id>/",
    "sources": "/sources/",
    "stale": "/programs/<id>/, /contacts/",
    "state": EVERY_PAGE,
    "status": "/programs/<id>/, /programs/",
    "table": "pages with a table",
    "translations": "/translations/",
    "updates": "/updates/",
    "vcard": "no page: the address cards (.vcf) of /offices/<id>/",
}
WIDGET = "no page of its own: the widget, on pages of partners; /embed/ shows it"
WIDGET_PAGES = {"embed": "/embed/", "nav": "/embed/"}


def interface_page(domain: str, context: str, files: Iterable[str]) -> str:
    """The kind of pages that show a word of the interface."""
    name = context.partition("|")[0]
    if domain == "widget":
        return WIDGET_PAGES.get(name, WIDGET)
    return PAGES.get(name) or f"pages made with {', '.join(sorted(set(files)))}"
