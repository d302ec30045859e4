"""Does every file of a built site come from one place? The pages of the plan, and the one list of
exports/registry.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.build import build, gather
from site_src.dataset.day import site_day
from site_src.edition.edition import Edition
from site_src.exports import registry
from tests.output.sites import bytes_of

Files = list[tuple[str, bytes]]


@pytest.fixture
def from_the_list(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The paths of the files that builds take from the list."""
    taken: set[str] = set()

    def noting(make_files: Callable[..., Files]) -> Callable[..., Files]:
        def make_and_note(source: Edition | registry.WholeSite) -> Files:
            files = make_files(source)
            taken.update(name for name, _ in files)
            return files

        return make_and_note

    monkeypatch.setattr("site_src.editions.edition_files", noting(registry.edition_files))
    monkeypatch.setattr("site_src.build.site_files", noting(registry.site_files))
    return taken


@pytest.mark.parametrize("name", ["minimal", "french"])
def test_every_file_is_a_page_of_the_plan_or_comes_from_the_list(
    name: str, root: Callable[[str], Path], tmp_path: Path, from_the_list: set[str]
) -> None:
    content = root(name)
    build(content, tmp_path / "dist", workers=1)
    inputs = gather(content, site_day(content), tmp_path)
    pages = {
        f"{language.tag}/{page.file}"
        for language in inputs.languages.targets
        for page in inputs.pages
    }
    written = set(bytes_of(tmp_path / "dist"))
    assert not pages & from_the_list
    assert written == pages | from_the_list


def test_no_two_rows_of_the_list_write_the_same_file(
    root: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later one would replace the earlier one in silence."""
    names: list[str] = []
    site_files = registry.site_files

    def noting(site: registry.WholeSite) -> Files:
        files = site_files(site)
        names.extend(site.language_files)
        names.extend(name for name, _ in files)
        return files

    monkeypatch.setattr("site_src.build.site_files", noting)
    build(root("french"), tmp_path / "dist", workers=1)
    assert len(names) > 100
    assert sorted(names) == sorted(set(names))
