"""What does a content system get that asks for a page by oEmbed? A kept response of oEmbed 1.0
(oembed.com): type rich, a frame.

A file knows no query, so `maxwidth` is not followed: the frame is small, and may shrink.
Discovery links lead here from the home page, from sections, and from programs to the list of
their first section.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from typing_extensions import TypedDict

from site_src.catalogs import contexts
from site_src.dataset import addresses
from site_src.edition.edition import Edition
from site_src.edition.names import name_of
from site_src.embed.snippets import HEIGHT, WIDTH, frame_line
from site_src.exports.shapes import Url, page_url, to_json

CACHE = 86400  # seconds that a consumer may keep the response


class OEmbed(TypedDict):
    """A response of type rich (oembed.com, sections 2.3.4 and 2.3.4.4)."""

    type: Literal["rich"]
    version: Literal["1.0"]
    title: str
    provider_name: str
    provider_url: Url
    cache_age: int
    html: str
    width: int
    height: int


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """The responses of one edition."""
    site = e.text(contexts.site_text("name"), e.dataset.site.name).plain
    names = {"": site} | {
        i: name_of(e, "section", group).plain for i, group in e.dataset.sections.items()
    }
    for ident, title in names.items():
        response: OEmbed = {
            "type": "rich",
            "version": "1.0",
            "title": title,
            "provider_name": site,
            "provider_url": page_url(e, ""),
            "cache_age": CACHE,
            "html": str(frame_line(page_url(e, addresses.frame_url(ident)), title)),
            "width": WIDTH,
            "height": HEIGHT,
        }
        yield f"{e.language.tag}/{addresses.oembed_url(ident)}", to_json(response)
