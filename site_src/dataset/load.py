"""How does a content root become a `Dataset`? Read and validate every record, then check what
refers to what.

All problems of a run are collected and raised together; references are checked in the records that
are sound.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from site_src.dataset.dataset import Dataset
from site_src.dataset.mistakes import Mistake
from site_src.dataset.partial import Readable, known_ids
from site_src.dataset.publishing import withhold
from site_src.dataset.read import (
    Located,
    read_record,
    read_set,
    record_sets,
    unknown_files,
)
from site_src.dataset.records import Site
from site_src.dataset.references import check_references
from site_src.dataset.security import expiry_warning, with_languages
from site_src.dataset.yaml_reader import Pointer, line_of
from site_src.problems import Problem, WrongUse, stop_on


def load_dataset(content: Path, today: datetime.date) -> Dataset:
    """The validated dataset of a content root. Raises ProblemsFound with every problem, WrongUse
    if it is not a root.
    """
    path = content / "site.yaml"
    if not path.is_file():
        raise WrongUse(f'"{content}" is not a content root: it has no site.yaml')
    strays = unknown_files(content)
    site = read_record(path, Site, today)
    problems = [*strays, *site.problems]
    located: dict[str, dict[str, Located]] = {}
    unreadable: dict[str, frozenset[str] | None] = {}
    for records in record_sets(content):
        reading = read_set(records, today)
        problems += reading.problems
        if reading.problems:
            unreadable[records.name] = known_ids(records.path, records.key)
        located[records.name], repeated = index_by_id(reading.records)
        problems += repeated
    # What a stray file holds is unknown, so any reference could be broken or not.
    if strays or not site.records:
        stop_on(problems)
    located["site"] = {"": site.records[0]}
    dataset = assemble(path, today, located, unreadable)
    problems += check_references(
        dataset, lambda kind, ident, mistake: problem_at(located[kind][ident], mistake)
    )
    stop_on(problems)
    return dataset


def index_by_id(records: list[Located]) -> tuple[dict[str, Located], list[Problem]]:
    """The records of one kind by id, and a problem for each id that is used twice."""
    by_id: dict[str, Located] = {}
    problems = []
    for item in records:
        first = by_id.setdefault(item.record.id, item)
        if first is not item:
            mistake = Mistake(
                ("id",), f'"{item.record.id}" is used twice', f"the other is in {first.file}"
            )
            problems.append(problem_at(item, mistake))
    return by_id, problems


def assemble(
    path: Path,
    today: datetime.date,
    located: dict[str, dict[str, Located]],
    unreadable: dict[str, frozenset[str] | None],
) -> Dataset:
    """The dataset of the records that could be read, without what is not published."""
    records: dict[str, dict[str, Any]] = {
        kind: {ident: item.record for ident, item in items.items()}
        for kind, items in located.items()
    }
    site = with_languages(records.pop("site")[""])
    published = withhold(records["contacts"], records["offices"])
    records["contacts"] = published.contacts
    records["offices"] = published.offices
    for kind, known in unreadable.items():
        records[kind] = Readable(records[kind], known)
    warnings = site_warnings(path, site, today)
    return Dataset(
        site=site, withheld=published.withheld, today=today, warnings=warnings, **records
    )


def site_warnings(path: Path, site: Site, today: datetime.date) -> tuple[Problem, ...]:
    """What an editor should look after in site.yaml, though it stops no build."""
    warning = expiry_warning(site.security, today) if site.security else None
    if warning is None:
        return ()
    return (problem_at(Located(str(path), (), site), Mistake(("security", "expires"), *warning)),)


def problem_at(item: Located, mistake: Mistake) -> Problem:
    """The problem of a mistake in a record: file, line, and the pointer from the file's top."""
    pointer: Pointer = (*item.pointer, *mistake.pointer)
    line = line_of(Path(item.file), pointer)
    return Problem(item.file, line, ".".join(map(str, pointer)), mistake.what, mistake.hint)
