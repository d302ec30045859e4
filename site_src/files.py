"""How is a file replaced so that a crash leaves either the old or the new one, and how is it named in messages?"""

from __future__ import annotations

import os
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data` in one step (POSIX rename)."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def relative(path: Path) -> Path:
    """A path below the working directory, shortened."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
