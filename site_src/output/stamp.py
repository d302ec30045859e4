"""Did anything change since the last build? One digest over every input's name, size and time."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

DEPENDENCIES = ("babel", "jinja2", "markdown-it-py", "pydantic", "pyicu-wheels", "pyyaml")


def stamp(folders: Iterable[Path], *settings: object) -> str:
    """A digest that differs if a file below `folders`, a setting, Python or a dependency differs
    (names, sizes, times).
    """
    digest = hashlib.blake2b(digest_size=16)
    versions = [f"{name}={version(name)}" for name in DEPENDENCIES]
    digest.update(repr((sys.version, versions, settings)).encode())
    for folder in folders:
        for name, status in sorted(walk(str(folder))) if folder.is_dir() else ():
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder, with its status; Python's caches and the engines of the tests
    are not inputs.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ("__pycache__", "node_modules"):
                    yield from walk(entry.path)
            elif entry.is_file():
                yield entry.path, entry.stat()
