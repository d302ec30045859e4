"""Can everything be reached by the keyboard, left again, and seen while it has the focus? (WCAG
2.2: 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 3.2.1)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State
from site_src.gate.sample import Page
from site_src.gate.scripted.finding import reporter

PREPARE = """
const {focusable, name} = accessibilityGate;
document.activeElement?.blur?.();
const looks = e => [e, ...e.querySelectorAll('*')].map(x => { const s = getComputedStyle(x);
  return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.backgroundColor, s.borderColor, s.borderWidth, s.boxShadow, s.color, s.stroke, s.strokeWidth,
          s.fill, s.textDecoration, s.clipPath].join(';'); }).join('|');
const stops = focusable();
globalThis.accessibilityWalk = {stops, looks, calm: new Map(stops.map(e => [e, looks(e)])), seen: []};
const groups = new Set(), one = e => { const key = e.type === 'radio' && e.name ? `${e.form?.id}/${e.name}` : null; if (!key) return true;
  if (groups.has(key)) return false; groups.add(key); return true; };
return stops.filter(one).length;
"""
# Note the element that has the focus: name, whether anything about it looks different, the
# contrast of its outline, what lies over it.
# It is noted when the next key goes down: by then the browser has scrolled to it and painted it.
NOTE = """
const {name, colour, ground, over, contrast, parent, clipped} = accessibilityGate, walk = accessibilityWalk;
walk.notes = [];
const own = (e, t) => { for (let p = t; p; p = parent(p)) if (p === e) return true; return t?.contains?.(e) ?? false; };
walk.note = () => {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  if (!e || e === document.body || e === document.documentElement) return false;
  const again = walk.seen.indexOf(e), style = getComputedStyle(e);
  walk.seen.push(e);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, behind = ground(parent(e) ?? e);
  const ratio = !outlined || style.outlineStyle === 'auto' ? null : contrast(over(colour(style.outlineColor), behind), behind);
  const box = e.getBoundingClientRect(), root = e.getRootNode();
  const points = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const covered = box.width > 1 && e.localName !== 'iframe' && (!inside.length || inside.every(([x, y]) => !own(e, root.elementFromPoint(x, y))));
  const changed = walk.calm.get(e) !== walk.looks(e) || outlined;
  walk.notes.push({name: name(e), again, changed, ratio, covered, clipped: clipped(e)});
  return true;
};
addEventListener('keydown', () => walk.note(), true);
scrollTo(0, 0);
"""
MISSED = """
const {name} = accessibilityGate, walk = accessibilityWalk, seen = new Set(walk.seen);
const group = e => e.type === 'radio' && e.name && walk.seen.some(s => s.name === e.name && s.type === 'radio');
return walk.stops.filter(e => !seen.has(e) && !group(e)).map(name);
"""
ORDER = "return accessibilityGate.all().filter(e => e.tabIndex > 0).map(accessibilityGate.name)"
MOUSE_ONLY = """
const {all, name, hidden} = accessibilityGate;
const roles = '[onclick],[role=button],[role=link],[role=checkbox],[role=tab],[role=menuitem],[role=switch]';
return all(document.body).filter(e => (e.onclick || e.matches(roles))
  && e.tabIndex < 0 && !e.closest('[tabindex="0"],[inert]') && !e.matches('a[href],button,input,select,textarea,summary,label') && !hidden(e)).map(name);
"""


def press_tab(driver: webdriver.Chrome, times: int) -> None:
    """Press Tab, as the keyboard does."""
    key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    for _ in range(times):
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **key})


def tab_walk(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Press Tab from the top of the page until the focus leaves it, and look at every stop."""
    fault = reporter(page, f"tab walk {state}")
    expected = driver.execute_script(PREPARE)
    start = driver.current_url.split("#")[0]
    driver.execute_script(NOTE)
    press_tab(driver, expected + 2)
    if driver.current_url.split("#")[0] != start:
        yield fault(
            "tab-walk:moved", "3.2.1", "", "focus alone opens another page", "wait for a click"
        )
        return
    driver.execute_script("accessibilityWalk.note()")
    stops: list[dict[str, Any]] = driver.execute_script("return accessibilityWalk.notes")
    back = next((stop for stop in stops if stop["again"] >= 0), None)
    if back and back["again"] > 0:
        yield fault(
            "tab-walk:trap",
            "2.1.2",
            back["name"],
            "the focus comes back to it and does not leave",
            "let Tab move on",
        )
    stops = [stop for stop in stops if stop["again"] < 0]
    for stop in stops:
        if not stop["changed"]:
            yield fault(
                "tab-walk:unseen",
                "2.4.7",
                stop["name"],
                "nothing shows that it has the focus",
                "give :focus-visible an outline",
            )
        elif stop["ratio"] is not None and stop["ratio"] < 3:
            what = f"its focus outline has a contrast of {stop['ratio']:.2f}:1"
            yield fault(
                "tab-walk:faint", "1.4.11", stop["name"], what, "choose a colour of 3:1 or more"
            )
        if stop["clipped"]:
            yield fault(
                "tab-walk:hidden",
                "2.4.7",
                stop["name"],
                "it has the focus and is not shown",
                "show it while it has the focus",
            )
        elif stop["covered"]:
            yield fault(
                "tab-walk:obscured",
                "2.4.11",
                stop["name"],
                "something lies over it while it has the focus",
                "keep room with scroll-padding",
            )
    for selector in driver.execute_script(MISSED):
        yield fault(
            "tab-walk:missed",
            "2.1.1",
            selector,
            "Tab does not reach it",
            "let nothing hold the focus before it",
        )
    for selector in driver.execute_script(ORDER):
        yield fault(
            "tab-walk:order",
            "2.4.3",
            selector,
            "it takes the focus out of turn",
            "use tabindex 0 and the order of the page",
        )
    for selector in driver.execute_script(MOUSE_ONLY):
        yield fault(
            "tab-walk:mouse",
            "2.1.1",
            selector,
            "it answers the mouse and not the keyboard",
            "use a button or a link",
        )


ROWS = (
    {
        "name": "tab-walk",
        "look": tab_walk,
        "criteria": ("1.4.11", "2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11", "3.2.1"),
        "states": (STATES[0], STATES[3]),
        "disturbs": True,
        "turns": True,
    },
)
