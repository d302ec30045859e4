"""Which files do other sites use, and which headers must they have? `/_headers`, the form that
several static hosts read.

Any page may load them (CORS, Fetch standard) and embed them under COEP
(Cross-Origin-Resource-Policy). What is released is kept by browsers for a year; the live data is
asked for again after five minutes, so that corrections arrive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_src.dataset.addresses import frame_url
from site_src.edition.edition import Publication
from site_src.embed import listing, oembed
from site_src.embed.data import FOLDER, data_file, schema_file, widget_data
from site_src.embed.releases import Release, Releases
from site_src.embed.script import FILE, script_for
from site_src.pages.renderer import Renderer

SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
FOREVER = "public, max-age=31536000, immutable"
LIVE = "public, max-age=300, stale-while-revalidate=86400"
DEV = f"widget/dev/{FILE}"
# A page for frames may stand in any page, also in one with COEP; `frame-ancestors` outdoes an
# X-Frame-Options of the host (CSP level 3).
FRAMES = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

Files = Iterator[tuple[str, bytes]]


def edition_files(e: Renderer) -> Files:
    """What the widget needs of one language, and what stands in its place where no scripts are
    allowed.
    """
    data = widget_data(e)
    yield data_file(e, data)
    yield from listing.files(e, data)
    yield from oembed.files(e)


def site_files(publication: Publication, records: Releases) -> Files:
    """What the widget needs besides: the script as it is being worked on, for our own pages and
    tests, the schema, the headers.
    """
    yield DEV, development_script(publication).encode()
    yield schema_file(publication)
    yield "_headers", headers(publication, records).encode()


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


def headers(publication: Publication, records: Releases) -> str:
    """The rules, a path and its headers each; no header is given twice to one file."""
    rules: dict[str, dict[str, str]] = {
        "/widget/*": SHARED,
        f"/{DEV}": {"Cache-Control": "no-cache"},
    }
    for language in publication.languages.targets:
        rules[f"/{FOLDER}{language.tag}.json"] = {"Cache-Control": LIVE}
        rules[f"/{language.tag}/{frame_url('')}*"] = FRAMES
    rules[f"/{FOLDER}schema.json"] = {"Cache-Control": LIVE}
    for record in records.kept:
        rules[f"/{record.path}"] = {"Cache-Control": FOREVER}
    lines = [
        line
        for path, fields in rules.items()
        for line in (path, *(f"  {name}: {value}" for name, value in fields.items()))
    ]
    return "\n".join(lines) + "\n"


def offered(records: Releases, base_url: str) -> list[Release]:
    """The releases that a partner may take, newest first; none that was made for another address
    of the site, where it would look for its data.
    """
    return sorted(
        (release for release in records.releases if release.home == base_url),
        key=lambda release: release.number,
        reverse=True,
    )
