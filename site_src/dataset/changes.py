"""What changed, and when? The dated events of all programs and the days on which their status was
last known, newest first.

Only single dates count (a day, a month or a year): a range or "about" is not a date on which
something changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from site_src.dataset.dataset import Dataset
from site_src.dataset.dates import AsOf, DatePart
from site_src.dataset.records import Event, Program


class DatedChange(NamedTuple):
    """One dated change of a program: an event of its history, or (None) its status."""

    date: DatePart
    program: Program
    event: Event | None

    @property
    def names(self) -> tuple[str, ...]:
        """The ids that lead to the change, below the site."""
        program = self.program
        if self.event:
            return ("program", program.id, "history", self.event.id)
        return ("program", program.id, "status", program.status.as_of.text)

    @property
    def as_of(self) -> AsOf:
        """The date as it is written."""
        return self.event.date if self.event else self.program.status.as_of


def dated_changes(dataset: Dataset, programs: Iterable[Program] | None = None) -> list[DatedChange]:
    """The changes of some programs (None: of the listed ones), newest first; a month counts from
    its first day.
    """
    changes: list[DatedChange] = []
    for program in dataset.listed_programs if programs is None else programs:
        changes += changes_of(program)
    return sorted(changes, key=order_of, reverse=True)


def order_of(change: DatedChange) -> tuple[datetime.date, tuple[str, ...]]:
    return change.date.first_day, change.names


def changes_of(program: Program) -> Iterable[DatedChange]:
    """The changes of one program that have a single date."""
    for event in program.history:
        part = event.date.single
        if part and not part.approximate:
            yield DatedChange(part, program, event)
    part = program.status.as_of.single
    if part and not part.approximate:
        yield DatedChange(part, program, None)
