"""How does a code scanner show a run? SARIF 2.1.0 (OASIS): rules with their criteria, a result
per place of a page.

A place that several states show is one result. Pages are artifacts below the base SITE (the
folder that was checked), a selector is a logical location. `partialFingerprints` keep a result
the same from run to run as long as its rule, page and selector are the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from site_src.evidence import Evidence, Finding
from site_src.wcag import Criterion, criteria

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(evidence: Evidence) -> bytes:
    """The report of a run."""
    by_place: dict[tuple[str, ...], list[Finding]] = {}
    examples: dict[str, Finding] = {}
    for finding in evidence.findings:
        examples.setdefault(finding.check, finding)
        place = (finding.check, finding.page, finding.selector, finding.outcome, finding.what)
        by_place.setdefault(place, []).append(finding)
    names = sorted(examples)
    driver = {
        "name": "accessibility gate",
        "rules": [rule(examples[name]) for name in names],
        "properties": {"checks": {ran.check: ran.version for ran in evidence.ran}},
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {
            "SITE": {"description": {"text": "The folder of pages that was checked."}}
        },
        "results": [result(names, findings) for _, findings in sorted(by_place.items())],
        "columnKind": "utf16CodeUnits",
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def rule(finding: Finding) -> dict[str, Any]:
    """The rule of a finding, with tags of its criteria and an address that explains it."""
    known = [criteria()[number] for number in finding.criteria if number in criteria()]
    description = "Best practice: no success criterion requires it"
    if known:
        names = ", ".join(f"{criterion.number} {criterion.handle}" for criterion in known)
        description = f"WCAG 2.2: {names}"
    tags = [f"WCAG {number}" for number in finding.criteria] or ["best practice"]
    described: dict[str, Any] = {
        "id": finding.check,
        "shortDescription": {"text": description},
        "properties": {"tags": ["accessibility", *tags]},
    }
    address = help_address(finding, known)
    if address:
        described |= {"helpUri": address, "help": {"text": f"See {address}"}}
    return described


def help_address(finding: Finding, known: Sequence[Criterion]) -> str:
    """What explains a rule: the engine's own page, else W3C's; "" if there is none."""
    if finding.hint.startswith("https://"):
        return finding.hint
    return known[0].understanding if known else ""


def result(names: Sequence[str], findings: Sequence[Finding]) -> dict[str, Any]:
    """One place of one page, in every state that shows it; `names` are those of the rules."""
    first = findings[0]
    is_undecided = first.outcome == "undecided"
    message = f"A person must decide: {first.what}" if is_undecided else first.what
    if first.hint:
        message += f" ({first.hint})"
    return {
        "ruleId": first.check,
        "ruleIndex": names.index(first.check),
        "level": "warning" if is_undecided else "error",
        "message": {"text": message},
        "locations": [location(first)],
        "partialFingerprints": {"place/v1": fingerprint(first)},
        "properties": {
            "states": sorted({finding.state for finding in findings}),
            "criteria": list(first.criteria),
        },
    }


def location(finding: Finding) -> dict[str, Any]:
    """Where a result is: the file of its page, and its selector."""
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(finding.page), "uriBaseId": "SITE"},
            "region": {"startLine": 1},
        },
        "logicalLocations": [
            {
                "name": finding.selector or "page",
                "fullyQualifiedName": f"{finding.page}#{finding.selector}",
                "kind": "element",
            }
        ],
    }


def fingerprint(finding: Finding) -> str:
    """What a result is recognized by in the next run."""
    place = "\0".join([finding.check, finding.page, finding.selector, finding.what])
    return hashlib.blake2b(place.encode(), digest_size=16).hexdigest()
