"""What do all checks say about the catalogs of a content root? Files -> problems and warnings, a
process for each language.

Nothing is changed. A problem stops a merge; a warning asks a person to look.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogs.domains import DOMAINS, homes
from site_src.catalogs.locales import (
    Language,
    Languages,
    i18n_folder,
    known_languages,
    load_languages,
)
from site_src.catalogs.po_reader import ParsedCatalog, parse_catalog
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.files import relative
from site_src.problems import Problem, ProblemsFound, WrongUse, did_you_mean
from site_src.processors import available_processors
from site_src.workbench.catalog_paths import catalog_paths
from site_src.workbench.checks.cldr import tongue
from site_src.workbench.checks.table import SEVERITY, UPKEEP, Hit, catalog_hits
from site_src.workbench.checks.upkeep import (
    behind,
    missing_files,
    stamp_findings,
    undecided,
    unlisted_folders,
)
from site_src.workbench.checks.values import NO_TERMS, Pair
from site_src.workbench.checks.waivers import Waiver, read_waivers
from site_src.workbench.glossary import read_glossary

Key = tuple[str, str]
MARKDOWN = DOMAINS[0]  # texts of the dataset hold inline Markdown, words of the interface none


@dataclass(slots=True)
class Found:
    """What was found in some catalogs: entries and files read, problems, warnings, what waivers
    took as (tag, msgctxt, check), and the tags of languages whose files cannot be read, or lack
    messages.
    """

    entries: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    waived: set[tuple[str, str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)

    def add(self, other: Found) -> None:
        """Add what was found elsewhere."""
        self.entries += other.entries
        self.files += other.files
        self.problems += other.problems
        self.warnings += other.warnings
        self.waived |= other.waived
        self.unread |= other.unread


@dataclass(frozen=True, slots=True)
class Job:
    """One language to check: its catalogs with the language each is translated from, its waivers,
    the glossary, the catalogs' templates.
    """

    language: Language
    files: tuple[tuple[Path, Language], ...]
    waived: frozenset[Key]
    glossary: Path | None = None
    templates: Mapping[Path, Path] = field(default_factory=dict)


def check_catalogs(content: Path, tag: str | None = None, *, workers: int | None = None) -> Found:
    """Check the catalogs of a content root, or those of one language. Raises WrongUse, or
    ProblemsFound for the dataset and waivers.
    """
    site = load_dataset(content, site_day(content)).site
    languages = load_languages(content, site.source_language, site.languages)
    targets = [x for x in languages.targets if not tag or x.tag == tag]
    if not targets:
        raise WrongUse(
            f'site.yaml does not list the language "{tag}" ({did_you_mean(tag or "", [x.tag for x in languages.targets])})'
        )
    folder = relative(i18n_folder(content))
    path = folder / "waivers.yaml"
    waivers = read_waivers(path)
    needed = {
        x.tag: list(catalog_paths(folder, x, languages.source.tag, languages.interface.tag))
        for x in targets
    }
    templates = {one.path: one.template for some in needed.values() for one in some}
    jobs = plan_jobs(folder, targets, languages, waivers, templates)
    read_glossary(folder / "glossary.csv")  # its problems are said once, before any process begins
    found = Found(
        problems=[problem for x in targets for problem in missing_files(needed[x.tag], x)]
    )
    found.unread |= {x.tag for x in targets if any(not one.path.exists() for one in needed[x.tag])}
    if not tag:
        found.warnings += unlisted_folders(
            folder, [x.tag for x in languages.targets], known_languages(content)
        )
    for one in run_jobs(jobs, workers or available_processors()):
        found.add(one)
    found.problems += unused(
        path,
        waivers,
        {x.tag for x in targets} - found.unread,
        {x.tag for x in languages.targets},
        found.waived,
    )
    found.problems = sorted(set(found.problems))
    found.warnings.sort()
    return found


def plan_jobs(
    folder: Path,
    targets: Iterable[Language],
    languages: Languages,
    waivers: Iterable[Waiver],
    templates: Mapping[Path, Path],
) -> list[Job]:
    """The catalogs that there are, by language; what a language is the source of needs no catalog."""
    jobs = []
    for language in targets:
        listed = [
            (folder / "po" / language.tag / f"{domain}.po", home)
            for domain, home in homes(languages).items()
            if language.tag != home.tag
        ]
        files = tuple((path, home) for path, home in listed if path.is_file())
        mine = frozenset((w.msgctxt, w.check) for w in waivers if w.language == language.tag)
        if files:
            jobs.append(
                Job(
                    language,
                    files,
                    mine,
                    folder / "glossary.csv",
                    {path: templates[path] for path, _ in files if path in templates},
                )
            )
    return jobs


def run_jobs(jobs: Sequence[Job], workers: int) -> list[Found]:
    """The jobs' results in order, shared among processes where the platform can fork."""
    if min(workers, len(jobs)) <= 1 or not hasattr(os, "fork"):
        return [run_job(job) for job in jobs]
    with multiprocessing.get_context("fork").Pool(min(workers, len(jobs))) as pool:
        found = pool.map(run_job, jobs, chunksize=1)
        pool.close()
        pool.join()
    return found


def run_job(job: Job) -> Found:
    """What the checks find in the catalogs of one language."""
    found = Found()
    glossary = read_glossary(job.glossary) if job.glossary else NO_TERMS
    for path, home in job.files:
        catalog = check_file(
            path,
            Pair(tongue(home), tongue(job.language), path.stem == MARKDOWN, glossary),
            job.waived,
            found,
        )
        if catalog:
            look_after(path, catalog, job, found)
    return found


def look_after(path: Path, catalog: ParsedCatalog, job: Job, found: Found) -> None:
    """Add what a maintainer owes one catalog."""
    try:
        late = (
            tuple(behind(job.templates[path], catalog, job.language.tag))
            if path in job.templates
            else ()
        )
    except ProblemsFound as stopped:
        late, found.problems = (), [*found.problems, *stopped.problems]
    if late:  # a waiver may wait for a message that is not here yet
        found.unread.add(job.language.tag)
    for hit in (*stamp_findings(catalog, job.language.tag), *undecided(catalog), *late):
        sort_in(path, hit, found)


def check_file(
    path: Path, pair: Pair, waived: frozenset[Key], found: Found
) -> ParsedCatalog | None:
    """Add what the checks find in one catalog; returns it, None if it cannot be read."""
    found.files += 1
    try:
        catalog = parse_catalog(path, allow_extra_forms=True)
    except ProblemsFound as stopped:
        found.problems += stopped.problems
        found.unread.add(pair.target.language.tag)
        return None
    found.entries += len(catalog.entries)
    for hit in catalog_hits(catalog, pair):
        check, _, context, _ = hit
        if (context, check) in waived:
            found.waived.add((pair.target.language.tag, context, check))
        else:
            sort_in(path, hit, found)
    return catalog


def sort_in(path: Path, hit: Hit, found: Found) -> None:
    """Add a finding to the problems or to the warnings."""
    check, line, context, finding = hit
    warning = (SEVERITY | UPKEEP)[check] == "warning"
    problem = Problem(
        str(path),
        line,
        context,
        f"{'warning, ' if warning else ''}{check}: {finding.what}",
        finding.hint,
    )
    (found.warnings if warning else found.problems).append(problem)


def unused(
    path: Path,
    waivers: dict[Waiver, int],
    checked: set[str],
    known: set[str],
    used: set[tuple[str, str, str]],
) -> list[Problem]:
    """The waivers that waive nothing, of languages that were checked or do not exist."""
    problems = []
    for waiver, line in waivers.items():
        if waiver.language not in known:
            problems.append(
                Problem(
                    str(path),
                    line,
                    "waivers",
                    f'no language "{waiver.language}"',
                    did_you_mean(waiver.language, known),
                )
            )
        elif (
            waiver.language in checked
            and (waiver.language, waiver.msgctxt, waiver.check) not in used
        ):
            what = f"waives nothing: {waiver.check} finds nothing at {waiver.msgctxt} in {waiver.language}"
            problems.append(Problem(str(path), line, "waivers", what, "delete it"))
    return problems
