"""What does a person read of a run? One line per problem: one that many pages or states share is
reported once, with their number.

A finding of one page in one state is `str(finding)`, which `--all-lines` prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_src.evidence import Finding


@dataclass(frozen=True, slots=True)
class SharedProblem:
    """One problem, and every page and state that shows it, sorted."""

    first: Finding
    pages: tuple[str, ...]
    states: tuple[str, ...]
    count: int

    def __str__(self) -> str:
        places = {
            "page": and_more(self.pages[0], len(self.pages) - 1, "page"),
            "state": and_more(self.first.state, len(self.states) - 1, "state"),
        }
        return str(self.first.model_copy(update=places))


def and_more(first: str, others: int, noun: str) -> str:
    """The first of several things, and how many others there are."""
    return f"{first} + {counted(others, noun)}" if others else first


def counted(number: int, noun: str) -> str:
    """A number of things: "1 page", "2 pages"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def share(findings: Iterable[Finding]) -> list[SharedProblem]:
    """The findings that differ only in page and state, put together; those on most pages first."""
    groups: dict[Finding, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.order):
        problem = finding.model_copy(update={"page": "", "state": ""})
        groups.setdefault(problem, []).append(finding)
    problems = []
    for group in groups.values():
        pages = sorted({finding.page for finding in group})
        states = sorted({finding.state for finding in group})
        problems.append(SharedProblem(group[0], tuple(pages), tuple(states), len(group)))
    return sorted(problems, key=lambda problem: (-len(problem.pages), problem.first.order))
