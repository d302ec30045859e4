"""A small site with charts, and a browser with the project's own site, once a test process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.build import build
from tests.browsing import serving
from tests.conftest import PROJECT, made_once

OVERLAY = Path(__file__).parent / "overlay"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal root with the page and the table of the overlay, and the pseudo-locales."""

    def make(folder: Path) -> None:
        root = Path(shutil.copytree(PROJECT / "tests" / "roots" / "minimal", folder / "root"))
        shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
        build(root, folder / "dist", pseudo=True)

    return made_once(tmp_path_factory, "charts", make) / "dist"


@pytest.fixture(scope="session")
def small_address(small: Path) -> Iterator[str]:
    """The address of the served small site."""
    with serving(small) as address:
        yield address
