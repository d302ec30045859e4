"""How long do reading and updating a large catalog take, and is anything lost or taken from the
wrong entry?

python -m site_src.bench.catalogs      5,000 entries, one in five changed; the medians of five
runs. An update reads and writes, too.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from site_src.bench.generate import sentence
from site_src.catalogs.locales import HOME, read_locales
from site_src.catalogs.po_reader import read_catalog
from site_src.workbench.po_writer import new_catalog, open_catalog, save_catalog
from site_src.workbench.update import update_catalog

ENTRIES = 5_000
RUNS = 5
WRAPPED_AT = 78  # columns


def make(entries: int) -> tuple[polib.POFile, polib.POFile]:
    """An old catalog whose translations are numbered, and a new template in which one text in
    five is another, moved or gone.
    """
    rng = random.Random(20260101)  # noqa: S311
    fields = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    old, template = new_catalog(fields), new_catalog(fields)
    for n in range(entries):
        context, text = f"program:p{n // 10:04d}|body:t{n:05d}", sentence(rng, rng.randint(4, 30))
        old.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=f"translation {n}"))
        fate = n % 25
        if fate == 0:
            context = context.replace("|body:", "|fact:")
        elif fate == 1:
            context, text = context.replace("|body:", "|fact:"), f"{text} And more."
        elif fate in (2, 3, 4):
            text = sentence(rng, 12)
        template.append(polib.POEntry(msgctxt=context, msgid=text))
    return old, template


Times = list[tuple[float, float]]  # seconds, and seconds of one processor


def measure(work: Callable[[], object], prepare: Callable[[], object] = int) -> str:
    """The medians of some runs, each after `prepare`."""
    times: Times = []
    for _ in range(RUNS):
        prepare()
        begin, busy = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - begin, time.process_time() - busy))
    passed, busy = map(statistics.median, zip(*times, strict=True))
    return f"{passed:.3f} s, {busy:.3f} s of one processor"


def home_of(entry: polib.POEntry) -> str:
    """The context that an entry had before its text moved."""
    return (entry.msgctxt or "").replace("|fact:", "|body:")


def report_mistakes(old: polib.POFile, after: polib.POFile) -> str:
    """How many translations an update lost, and how many it gave to another message."""
    home = {entry.msgstr: home_of(entry) for entry in old}
    translated = [entry for entry in after if entry.msgstr]
    lost = len(home.keys() - {entry.msgstr for entry in translated})
    wrong = sum(home[entry.msgstr] != home_of(entry) for entry in translated)
    fuzzy = sum(entry.fuzzy for entry in after)
    return f"translations lost: {lost}; from the wrong entry: {wrong}; to look at again: {fuzzy:,}"


def main() -> None:
    """Print the figures."""
    language = read_locales(HOME / "locales.yaml").locales[1]
    old, template = make(ENTRIES)
    with tempfile.TemporaryDirectory() as folder:
        path, pot = Path(folder, "programs.po"), Path(folder, "programs.pot")
        wrapped = Path(folder, "wrapped.po")
        save_catalog(template, pot)
        save_catalog(old, path)
        print(f"reading {ENTRIES:,} entries: {measure(lambda: read_catalog(path))}")
        old.wrapwidth = WRAPPED_AT
        wrapped.write_text(str(old), encoding="utf-8")
        print(f"the same, wrapped as Poedit does: {measure(lambda: read_catalog(wrapped))}")
        print(f"opening it for changes: {measure(lambda: open_catalog(path))}")
        figures = measure(
            lambda: update_catalog(pot, path, language), prepare=lambda: save_catalog(old, path)
        )
        print(f"updating it, 1 entry in 5 changed: {figures}")
        print(report_mistakes(old, open_catalog(path)))


if __name__ == "__main__":
    main()
