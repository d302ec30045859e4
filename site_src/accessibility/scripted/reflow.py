"""Does a page fit a narrow window without scrolling sideways? (WCAG 2.2, 1.4.10 Reflow)"""

from __future__ import annotations

from collections.abc import Iterator

from selenium import webdriver

from site_src.accessibility.browser import STATES, State
from site_src.accessibility.sample import Page
from site_src.evidence import Finding

# What may scroll on its own is left out: two-dimensional content such as tables and maps (1.4.10), in a box that scrolls.
WIDEST = """
const limit = document.documentElement.clientWidth, root = document.scrollingElement;
const scrolls = e => { for (let p = e; p && p !== document.body; p = p.parentElement ?? p.getRootNode().host) {
  const how = getComputedStyle(p); if (/auto|scroll|hidden|clip/.test(how.overflowX)) return true; } return false; };
const all = [], walk = r => { for (const e of r.querySelectorAll('*')) { all.push(e); if (e.shadowRoot) walk(e.shadowRoot); } };
walk(document.body);
const name = e => e.localName + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('');
const out = root.scrollWidth <= limit ? [] : all.filter(e => e.getClientRects().length && !(e.parentElement && scrolls(e.parentElement)))
  .filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.right > limit + 1 || r.left < -1); }).map(name);
return [root.scrollWidth, limit, out.slice(-3)];
"""


def overflow(driver: webdriver.Chrome, page: Page, state: State | str, check: str, criterion: str) -> Iterator[Finding]:
    """A finding if the open page is wider than its window, naming the innermost elements that stick out."""
    width, limit, out = driver.execute_script(WIDEST)
    if width > limit:
        yield Finding(
            page=page.path, state=str(state), check=check, selector=" | ".join(out), criteria=(criterion,), outcome="failed",
            what=f"the page is {width} px wide in a window of {limit} px", hint="let it wrap, or scroll in a box of its own",
        )  # fmt: skip


def reflow(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page at 320 CSS pixels."""
    yield from overflow(driver, page, state, "reflow:overflow", "1.4.10")


ROWS = ({"name": "reflow", "look": reflow, "criteria": ("1.4.10",), "states": (STATES[1],), "reach": "pages"},)
