"""Which files does the site give to other programs? Every export of one language, and those that
belong to none.

An export is a function of its own module; it yields (name below the root of the site, bytes). To
add a standard, write its module and name it here: the build writes the files, links to them are
checked, and so is that they hold no withheld value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_src.edition.edition import Publication
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
    search_index,
    sources,
    translations,
    vcards,
)
from site_src.pages.renderer import Renderer

Files = Iterable[tuple[str, bytes]]

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
)
OF_THE_SITE: tuple[Callable[[Publication], Files], ...] = (
    programs.schema_files,
    contacts.schema_files,
    offices.schema_files,
    notices.schema_files,
    sources.files,
    translations.files,
    catalog.files,
    earl.files,
    openacr.files,
)


def edition_exports(edition: Renderer) -> list[tuple[str, bytes]]:
    """The files of one language."""
    return [file for make in OF_A_LANGUAGE for file in make(edition)]


def site_exports(publication: Publication) -> list[tuple[str, bytes]]:
    """The files that are the same in every language."""
    return [file for make in OF_THE_SITE for file in make(publication)]
