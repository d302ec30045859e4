"""Which messages may a page ask for? A dataset's messages and the templates of the interface -> the
keys of a domain.

A text under a context that nobody defined would silently stay in the source language, so
tests and `serve` ask here; a plain build does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.messages import Message
from site_src.catalogs.po_reader import read_catalog

MessageKey = tuple[str, str, str]  # msgctxt, msgid, msgid_plural ("" if there is none)


class UnknownMessage(LookupError):
    """A page asks for a message that is in no template."""

    def __init__(self, domain: str, context: str, msgid: str) -> None:
        super().__init__(
            f'{domain}: there is no message "{context}" with the text "{msgid}": correct the '
            "context, or run: python build.py i18n extract"
        )


def known_keys(
    domain: str, messages: Iterable[Message], folders: Iterable[Path]
) -> frozenset[MessageKey] | None:
    """The keys of a domain's messages; None if that is not known, because no messages of the
    dataset are given. The words of the widget are known to pages, too.

    The dataset itself counts, not its template: an editor sees a new paragraph at once. The
    interface's come from the templates of all translators' folders.
    """
    if domain == DOMAINS[0]:
        keys = frozenset((message.context, message.text, "") for message in messages)
        return keys or None
    domains = DOMAINS[1:] if domain == DOMAINS[1] else (domain,)
    known: set[MessageKey] = set()
    for folder in folders:
        for name in domains:
            known |= template_keys(folder / "pot" / f"{name}.pot")
    return frozenset(known)


def template_keys(path: Path) -> frozenset[MessageKey]:
    """The keys of a template, read again when the file has changed; none if there is no such
    file. Raises ProblemsFound.
    """
    if not path.exists():
        return frozenset()
    status = path.stat()
    return keys_of_version(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=16)
def keys_of_version(path: Path, modified: int, size: int) -> frozenset[MessageKey]:
    """The keys of one version of a template."""
    return frozenset((*key, entry.plural) for key, entry in read_catalog(path).items())
