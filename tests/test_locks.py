"""Does every machine install the same packages?

The lock files in requirements/ hold what pyproject.toml asks for, with version and hashes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import PROJECT

FOLDER = PROJECT / "requirements"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
NAME = canonicalize_name(PYPROJECT["project"]["name"])
# The Pythons that a lock file must suit: the oldest that the project allows, and newer ones.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
FOREIGN = re.compile(r"https?:|file:|--(extra-)?index-url|--find-links|(^|\s)/\w+/", re.MULTILINE)


class Locked(NamedTuple):
    """One package of a lock file."""

    requirement: Requirement
    hashes: Sequence[str]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The version; empty where there is not exactly one."""
        pins = [pin for pin in self.requirement.specifier if pin.operator == "=="]
        return pins[0].version if len(pins) == 1 == len(self.requirement.specifier) else ""

    def suits(self, python: str) -> bool:
        """True if the package is installed on this project's system with a Python."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(system(python))


def system(python: str) -> dict[str, str]:
    """Linux with a Python, as markers see it."""
    return {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def read_lock(text: str) -> list[Locked]:
    """The packages of a lock file."""
    without_comments = re.sub(r"(?m)^\s*#.*\n", "", text)
    lines = without_comments.replace("\\\n", " ").splitlines()
    packages = []
    for line in lines:
        requirement, *hashes = line.split(" --hash=")
        complete = [f"--hash={digest.strip()}" for digest in hashes]
        packages.append(Locked(Requirement(requirement), complete))
    return packages


def asked_by_extra(extra: str) -> Iterator[Requirement]:
    """What an extra asks for, with what the other extras ask for that it names."""
    for line in PYPROJECT["project"]["optional-dependencies"][extra]:
        requirement = Requirement(line)
        if canonicalize_name(requirement.name) != NAME:
            yield requirement
            continue
        for inner in sorted(requirement.extras):
            yield from asked_by_extra(inner)


def asked(purpose: str) -> list[Requirement]:
    """What pyproject.toml asks for, for the purpose of a lock file."""
    if purpose == "build":
        return [Requirement(line) for line in PYPROJECT["build-system"]["requires"]]
    if purpose == "lock":
        return [Requirement(line) for line in PYPROJECT["dependency-groups"]["lock"]]
    own = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
    extra = {"site": "serve", "test": "test"}[purpose]
    return [*own, *asked_by_extra(extra)]


def faults(requirements: Sequence[Requirement], lock: str) -> list[str]:
    """What is wrong with a lock file for these requirements."""
    packages = read_lock(lock)
    problems = [*faults_of_lines(packages)]
    for python in PYTHONS:
        installed = [package for package in packages if package.suits(python)]
        problems += [f"{what} for Python {python}" for what in missing(requirements, installed)]
    return problems


def faults_of_lines(packages: Sequence[Locked]) -> Iterator[str]:
    """What is wrong with single packages of a lock file."""
    for package in packages:
        if not package.version:
            yield f"{package.name}: has no single version"
        if not package.hashes or not all(map(HASH.fullmatch, package.hashes)):
            yield f"{package.name}: has no hash"


def missing(requirements: Sequence[Requirement], installed: Sequence[Locked]) -> Iterator[str]:
    """Which packages are not there, there twice, or there in a version that is not asked for."""
    versions: dict[str, str] = {}
    for package in installed:
        if package.name in versions:
            yield f"{package.name}: is there twice"
        versions[package.name] = package.version
    for requirement in requirements:
        version = versions.get(canonicalize_name(requirement.name))
        if version is None:
            yield f"{requirement.name}: is missing"
        elif version and not requirement.specifier.contains(version, prereleases=True):
            yield f"{requirement}: has version {version}"


def read(purpose: str) -> str:
    """The text of a lock file."""
    return (FOLDER / f"{purpose}.txt").read_text("utf-8")


PURPOSES = sorted(path.stem for path in FOLDER.iterdir())


def test_each_purpose_has_a_lock_file() -> None:
    assert PURPOSES == ["build", "lock", "site", "test"]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_lock_file_has_what_pyproject_asks_for(purpose: str) -> None:
    requirements = asked(purpose)
    assert requirements
    hint = "pyproject.toml and requirements/ differ: run make lock, and commit what it writes"
    assert faults(requirements, read(purpose)) == [], hint


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_lock_file_names_nothing_of_the_machine_that_wrote_it(purpose: str) -> None:
    """No registry's address and no path: pip takes its registry from the machine it runs on."""
    assert not FOREIGN.search(read(purpose))


@pytest.mark.parametrize(
    "line",
    ["--index-url example", "a @ https://example.org/a.whl", "# uv -o /home/me/x", "a @ file:x"],
)
def test_a_trace_of_a_machine_is_refused(line: str) -> None:
    """The smallest bad cases of the test above."""
    assert FOREIGN.search(f"# made by uv\n{line}\n")


def test_the_site_is_built_with_the_packages_that_are_tested() -> None:
    """`make` after `make test` changes no version."""
    tested = {str(package.requirement) for package in read_lock(read("test"))}
    assert {str(package.requirement) for package in read_lock(read("site"))} <= tested


DIGEST = "0" * 64
GOOD = f"""\
# made by uv
a-b==1.5 \\
    --hash=sha256:{DIGEST} \\
    --hash=sha256:{DIGEST}
    # via c
"""
ASKED = [Requirement("A_B>=1,<2")]


def test_a_sound_lock_file_passes() -> None:
    assert faults(ASKED, GOOD) == []
    both = GOOD.replace("1.5", "1.5 ; python_full_version < '3.12'") + GOOD.replace(
        "1.5", "1.6 ; python_full_version >= '3.12'"
    )
    assert faults(ASKED, both) == []


@pytest.mark.parametrize(
    ("lock", "fault"),
    [
        ("", "A_B: is missing for Python 3.11"),
        (GOOD.replace("a-b", "a-c"), "A_B: is missing for Python 3.11"),
        (GOOD.replace("1.5", "1.5 ; python_version >= '3.12'"), "A_B: is missing for Python 3.11"),
        (GOOD.replace("1.5", "1.5 ; sys_platform == 'win32'"), "A_B: is missing for Python 3.11"),
        (GOOD.replace("1.5", "2.0"), "A_B<2,>=1: has version 2.0 for Python 3.11"),
        (GOOD.replace("==1.5", ">=1.5"), "a-b: has no single version"),
        (GOOD + GOOD, "a-b: is there twice for Python 3.11"),
        (GOOD + "z==1\n", "z: has no hash"),
        (GOOD.replace(DIGEST, "0"), "a-b: has no hash"),
        (GOOD.replace("sha256", "md5"), "a-b: has no hash"),
    ],
)
def test_the_smallest_bad_case_is_found(lock: str, fault: str) -> None:
    assert fault in faults(ASKED, lock)
