"""Does a piece of HTML fit into any page? One root with its language and direction, no id, no
style or script, absolute addresses.

WCAG 2.2: 3.1.2 language of parts. A host's page has ids, styles and a base address of its own: a
piece must not meddle with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from site_src.checks.tags import StartTag, Tags, check_names, check_tags, read_tags
from site_src.problems import Problem

FRAGMENT = re.compile(r"[^/]+/embed/fragment(?:/[^/]+)?\.html")
FOREIGN = {
    "script", "style", "link", "meta", "base", "html", "head", "body", "title", "form", "iframe",
    "h1", "main",
}  # fmt: skip


def is_fragment(name: str) -> bool:
    """True for the file of a fragment."""
    return FRAGMENT.fullmatch(name) is not None


def check_fragment(name: str, html: str) -> Iterable[Problem]:
    """A problem for each rule that a fragment breaks."""
    tags = read_tags(html)
    yield from check_root(name, tags)
    for tag in tags.opening:
        yield from check_element(name, tag)
    yield from check_tags(name, tags)
    yield from check_names(name, tags)


def check_root(name: str, tags: Tags) -> Iterable[Problem]:
    """A problem if a fragment is not one element with its language and direction."""
    roots = [tag.attributes for tag in tags.opening if tag.depth == 0]
    if len(roots) == 1 and roots[0].get("lang") and roots[0].get("dir") in ("ltr", "rtl"):
        return
    what = "is not one element with lang and dir"
    yield Problem(name, 1, "root", what, "put everything into one that has both")


def check_element(name: str, tag: StartTag) -> Iterable[Problem]:
    """A problem for an element, an id or an address that does not belong in another page."""
    if tag.name in FOREIGN:
        yield Problem(name, tag.line, tag.name, "does not belong in another page", "leave it out")
    if "id" in tag.attributes:
        what = "may be in the host's page, too"
        yield Problem(name, tag.line, f"id {tag.attributes['id']}", what, "leave it out")
    for attribute in ("href", "src"):
        address = tag.attributes.get(attribute)
        if address is not None and urlsplit(address).scheme not in ("http", "https"):
            what = f"{address} is not an absolute address"
            yield Problem(name, tag.line, "link", what, "begin it with that of the site")
