"""Which files does the widget need, and those who allow no scripts? The data, the script that is
being worked on, lists for frames and includes, oEmbed responses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_src.edition.edition import Publication
from site_src.embed import listing, oembed
from site_src.embed.data import data_file, schema_file, widget_data
from site_src.embed.releases import Release, Releases
from site_src.embed.script import FILE, script_for
from site_src.pages.renderer import Renderer

DEV = f"widget/dev/{FILE}"
Files = Iterator[tuple[str, bytes]]


def edition_files(e: Renderer) -> Files:
    """What the widget needs of one language, and what takes its place where scripts are not
    allowed.
    """
    data = widget_data(e)
    yield data_file(e, data)
    yield from listing.files(e, data)
    yield from oembed.files(e)


def site_files(publication: Publication) -> Files:
    """What else the widget needs: the development script, for our own pages and tests, and the
    schema of the data.
    """
    yield DEV, development_script(publication).encode()
    yield schema_file(publication)


def development_script(publication: Publication) -> str:
    """The readable script with the settings of this site."""
    site = publication.dataset.site
    return script_for(
        site.base_url, script_tags(site.source_language, (x.tag for x in publication.listed))
    )


def script_tags(source: str, listed: Iterable[str]) -> list[str]:
    """The languages that a script knows: the listed ones, the source first, for it is the last
    resort.
    """
    return [source, *(tag for tag in listed if tag != source)]


def offered(records: Releases, base_url: str) -> list[Release]:
    """The releases that a partner may take, newest first; none that was made for another address
    of the site, where it would look for its data.
    """
    of_this_site = [release for release in records.releases if release.home == base_url]
    return sorted(of_this_site, key=number_of, reverse=True)


def number_of(release: Release) -> tuple[int, ...]:
    """The version of a release, for sorting."""
    return release.number
