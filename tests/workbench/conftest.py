"""Extraction from templates alone."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def no_python(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Extraction reads none of the project's Python, which takes it a second or more."""
    empty: Path = tmp_path_factory.mktemp("package")
    monkeypatch.setattr("site_src.workbench.extract.PACKAGE", empty)
