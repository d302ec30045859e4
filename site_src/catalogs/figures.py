"""How far is a language translated, as data? Coverage -> the figures of `i18n stats --json` and
translations.json.
"""

from __future__ import annotations

from typing import Literal

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.catalogs.coverage import Counts, Coverage
from site_src.catalogs.locales import STRICT, Language

Offer = Literal["original", "published", "preview"]


@with_config(STRICT)
class CountsData(TypedDict):
    """Messages by state: translated are the reviewed and the draft ones; the share is rounded
    down; words are of the source.
    """

    messages: int
    translated: int
    percent: int
    reviewed: int
    draft: int
    fuzzy: int
    stale: int
    missing: int
    words_left: int


@with_config(STRICT)
class LanguageData(TypedDict):
    """One language: its catalogs by domain, the critical messages among them, and all together."""

    tag: str
    name: str
    state: Offer
    domains: dict[str, CountsData]
    critical: CountsData
    all: CountsData


def offer_of(coverage: Coverage) -> Offer:
    """What a language is to readers."""
    if coverage.is_source:
        return "original"
    return "published" if coverage.listed else "preview"


def language_data(language: Language, coverage: Coverage) -> LanguageData:
    """The figures of one language as data."""
    return {
        "tag": language.tag,
        "name": language.endonym,
        "state": offer_of(coverage),
        "domains": {name: counts_data(counts) for name, counts in coverage.domains.items()},
        "critical": counts_data(coverage.critical),
        "all": counts_data(coverage.all),
    }


def counts_data(counts: Counts) -> CountsData:
    """Counts as data."""
    return {
        "messages": counts.total,
        "translated": counts.shown,
        "percent": counts.percent,
        "reviewed": counts.reviewed,
        "draft": counts.draft,
        "fuzzy": counts.fuzzy,
        "stale": counts.stale,
        "missing": counts.missing,
        "words_left": counts.words_left,
    }
