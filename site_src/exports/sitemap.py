"""Which pages should a search engine know? sitemaps.org 0.9 with hreflang alternates: an index,
and one file a language.

Only listed languages; each entry names its alternates and, as x-default, the page in the source
language. A file that would hold more addresses or bytes than sitemaps.org allows is followed by
others: sitemap.xml, sitemap-2.xml and so on.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Set

from markupsafe import escape

from site_src.catalogs.locales import Language
from site_src.edition.edition import Edition, Publication
from site_src.embed.page import planned_pages
from site_src.pages.plan import PlannedPage

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


MOST_ADDRESSES = 50_000  # in a file: sitemaps.org, "Using Sitemap index files"
MOST_BYTES = 50 * 1024 * 1024  # of a file before compression


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """The sitemap of a listed language; others are not for search engines."""
    if e.listed:
        pages = planned_pages(e.dataset)
        yield from language_sitemaps(e.publication, e.language, pages)


def sitemap_index(publication: Publication, files: Collection[str]) -> bytes:
    """`/sitemap.xml`: the index of the languages' sitemaps, which are among the `files` of the
    site.
    """
    base = publication.dataset.site.base_url
    names: list[str] = []
    for language in publication.listed:
        names += sitemaps_of(language, set(files))
    entries = "".join(f"<sitemap><loc>{escape(base)}{name}</loc></sitemap>\n" for name in names)
    head = f'{HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</sitemapindex>\n".encode()


def sitemaps_of(language: Language, files: Set[str]) -> Iterator[str]:
    """The files with the parts of a language's sitemap, in their order."""
    for number in itertools.count(1):
        name = sitemap_name(language, number)
        if name not in files:
            return
        yield name


def language_sitemaps(
    publication: Publication, language: Language, pages: Iterable[PlannedPage]
) -> Iterator[tuple[str, bytes]]:
    """Every page of a language with its alternates, by name of the file; the chooser is the
    x-default of the home pages.
    """
    base = str(escape(publication.dataset.site.base_url))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{x.tag}" href="{base}{x.tag}/%s"/>'
        for x in publication.listed
    )
    entry = f"<url><loc>{base}{language.tag}/%s</loc>{links}%s</url>\n"
    default = f'<xhtml:link rel="alternate" hreflang="x-default" href="{base}%s"/>'
    source = publication.languages.source.tag
    holes = len(publication.listed) + 1
    shown = [page.path for page in pages if page.view != "not-found"]
    entries = [
        (entry % (*((path,) * holes), default % (f"{source}/{path}" if path else ""))).encode()
        for path in shown
    ]
    head, end = f"{HEAD}<urlset {NAMESPACES}>\n".encode(), b"</urlset>\n"
    for i, part in enumerate(split(entries, MOST_BYTES - len(head) - len(end)), 1):
        yield sitemap_name(language, i), head + b"".join(part) + end


def split(entries: Iterable[bytes], room: int) -> Iterator[list[bytes]]:
    """The entries in their order, in lists of at most MOST_ADDRESSES that take at most `room`
    bytes.
    """
    part: list[bytes] = []
    size = 0
    for entry in entries:
        if part and (len(part) == MOST_ADDRESSES or size + len(entry) > room):
            yield part
            part, size = [], 0
        part.append(entry)
        size += len(entry)
    yield part


def sitemap_name(language: Language, number: int) -> str:
    """The name of the file with a part of a language's sitemap, counted from 1."""
    part = f"-{number}" if number > 1 else ""
    return f"{language.tag}/sitemap{part}.xml"
