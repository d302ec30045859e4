"""Is one built page sound on paper? Language, title, headings, names and ids, read from its HTML
without a browser.

WCAG 2.2: 3.1.1 language of page, 2.4.2 page titled, 1.3.1 and 2.4.6 headings, 2.4.1 bypass
blocks. A browser's engines check the rest; this runs on every page in a moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

from site_src.problems import Problem

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


class Outline(HTMLParser):
    """What a page consists of: its language, title, headings, ids, in-page links, landmarks, and
    tags left open.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = self.direction = self.title = ""
        self.headings: list[tuple[int, int]] = []
        self.ids: dict[str, int] = {}
        self.fragments: list[tuple[str, int]] = []
        self.landmarks: list[str] = []
        self.nameless: list[tuple[str, int]] = []
        self.stray: list[tuple[str, int]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what an opening tag tells."""
        found = dict(attributes)
        line = self.getpos()[0]
        if tag == "html":
            self.language, self.direction = found.get("lang") or "", found.get("dir") or ""
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), line))
        if tag in ("main", "header", "footer"):
            self.landmarks.append(tag)
        if "id" in found:
            self.ids[found["id"] or ""] = self.ids.get(found["id"] or "", 0) + 1
        if tag == "a" and (found.get("href") or "").startswith("#"):
            self.fragments.append(((found.get("href") or "")[1:], line))
        names = (found.get("aria-labelledby") or "").split()
        self.fragments += [(ident, line) for ident in names]
        if (tag == "img" and "alt" not in found) or (
            tag == "nav" and not (found.get("aria-label") or names)
        ):
            self.nameless.append((tag, line))
        if "style" in found or any(name.startswith("on") for name in found):
            self.stray.append((tag, line))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; one that was not open is stray."""
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.stray.append((f"/{tag}", self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        """Keep the title."""
        if self.open and self.open[-1] == "title":
            self.title += data


def check_page(name: str, html: str) -> Iterable[Problem]:
    """A problem for each rule that a page breaks."""
    page = Outline()
    page.feed(html)
    page.close()
    if not page.language or page.direction not in ("ltr", "rtl"):
        yield Problem(name, 1, "html", "has no lang or no dir", "set both on the html element")
    if not page.title.strip():
        yield Problem(name, 1, "title", "is empty", "name the page")
    levels = [level for level, _ in page.headings]
    if levels.count(1) != 1:
        yield Problem(name, 1, "h1", f"stands {levels.count(1)} times", "a page has exactly one")
    for (above, _), (level, line) in zip(page.headings, page.headings[1:], strict=False):
        if level > above + 1:
            yield Problem(name, line, f"h{level}", f"follows h{above}", "do not skip a level")
    for ident, count in page.ids.items():
        if count > 1:
            yield Problem(name, 1, f"id {ident}", f"stands {count} times", "an id is unique")
    for fragment, line in page.fragments:
        if fragment not in page.ids:
            yield Problem(
                name, line, f"#{fragment}", "leads to no id of the page", "correct the link"
            )
    if page.landmarks.count("main") != 1:
        yield Problem(
            name,
            1,
            "main",
            f"stands {page.landmarks.count('main')} times",
            "a page has exactly one",
        )
    for tag, line in page.nameless:
        yield Problem(name, line, tag, "has no name", "add alt or aria-labelledby")
    for tag, line in page.stray:
        yield Problem(
            name,
            line,
            tag,
            "is out of place, or carries inline style or script",
            "correct the template",
        )
    if page.open:
        yield Problem(name, 1, page.open[-1], "is never closed", "correct the template")
