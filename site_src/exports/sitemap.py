"""Which pages should a search engine know? sitemaps.org 0.9 with hreflang alternates: an index, and one file a language.

Only listed languages; each entry names its alternates and, as x-default, the page in the source language.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from site_src.catalogs.locales import Language
from site_src.pages.edition import Publication
from site_src.pages.plan import PlannedPage

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap_index(publication: Publication) -> bytes:
    """`/sitemap.xml`: the index of the languages' sitemaps."""
    base = publication.dataset.site.base_url
    entries = "".join(f"<sitemap><loc>{escape(base)}{x.tag}/sitemap.xml</loc></sitemap>\n" for x in publication.listed)
    return f'{HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n'.encode()


def language_sitemap(publication: Publication, language: Language, pages: Iterable[PlannedPage]) -> bytes:
    """`/<tag>/sitemap.xml`: every page of a language with its alternates; the chooser is the x-default of the home pages."""
    base = str(escape(publication.dataset.site.base_url))
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{x.tag}" href="{base}{x.tag}/%s"/>' for x in publication.listed)
    entry = f"<url><loc>{base}{language.tag}/%s</loc>{links}%s</url>\n"
    default = f'<xhtml:link rel="alternate" hreflang="x-default" href="{base}%s"/>'
    source = publication.languages.source.tag
    holes = len(publication.listed) + 1
    shown = [page.path for page in pages if page.view != "not-found"]
    entries = "".join([entry % (*((path,) * holes), default % (f"{source}/{path}" if path else "")) for path in shown])
    return f"{HEAD}<urlset {NAMESPACES}>\n{entries}</urlset>\n".encode()
