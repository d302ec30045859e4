"""What does axe-core say of the open page, in each state, without asking twice what only colours could change?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from axe_selenium_python import Axe
from selenium import webdriver

from site_src.accessibility.browser import STATES, State, ask
from site_src.accessibility.engines import AXE
from site_src.accessibility.sample import Page
from site_src.evidence import Finding, Outcome

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")  # target-size is off unless wcag22aa is asked for
AXE_OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]})
COLOURS = ("color-contrast", "link-in-text-block")
AXE_COLOURS = json.dumps({"runOnly": {"type": "rule", "values": COLOURS}, "resultTypes": ["violations", "incomplete"]})
KINDS = ("violations", "incomplete")  # as `Outcome` names them: failed, undecided
KNOWN: dict[str, dict[str, Any]] = {}  # layout of a document -> what axe said of it
LAYOUT = """
() => {
  const id = globalThis.accessibilityGateDocument ??= crypto.getRandomValues(new Uint32Array(4)).join('-');
  const seen = [];
  const walk = root => {
    for (const e of root.querySelectorAll('*')) {
      const {x, y, width, height} = e.getBoundingClientRect();
      seen.push(e.tagName, x, y, width, height, +e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}));
      for (const a of e.attributes) seen.push(a.name, a.value);
      if (e.shadowRoot) walk(e.shadowRoot);
    }
  };
  walk(document);
  seen.push(document.documentElement.textContent);
  let sum = 0;
  for (const c of seen.join(' ')) sum = Math.imul(sum, 31) + c.codePointAt(0) | 0;
  return `${id} ${innerWidth} ${seen.length} ${sum}`;
}
"""
WCAG_TAG = re.compile(r"wcag(\d)(\d)(\d+)")


def numbers(tags: Sequence[str]) -> tuple[str, ...]:
    """The criteria in axe's tags: wcag143 is 1.4.3, wcag2411 is 2.4.11."""
    return tuple(sorted(".".join(m.groups()) for tag in tags if (m := WCAG_TAG.fullmatch(tag))))


def axe(driver: webdriver.Chrome, page: Page, state: State | str) -> Iterator[Finding]:
    """axe's violations, and what it could not decide. Raises RuntimeError if it looked at nothing.

    Where only colours changed since axe last looked at this document (the same elements in the same places), only its rules about colours
    look again; the rest is as it was.
    """
    layout = ask(driver, LAYOUT)
    if layout in KNOWN:
        results = {kind: [r for r in KNOWN[layout][kind] if r["id"] not in COLOURS] for kind in KINDS}
        again = Axe(driver, script_url=str(AXE)).run(options=AXE_COLOURS)
        results = {kind: results[kind] + again[kind] for kind in KINDS}
    else:
        results = Axe(driver, script_url=str(AXE)).run(options=AXE_OPTIONS)
        if not results["passes"]:
            raise RuntimeError(f"{page.path}: axe passed nothing: it looked at nothing")
        if len(KNOWN) > len(STATES):
            KNOWN.clear()
        KNOWN[layout] = results
    for outcome, kind in zip(get_args(Outcome), KINDS, strict=True):
        for rule in results[kind]:
            for node in rule["nodes"]:
                why = next((check["message"] for kind in ("any", "all", "none") for check in node[kind]), "")
                what = " ".join(f"{rule['help']}: {why}".split()).removesuffix(":")
                place = " ".join(" ".join(t) if isinstance(t, list) else t for t in node["target"])
                yield Finding(
                    page=page.path, state=str(state), check=f"axe:{rule['id']}", selector=place,
                    criteria=numbers(rule["tags"]), outcome=outcome, what=what, hint=rule["helpUrl"],
                )  # fmt: skip
