"""How does a code scanner show a run? SARIF 2.1.0 (OASIS): rules with their criteria, a result
per place of a page.

A place that several states show is one result. Pages are artifacts below the base SITE (the
folder that was checked), a selector is a logical location. `partialFingerprints` keep a result
the same from run to run while its rule, page and selector are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from site_src.evidence import Evidence, Finding
from site_src.wcag import criteria

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(evidence: Evidence) -> bytes:
    """The report of a run."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in evidence.findings:
        groups.setdefault(
            (finding.check, finding.page, finding.selector, finding.outcome, finding.what), []
        ).append(finding)
    named = sorted({finding.check for finding in evidence.findings})
    examples = {finding.check: finding for finding in reversed(evidence.findings)}
    run = {
        "tool": {
            "driver": {
                "name": "accessibility gate",
                "rules": [rule(examples[name]) for name in named],
                "properties": {"checks": {ran.check: ran.version for ran in evidence.ran}},
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {
            "SITE": {"description": {"text": "The folder of pages that was checked."}}
        },
        "results": [result(named, found) for _, found in sorted(groups.items())],
        "columnKind": "utf16CodeUnits",
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def rule(finding: Finding) -> dict[str, Any]:
    """The rule of a finding, with tags of its criteria and an address that explains it: the
    engine's own, else W3C's.
    """
    known = [criteria()[n] for n in finding.criteria if n in criteria()]
    names = ", ".join(f"{c.number} {c.handle}" for c in known)
    words = f"WCAG 2.2: {names}" if known else "Best practice: no success criterion asks for it"
    made: dict[str, Any] = {
        "id": finding.check,
        "shortDescription": {"text": words},
        "properties": {
            "tags": ["accessibility", *(f"WCAG {n}" for n in finding.criteria)]
            if finding.criteria
            else ["accessibility", "best practice"]
        },
    }
    address = (
        finding.hint
        if finding.hint.startswith("https://")
        else known[0].understanding
        if known
        else ""
    )
    return made | ({"helpUri": address, "help": {"text": f"See {address}"}} if address else {})


def result(named: Sequence[str], found: Sequence[Finding]) -> dict[str, Any]:
    """One place of one page, in every state that shows it."""
    first = found[0]
    undecided = "A person must decide: " if first.outcome == "undecided" else ""
    hint = f" ({first.hint})" if first.hint else ""
    states = sorted({finding.state for finding in found})
    place = f"{first.check}\0{first.page}\0{first.selector}\0{first.what}"
    return {
        "ruleId": first.check,
        "ruleIndex": named.index(first.check),
        "level": "warning" if first.outcome == "undecided" else "error",
        "message": {"text": f"{undecided}{first.what}{hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(first.page), "uriBaseId": "SITE"},
                    "region": {"startLine": 1},
                },
                "logicalLocations": [
                    {
                        "name": first.selector or "page",
                        "fullyQualifiedName": f"{first.page}#{first.selector}",
                        "kind": "element",
                    }
                ],
            }
        ],
        "partialFingerprints": {
            "place/v1": hashlib.blake2b(place.encode(), digest_size=16).hexdigest()
        },
        "properties": {"states": states, "criteria": list(first.criteria)},
    }
