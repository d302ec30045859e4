"""Is one built page sound, as far as its file shows? The questions of the gate that need no
browser, and the rules of our own templates.

The rules of our own: each tag is closed, nothing is inline, each navigation has a name, and each
reference inside the page leads to an id.
"""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from site_src.checks.tags import Tags, check_names, check_tags, read_tags
from site_src.gate.lint import structure
from site_src.gate.sample import Page
from site_src.problems import Problem


def check_page(name: str, html: str) -> Iterable[Problem]:
    """A problem for each rule that a page breaks."""
    tree = LexborHTMLParser(html)
    yield from check_structure(name, tree)
    tags = read_tags(html)
    yield from check_tags(name, tags)
    yield from check_names(name, tags)
    yield from check_references(name, tags)


def check_structure(name: str, tree: LexborHTMLParser) -> Iterable[Problem]:
    """What the gate finds in the page's language, title, landmarks, headings and ids."""
    attributes = tree.root.attributes if tree.root else {}
    language, direction = attributes.get("lang") or "", attributes.get("dir") or "ltr"
    page = Page(name, language, direction, frozenset())
    for finding in structure.look(page, tree):
        yield Problem(name, 1, finding.selector, finding.what, finding.hint)


def check_references(name: str, tags: Tags) -> Iterable[Problem]:
    """A problem for each reference inside the page that leads to no id of it."""
    ids = {tag.attributes["id"] for tag in tags.opening if "id" in tag.attributes}
    for tag in tags.opening:
        targets = tag.attributes.get("aria-labelledby", "").split()
        address = tag.attributes.get("href", "")
        if tag.name == "a" and address.startswith("#"):
            targets.append(address.removeprefix("#"))
        for target in targets:
            if target not in ids:
                what = "leads to no id of the page"
                yield Problem(name, tag.line, f"#{target}", what, "correct the reference")
