"""What may robots read? `/robots.txt` (RFC 9309): everything; previews and pseudo-locales say
noindex themselves.
"""

from __future__ import annotations


def robots(base_url: str) -> bytes:
    """The text of robots.txt, which names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()
