"""What may robots read? `/robots.txt` (RFC 9309): everything; previews and pseudo-locales say
noindex themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_src.edition.edition import Publication


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """robots.txt, which names the sitemap."""
    base_url = publication.dataset.site.base_url
    text = f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n"
    yield "robots.txt", text.encode()
