"""How does a CI system show a run among its tests? JUnit XML: a suite per check, a test case per
page that the check looked at.

The shape is the one that Jenkins, GitLab and GitHub's reporters read (Jenkins' junit-10.xsd). A
page that fails has one failure, whose message says how many problems there are and names the
first; its text lists all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from site_src.evidence import Evidence, Finding, Ran

# What XML 1.0 has no place for.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def junit(evidence: Evidence) -> bytes:
    """The report of a run: suites and cases sorted, without times, so that equal results are
    equal files.
    """
    by_check: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in evidence.findings:
        by_check[evidence.owner(finding)][finding.page].append(finding)
    top = Element("testsuites", name="accessibility")
    for ran in evidence.ran:
        findings = by_check[ran.check]
        pages = {page: findings.get(page, []) for page in sorted({*ran.looked, *findings})}
        top.append(suite_of(ran, pages, evidence.day.isoformat()))
    for count in ("tests", "failures"):
        top.set(count, str(sum(int(suite.attrib[count]) for suite in top)))
    indent(top, " ")
    return DECLARATION + tostring(top, encoding="unicode").encode() + b"\n"


def suite_of(ran: Ran, pages: Mapping[str, Sequence[Finding]], day: str) -> Element:
    """One check: its pages as cases."""
    failures = sum(1 for findings in pages.values() if findings)
    suite = Element(
        "testsuite",
        name=f"{ran.check} {ran.version}",
        tests=str(len(pages)),
        failures=str(failures),
        errors="0",
        skipped="0",
        timestamp=f"{day}T00:00:00",
    )
    for page, findings in pages.items():
        case = SubElement(
            suite, "testcase", classname=f"accessibility.{ran.check}", name=clean(page)
        )
        if findings:
            case.append(failure_of(findings))
    return suite


def failure_of(findings: Sequence[Finding]) -> Element:
    """What is wrong on one page."""
    message = summary(findings[0])
    if len(findings) > 1:
        message += f" and {len(findings) - 1:,} more"
    failed = any(finding.outcome == "failed" for finding in findings)
    failure = Element("failure", message=clean(message), type="failed" if failed else "undecided")
    failure.text = clean("\n".join(map(str, findings)))
    return failure


def summary(finding: Finding) -> str:
    """A finding in a few words, for a list of tests."""
    numbers = f" [{', '.join(finding.criteria)}]" if finding.criteria else ""
    return f"{finding.check}{numbers}: {finding.what}"


def clean(text: str) -> str:
    """A text in which a sign replaces each character that XML cannot contain."""
    return UNPRINTABLE.sub("\ufffd", text)
