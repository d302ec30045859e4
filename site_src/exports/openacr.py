"""How does a buyer read how accessible the site is? An OpenACR report (GSA), at
`accessibility/openacr.yaml`.

The catalog is VPAT 2.5's for WCAG 2.2 and the Revised 508 Standards. Each criterion names the
checks or manual checks that it rests on. Nothing is written for a build without evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from site_src.dataset import addresses
from site_src.dataset.manual import ManualCheck
from site_src.dataset.records import Site
from site_src.edition.edition import Publication
from site_src.evidence import Evidence
from site_src.pages.conformance import Standing, standings

CATALOG = "2.5-edition-wcag-2.2-508-en"
CHAPTERS = {"A": "success_criteria_level_a", "AA": "success_criteria_level_aa"}
OTHER_CHAPTERS = {
    "success_criteria_level_aaa": ("Not evaluated: level AAA is not the target of this product."),
    "functional_performance_criteria": (
        "Not applicable: these criteria apply where no other requirement covers a function "
        "(E204.1); every function of this product is web content, which the success criteria "
        "above cover (E205.4)."
    ),
    "hardware": "Not applicable: the product is web content; it has no hardware.",
    "software": (
        "Not applicable: the product is web content (E205); it is not a platform, an authoring "
        "tool, or software with a user interface of its own."
    ),
    "support_documentation_and_services": (
        "Not applicable: there is no documentation other than the pages themselves, which "
        "the success criteria above cover, and no support service."
    ),
}
DRAFT = (
    "“Supports” means that no failure is known; automatic checks find only some of all barriers. "
    "Criteria that no automatic check can judge rest on manual checks. Those that nobody has done "
    "yet are listed as not evaluated, even at levels A and AA: until they are done, this report is "
    "a working draft."
)


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """openacr.yaml, if there is evidence."""
    evidence = publication.evidence
    if evidence:
        data = report(
            publication.dataset.site,
            evidence,
            standings(evidence, publication.dataset.manual_checks.values()),
        )
        yield (
            addresses.accessibility_url("openacr.yaml"),
            yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=160).encode(),
        )


def report(site: Site, evidence: Evidence, results: Iterable[Standing]) -> dict[str, Any]:
    """The report as GSA's schema has it."""
    mail = (
        site.report_errors_to.removeprefix("mailto:").partition("?")[0]
        if site.report_errors_to.startswith("mailto:")
        else ""
    )
    contact = {"company_name": site.name, "email": mail, "website": site.base_url}
    chapters: dict[str, Any] = {name: {"criteria": []} for name in CHAPTERS.values()}
    for standing in results:
        chapters[CHAPTERS[standing.criterion.level]]["criteria"].append(
            criterion(standing.criterion.number, standing.level, remarks(standing))
        )
    obsolete = criterion(
        "4.1.1", "not-applicable", "WCAG 2.2 has removed this criterion as obsolete."
    )
    level_a = chapters["success_criteria_level_a"]["criteria"]
    level_a.insert(
        next((i for i, c in enumerate(level_a) if c["num"] == "4.1.2"), len(level_a)), obsolete
    )
    return {
        "title": f"{site.name} Accessibility Conformance Report",
        "product": {
            "name": site.name,
            "version": evidence.day.isoformat(),
            "description": site.description,
        },
        "author": dict(contact),
        "vendor": dict(contact),
        "report_date": evidence.day.isoformat(),
        "last_modified_date": evidence.day.isoformat(),
        "version": 1,
        "notes": DRAFT,
        "evaluation_methods_used": methods(evidence),
        "license": "CC0-1.0",
        "feedback": site.report_errors_to,
        "catalog": CATALOG,
        "chapters": chapters
        | {name: {"notes": notes, "disabled": True} for name, notes in OTHER_CHAPTERS.items()},
    }


def methods(evidence: Evidence) -> str:
    """With what was tested, and how much."""
    engines = ", ".join(
        f"{ran.check} {ran.version} ({ran.pages} pages, {ran.page_states} page states)"
        for ran in evidence.ran
    )
    reach = (
        "every check on every page"
        if evidence.complete
        else "some checks on a sample of the pages that has every kind of element"
    )
    pages = f"{evidence.pages} pages in {len(evidence.languages)} languages, opened in a browser"
    return f"{pages}; {reach}: {engines}."


def criterion(number: str, level: str, notes: str) -> dict[str, Any]:
    """One criterion for the component that the product is."""
    return {
        "num": number,
        "components": [{"name": "web", "adherence": {"level": level, "notes": notes}}],
    }


def remarks(standing: Standing) -> str:
    """What a standing rests on."""
    sentences: list[str] = []
    if standing.ran:
        names = ", ".join(f"{ran.check} {ran.version}" for ran in standing.ran)
        sentences.append(f"Automatic checks ({names}): {open_results(standing)}.")
    sentences += [manual_remark(check) for check in standing.manual]
    return " ".join(sentences)


def open_results(standing: Standing) -> str:
    """What automatic checks left open, in words."""
    if not standing.findings:
        return "nothing open"
    return f"open results on {standing.pages} page{'' if standing.pages == 1 else 's'}"


def manual_remark(check: ManualCheck) -> str:
    """What a person found, or that nobody has looked."""
    done = check.done
    if done is None:
        return f"Manual check {check.id}: not done."
    return f"Manual check {check.id}: {done.outcome}, {done.on.isoformat()}, by {done.by}."
