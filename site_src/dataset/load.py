"""How does a content root become a `Dataset`? Find its files, read and validate each, then check
what refers to what.

All problems of a run are collected and raised together; links are checked in the records that are
sound. Large roots are read by several processes.
"""

from __future__ import annotations

import datetime
import multiprocessing
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from site_src.dataset.blocks import BlockPage, Table
from site_src.dataset.dataset import Dataset
from site_src.dataset.explain import explain
from site_src.dataset.manual import ManualCheck
from site_src.dataset.maps import Map
from site_src.dataset.notices import Notice
from site_src.dataset.partial import Readable, known_ids
from site_src.dataset.publishing import withhold_contacts, withhold_offices
from site_src.dataset.records import Contact, Group, Office, Program, Site, Source
from site_src.dataset.references import check_references
from site_src.dataset.security import expiry_warning, with_languages
from site_src.dataset.yaml_reader import Pointer, line_of, read_yaml
from site_src.problems import Problem, ProblemsFound, WrongUse, did_you_mean, stop_on
from site_src.processors import available_processors

MANY_FILES = 200
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

Place = tuple[str, Pointer]
Read = tuple[list[Any], list[Problem]]


def load_dataset(content: Path, today: datetime.date) -> Dataset:
    """The validated dataset of a content root. Raises ProblemsFound with every problem, WrongUse
    if it is no root.
    """
    if not (content / "site.yaml").is_file():
        raise WrongUse(f'"{content}" is not a content root: it has no site.yaml')
    problems: list[Problem] = []
    places: dict[tuple[str, str], Place] = {}

    def take(result: Read) -> list[Any]:
        problems.extend(result[1])
        return result[0]

    def by_id(name: str, records: list[tuple[Place, Any]]) -> dict[str, Any]:
        return index(name, records, places, problems)

    strays = unknown_files(content)
    site = take(read_one(content / "site.yaml", Site, today))
    places["site", ""] = (str(content / "site.yaml"), ())
    lists: dict[str, list[tuple[Place, Any]]] = {}
    known: dict[str, frozenset[str] | None] = {}

    def keep(name: str, result: Read, path: Path, key: str = "") -> None:
        lists[name] = take(result)
        if result[1]:
            known[name] = known_ids(path, key)

    for name, model in LIST_FILES.items():
        path = content / f"{name}.yaml"
        keep(name, read_list(path, model, today, required=name in REQUIRED), path)
    for name, model in OFFICE_LISTS.items():
        path = content / "offices.yaml"
        keep(name, read_list(path, model, today, key=name), path, name)
    for name, model in FOLDER_FILES.items():
        path = content / FOLDERS.get(name, name)
        keep(name, read_folder(path, model, today), path)
    found = {name: by_id(name, records) for name, records in lists.items()}
    if strays or not site:
        stop_on([*strays, *problems])
    contacts, withheld_contacts = withhold_contacts(found["contacts"])
    offices, withheld_numbers = withhold_offices(found["offices"], contacts.values())
    withheld = (
        tuple(v for v in withheld_contacts if v not in shown_values(contacts, offices))
        + withheld_numbers
    )
    found |= {"contacts": contacts, "offices": offices}
    found |= {name: Readable(found[name], ids) for name, ids in known.items()}
    record = with_languages(site[0][1])
    warnings = tuple(site_warnings(content / "site.yaml", record, today))
    dataset = Dataset(site=record, withheld=withheld, today=today, warnings=warnings, **found)
    stop_on(
        [
            *problems,
            *check_references(
                dataset, lambda kind, ident, pointer: locate(places, kind, ident, pointer)
            ),
        ]
    )
    return dataset


def site_warnings(path: Path, site: Site, today: datetime.date) -> list[Problem]:
    """What an editor should look after in site.yaml, though it stops no build."""
    warning = expiry_warning(site.security, today) if site.security else None
    if warning is None:
        return []
    pointer = ("security", "expires")
    return [Problem(str(path), line_of(path, pointer), ".".join(pointer), *warning)]


def unknown_files(content: Path) -> list[Problem]:
    """A problem for each YAML file of a root that nothing would read, such as `contact.yaml`."""
    known = ("site", "offices", *LIST_FILES)
    stray = sorted(
        p
        for p in content.glob("*.y*ml")
        if p.name not in {f"{k}.yaml" for k in known} and not p.name.startswith(".")
    )
    return [
        Problem(
            str(p),
            1,
            "",
            "is not a file of a content root",
            did_you_mean(p.name, [f"{k}.yaml" for k in known]),
        )
        for p in stray
    ]


def shown_values(contacts: dict[str, Contact], offices: dict[str, Office]) -> set[str]:
    """Every contact value and telephone number that is published."""
    numbers = {
        phone.number for office in offices.values() for phone in office.phones if phone.number
    }
    return numbers | {
        value for contact in contacts.values() for value in (contact.value, contact.dial) if value
    }


def locate(
    places: dict[tuple[str, str], Place], kind: str, ident: str, pointer: Pointer
) -> tuple[str, int, Pointer]:
    """The file, line and whole pointer of a value inside a record, for a problem that was found
    after reading.
    """
    file, base = places[kind, ident]
    whole = (*base, *pointer)
    return file, line_of(Path(file), whole), whole


@cache
def validator(model: type) -> TypeAdapter[Any]:
    """The pydantic validator of a record type, made once."""
    return TypeAdapter(model)


def validate(
    path: Path, value: object, model: type, today: datetime.date, base: Pointer = ()
) -> Read:
    """One record with its place, or the problems that kept it from being one."""
    try:
        return [
            ((str(path), base), validator(model).validate_python(value, context={"today": today}))
        ], []
    except ValidationError as error:
        return [], explain(path, error, model, base)


def read_one(path: Path, model: type, today: datetime.date) -> Read:
    """The single record of a file."""
    try:
        value = read_yaml(path)
    except ProblemsFound as found:
        return [], list(found.problems)
    if value is None:
        return [], [Problem(str(path), 1, "", "is empty", "write the record or delete the file")]
    return validate(path, value, model, today)


def read_list(
    path: Path, model: type, today: datetime.date, *, key: str = "", required: bool = False
) -> Read:
    """The records of a file that is a list, or a mapping with a list at `key`. A missing optional
    file has none.
    """
    if not path.is_file():
        missing = [Problem(str(path), 1, "", "is missing", "every content root needs it")]
        return [], missing if required else []
    try:
        value = read_yaml(path)
    except ProblemsFound as found:
        return [], list(found.problems)
    if key:
        if not isinstance(value, dict):
            return [], [
                Problem(str(path), 1, "", "must be a mapping", f"write {key}: and a list under it")
            ]
        if unknown := [k for k in value if k not in OFFICE_LISTS]:
            return [], [
                Problem(
                    str(path),
                    line_of(path, (k,)),
                    k,
                    "is not a known key",
                    did_you_mean(k, OFFICE_LISTS),
                )
                for k in unknown
            ]
        value = value.get(key)
    if value is None:
        value = []
    if not isinstance(value, list):
        return [], [
            Problem(str(path), 1, key, "must be a list", "write one record after each dash")
        ]
    records: list[Any] = []
    problems: list[Problem] = []
    for i, item in enumerate(value):
        base: Pointer = (key, i) if key else (i,)
        good, bad = validate(path, item, model, today, base)
        records += good
        problems += bad
    return records, problems


def read_folder(folder: Path, model: type, today: datetime.date) -> Read:
    """The records of a folder with one file each; the file's name is the record's id."""
    paths = (
        sorted(p for p in folder.glob("*.yaml") if not p.name.startswith("."))
        if folder.is_dir()
        else []
    )
    stray = (
        sorted(p for p in folder.glob("*") if p.suffix != ".yaml" and not p.name.startswith("."))
        if folder.is_dir()
        else []
    )
    problems = [
        Problem(str(p), 1, "", "is not a .yaml file", "rename it or move it away") for p in stray
    ]
    validator(model)
    if len(paths) < MANY_FILES or not hasattr(os, "fork"):
        records, more = read_files(paths, model, today)
        return records, problems + more
    workers = min(available_processors(), 8)
    chunks = [(paths[i::workers], model, today) for i in range(workers)]
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        parts = pool.starmap(read_files, chunks)
    merged = [record for part, _ in parts for record in part]
    merged.sort(key=lambda record: record[0][0])
    return merged, problems + [problem for _, part in parts for problem in part]


def read_files(paths: Iterable[Path], model: type, today: datetime.date) -> Read:
    """The records of one-record files, each checked to be named after its id."""
    records: list[Any] = []
    problems: list[Problem] = []
    for path in paths:
        good, bad = read_one(path, model, today)
        problems += bad
        for place, record in good:
            records.append((place, record))
            if record.id != path.stem:
                line = line_of(path, ("id",))
                problems.append(
                    Problem(
                        str(path),
                        line,
                        "id",
                        f'"{record.id}" is not the file\'s name',
                        f"write id: {path.stem}",
                    )
                )
    return records, problems


def index(
    name: str,
    records: list[tuple[Place, Any]],
    places: dict[tuple[str, str], Place],
    problems: list[Problem],
) -> dict[str, Any]:
    """The records of one kind by id, remembering where each stands; an id used twice is a problem."""
    found: dict[str, Any] = {}
    for place, record in records:
        if record.id in found:
            file, base = place
            other = places[name, record.id][0]
            pointer = (*base, "id")
            line = line_of(Path(file), pointer)
            problems.append(
                Problem(
                    file,
                    line,
                    ".".join(map(str, pointer)),
                    f'"{record.id}" is used twice',
                    f"the other is in {other}",
                )
            )
            continue
        found[record.id] = record
        places[name, record.id] = place
    return found
