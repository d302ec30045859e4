"""How is a whole folder checked? Files first, then the browser by as many processes as there are
processors; findings are sorted.

The same folder gives the same findings: pages are dealt out as processes become free, but what
they find is put in order at the end.
"""

from __future__ import annotations

import datetime
import multiprocessing
import os
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from site_src.evidence import Acceptance, Evidence, Finding, Ran
from site_src.gate.accepted import judge
from site_src.gate.browser import State, browsing, carrying, open_page, serving, show
from site_src.gate.checks import Check, browser_checks
from site_src.gate.engines import Alfa, source, version
from site_src.gate.lint import ACROSS, LINTS, lint
from site_src.gate.nu import nu
from site_src.gate.plan import Visit, plan_visits
from site_src.gate.sample import by_language, read_pages, sample, whole_languages
from site_src.gate.scripted import PAGE
from site_src.problems import WrongUse

Progress = Callable[
    [str, int, int, int], None
]  # what is being done, pages done, pages in all, findings so far


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run."""

    folder: Path
    whole: tuple[str, ...] = ()  # languages whose every page is opened
    everything: bool = False
    only: tuple[str, ...] = ()  # names of checks; empty: all
    made_up: tuple[
        str, ...
    ] = ()  # languages whose texts stand for a translation to come: their words are not read
    accepted: tuple[Acceptance, ...] = ()
    workers: int = 2
    policy: bool = True  # serve the pages with the Content-Security-Policy of `build.py serve`


def run(order: Order, today: datetime.date, progress: Progress) -> Evidence:
    """The evidence about a folder of pages. Raises WrongUse if there is nothing to look at or an
    engine is missing.
    """
    known = ["lint", "nu", *(check.name for check in browser_checks(None))]
    if unknown := [name for name in order.only if name not in known]:
        raise WrongUse(f'there is no check "{unknown[0]}" (there are: {", ".join(known)})')
    pages = read_pages(order.folder)
    languages = by_language(pages)
    full = list(languages) if order.everything else whole_languages(languages, order.whole)
    findings: list[Finding] = []
    looked: dict[str, list[str]] = defaultdict(list)
    states: Counter[str] = Counter()
    if wanted(order, "lint"):
        findings += lint(order.folder, pages, order.made_up)
        looked["lint"] = [page.path for page in pages]
        states["lint"] = len(pages)
        progress("lint", len(pages), len(pages), len(findings))
    if wanted(order, "nu"):
        chosen = [
            page
            for tag, found in languages.items()
            for page in (found if tag in full else sample(found))
        ]
        findings += nu(order.folder, chosen)
        looked["nu"] = [page.path for page in chosen]
        states["nu"] = len(chosen)
        progress("nu", len(chosen), len(chosen), len(findings))
    checks = [check for check in browser_checks(None) if wanted(order, check.name)]
    visits = plan_visits(pages, checks, order.whole, everything=order.everything) if checks else []
    for visit in visits:
        for name, seen in visit.checks:
            looked[name].append(visit.page.path)
            states[name] += len(seen)
    criteria = {check.name: check.criteria for check in checks} | {
        "nu": ("4.1.2",),
        "lint": tuple(sorted({*ACROSS, *(n for _, c in LINTS.values() for n in c)})),
    }
    versions = {check.name: check.version for check in checks} | {
        "nu": version("vnu-jar"),
        "lint": "1",
    }
    if visits:
        found, more = look(order, visits, len(findings), progress)
        findings += found
        criteria |= more
    findings = sorted(set(findings), key=lambda finding: finding.order)
    # An acceptance ends in the audit, so that no day alone makes the test of a change fail.
    left, taken = judge(findings, order.accepted, today if order.everything else datetime.date.min)
    counts = Counter((engine(f), f.outcome) for f in left)
    judged = Counter(engine(f) for f in findings) - Counter(engine(f) for f in left)
    ran = [
        Ran(
            check=name, version=versions[name], criteria=criteria[name], pages=len(looked[name]), page_states=states[name],
            failed=counts[name, "failed"], undecided=counts[name, "undecided"], accepted=judged[name],
            looked=tuple(sorted(looked[name])),
        )
        for name in sorted(looked)
    ]  # fmt: skip
    used = tuple(entry for entry, count in taken.items() if count)
    return Evidence(
        day=today, languages=tuple(languages), pages=len(pages), complete=order.everything and not order.only,
        ran=tuple(ran), findings=tuple(left), accepted=used,
    )  # fmt: skip


def wanted(order: Order, name: str) -> bool:
    """True if a check is part of the run."""
    return not order.only or name in order.only


def engine(finding: Finding) -> str:
    """The check that a finding counts for."""
    name = finding.check.partition(":")[0]
    return "lint" if name in {*LINTS, "across"} else name


def look(
    order: Order, visits: Sequence[Visit], before: int, progress: Progress
) -> tuple[list[Finding], dict[str, tuple[str, ...]]]:
    """What the browsers find on all visits, and the criteria that only a running engine can name."""
    context = (
        multiprocessing.get_context("fork")
        if hasattr(os, "fork")
        else multiprocessing.get_context("spawn")
    )
    jobs: Queue[Visit | None] = context.Queue()
    answers: Queue[Any] = context.Queue()
    count = max(1, min(order.workers, len(visits)))
    longest_first = sorted(visits, key=lambda v: (-sum(len(s) for _, s in v.checks), v.page.path))
    for visit in (*longest_first, *[None] * count):
        jobs.put(visit)
    processes = [
        context.Process(target=work, args=(order, jobs, answers), daemon=True) for _ in range(count)
    ]
    for process in processes:
        process.start()
    findings: list[Finding] = []
    criteria: dict[str, tuple[str, ...]] = {}
    try:
        for done in range(len(visits)):
            answer = answers.get()
            if isinstance(answer, Exception):
                raise answer
            found, more = answer
            findings += found
            criteria |= more
            progress("browser", done + 1, len(visits), before + len(findings))
        for process in processes:
            process.join()
    finally:
        for process in processes:
            process.terminate()
    return findings, criteria


def work(order: Order, jobs: Queue[Visit | None], answers: Queue[Any]) -> None:
    """The life of one process: a server, a browser and the engines, and visits until there are
    none.
    """
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(1)
    )  # so that a run that is stopped takes its browsers along
    try:
        with (
            serving(order.folder, policy=order.policy) as address,
            browsing(scripts=[source(PAGE)]) as driver,
            Alfa() as alfa,
        ):
            checks = {check.name: check for check in browser_checks(alfa)}
            known = {"alfa": alfa.criteria} if wanted(order, "alfa") else {}
            for visit in iter(jobs.get, None):
                answers.put((list(pay(driver, address, visit, checks)), known))
    except Exception as error:
        answers.put(RuntimeError(f"{type(error).__name__}: {error}"))


def pay(driver: Any, address: str, visit: Visit, checks: dict[str, Check]) -> Iterable[Finding]:
    """Open one page and run its checks, state by state; a check that disturbs the page runs last,
    on a fresh copy.
    """
    url = f"{address}/{visit.page.path.removesuffix('index.html')}"
    calm = [(checks[name], states) for name, states in visit.checks if not checks[name].disturbs]
    rough = [(checks[name], states) for name, states in visit.checks if checks[name].disturbs]
    if calm:
        with carrying(driver, [source(check.script) for check, _ in calm if check.script]):
            open_page(driver, url)
    before: State | None = None
    for state in sorted(
        {s for _, states in calm for s in states}, key=lambda s: (s.width, s.theme)
    ):
        show(driver, state, before=before)
        before = state
        for check, states in calm:
            if state in states:
                yield from check.look(driver, visit.page, state)
    for check, states in rough:
        for state in states:
            show(driver, state)
            open_page(driver, url)
            yield from check.look(driver, visit.page, state)
