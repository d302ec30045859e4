"""How does a CI system show a run among its tests? JUnit XML: a suite per check, a test case per
page that the check looked at.

The shape is the one that Jenkins, GitLab and GitHub's reporters read (Jenkins' junit-10.xsd). A
page that fails has one failure, whose message says how many problems there are and names the
first; its text has all of them, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from site_src.evidence import Evidence, Finding, Ran

UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # what XML 1.0 has no place for


def junit(evidence: Evidence) -> bytes:
    """The report of a run: suites and cases sorted, without times, so that equal results are
    equal files.
    """
    by_page: dict[tuple[str, str], list[Finding]] = {}
    for finding in evidence.findings:
        by_page.setdefault((evidence.owner(finding), finding.page), []).append(finding)
    top = ElementTree.Element("testsuites", name="accessibility")
    total = failed = 0
    for ran in evidence.ran:
        pages = sorted({*ran.looked, *(page for check, page in by_page if check == ran.check)})
        suite = add_suite(
            top,
            ran,
            {page: by_page.get((ran.check, page), ()) for page in pages},
            evidence.day.isoformat(),
        )
        total, failed = total + int(suite.get("tests", 0)), failed + int(suite.get("failures", 0))
    top.set("tests", str(total))
    top.set("failures", str(failed))
    ElementTree.indent(top, " ")
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        + ElementTree.tostring(top, encoding="unicode").encode()
        + b"\n"
    )


def add_suite(
    top: ElementTree.Element, ran: Ran, pages: dict[str, Sequence[Finding]], day: str
) -> ElementTree.Element:
    """One check: its pages as cases."""
    failures = sum(bool(findings) for findings in pages.values())
    suite = ElementTree.SubElement(
        top, "testsuite", name=f"{ran.check} {ran.version}", tests=str(len(pages)), failures=str(failures),
        errors="0", skipped="0", timestamp=f"{day}T00:00:00",
    )  # fmt: skip
    for page, findings in pages.items():
        case = ElementTree.SubElement(
            suite, "testcase", classname=f"accessibility.{ran.check}", name=page
        )
        if findings:
            more = f" and {len(findings) - 1:,} more" if len(findings) > 1 else ""
            kind = "failed" if any(f.outcome == "failed" for f in findings) else "undecided"
            failure = ElementTree.SubElement(
                case, "failure", message=clean(f"{said(findings[0])}{more}"), type=kind
            )
            failure.text = clean("\n".join(map(str, findings)))
    return suite


def said(finding: Finding) -> str:
    """A finding in a few words, for a list of tests."""
    numbers = f" [{', '.join(finding.criteria)}]" if finding.criteria else ""
    return f"{finding.check}{numbers}: {finding.what}"


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return UNPRINTABLE.sub("\ufffd", text)
