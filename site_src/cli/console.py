"""How do commands name folders, count things and say which files they wrote?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from site_src.files import PACKAGE

CONTENT = PACKAGE / "content"


def short(path: Path) -> Path:
    """A path relative to the working directory where it lies below it: shorter to read in problems."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def report(changed: Sequence[Path], noun: str) -> None:
    """Say which files changed."""
    for path in changed:
        print(f"{path}: written")
    if not changed:
        print(f"the {noun} are up to date; nothing written")
