"""Does the record for security.txt still hold? The `security` of site.yaml and a day -> what is
wrong with its expiry.

An expired record is a warning, not a problem: it must not keep an urgent notice from being
published.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from site_src.dataset.records import Security, Site

YEAR = 365  # days; RFC 9116, 2.5.5: expiry should be less than a year ahead


def with_languages(site: Site) -> Site:
    """The site, whose security record names the site's languages if it names none itself."""
    if site.security is None or site.security.languages:
        return site
    return replace(site, security=replace(site.security, languages=site.languages))


def expiry_warning(security: Security, today: datetime.date) -> tuple[str, str] | None:
    """What is wrong and what to do if a record has expired, or would hold for too long."""
    days_left = (security.expires - today).days
    if days_left < 0:
        return (
            f"was {security.expires.isoformat()}, so security.txt is no longer valid",
            "check the contacts, then write a day within the next year",
        )
    if days_left > YEAR:
        return "is more than a year ahead", "write a day within the next year (RFC 9116, 2.5.5)"
    return None
