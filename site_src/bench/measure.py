"""How long does a cold build take, as a multiple of copying its output? Whole processes, timed in
turn in one run.

Machines are noisy: what counts is the ratio of a build to the `cp -r` right after it, the median
over the runs. Memory is taken in a run of its own, as the proportional set size of all processes
of the build, so that the watching costs no time.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from site_src.bench.generate import generate
from site_src.files import PROJECT
from site_src.processors import available_processors

CHANGED_RECORD = Path("root", "programs", "program-00000.yaml")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one cold build (wall clock and processors) and of the copy after it."""

    build: float
    processors: float
    copy: float

    @property
    def ratio(self) -> float:
        """The build as a multiple of the copy."""
        return self.build / self.copy


def run(programs: int, locales: int, runs: int) -> int:
    """Generate, build and copy; print the figures. Returns the exit code."""
    parent = PROJECT / "build"
    with tempfile.TemporaryDirectory(
        prefix="bench-", dir=parent if parent.is_dir() else None
    ) as name:
        folder = Path(name)
        print(
            f"{programs:,} programs x {locales} languages, runs: {runs}, "
            f"processors: {available_processors()}",
            flush=True,
        )
        generate(folder / "root", programs, locales)
        timings = [time_cold_build(folder, number) for number in range(1, runs + 1)]
        pages, size = count_files(folder / "out")
        unchanged, _ = time_build(folder)
        record = folder / CHANGED_RECORD
        record.write_text(record.read_text() + "\n")
        changed, _ = time_build(folder)
        clean(folder)
        memory = peak_memory(folder)
    build = statistics.median(timing.build for timing in timings)
    processors = statistics.median(timing.processors for timing in timings)
    copy = statistics.median(timing.copy for timing in timings)
    ratio = statistics.median(timing.ratio for timing in timings)
    print(f"pages           {pages:,}")
    print(f"bytes           {size:,} ({size / max(pages, 1) / 1000:.1f} kB a page)")
    print(f"cold build      {build:.2f} s wall, {processors:.2f} s cpu")
    print(f"nothing changed {unchanged:.2f} s")
    print(f"one file changed {changed:.2f} s")
    print(f"peak memory     {memory / 1e6:.0f} MB (all processes, proportional)")
    print(f"cp -r           {copy:.2f} s")
    print(f"ratio to cp -r  {ratio:.2f}")
    return 0


def time_cold_build(folder: Path, number: int) -> Timing:
    """Build from nothing, then copy the output; prints both."""
    clean(folder)
    wall, processors = time_build(folder)
    begin = time.perf_counter()
    subprocess.run(["cp", "-r", f"{folder}/out/.", f"{folder}/copy"], check=True)  # noqa: S607
    timing = Timing(wall, processors, time.perf_counter() - begin)
    print(
        f"  run {number}: build {timing.build:.2f} s (cpu {timing.processors:.2f} s), "
        f"cp -r {timing.copy:.2f} s, ratio {timing.ratio:.2f}",
        flush=True,
    )
    return timing


def clean(folder: Path) -> None:
    """Remove what earlier runs wrote, and let the disk settle."""
    for name in ("out", ".out", "copy"):
        path = folder / name
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
    os.sync()


def start_build(folder: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    command = [sys.executable, str(PROJECT / "build.py"), "build"]
    command += ["--content", str(folder / "root"), "--out", str(folder / "out")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def time_build(folder: Path) -> tuple[float, float]:
    """Wall and processor seconds of one build. Raises RuntimeError if it fails."""
    begin = time.perf_counter()
    process = start_build(folder)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the build failed with exit code {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime


def peak_memory(folder: Path) -> int:
    """The largest memory that a build's processes held together, in bytes (sum of PSS; 0 where
    there is no /proc).
    """
    process = start_build(folder)
    peak = 0
    while process.poll() is None:
        memory = sum(proportional_set_size(pid) for pid in with_descendants(process.pid))
        peak = max(peak, memory)
        time.sleep(0.02)
    return peak


def with_descendants(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    processes = [pid]
    for child in children:
        processes += with_descendants(int(child))
    return processes


def proportional_set_size(pid: int) -> int:
    """The memory of a process in bytes, shared pages divided; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def count_files(folder: Path) -> tuple[int, int]:
    """Pages and bytes of a built site."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files)
