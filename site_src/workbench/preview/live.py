"""How does an open page learn that something changed? Versions that a page waits for, and a watch
on folders.

A page knows the version that it shows and asks for a newer one; the answer is an event of a
stream (HTML standard, "Server-sent events"). A version never comes back, not even after a
restart.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from watchfiles import Change, watch

# Seconds after which a stream sends a sign of life, so that a closed page is noticed.
PULSE = 15.0
# Milliseconds within which changes count as one, as long as they come within STEP of each other.
WINDOW = 200
STEP = 25
# Milliseconds without an event after which the files themselves are compared: the watch can lose
# an event while it hands over others.
QUIET = 250
TEMPORARY = (".swp", ".swx", ".tmp", ".pyc", ".mo")

FileVersion = tuple[int, int]  # when a file was written, in nanoseconds, and its size


class Response(NamedTuple):
    """What a server sends: status, media type, body, where else to go, how long it took (the
    header Server-Timing).
    """

    status: int
    media_type: str
    body: bytes
    location: str = ""
    timing: str = ""


class Changes:
    """The version of what is shown."""

    def __init__(self) -> None:
        self.start = secrets.token_hex(4)
        self.count = 0
        self.condition = threading.Condition()

    @property
    def version(self) -> str:
        """The current version."""
        return f"{self.start}-{self.count}"

    def next_version(self) -> None:
        """Begin a new version and wake everyone who waits for one."""
        with self.condition:
            self.count += 1
            self.condition.notify_all()

    def wait(self, known: str, seconds: float = PULSE) -> str:
        """A version other than the known one as soon as there is one, or the known one after so
        many seconds.
        """
        with self.condition:
            self.condition.wait_for(lambda: self.version != known, seconds)
            return self.version


class Live(Protocol):
    """What a live server shows."""

    changes: Changes

    def respond(self, address: str) -> Response | None:
        """The page or file at an address; None leaves it to the built site."""


def is_source(path: Path) -> bool:
    """True if a file may change pages: not a hidden file, and not an editor's copy or leftover."""
    if path.name.startswith((".", "#")):
        return False
    if path.name.endswith(("~", *TEMPORARY)):
        return False
    return "__pycache__" not in path.parts


def file_versions(folders: Iterable[Path]) -> dict[Path, FileVersion]:
    """The version of each source, to see what was saved while the watch missed it, or on a disk
    that sends no events.
    """
    versions = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if is_source(path) and path.is_file():
                with suppress(FileNotFoundError):  # gone since it was listed
                    status = path.stat()
                    versions[path] = (status.st_mtime_ns, status.st_size)
    return versions


def watch_folders(
    folders: Iterable[Path], changed: Callable[[set[Path]], None]
) -> Callable[[], None]:
    """Call `changed` with the files that changed, from a thread. Returns as soon as nothing can be
    missed; what it returns is the function that ends the watch.
    """
    watched = [folder for folder in folders if folder.is_dir()]
    stop, ready = threading.Event(), threading.Event()
    known = file_versions(watched)

    def is_wanted(_: Change, path: str) -> bool:
        return is_source(Path(path))

    def run() -> None:
        nonlocal known
        for events in watch(
            *watched,
            watch_filter=is_wanted,
            debounce=WINDOW,
            step=STEP,
            stop_event=stop,
            rust_timeout=QUIET,
            yield_on_timeout=True,
        ):
            current = file_versions(watched)
            paths = {Path(path) for _, path in events}
            paths |= {path for path, _ in known.items() ^ current.items()}
            known = current
            if not ready.is_set():
                ready.set()
                changed(set())  # for what changed between the first look and the watch
            if paths:
                changed(paths)

    thread = threading.Thread(target=run, daemon=True, name="watch")
    thread.start()
    ready.wait(10)

    def end() -> None:
        stop.set()
        thread.join()

    return end
