"""How does a new site replace the old one all at once? Two folders take turns, and a symbolic link
is switched.

`dist` is a link to `.dist/a` or `.dist/b`. A build overwrites the folder that the link does not
lead to, removes stale files there, and switches the link with a rename (POSIX: atomic). If a build
is killed, the link still leads to the last good site. Files are overwritten in place, because
deleting a tree and writing it again takes twice the time on ext4.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from site_src.files import write_atomically
from site_src.problems import WrongUse

OWN_FILES = {"a", "b", "a.json", "b.json", "lock", "link.new"}
WRITE_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Output:
    """The output of builds: `link` is what readers open, `store` holds the two folders and their
    manifests.
    """

    link: Path

    @property
    def store(self) -> Path:
        """The hidden folder beside the link."""
        return self.link.with_name(f".{self.link.name}")

    @property
    def current(self) -> Path | None:
        """The folder that readers see, None before the first build."""
        return (
            self.store / os.path.basename(os.readlink(self.link))
            if self.link.is_symlink()
            else None
        )

    @property
    def next(self) -> Path:
        """The folder that the next build writes."""
        current = self.current
        return self.store / ("b" if current and current.name == "a" else "a")

    def manifest(self, folder: Path) -> Path:
        """The file that says which inputs a finished folder was built from."""
        return self.store / f"{folder.name}.json"

    def stamp(self) -> str:
        """The stamp of the inputs that the current site was built from; "" if unknown."""
        current = self.current
        try:
            return (
                str(json.loads(self.manifest(current).read_text())["stamp"])
                if current and current.is_dir()
                else ""
            )
        except (OSError, ValueError, KeyError):
            return ""


def open_output(link: Path) -> Output:
    """The output at `link`, ready to be written. Raises WrongUse if something else is there."""
    output = Output(link)
    if link.exists() and not link.is_symlink():
        raise WrongUse(
            f'"{link}" exists and was not made by a build: '
            "move it away, or choose another folder with --out"
        )
    if link.is_symlink() and os.path.dirname(os.readlink(link)) != output.store.name:
        raise WrongUse(
            f'"{link}" links to {os.readlink(link)}: '
            "remove the link, or choose another folder with --out"
        )
    with system_errors_as_wrong_use():
        output.store.mkdir(parents=True, exist_ok=True)
        stray = sorted(
            x for x in os.listdir(output.store) if x not in OWN_FILES and not x.endswith(".new")
        )
    if stray:
        raise WrongUse(
            f'"{output.store}" holds "{stray[0]}", which no build has written: '
            "choose another folder with --out"
        )
    return output


@contextmanager
def system_errors_as_wrong_use() -> Iterator[None]:
    """What the operating system refuses (no permission, no space left) becomes WrongUse, which
    names the file.
    """
    try:
        yield
    except OSError as error:
        where = f'"{error.filename}": ' if error.filename else ""
        raise WrongUse(f"{where}{error.strerror or error}") from error


@contextmanager
def locked(output: Output) -> Iterator[None]:
    """Only one build at a time writes an output. Raises WrongUse if another one does, or if a
    file cannot be read or written.
    """
    with system_errors_as_wrong_use(), open(output.store / "lock", "a", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongUse(
                f'another build is writing "{output.link}": wait for it to finish'
            ) from None
        yield


def begin_writing(output: Output, folder: Path) -> None:
    """Forget what `folder` was built from: until it is shown, it is not a finished site."""
    output.manifest(folder).unlink(missing_ok=True)


def write_files(folder: str, files: Iterable[tuple[str, bytes]]) -> int:
    """Write (name, data) pairs below `folder`; returns the number of bytes."""
    total = 0
    known_folders: set[str] = set()
    for name, data in files:
        path = f"{folder}/{name}"
        parent = path.rpartition("/")[0]
        if parent not in known_folders:
            make_folder(parent, known_folders)
        handle = os.open(path, WRITE_ANEW, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        except OSError as error:  # the system names no file here
            raise OSError(error.errno, error.strerror, path) from None
        finally:
            os.close(handle)
        total += len(data)
    return total


def make_folder(path: str, known_folders: set[str]) -> None:
    """Make a directory and those above it, asking the file system only once for each."""
    above = path.rpartition("/")[0]
    if above and above not in known_folders and not os.path.isdir(above):
        make_folder(above, known_folders)
    with contextlib.suppress(FileExistsError):
        os.mkdir(path)
    known_folders |= {path, above}


def prune(folder: Path, keep: Collection[str]) -> int:
    """Remove what is below `folder` and not in `keep` (names with slashes), and directories left
    empty; returns the count.
    """
    removed = 0
    root = str(folder)
    for parent, _, names in os.walk(root, topdown=False):
        inside = parent[len(root) + 1 :]
        for name in names:
            if (f"{inside}/{name}" if inside else name) not in keep:
                os.unlink(f"{parent}/{name}")
                removed += 1
        if parent != root and not os.listdir(parent):
            os.rmdir(parent)
    return removed


def switch(output: Output, folder: Path, stamp: str) -> None:
    """Show `folder` to readers from now on."""
    write_atomically(output.manifest(folder), json.dumps({"stamp": stamp}).encode())
    beside = output.store / "link.new"
    beside.unlink(missing_ok=True)
    os.symlink(f"{output.store.name}/{folder.name}", beside)
    os.replace(beside, output.link)


def copy_to(output: Output, target: Path) -> None:
    """Make `target` a plain folder with the current site, for hosts that follow no links:
    complete, then swapped by rename.

    Raises WrongUse rather than replace what is not a copy of a site, for the whole of it would be
    lost.
    """
    target = target.absolute()
    if target.is_symlink() or (target.exists() and not is_copy(target)):
        raise WrongUse(
            f'"{target}" exists and is not a copy of a site: '
            "move it away, or choose another folder with --copy-to"
        )
    beside, old = target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")
    with locked(output):
        current = output.current
        if current is None:
            raise WrongUse("there is no site to copy yet: build first")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(current, beside)
        if target.exists():
            os.replace(target, old)
        os.replace(beside, target)
        shutil.rmtree(old, ignore_errors=True)


def is_copy(folder: Path) -> bool:
    """True if a folder is empty or holds a site: the files that every build writes at its root."""
    return folder.is_dir() and (
        not os.listdir(folder)
        or all((folder / name).is_file() for name in ("index.html", "sitemap.xml", "robots.txt"))
    )
