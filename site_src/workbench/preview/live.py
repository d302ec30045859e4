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

PULSE = 15.0  # seconds after which a stream says that it is alive, so that a page that is gone is noticed
WINDOW = 200  # milliseconds within which further changes are taken as one, as long as they come within STEP
STEP = 25
QUIET = 250  # milliseconds without an event after which the files are looked at: the watch can lose one while it hands over others
TEMPORARY = (".swp", ".swx", ".tmp", ".pyc", ".mo")


class Answer(NamedTuple):
    """What a server sends: status, media type, bytes, where else to go, how long it worked (the
    header Server-Timing).
    """

    status: int
    kind: str
    body: bytes
    location: str = ""
    timing: str = ""


class Changes:
    """The version of what is shown."""

    def __init__(self) -> None:
        self.start = secrets.token_hex(4)
        self.count = 0
        self.changed = threading.Condition()

    @property
    def version(self) -> str:
        """The version now."""
        return f"{self.start}-{self.count}"

    def tell(self) -> None:
        """Make a new version and wake all who wait."""
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def wait(self, known: str, seconds: float = PULSE) -> str:
        """A version other than the known one as soon as there is one, or the known one after some
        seconds.
        """
        with self.changed:
            self.changed.wait_for(lambda: self.version != known, seconds)
            return self.version


class Live(Protocol):
    """What a live server shows."""

    changes: Changes

    def answer(self, address: str) -> Answer | None:
        """The page or file at an address; None leaves it to the built site."""


def is_source(path: Path) -> bool:
    """True if a changed file may change pages: not a hidden one, a copy or a leftover of an editor."""
    return not (
        path.name.startswith((".", "#"))
        or path.name.endswith(("~", *TEMPORARY))
        or "__pycache__" in path.parts
    )


def stamps(folders: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """When each source was written, in nanoseconds, and its size: what was saved while the watch
    looked away, or on a disk that tells nobody.
    """
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if is_source(path) and path.is_file():
                with suppress(FileNotFoundError):  # gone since it was listed
                    status = path.stat()
                    found[path] = (status.st_mtime_ns, status.st_size)
    return found


def watching(folders: Iterable[Path], changed: Callable[[set[Path]], None]) -> Callable[[], None]:
    """Call `changed` with the files that changed, from a thread; returns, once nothing can be
    missed, the function that ends it.
    """
    stop, ready = threading.Event(), threading.Event()
    listed = [folder for folder in folders if folder.is_dir()]
    known = stamps(listed)

    def wanted(_: Change, path: str) -> bool:
        return is_source(Path(path))

    def run() -> None:
        nonlocal known
        for found in watch(
            *listed,
            watch_filter=wanted,
            debounce=WINDOW,
            step=STEP,
            stop_event=stop,
            rust_timeout=QUIET,
            yield_on_timeout=True,
        ):
            now = stamps(listed)
            paths = {Path(path) for _, path in found} | {
                path for path, _ in known.items() ^ now.items()
            }
            known = now
            if not ready.is_set():
                ready.set()
                changed(set())  # what changed between the first reading and the watch
            if paths:
                changed(paths)

    thread = threading.Thread(target=run, daemon=True, name="watch")
    thread.start()
    ready.wait(10)

    def end() -> None:
        stop.set()
        thread.join()

    return end
