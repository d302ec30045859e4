"""Which checks find which fault? Every fault is put into its page of a copy of the site, and
everything looks at that page.

What a check says of the sound page does not count. The Nu HTML checker reads all faulty pages at
once; browsers look at them two at a time.
"""

from __future__ import annotations

import datetime
import os
import shutil
import threading
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Acceptance, Finding
from site_src.gate.accepted import judge
from site_src.gate.browser import browsing, serving
from site_src.gate.checks import Check, browser_checks
from site_src.gate.engines import Alfa, source
from site_src.gate.lint import LINTS, lints_for
from site_src.gate.lint.across import Outline, across, outline
from site_src.gate.nu import nu
from site_src.gate.plan import Visit
from site_src.gate.run import run_visit
from site_src.gate.sample import Page, read_page
from site_src.gate.scripted import PAGE
from tests.gate.faults.seeding import STYLESHEET, Fault

FILE_CHECKS = (*LINTS, "across")


@dataclass
class Bench:
    """A copy of a site in which pages are made faulty and mended again, with a browser of its
    own.
    """

    site: Path
    folder: Path
    accepted: Sequence[Acceptance]
    placeholder_languages: Collection[str]
    address: str
    driver: Any
    checks: dict[str, Check]

    def hunt(
        self, fault: Fault, only: Sequence[str] = (), *, everything: bool = True
    ) -> list[Finding]:
        """What the checks (or some of them) say of the faulty page and not of the sound one.

        Unless `everything` is asked for, the checks that know the fault's criterion look first,
        and the rest only while it is not found.
        """
        sound = (self.folder / fault.page).read_text(encoding="utf-8")
        faulty = fault.mutate(sound)
        self.write_files(fault, sound)
        file_checks = [name for name in FILE_CHECKS if not only or name in only]
        found = self.new(fault.page, file_checks, sound, faulty)
        wanted = [name for name in self.checks if not only or name in only]
        wanted.sort(key=lambda name: fault.criterion not in self.checks[name].criteria)
        for name in wanted:
            if not everything and any(fault.criterion in f.criteria for f in found):
                break
            found += self.new_in_browser(fault.page, name, sound, faulty)
        return found

    def write_files(self, fault: Fault, sound: str) -> None:
        """Write what the faulty page needs beside itself."""
        style = STYLESHEET.search(sound)
        assert style, f"{fault.page} has no stylesheet"
        stylesheet = (self.folder / style[2].lstrip("/")).read_text(encoding="utf-8")
        for name, text in fault.files(stylesheet).items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def new(self, page: str, names: Sequence[str], sound: str, faulty: str) -> list[Finding]:
        """What file checks say of the faulty page and not of the sound one."""
        before = {key(finding) for finding in self.look(page, names, sound)}
        after = self.look(page, names, faulty)
        return [finding for finding in after if key(finding) not in before]

    def new_in_browser(self, page: str, name: str, sound: str, faulty: str) -> list[Finding]:
        """What a check in the browser says of the faulty page and not of the sound one, which it
        looks at only if it says anything.
        """
        path = self.folder / page
        rewrite(path, faulty)
        try:
            after = self.look(page, [name], faulty)
        finally:
            rewrite(path, sound)
        if not after:
            return []
        before = {key(finding) for finding in self.look(page, [name], sound)}
        return [finding for finding in after if key(finding) not in before]

    def look(self, path: str, names: Sequence[str], html: str) -> list[Finding]:
        """What some checks say of the page as it stands, less what a person has judged."""
        page = read_page(path, html.encode())
        tree = LexborHTMLParser(html)
        found: list[Finding] = []
        asked = tuple((name, self.checks[name].states) for name in names if name in self.checks)
        if asked:
            found += run_visit(self.driver, self.address, Visit(page, asked), self.checks)
        if "across" in names:
            outlines = outlines_of(self.site) | {path: outline(page, tree)}
            found += [finding for finding in across(outlines.values()) if finding.page == path]
        for name in lints_for(page, self.placeholder_languages):
            if name in names:
                found += LINTS[name].look(page, tree)
        return judge(found, self.accepted, datetime.date.min)[0]


def key(finding: Finding) -> str:
    """What a finding is told from others by; its words may hold measures that vary."""
    return f"{finding.state} {finding.check} {finding.selector}"


def rewrite(path: Path, text: str) -> None:
    """Give a file another content without touching those it is linked with."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


@cache
def outlines_of(site: Path) -> dict[str, Outline]:
    """The outline of every page of a sound site, by path."""
    outlines = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes()
        name = path.relative_to(site).as_posix()
        outlines[name] = outline(read_page(name, html), LexborHTMLParser(html))
    return outlines


@contextmanager
def bench(
    site: Path,
    scratch: Path,
    placeholder_languages: Collection[str] = (),
    accepted: Sequence[Acceptance] = (),
) -> Iterator[Bench]:
    """A bench on a copy of the site; its browser keeps nothing, because pages change under one
    address.
    """
    shutil.copytree(site.resolve(), scratch, copy_function=os.link)
    with serving(scratch) as address, browsing(scripts=[source(PAGE)]) as driver, Alfa() as alfa:
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        yield Bench(
            site=site,
            folder=scratch,
            accepted=accepted,
            placeholder_languages=placeholder_languages,
            address=address,
            driver=driver,
            checks={check.name: check for check in browser_checks(alfa)},
        )


def markup(site: Path, scratch: Path, faults: Sequence[Fault]) -> dict[str, list[Finding]]:
    """What the Nu HTML checker says of each faulty page and not of the sound one."""
    scratch.mkdir()
    pages = []
    for fault in faults:
        html = (site / fault.page).read_text(encoding="utf-8")
        for name, text in ((sound_name(fault), html), (f"{fault.name}.html", fault.mutate(html))):
            (scratch / name).write_text(text, encoding="utf-8")
            pages.append(Page(name, "", "", frozenset()))
    found = nu(scratch, pages)
    new = {}
    for fault in faults:
        before = {finding.what for finding in found if finding.page == sound_name(fault)}
        after = [finding for finding in found if finding.page == f"{fault.name}.html"]
        new[fault.name] = [finding for finding in after if finding.what not in before]
    return new


def sound_name(fault: Fault) -> str:
    """The file of a fault's page without the fault."""
    return f"sound-{fault.name}.html"


def hunt_all(
    site: Path,
    scratch: Path,
    faults: Sequence[Fault],
    placeholder_languages: Collection[str] = (),
    accepted: Sequence[Acceptance] = (),
    workers: int = 2,
    *,
    everything: bool = True,
) -> dict[str, list[Finding]]:
    """What everything says of each faulty page, by the name of the fault; each is printed as it
    is known.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    found = markup(site, scratch / "nu", faults)
    of_thread = threading.local()
    lock = threading.Lock()
    ordered = sorted(faults, key=lambda fault: fault.page)
    with ExitStack() as stack, ThreadPoolExecutor(workers) as pool:
        count = iter(range(workers))

        def hunt(fault: Fault) -> None:
            if not hasattr(of_thread, "bench"):
                with lock:
                    folder = scratch / f"bench-{next(count)}"
                    opened = bench(site, folder, placeholder_languages, accepted)
                    of_thread.bench = stack.enter_context(opened)
            new = of_thread.bench.hunt(fault, everything=everything)
            found[fault.name] = [*new, *found[fault.name]]
            checks = sorted({finding.check for finding in found[fault.name]})
            print(f"{fault.criterion:7}{fault.name}: {', '.join(checks) or 'MISSED'}", flush=True)

        list(pool.map(hunt, ordered))
    return found
