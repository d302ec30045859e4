"""How does a content root become a site? The stages in their order; nothing is shown before every
page is written and checked.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.catalogs.coverage import Coverage
from site_src.catalogs.locales import HOME, Language, load_languages
from site_src.checks.links import check_links, internal_links
from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.editions import Inputs, LanguageResult, make_languages, publish
from site_src.embed.page import planned_pages
from site_src.embed.releases import kept_files, read_releases
from site_src.embed.script import WIDGET
from site_src.evidence import Evidence, read_evidence
from site_src.exports.assets import load_assets, make_asset
from site_src.exports.counties import county_index
from site_src.exports.registry import WholeSite, site_files
from site_src.exports.tables import table_files
from site_src.files import PACKAGE, template_folders
from site_src.output import folders as output_folders
from site_src.output.stamp import stamp
from site_src.pages.conformance import standings, without_ground
from site_src.pages.templates import load_templates
from site_src.problems import Problem, stop_on


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: pages and bytes written (0 if nothing had changed), and each language's
    coverage.
    """

    pages: int
    size: int
    languages: tuple[str, ...]
    previews: tuple[str, ...]
    removed: int
    changed: bool
    warnings: tuple[Problem, ...] = ()


def build(
    content: Path,
    out: Path,
    *,
    pseudo: bool = False,
    workers: int | None = None,
    evidence: Path | None = None,
    strict: bool = False,
) -> Report:
    """Build the content root into `out` and show it, with the results of a run of the gate;
    nothing is written if no input changed. Where it is `strict`, a page that asks for a text of no
    message is an error: for tests, and for who works on the site.

    Raises ProblemsFound (the last good site stays) or WrongUse.
    """
    today = site_day(content)
    results = read_evidence(evidence) if evidence else None
    input_stamp = stamp([content.resolve(), PACKAGE, HOME, WIDGET], today, pseudo, results)
    output = output_folders.open_output(out)
    with output_folders.locked(output):
        if output.stamp() == input_stamp:
            return Report(0, 0, (), (), 0, changed=False)

        # Gather everything that is read once.
        inputs = replace(gather(content, today, output.next), evidence=results, strict=strict)
        check_evidence(inputs)

        # Render, check and write the languages, then what belongs to none of them.
        output_folders.begin_writing(output, inputs.folder)
        result, coverage = make_languages(inputs, chosen_languages(inputs, pseudo), workers)
        files = write_shared_files(inputs, result, coverage)

        # Show the new site only if it is sound.
        stop_on([*result.problems, *check_links(result.links, files, base_path(inputs))])
        removed = output_folders.prune(inputs.folder, files)
        output_folders.switch(output, inputs.folder, input_stamp)
    return make_report(inputs, result, coverage, files, removed)


def gather(content: Path, today: datetime.date, folder: Path) -> Inputs:
    """All that is read once for every language; `folder` is where pages will go. Raises
    ProblemsFound.
    """
    dataset = load_dataset(content, today)
    languages = load_languages(content, dataset.site.source_language, dataset.site.languages)
    static_folders = [PACKAGE / "static"]
    if (content / "static").is_dir():
        static_folders.append(content / "static")
    assets = load_assets(static_folders)
    assets["counties.json"] = make_asset("counties.json", county_index(dataset))
    releases = read_releases(content)
    ready_files = table_files(dataset) | kept_files(content, releases)
    return Inputs(
        content,
        dataset,
        languages,
        planned_pages(dataset),
        assets,
        folder,
        ready_files,
        releases,
    )


def check_evidence(inputs: Inputs) -> None:
    """Raises ProblemsFound if a manual check has no ground in the results of the gate."""
    results: Evidence | None = inputs.evidence
    if results is None:
        return
    standing = standings(results, inputs.dataset.manual_checks.values())
    stop_on(without_ground(standing, str(inputs.content / "manual_checks.yaml")))


def chosen_languages(inputs: Inputs, pseudo: bool) -> list[Language]:
    """The languages to make: those of the site, and the pseudo-locales if they are wanted."""
    languages = list(inputs.languages.targets)
    if pseudo:
        languages += inputs.languages.pseudo
    return languages


def write_shared_files(
    inputs: Inputs, result: LanguageResult, coverage: dict[str, Coverage]
) -> set[str]:
    """Check and write the files that belong to no language; returns the paths of all files of the
    site.
    """
    site = WholeSite(
        publish(inputs, coverage),
        load_templates(template_folders(inputs.content)),
        inputs.releases,
        inputs.assets,
        inputs.ready_files,
        result.root_words,
        result.files,
    )
    shared_files = site_files(site)
    withheld = withheld_pattern(inputs.dataset.withheld)
    for name, data in shared_files:
        result.problems += check_withheld(name, data, withheld)
        if name.endswith(".html"):
            result.links.update(dict.fromkeys(internal_links(data), name))
    result.size += output_folders.write_files(str(inputs.folder), shared_files)
    return {*result.files, *(name for name, _ in shared_files)}


def base_path(inputs: Inputs) -> str:
    """The path of the site on its host."""
    return "/" + inputs.dataset.site.base_url.split("://", 1)[1].partition("/")[2]


def make_report(
    inputs: Inputs,
    result: LanguageResult,
    coverage: dict[str, Coverage],
    files: set[str],
    removed: int,
) -> Report:
    """What a build that changed something did."""
    pages = sum(name.endswith(".html") for name in files)
    targets = inputs.languages.targets
    listed = tuple(language.tag for language in targets if coverage[language.tag].listed)
    previews = tuple(language.tag for language in targets if not coverage[language.tag].listed)
    warnings = tuple(sorted([*inputs.dataset.warnings, *result.warnings]))
    return Report(pages, result.size, listed, previews, removed, changed=True, warnings=warnings)
