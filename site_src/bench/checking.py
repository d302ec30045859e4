"""How long does `i18n check` take? Catalogs of many entries in many languages, made of the
project's own ones, checked as usual.

Every entry is a real one, repeated under contexts of its own until there are enough.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import polib

from site_src.catalogs.locales import HOME, read_locales
from site_src.processors import available_processors
from site_src.workbench.checks.run import Found, Job, run_jobs
from site_src.workbench.po_writer import open_catalog, save_catalog


def run(entries: int, locales: int, runs: int) -> int:
    """Make the catalogs, check them, print the seconds. Returns the exit code."""
    known = {x.tag: x for x in read_locales(HOME / "locales.yaml").locales}
    home = known[read_locales(HOME / "locales.yaml").interface or ""]
    models = [
        (path, known[path.parent.name]) for path in sorted((HOME / "po").glob("*/programs.po"))
    ]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        jobs = []
        for i in range(locales):
            path, language = models[i % len(models)]
            made = Path(name) / f"{i:02}" / "programs.po"
            repeat(path, made, entries)
            jobs.append(Job(language, ((made, home),), frozenset(), HOME / "glossary.csv"))
        print(
            f"{locales} languages x {entries:,} entries, runs: {runs}, processors: {available_processors()}",
            flush=True,
        )
        for i in range(runs):
            begin, used = time.perf_counter(), cpu_seconds()
            found = Found()
            for one in run_jobs(jobs, available_processors()):
                found.add(one)
            seconds = time.perf_counter() - begin
            counts = f"{len(found.problems)} problems, {len(found.warnings)} warnings"
            print(
                f"  run {i + 1}: {found.entries:,} entries in {seconds:.2f} s (cpu {cpu_seconds() - used:.2f} s); {counts}",
                flush=True,
            )
    return 0


def cpu_seconds() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def repeat(model: Path, made: Path, entries: int) -> None:
    """A catalog of that many entries: the translated ones of a model, again and again under
    contexts of their own.
    """
    catalog = open_catalog(model)
    real = [entry for entry in catalog if entry.translated()]
    catalog[:] = []
    for i in range(entries):
        entry = real[i % len(real)]
        catalog.append(
            polib.POEntry(
                msgctxt=f"{entry.msgctxt}-{i // len(real)}",
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr=entry.msgstr,
                msgstr_plural=dict(entry.msgstr_plural),
                tcomment=entry.tcomment,
                comment=entry.comment,
                occurrences=entry.occurrences,
            )
        )
    save_catalog(catalog, made)
