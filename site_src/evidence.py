"""What did the accessibility gate see? The shape of a finding and of the evidence file, which a
later build renders.

An evidence file is JSON: `Evidence` below, by pydantic, with a version number. Lowest stage:
nothing else of the site is needed to read it.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from site_src.problems import Problem, ProblemsFound

Outcome = Literal["failed", "undecided"]


class Record(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(Record):
    """One place of one page where one check found fault, or could not decide."""

    page: str  # path in the site's folder: "en/index.html"
    state: str  # "file", or what the browser showed: "dark 320", "print", "text spacing"
    check: str  # engine and rule: "axe:color-contrast", "reflow:overflow"
    selector: str  # CSS selector, or "" for the page as a whole
    criteria: tuple[str, ...]  # numbers of WCAG 2.2: "1.4.3"; empty for best practice
    outcome: Outcome
    what: str
    hint: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """What findings are sorted by: page, state, check, place."""
        return (self.page, self.state, self.check, self.selector, self.what)

    def __str__(self) -> str:
        number = f" [{', '.join(self.criteria)}]" if self.criteria else " [best practice]"
        undecided = "undecided: " if self.outcome == "undecided" else ""
        hint = f" ({self.hint})" if self.hint else ""
        place = f"{self.page}  {self.state}  {self.selector or 'page'}"
        return f"{place}: {self.check}{number}: {undecided}{self.what}{hint}"


class Ran(Record):
    """How far one check looked: pages, states of pages, and what came of it."""

    check: str  # "axe", "reflow"
    version: str
    criteria: tuple[str, ...]  # the criteria that the check gives evidence on
    pages: int
    page_states: int
    failed: int
    undecided: int
    accepted: int
    looked: tuple[str, ...] = ()  # the pages, in their order; in an older file they are not known


class Acceptance(Record):
    """A result that a person has judged: where, which rule, why, and until when."""

    page: str  # fnmatch pattern of pages
    rule: str  # "axe:color-contrast"
    selector: str = "*"  # fnmatch pattern of selectors
    reason: str = Field(min_length=10)
    expires: datetime.date


class Evidence(Record):
    """The result of one run of the gate over one built site."""

    version: Literal[1] = 1
    day: datetime.date
    languages: tuple[str, ...]
    pages: int
    complete: bool  # every check on every page in every state
    ran: tuple[Ran, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[Acceptance, ...]  # those that were used

    def owner(self, finding: Finding) -> str:
        """The check of `ran` that a finding counts for."""
        return owner(finding, [ran.check for ran in self.ran])


def owner(finding: Finding, checks: Collection[str]) -> str:
    """The one of some checks that a finding counts for: that of its name, or "lint", whose rules
    have names of their own.
    """
    name = finding.check.partition(":")[0]
    return name if name in checks else "lint"


def read_evidence(path: Path) -> Evidence:
    """The evidence of a file. Raises ProblemsFound if it is not one."""
    try:
        return Evidence.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ProblemsFound(
            [
                Problem(
                    str(path),
                    1,
                    "",
                    f"cannot be read: {error.strerror}",
                    "run: python build.py check --accessibility --evidence FILE",
                )
            ]
        ) from None
    except ValidationError as error:
        wrong = [
            Problem(
                str(path),
                1,
                ".".join(map(str, e["loc"])),
                e["msg"],
                "write it again: python build.py check --accessibility --evidence FILE",
            )
            for e in error.errors()
        ]
        raise ProblemsFound(wrong) from None
