"""Which programs are in focus on the home page, and may they be? What site.yaml features, by the
day of the build.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_src.dataset.dataset import Dataset
from site_src.dataset.records import CHANGED_STATES, Program
from site_src.problems import did_you_mean


def in_focus(dataset: Dataset) -> list[Program]:
    """The programs that are featured on the day of the build, in the order of site.yaml."""
    day = dataset.today
    return [
        dataset.programs[f.program]
        for f in dataset.site.featured
        if (f.start or day) <= day <= (f.end or day)
    ]


def check_featured(dataset: Dataset) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """A finding for each feature that names no program, one of the archive or one that changed,
    stands twice, or ends before it starts.
    """
    seen: set[str] = set()
    for i, feature in enumerate(dataset.site.featured):
        ident = feature.program
        program = dataset.programs.get(ident)
        if program is None:
            yield ("featured", i), f'no program "{ident}"', did_you_mean(ident, dataset.programs)
        elif program.status.state in CHANGED_STATES:
            instead = program.status.replaced_by
            yield (
                ("featured", i),
                f'"{ident}" is {program.status.state}',
                f'feature "{instead}" instead' if instead else "feature one that still runs",
            )
        elif program.kind in dataset.kinds and dataset.kinds[program.kind].archive:
            yield ("featured", i), f'"{ident}" is in the archive', "feature one of the main lists"
        if ident in seen:
            yield ("featured", i), f'program "{ident}" stands twice', "keep one of the two"
        seen.add(ident)
        if feature.start and feature.end and feature.end < feature.start:
            yield ("featured", i, "end"), "is before the start", "put the later day into end"
