"""What do the catalogs on disk say now, and what is wrong with them? Files -> entries, lines and
problems, kept until a file changes.

A file with a problem keeps its last good entries, so that there always is a page; once the file
is fixed, so is the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import Language
from site_src.catalogs.po_reader import Entry, Key, parse_catalog, read_catalog
from site_src.problems import Problem, ProblemsFound
from site_src.workbench.preview.faults import faults

FileStatus = tuple[int, int, int]  # modification time in nanoseconds, size, inode


@dataclass(slots=True)
class CatalogState:
    """What is known of a file: its status when it was read, its last good entries and their lines,
    its problems.
    """

    status: FileStatus
    entries: dict[Key, Entry] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class CatalogFiles:
    """The catalogs that a preview has read; `languages` are those it knows, by tag."""

    def __init__(self) -> None:
        self.languages: Mapping[str, Language] = {}
        self.states: dict[Path, CatalogState] = {}

    def read(self, path: Path) -> dict[Key, Entry]:
        """The entries of a catalog, read again only if the file has changed; the last good ones if
        it has a problem.
        """
        try:
            status = path.stat()
            current = (status.st_mtime_ns, status.st_size, status.st_ino)
            state = self.states.get(path)
            if state is None or state.status != current:
                state = self.states[path] = self.read_state(path, current)
        except OSError:
            self.states.pop(path, None)
            return {}
        return state.entries

    def read_state(self, path: Path, status: FileStatus) -> CatalogState:
        """Read a file. Raises OSError if that is not possible."""
        last = self.states.get(path)
        try:
            entries = read_catalog(path)
            catalog = parse_catalog(path, allow_extra_forms=True)
        except ProblemsFound as error:
            if last is None:
                return CatalogState(status, problems=error.problems)
            return CatalogState(status, last.entries, last.lines, error.problems)
        problems: tuple[Problem, ...] = ()
        language = self.languages.get(path.parent.name)
        if language:
            problems = tuple(faults(path, catalog, language, markdown=path.stem == DOMAINS[0]))
        if problems and last:
            return CatalogState(status, last.entries, last.lines, problems)
        return CatalogState(status, entries, entry_lines(catalog.entries), problems)

    def problems(self, tags: Iterable[str]) -> list[Problem]:
        """The problems of the catalogs of some languages."""
        wanted = set(tags)
        problems: list[Problem] = []
        for path, state in self.states.items():
            if path.parent.name in wanted:
                problems += state.problems
        return sorted(problems)

    def line(self, path: Path, key: Key) -> int:
        """The line of an entry in a file that was read; 0 if it has none."""
        state = self.states.get(path)
        return state.lines.get(key, 0) if state else 0


def entry_lines(entries: Iterable[Entry]) -> dict[Key, int]:
    """The line on which the translation of each live entry begins, by (msgctxt, msgid); of a
    duplicate, the first.
    """
    lines: dict[Key, int] = {}
    for entry in entries:
        lines.setdefault((entry.context, entry.sources[0]), entry.lines[0])
    return lines
