"""How does a content root become a site? The stages in their order; nothing is shown before every
page is written and checked.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.catalogs.coverage import Coverage
from site_src.catalogs.locales import HOME, load_languages
from site_src.checks.links import check_links, internal_links
from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.editions import Inputs, Made, make_languages, publish
from site_src.embed import hosting
from site_src.embed import page as embed_page
from site_src.embed.releases import kept_files, read_releases
from site_src.embed.script import WIDGET
from site_src.evidence import read_evidence
from site_src.exports.counties import county_index
from site_src.exports.registry import site_exports
from site_src.exports.robots import robots
from site_src.exports.sitemap import sitemap_index
from site_src.exports.tables import table_files
from site_src.files import PACKAGE, template_folders
from site_src.output import folders as output_folders
from site_src.output.assets import load_assets, public_name
from site_src.output.stamp import stamp
from site_src.pages.chooser import render_chooser
from site_src.pages.conformance import standings, without_ground
from site_src.pages.plan import plan_pages
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
) -> Report:
    """Build the content root into `out` and show it, with the results of a run of the gate;
    nothing is written if no input changed.

    Raises ProblemsFound (the last good site stays) or WrongUse.
    """
    today = site_day(content)
    inputs_folders = [content.resolve(), PACKAGE, HOME, WIDGET]
    results = read_evidence(evidence) if evidence else None
    mark = stamp(inputs_folders, today, pseudo, results)
    output = output_folders.open_output(out)
    with output_folders.locked(output):
        if output.stamp() == mark:
            return Report(0, 0, (), (), 0, changed=False)
        inputs = gather(content, today, output.next)
        dataset, languages = inputs.dataset, inputs.languages
        if results:
            stop_on(
                without_ground(
                    standings(results, dataset.manual_checks.values()),
                    str(content / "manual_checks.yaml"),
                )
            )
            inputs = replace(inputs, evidence=results)
        output.manifest(inputs.folder).unlink(missing_ok=True)
        made, coverage = make_languages(
            inputs, (*languages.targets, *(languages.pseudo if pseudo else ())), workers
        )
        files = write_shared(inputs, made, coverage)
        base = "/" + dataset.site.base_url.split("://", 1)[1].partition("/")[2]
        stop_on([*made.problems, *check_links(made.links, files, base)])
        removed = output_folders.prune(inputs.folder, files)
        output_folders.switch(output, inputs.folder, mark)
    listed = tuple(x.tag for x in languages.targets if coverage[x.tag].listed)
    previews = tuple(x.tag for x in languages.targets if not coverage[x.tag].listed)
    return Report(
        len([f for f in files if f.endswith(".html")]),
        made.size,
        listed,
        previews,
        removed,
        changed=True,
        warnings=tuple(sorted(made.warnings)),
    )


def gather(content: Path, today: datetime.date, folder: Path) -> Inputs:
    """All that is read once for every language; `folder` is where pages will go. Raises
    ProblemsFound.
    """
    dataset = load_dataset(content, today)
    languages = load_languages(content, dataset.site.source_language, dataset.site.languages)
    assets = load_assets(
        [PACKAGE / "static", *([content / "static"] if (content / "static").is_dir() else [])]
    )
    index = county_index(dataset)
    assets["counties.json"] = (public_name("counties.json", index), index)
    releases = read_releases(content)
    exports = table_files(dataset) | kept_files(content, releases)
    return Inputs(
        content,
        dataset,
        languages,
        [*plan_pages(dataset), embed_page.PLANNED],
        assets,
        folder,
        exports,
        releases,
    )


def write_shared(inputs: Inputs, made: Made, coverage: dict[str, Coverage]) -> set[str]:
    """Write what belongs to no language; returns the names of all files of the site."""
    publication = publish(inputs, coverage)
    templates = load_templates(template_folders(inputs.content))
    site = inputs.dataset.site
    shared = [
        ("index.html", render_chooser(publication, templates, made.root_words, missing=False)),
        ("404.html", render_chooser(publication, templates, made.root_words, missing=True)),
        ("sitemap.xml", sitemap_index(publication, made.files)),
        ("robots.txt", robots(site.base_url)),
        *site_exports(publication),
        *hosting.site_files(publication, inputs.releases),
        *inputs.assets.values(),
        *inputs.exports.items(),
    ]
    pattern = withheld_pattern(inputs.dataset.withheld)
    for name, data in shared:
        made.problems += check_withheld(name, data, pattern)
        if name.endswith(".html"):
            made.links.update(dict.fromkeys(internal_links(data), name))
    made.size += output_folders.write_files(str(inputs.folder), shared, set())
    return {*made.files, *(name for name, _ in shared)}
