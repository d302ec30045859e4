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
from pathlib import Path

from site_src.bench.generate import generate
from site_src.processors import available_processors

PROJECT = Path(__file__).resolve().parents[2]


def run(programs: int, locales: int, runs: int) -> int:
    """Generate, build and copy; print the figures. Returns the exit code."""
    with tempfile.TemporaryDirectory(
        prefix="bench-", dir=PROJECT / "build" if (PROJECT / "build").is_dir() else None
    ) as name:
        folder = Path(name)
        print(
            f"{programs:,} programs x {locales} languages, runs: {runs}, processors: {available_processors()}",
            flush=True,
        )
        generate(folder / "root", programs, locales)
        builds, copies, cpus = [], [], []
        for i in range(runs):
            clean(folder)
            wall, cpu = timed(folder)
            begin = time.perf_counter()
            subprocess.run(["cp", "-r", f"{folder}/out/.", f"{folder}/copy"], check=True)  # noqa: S607
            copied = time.perf_counter() - begin
            builds.append(wall)
            cpus.append(cpu)
            copies.append(copied)
            print(
                f"  run {i + 1}: build {wall:.2f} s (cpu {cpu:.2f} s), cp -r {copied:.2f} s, ratio {wall / copied:.2f}",
                flush=True,
            )
        pages, size = count(folder / "out")
        warm = time.perf_counter()
        timed(folder)
        warm = time.perf_counter() - warm
        touched = folder / "root" / "programs" / "program-00000.yaml"
        touched.write_text(touched.read_text() + "\n")
        rebuild, _ = timed(folder)
        clean(folder)
        memory = peak_memory(folder)
        ratio = statistics.median(b / c for b, c in zip(builds, copies, strict=True))
        print(f"pages           {pages:,}")
        print(f"bytes           {size:,} ({size / max(pages, 1) / 1000:.1f} kB a page)")
        print(
            f"cold build      {statistics.median(builds):.2f} s wall, {statistics.median(cpus):.2f} s cpu"
        )
        print(f"nothing changed {warm:.2f} s")
        print(f"one file changed {rebuild:.2f} s")
        print(f"peak memory     {memory / 1e6:.0f} MB (all processes, proportional)")
        print(f"cp -r           {statistics.median(copies):.2f} s")
        print(f"ratio to cp -r  {ratio:.2f}")
    return 0


def clean(folder: Path) -> None:
    """Remove what earlier runs wrote, and let the disk settle."""
    for name in ("out", ".out", "copy"):
        path = folder / name
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
    os.sync()


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "build",
        "--content",
        str(folder / "root"),
        "--out",
        str(folder / "out"),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def timed(folder: Path) -> tuple[float, float]:
    """Wall and processor seconds of one build. Raises RuntimeError if it fails."""
    begin = time.perf_counter()
    process = start(folder)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the build failed with exit code {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime


def peak_memory(folder: Path) -> int:
    """The largest memory that a build's processes held together, in bytes (sum of PSS; 0 where
    /proc does not tell).
    """
    process = start(folder)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(proportional, family(process.pid))))
        time.sleep(0.02)
    return peak


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in family(int(child)))]


def proportional(pid: int) -> int:
    """The proportional set size of a process in bytes, 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def count(folder: Path) -> tuple[int, int]:
    """Pages and bytes of a built site."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files)
