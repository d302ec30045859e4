"""How long does `i18n check` take? Many large catalogs, made from the project's own ones, are
checked as usual.

Each entry is a real one, repeated under other contexts until there are enough.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import polib

from site_src.catalogs.locales import HOME, read_locales
from site_src.processors import available_processors
from site_src.workbench.checks.run import CheckReport, Job, run_jobs
from site_src.workbench.po_writer import open_catalog, save_catalog


def run(entries: int, locales: int, runs: int) -> int:
    """Make the catalogs, check them, print the seconds. Returns the exit code."""
    processors = available_processors()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        jobs = make_jobs(Path(folder), entries, locales)
        print(
            f"{locales} languages x {entries:,} entries, runs: {runs}, processors: {processors}",
            flush=True,
        )
        for number in range(1, runs + 1):
            time_run(number, jobs, processors)
    return 0


def make_jobs(folder: Path, entries: int, locales: int) -> list[Job]:
    """A job for each of so many languages, with a catalog of so many entries; where there are more
    languages than catalogs, catalogs are used again.
    """
    file = read_locales(HOME / "locales.yaml")
    languages = {language.tag: language for language in file.locales}
    source = languages[file.interface or ""]
    models = sorted((HOME / "po").glob("*/programs.po"))
    jobs = []
    for i in range(locales):
        model = models[i % len(models)]
        catalog = folder / f"{i:02}" / "programs.po"
        write_catalog(catalog, model, entries)
        language = languages[model.parent.name]
        jobs.append(Job(language, ((catalog, source),), frozenset(), HOME / "glossary.csv"))
    return jobs


def time_run(number: int, jobs: list[Job], processors: int) -> None:
    """Check all catalogs once and print how long it took."""
    begin, cpu_begin = time.perf_counter(), cpu_seconds()
    report = CheckReport()
    for result in run_jobs(jobs, processors):
        report.add(result)
    seconds = time.perf_counter() - begin
    cpu = cpu_seconds() - cpu_begin
    print(
        f"  run {number}: {report.entries:,} entries in {seconds:.2f} s (cpu {cpu:.2f} s); "
        f"{len(report.problems)} problems, {len(report.warnings)} warnings",
        flush=True,
    )


def cpu_seconds() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def write_catalog(path: Path, model: Path, entries: int) -> None:
    """Write a catalog of so many entries: the translated ones of a model, repeated under contexts
    of their own.
    """
    catalog = open_catalog(model)
    translated = [entry for entry in catalog if entry.translated()]
    catalog[:] = []
    for i in range(entries):
        entry = translated[i % len(translated)]
        catalog.append(
            polib.POEntry(
                msgctxt=f"{entry.msgctxt}-{i // len(translated)}",
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr=entry.msgstr,
                msgstr_plural=dict(entry.msgstr_plural),
                tcomment=entry.tcomment,
                comment=entry.comment,
                occurrences=entry.occurrences,
            )
        )
    save_catalog(catalog, path)
