"""Which checks are there, on which pages and in which states? One row each; a check is a function
of a driver, a page and a state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate import engines
from site_src.gate.axe import axe
from site_src.gate.browser import STATES, State
from site_src.gate.sample import Page
from site_src.gate.scripted import SCRIPTED

Look = Callable[[webdriver.Chrome, Page, State], Iterable[Finding]]
Reach = Literal["pages", "sample"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check in the browser.

    `reach` is "pages" (every page of the whole languages and the sample of each other one) or
    "sample" (one page per structure class, spread over the languages). A check that `disturbs`
    leaves the page changed: it is opened again afterwards. `script` is the engine that it
    needs in a page. One that takes `turns` looks at a page of a sample in only one of its states,
    each in turn.
    """

    name: str
    look: Look
    criteria: tuple[str, ...]
    states: tuple[State, ...]
    reach: Reach = "sample"
    disturbs: bool = False
    version: str = "1"
    script: Path | None = None
    turns: bool = False


AXE_CRITERIA = (
    "1.1.1", "1.2.1", "1.2.2", "1.3.1", "1.3.5", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.12",
    "2.1.1", "2.2.1", "2.2.2", "2.4.1", "2.4.2", "2.4.4", "2.5.3", "2.5.8", "3.1.1", "3.1.2",
    "3.3.2", "4.1.2",
)  # fmt: skip
IBM_CRITERIA = (
    "1.1.1", "1.3.1", "1.3.2", "1.3.5", "1.4.1", "1.4.3", "1.4.4", "1.4.10", "2.1.1", "2.4.1",
    "2.4.2", "2.4.3", "2.4.4", "2.4.6", "2.4.7", "2.5.3", "2.5.8", "3.1.1", "3.1.2", "3.2.2",
    "3.3.1", "3.3.2", "4.1.2",
)  # fmt: skip


def browser_checks(alfa: engines.Alfa | None) -> tuple[Check, ...]:
    """Every check in the browser. Without Alfa its check has a name, but can neither run nor name
    its criteria.
    """
    return (
        Check(
            "axe",
            axe,
            AXE_CRITERIA,
            STATES,
            "pages",
            version=engines.version("axe-core"),
            script=engines.AXE,
        ),
        Check(
            "alfa",
            alfa or refuse_to_look,
            alfa.criteria if alfa else (),
            (STATES[0], STATES[3]),
            version=engines.version("@siteimprove/alfa-rules"),
            turns=True,
        ),
        Check(
            "ibm",
            engines.ibm,
            IBM_CRITERIA,
            (STATES[1], STATES[2]),
            version=engines.version("accessibility-checker-engine"),
            script=engines.IBM,
            turns=True,
        ),
        *(Check(**row) for row in SCRIPTED),
    )


def refuse_to_look(driver: webdriver.Chrome, page: Page, state: State) -> Iterable[Finding]:
    """Takes the place of Alfa where it is not asked for."""
    raise RuntimeError("Alfa was not asked for")
