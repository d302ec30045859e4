"""Which programs are in focus on the home page, and may they be? What site.yaml features, by the
day of the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_src.dataset.dataset import Dataset
from site_src.dataset.mistakes import Mistake, repeated_ids, unknown_id
from site_src.dataset.records import CHANGED_STATES, Feature, Program


def in_focus(dataset: Dataset) -> list[Program]:
    """The programs that are featured on the day of the build, in the order of site.yaml."""
    return [
        dataset.programs[feature.program]
        for feature in dataset.site.featured
        if is_on(feature, dataset.today)
    ]


def is_on(feature: Feature, day: datetime.date) -> bool:
    """True from the start of a feature to its end, both included."""
    return (feature.start or day) <= day <= (feature.end or day)


def check_featured(dataset: Dataset) -> Iterator[Mistake]:
    """A mistake for each feature that names no program, one of the archive or one that changed,
    appears twice, or ends before it starts.
    """
    features = dataset.site.featured
    yield from repeated_ids("program", [feature.program for feature in features], ("featured",))
    for i, feature in enumerate(features):
        program = dataset.programs.get(feature.program)
        if program is None:
            yield from unknown_id("program", feature.program, dataset.programs, ("featured", i))
        else:
            yield from check_featured_program(dataset, program, i)
        if feature.start and feature.end and feature.end < feature.start:
            yield Mistake(
                ("featured", i, "end"), "is before the start", "put the later day into end"
            )


def check_featured_program(dataset: Dataset, program: Program, i: int) -> Iterator[Mistake]:
    """A program in focus still runs, and is in the main lists."""
    if program.status.state in CHANGED_STATES:
        instead = program.status.replaced_by
        hint = f'feature "{instead}" instead' if instead else "feature one that still runs"
        yield Mistake(("featured", i), f'"{program.id}" is {program.status.state}', hint)
    elif program.kind in dataset.kinds and dataset.kinds[program.kind].archive:
        yield Mistake(
            ("featured", i), f'"{program.id}" is in the archive', "feature one of the main lists"
        )
