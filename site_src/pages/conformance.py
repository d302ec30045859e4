"""Does the site meet a criterion, and what shows it? Evidence of the gate and manual checks -> a
standing per criterion of WCAG 2.2.

No standing is better than what it rests on: a criterion that only an undone manual check covers
is not evaluated, and one that nothing covers stops the build. The words for levels are those of
GSA's OpenACR catalog (VPAT 2.5).
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
    """What is known of one criterion: its level, the checks that looked, the open findings, and
    the looks by a person.
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
    looks = list(manual)
    made = []
    for number, criterion in criteria().items():
        ran = tuple(r for r in evidence.ran if number in r.criteria and r.pages)
        findings = tuple(f for f in evidence.findings if number in f.criteria)
        own = tuple(look for look in looks if look.criterion == number)
        made.append(Standing(criterion, judge(ran, findings, own), ran, findings, own))
    return made


def judge(ran: Iterable[Ran], findings: Iterable[Finding], manual: Iterable[ManualCheck]) -> Level:
    """The level of a criterion. A failure outweighs all; on more than half of the pages it is
    "does not support".
    """
    failing = {f.page for f in findings if f.outcome == "failed"}
    undecided = any(f.outcome == "undecided" for f in findings)
    looked = max((r.pages for r in ran), default=0)
    outcomes = {look.done.outcome for look in manual if look.done}
    if failing or "failed" in outcomes:
        return "does-not-support" if 2 * len(failing) > looked else "partially-supports"
    if undecided:
        return "not-evaluated"
    if outcomes == {"inapplicable"}:
        return "not-applicable"
    return "supports" if looked or "passed" in outcomes else "not-evaluated"


def without_ground(found: Iterable[Standing], file: str) -> list[Problem]:
    """A problem for each criterion that neither a check nor a manual check covers."""
    return [
        Problem(
            file,
            1,
            f"{s.criterion.number} {s.criterion.handle}",
            "is covered by no check in the evidence and by no manual check",
            "run the whole gate, or add a manual check, even one that has not been done",
        )
        for s in found
        if not (s.ran or s.findings or s.manual)
    ]
