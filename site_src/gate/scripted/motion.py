"""Does anything move that the reader cannot stop? (WCAG 2.2: 2.2.2 Pause, Stop, Hide; and the
wish for reduced motion)
"""

from __future__ import annotations

from collections.abc import Iterator

from selenium import webdriver

from site_src.evidence import Finding
from site_src.gate.browser import STATES, State, open_page, settle, show
from site_src.gate.sample import Page
from site_src.gate.scripted.finding import reporter

MOVING = """
const {all, name} = accessibilityGate;
const calmly = arguments[0], lasts = t => t && t.duration > 1 && (calmly || t.endTime > 5000);
const long = document.getAnimations().filter(a => lasts(a.effect?.getComputedTiming()));
const old = all().filter(e => /^(marquee|blink)$/.test(e.localName));
const reload = document.querySelector('meta[http-equiv=refresh i]');
const rolling = e => getComputedStyle(e).scrollBehavior === 'smooth';
const moving = [...long.map(a => a.effect.target), ...old, ...(reload ? [reload] : [])];
return [moving.map(name), calmly ? [document.documentElement, ...all()].filter(rolling).map(name) : []];
"""


def motion(driver: webdriver.Chrome, page: Page, state: State) -> Iterator[Finding]:
    """What moves for more than five seconds, and what still moves when the reader wants less
    motion.
    """
    address = driver.current_url
    for wish, reduced in (("no-preference", False), ("reduce", True)):
        show(driver, state, prefers_reduced_motion=wish)
        open_page(driver, address, still=False)
        settle(driver)
        moving, rolling = driver.execute_script(MOVING, reduced)
        fault = reporter(page, "reduced motion" if reduced else state)
        for selector in moving:
            what = (
                "it moves although the reader wants less motion"
                if reduced
                else "it moves for more than five seconds, or reloads the page"
            )
            yield fault(
                "motion:moves", "2.2.2", selector, what, "stop it, or give the reader a way to"
            )
        for selector in rolling:
            yield fault(
                "motion:scrolls",
                "2.2.2",
                selector,
                "it scrolls smoothly although the reader wants less motion",
                "ask for prefers-reduced-motion",
            )
    show(driver, state)


ROWS = (
    {
        "name": "motion",
        "look": motion,
        "criteria": ("2.2.2",),
        "states": (STATES[0],),
        "disturbs": True,
    },
)
