"""How far is a language translated, and may readers be sent to it? Counts of messages by state,
and the rule of listing.

A language is listed at 80 % of all messages and 100 % of the interface and of the critical
messages; below that it is a preview: built and tested, but outside the switcher, hreflang, the
sitemap and search engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path

from site_src.catalogs.domains import DOMAINS, homes
from site_src.catalogs.locales import Language, Languages
from site_src.catalogs.messages import Message
from site_src.catalogs.po_reader import Entry, Key, read_catalog
from site_src.catalogs.states import SHOWN, ReviewState
from site_src.catalogs.translate import Catalogs
from site_src.catalogs.word_count import words_of

LISTED_FROM = 80


@dataclass(slots=True)
class Counts:
    """Messages of one domain by state, and the source words of those that are not shown."""

    total: int = 0
    reviewed: int = 0
    draft: int = 0
    stale: int = 0
    fuzzy: int = 0
    missing: int = 0
    words_left: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def shown(self) -> int:
        """Messages that readers see in this language."""
        return self.reviewed + self.draft

    @property
    def left(self) -> int:
        """Messages that readers see in another language."""
        return self.total - self.shown

    @property
    def outdated(self) -> int:
        """Messages whose source changed under the translation, or may have."""
        return self.stale + self.fuzzy

    @property
    def percent(self) -> int:
        """The share shown, in whole percent, rounded down: 100 means all."""
        return 100 * self.shown // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """The counts of one language: dataset, interface, the critical part of the dataset, and the
    widget.
    """

    tag: str
    programs: Counts = field(default_factory=Counts)
    site: Counts = field(default_factory=Counts)
    critical: Counts = field(default_factory=Counts)
    widget: Counts = field(default_factory=Counts)
    is_source: bool = False

    @property
    def domains(self) -> dict[str, Counts]:
        """The counts of each catalog, by its domain."""
        return dict(zip(DOMAINS, (self.programs, self.site, self.widget), strict=True))

    @property
    def interface(self) -> Counts:
        """The words of the site and of the widget."""
        return self.site + self.widget

    @property
    def all(self) -> Counts:
        """All messages."""
        return self.programs + self.interface

    @property
    def percent(self) -> int:
        """The share of all messages shown, in whole percent."""
        return self.all.percent

    @property
    def listed(self) -> bool:
        """True if readers may be sent to this language; the source language always is the site."""
        return self.is_source or (
            self.percent >= LISTED_FROM and not self.interface.left and not self.critical.left
        )


Plurals = Mapping[Key, str]


def interface_keys(folders: Iterable[Path]) -> dict[str, Plurals]:
    """The (context, msgid) of every word of the site and of the widget with its plural, "" if it
    has none.

    Each domain's are from the first folder that has its template.
    """
    listed = list(folders)
    keys: dict[str, Plurals] = {}
    for domain in DOMAINS[1:]:
        keys[domain] = {}
        for folder in listed:
            template = folder / "pot" / f"{domain}.pot"
            if template.exists():
                messages = read_catalog(template)
                keys[domain] = {key: entry.plural for key, entry in messages.items()}
                break
    return keys


def measure(
    catalogs: Catalogs,
    messages: Iterable[Message],
    interface: Mapping[str, Iterable[Key] | Plurals],
    languages: Languages,
) -> Coverage:
    """The coverage of one language; the widget's words count as interface."""
    written_in = homes(languages)
    entries = {domain: layers[0] for domain, layers in catalogs.entries.items()}

    def count(domain: str, keys: Iterable[Key]) -> Counts:
        always = state_without_catalog(catalogs.language, written_in[domain])
        return tally(keys, entries[domain], always)

    ordinary: list[Key] = []
    critical: list[Key] = []
    for message in messages:
        group = critical if message.critical else ordinary
        group.append((message.context, message.text))
    site, widget = DOMAINS[1:]
    of_critical = count(DOMAINS[0], critical)
    return Coverage(
        tag=catalogs.language.tag,
        programs=count(DOMAINS[0], ordinary) + of_critical,
        site=count(site, interface.get(site, ())),
        critical=of_critical,
        widget=count(widget, interface.get(widget, ())),
        is_source=catalogs.language.tag == languages.source.tag,
    )


def state_without_catalog(language: Language, written_in: Language) -> ReviewState | None:
    """The state of all messages in a language that needs no catalog of them; None if it does."""
    if language.tag == written_in.tag:
        return "reviewed"
    return "draft" if language.pseudo else None


def tally(
    keys: Iterable[Key] | Plurals, entries: Mapping[Key, Entry], always: ReviewState | None
) -> Counts:
    """The counts of some messages, with their plurals where `keys` maps to them; with `always`,
    all are in that state.
    """
    plurals = keys if isinstance(keys, Mapping) else {}
    counts: dict[ReviewState, int] = {}
    words = 0
    for key in keys:
        entry = entries.get(key)
        state: ReviewState = always or (entry.state if entry else "missing")
        counts[state] = counts.get(state, 0) + 1
        if state not in SHOWN:
            words += words_of(key[1]) + words_of(plurals.get(key, ""))
    return Counts(sum(counts.values()), words_left=words, **counts)
