"""How far is each language translated? Catalogs of a content root -> figures by domain, as data
and as a table for a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from site_src.catalogs.coverage import LISTED_FROM, Counts, Coverage, interface_keys, measure
from site_src.catalogs.figures import offer_of
from site_src.catalogs.locales import Languages, catalog_folders, load_languages
from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.translate import load_catalogs
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.files import relative
from site_src.problems import WrongUse, did_you_mean

HEAD = (
    "Language",
    "Catalog",
    "Messages",
    "Translated",
    "",
    "Reviewed",
    "Draft",
    "Fuzzy",
    "Stale",
    "Missing",
    "Words left",
    "Name",
    "State",
)
TEXTS = {
    0,
    1,
    11,
    12,
}  # columns of HEAD that begin where the line does; figures end at the other side


def measure_root(content: Path, tag: str | None = None) -> tuple[Languages, list[Coverage]]:
    """The coverage of each language of a content root, or of one. Raises ProblemsFound, or
    WrongUse for an unknown tag.
    """
    dataset = load_dataset(content, site_day(content))
    languages = load_languages(content, dataset.site.source_language, dataset.site.languages)
    wanted = [x for x in languages.targets if tag in (None, x.tag)]
    if not wanted:
        hint = did_you_mean(tag or "", [x.tag for x in languages.targets])
        raise WrongUse(f'site.yaml does not list the language "{tag}" ({hint})')
    folders = [relative(folder) for folder in catalog_folders(content)]
    messages, interface = list(dataset_messages(dataset)), interface_keys(reversed(folders))
    return languages, [
        measure(load_catalogs(x, languages, folders), messages, interface, languages)
        for x in wanted
    ]


def stats_table(languages: Languages, found: Iterable[Coverage]) -> Iterator[str]:
    """The lines of a table: a row a catalog, a row for each whole language, and what keeps a
    preview from being published.

    A catalog that a language does not need, because its texts are written in it, has no row.
    """
    rows: list[Sequence[str]] = [HEAD]
    reasons = []
    for coverage in found:
        language = next(x for x in languages.targets if x.tag == coverage.tag)
        written = {
            name: (languages.interface if i else languages.source).tag == language.tag
            for i, name in enumerate(coverage.domains)
        }
        rows += [
            (language.tag, name, *figures(counts), "", "")
            for name, counts in coverage.domains.items()
            if counts.total and not written[name]
        ]
        rows.append(
            (language.tag, "all", *figures(coverage.all), language.endonym, offer_of(coverage))
        )
        if not coverage.listed:
            reasons.append(f"{language.tag} is a preview: {'; '.join(why(coverage))}")
    widths = [max(width(row[i]) for row in rows) for i in range(len(HEAD))]
    for row in rows:
        yield "  ".join(pad(cell, widths[i], end=i in TEXTS) for i, cell in enumerate(row)).rstrip()
    if reasons:
        yield from ("", *reasons)


def figures(counts: Counts) -> list[str]:
    """The figures of a row in the order of HEAD."""
    numbers = (
        counts.reviewed,
        counts.draft,
        counts.fuzzy,
        counts.stale,
        counts.missing,
        counts.words_left,
    )
    return [
        f"{counts.total:,}",
        f"{counts.shown:,}",
        f"{counts.percent} %",
        *(f"{n:,}" for n in numbers),
    ]


def why(coverage: Coverage) -> Iterator[str]:
    """What keeps a language from being published, and how much of it."""
    if coverage.percent < LISTED_FROM:
        yield f"{coverage.percent} % of all messages are translated, {LISTED_FROM} % are needed"
    for what, left in (
        ("interface", coverage.interface.left),
        ("critical", coverage.critical.left),
    ):
        if left:
            yield f"{left:,} {what} message{' is' if left == 1 else 's are'} left, all are needed"


def width(text: str) -> int:
    """The columns of a terminal that a text takes: two for East Asian wide letters (UAX 11), none
    for marks and format signs.
    """
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def pad(text: str, columns: int, *, end: bool) -> str:
    """A text made as wide as its column, with spaces at its end or before it."""
    spaces = " " * (columns - width(text))
    return text + spaces if end else spaces + text
