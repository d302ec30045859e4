"""Which pages does the gate look at? All pages of a folder, and the fewest pages of a language
that show all its markup.

A structure class is a kind of element: name, class, role and type. The sample of a language is a
greedy set cover: together its pages have every structure class that any page of the language has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_src.problems import WrongUse

# One of these tags makes a file a page, with or without the others.
PAGE_TAG = re.compile(rb"<(?:!doctype|html|head|title|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path in the folder, its language and direction as its html element names them,
    and its structure classes.
    """

    path: str
    language: str
    direction: str
    classes: frozenset[tuple[str, ...]]


def read_pages(folder: Path) -> list[Page]:
    """Every HTML page of a folder, sorted; a fragment that other pages include is not a page.
    Raises WrongUse if there is none: a run over nothing would pass.
    """
    pages = []
    for path in sorted(folder.rglob("*.html")) if folder.is_dir() else []:
        if not path.is_file():
            continue
        html = path.read_bytes()
        if PAGE_TAG.search(html):
            pages.append(read_page(path.relative_to(folder).as_posix(), html))
    if not pages:
        raise WrongUse(f'"{folder}" contains no pages: build the site first')
    return pages


def read_page(path: str, html: bytes) -> Page:
    """What the gate needs to know of one page before it is opened."""
    root = LexborHTMLParser(html).root
    if root is None:
        return Page(path, "", "ltr", frozenset())
    classes = frozenset(structure_class(node) for node in root.traverse() if node.parent)
    language = root.attributes.get("lang") or ""
    direction = root.attributes.get("dir") or "ltr"
    return Page(path, language, direction, classes)


def structure_class(node: LexborNode) -> tuple[str, ...]:
    """What an element is: name, class, role and type."""
    attributes = node.attributes
    return (node.tag or "", *(attributes.get(name) or "" for name in ("class", "role", "type")))


def by_language(pages: Iterable[Page]) -> dict[str, list[Page]]:
    """Pages by the language that they name, sorted by its tag."""
    languages: dict[str, list[Page]] = {}
    for page in pages:
        languages.setdefault(page.language, []).append(page)
    return dict(sorted(languages.items()))


def sample(pages: Sequence[Page]) -> list[Page]:
    """The fewest pages, chosen greedily, that show every structure class of `pages`; sorted by
    path.
    """
    left = set().union(*(page.classes for page in pages))
    chosen: list[Page] = []
    while left:
        best = max(pages, key=lambda page: (len(page.classes & left), page.path))
        chosen.append(best)
        left -= best.classes
    return sorted(chosen, key=lambda page: page.path)


def whole_languages(languages: Mapping[str, Sequence[Page]], asked: Sequence[str]) -> list[str]:
    """The languages whose every page is opened: those asked for, else the largest of each
    direction of writing. Raises WrongUse for a language that no page is in.
    """
    for tag in asked:
        if tag not in languages:
            known = ", ".join(languages)
            raise WrongUse(f'no page is in the language "{tag}" (languages of the pages: {known})')
    if asked:
        return list(asked)
    largest: dict[str, str] = {}
    for tag, pages in sorted(languages.items(), key=lambda item: (-len(item[1]), item[0])):
        largest.setdefault(pages[0].direction, tag)
    return sorted(largest.values())
