"""How does a check report what is wrong? One maker of findings for the lints and the scripted
checks.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_src.evidence import Finding, Outcome
from site_src.gate.sample import Page


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes the findings of one check about one page in one state.

    `check` is the name before the colon, such as "content"; a rule is the name after it.
    """

    page: Page
    state: str
    check: str

    def failed(self, rule: str, criterion: str, selector: str, what: str, hint: str) -> Finding:
        """A place that breaks a success criterion."""
        return self.finding(rule, criterion, selector, what, hint, "failed")

    def undecided(self, rule: str, criterion: str, selector: str, what: str, hint: str) -> Finding:
        """A place that a person must look at."""
        return self.finding(rule, criterion, selector, what, hint, "undecided")

    def finding(
        self, rule: str, criterion: str, selector: str, what: str, hint: str, outcome: Outcome
    ) -> Finding:
        """A place with the outcome given."""
        return Finding(
            page=self.page.path,
            state=self.state,
            check=f"{self.check}:{rule}",
            selector=selector,
            criteria=(criterion,),
            outcome=outcome,
            what=what,
            hint=hint,
        )
