"""Which files does a build write in addition to the pages of the languages? This is the only list.

A row is a function that yields (path below the root of the site, bytes). To add a standard, write
its module and name its function here: the build writes the files, and checks their links and that
they contain no withheld value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from site_src.edition.assets import Asset
from site_src.edition.edition import Publication
from site_src.embed import hosting
from site_src.embed.releases import Releases
from site_src.exports import (
    catalog,
    contacts,
    earl,
    feeds,
    hsds,
    notices,
    offices,
    openacr,
    opensearch,
    programs,
    programs_csv,
    response_headers,
    robots,
    search_index,
    security,
    sitemap,
    sources,
    translations,
    vcards,
)
from site_src.pages.chooser import render_chooser
from site_src.pages.renderer import Renderer
from site_src.pages.templates import Templates

Files = Iterable[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class WholeSite:
    """What the files that belong to no language are made from, once the languages are written.

    `ready_files` are tables and releases, which were made before the pages that tell their sizes
    and hashes. `root_words` are the words of the root's pages by language, `language_files` the
    paths of all files of the languages.
    """

    publication: Publication
    templates: Templates
    releases: Releases
    assets: Mapping[str, Asset]
    ready_files: Mapping[str, bytes]
    root_words: Mapping[str, Mapping[str, str]]
    language_files: Collection[str]


def root_pages(site: WholeSite) -> Files:
    """The language chooser, and the page for addresses that lead nowhere."""
    yield (
        "index.html",
        render_chooser(site.publication, site.templates, site.root_words, missing=False),
    )
    yield (
        "404.html",
        render_chooser(site.publication, site.templates, site.root_words, missing=True),
    )


def sitemap_index(site: WholeSite) -> Files:
    """The index of the languages' sitemaps."""
    yield "sitemap.xml", sitemap.sitemap_index(site.publication, site.language_files)


def header_rules(site: WholeSite) -> Files:
    """The headers that a host sends."""
    return response_headers.files(site.publication, site.releases)


def static_files(site: WholeSite) -> Files:
    """Styles, scripts and pictures."""
    return ((asset.path, asset.data) for asset in site.assets.values())


def tables_and_releases(site: WholeSite) -> Files:
    """The files that were made before the pages."""
    return site.ready_files.items()


OF_A_LANGUAGE: tuple[Callable[[Renderer], Files], ...] = (
    programs.files,
    programs_csv.files,
    contacts.files,
    offices.files,
    notices.files,
    hsds.files,
    feeds.files,
    vcards.files,
    search_index.files,
    opensearch.files,
    sitemap.files,
    hosting.edition_files,
)
OF_THE_PUBLICATION: tuple[Callable[[Publication], Files], ...] = (
    programs.schema_files,
    contacts.schema_files,
    offices.schema_files,
    notices.schema_files,
    sources.files,
    translations.files,
    catalog.files,
    earl.files,
    openacr.files,
    robots.files,
    security.files,
    hosting.site_files,
)
OF_THE_WHOLE_SITE: tuple[Callable[[WholeSite], Files], ...] = (
    root_pages,
    sitemap_index,
    header_rules,
    static_files,
    tables_and_releases,
)


def edition_files(edition: Renderer) -> list[tuple[str, bytes]]:
    """The files of one language other than its pages."""
    files: list[tuple[str, bytes]] = []
    for make_files in OF_A_LANGUAGE:
        files += make_files(edition)
    return files


def publication_files(publication: Publication) -> list[tuple[str, bytes]]:
    """The files that are the same in every language and need no more than the publication."""
    files: list[tuple[str, bytes]] = []
    for make_files in OF_THE_PUBLICATION:
        files += make_files(publication)
    return files


def site_files(site: WholeSite) -> list[tuple[str, bytes]]:
    """All files that belong to no language."""
    files = publication_files(site.publication)
    for make_files in OF_THE_WHOLE_SITE:
        files += make_files(site)
    return files
