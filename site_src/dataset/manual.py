"""Which checks by a person does a site promise, and which are done? The records of
manual_checks.yaml.

WCAG criteria that no machine can judge rest on them. A check that has not been done is reported as
not done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator

from site_src.dataset.fields import Id, PastDay, TextLine
from site_src.dataset.records import STRICT
from site_src.wcag import criteria


def check_criterion(value: str) -> str:
    """The number itself if WCAG 2.2 has a criterion of level A or AA of that number."""
    if value not in criteria():
        raise ValueError(
            f'"{value}" is not a level A or AA criterion of WCAG 2.2; write one such as 1.1.1'
        )
    return value


CriterionNumber = Annotated[str, AfterValidator(check_criterion)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualResult:
    """Who did a manual check, on which day, and the outcome; "inapplicable" if the site has
    nothing of the kind.
    """

    __pydantic_config__ = STRICT
    by: TextLine
    on: PastDay
    outcome: Literal["passed", "failed", "inapplicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualCheck:
    """A check by a person: its criterion, `what` to look at, and who has `done` it, if anybody."""

    __pydantic_config__ = STRICT
    id: Id
    criterion: CriterionNumber
    what: TextLine
    done: ManualResult | None = None
