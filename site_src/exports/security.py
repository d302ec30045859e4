"""Whom does somebody tell of a vulnerability? `/.well-known/security.txt` (RFC 9116).

It is made from `security` in site.yaml; a site without that record has no such file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from site_src.dataset.records import Security
from site_src.edition.edition import Publication

PATH = ".well-known/security.txt"  # RFC 9116, section 3


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """security.txt, if the site names a contact."""
    site = publication.dataset.site
    if site.security:
        yield PATH, security_text(site.security, site.base_url).encode()


def security_text(security: Security, base_url: str) -> str:
    """The fields, in the order of RFC 9116, section 2.5; one line each, ended by a line feed."""
    fields: list[tuple[str, str]] = []
    if security.acknowledgments:
        fields.append(("Acknowledgments", security.acknowledgments))
    fields.append(("Canonical", f"{base_url}{PATH}"))
    fields += [("Contact", contact) for contact in security.contact]
    if security.encryption:
        fields.append(("Encryption", security.encryption))
    fields.append(("Expires", end_of_day(security.expires)))
    if security.policy:
        fields.append(("Policy", security.policy))
    if security.languages:
        fields.append(("Preferred-Languages", ", ".join(security.languages)))
    return "".join(f"{name}: {value}\n" for name, value in fields)


def end_of_day(day: datetime.date) -> str:
    """The last second of a day in UTC, as RFC 3339 writes it."""
    return f"{day.isoformat()}T23:59:59Z"
