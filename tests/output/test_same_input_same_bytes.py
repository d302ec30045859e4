"""Does the same input give the same bytes, and does a second build write nothing? STYLE;
reproducible-builds.org.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src import clock
from site_src.build import build
from site_src.output.stamp import stamp
from tests.conftest import EPOCH, TODAY, Run
from tests.output.sites import bytes_of, change, states_of

Root = Callable[[str], Path]
LATER = str(int(EPOCH) + 30 * 86400)


def test_two_builds_of_one_input_are_byte_identical(root: Root, tmp_path: Path) -> None:
    """Into two folders, by one process and by several."""
    content = root("french")
    build(content, tmp_path / "one", workers=1)
    build(content, tmp_path / "three", workers=3)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "three")


def test_a_second_build_without_a_change_writes_nothing_and_says_so(
    root: Root, tmp_path: Path, run: Run
) -> None:
    content = root("french")
    run("build", "--content", content, "--out", tmp_path / "out" / "dist")
    before = states_of(tmp_path / "out")
    code, out, _ = run("build", "--content", content, "--out", tmp_path / "out" / "dist")
    assert (code, "nothing changed, nothing written" in out) == (0, True)
    after = states_of(tmp_path / "out")
    assert before == after
    assert len(after) > 50


def test_a_change_is_written_into_the_other_folder_and_what_is_stale_there_goes(
    root: Root, tmp_path: Path
) -> None:
    """DESIGN section 8: two folders in turn, overwritten in place, pruned."""
    content, out = root("french"), tmp_path / "dist"
    build(content, out)
    first = os.readlink(out)
    notice = (content / "notices.yaml").read_text(encoding="utf-8")
    change(content, "[fr, de, ar]", "[fr, de]")
    assert build(content, out).changed
    assert os.readlink(out) != first
    assert not (out / "ar").exists()
    (out.resolve().parent / "a" / "stale.html").write_text("left over")
    (content / "notices.yaml").write_text(notice.replace("Tempête", "Orage"), encoding="utf-8")
    report = build(content, out)
    assert os.readlink(out) == first
    assert report.removed >= 18, (
        "the Arabic pages of two builds ago, and what does not belong there"
    )
    assert not (out / "ar").exists()
    assert not (out / "stale.html").exists()
    assert "Orage" in (out / "fr" / "index.html").read_text(encoding="utf-8")


def test_a_rebuild_over_an_older_site_equals_a_build_from_nothing(
    root: Root, tmp_path: Path
) -> None:
    """Files are overwritten in place: none may keep a tail of what was longer."""
    content, out = root("french"), tmp_path / "dist"
    for name in ("Annuaire d'entraide", "Annuaire d'entraide au nom bien plus long", "Annuaire"):
        change(
            content,
            next(
                line
                for line in (content / "site.yaml").read_text().splitlines()
                if line.startswith("name: ")
            ),
            f"name: {name}",
        )
        build(content, out)
    build(content, tmp_path / "fresh")
    assert bytes_of(out) == bytes_of(tmp_path / "fresh")


def test_source_date_epoch_decides_the_day(
    root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notice that is live on one day has ended on another; the real day plays no part."""
    assert clock.today() == TODAY
    content, out = root("french"), tmp_path / "dist"
    build(content, out)
    assert "Tempête attendue" in (out / "fr" / "index.html").read_text(encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    assert build(content, out).changed
    assert "Tempête attendue" not in (out / "fr" / "index.html").read_text(encoding="utf-8")
    assert "Tempête attendue" in (out / "fr" / "notices" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("changed", ["content", "new file", "gone file", "time", "setting"])
def test_a_stamp_differs_if_an_input_differs(changed: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    for name in ("x", "y"):
        (folder / name).write_text("1")
    setting = "day"
    before = stamp([tmp_path / "in"], setting)
    assert before == stamp([tmp_path / "in"], setting)
    if changed == "content":
        (folder / "x").write_text("22")
    elif changed == "new file":
        (folder / "z").write_text("1")
    elif changed == "gone file":
        (folder / "y").unlink()
    elif changed == "time":
        os.utime(folder / "x", ns=(1, 1))
    else:
        setting = "next day"
    assert stamp([tmp_path / "in"], setting) != before


def test_caches_of_python_and_a_missing_folder_are_no_input(tmp_path: Path) -> None:
    before = stamp([tmp_path, tmp_path / "nowhere"])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"1")
    assert stamp([tmp_path, tmp_path / "nowhere"]) == before
