"""Can controls be seen, in the page's colours and in the system's? (WCAG 2.2: 1.4.11 Non-text
Contrast, 1.4.3 on paper)
"""

from __future__ import annotations

from collections.abc import Iterator

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, settle, show
from site_src.gate.sample import Page
from site_src.gate.scripted.finding import reporter

# A control is told from what is around it by its border or by its ground: one of them needs 3:1
# (1.4.11).
BOUNDARIES = """
const {all, name, hidden, colour, ground, over, contrast, parent} = accessibilityGate;
const kinds = 'input:not([type=hidden],[type=image],[type=checkbox],[type=radio],[type=range],[type=color],[type=file]),select,textarea,button';
return all(document.body).filter(e => e.matches(kinds) && !e.disabled && !hidden(e)).map(e => {
  const style = getComputedStyle(e), outside = ground(parent(e)), inside = ground(e);
  const edges = ['Top', 'Right', 'Bottom', 'Left'].map(side => parseFloat(style[`border${side}Width`]) && style[`border${side}Style`] !== 'none'
    ? contrast(over(colour(style[`border${side}Color`]), outside), outside) : 0);
  return [name(e), Math.max(contrast(inside, outside), Math.max(edges[0], edges[2]))];
}).filter(([, ratio]) => ratio < 3);
"""
# The system's colours take grounds and shadows away: what is left must still show a control.
FORCED = """
const {all, name, hidden, colour, ground, contrast, parent} = accessibilityGate;
const gone = e => { const style = getComputedStyle(e); return style.forcedColorAdjust === 'none'; };
const controls = all(document.body).filter(e => e.matches('input:not([type=hidden]),select,textarea,button') && !hidden(e));
const edged = s => s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) > 0 || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
const bare = controls.filter(e => { const s = getComputedStyle(e); return s.appearance === 'none' && !edged(s); }).map(name);
const text = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
const kept = all(document.body).filter(e => gone(e) && !e.closest('svg') && text(e) && !hidden(e))
  .filter(e => contrast(colour(getComputedStyle(e).color), ground(e)) < 4.5).map(name);
return [bare, kept];
"""
# Printers leave grounds out: text must be dark by itself.
PAPER = """
const {all, name, hidden, colour, contrast} = accessibilityGate, white = [255, 255, 255, 1];
const text = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
const exact = e => getComputedStyle(e).printColorAdjust === 'exact';
const pale = all(document.body).filter(e => text(e) && !hidden(e) && !exact(e) && !e.closest('svg,script,style,template'))
  .filter(e => contrast(colour(getComputedStyle(e).color), white) < 4.5).map(name);
const heading = document.querySelector('h1'), main = document.querySelector('main');
return [pale, !!heading && !hidden(heading), !!main && !hidden(main), document.scrollingElement.scrollWidth, document.documentElement.clientWidth];
"""


def boundaries(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """Controls that neither their border nor their ground tells from what is around them."""
    for selector, ratio in driver.execute_script(BOUNDARIES):
        what = f"its boundary has a contrast of {ratio:.2f}:1"
        yield reporter(page, state)(
            "boundaries:contrast", "1.4.11", selector, what, "give it a border of 3:1 or more"
        )


def forced(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The page in the system's colours."""
    show(driver, state, forced_colors="active")
    settle(driver)
    bare, kept = driver.execute_script(FORCED)
    show(driver, state)
    fault = reporter(page, f"forced colours {state.theme}")
    for selector in bare:
        yield fault(
            "forced:boundary",
            "1.4.11",
            selector,
            "the control has no border left",
            "give it a border, transparent if need be",
        )
    for selector in kept:
        yield fault(
            "forced:contrast",
            "1.4.3",
            selector,
            "it keeps colours of its own that are too close",
            "leave forced-color-adjust at auto",
        )


def paper(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """The printed page of a reader whose screen is dark: grounds are not printed."""
    show(driver, State(state.theme, 720), media="print")
    settle(driver)
    pale, heading, main, width, limit = driver.execute_script(PAPER)
    show(driver, state)
    fault = reporter(page, f"print {state.theme}")
    for selector in pale:
        yield fault(
            "paper:pale",
            "1.4.3",
            selector,
            "its text is too pale for paper",
            "print in dark colours, whatever the screen shows",
        )
    if not heading or not main:
        yield fault(
            "paper:lost",
            "1.3.1",
            "main",
            "the heading or the main content is not printed",
            "hide only what paper cannot use",
        )
    if width > limit:
        yield fault(
            "paper:overflow",
            "1.4.10",
            "html",
            f"the page is {width} px wide on paper of {limit} px",
            "let it wrap",
        )


ROWS = (
    {
        "name": "boundaries",
        "look": boundaries,
        "criteria": ("1.4.11",),
        "states": (STATES[0], STATES[2]),
    },
    {
        "name": "forced",
        "look": forced,
        "criteria": ("1.4.3", "1.4.11"),
        "states": (STATES[0], STATES[2]),
        "disturbs": True,
        "turns": True,
    },
    {
        "name": "paper",
        "look": paper,
        "criteria": ("1.3.1", "1.4.3", "1.4.10"),
        "states": (STATES[2],),
        "disturbs": True,
    },
)
