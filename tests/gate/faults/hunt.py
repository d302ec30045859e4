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
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Acceptance, Finding
from site_src.gate.accepted import judge
from site_src.gate.browser import browsing, serving
from site_src.gate.checks import Check, browser_checks
from site_src.gate.engines import Alfa, source
from site_src.gate.lint import LINTS
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
    """A copy of the site in which pages are made faulty and mended again, with a browser of its
    own.
    """

    folder: Path
    accepted: Sequence[Acceptance]
    placeholder_languages: Collection[str]
    address: str
    driver: Any
    checks: dict[str, Check]
    outlines: dict[str, Outline]

    def hunt(
        self, fault: Fault, only: Sequence[str] = (), *, everything: bool = True
    ) -> list[Finding]:
        """What the checks (or some of them) say of the faulty page and not of the sound one.

        Unless `everything` is asked for, the checks that know the fault's criterion look first,
        and the rest only while it is not found.
        """
        path = self.folder / fault.page
        sound = path.read_text(encoding="utf-8")
        faulty = fault.mutate(sound)
        style = STYLESHEET.search(sound)
        assert style, f"{fault.page} has no stylesheet"
        stylesheet = (self.folder / style[2].lstrip("/")).read_text(encoding="utf-8")
        for name, text in fault.files(stylesheet).items():
            (self.folder / name).write_text(text, encoding="utf-8")
        found = self.new(
            fault.page, [name for name in FILE_CHECKS if not only or name in only], sound, faulty
        )
        wanted = [name for name in self.checks if not only or name in only]
        for name in sorted(
            wanted, key=lambda name: fault.criterion not in self.checks[name].criteria
        ):
            if not everything and any(fault.criterion in f.criteria for f in found):
                break
            rewrite(path, faulty)
            try:
                seen = self.look(fault.page, [name], faulty)
            finally:
                rewrite(path, sound)
            calm = {key(f) for f in self.look(fault.page, [name], sound)} if seen else set()
            found += [f for f in seen if key(f) not in calm]
        return found

    def new(self, page: str, names: Sequence[str], sound: str, faulty: str) -> list[Finding]:
        """What file checks say of the faulty page and not of the sound one."""
        before = {key(f) for f in self.look(page, names, sound)}
        return [f for f in self.look(page, names, faulty) if key(f) not in before]

    def look(self, path: str, names: Sequence[str], html: str) -> list[Finding]:
        """What some checks say of the page as it stands, less what a person has judged."""
        page = read_page(path, html.encode())
        tree = LexborHTMLParser(html)
        asked = tuple((name, self.checks[name].states) for name in names if name in self.checks)
        found = (
            list(run_visit(self.driver, self.address, Visit(page, asked), self.checks))
            if asked
            else []
        )
        if "across" in names:
            found += [
                f
                for f in across((self.outlines | {path: outline(page, tree)}).values())
                if f.page == path
            ]
        for name in names:
            if name in LINTS and not (
                name == "words" and page.language in self.placeholder_languages
            ):
                found += LINTS[name][0](page, tree)
        return judge(found, self.accepted, datetime.date.min)[0]


def key(finding: Finding) -> str:
    """What a finding is told from others by; its words may hold measures that vary."""
    return f"{finding.state} {finding.check} {finding.selector}"


def rewrite(path: Path, text: str) -> None:
    """Give a file another content without touching those it is linked with."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


def outlines_of(site: Path) -> dict[str, Outline]:
    """The outline of every page, by path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes()
        name = path.relative_to(site).as_posix()
        found[name] = outline(read_page(name, html), LexborHTMLParser(html))
    return found


@contextmanager
def bench(
    site: Path,
    scratch: Path,
    outlines: dict[str, Outline],
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
            scratch,
            accepted,
            placeholder_languages,
            address,
            driver,
            {c.name: c for c in browser_checks(alfa)},
            outlines,
        )


def markup(site: Path, scratch: Path, faults: Sequence[Fault]) -> dict[str, list[Finding]]:
    """What the Nu HTML checker says of each faulty page and not of the sound one."""
    scratch.mkdir()
    sound: dict[str, Page] = {}
    for fault in faults:
        html = (site / fault.page).read_text(encoding="utf-8")
        sound[fault.name] = Page(f"sound-{fault.name}.html", "", "", frozenset())
        (scratch / f"sound-{fault.name}.html").write_text(html, encoding="utf-8")
        (scratch / f"{fault.name}.html").write_text(fault.mutate(html), encoding="utf-8")
    found = nu(
        scratch,
        [*sound.values(), *(Page(f"{fault.name}.html", "", "", frozenset()) for fault in faults)],
    )
    before = {name: {f.what for f in found if f.page == f"sound-{name}.html"} for name in sound}
    return {
        name: [f for f in found if f.page == f"{name}.html" and f.what not in before[name]]
        for name in sound
    }


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
    outlines = outlines_of(site)
    own = threading.local()
    lock = threading.Lock()
    ordered = sorted(faults, key=lambda fault: fault.page)
    with ExitStack() as stack, ThreadPoolExecutor(workers) as pool:
        count = iter(range(workers))

        def hunt(fault: Fault) -> None:
            if not hasattr(own, "bench"):
                with lock:
                    own.bench = stack.enter_context(
                        bench(
                            site,
                            scratch / f"bench-{next(count)}",
                            outlines,
                            placeholder_languages,
                            accepted,
                        )
                    )
            found[fault.name] = [*own.bench.hunt(fault, everything=everything), *found[fault.name]]
            checks = sorted({f.check for f in found[fault.name]})
            print(f"{fault.criterion:7}{fault.name}: {', '.join(checks) or 'MISSED'}", flush=True)

        list(pool.map(hunt, ordered))
    return found
