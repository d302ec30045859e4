"""Does --copy-to make a plain folder of the same site, again and again, without eating what is
not its own?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.output.sites import bytes_of, change, states_of

Root = Callable[[str], Path]


def test_a_copy_equals_the_site_and_holds_no_link(root: Root, run: Run, tmp_path: Path) -> None:
    call = (
        "build",
        "--content",
        root("minimal"),
        "--out",
        tmp_path / "dist",
        "--copy-to",
        tmp_path / "www" / "public",
    )
    assert run(*call)[0] == 0
    copy = tmp_path / "www" / "public"
    assert not copy.is_symlink()
    assert not [path for path in copy.rglob("*") if path.is_symlink()]
    assert bytes_of(copy) == bytes_of(tmp_path / "dist")
    assert [path.name for path in copy.parent.iterdir()] == ["public"]


def test_a_copy_that_is_there_is_replaced_in_whole(root: Root, run: Run, tmp_path: Path) -> None:
    content, copy = root("minimal"), tmp_path / "public"
    call = ("build", "--content", content, "--out", tmp_path / "dist", "--copy-to", copy)
    run(*call)
    (copy / "stale.html").write_text("left over")
    change(content, "Little Directory", "Changed Directory")
    assert run(*call)[0] == 0
    assert bytes_of(copy) == bytes_of(tmp_path / "dist")
    assert b"Changed Directory" in (copy / "en" / "index.html").read_bytes()


def test_a_copy_is_made_also_when_nothing_had_to_be_built(
    root: Root, run: Run, tmp_path: Path
) -> None:
    call = ("build", "--content", root("minimal"), "--out", tmp_path / "dist")
    run(*call)
    assert run(*call, "--copy-to", tmp_path / "public")[0] == 0
    assert bytes_of(tmp_path / "public") == bytes_of(tmp_path / "dist")


def test_an_empty_folder_may_become_a_copy(root: Root, run: Run, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    assert (
        run(
            "build",
            "--content",
            root("minimal"),
            "--out",
            tmp_path / "dist",
            "--copy-to",
            tmp_path / "public",
        )[0]
        == 0
    )
    assert bytes_of(tmp_path / "public") == bytes_of(tmp_path / "dist")


@pytest.mark.parametrize("kind", ["folder", "file", "link", "the output itself"])
def test_what_is_no_copy_of_a_site_is_refused_and_untouched(
    kind: str, root: Root, run: Run, tmp_path: Path
) -> None:
    """A mistyped --copy-to must not cost anybody a folder."""
    content, target = root("minimal"), tmp_path / "public"
    run("build", "--content", content, "--out", tmp_path / "dist")
    if kind == "folder":
        target.mkdir()
        (target / "thesis.txt").write_text("years of work")
        (target / "index.html").write_text("a page of one's own")
    elif kind == "file":
        target.write_text("years of work")
    elif kind == "link":
        target.symlink_to("elsewhere")
    else:
        target = tmp_path / "dist"
    before = states_of(tmp_path)
    code, _, err = run(
        "build", "--content", content, "--out", tmp_path / "dist", "--copy-to", target
    )
    assert code == 2
    assert str(target) in err
    after = states_of(tmp_path)
    assert {name: state for name, state in after.items() if not name.endswith("/lock")} == {
        n: s for n, s in before.items() if not n.endswith("/lock")
    }
