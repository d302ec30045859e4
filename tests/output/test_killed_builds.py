"""What does a build that is killed leave behind? The last good site byte for byte, and the next
build succeeds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from site_src.bench.generate import generate
from site_src.build import build
from tests.conftest import made_once
from tests.output.sites import bytes_of, change, start_build

PROGRAMS, LANGUAGES = 190, 3
PATIENCE = 120  # seconds until a test gives up waiting for a condition; a busy machine is slow
MOMENTS = {
    "just started": 0.0,
    "first file": 0.0001,
    "a tenth": 0.1,
    "half": 0.5,
    "most": 0.8,
}
SMOKE = "half"  # the others in the audit


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a made-up root of some size, and its site."""

    def make(folder: Path) -> None:
        generate(folder / "root", PROGRAMS, LANGUAGES)
        build(folder / "root", folder / "dist")

    return made_once(tmp_path_factory, "killed", make)


def count(folder: Path) -> int:
    """How many files stand below a folder."""
    return sum(len(names) for _, _, names in os.walk(folder))


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    try:
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]
    except OSError:
        return []


def kill(process: subprocess.Popen[str]) -> list[int]:
    """kill -9; returns the processes that it had started, which nobody has told to end."""
    started = children(process.pid)
    process.kill()
    process.wait()
    for stream in (process.stdout, process.stderr):
        assert stream
        stream.close()
    return started


def lives(pid: int) -> bool:
    """True if a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def end(pids: list[int]) -> None:
    """Leave no process behind, whatever a test has found."""
    for pid in filter(lives, pids):
        os.kill(pid, 9)


def rebuilt(content: Path, out: Path) -> str:
    """What the first build says that is not refused because processes of the killed one are still
    ending.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        process = start_build(content, out)
        printed, complaint = process.communicate()
        if process.returncode == 0:
            return printed
        assert "another build is writing" in complaint, complaint
        assert time.monotonic() < deadline, (
            "the processes of a killed build never end, and keep its lock"
        )


@pytest.mark.parametrize(
    "moment", [m if m == SMOKE else pytest.param(m, marks=pytest.mark.audit) for m in MOMENTS]
)
def test_a_kill_leaves_the_last_good_site_and_the_next_build_succeeds(
    moment: str, built: Path, tmp_path: Path
) -> None:
    """kill -9 when so much of the next site is written; DESIGN section 3: the last good output
    stays as it was.
    """
    shutil.copytree(built, tmp_path, symlinks=True, dirs_exist_ok=True)
    content, out = tmp_path / "root", tmp_path / "dist"
    good = bytes_of(out)
    change(content, "tagline: A directory made", "tagline: Another directory made")
    beginning = time.monotonic()
    process = start_build(content, out)
    wanted = MOMENTS[moment] * len(good)
    while process.poll() is None and not (
        children(process.pid) and count(tmp_path / ".dist" / "b") >= wanted
    ):
        assert time.monotonic() - beginning < PATIENCE
    workers = kill(process)
    try:
        assert process.returncode == -9, "the build had ended before it was killed"
        assert os.readlink(out) == ".dist/a"
        assert bytes_of(out) == good
        assert "pages" in rebuilt(content, out)
    finally:
        end(workers)
    changed = bytes_of(out)
    assert changed.keys() - good.keys() == set()
    assert b"Another directory made" in changed["en/index.html"]
    assert b"Another directory made" not in good["en/index.html"]


def test_the_processes_of_a_killed_build_end_too(built: Path, tmp_path: Path) -> None:
    """Else they would hold the lock for ever. They are killed while they read, before the first
    exchange.
    """
    shutil.copytree(built / "root", tmp_path / "root")
    process = start_build(tmp_path / "root", tmp_path / "dist")
    beginning = time.monotonic()
    while process.poll() is None and not children(process.pid):
        assert time.monotonic() - beginning < PATIENCE
    workers = kill(process)
    try:
        while any(map(lives, workers)):
            assert time.monotonic() - beginning < PATIENCE, f"{workers} go on"
    finally:
        end(workers)
