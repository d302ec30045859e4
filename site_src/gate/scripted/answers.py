"""How does a page respond to its reader? Keys, the pointer, the device, fields and forms.

(WCAG 2.2: 2.1.4, 2.5.1, 2.5.2, 2.5.4, 2.5.7, 3.2.2, 3.3.1, 3.3.8, 4.1.3; and 1.4.3 and 1.4.13 by
its stylesheets.) What a script listens to shows only where a person must look: such a result is
undecided.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, ask, call
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

SCRIPT = Path(__file__).with_suffix(".js")
DARKER = "choose a color of 4.5:1 or more"


class Fault(NamedTuple):
    """What is reported of one kind of result of the script."""

    rule: str
    criterion: str
    what: str
    hint: str


LISTENERS = {
    "down": Fault(
        "down",
        "2.5.2",
        "a script acts when the pointer goes down",
        "act when it is released, or check that the action can be undone",
    ),
    "moves": Fault(
        "gesture",
        "2.5.1",
        "a script follows the moving pointer",
        "check that a single press does the same",
    ),
    "device": Fault(
        "device",
        "2.5.4",
        "a script listens to the motion of the device",
        "check that a control does the same, and that it can be switched off",
    ),
    "drags": Fault("drag", "2.5.7", "it can be dragged", "check that a single press does the same"),
}
ACTIONS = {
    "untold": Fault(
        "untold",
        "4.1.3",
        "what it changes is not announced",
        "write it, or how much there is, into an element with role=status",
    ),
    "error": Fault(
        "error",
        "3.3.1",
        "a wrong value is marked, but not explained in text",
        "say in text what is wrong",
    ),
    "leaves": Fault(
        "leaves",
        "3.2.2",
        "making a choice opens another page or sends the form",
        "act on a button",
    ),
}


def events(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What scripts listen to, keys that they take, fields that refuse pasted text, and what
    appears or turns faint under the pointer.
    """
    report = Reporter(page, str(state), "events")
    for kind, places in call(driver, SCRIPT, "listens").items():
        fault = LISTENERS[kind]
        for place in places:
            yield report.undecided(fault.rule, fault.criterion, place, fault.what, fault.hint)
    keys = call(driver, SCRIPT, "takenKeys")
    if keys:
        what = f"a single key acts: {' '.join(keys)}"
        hint = "require Ctrl or Alt too, or let readers switch it off"
        yield report.failed("key", "2.1.4", "", what, hint)
    for place in call(driver, SCRIPT, "fieldsWithoutPaste"):
        what = "nothing can be pasted into it"
        yield report.failed("paste", "3.3.8", place, what, "let readers paste")
    for selector in call(driver, SCRIPT, "wordsUnderThePointer"):
        what = "text appears under the pointer"
        hint = "check that readers can dismiss it, and move the pointer onto it"
        yield report.undecided("hover", "1.4.13", selector, what, hint)
    for place, ratio in call(driver, SCRIPT, "faintUnderThePointer"):
        what = f"under the pointer, its contrast is {ratio:.2f}:1"
        yield report.failed("pale", "1.4.3", place, what, DARKER)
    for place, ratio in call(driver, SCRIPT, "faintHints"):
        what = f"its placeholder has a contrast of {ratio:.2f}:1"
        yield report.failed("hint", "1.4.3", place, what, DARKER)


def acts(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What goes wrong when a reader writes, chooses and sends."""
    report = Reporter(page, str(state), "acts")
    for kind, place in ask(driver, SCRIPT, "act"):
        fault = ACTIONS[kind]
        yield report.failed(fault.rule, fault.criterion, place, fault.what, fault.hint)


ROWS = (
    {
        "name": "events",
        "look": events,
        "criteria": ("1.4.3", "1.4.13", "2.1.4", "2.5.1", "2.5.2", "2.5.4", "2.5.7", "3.3.8"),
        "states": (STATES[0],),
        "disturbs": True,
    },
    {
        "name": "acts",
        "look": acts,
        "criteria": ("3.2.2", "3.3.1", "4.1.3"),
        "states": (STATES[0],),
        "disturbs": True,
    },
)
