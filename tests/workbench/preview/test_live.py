"""Does the watch on folders miss nothing: an event that gets lost, a file that goes, what is no
source?
"""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.workbench.preview import live
from site_src.workbench.preview.live import file_versions, watch_folders


class Deaf:
    """A watch that hears nothing: it only says that time went by, whenever the test lets it."""

    def __init__(self) -> None:
        self.turns: queue.Queue[bool] = queue.Queue()

    def __call__(self, *_: Path, **__: object) -> Iterator[set[tuple[int, str]]]:
        yield set()
        while self.turns.get():
            yield set()


def test_a_save_of_which_the_watch_was_told_nothing_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events get lost between two calls of the watch, and some network disks send none."""
    deaf, told = Deaf(), queue.Queue[set[Path]]()
    monkeypatch.setattr(live, "watch", deaf)
    for name in ("kept.po", "changed.po", "gone.po"):
        (tmp_path / name).write_text("before", encoding="utf-8")
    end = watch_folders([tmp_path], told.put)
    assert told.get(timeout=60) == set()
    (tmp_path / "changed.po").write_text("after it", encoding="utf-8")
    (tmp_path / "gone.po").unlink()
    (tmp_path / "new.po").write_text("new", encoding="utf-8")
    deaf.turns.put(True)
    assert told.get(timeout=60) == {tmp_path / name for name in ("changed.po", "gone.po", "new.po")}
    deaf.turns.put(True)
    deaf.turns.put(False)
    end()
    assert told.empty()


def test_hidden_files_and_copies_of_editors_are_no_sources(tmp_path: Path) -> None:
    for name in (".hidden.po", "es.po~", "#es.po#", "es.po.swp", "es.po"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(file_versions([tmp_path])) == [tmp_path / "es.po"]
