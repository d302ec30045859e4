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
from site_src.gate.browser import HEIGHT, State, ask, ask_function
from site_src.gate.sample import Page
from site_src.problems import WrongUse

FOLDER = Path(__file__).resolve().parent / "engines"
MODULES = FOLDER / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
IBM = MODULES / "accessibility-checker-engine" / "ace.js"
IBM_CHECK = FOLDER / "ibm.js"
INSTALL = f"run: npm ci --prefix {FOLDER.relative_to(Path(__file__).resolve().parents[2])}"
ALFA_RULE = "https://alfa.siteimprove.com/rules/"


@cache
def version(name: str) -> str:
    """The installed version of an engine, by its npm name. Raises WrongUse if there is none."""
    try:
        text = (MODULES / name / "package.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongUse(f"the engine {name} is not installed ({INSTALL})") from None
    return str(json.loads(text)["version"])


@cache
def source(path: Path) -> str:
    """The script of an engine. Raises WrongUse if it is not installed."""
    if not path.is_file():
        raise WrongUse(f"{path.name} is not installed ({INSTALL})")
    return path.read_text(encoding="utf-8")


def ibm(driver: webdriver.Chrome, page: Page, state: State | str) -> Iterator[Finding]:
    """The violations of IBM's engine (VIOLATION with FAIL; its other results are notes). Raises
    RuntimeError if it looked at nothing.
    """
    answer: dict[str, Any] = ask(driver, IBM_CHECK, "check")
    if not answer["looked"]:
        raise RuntimeError(f"{page.path}: IBM's engine looked at nothing")
    for failure in answer["failures"]:
        yield Finding(
            page=page.path,
            state=str(state),
            check=f"ibm:{failure['rule']}",
            selector=failure["selector"],
            criteria=tuple(sorted(set(failure["criteria"]))),
            outcome="failed",
            what=failure["message"],
        )


def alfa_command() -> list[str]:
    """What starts Alfa. Raises WrongUse if Node.js or Alfa is not installed."""
    node = shutil.which("node")
    if not node:
        raise WrongUse("node is not installed: Alfa needs Node.js 20 or newer")
    version("@siteimprove/alfa-rules")
    return [node, str(FOLDER / "alfa.mjs")]


@cache
def describe_alfa() -> dict[str, Any]:
    """What alfa.mjs says of itself: the rules with their criteria, and the source of the function
    that serializes a document. Loading Alfa takes seconds, so a run asks once.
    """
    command = [*alfa_command(), "serializer"]
    described = subprocess.run(command, capture_output=True, text=True, check=True)
    about: dict[str, Any] = json.loads(described.stdout)
    return about


class Alfa:
    """Alfa: the browser serializes the document, one Node process judges it. A context manager,
    which starts the process. Raises WrongUse if Node.js or Alfa is not installed.
    """

    def __init__(self) -> None:
        about = describe_alfa()
        numbers = {number for _, criteria in about["rules"] for number in criteria}
        self.criteria = tuple(sorted(numbers))
        self.serialize = f"async () => JSON.stringify(await ({about['source']})(document))"
        self.process: subprocess.Popen[str]

    def __enter__(self) -> Alfa:
        self.process = subprocess.Popen(
            alfa_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
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
        document = json.loads(ask_function(driver, self.serialize))
        answer = self.judge(
            {"dom": document, "width": state.width, "height": HEIGHT, "theme": state.theme}
        )
        if "error" in answer or not answer["applicable"]:
            raise RuntimeError(f"{page.path}: Alfa: {answer.get('error', 'no rule applied')}")
        for result in answer["found"]:
            yield Finding(
                page=page.path,
                state=str(state),
                check=f"alfa:{result['rule']}",
                selector=result["selector"],
                criteria=tuple(result["criteria"]),
                outcome="failed" if result["kind"] == "failed" else "undecided",
                what=" ".join(result["message"].split()) or result["kind"],
                hint=ALFA_RULE + result["rule"],
            )

    def judge(self, request: dict[str, Any]) -> dict[str, Any]:
        """What the process answers to one request: a line of JSON each."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            return {"error": "its process ended"}
        answer: dict[str, Any] = json.loads(line)
        return answer
