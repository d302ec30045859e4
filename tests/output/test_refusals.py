"""Does a build touch anything that is not its own, and does it say clearly why it cannot write?
Exit code 2, no traceback.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.build import build
from site_src.output.folders import locked, open_output
from site_src.problems import WrongUse
from tests.conftest import PROJECT, Run, build_py
from tests.output.sites import bytes_of, change, start_build, states_of

Root = Callable[[str], Path]


def foreign(kind: str, folder: Path) -> Path:
    """Something at `folder/dist` (or where a build would put its own folders) that no build has
    made.
    """
    folder.mkdir()
    if kind == "folder":
        (folder / "dist").mkdir()
        (folder / "dist" / "thesis.txt").write_text("years of work")
    elif kind == "file":
        (folder / "dist").write_text("years of work")
    elif kind == "link":
        (folder / "mine").mkdir()
        (folder / "mine" / "thesis.txt").write_text("years of work")
        (folder / "dist").symlink_to("mine")
    elif kind == "hidden folder":
        (folder / ".dist" / "a").mkdir(parents=True)
        (folder / ".dist" / "a" / "thesis.txt").write_text("years of work")
        (folder / ".dist" / "config").write_text("years of work")
    elif kind == "hidden file":
        (folder / ".dist").write_text("years of work")
    return folder / "dist"


@pytest.mark.parametrize("kind", ["folder", "file", "link", "hidden folder", "hidden file"])
def test_what_no_build_has_made_is_refused_and_untouched(
    kind: str, root: Root, run: Run, tmp_path: Path
) -> None:
    out = foreign(kind, tmp_path / "here")
    before = states_of(tmp_path / "here")
    code, _, err = run("build", "--content", root("minimal"), "--out", out)
    assert code == 2
    assert err.startswith("error: ")
    assert "dist" in err
    assert states_of(tmp_path / "here") == before


def test_a_parent_that_is_a_file_is_named(root: Root, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    code, _, err = run("build", "--content", root("minimal"), "--out", tmp_path / "file" / "dist")
    assert code == 2
    assert str(tmp_path / "file") in err


def test_the_working_folder_itself_is_refused(root: Root, tmp_path: Path) -> None:
    done = build_py("build", "--content", root("minimal"), "--out", ".", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize("name", ["minimal", "french"])
def test_a_full_disk_is_one_clear_line_and_leaves_the_last_good_site(
    name: str, root: Root, tmp_path: Path
) -> None:
    """A limit on the size of files stands for a full disk: a write fails in the middle, in one
    process or in several.
    """
    content, out = root(name), tmp_path / "dist"
    build(content, out)
    good = bytes_of(out)
    (content / "sections.yaml").write_text(
        (content / "sections.yaml").read_text() + "\n# changed\n"
    )
    command = [
        sys.executable,
        "-B",
        str(PROJECT / "build.py"),
        "build",
        "--content",
        str(content),
        "--out",
        str(out),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert ".dist/b/" in done.stderr, "it names the file"
    assert bytes_of(out) == good


def limit() -> None:
    """Let no file of this process grow past 2 kB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def test_what_the_system_refuses_is_wrong_use_with_the_name_of_the_file(tmp_path: Path) -> None:
    output = open_output(tmp_path / "dist")
    with pytest.raises(WrongUse, match=r'"/x/y": Permission denied'), locked(output):
        raise PermissionError(13, "Permission denied", "/x/y")


def test_a_build_is_refused_while_another_one_holds_the_lock(
    root: Root, run: Run, tmp_path: Path
) -> None:
    content, out = root("minimal"), tmp_path / "dist"
    build(content, out)
    good = bytes_of(out)
    change(content, "Little Directory", "Changed Directory")
    with locked(open_output(out)):
        code, _, err = run("build", "--content", content, "--out", out)
        assert code == 2
        assert "another build is writing" in err
        assert bytes_of(out) == good
    assert run("build", "--content", content, "--out", out)[0] == 0
    assert bytes_of(out) != good


def test_of_two_builds_at_once_each_succeeds_or_is_refused(root: Root, tmp_path: Path) -> None:
    """Whatever their order, the site is whole."""
    content, out = root("french"), tmp_path / "dist"
    processes = [start_build(content, out) for _ in range(3)]
    ended = [(process.communicate()[1], process.returncode) for process in processes]
    assert {code for _, code in ended} <= {0, 2}, ended
    assert 0 in {code for _, code in ended}
    assert all("another build is writing" in complaint for complaint, code in ended if code == 2)
    build(content, tmp_path / "alone")
    assert bytes_of(out) == bytes_of(tmp_path / "alone")


def test_a_site_whose_folders_were_deleted_is_built_anew(root: Root, tmp_path: Path) -> None:
    content, out = root("minimal"), tmp_path / "dist"
    build(content, out)
    good = bytes_of(out)
    shutil.rmtree(tmp_path / ".dist")
    assert os.path.lexists(out)
    assert build(content, out).changed
    assert bytes_of(out) == good
