"""What do tests share? The project's own content, roots copied to a folder of their own, one
built site, and one browser a worker.
"""

from __future__ import annotations

import datetime
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from selenium import webdriver

from site_src.build import build
from site_src.cli.main import main
from site_src.dataset.dataset import Dataset
from site_src.dataset.load import load_dataset
from tests.browsing import browsing, serving

PROJECT = Path(__file__).resolve().parents[1]
CONTENT = PROJECT / "site_src" / "content"
TODAY = datetime.date(2026, 11, 22)
EPOCH = "1795348800"  # TODAY at noon, UTC

Run = Callable[..., tuple[int, str, str]]

# How often property tests try; `--hypothesis-profile audit` takes the place of the first.
settings.register_profile("test", max_examples=100, deadline=None)
settings.register_profile("audit", max_examples=1000, deadline=None)
settings.load_profile("test")


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every build in a test is a build of TODAY."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The project's own dataset."""
    return load_dataset(CONTENT, TODAY)


@pytest.fixture
def root(tmp_path: Path) -> Callable[[str], Path]:
    """A function that copies one of tests/roots to a temporary folder and returns the copy."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(PROJECT / "tests" / "roots" / name, tmp_path / name))

    return copy


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs one command in this process: (exit code, standard output, standard
    error).
    """

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that one test process fills, as on TODAY, and all of them read."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # the folder of the run, which the processes share
    folder, finished = base / name, base / f"{name}.finished"
    with (base / f"{name}.lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a failed process left
            folder.mkdir()
            patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
            make(folder)
            finished.touch()
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site with the pseudo-locales, built once a run of the tests."""

    def make(folder: Path) -> None:
        build(CONTENT, folder / "dist", pseudo=True, strict=True)

    return made_once(tmp_path_factory, "site", make) / "dist"


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    """One Chromium a test process."""
    with browsing() as driver:
        yield driver


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, with the project's Content-Security-Policy in force."""
    with serving(site) as address:
        yield address


def build_py(*arguments: object, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """`python build.py ...` as a user runs it, in a process of its own."""
    command = [sys.executable, str(PROJECT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
