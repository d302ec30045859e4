"""How is a whole folder checked? Its files first, then its pages in as many browsers as there are
processors; the findings are sorted.

The same folder gives the same findings: pages go to whichever process is free, and what they find
is put in order at the end.
"""

from __future__ import annotations

import datetime
import multiprocessing
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from selenium import webdriver

from site_src.evidence import Acceptance, Evidence, Finding, Ran, owner
from site_src.gate.accepted import judge
from site_src.gate.browser import State, browsing, carrying, open_page, serving, show
from site_src.gate.checks import Check, browser_checks
from site_src.gate.engines import Alfa, source, version
from site_src.gate.lint import lint, lint_criteria
from site_src.gate.nu import nu
from site_src.gate.plan import Visit, plan_visits, whole_or_sample
from site_src.gate.sample import Page, by_language, read_pages, whole_languages
from site_src.gate.scripted import PAGE
from site_src.problems import WrongUse

Progress = Callable[[str, int, int, int], None]
"""Called with what is being done, pages done, pages in all, and findings so far."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run.

    `whole` are the languages whose every page is opened; `only` are names of checks, none for all;
    the words of `placeholder_languages` are not checked. With `policy` the pages are served with
    the Content-Security-Policy of `python build.py serve`.
    """

    folder: Path
    whole: tuple[str, ...] = ()
    everything: bool = False
    only: tuple[str, ...] = ()
    placeholder_languages: tuple[str, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    workers: int = 2
    policy: bool = True

    def includes(self, check: str) -> bool:
        """True if a check is part of the run."""
        return not self.only or check in self.only


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a check looked: pages, and states of pages."""

    check: str
    version: str
    criteria: tuple[str, ...]
    pages: tuple[str, ...]
    page_states: int


def run(order: Order, today: datetime.date, progress: Progress) -> Evidence:
    """The evidence about a folder of pages. Raises WrongUse if there is nothing to look at or an
    engine is missing.
    """
    refuse_unknown_checks(order.only)
    pages = read_pages(order.folder)
    languages = by_language(pages)
    full = list(languages) if order.everything else whole_languages(languages, order.whole)
    scopes: list[Scope] = []
    findings: list[Finding] = []

    if order.includes("lint"):
        findings += lint(order.folder, pages, order.placeholder_languages)
        scopes.append(file_scope("lint", "1", lint_criteria(), pages))
        progress("lint", len(pages), len(pages), len(findings))

    if order.includes("nu"):
        chosen = [page for each in whole_or_sample(languages, full).values() for page in each]
        findings += nu(order.folder, chosen)
        scopes.append(file_scope("nu", version("vnu-jar"), ("4.1.2",), chosen))
        progress("nu", len(chosen), len(chosen), len(findings))

    alfa = Alfa() if order.includes("alfa") else None
    checks = [check for check in browser_checks(alfa) if order.includes(check.name)]
    if checks:
        visits = plan_visits(pages, checks, full, everything=order.everything)
        findings += visit_all(order, visits, len(findings), progress)
        scopes += browser_scopes(checks, visits)

    return make_evidence(order, today, pages, scopes, findings)


def refuse_unknown_checks(names: Iterable[str]) -> None:
    """Raise WrongUse for a name that no check has: it would check nothing."""
    known = ["lint", "nu", *(check.name for check in browser_checks(None))]
    for name in names:
        if name not in known:
            raise WrongUse(f'there is no check "{name}" (known checks: {", ".join(known)})')


def file_scope(check: str, version: str, criteria: tuple[str, ...], pages: Sequence[Page]) -> Scope:
    """The scope of a check that reads files: each page in one state."""
    return Scope(check, version, criteria, tuple(page.path for page in pages), len(pages))


def browser_scopes(checks: Iterable[Check], visits: Sequence[Visit]) -> Iterator[Scope]:
    """The scopes of the checks in the browser."""
    for check in checks:
        states: dict[str, int] = {}
        for visit in visits:
            for name, shown in visit.checks:
                if name == check.name:
                    states[visit.page.path] = len(shown)
        yield Scope(
            check=check.name,
            version=check.version,
            criteria=check.criteria,
            pages=tuple(states),
            page_states=sum(states.values()),
        )


def make_evidence(
    order: Order,
    today: datetime.date,
    pages: Sequence[Page],
    scopes: Sequence[Scope],
    findings: Iterable[Finding],
) -> Evidence:
    """The result of a run, less what a person has judged.

    Acceptances expire only in the audit, so that the date alone never makes the test of a change
    fail.
    """
    ordered = sorted(set(findings), key=lambda finding: finding.order)
    day = today if order.everything else datetime.date.min
    left, taken = judge(ordered, order.accepted, day)
    checks = [scope.check for scope in scopes]
    counts = Counter((owner(finding, checks), finding.outcome) for finding in left)
    accepted = Counter(owner(finding, checks) for finding in ordered)
    accepted -= Counter(owner(finding, checks) for finding in left)
    ran = [
        Ran(
            check=scope.check,
            version=scope.version,
            criteria=scope.criteria,
            pages=len(scope.pages),
            page_states=scope.page_states,
            failed=counts[scope.check, "failed"],
            undecided=counts[scope.check, "undecided"],
            accepted=accepted[scope.check],
            looked=tuple(sorted(scope.pages)),
        )
        for scope in sorted(scopes, key=lambda scope: scope.check)
    ]
    return Evidence(
        day=today,
        languages=tuple(by_language(pages)),
        pages=len(pages),
        complete=order.everything and not order.only,
        ran=tuple(ran),
        findings=tuple(left),
        accepted=tuple(entry for entry, count in taken.items() if count),
    )


def visit_all(
    order: Order, visits: Sequence[Visit], findings_before: int, progress: Progress
) -> list[Finding]:
    """What the browsers find on all visits."""
    context = process_context()
    jobs: Queue[Visit | None] = context.Queue()
    answers: Queue[Any] = context.Queue()
    count = max(1, min(order.workers, len(visits)))
    for visit in longest_first(visits):
        jobs.put(visit)
    for _ in range(count):
        jobs.put(None)
    processes = [
        context.Process(target=work, args=(order, jobs, answers), daemon=True) for _ in range(count)
    ]
    for process in processes:
        process.start()
    findings: list[Finding] = []
    try:
        for done in range(1, len(visits) + 1):
            answer = answers.get()
            if isinstance(answer, Exception):
                raise answer
            findings += answer
            progress("browser", done, len(visits), findings_before + len(findings))
        for process in processes:
            process.join()
    finally:
        for process in processes:
            process.terminate()
    return findings


def process_context() -> ForkContext | SpawnContext:
    """How processes are started: forked where the system can."""
    if hasattr(os, "fork"):
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def longest_first(visits: Iterable[Visit]) -> list[Visit]:
    """Visits with the most states first, so that no browser ends long after the others."""

    def order(visit: Visit) -> tuple[int, str]:
        states = sum(len(states) for _, states in visit.checks)
        return -states, visit.page.path

    return sorted(visits, key=order)


def work(order: Order, jobs: Queue[Visit | None], answers: Queue[Any]) -> None:
    """The life of one process: a server, a browser and the engines, and visits until there are
    none.
    """
    # A run that is stopped must close its browsers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        engine = Alfa() if order.includes("alfa") else nullcontext()
        with (
            serving(order.folder, policy=order.policy) as address,
            browsing(scripts=[source(PAGE)]) as driver,
            engine as alfa,
        ):
            checks = {check.name: check for check in browser_checks(alfa)}
            for visit in iter(jobs.get, None):
                answers.put(list(run_visit(driver, address, visit, checks)))
    except Exception as error:
        answers.put(RuntimeError(f"{type(error).__name__}: {error}"))


def run_visit(
    driver: webdriver.Chrome, address: str, visit: Visit, checks: Mapping[str, Check]
) -> Iterator[Finding]:
    """Open one page and run its checks, state by state. A check that disturbs the page runs last,
    on a fresh copy.
    """
    url = f"{address}/{visit.page.path.removesuffix('index.html')}"
    asked = [(checks[name], states) for name, states in visit.checks]
    calm = [(check, states) for check, states in asked if not check.disturbs]
    if calm:
        engines = [source(check.script) for check, _ in calm if check.script]
        with carrying(driver, engines):
            open_page(driver, url)
        yield from look_in_each_state(driver, visit.page, calm)
    for check, states in asked:
        if not check.disturbs:
            continue
        for state in states:
            show(driver, state)
            open_page(driver, url)
            yield from check.look(driver, visit.page, state)


def look_in_each_state(
    driver: webdriver.Chrome, page: Page, asked: Sequence[tuple[Check, tuple[State, ...]]]
) -> Iterator[Finding]:
    """What checks say of the open page, each in its states; every state is shown once."""
    shown: State | None = None
    wanted = {state for _, states in asked for state in states}
    for state in sorted(wanted, key=lambda state: (state.width, state.theme)):
        show(driver, state, before=shown)
        shown = state
        for check, states in asked:
            if state in states:
                yield from check.look(driver, page, state)
