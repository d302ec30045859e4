"""How are the languages of a site made, by as many processes as there are processors?

Each process makes whole languages: it reads their catalogs, tells the others how complete they
are (pages link only listed languages), then renders, checks and writes them into the folder that
is not shown.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import re
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from site_src.catalogs.coverage import Coverage, interface_keys, measure
from site_src.catalogs.locales import Language, Languages, catalog_folders
from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.translate import load_catalogs
from site_src.checks.links import internal_links
from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.dataset import Dataset
from site_src.edition.edition import Edition, Publication
from site_src.embed import hosting
from site_src.embed import page as embed_page
from site_src.embed.releases import Releases
from site_src.evidence import Evidence
from site_src.exports.registry import edition_exports
from site_src.exports.sitemap import language_sitemaps
from site_src.exports.tables import table_downloads
from site_src.files import relative, template_folders
from site_src.output import folders as output_folders
from site_src.pages.chooser import edition_words
from site_src.pages.plan import PlannedPage
from site_src.pages.skeleton import make_environment
from site_src.pages.views.notices import announce
from site_src.problems import Problem, ProblemsFound, stop_on
from site_src.processors import available_processors

Exchange = Callable[[dict[str, Coverage]], dict[str, Coverage]]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What every process reads: inherited by fork, never sent."""

    content: Path
    dataset: Dataset
    languages: Languages
    pages: list[PlannedPage]
    assets: dict[str, tuple[str, bytes]]
    folder: Path
    exports: dict[str, bytes]
    releases: Releases = field(default_factory=Releases)
    evidence: Evidence | None = None


@dataclass(slots=True)
class Made:
    """What one process made: files and bytes written, links found, problems, and what the root
    pages say in its languages.
    """

    files: list[str] = field(default_factory=list)
    size: int = 0
    links: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    root_words: dict[str, dict[str, str]] = field(default_factory=dict)


def publish(inputs: Inputs, coverage: dict[str, Coverage]) -> Publication:
    """What all editions share."""
    downloads = table_downloads(inputs.dataset, inputs.exports)
    names = {name: public for name, (public, _) in inputs.assets.items()}
    return Publication(
        inputs.dataset,
        inputs.languages,
        coverage,
        names,
        make_environment(template_folders(inputs.content)),
        downloads,
        inputs.evidence,
    )


def make_languages(
    inputs: Inputs, languages: Sequence[Language], workers: int | None
) -> tuple[Made, dict[str, Coverage]]:
    """Make every language, shared among processes where the platform can fork. Raises
    ProblemsFound.
    """
    count = min(workers or available_processors(), len(languages))
    if count <= 1 or not hasattr(os, "fork"):
        seen: dict[str, Coverage] = {}
        made = make_share(inputs, languages, lambda own: seen.update(own) or own)
        return made, seen
    gc.freeze()
    context = multiprocessing.get_context("fork")
    pipes: list[Connection] = []
    processes = []
    for i in range(count):
        ours, theirs = context.Pipe()
        process = context.Process(
            target=work, args=(inputs, languages[i::count], theirs, [*pipes, ours]), daemon=True
        )
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    coverage: dict[str, Coverage] = {}
    failed: list[Problem] = []
    for pipe in pipes:
        own = receive(pipe)
        failed += own if isinstance(own, list) else []
        coverage |= own if isinstance(own, dict) else {}
    for pipe in pipes:
        with contextlib.suppress(BrokenPipeError):  # a process that found problems may have ended
            pipe.send(None if failed else coverage)
    stop_on(failed)
    made = Made()
    for pipe, process in zip(pipes, processes, strict=True):
        add(made, receive(pipe))
        process.join()
    return made, coverage


def receive(pipe: Connection) -> object:
    """What a process sent. Raises RuntimeError with its traceback if it failed unexpectedly."""
    try:
        value: object = pipe.recv()
    except EOFError:
        raise RuntimeError(
            "a build process ended without a word: was it killed, or out of memory?"
        ) from None
    if isinstance(value, OSError):
        raise value
    if isinstance(value, str):
        raise RuntimeError(f"a build process failed:\n{value}")  # noqa: TRY004
    return value


def add(made: Made, other: object) -> None:
    """Add what another process made."""
    assert isinstance(other, Made)
    made.files += other.files
    made.size += other.size
    made.links |= other.links
    made.problems += other.problems
    made.warnings += other.warnings
    made.root_words |= other.root_words


def work(
    inputs: Inputs, languages: Sequence[Language], pipe: Connection, others: Sequence[Connection]
) -> None:
    """The life of one build process: send coverage, receive everybody's, render, send what was
    made.

    It closes the ends of pipes that the fork left it, so that it ends when the process that
    started it is killed.
    """
    for other in others:
        other.close()

    def exchange(own: dict[str, Coverage]) -> dict[str, Coverage]:
        pipe.send(own)
        try:
            everybody = pipe.recv()
        except EOFError:
            everybody = None
        if everybody is None:
            raise SystemExit(0)
        return dict(everybody)

    gc.disable()
    try:
        pipe.send(make_share(inputs, languages, exchange))
    except ProblemsFound as found:
        pipe.send(list(found.problems))
    except BrokenPipeError:
        raise SystemExit(1) from None
    except OSError as error:
        pipe.send(error)
    except Exception:
        pipe.send(traceback.format_exc())


def make_share(inputs: Inputs, languages: Sequence[Language], exchange: Exchange) -> Made:
    """Read, render, check and write some languages."""
    folders = [relative(folder) for folder in catalog_folders(inputs.content)]
    messages = list(dataset_messages(inputs.dataset))
    catalogs = {
        x.tag: load_catalogs(x, inputs.languages, folders, messages=messages) for x in languages
    }
    interface = interface_keys(reversed(folders))
    coverage = exchange(
        {tag: measure(c, messages, interface, inputs.languages) for tag, c in catalogs.items()}
    )
    publication = publish(inputs, coverage)
    made = Made(warnings=[warning for one in catalogs.values() for warning in one.warnings])
    pattern = withheld_pattern(inputs.dataset.withheld)
    for language in languages:
        edition = Edition(publication, catalogs.pop(language.tag))
        announce(edition)
        make_edition(inputs, edition, made, pattern)
    return made


def make_edition(
    inputs: Inputs, edition: Edition, made: Made, pattern: re.Pattern[bytes] | None
) -> None:
    """Render all pages of one language, then check and write them.

    Links that views make are known without reading the pages again; those of the templates stand
    in each page of a kind.
    """
    tag = edition.language.tag
    views = embed_page.views(inputs.releases)
    files = [
        (f"{tag}/{page.file}", views[page.view](edition, page.ident, page.path))
        for page in inputs.pages
    ]
    if edition.listed:
        files += language_sitemaps(edition.publication, edition.language, inputs.pages)
    exports = [*edition_exports(edition), *hosting.edition_files(edition)]
    for name, data in exports:
        made.problems += check_withheld(name, data, pattern)
    seen: set[str] = set()
    for page, (name, data) in zip(inputs.pages, files, strict=False):
        made.problems += check_withheld(name, data, pattern)
        if page.view not in seen:
            seen.add(page.view)
            made.links |= dict.fromkeys(internal_links(data), name)
    made.links |= {edition.root + path: f"a page of {tag}" for path in edition.linked}
    files += exports
    made.size += output_folders.write_files(str(inputs.folder), files, set())
    made.files += [name for name, _ in files]
    made.root_words[tag] = edition_words(edition)
