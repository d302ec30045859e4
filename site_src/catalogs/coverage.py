"""How far is a language translated, and may readers be sent to it? Counts of messages by state, and the rule of listing.

A language is listed at 80 % of all messages and 100 % of the interface and of the critical messages; below that it is a
preview: built and tested, but outside the switcher, hreflang, the sitemap and search engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogs.canonical import Key
from site_src.catalogs.locales import Languages
from site_src.catalogs.messages import Message
from site_src.catalogs.po import read_catalog
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import DOMAINS, Catalogs, homes

LISTED_FROM = 80


@dataclass(slots=True)
class Counts:
    """Messages of one domain by state."""

    total: int = 0
    reviewed: int = 0
    draft: int = 0
    stale: int = 0
    fuzzy: int = 0
    missing: int = 0

    @property
    def shown(self) -> int:
        """Messages that readers see in this language."""
        return self.reviewed + self.draft

    @property
    def percent(self) -> int:
        """The share shown, in whole percent, rounded down: 100 means all."""
        return 100 * self.shown // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """The counts of one language: dataset, interface, and the critical part of the dataset."""

    tag: str
    programs: Counts = field(default_factory=Counts)
    site: Counts = field(default_factory=Counts)
    critical: Counts = field(default_factory=Counts)
    is_source: bool = False

    @property
    def percent(self) -> int:
        """The share of all messages shown, in whole percent."""
        total = self.programs.total + self.site.total
        return 100 * (self.programs.shown + self.site.shown) // total if total else 100

    @property
    def listed(self) -> bool:
        """True if readers may be sent to this language; the source language always is the site."""
        return self.is_source or (self.percent >= LISTED_FROM and self.site.shown == self.site.total and self.critical.shown == self.critical.total)


def interface_keys(folders: Iterable[Path]) -> dict[str, list[Key]]:
    """The (context, msgid) of every word of the site and of the widget, each from the first folder that has the domain's template."""
    listed = list(folders)
    keys: dict[str, list[Key]] = {}
    for domain in DOMAINS[1:]:
        templates = [folder / "pot" / f"{domain}.pot" for folder in listed]
        keys[domain] = next((list(read_catalog(path)) for path in templates if path.exists()), [])
    return keys


def measure(catalogs: Catalogs, messages: Iterable[Message], interface: Mapping[str, Iterable[Key]], languages: Languages) -> Coverage:
    """The coverage of one language; the widget's words count as interface."""
    coverage = Coverage(catalogs.language.tag, is_source=catalogs.language.tag == languages.source.tag)
    home = {domain: language.tag for domain, language in homes(languages).items()}

    def count(domain: str, key: Key, *counts: Counts) -> None:
        entry = catalogs.entries[domain][0].get(key)
        state: ReviewState = entry.state if entry else "missing"
        if catalogs.language.tag == home[domain]:
            state = "reviewed"
        elif catalogs.language.pseudo:
            state = "draft"
        for one in counts:
            one.total += 1
            setattr(one, state, getattr(one, state) + 1)

    for message in messages:
        key = (message.context, message.text)
        if message.critical:
            count(DOMAINS[0], key, coverage.programs, coverage.critical)
        else:
            count(DOMAINS[0], key, coverage.programs)
    for domain, keys in interface.items():
        for key in keys:
            count(domain, key, coverage.site)
    return coverage
