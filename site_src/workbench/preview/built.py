"""What does the built site look like after the last change? Each change -> a new build in a
separate process, or its problems.

A new process runs the Python code as it is now, and it can fork to use several processors, which a
process with threads cannot (CPython, `os.fork`). The output contains nothing of a preview: what a
page needs to reload itself is added when it is sent.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Set
from concurrent.futures import ProcessPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from site_src.build import build
from site_src.catalogs.locales import catalog_folders
from site_src.files import PACKAGE
from site_src.problems import ProblemsFound, WrongUse
from site_src.server import base_path
from site_src.workbench.preview.bar import page_of_problems, with_problems
from site_src.workbench.preview.live import Changes, Response

HTML = "text/html; charset=utf-8"


class BuildResult(NamedTuple):
    """How a build went: words for the terminal, whether the site changed, the problems."""

    message: str
    changed: bool
    problems: list[str]


class BuiltSite:
    """A content root's site in a folder, built by `build` and again after each change."""

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
        """The folders whose files make the site, the package itself among them."""
        return [self.content, *catalog_folders(self.content), PACKAGE]

    def build(self) -> None:
        """Build the site; problems leave a page that shows them. Raises WrongUse for a root that
        cannot be read or an output that cannot be written.
        """
        self.report(self.builder.submit(build_once, self.content, self.out).result())

    def rebuild(self, _: Set[Path]) -> None:
        """Build again after a change, say how it went, and wake the open pages if there is
        something new to see.
        """
        try:
            self.build()
        except WrongUse as error:
            self.report(BuildResult(str(error), False, [f"error: {error}"]))

    def report(self, result: BuildResult) -> None:
        """Say on the terminal and to the open pages how a build went."""
        if result.message:
            print(result.message, flush=True)
        if result.changed or result.problems != self.problems:
            self.problems = result.problems
            self.changes.next_version()

    def respond(self, address: str) -> Response | None:
        """A page of the built site that renews itself; None for other files, and for what is
        outside of the site.
        """
        base = base_path(self.out)
        if not address.startswith(base):
            return None
        name = address.removeprefix(base)
        file = name
        if not name or name.endswith("/"):
            file = f"{name}index.html"
        page = self.page_file(file)
        if page:
            return self.page_response(HTTPStatus.OK, page)
        if name and not name.endswith(("/", ".html")):
            return None
        folder = name.partition("/")[0]
        page = self.page_file(f"{folder}/404.html") or self.page_file("404.html")
        if page:
            return self.page_response(HTTPStatus.NOT_FOUND, page)
        body = page_of_problems(self.problems, self.changes.version)
        return Response(HTTPStatus.SERVICE_UNAVAILABLE, HTML, body)

    def page_file(self, name: str) -> Path | None:
        """The file of a page inside the output, if there is one."""
        if any(part.startswith(".") for part in Path(name).parts):
            return None
        file = self.out / name
        return file if file.suffix == ".html" and file.is_file() else None

    def page_response(self, status: int, file: Path) -> Response:
        """A built page, with the problems of the last build above it."""
        # The version is read first: if the page is replaced meanwhile, it is asked for again.
        version = self.changes.version
        html = file.read_text(encoding="utf-8")
        return Response(status, HTML, with_problems(html, self.problems, version))


def build_once(content: Path, out: Path) -> BuildResult:
    """Build a site, in a process of its own. Raises WrongUse."""
    try:
        report = build(content, out, strict=True)
    except ProblemsFound as error:
        lines = [str(problem) for problem in error.problems]
        count = f"{len(lines)} problem{'' if len(lines) == 1 else 's'}"
        message = "\n".join([*lines, f"{count} found; nothing was changed."])
        return BuildResult(message, False, lines)
    except WrongUse:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error} (see the terminal)"
        return BuildResult(traceback.format_exc(), False, [problem])
    message = f"{out}: {report.pages:,} pages" if report.changed else ""
    return BuildResult(message, report.changed, [])
