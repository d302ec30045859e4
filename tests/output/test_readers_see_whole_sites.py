"""Does a reader who opens the link while builds run always see one whole site? DESIGN section 8:
whole-site atomicity.
"""

from __future__ import annotations

import os
import re
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from site_src.build import build
from tests.output.sites import change

VARIANTS = ("alpha@exemple.example", "beta@exemple.example")
MARK = re.compile("|".join(VARIANTS))
ENOUGH, AT_MOST = 5, 60


def identity(link: Path) -> tuple[int, int]:
    """What changes when the link is switched."""
    status = os.lstat(link)
    return status.st_ino, status.st_ctime_ns


def snapshot(link: Path) -> tuple[frozenset[str], int] | None:
    """The marks on all pages that the link leads to, and how many pages; None if the link was
    switched meanwhile.
    """
    before = identity(link)
    folder = Path(os.path.realpath(link))
    texts = []
    for parent, _, names in os.walk(folder):
        for name in names:
            if (
                name.endswith(".html") and parent != str(folder) and "/embed" not in parent
            ):  # frames and fragments have no mark
                try:
                    texts.append(Path(parent, name).read_text(encoding="utf-8"))
                except FileNotFoundError:
                    texts.append("")
    marks = frozenset(match[0] if (match := MARK.search(text)) else "none" for text in texts)
    return (marks, len(texts)) if identity(link) == before else None


class Reader(threading.Thread):
    """Reads the whole site again and again."""

    def __init__(self, link: Path) -> None:
        super().__init__(daemon=True)
        self.link = link
        self.seen: Counter[tuple[frozenset[str], int]] = Counter()
        self.failed: list[OSError] = []
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            try:
                found = snapshot(self.link)
            except OSError as error:
                self.failed.append(error)
                return
            if found:
                self.seen[found] += 1


def test_every_snapshot_during_many_builds_is_one_whole_site(
    root: Callable[[str], Path], tmp_path: Path
) -> None:
    """Two variants in turn; a snapshot has one mark on all pages, and all pages. The link is
    there at every moment.
    """
    content, link = root("french"), tmp_path / "dist"
    change(content, "corrections@exemple.example", VARIANTS[0])
    build(content, link, workers=1)
    pages = len([p for p in (link / "fr").rglob("*.html") if "embed" not in p.parts]) * 3
    reader = Reader(link)
    reader.start()
    builds = 0
    while builds < AT_MOST and (
        builds < 6 or len(reader.seen) < 2 or min(reader.seen.values()) < ENOUGH
    ):
        old, new = VARIANTS[builds % 2], VARIANTS[1 - builds % 2]
        change(content, old, new)
        assert build(content, link, workers=1).changed
        builds += 1
    reader.done.set()
    reader.join()
    assert not reader.failed
    assert set(reader.seen) == {(frozenset([mark]), pages) for mark in VARIANTS}


def test_the_snapshot_sees_a_mixed_site(tmp_path: Path) -> None:
    for name, mark in zip("ab", VARIANTS, strict=True):
        (tmp_path / "real" / name).mkdir(parents=True)
        (tmp_path / "real" / name / "index.html").write_text(mark)
    (tmp_path / "dist").symlink_to("real")
    assert snapshot(tmp_path / "dist") == (frozenset(VARIANTS), 2)
