"""Where are the package's own files, how is a file replaced without a half-written one, and how
is it named in messages?
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent


def template_folders(content: Path) -> list[Path]:
    """The folders with templates, the content root's own first: it overrides the package's."""
    return [folder for folder in (content / "templates", PACKAGE / "templates") if folder.is_dir()]


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data` in one step (POSIX rename), once the disk has the data.

    A symbolic link stays one, and the file it leads to keeps its permissions. Raises OSError;
    then nothing has changed.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            if target.exists():
                os.chmod(beside, stat.S_IMODE(target.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the platform can open folders."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def relative(path: Path) -> Path:
    """The path from the working directory to a path below it; other paths are unchanged."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
