"""What do Alfa and IBM's engine say of the open page? They and axe-core (axe.py) are pinned in
engines/package-lock.json.

Each engine is a function of a driver and a page that yields findings; the numbers of WCAG 2.2
come from the engine's own rules.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import HEIGHT, State, ask
from site_src.gate.sample import Page
from site_src.problems import WrongUse

FOLDER = Path(__file__).resolve().parent / "engines"
MODULES = FOLDER / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
IBM = MODULES / "accessibility-checker-engine" / "ace.js"
IBM_CHECK = """
async () => {
  const checker = globalThis.__ibm ??= new ace.Checker();
  const shut = [...document.querySelectorAll('details:not([open])')];
  for (const details of shut) details.open = true;
  const report = await checker.check(document, ['WCAG_2_2']).finally(() => { for (const details of shut) details.open = false; });
  const numbers = globalThis.__ibmNumbers ??= (() => {
    const set = checker.rulesets.find(s => s.id === 'WCAG_2_2'), out = {};
    for (const point of set.checkpoints) for (const rule of point.rules ?? []) (out[rule.id] ??= []).push(point.num);
    return out;
  })();
  const bad = report.results.filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL');
  return {looked: report.results.length, found: bad.map(r => [r.ruleId, numbers[r.ruleId] ?? [], r.path.dom, r.message])};
}
"""
INSTALL = f"run: npm ci --prefix {FOLDER.relative_to(Path(__file__).resolve().parents[2])}"


@cache
def version(name: str) -> str:
    """The installed version of an engine, by its npm name. Raises WrongUse if it is not installed."""
    try:
        return str(
            json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"]
        )
    except FileNotFoundError:
        raise WrongUse(f"the engine {name} is not installed ({INSTALL})") from None


@cache
def source(path: Path) -> str:
    """The script of an engine. Raises WrongUse if it is not installed."""
    if not path.is_file():
        raise WrongUse(f"{path.name} is not installed ({INSTALL})")
    return path.read_text(encoding="utf-8")


def ibm(driver: webdriver.Chrome, page: Page, state: State | str) -> Iterator[Finding]:
    """The violations of IBM's engine (VIOLATION with FAIL; its other results are notes). Raises
    RuntimeError if it looked at nothing.

    What is folded away is opened for it: it reads a closed `details` too, but takes the labels in
    there for hidden.
    """
    answer: dict[str, Any] = ask(driver, IBM_CHECK)
    if not answer["looked"]:
        raise RuntimeError(f"{page.path}: IBM's engine looked at nothing")
    for rule, criteria, place, what in answer["found"]:
        yield Finding(
            page=page.path,
            state=str(state),
            check=f"ibm:{rule}",
            selector=place,
            criteria=tuple(sorted(set(criteria))),
            outcome="failed",
            what=what,
        )


class Alfa:
    """Alfa in one Node process: the browser serialises the document, Node judges it. A context
    manager.
    """

    def __init__(self) -> None:
        node = shutil.which("node")
        if not node:
            raise WrongUse("node is not on this machine: Alfa needs Node.js 20 or newer")
        version("@siteimprove/alfa-rules")
        command = [node, str(FOLDER / "alfa.mjs")]
        told = subprocess.run([*command, "serializer"], capture_output=True, text=True, check=True)
        about = json.loads(told.stdout)
        self.criteria = tuple(sorted({number for _, found in about["rules"] for number in found}))
        self.serialize = f"async () => JSON.stringify(await ({about['source']})(document))"
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> Alfa:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def __call__(self, driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
        """The failures of Alfa's rules for levels A and AA. Raises RuntimeError if it failed or
        no rule applied.
        """
        assert self.process.stdin
        assert self.process.stdout
        document = json.loads(ask(driver, self.serialize))
        request = {"dom": document, "width": state.width, "height": HEIGHT, "theme": state.theme}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"error": "its process ended"}
        if "error" in answer or not answer["applicable"]:
            raise RuntimeError(f"{page.path}: Alfa: {answer.get('error', 'no rule applied')}")
        for found in answer["found"]:
            yield Finding(
                page=page.path, state=str(state), check=f"alfa:{found['rule']}", selector=found["selector"], criteria=tuple(found["criteria"]),
                outcome="failed" if found["kind"] == "failed" else "undecided", what=" ".join(found["message"].split()) or found["kind"],
                hint=f"https://alfa.siteimprove.com/rules/{found['rule']}",
            )  # fmt: skip
