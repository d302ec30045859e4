"""Which lasting identifier does a record have for other programs? Site and names -> a UUID of
version 5 (RFC 9562).

It is made from the host of the site and the ids of the record, so that it is the same in every
build and in every export, and differs between two directories that use the same ids.
"""

from __future__ import annotations

import uuid
from functools import cache
from urllib.parse import urlsplit

from site_src.dataset.records import Site


@cache
def namespace(base_url: str) -> uuid.UUID:
    """The namespace of a site: the UUID of its host's name."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, urlsplit(base_url).hostname or base_url)


def identifier(site: Site, *names: str) -> str:
    """The UUID of what `names` leads to, such as ("program", "section-287g"): the same in every
    language, so made once.
    """
    return identifier_in(site.base_url, names)


@cache
def identifier_in(base_url: str, names: tuple[str, ...]) -> str:
    """The UUID of what `names` leads to on a site."""
    return str(uuid.uuid5(namespace(base_url), "/".join(names)))
