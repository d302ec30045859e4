"""What does the built site look like after the last change? Each change -> a new build in a
process of its own, or its problems.

A process of its own runs the Python as it is now and can share a build among processors, which a
process with threads cannot (CPython, `os.fork`). The output holds nothing of a preview: what a
page needs to renew itself is added when it is sent.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Set
from concurrent.futures import ProcessPoolExecutor
from http import HTTPStatus
from pathlib import Path

from site_src.build import build
from site_src.catalogs.locales import catalog_folders
from site_src.files import PACKAGE
from site_src.problems import ProblemsFound, WrongUse
from site_src.server import base_path
from site_src.workbench.preview.bar import page_of_problems, with_problems
from site_src.workbench.preview.live import Answer, Changes

HTML = "text/html; charset=utf-8"


class BuiltSite:
    """A content root's site in a folder, built by `first` and again after each change."""

    def __init__(self, content: Path, out: Path) -> None:
        self.content = content
        self.out = out
        self.changes = Changes()
        self.problems: list[str] = []
        self.builder = ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), max_tasks_per_child=1
        )

    @property
    def watched(self) -> list[Path]:
        """The folders whose files make the site: the package itself is among them."""
        return [self.content, *catalog_folders(self.content), PACKAGE]

    def first(self) -> None:
        """Build for the first time; problems leave a page that shows them. Raises WrongUse for a
        root or output that cannot be.
        """
        self.tell(*self.builder.submit(build_once, self.content, self.out).result())

    def changed(self, _: Set[Path]) -> None:
        """Build anew, say how it went, and wake the open pages if there is something new to see."""
        try:
            self.first()
        except WrongUse as error:
            self.tell(str(error), False, [f"error: {error}"])

    def tell(self, words: str, changed: bool, problems: list[str]) -> None:
        """Say how a build went."""
        if words:
            print(words, flush=True)
        if changed or problems != self.problems:
            self.problems = problems
            self.changes.tell()

    def answer(self, address: str) -> Answer | None:
        """A page of the built site that renews itself; None for other files, and for what lies
        outside of it.
        """
        base = base_path(self.out)
        if not address.startswith(base):
            return None
        name = address.removeprefix(base)
        file = self.page_file(f"{name}index.html" if not name or name.endswith("/") else name)
        if file:
            return self.send(HTTPStatus.OK, file)
        if not name.endswith(("/", ".html")) and name:
            return None
        own = self.page_file(f"{name.partition('/')[0]}/404.html") or self.page_file("404.html")
        if own:
            return self.send(HTTPStatus.NOT_FOUND, own)
        return Answer(
            HTTPStatus.SERVICE_UNAVAILABLE,
            HTML,
            page_of_problems(self.problems, self.changes.version),
        )

    def page_file(self, name: str) -> Path | None:
        """The file of a page inside the output, if there is one."""
        file = self.out / name
        inside = not any(part.startswith(".") for part in Path(name).parts)
        return file if inside and file.suffix == ".html" and file.is_file() else None

    def send(self, status: int, file: Path) -> Answer:
        """A built page, with the problems of the last build above it."""
        version = (
            self.changes.version
        )  # before the page: one that is replaced meanwhile is asked for again
        return Answer(
            status, HTML, with_problems(file.read_text(encoding="utf-8"), self.problems, version)
        )


def build_once(content: Path, out: Path) -> tuple[str, bool, list[str]]:
    """Build a site: what to say on the terminal, whether it changed, its problems. Raises WrongUse."""
    try:
        report = build(content, out, strict=True)
    except ProblemsFound as found:
        lines = [str(problem) for problem in found.problems]
        count = len(lines)
        return (
            "\n".join(
                [*lines, f"{count} problem{'' if count == 1 else 's'} found; nothing was changed."]
            ),
            False,
            lines,
        )
    except WrongUse:
        raise
    except Exception as error:
        trace = traceback.format_exc()
        return trace, False, [f"{type(error).__name__}: {error} (see the terminal)"]
    return f"{out}: {report.pages:,} pages" if report.changed else "", report.changed, []
