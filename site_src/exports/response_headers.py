"""Which headers does a host send with each file? `/_headers`, a form that Netlify, Cloudflare
Pages and other static hosts read.

Hosts join the values of a header that two matching rules give, and a browser enforces each of two
policies. So no header is given twice to one file: pages are named folder by folder, so that the
pages for frames get their own policy only. Paths are below the folder that is deployed.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_src import headers
from site_src.dataset.addresses import frame_url
from site_src.edition.edition import Publication
from site_src.embed.data import FOLDER
from site_src.embed.hosting import DEV
from site_src.embed.page import planned_pages
from site_src.embed.releases import Releases
from site_src.pages.plan import PlannedPage


def files(publication: Publication, releases: Releases) -> Iterable[tuple[str, bytes]]:
    """The rules of the site."""
    yield "_headers", headers.write_rules(site_rules(publication, releases)).encode()


def site_rules(publication: Publication, releases: Releases) -> headers.Rules:
    """The headers by path."""
    tags = [language.tag for language in publication.languages.targets]
    rules: dict[str, headers.Headers] = {"/*": headers.EVERY_FILE}
    for path in page_paths(tags, planned_pages(publication.dataset)):
        rules[path] = headers.PAGE
    rules[f"/:tag/{frame_url('')}*"] = headers.FRAME
    rules["/widget/*"] = headers.SHARED
    rules[f"/{DEV}"] = headers.NO_CACHE
    for tag in tags:
        rules[f"/{FOLDER}{tag}.json"] = headers.LIVE_CACHE
    rules[f"/{FOLDER}schema.json"] = headers.LIVE_CACHE
    for record in releases.kept:
        rules[f"/{record.path}"] = headers.RELEASED_CACHE
    return rules


def page_paths(tags: Iterable[str], pages: Iterable[PlannedPage]) -> Iterable[str]:
    """The paths that together name every page but those for frames: the pages of the root, each
    language's home page, and one path for each folder of pages.
    """
    yield from ("/", "/index.html", "/404.html", "/:tag/index.html", "/:tag/404.html")
    yield from (f"/{tag}/" for tag in tags)
    frames = frame_url("").partition("/")[0]
    folders = {page.path.partition("/")[0] for page in pages if "/" in page.path}
    yield from (f"/:tag/{folder}/*" for folder in sorted(folders - {frames}))
    yield from (f"/:tag/{frames}/", f"/:tag/{frames}/index.html")
