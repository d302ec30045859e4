"""Which path does a record or page have, below the locale's folder? A function of its id, for
every stage and language.
"""

from __future__ import annotations

from site_src.dataset.blocks import BlockPage

RESERVED_PATHS = (
    "programs", "sections", "audiences", "kinds", "offices", "sources", "contacts", "notices",
    "privacy", "accessibility", "translations", "search", "updates", "data", "embed", "404.html",
)  # fmt: skip


def page_path(page: BlockPage) -> str:
    """The path of a block page without slashes at its ends, such as `statistics/removals`."""
    return page.path or page.id


def program_url(ident: str) -> str:
    """`programs/<id>/`"""
    return f"programs/{ident}/"


def section_url(ident: str) -> str:
    """`sections/<id>/`"""
    return f"sections/{ident}/"


def audience_url(ident: str) -> str:
    """`audiences/<id>/`"""
    return f"audiences/{ident}/"


def kind_url(ident: str) -> str:
    """`kinds/<id>/`"""
    return f"kinds/{ident}/"


def office_url(ident: str) -> str:
    """`offices/<id>/`"""
    return f"offices/{ident}/"


def vcard_url(ident: str) -> str:
    """`offices/<id>/<id>.vcf`"""
    return f"offices/{ident}/{ident}.vcf"


def block_page_url(page: BlockPage) -> str:
    """`<path>/`"""
    return f"{page_path(page)}/"


def source_anchor(ident: str) -> str:
    """The place of a source on the page of sources: `sources/#<id>`"""
    return f"sources/#{ident}"


def feed_url(section: str, kind: str) -> str:
    """The feed of a section (of everything: ""); `kind` is `atom` or `json`."""
    return f"{section_url(section) if section else 'updates/'}feed.{kind}"


def notice_feed_url(kind: str) -> str:
    """The feed of the notices; `kind` is `atom` or `json`."""
    return f"notices/feed.{kind}"


def frame_url(section: str) -> str:
    """The page for frames on other sites: one section, or everything (""): `embed/frame/<id>/`"""
    return f"embed/frame/{section}/" if section else "embed/frame/"


def fragment_url(section: str) -> str:
    """The piece of HTML that other servers include: `embed/fragment/<id>.html`"""
    return f"embed/fragment/{section}.html" if section else "embed/fragment.html"


def oembed_url(section: str) -> str:
    """The oEmbed response of a section's page, or of the home page: `embed/oembed/<id>.json`"""
    return f"embed/oembed/{section}.json" if section else "embed/oembed.json"


def accessibility_url(name: str) -> str:
    """A file of test results, the same in every language: `accessibility/<name>`"""
    return f"accessibility/{name}"


def api_url(tag: str, name: str) -> str:
    """A download below the root of the site; `tag` is "" where it is the same in every language."""
    return f"api/v1/{tag}/{name}" if tag else f"api/v1/{name}"
