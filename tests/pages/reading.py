"""What does a built page consist of, and which rules does it break? Shared by the tests of pages;
every rule is a function.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

Attributes = dict[str, str]
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
OF_OTHERS = ("/embed/frame/", "/embed/fragment")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Page(HTMLParser):
    """A page: its elements in order, and its texts with the language and direction that hold for
    each.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: list[
            tuple[str, str, str, str]
        ] = []  # text, language, direction, innermost element
        self.open: list[tuple[str, str, str]] = [("", "", "")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.elements.append((tag, found))
        if tag not in VOID:
            _, language, direction = self.open[-1]
            self.open.append((tag, found.get("lang", language), found.get("dir", direction)))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            tag, language, direction = self.open[-1]
            self.texts.append((data, language, direction, tag))

    def all(self, *tags: str) -> list[Attributes]:
        """The attributes of every element with one of these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    def inside(self, tag: str) -> str:
        """The text directly inside the elements of a name."""
        return "".join(text for text, _, _, where in self.texts if where == tag)

    @property
    def ids(self) -> Counter[str]:
        """How often each id stands."""
        return Counter(a["id"] for _, a in self.elements if "id" in a)

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses of the page in other languages, by hreflang."""
        return {
            a["hreflang"]: a["href"]
            for a in self.all("link")
            if a.get("rel") == "alternate" and "hreflang" in a
        }

    @property
    def noindex(self) -> bool:
        """True if search engines are asked to leave the page out."""
        return any(
            a.get("name") == "robots" and a.get("content") == "noindex" for a in self.all("meta")
        )

    @property
    def canonical(self) -> list[str]:
        """The canonical addresses of the page."""
        return [a["href"] for a in self.all("link") if a.get("rel") == "canonical"]


@functools.cache
def read_folder(folder: Path) -> dict[str, Page]:
    """Every page below a folder by its file name."""
    found = {
        path.relative_to(folder).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    assert found, "a test of every page needs pages"
    return found


def read_pages(site: Path) -> dict[str, Page]:
    """Every page of a built site by its file name."""
    return read_folder(site.resolve())


def language_pages(site: Path) -> dict[str, Page]:
    """The pages of the languages: all but the chooser, the root's 404, and what other sites frame
    or include (tests/embed).
    """
    return {
        name: page
        for name, page in read_pages(site).items()
        if "/" in name and not any(part in name for part in OF_OTHERS)
    }


def one_heading(page: Page) -> Iterator[str]:
    """WCAG 2.4.6, 1.3.1: exactly one h1, and no level is left out."""
    levels = [int(tag[1]) for tag, _ in page.elements if tag in HEADINGS]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    yield from (f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1)


def skip_link(page: Page) -> Iterator[str]:
    """WCAG 2.4.1: the first link leads to the main content, which is there."""
    links = page.all("a")
    target = links[0].get("href", "") if links else ""
    if not target.startswith("#") or target[1:] not in [a.get("id") for a in page.all("main")]:
        yield "the first link does not lead to main"


def landmarks(page: Page) -> Iterator[str]:
    """ARIA landmarks: one main, header and footer; every nav has a name of its own."""
    yield from (
        f"{len(page.all(tag))} {tag}"
        for tag in ("main", "header", "footer")
        if len(page.all(tag)) != 1
    )
    names = [
        a.get("aria-label")
        or (ident if (ident := a.get("aria-labelledby", "")) in page.ids else "")
        for a in page.all("nav")
    ]
    if not names or "" in names or len(set(names)) != len(names):
        yield f"nav without a name of its own: {names}"


def named(page: Page) -> Iterator[str]:
    """WCAG 2.4.2, 3.1.1: a title, and the language and direction of the page."""
    if not page.inside("title").strip():
        yield "no title"
    yield from (
        f"html has no {name}"
        for name in ("lang", "dir")
        if not page.all("html") or not page.all("html")[0].get(name)
    )


def orientation(page: Page) -> Iterator[str]:
    """DESIGN 5: a breadcrumb whose last step is the page, a way to report an error, and what the
    page is about.
    """
    if not any(a.get("aria-current") == "page" for a in page.all("span")):
        yield "no current page in the breadcrumb"
    if not any(a.get("class") == "report" and a.get("href") for a in page.all("a")):
        yield "no link to report an error"
    if not any(a.get("name") == "description" and a.get("content") for a in page.all("meta")):
        yield "no description"


def unique_ids(page: Page) -> Iterator[str]:
    """HTML: an id is unique."""
    yield from (f"id {name} stands {n} times" for name, n in page.ids.items() if n > 1)


def fragments(page: Page) -> Iterator[str]:
    """A link inside the page leads somewhere."""
    targets = [a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")]
    yield from (f"#{target} leads nowhere" for target in targets if target not in page.ids)


def own_origin(page: Page) -> Iterator[str]:
    """CSP default-src 'self': nothing comes from elsewhere, no inline style or script but data."""
    for tag, a in page.elements:
        loaded = a.get("src") or (
            a.get("href", "")
            if tag == "link" and a.get("rel") in ("stylesheet", "icon", "preload", "modulepreload")
            else ""
        )
        if loaded and (not loaded.startswith("/") or loaded.startswith("//")):
            yield f"{tag} loads {loaded}"
        if tag == "style" or "style" in a or any(name.startswith("on") for name in a):
            yield f"{tag} has inline style or script"
        if tag == "script" and a.get("type") != "application/ld+json" and not a.get("src"):
            yield "inline script"


def data_parses(page: Page) -> Iterator[str]:
    """JSON-LD is JSON, of schema.org, with a type."""
    for text in [text for text, _, _, tag in page.texts if tag == "script"]:
        try:
            data = json.loads(text)
        except ValueError as error:
            yield f"JSON-LD: {error}"
        else:
            if data.get("@context") != "https://schema.org" or not data.get("@type"):
                yield "JSON-LD without context or type"


RULES: tuple[Callable[[Page], Iterator[str]], ...] = (
    one_heading, skip_link, landmarks, named, orientation, unique_ids, fragments, own_origin,
    data_parses,
)  # fmt: skip
