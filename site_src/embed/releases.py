"""What has been promised to partners? `releases.yaml`: every released script and kept snapshot of
data, by hash.

A released address never changes and never vanishes: a build serves the recorded bytes and refuses
any others. The project's own content keeps its releases in `widget/`, another content root in its
own folder `widget/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from site_src.dataset.explain import explain
from site_src.dataset.fields import Day, TextLine
from site_src.dataset.yaml_reader import line_of, read_yaml
from site_src.embed.data import FOLDER
from site_src.embed.script import FILE, WIDGET
from site_src.headers import integrity
from site_src.problems import Problem, ProblemsFound, stop_on

STRICT = ConfigDict(extra="forbid")
RECORDS = "releases.yaml"
VERSION = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
RESTORE = (
    "restore it from version control; what is released never changes: "
    "to change the widget, release another version"
)

Integrity = Annotated[str, Field(pattern=r"^sha384-[A-Za-z0-9+/]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A released script: its version (semver.org), its day, its hash, the site whose data it
    loads, the languages that it knows.
    """

    __pydantic_config__ = STRICT
    version: Annotated[str, Field(pattern=VERSION)]
    date: Day
    integrity: Integrity
    home: TextLine
    languages: tuple[TextLine, ...]

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"widget/{self.version}/{FILE}"

    @property
    def stored(self) -> str:
        """Where its bytes are kept."""
        return f"releases/{self.version}/{FILE}"

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, for comparing."""
        return tuple(map(int, self.version.split(".")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Data of one language as it was on a day, under the beginning of its SHA-256."""

    __pydantic_config__ = STRICT
    hash: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    language: TextLine
    date: Day
    integrity: Integrity

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"{FOLDER}{self.hash}/{self.language}.json"

    @property
    def stored(self) -> str:
        """Where its bytes are kept."""
        return f"releases/data/v1/{self.hash}/{self.language}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """The shape of releases.yaml, oldest first."""

    __pydantic_config__ = STRICT
    releases: tuple[Release, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()

    @property
    def kept(self) -> tuple[Release | Snapshot, ...]:
        """Everything that was promised."""
        return (*self.releases, *self.snapshots)


def releases_folder(content: Path) -> Path:
    """Where a content root keeps its releases."""
    is_of_this_project = content.resolve() == WIDGET.parent / "site_src" / "content"
    return WIDGET if is_of_this_project else content / "widget"


def read_releases(content: Path) -> Releases:
    """The records of a content root; none if it has released nothing. Raises ProblemsFound."""
    file = releases_folder(content) / RECORDS
    if not file.is_file():
        return Releases()
    try:
        return TypeAdapter(Releases).validate_python(read_yaml(file))
    except ValidationError as error:
        raise ProblemsFound(explain(file, error, Releases)) from None


def kept_files(content: Path, records: Releases) -> dict[str, bytes]:
    """The path and the bytes of everything recorded. Raises ProblemsFound if a byte differs, a
    file is missing or unknown.
    """
    folder = releases_folder(content)
    problems = [*recorded_twice(folder, records)]
    files: dict[str, bytes] = {}
    for record in records.kept:
        file = folder / record.stored
        data = file.read_bytes() if file.is_file() else None
        if data is None:
            problems.append(
                Problem(
                    str(file), 1, "", f"is missing, but {record.path} must stay available", RESTORE
                )
            )
        elif integrity(data) != record.integrity or (
            isinstance(record, Snapshot) and digest(data) != record.hash
        ):
            problems.append(
                Problem(
                    str(file),
                    1,
                    "",
                    f"is not what was released: its hash is {integrity(data)}",
                    RESTORE,
                )
            )
        else:
            files[record.path] = data
    known = {folder / record.stored for record in records.kept}
    stray = sorted(p for p in (folder / "releases").rglob("*") if p.is_file() and p not in known)
    problems += [
        Problem(
            str(p),
            1,
            "",
            f"is not in {RECORDS}",
            "remove it; releases are made by: python build.py release VERSION",
        )
        for p in stray
    ]
    stop_on(problems)
    return files


def recorded_twice(folder: Path, records: Releases) -> Iterator[Problem]:
    """A problem for each version or snapshot that is recorded twice."""
    file = folder / RECORDS
    for name, listed in (("releases", records.releases), ("snapshots", records.snapshots)):
        paths = [record.path for record in listed]
        for i, path in enumerate(paths):
            if path in paths[:i]:
                yield Problem(
                    str(file),
                    line_of(file, (name, i)),
                    f"{name}.{i}",
                    f"{path} appears twice",
                    "keep the first",
                )


def digest(data: bytes) -> str:
    """The beginning of the SHA-256 of a snapshot, its folder's name."""
    return hashlib.sha256(data).hexdigest()[:16]
