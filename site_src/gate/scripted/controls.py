"""Are controls large enough, named, and in the order they are seen in? (WCAG 2.2: 2.5.8, 4.1.2,
1.3.2, 2.4.4, 3.3.2)
"""

from __future__ import annotations

from collections.abc import Iterator

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State
from site_src.gate.sample import Page
from site_src.gate.scripted.finding import reporter

# 2.5.8: 24 by 24 px, or room for a circle of 24 px that meets no other target; links in a
# sentence are excepted.
SMALL = """
const {focusable, name, hidden} = accessibilityGate;
const inline = e => getComputedStyle(e).display === 'inline' && [...(e.parentNode?.childNodes ?? [])].some(n => n !== e && n.nodeType === 3 && n.data.trim());
const targets = focusable().filter(e => !hidden(e) && !e.closest('svg')).map(e => [e, e.getBoundingClientRect()]);
const middle = r => [(r.left + r.right) / 2, (r.top + r.bottom) / 2];
const meets = (r, [x, y]) => Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom)) < 12;
const small = r => r.width < 24 || r.height < 24;
const apart = (a, b) => Math.hypot(middle(a)[0] - middle(b)[0], middle(a)[1] - middle(b)[1]);
const crowds = (e, r) => ([other, o]) => other !== e && !other.contains(e) && !e.contains(other) && (meets(o, middle(r)) || small(o) && apart(o, r) < 24);
return targets.filter(([e, r]) => small(r) && !inline(e) && targets.some(crowds(e, r))).map(([e, r]) => [name(e), Math.round(r.width), Math.round(r.height)]);
"""
# 1.3.2: what is seen first comes first; a style that turns the order round needs a person's look.
TURNED = """
const {all, name, hidden} = accessibilityGate;
return all(document.body).filter(e => { const s = getComputedStyle(e); const box = /flex|grid/.test(s.display);
  return box && e.children.length > 1 && !hidden(e) && (/reverse/.test(s.flexDirection + s.flexWrap) && /flex/.test(s.display)
    || [...e.children].some(c => getComputedStyle(c).order !== '0')); }).map(name);
"""
ROLES = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "listbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "menuitem",
    "Iframe",
}
NAMED = {*ROLES, "heading", "img", "image", "dialog"}


def targets(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Targets that are small and crowded."""
    for selector, width, height in driver.execute_script(SMALL):
        what = f"it is {width} by {height} px, and another target is near"
        yield reporter(page, state)(
            "targets:small",
            "2.5.8",
            selector,
            what,
            "make it 24 px high and wide, or keep others away",
        )


def order(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Boxes whose style turns the order of their content round."""
    for selector in driver.execute_script(TURNED):
        yield reporter(page, state)(
            "order:turned",
            "1.3.2",
            selector,
            "its style shows its content in another order",
            "write it in the order it is read",
        )


def tree(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What the accessibility tree tells: a name for every control, heading and picture; one main;
    landmarks that can be told apart.
    """
    fault = reporter(page, state)
    nodes = [
        node
        for node in driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        if not node.get("ignored")
    ]
    seen: dict[str, list[str]] = {}
    for node in nodes:
        role = node.get("role", {}).get("value", "")
        title = " ".join(str(node.get("name", {}).get("value", "")).split())
        seen.setdefault(role, []).append(title)
        if role in NAMED and not title:
            yield fault(
                "tree:nameless",
                "4.1.2",
                role,
                f"a {role} has no name in the accessibility tree",
                "give it text, a label or aria-label",
            )
    if len(seen.get("main", [])) != 1:
        yield fault(
            "tree:main",
            "1.3.1",
            "main",
            f"the tree has {len(seen.get('main', []))} main landmarks",
            "a page has exactly one",
        )
    for role in ("navigation", "region", "complementary", "search"):
        titles = seen.get(role, [])
        if len(titles) > 1 and len(set(titles)) < len(titles):
            yield fault(
                "tree:landmarks",
                "1.3.1",
                role,
                f"two {role} landmarks have the same name",
                "name each for what it holds",
            )
    if not seen.get("heading"):
        yield fault(
            "tree:headings", "1.3.1", "h1", "the tree has no heading", "use heading elements"
        )


ROWS = (
    {"name": "targets", "look": targets, "criteria": ("2.5.8",), "states": (STATES[0], STATES[1])},
    {"name": "order", "look": order, "criteria": ("1.3.2",), "states": (STATES[0], STATES[1])},
    {"name": "tree", "look": tree, "criteria": ("1.3.1", "4.1.2"), "states": (STATES[0],)},
)
