"""What does axe-core say of the open page, in each state, without asking twice about what only
colors could change?
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
from site_src.gate.browser import State, ask_function, expression
from site_src.gate.engines import AXE
from site_src.gate.sample import Page

# The rule target-size is off unless wcag22aa is asked for.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
KINDS = ("violations", "incomplete")  # what axe calls the values of `Outcome`, in their order
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": KINDS}
COLOR_RULES = {
    "runOnly": {"type": "rule", "values": ("color-contrast", "link-in-text-block")},
    "resultTypes": KINDS,
}
SCRIPT = Path(__file__).with_suffix(".js")
WCAG_TAG = re.compile(r"wcag(\d)(\d)(\d+)")


class AxeRunner(Axe):  # type: ignore[misc]  # the package has no types
    """axe-selenium-python's runner, which remembers what it saw of a document (axe.js)."""

    def look(self) -> dict[str, Any]:
        """The violations and incomplete results as axe names them, with `why` in place of its
        checks, and the number of rules that passed.
        """
        text = ask_function(self.selenium, expression(SCRIPT), ALL_RULES, COLOR_RULES)
        answer: dict[str, Any] = json.loads(text)
        return answer


def criteria_of(tags: Sequence[str]) -> tuple[str, ...]:
    """The criteria in axe's tags: wcag143 is 1.4.3, wcag2411 is 2.4.11."""
    matches = [WCAG_TAG.fullmatch(tag) for tag in tags]
    return tuple(sorted(".".join(match.groups()) for match in matches if match))


def axe(driver: webdriver.Chrome, page: Page, state: State | str) -> Iterator[Finding]:
    """axe's violations, and what it could not decide. Raises RuntimeError if it saw nothing."""
    results = AxeRunner(driver, script_url=str(AXE)).look()
    if not results["passes"]:
        raise RuntimeError(f"{page.path}: axe passed nothing: it looked at nothing")
    for outcome, kind in zip(get_args(Outcome), KINDS, strict=True):
        for rule in results[kind]:
            for node in rule["nodes"]:
                yield Finding(
                    page=page.path,
                    state=str(state),
                    check=f"axe:{rule['id']}",
                    selector=place_of(node["target"]),
                    criteria=criteria_of(rule["tags"]),
                    outcome=outcome,
                    what=" ".join(f"{rule['help']}: {node['why']}".split()).removesuffix(":"),
                    hint=rule["helpUrl"],
                )


def place_of(target: Sequence[str | Sequence[str]]) -> str:
    """The selector of an element; one in a shadow tree has a list of selectors."""
    return " ".join(part if isinstance(part, str) else " ".join(part) for part in target)
