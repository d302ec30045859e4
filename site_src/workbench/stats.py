"""How far is each language translated? Catalogs of a content root -> figures by domain, as data
and as a table for a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from site_src.catalogs.coverage import LISTED_FROM, Counts, Coverage, interface_keys, measure
from site_src.catalogs.domains import homes
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
# The columns of HEAD that are aligned at their beginning; figures are aligned at their end.
TEXT_COLUMNS = {0, 1, 11, 12}


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
    messages = list(dataset_messages(dataset))
    interface = interface_keys(reversed(folders))
    measured = []
    for language in wanted:
        catalogs = load_catalogs(language, languages, folders)
        measured.append(measure(catalogs, messages, interface, languages))
    return languages, measured


def stats_table(languages: Languages, measured: Iterable[Coverage]) -> Iterator[str]:
    """The lines of a table: a row for each catalog, a row for each whole language, and what keeps
    a preview from being published.
    """
    rows: list[Sequence[str]] = [HEAD]
    reasons = []
    for coverage in measured:
        rows += language_rows(languages, coverage)
        if not coverage.listed:
            reasons.append(f"{coverage.tag} is a preview: {'; '.join(why(coverage))}")
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [pad(cell, widths[i], end=i in TEXT_COLUMNS) for i, cell in enumerate(row)]
        yield "  ".join(cells).rstrip()
    if reasons:
        yield from ("", *reasons)


def language_rows(languages: Languages, coverage: Coverage) -> Iterator[Sequence[str]]:
    """The rows of one language. A catalog that it does not need, because its texts are written in
    it, has none.
    """
    tag = coverage.tag
    written_in = homes(languages)
    for domain, counts in coverage.domains.items():
        if counts.total and written_in[domain].tag != tag:
            yield (tag, domain, *figures(counts), "", "")
    language = next(x for x in languages.targets if x.tag == tag)
    yield (tag, "all", *figures(coverage.all), language.endonym, offer_of(coverage))


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
    return sum(map(columns_of, text))


def columns_of(character: str) -> int:
    """The columns of a terminal that one character takes."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def pad(text: str, columns: int, *, end: bool) -> str:
    """A text made as wide as its column, with spaces at its end or before it."""
    spaces = " " * (columns - width(text))
    return text + spaces if end else spaces + text
