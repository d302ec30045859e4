"""What does a person read of a run? One line per problem: a problem that many pages or states
share is said once, with their number.

A finding of one page in one state is `str(finding)`, which `--all-lines` prints; this is what
stands in a terminal otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_src.evidence import Finding


@dataclass(frozen=True, slots=True)
class Shared:
    """One problem, and every page and state that shows it, sorted."""

    first: Finding
    pages: tuple[str, ...]
    states: tuple[str, ...]
    count: int

    def __str__(self) -> str:
        pages, states = len(self.pages) - 1, len(self.states) - 1
        places = (
            f"{self.pages[0]} + {pages:,} page{'' if pages == 1 else 's'}"
            if pages
            else self.pages[0]
        )
        looks = (
            f"{self.first.state} + {states} state{'' if states == 1 else 's'}"
            if states
            else self.first.state
        )
        return self.first.model_copy(update={"page": places, "state": looks}).__str__()


def share(findings: Iterable[Finding]) -> list[Shared]:
    """The findings that differ in nothing but page and state, put together; those on most pages
    first.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: f.order):
        groups.setdefault(
            (
                finding.check,
                finding.selector,
                finding.criteria,
                finding.outcome,
                finding.what,
                finding.hint,
            ),
            [],
        ).append(finding)
    made = [
        Shared(found[0], tuple(sorted({f.page for f in found})), tuple(sorted({f.state for f in found})), len(found))
        for found in groups.values()
    ]  # fmt: skip
    return sorted(made, key=lambda shared: (-len(shared.pages), shared.first.order))
