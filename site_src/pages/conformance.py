"""Does the site meet a criterion, and what says so? Evidence of the gate and manual checks -> a
standing per criterion of WCAG 2.2.

No standing is better than what it rests on: a criterion that only an undone manual check covers is
not evaluated, and one that nothing covers stops the build. The words for levels are those of GSA's
OpenACR catalog (VPAT 2.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from site_src.dataset.manual import ManualCheck
from site_src.evidence import Evidence, Finding, Ran
from site_src.problems import Problem
from site_src.wcag import Criterion, criteria

Level = Literal[
    "supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated"
]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one criterion: its level, the checks that ran, the open findings, and
    the manual checks.
    """

    criterion: Criterion
    level: Level
    ran: tuple[Ran, ...]
    findings: tuple[Finding, ...]
    manual: tuple[ManualCheck, ...]

    @property
    def pages(self) -> int:
        """The pages with an open finding."""
        return len({finding.page for finding in self.findings})


def standings(evidence: Evidence, manual: Iterable[ManualCheck]) -> list[Standing]:
    """The standing of every criterion of levels A and AA, in the order of WCAG."""
    checks = list(manual)
    return [standing_of(criterion, evidence, checks) for criterion in criteria().values()]


def standing_of(
    criterion: Criterion, evidence: Evidence, manual_checks: Iterable[ManualCheck]
) -> Standing:
    """The standing of one criterion."""
    number = criterion.number
    ran = tuple(run for run in evidence.ran if number in run.criteria and run.pages)
    findings = tuple(finding for finding in evidence.findings if number in finding.criteria)
    manual = tuple(check for check in manual_checks if check.criterion == number)
    return Standing(criterion, judge(ran, findings, manual), ran, findings, manual)


def judge(ran: Iterable[Ran], findings: Iterable[Finding], manual: Iterable[ManualCheck]) -> Level:
    """The level of a criterion. A failure outweighs everything; on more than half of the pages it
    is "does not support".
    """
    failing_pages = {finding.page for finding in findings if finding.outcome == "failed"}
    tested_pages = max((run.pages for run in ran), default=0)
    manual_outcomes = {check.done.outcome for check in manual if check.done}
    if failing_pages or "failed" in manual_outcomes:
        mostly = 2 * len(failing_pages) > tested_pages
        return "does-not-support" if mostly else "partially-supports"
    if any(finding.outcome == "undecided" for finding in findings):
        return "not-evaluated"
    if manual_outcomes == {"inapplicable"}:
        return "not-applicable"
    if tested_pages or "passed" in manual_outcomes:
        return "supports"
    return "not-evaluated"


def without_ground(found: Iterable[Standing], file: str) -> list[Problem]:
    """A problem for each criterion that neither a check nor a manual check covers."""
    what = "is covered by no check in the evidence and by no manual check"
    hint = "run the whole gate, or add a manual check, even an undone one"
    problems = []
    for standing in found:
        if not (standing.ran or standing.findings or standing.manual):
            criterion = standing.criterion
            pointer = f"{criterion.number} {criterion.handle}"
            problems.append(Problem(file, 1, pointer, what, hint))
    return problems
