"""Does a page have a language, a title, one main element and headings in order? (WCAG 2.2: 3.1.1,
2.4.2, 2.4.1, 1.3.1, 1.3.2, 2.4.6, 4.1.2)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def look(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The faults of a page's skeleton."""
    report = Reporter(page, "file", "structure")
    yield from look_at_root(tree, report)
    yield from look_at_parts(tree, report)
    yield from look_at_headings(tree, report)
    yield from look_at_ids(tree, report)


def look_at_root(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Faults in what the page says of itself: language and direction."""
    attributes = tree.root.attributes if tree.root else {}
    language = attributes.get("lang") or ""
    if not language:
        yield report.failed(
            "lang", "3.1.1", "html", "the page does not name its language", "set lang on html"
        )
    for tag in own_languages(tree):
        if language and tag not in (language, "x-default"):
            yield report.failed(
                "alternate",
                "3.1.1",
                "html",
                f"the page says it is in {language}, but its own address is listed as {tag}",
                "correct lang or hreflang",
            )
    if attributes.get("dir") not in ("ltr", "rtl"):
        yield report.failed(
            "dir", "1.3.2", "html", "the page does not name its direction", "set dir on html"
        )


def own_languages(tree: LexborHTMLParser) -> list[str]:
    """The languages in which the page's list of alternates has the page's own address."""
    canonical = {node.attributes.get("href") for node in tree.css("link[rel=canonical]")}
    return [
        node.attributes.get("hreflang") or ""
        for node in tree.css("link[rel=alternate][hreflang]")
        if node.attributes.get("href") in canonical
    ]


def look_at_parts(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Faults of the title and of the main element."""
    titles = [node.text(deep=True).strip() for node in tree.css("head > title")]
    if len(titles) != 1 or not titles[0]:
        yield report.failed(
            "title",
            "2.4.2",
            "title",
            "the page has no title, or more than one",
            "give it one title element with text",
        )
    mains = len(tree.css("main:not([hidden])"))
    if mains != 1:
        yield report.failed("main", "2.4.1", "main", appears("main", mains), "expected exactly one")


def look_at_headings(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Faults of the headings: how many of the first level, their order, their text."""
    headings = tree.css(", ".join(LEVELS))
    levels = [LEVELS.index(heading.tag or "") + 1 for heading in headings]
    if levels.count(1) != 1:
        what = appears("h1", levels.count(1))
        yield report.failed("h1", "2.4.6", "h1", what, "expected exactly one")
    for above, level in pairwise(levels):
        if level > above + 1:
            yield report.failed(
                "heading-order",
                "1.3.1",
                f"h{level}",
                f"h{level} follows h{above}",
                "do not skip a level",
            )
    for heading in headings:
        if not heading.text(deep=True).strip():
            yield report.failed(
                "empty-heading",
                "2.4.6",
                heading.tag or "",
                "the heading is empty",
                "give it text, or remove it",
            )


def look_at_ids(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Ids that several elements have."""
    ids = Counter(node.attributes.get("id") for node in tree.css("[id]"))
    for name, count in ids.items():
        if name and count > 1:
            what = appears(f'the id "{name}"', count)
            yield report.failed("duplicate-id", "4.1.2", f"#{name}", what, "make each id unique")


def appears(what: str, count: int) -> str:
    """How often something appears, in words."""
    if count == 0:
        return f"{what} is missing"
    return f"{what} appears {count} time{'' if count == 1 else 's'}"
