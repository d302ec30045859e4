"""What do all checks find in the catalogs of a content root? Files -> problems and warnings; one
process for each language.

Nothing is changed. A problem blocks a merge; a warning asks a person to look.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from site_src.workbench.catalog_paths import CatalogPath, catalog_paths
from site_src.workbench.checks.cldr import cldr_data
from site_src.workbench.checks.table import SEVERITY, UPKEEP, Hit, catalog_hits
from site_src.workbench.checks.upkeep import (
    behind,
    missing_files,
    stamp_findings,
    undecided,
    unlisted_folders,
)
from site_src.workbench.checks.values import NO_TERMS, LanguagePair
from site_src.workbench.checks.waivers import Waiver, read_waivers
from site_src.workbench.glossary import read_glossary

Key = tuple[str, str]  # msgctxt, check
MARKDOWN = DOMAINS[0]  # texts of the dataset hold inline Markdown, words of the interface do not


@dataclass(slots=True)
class CheckReport:
    """What the checks found in some catalogs.

    `entries` and `files` count what was read, `waived` holds what waivers accepted as (tag,
    msgctxt, check), `incomplete` the tags of languages whose files cannot be read or lack
    messages.
    """

    entries: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    waived: set[tuple[str, str, str]] = field(default_factory=set)
    incomplete: set[str] = field(default_factory=set)

    def add(self, other: CheckReport) -> None:
        """Add what was found elsewhere."""
        self.entries += other.entries
        self.files += other.files
        self.problems += other.problems
        self.warnings += other.warnings
        self.waived |= other.waived
        self.incomplete |= other.incomplete

    def add_hit(self, path: Path, hit: Hit) -> None:
        """Add a finding to the problems or to the warnings, by the severity of its check."""
        severity = SEVERITY.get(hit.check) or UPKEEP[hit.check]
        what = f"{hit.check}: {hit.finding.what}"
        if severity == "warning":
            what = f"warning, {what}"
        problem = Problem(str(path), hit.line, hit.context, what, hit.finding.hint)
        if severity == "warning":
            self.warnings.append(problem)
        else:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class Job:
    """One language to check: its catalogs with the language that each is translated from, its
    waivers, the glossary, the templates of the catalogs.
    """

    language: Language
    files: tuple[tuple[Path, Language], ...]
    waived: frozenset[Key]
    glossary: Path | None = None
    templates: Mapping[Path, Path] = field(default_factory=dict)


def check_catalogs(
    content: Path, tag: str | None = None, *, workers: int | None = None
) -> CheckReport:
    """Check the catalogs of a content root, or those of one language. Raises WrongUse for a
    language that is not listed, ProblemsFound for the dataset, the glossary and the waivers.
    """
    site = load_dataset(content, site_day(content)).site
    languages = load_languages(content, site.source_language, site.languages)
    targets = languages.targets if tag is None else (listed_language(languages, tag),)
    folder = relative(i18n_folder(content))
    waivers_path = folder / "waivers.yaml"
    waivers = read_waivers(waivers_path)
    read_glossary(folder / "glossary.csv")  # reports its problems once, not in every process
    needed = {
        target.tag: list(
            catalog_paths(folder, target, languages.source.tag, languages.interface.tag)
        )
        for target in targets
    }
    report = CheckReport()
    for target in targets:
        missing = list(missing_files(needed[target.tag], target))
        report.problems += missing
        if missing:
            report.incomplete.add(target.tag)
    listed_tags = {target.tag for target in languages.targets}
    if tag is None:
        report.warnings += unlisted_folders(folder, listed_tags, known_languages(content))
    jobs = plan_jobs(folder, targets, languages, waivers, template_by_path(needed.values()))
    for result in run_jobs(jobs, workers or available_processors()):
        report.add(result)
    checked_tags = {target.tag for target in targets} - report.incomplete
    report.problems += unused_waivers(
        waivers_path, waivers, checked_tags, listed_tags, report.waived
    )
    report.problems = sorted(set(report.problems))
    report.warnings.sort()
    return report


def listed_language(languages: Languages, tag: str) -> Language:
    """The language with a tag. Raises WrongUse if site.yaml does not list it."""
    for language in languages.targets:
        if language.tag == tag:
            return language
    hint = did_you_mean(tag, [language.tag for language in languages.targets])
    raise WrongUse(f'site.yaml does not list the language "{tag}" ({hint})')


def template_by_path(needed: Iterable[Iterable[CatalogPath]]) -> dict[Path, Path]:
    """The template of each catalog, by the catalog's path."""
    templates = {}
    for catalogs in needed:
        for catalog in catalogs:
            templates[catalog.path] = catalog.template
    return templates


def plan_jobs(
    folder: Path,
    targets: Iterable[Language],
    languages: Languages,
    waivers: Iterable[Waiver],
    templates: Mapping[Path, Path],
) -> list[Job]:
    """The catalogs that exist, by language; what is written in a language needs none."""
    jobs = []
    for language in targets:
        files = []
        for domain, home in homes(languages).items():
            path = folder / "po" / language.tag / f"{domain}.po"
            if language.tag != home.tag and path.is_file():
                files.append((path, home))
        if not files:
            continue
        waived = frozenset((w.msgctxt, w.check) for w in waivers if w.language == language.tag)
        its_templates = {path: templates[path] for path, _ in files if path in templates}
        job = Job(language, tuple(files), waived, folder / "glossary.csv", its_templates)
        jobs.append(job)
    return jobs


def run_jobs(jobs: Sequence[Job], workers: int) -> list[CheckReport]:
    """The reports of the jobs in their order, made by several processes where the platform can
    fork.
    """
    workers = min(workers, len(jobs))
    if workers <= 1 or not hasattr(os, "fork"):
        return [run_job(job) for job in jobs]
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        reports = pool.map(run_job, jobs, chunksize=1)
        pool.close()
        pool.join()
    return reports


def run_job(job: Job) -> CheckReport:
    """What the checks find in the catalogs of one language."""
    report = CheckReport()
    glossary = read_glossary(job.glossary) if job.glossary else NO_TERMS
    target = cldr_data(job.language)
    for path, home in job.files:
        languages = LanguagePair(cldr_data(home), target, path.stem == MARKDOWN, glossary)
        catalog = check_file(path, languages, job.waived, report)
        if catalog:
            check_upkeep(path, catalog, job, report)
    return report


def check_file(
    path: Path, languages: LanguagePair, waived: frozenset[Key], report: CheckReport
) -> ParsedCatalog | None:
    """Report what the checks find in one catalog; returns it, None if it cannot be read."""
    tag = languages.target.language.tag
    report.files += 1
    try:
        catalog = parse_catalog(path, allow_extra_forms=True)
    except ProblemsFound as error:
        report.problems += error.problems
        report.incomplete.add(tag)
        return None
    report.entries += len(catalog.entries)
    for hit in catalog_hits(catalog, languages):
        if (hit.context, hit.check) in waived:
            report.waived.add((tag, hit.context, hit.check))
        else:
            report.add_hit(path, hit)
    return catalog


def check_upkeep(path: Path, catalog: ParsedCatalog, job: Job, report: CheckReport) -> None:
    """Report what a maintainer must do about one catalog."""
    tag = job.language.tag
    template = job.templates.get(path)
    try:
        lacking = list(behind(template, catalog, tag)) if template else []
    except ProblemsFound as error:
        lacking = []
        report.problems += error.problems
    if lacking:  # a waiver may wait for a message that is not here yet
        report.incomplete.add(tag)
    for hit in (*stamp_findings(catalog, tag), *undecided(catalog), *lacking):
        report.add_hit(path, hit)


def unused_waivers(
    path: Path,
    waivers: Mapping[Waiver, int],
    checked_tags: set[str],
    listed_tags: set[str],
    used: set[tuple[str, str, str]],
) -> Iterator[Problem]:
    """The waivers that waive nothing, of languages that were checked or are not listed."""
    for waiver, line in waivers.items():
        tag = waiver.language
        if tag not in listed_tags:
            hint = did_you_mean(tag, listed_tags)
            yield Problem(
                str(path), line, "waivers", f'site.yaml does not list the language "{tag}"', hint
            )
        elif tag in checked_tags and (tag, waiver.msgctxt, waiver.check) not in used:
            what = f"waives nothing: {waiver.check} finds nothing at {waiver.msgctxt} in {tag}"
            yield Problem(str(path), line, "waivers", what, "delete it")
