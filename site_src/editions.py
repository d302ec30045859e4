"""How does each language of a site come to be? Inputs and languages -> written files, and what is
known about them.

A process makes whole languages: it reads their catalogs, exchanges with the others how complete
they are (pages link only listed languages), then renders, checks and writes them into the folder
that is not shown yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from site_src.catalogs.coverage import Coverage, interface_keys, measure
from site_src.catalogs.locales import Language, Languages, catalog_folders
from site_src.catalogs.messages import Message, dataset_messages
from site_src.catalogs.translate import Catalogs, load_catalogs
from site_src.checks.links import internal_links
from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.dataset import Dataset
from site_src.edition.assets import Asset
from site_src.edition.edition import Publication
from site_src.embed import page as embed_page
from site_src.embed.releases import Releases
from site_src.evidence import Evidence
from site_src.exports.registry import edition_files
from site_src.exports.tables import table_downloads
from site_src.files import relative, template_folders
from site_src.output.folders import write_files
from site_src.pages.chooser import edition_words
from site_src.pages.plan import PlannedPage
from site_src.pages.renderer import Renderer
from site_src.pages.templates import load_templates
from site_src.problems import Problem
from site_src.workers import Exchange, share_work


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that is read once for all languages; pages will go into `folder`.

    `ready_files` are tables and kept releases, by path. Where it is `strict`, a page that asks for
    a text of no message is an error.
    """

    content: Path
    dataset: Dataset
    languages: Languages
    pages: list[PlannedPage]
    assets: dict[str, Asset]
    folder: Path
    ready_files: dict[str, bytes]
    releases: Releases = field(default_factory=Releases)
    evidence: Evidence | None = None
    strict: bool = False


@dataclass(slots=True)
class LanguageResult:
    """What making some languages came to: paths of files, bytes written, links (with a page that
    has each), problems, warnings, and the words of the root's pages by language.
    """

    files: list[str] = field(default_factory=list)
    size: int = 0
    links: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    root_words: dict[str, dict[str, str]] = field(default_factory=dict)


def publish(inputs: Inputs, coverage: dict[str, Coverage]) -> Publication:
    """What all editions share."""
    return Publication(
        inputs.dataset,
        inputs.languages,
        coverage,
        inputs.assets,
        table_downloads(inputs.dataset, inputs.ready_files),
        inputs.evidence,
    )


def make_languages(
    inputs: Inputs, languages: Sequence[Language], workers: int | None
) -> tuple[LanguageResult, dict[str, Coverage]]:
    """Make every language, shared among processes; returns the coverage of each, too. Raises
    ProblemsFound.
    """
    results, coverage = share_work(partial(make_some_languages, inputs), languages, workers)
    return join_results(results), coverage


def join_results(results: Iterable[LanguageResult]) -> LanguageResult:
    """The results of all processes as one."""
    joined = LanguageResult()
    for result in results:
        joined.files += result.files
        joined.size += result.size
        joined.links |= result.links
        joined.problems += result.problems
        joined.warnings += result.warnings
        joined.root_words |= result.root_words
    return joined


def make_some_languages(
    inputs: Inputs, languages: Sequence[Language], exchange: Exchange[Coverage]
) -> LanguageResult:
    """Read, render, check and write some of the languages."""
    folders = [relative(folder) for folder in catalog_folders(inputs.content)]
    messages = list(dataset_messages(inputs.dataset))
    catalogs = {
        language.tag: load_catalogs(language, inputs.languages, folders, messages=messages)
        for language in languages
    }
    result = LanguageResult()
    for loaded in catalogs.values():
        result.warnings += loaded.warnings
    coverage = exchange(measure_languages(inputs, catalogs, messages, folders))
    publication = publish(inputs, coverage)
    templates = load_templates(template_folders(inputs.content))
    withheld = withheld_pattern(inputs.dataset.withheld)
    for language in languages:
        edition = Renderer(publication, catalogs.pop(language.tag), templates, strict=inputs.strict)
        make_edition(inputs, edition, result, withheld)
    return result


def measure_languages(
    inputs: Inputs,
    catalogs: dict[str, Catalogs],
    messages: Sequence[Message],
    folders: Sequence[Path],
) -> dict[str, Coverage]:
    """How complete the catalogs of each language are."""
    interface = interface_keys(reversed(folders))
    return {
        tag: measure(loaded, messages, interface, inputs.languages)
        for tag, loaded in catalogs.items()
    }


def make_edition(
    inputs: Inputs, edition: Renderer, result: LanguageResult, withheld: re.Pattern[bytes] | None
) -> None:
    """Render the pages and other files of one language, check them, write them, and add what came
    of it to `result`.
    """
    pages = render_pages(inputs, edition)
    files = [*pages, *edition_files(edition)]
    for name, data in files:
        result.problems += check_withheld(name, data, withheld)
    result.links |= links_of(inputs, edition, pages)
    result.size += write_files(str(inputs.folder), files)
    result.files += [name for name, _ in files]
    result.root_words[edition.language.tag] = edition_words(edition)


def render_pages(inputs: Inputs, edition: Renderer) -> list[tuple[str, bytes]]:
    """Every page of one language, in the order of the plan: path and bytes."""
    views = embed_page.views(inputs.releases)
    pages: list[tuple[str, bytes]] = []
    for page in inputs.pages:
        data = views[page.view](edition, page.ident, page.path)
        pages.append((f"{edition.language.tag}/{page.file}", data))
    return pages


def links_of(
    inputs: Inputs, edition: Renderer, pages: Sequence[tuple[str, bytes]]
) -> dict[str, str]:
    """The internal links of one language, each with a page that has it.

    The edition knows the links that views made. Those of the templates are the same on all pages
    of a view, so one page of each view is read.
    """
    links: dict[str, str] = {}
    views_read: set[str] = set()
    for planned, (name, data) in zip(inputs.pages, pages, strict=True):
        if planned.view not in views_read:
            views_read.add(planned.view)
            links |= dict.fromkeys(internal_links(data), name)
    some_page = f"a page of {edition.language.tag}"
    return links | {edition.root + path: some_page for path in edition.linked}
