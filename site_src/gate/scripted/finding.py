"""How does a scripted check say what it found? One function, so that each check names rule,
criterion and what to do.
"""

from __future__ import annotations

from collections.abc import Callable

from site_src.evidence import Finding, Outcome
from site_src.gate.browser import State
from site_src.gate.sample import Page


def reporter(page: Page, state: State | str) -> Callable[..., Finding]:
    """A function that makes the findings of one page in one state."""

    def fault(
        check: str, criterion: str, selector: str, what: str, hint: str, outcome: Outcome = "failed"
    ) -> Finding:
        return Finding(
            page=page.path,
            state=str(state),
            check=check,
            selector=selector,
            criteria=(criterion,),
            outcome=outcome,
            what=what,
            hint=hint,
        )

    return fault
