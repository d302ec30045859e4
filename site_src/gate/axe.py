"""What does axe-core say of the open page, in each state, without asking twice what only colours
could change?
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from axe_selenium_python import Axe
from selenium import webdriver

from site_src.evidence import Finding, Outcome
from site_src.gate.browser import State, ask
from site_src.gate.engines import AXE, source
from site_src.gate.sample import Page

TAGS = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)  # target-size is off unless wcag22aa is asked for
KINDS = ("violations", "incomplete")  # as `Outcome` names them: failed, undecided
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": KINDS}
COLOURS = {
    "runOnly": {"type": "rule", "values": ("color-contrast", "link-in-text-block")},
    "resultTypes": KINDS,
}
LOOK = Path(__file__).resolve().parent / "axe.js"
WCAG_TAG = re.compile(r"wcag(\d)(\d)(\d+)")


class Look(Axe):  # type: ignore[misc]  # the package has no types
    """axe-selenium-python's runner, with a look that remembers what it saw of a document (axe.js)."""

    def look(self) -> dict[str, Any]:
        """The violations and incomplete results as axe names them, with `why` in place of its
        checks, and the number of rules passed.
        """
        answer: dict[str, Any] = json.loads(ask(self.selenium, source(LOOK), ALL, COLOURS))
        return answer


def numbers(tags: Sequence[str]) -> tuple[str, ...]:
    """The criteria in axe's tags: wcag143 is 1.4.3, wcag2411 is 2.4.11."""
    return tuple(sorted(".".join(m.groups()) for tag in tags if (m := WCAG_TAG.fullmatch(tag))))


def axe(driver: webdriver.Chrome, page: Page, state: State | str) -> Iterator[Finding]:
    """axe's violations, and what it could not decide. Raises RuntimeError if it looked at nothing."""
    results = Look(driver, script_url=str(AXE)).look()
    if not results["passes"]:
        raise RuntimeError(f"{page.path}: axe passed nothing: it looked at nothing")
    for outcome, kind in zip(get_args(Outcome), KINDS, strict=True):
        for rule in results[kind]:
            for node in rule["nodes"]:
                what = " ".join(f"{rule['help']}: {node['why']}".split()).removesuffix(":")
                place = " ".join(" ".join(t) if isinstance(t, list) else t for t in node["target"])
                yield Finding(
                    page=page.path, state=str(state), check=f"axe:{rule['id']}", selector=place,
                    criteria=numbers(rule["tags"]), outcome=outcome, what=what, hint=rule["helpUrl"],
                )  # fmt: skip
