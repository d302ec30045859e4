"""What is in an output folder, and how is a build run in a process of its own? Shared by the
tests of the output stage.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its name."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert found, f"{folder} is empty"
    return found


def states_of(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Inode, size and time of every file and folder, links not followed."""
    found = {}
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            status = os.lstat(f"{parent}/{name}")
            found[f"{parent}/{name}"] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


def change(content: Path, old: str, new: str) -> None:
    """Replace a text in site.yaml, which every page shows something of."""
    site = content / "site.yaml"
    text = site.read_text(encoding="utf-8")
    assert old in text
    site.write_text(text.replace(old, new), encoding="utf-8")


def start_build(content: Path, out: Path) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "build",
        "--content",
        str(content),
        "--out",
        str(out),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
