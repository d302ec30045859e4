"""How are the records of a content root read and validated? Files -> records with their places.

A root has lists (sources.yaml), a file with several lists (offices.yaml), and folders with one
file per record (programs/). Large folders are read by several processes.
"""

from __future__ import annotations

import datetime
import multiprocessing
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from site_src.dataset.blocks import BlockPage, Table
from site_src.dataset.explain import explain
from site_src.dataset.manual import ManualCheck
from site_src.dataset.maps import Map
from site_src.dataset.notices import Notice
from site_src.dataset.records import Contact, Group, Office, Program, Source
from site_src.dataset.yaml_reader import Pointer, line_of, read_yaml
from site_src.problems import Problem, ProblemsFound, did_you_mean
from site_src.processors import available_processors

MANY_FILES = 200
MOST_WORKERS = 8
GROUP_FILES = ("sections", "audiences", "kinds", "components", "places")
LIST_FILES: dict[str, type] = {
    **dict.fromkeys(GROUP_FILES, Group),
    "sources": Source,
    "contacts": Contact,
    "notices": Notice,
    "manual_checks": ManualCheck,
}
OFFICE_LISTS: dict[str, type] = {"networks": Group, "desks": Group, "offices": Office}
FOLDER_FILES: dict[str, type] = {
    "programs": Program,
    "tables": Table,
    "pages": BlockPage,
    "maps": Map,
}
FOLDERS = {"maps": "geo"}  # where a folder is not called after its records
REQUIRED = ("sections", "audiences", "kinds", "sources")


class RecordSet(NamedTuple):
    """Where the records of one kind are: a folder, or a list in a file, at `key` if it has one."""

    name: str
    path: Path
    model: type
    key: str = ""
    is_folder: bool = False


class Located(NamedTuple):
    """A record, the file that it is in, and where in it."""

    file: str
    pointer: Pointer
    record: Any


class ReadResult(NamedTuple):
    """The sound records of some files, and the problems of the others."""

    records: list[Located]
    problems: list[Problem]


def record_sets(content: Path) -> list[RecordSet]:
    """Where each kind of record is in a content root."""
    sets = [RecordSet(name, content / f"{name}.yaml", model) for name, model in LIST_FILES.items()]
    for name, model in OFFICE_LISTS.items():
        sets.append(RecordSet(name, content / "offices.yaml", model, key=name))
    for name, model in FOLDER_FILES.items():
        folder = content / FOLDERS.get(name, name)
        sets.append(RecordSet(name, folder, model, is_folder=True))
    return sets


def unknown_files(content: Path) -> list[Problem]:
    """A problem for each YAML file of a root that nothing would read, such as `contact.yaml`."""
    known = [f"{name}.yaml" for name in ("site", "offices", *LIST_FILES)]
    problems = []
    for path in sorted(visible_files(content, "*.y*ml")):
        if path.name not in known:
            what = "is not a file of a content root"
            problems.append(Problem(str(path), 1, "", what, did_you_mean(path.name, known)))
    return problems


def visible_files(folder: Path, pattern: str) -> list[Path]:
    return [path for path in folder.glob(pattern) if not path.name.startswith(".")]


def read_set(records: RecordSet, today: datetime.date) -> ReadResult:
    """The records of one kind."""
    if records.is_folder:
        return read_folder(records.path, records.model, today)
    return read_list(records, today)


@cache
def validator(model: type) -> TypeAdapter[Any]:
    """The pydantic validator of a record type, made once."""
    return TypeAdapter(model)


def validate(
    path: Path, value: object, model: type, today: datetime.date, pointer: Pointer = ()
) -> ReadResult:
    """One record with its place, or the problems that kept it from being one."""
    try:
        record = validator(model).validate_python(value, context={"today": today})
    except ValidationError as error:
        return ReadResult([], explain(path, error, model, pointer))
    return ReadResult([Located(str(path), pointer, record)], [])


def read_record(path: Path, model: type, today: datetime.date) -> ReadResult:
    """The single record of a file."""
    try:
        value = read_yaml(path)
    except ProblemsFound as error:
        return ReadResult([], list(error.problems))
    if value is None:
        return refused(path, "is empty", "write the record or delete the file")
    return validate(path, value, model, today)


def refused(path: Path, what: str, hint: str, pointer: str = "") -> ReadResult:
    """No record, because of a file as a whole."""
    return ReadResult([], [Problem(str(path), 1, pointer, what, hint)])


def read_list(records: RecordSet, today: datetime.date) -> ReadResult:
    """The records of a list. A missing optional file has none."""
    path, key = records.path, records.key
    if not path.is_file():
        if records.name in REQUIRED:
            return refused(path, "is missing", "every content root needs it")
        return ReadResult([], [])
    try:
        value = read_yaml(path)
    except ProblemsFound as error:
        return ReadResult([], list(error.problems))
    if not key:
        return validate_list(records, value, (), today)
    if not isinstance(value, dict):
        return refused(path, "must be a mapping", f"write {key}: and a list under it")
    unknown = unknown_keys(path, value)
    if unknown:
        return ReadResult([], unknown)
    return validate_list(records, value.get(key), (key,), today)


def validate_list(
    records: RecordSet, items: object, pointer: Pointer, today: datetime.date
) -> ReadResult:
    """The records of the list at a pointer of a file; an empty value is an empty list."""
    if items is None:
        return ReadResult([], [])
    if not isinstance(items, list):
        hint = "write one record after each dash"
        return refused(records.path, "must be a list", hint, records.key)
    reading = ReadResult([], [])
    for i, item in enumerate(items):
        add(reading, validate(records.path, item, records.model, today, (*pointer, i)))
    return reading


def unknown_keys(path: Path, value: dict[str, object]) -> list[Problem]:
    """A problem for each key of offices.yaml that is not one of its lists."""
    return [
        Problem(
            str(path),
            line_of(path, (key,)),
            key,
            "is not a known key",
            did_you_mean(key, OFFICE_LISTS),
        )
        for key in value
        if key not in OFFICE_LISTS
    ]


def add(reading: ReadResult, more: ReadResult) -> None:
    """Add the records and problems of a second reading to a first one."""
    reading.records.extend(more.records)
    reading.problems.extend(more.problems)


def read_folder(folder: Path, model: type, today: datetime.date) -> ReadResult:
    """The records of a folder with one file each; the file's name is the record's id."""
    if not folder.is_dir():
        return ReadResult([], [])
    files = sorted(visible_files(folder, "*"))
    paths = [path for path in files if path.suffix == ".yaml"]
    strays = [path for path in files if path.suffix != ".yaml"]
    validator(model)  # before processes are forked, so that they share it
    if len(paths) < MANY_FILES or not hasattr(os, "fork"):
        reading = read_files(paths, model, today)
    else:
        reading = read_by_processes(paths, model, today)
    for path in strays:
        what, hint = "is not a .yaml file", "rename it or move it away"
        reading.problems.append(Problem(str(path), 1, "", what, hint))
    return reading


def read_by_processes(paths: list[Path], model: type, today: datetime.date) -> ReadResult:
    """The records of many files, in the order of the files."""
    workers = min(available_processors(), MOST_WORKERS)
    chunks = [(paths[i::workers], model, today) for i in range(workers)]
    reading = ReadResult([], [])
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        for part in pool.starmap(read_files, chunks):
            add(reading, part)
    reading.records.sort(key=lambda item: item.file)
    return reading


def read_files(paths: Iterable[Path], model: type, today: datetime.date) -> ReadResult:
    """The records of one-record files, each checked to be named after its id."""
    reading = ReadResult([], [])
    for path in paths:
        one = read_record(path, model, today)
        add(reading, one)
        for item in one.records:
            if item.record.id != path.stem:
                line = line_of(path, ("id",))
                what = f'"{item.record.id}" is not the file\'s name'
                hint = f"write id: {path.stem}"
                reading.problems.append(Problem(str(path), line, "id", what, hint))
    return reading
