"""Which looks by a person does a site promise, and which are done? The records of
manual_checks.yaml.

A criterion of WCAG that no machine can judge rests on them. One that is not done is said to be
not done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator

from site_src.dataset.fields import Id, PastDay, Text
from site_src.dataset.records import STRICT
from site_src.wcag import criteria


def check_criterion(value: str) -> str:
    """The number itself if WCAG 2.2 has a criterion of level A or AA of that number."""
    if value not in criteria():
        raise ValueError(
            f'"{value}" is no criterion of level A or AA of WCAG 2.2; write a number such as 1.1.1'
        )
    return value


CriterionNumber = Annotated[str, AfterValidator(check_criterion)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Who did a manual check, on which day, and what came of it; "inapplicable" where the site
    has nothing of the kind.
    """

    __pydantic_config__ = STRICT
    by: Text
    on: PastDay
    outcome: Literal["passed", "failed", "inapplicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualCheck:
    """A look by a person: its criterion, `what` to look at, and who has `done` it, if anybody has."""

    __pydantic_config__ = STRICT
    id: Id
    criterion: CriterionNumber
    what: Text
    done: Done | None = None
