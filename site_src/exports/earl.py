"""How does another tool read what was tested? W3C's Evaluation and Report Language 1.0 as
JSON-LD, at `accessibility/earl.json`.

One assertion per check and criterion, and one per manual check: who asserts, what was tested,
against which criterion, what came of it. The context is in the file, so that reading it needs
no network. Nothing is written for a build without evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from site_src.dataset import addresses
from site_src.edition.edition import Publication
from site_src.evidence import Evidence, Finding, Ran
from site_src.pages.conformance import Standing, standings

CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "result": "earl:result",
    "info": "earl:info",
    "title": "dct:title",
    "description": "dct:description",
    "hasVersion": "dct:hasVersion",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "date": {"@id": "dct:date", "@type": "xsd:date"},
}
OUTCOMES = {"passed": "earl:passed", "failed": "earl:failed", "inapplicable": "earl:inapplicable"}


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """earl.json, if there is evidence."""
    evidence = publication.evidence
    if evidence:
        graph = report(
            publication.dataset.site.base_url,
            publication.dataset.site.name,
            evidence,
            standings(evidence, publication.dataset.manual_checks.values()),
        )
        yield (
            addresses.accessibility_url("earl.json"),
            (json.dumps(graph, ensure_ascii=False, indent=1) + "\n").encode(),
        )


def report(site: str, name: str, evidence: Evidence, results: Sequence[Standing]) -> dict[str, Any]:
    """The graph: the site, the criteria, who asserts, and the assertions."""
    graph: list[dict[str, Any]] = [{"@id": site, "@type": "earl:TestSubject", "title": name}]
    graph += [
        {
            "@id": s.criterion.url,
            "@type": "earl:TestCriterion",
            "title": str_of(s),
            "isPartOf": "https://www.w3.org/TR/WCAG22/",
        }
        for s in results
    ]
    graph += [
        {
            "@id": f"_:{ran.check}",
            "@type": "earl:Software",
            "title": ran.check,
            "hasVersion": ran.version,
        }
        for ran in evidence.ran
    ]
    for standing in results:
        graph += [by_check(site, evidence, standing, ran) for ran in standing.ran]
        for look in standing.manual:
            result = {
                "@type": "earl:TestResult",
                "outcome": OUTCOMES[look.done.outcome] if look.done else "earl:untested",
                "description": look.what,
            }
            who = {"@type": "earl:Assertor", "title": look.done.by if look.done else name}
            graph.append(
                assertion(
                    site,
                    standing,
                    who,
                    "earl:manual",
                    result | ({"date": look.done.on.isoformat()} if look.done else {}),
                )
            )
    return {"@context": CONTEXT, "@graph": graph}


def by_check(site: str, evidence: Evidence, standing: Standing, ran: Ran) -> dict[str, Any]:
    """What one check says of one criterion."""
    findings = [f for f in standing.findings if evidence.owner(f) == ran.check]
    pages = {finding.page for finding in findings}
    info = (
        f"{ran.pages} pages, {ran.page_states} page states; {len(pages)} pages with an open result"
    )
    return assertion(
        site,
        standing,
        f"_:{ran.check}",
        "earl:automatic",
        {
            "@type": "earl:TestResult",
            "outcome": outcome_of(findings),
            "date": evidence.day.isoformat(),
            "info": info,
        },
    )


def outcome_of(findings: Sequence[Finding]) -> str:
    """What EARL calls the outcome of a check that found this."""
    if any(finding.outcome == "failed" for finding in findings):
        return "earl:failed"
    return "earl:cantTell" if findings else "earl:passed"


def assertion(
    site: str, standing: Standing, who: object, mode: str, result: dict[str, Any]
) -> dict[str, Any]:
    """One assertion."""
    return {
        "@type": "earl:Assertion",
        "assertedBy": who,
        "subject": site,
        "test": standing.criterion.url,
        "mode": mode,
        "result": result,
    }


def str_of(standing: Standing) -> str:
    """The number and name of a criterion."""
    return f"{standing.criterion.number} {standing.criterion.handle}"
