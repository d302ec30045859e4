"""A site on a day on which a storm is announced, built once a run of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import made_once
from tests.notices.making import NOTICES, TONIGHT, built_on, root_with


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of November 22, 2026 with a storm, water cut off in the evening, and a calm word
    without an end.
    """

    def make(folder: Path) -> None:
        built_on("2026-11-22", root_with(folder, NOTICES + TONIGHT), folder / "dist")

    return made_once(tmp_path_factory, "notices", make) / "dist"
