"""Where does the widget work, and what remains where it cannot? `docs/widget-hosts.md`, from what
the tests in browsers reported.

    python -m pytest tests/widget -m "audit or not audit" --junitxml widget.xml
    python -m tests.widget.matrix widget.xml

Each row is a row of hosts/, styles/, faults.py or a role in WordPress; each case of a test says
its browser and its row first.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import PROJECT
from tests.widget.browsers import BROWSERS
from tests.widget.faults import FAULTS, Fault
from tests.widget.hosts import HOSTS
from tests.widget.styles import STYLES
from tests.widget.wordpress import ROLES

PAGE = PROJECT / "docs" / "widget-hosts.md"
# The module of the tests -> the names of its rows.
ROWS = {
    "test_hosts": list(HOSTS),
    "test_styles": list(STYLES),
    "test_wordpress": list(ROLES),
    "test_faults": list(FAULTS),
}
INTRODUCTION = """\
# Where the widget works, and what remains where it cannot

Made by `python -m tests.widget.matrix` from a report of the tests, which open every page of \
these tables in real browsers. "yes" means that
everything held which the tests ask of that row. The pages themselves are in \
`tests/widget/hosts`, `styles` and `blog`, the failures in
`tests/widget/faults.py`. How to use the widget: [widget/README.md](../widget/README.md).
"""
HOSTS_TEXT = """
## Pages of partners

On each the list comes once for each place, has letters of 14 px at least, no barrier that axe \
finds, and nothing in the console. Three things are less than
that: two pages take from axe what it needs (old-globals, mootools), and there the list is the \
same, letter by letter, as on the plain page; ten lists are
read by axe in Chromium alone; what the frame writes into the console is not read.
"""
STYLES_TEXT = """
## Pages with a public style

At 320, 768 and 1280 px, in light and dark, from left to right and from right to left: the page's \
font and size, no barrier that axe finds,
targets of 24 px, no sideways scroll. That the page around the list looks as before, and what the \
README's line does, is tried in Chromium.
"""
WORDPRESS_TEXT = """
## WordPress

Debian's WordPress 6 with a theme that has the script line. Its filter takes the script line and \
custom elements out of what most people write; the
`div` and its link stay.
"""
FAULTS_TEXT = """
## What goes wrong

The page keeps its own link, nothing jumps (Chromium tells of jumps, Firefox does not), and the \
webmaster finds one line in the console. Where the browser
itself does not run the script, the line is the browser's.
"""


@dataclass
class Results:
    """What a report says: (module, row, browser) -> passed and all cases; the version of each
    browser.
    """

    cases: dict[tuple[str, str, str], tuple[int, int]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)


def read_report(report: Path) -> Results:
    """The results of all rows. Raises ValueError for a case of no row, and for a report without
    any.
    """
    results = Results()
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314
        module = case.get("classname", "").rpartition(".")[2]
        found = re.search(rf"\[({'|'.join(BROWSERS)})-(.+)\]$", case.get("name", ""))
        if module not in ROWS or not found:
            continue
        browser, rest = found.groups()
        row = max(
            (name for name in ROWS[module] if rest == name or rest.startswith(f"{name}-")),
            key=len,
            default=None,
        )
        if row is None:
            raise ValueError(f"{report}: {module} has no row for {rest}")
        bad = any(case.find(name) is not None for name in ("failure", "error", "skipped"))
        passed, of = results.cases.get((module, row, browser), (0, 0))
        results.cases[module, row, browser] = (passed + (not bad), of + 1)
        for value in case.iterfind("properties/property[@name='browser']"):
            results.versions[browser] = value.get("value", "")
    if set(results.versions) != set(BROWSERS):
        raise ValueError(
            f"{report}: no results of {', '.join(sorted(set(BROWSERS) - set(results.versions)))}"
        )
    return results


def page(results: Results) -> str:
    """The page of these results."""

    def table(module: str, heads: tuple[str, ...], rows: dict[str, tuple[str, ...]]) -> list[str]:
        heads = (*heads, *(results.versions[browser] for browser in BROWSERS))
        lines = ["", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"]
        for name, cells in rows.items():
            passed = [cell(results.cases.get((module, name, browser))) for browser in BROWSERS]
            lines.append(f"| {' | '.join((*cells, *passed))} |")
        return lines

    parts = [INTRODUCTION, HOSTS_TEXT]
    parts += [
        "\n".join(
            table(
                "test_hosts",
                ("Page", "What is special", "What its webmaster sees"),
                {n: (n, h.special, h.seen) for n, h in HOSTS.items()},
            )
        )
    ]
    parts += ["\n", STYLES_TEXT]
    parts += [
        "\n".join(
            table(
                "test_styles",
                ("Style", "Package"),
                {n: (s.title, f"`{s.package}`") for n, s in STYLES.items()},
            )
        )
    ]
    parts += ["\n", WORDPRESS_TEXT]
    parts += [
        "\n".join(
            table(
                "test_wordpress",
                ("Written by an", "What its webmaster sees"),
                {role: (role, "the list") for role in ROLES},
            )
        )
    ]
    parts += ["\n", FAULTS_TEXT]
    heads = ("Failure", "What is wrong", "The line has")
    parts += [
        "\n".join(
            table("test_faults", heads, {n: (n, f.wrong, said(f)) for n, f in FAULTS.items()})
        )
    ]
    return "".join(parts) + "\n"


def said(fault: Fault) -> str:
    """What the console line has of the widget's words, if it is the widget's."""
    return " or ".join(f"`{word}`" for word in fault.says) or "the browser's own"


def cell(counts: tuple[int, int] | None) -> str:
    """A result in a word."""
    if counts is None:
        return "not run"
    passed, of = counts
    return "yes" if passed == of else f"{of - passed} of {of} failed"


if __name__ == "__main__":
    PAGE.write_text(page(read_report(Path(sys.argv[1]))), encoding="utf-8")
