"""Is a catalog's file, at any moment and after any failure, either the old one or the new one?"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from site_src.catalogs.safe_read import catalog_bytes
from site_src.files import write_atomically
from site_src.problems import ProblemsFound
from site_src.workbench.po_writer import Change, new_catalog, save_all, save_catalog
from tests.conftest import PROJECT
from tests.workbench.making import HEADER, canonical, write

OLD, NEW = b"old\n" * 200_000, b"new\n" * 200_000
WRITER = """
import sys
from pathlib import Path
from site_src.files import write_atomically
path, old, new = Path(sys.argv[1]), b"old\\n" * 200_000, b"new\\n" * 200_000
while True:
    write_atomically(path, new)
    write_atomically(path, old)
"""


def catalog(text: str) -> polib.POFile:
    """A catalog of one translation."""
    made = new_catalog(HEADER)
    made.append(polib.POEntry(msgctxt="a|b", msgid="Jail", msgstr=text))
    return made


@pytest.mark.parametrize("attempt", range(5))
def test_a_writer_that_is_killed_leaves_a_whole_file(attempt: int, tmp_path: Path) -> None:
    """Read while it is written, and after SIGKILL: never a part, never a mixture."""
    path = tmp_path / "site.po"
    path.write_bytes(OLD)
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], env=environment) as writer:
        seen: set[bytes] = set()
        changes, last = 0, OLD
        while changes < 3 + attempt:
            now = path.read_bytes()
            changes += now != last
            last = now
            seen.add(now)
            assert writer.poll() is None, "the writer ended by itself"
        writer.send_signal(signal.SIGKILL)
    assert seen == {OLD, NEW}
    assert path.read_bytes() in (OLD, NEW)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_beside_it(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, canonical(catalog("Cárcel")))
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        with pytest.raises(
            ProblemsFound, match=r"cannot be written: No space left on device \(.*make room\)"
        ):
            save_catalog(catalog("Prisión"), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert save_catalog(catalog("Prisión"), path)
    assert path.read_bytes() != before


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path, b"x")
    for mode in (0o600, 0o664):
        path.chmod(mode)
        write_atomically(path, OLD)
        assert path.stat().st_mode & 0o777 == mode


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real = write(tmp_path, b"x", "real.po")
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "site.po"
    link.symlink_to("../real.po")
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert sorted(p.name for p in tmp_path.rglob("*.*")) == ["real.po", "site.po"]


def test_what_a_translator_saves_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """Between reading and writing another program may save the file; then nothing is written, of
    no file.
    """
    first, second = (
        write(tmp_path, canonical(catalog("a")), "a.po"),
        write(tmp_path, canonical(catalog("b")), "b.po"),
    )
    changes = [Change(path, catalog_bytes(path), catalog("new")) for path in (first, second)]
    saved = canonical(catalog("saved meanwhile"))
    second.write_bytes(saved)
    with pytest.raises(ProblemsFound, match="was changed while this command ran"):
        save_all(changes)
    assert second.read_bytes() == saved
    assert first.read_bytes() == canonical(catalog("a"))


def test_what_says_the_same_is_not_written(tmp_path: Path) -> None:
    path = write(tmp_path, canonical(catalog("a")))
    before = path.stat().st_mtime_ns
    assert save_catalog(catalog("a"), path) is False
    assert path.stat().st_mtime_ns == before
