"""Are controls large enough, named, and in visual order? (WCAG 2.2: 2.5.8, 4.1.2, 1.3.2, 1.3.1)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, call
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

SCRIPT = Path(__file__).with_suffix(".js")
ROLES_TO_NAME = {
    "Iframe",
    "button",
    "checkbox",
    "combobox",
    "dialog",
    "heading",
    "image",
    "img",
    "link",
    "listbox",
    "menuitem",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
}
LANDMARKS_TO_TELL_APART = ("navigation", "region", "complementary", "search")


def targets(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Targets that are small and crowded."""
    report = Reporter(page, str(state), "targets")
    for place, width, height in call(driver, SCRIPT, "crowded"):
        what = f"it is {width} by {height} px, and another target is near"
        hint = "make it 24 px wide and high, or keep other targets away"
        yield report.failed("small", "2.5.8", place, what, hint)


def order(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Boxes whose style changes the order of their content."""
    report = Reporter(page, str(state), "order")
    for place in call(driver, SCRIPT, "turned"):
        what = "its style shows its content in another order"
        hint = "write it in the order in which it is read"
        yield report.failed("turned", "1.3.2", place, what, hint)


def tree(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What the accessibility tree has: a name for every control, heading and picture; one main
    landmark; landmarks that can be distinguished; headings.
    """
    report = Reporter(page, str(state), "tree")
    names = names_by_role(driver)
    for role in sorted(ROLES_TO_NAME & names.keys()):
        if "" in names[role]:
            what = f"a {role} has no name in the accessibility tree"
            yield report.failed("nameless", "4.1.2", role, what, "give it text or a label")
    mains = len(names.get("main", []))
    if mains != 1:
        what = f"the accessibility tree has {mains} main landmarks"
        yield report.failed("main", "1.3.1", "main", what, "expected exactly one")
    for role in LANDMARKS_TO_TELL_APART:
        of_role = names.get(role, [])
        if len(set(of_role)) < len(of_role):
            what = f"two {role} landmarks have the same name"
            yield report.failed("landmarks", "1.3.1", role, what, "name each after its content")
    if "heading" not in names:
        what = "the accessibility tree has no heading"
        yield report.failed("headings", "1.3.1", "h1", what, "use heading elements")


def names_by_role(driver: webdriver.Chrome) -> Mapping[str, list[str]]:
    """The names of the nodes of Chromium's accessibility tree by their role."""
    names: dict[str, list[str]] = defaultdict(list)
    for node in driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]:
        if node.get("ignored"):
            continue
        role = node.get("role", {}).get("value", "")
        name = str(node.get("name", {}).get("value", ""))
        names[role].append(" ".join(name.split()))
    return dict(names)


ROWS = (
    {"name": "targets", "look": targets, "criteria": ("2.5.8",), "states": (STATES[0], STATES[1])},
    {"name": "order", "look": order, "criteria": ("1.3.2",), "states": (STATES[0], STATES[1])},
    {"name": "tree", "look": tree, "criteria": ("1.3.1", "4.1.2"), "states": (STATES[0],)},
)
