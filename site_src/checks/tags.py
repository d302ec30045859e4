"""Which tags does a piece of HTML have, on which lines, and is each closed?

A parser that builds a tree, such as the gate's, repairs what is left open; this one does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from site_src.problems import Problem

VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StartTag:
    """An opening tag: its name, attributes and line, and how many elements it is inside of."""

    name: str
    attributes: dict[str, str]
    line: int
    depth: int


@dataclass(slots=True)
class Tags:
    """The opening tags of a piece of HTML, the closing tags that close nothing (name and line),
    and the names of elements that are never closed.
    """

    opening: list[StartTag] = field(default_factory=list)
    stray: list[tuple[str, int]] = field(default_factory=list)
    never_closed: list[str] = field(default_factory=list)


class TagReader(HTMLParser):
    """Collects the tags of what it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = Tags()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an opening tag."""
        attributes = {name: value or "" for name, value in attrs}
        depth = len(self.tags.never_closed)
        self.tags.opening.append(StartTag(tag, attributes, self.getpos()[0], depth))
        if tag not in VOID:
            self.tags.never_closed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element."""
        still_open = self.tags.never_closed
        if still_open and still_open[-1] == tag:
            still_open.pop()
        else:
            self.tags.stray.append((tag, self.getpos()[0]))


def read_tags(html: str) -> Tags:
    """The tags of a piece of HTML."""
    reader = TagReader()
    reader.feed(html)
    reader.close()
    return reader.tags


def check_tags(name: str, tags: Tags) -> list[Problem]:
    """A problem for each tag without its partner, and for inline style or script, which the
    Content-Security-Policy of a page stops.
    """
    problems = [
        Problem(name, line, f"/{tag}", "closes nothing that is open", "correct the template")
        for tag, line in tags.stray
    ]
    if tags.never_closed:
        what = "is never closed"
        problems.append(Problem(name, 1, tags.never_closed[-1], what, "correct the template"))
    for tag in tags.opening:
        if "style" in tag.attributes:
            what = "has an inline style"
            problems.append(Problem(name, tag.line, tag.name, what, "use a class"))
        if any(attribute.startswith("on") for attribute in tag.attributes):
            what = "has an inline script"
            problems.append(Problem(name, tag.line, tag.name, what, "use a script file"))
    return problems


def check_names(name: str, tags: Tags) -> list[Problem]:
    """A problem for each picture without alt and each navigation without a name (WCAG 2.2: 1.1.1,
    2.4.1).
    """
    problems: list[Problem] = []
    for tag in tags.opening:
        if tag.name == "img" and "alt" not in tag.attributes:
            problems.append(Problem(name, tag.line, "img", "has no alt", "add alt"))
        labels = tag.attributes.keys() & {"aria-label", "aria-labelledby"}
        if tag.name == "nav" and not any(tag.attributes[label] for label in labels):
            problems.append(Problem(name, tag.line, "nav", "has no name", "add aria-labelledby"))
    return problems
