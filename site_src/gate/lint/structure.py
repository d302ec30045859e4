"""Has a page a language, a title, one main and headings in order? (WCAG 2.2: 3.1.1, 2.4.2, 2.4.1,
1.3.1 and 2.4.6)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding
from site_src.gate.sample import Page

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def look(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The faults of a page's skeleton."""

    def fault(rule: str, criterion: str, what: str, hint: str, selector: str = "") -> Finding:
        return Finding(
            page=page.path,
            state="file",
            check=f"structure:{rule}",
            selector=selector,
            criteria=(criterion,),
            outcome="failed",
            what=what,
            hint=hint,
        )

    root = tree.root
    attributes = root.attributes if root else {}
    if not attributes.get("lang"):
        yield fault(
            "lang", "3.1.1", "the page names no language", "set lang on the html element", "html"
        )
    addresses = {node.attributes.get("href") for node in tree.css("link[rel=canonical]")}
    for node in tree.css("link[rel=alternate][hreflang]"):
        told, own = node.attributes.get("hreflang") or "", attributes.get("lang") or ""
        if node.attributes.get("href") in addresses and own and told not in (own, "x-default"):
            yield fault(
                "alternate",
                "3.1.1",
                f"the page says it is in {own}, its own address is given as {told}",
                "correct lang or hreflang",
                "html",
            )
    if attributes.get("dir") not in ("ltr", "rtl"):
        yield fault(
            "dir",
            "1.3.2",
            "the page names no direction of writing",
            "set dir on the html element",
            "html",
        )
    titles = [node.text(deep=True).strip() for node in tree.css("head > title")]
    if len(titles) != 1 or not titles[0]:
        yield fault(
            "title",
            "2.4.2",
            "the page has no title of its own",
            "name the page in its title element",
            "title",
        )
    mains = len(tree.css("main:not([hidden])"))
    if mains != 1:
        yield fault("main", "2.4.1", f"main stands {mains} times", "a page has exactly one", "main")
    levels = [LEVELS.index(node.tag or "") + 1 for node in tree.css(", ".join(LEVELS))]
    if levels.count(1) != 1:
        yield fault(
            "h1", "2.4.6", f"h1 stands {levels.count(1)} times", "a page has exactly one", "h1"
        )
    for above, level in pairwise(levels):
        if level > above + 1:
            yield fault(
                "heading-order",
                "1.3.1",
                f"h{level} follows h{above}",
                "do not skip a level",
                f"h{level}",
            )
    for node in tree.css(", ".join(LEVELS)):
        if not node.text(deep=True).strip():
            yield fault(
                "empty-heading",
                "2.4.6",
                "a heading is empty",
                "give it words or remove it",
                node.tag or "",
            )
    ids = Counter(ident for node in tree.css("[id]") if (ident := node.attributes.get("id")))
    for ident, count in ids.items():
        if count > 1:
            yield fault(
                "duplicate-id",
                "4.1.2",
                f'the id "{ident}" stands {count} times',
                "an id is unique",
                f"#{ident}",
            )
