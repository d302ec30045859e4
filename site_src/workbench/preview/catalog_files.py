"""What do the catalogs on disk say now, and what is wrong with them? Files -> entries, lines and
problems, kept until a file changes.

A file with a problem keeps its last good entries, so that there always is a page; mending the
file mends the page.
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


@dataclass(slots=True)
class Kept:
    """A file as it was read: what told its version, its last good entries and their lines, its
    problems.
    """

    version: tuple[int, int, int]
    entries: dict[Key, Entry] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class CatalogFiles:
    """The catalogs that a preview has read; `languages` are those it knows, by tag."""

    def __init__(self) -> None:
        self.languages: Mapping[str, Language] = {}
        self.kept: dict[Path, Kept] = {}

    def read(self, path: Path) -> dict[Key, Entry]:
        """The entries of a catalog, read again only if the file has changed; the last good ones
        if it has a problem.
        """
        try:
            status = path.stat()
            version = (status.st_mtime_ns, status.st_size, status.st_ino)
            before = self.kept.get(path)
            if before is None or before.version != version:
                self.kept[path] = self.take(path, version, before)
        except OSError:
            self.kept.pop(path, None)
            return {}
        return self.kept[path].entries

    def take(self, path: Path, version: tuple[int, int, int], before: Kept | None) -> Kept:
        """Read a file. Raises OSError if that cannot be done."""
        try:
            entries = read_catalog(path)
            located = parse_catalog(path, allow_extra_forms=True)
        except ProblemsFound as found:
            return Kept(
                version,
                before.entries if before else {},
                before.lines if before else {},
                found.problems,
            )
        lines = entry_lines(located.entries)
        language = self.languages.get(path.parent.name)
        problems = (
            tuple(faults(path, located, language, markdown=path.stem == DOMAINS[0]))
            if language
            else ()
        )
        if problems and before:
            return Kept(version, before.entries, before.lines, problems)
        return Kept(version, entries, lines, problems)

    def problems(self, tags: Iterable[str]) -> list[Problem]:
        """The problems of the catalogs of some languages."""
        wanted = set(tags)
        return sorted(
            p
            for path, kept in self.kept.items()
            if path.parent.name in wanted
            for p in kept.problems
        )

    def line(self, path: Path, key: Key) -> int:
        """The line of an entry in a file that was read; 0 if it has none."""
        kept = self.kept.get(path)
        return kept.lines.get(key, 0) if kept else 0


def entry_lines(entries: Iterable[Entry]) -> dict[Key, int]:
    """The line on which the translation of each live entry begins, by (msgctxt, msgid); of a
    duplicate, the first.
    """
    found: dict[Key, int] = {}
    for entry in entries:
        found.setdefault((entry.context, entry.sources[0]), entry.lines[0])
    return found
