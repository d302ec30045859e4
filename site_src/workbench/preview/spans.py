"""How do the marks in a page become something to point at? Marked HTML -> HTML with an element
around each message.

A message in running text gets a `span` (in a drawing a `tspan`) with its number and the state of
its translation. A message in an attribute is named on its element. What has no place on the page
(title, description) is listed for the bar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from site_src.workbench.preview.marks import CLOSE, MARK, OPEN, ShownMessage, number_of

Kind = Literal["reviewed", "draft", "stale", "missing"]
TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
# Marks as JSON and addresses (RFC 3986) write them: JSON-LD, the subject of a mailto link.
ESCAPED = re.compile(r"(?:\\udb40\\udc[0-9a-f]{2}|%F3%A0%8[01]%[89AB][0-9A-F])+", re.IGNORECASE)
# Elements that hold text only, so that no span can be in them.
TEXT_ONLY = frozenset(("title", "desc", "option", "textarea", "script", "style", "noscript"))
DATA = frozenset(("script", "style"))
# What readers can operate: a tab stop must not be inside.
INTERACTIVE = frozenset(("a", "button", "label", "select", "summary"))
# A span that only names something, so that nobody sees it.
HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)")
HIDDEN_SPAN = "hidden span"
COUNTED = TEXT_ONLY | INTERACTIVE | {"head", "svg", "text", HIDDEN_SPAN}


@dataclass(slots=True)
class AnnotatedPage:
    """A page with elements around its messages: the numbers of the messages that one can point at
    (`placed`), and of the others, each in the order of the page.
    """

    html: str = ""
    placed: dict[int, None] = field(default_factory=dict)
    unplaced: dict[int, None] = field(default_factory=dict)


def kind_of(message: ShownMessage) -> Kind:
    """What to show of a message's state: fuzzy and stale are the same to a reader, who sees the
    source text.
    """
    if message.state in ("reviewed", "draft", "missing"):
        return message.state
    return "stale"


def annotate(html: str, messages: Sequence[ShownMessage]) -> AnnotatedPage:
    """The page with an element around each marked text, and the numbers of what it shows."""
    html = ESCAPED.sub("", html)
    annotator = Annotator(messages)
    pieces: list[str] = []
    end = 0
    for tag in TAG.finditer(html):
        if tag.start() > end:
            pieces.append(annotator.text(html[end : tag.start()]))
        pieces.append(annotator.tag(tag[0]))
        annotator.enter(tag)
        end = tag.end()
    pieces.append(html[end:])
    page = annotator.page
    page.html = "".join(pieces)
    for number in page.placed:
        page.unplaced.pop(number, None)
    return page


class Annotator:
    """One pass through a page: where it is, and what it has annotated.

    `depth` counts the open elements of each name, `open_spans` the elements of messages.
    """

    def __init__(self, messages: Sequence[ShownMessage]) -> None:
        self.messages = messages
        self.page = AnnotatedPage()
        self.depth = dict.fromkeys(COUNTED, 0)
        self.open_spans = 0

    def enter(self, tag: re.Match[str]) -> None:
        """Count a tag that opens or closes an element."""
        name, attributes = (tag[2] or "").lower(), tag[3] or ""
        step = -1 if tag[1] else 1
        if name == "span" and (self.depth[HIDDEN_SPAN] or HIDDEN.search(attributes)):
            self.depth[HIDDEN_SPAN] += step
        if name in self.depth and not attributes.endswith("/"):
            self.depth[name] = max(0, self.depth[name] + step)

    def is_inside(self, names: frozenset[str]) -> bool:
        """True if an element of one of these names is open."""
        return any(self.depth[name] for name in names)

    def text(self, text: str) -> str:
        """The text between two tags, with elements for its marks."""
        if self.is_inside(DATA):
            return MARK.sub("", text)
        if OPEN not in text and CLOSE not in text:
            return text
        if not self.can_hold_element():
            return self.without_marks(text)
        return MARK.sub(self.element, text)

    def can_hold_element(self) -> bool:
        """True if a span, or in a drawing a tspan, can be here and is seen."""
        if self.depth["head"] or self.depth[HIDDEN_SPAN] or self.is_inside(TEXT_ONLY):
            return False
        return not self.depth["svg"] or self.depth["text"] > 0

    def element(self, mark: re.Match[str]) -> str:
        """The tag that opens or closes the element of a message, in place of a mark."""
        is_drawing = self.depth["svg"] > 0
        name = "tspan" if is_drawing else "span"
        if not mark[1]:
            self.open_spans -= 1
            return f"</{name}>"
        number = number_of(mark[1])
        numbers = self.page.unplaced if is_drawing else self.page.placed
        numbers[number] = None
        is_focusable = not (is_drawing or self.open_spans or self.is_inside(INTERACTIVE))
        focus = ' tabindex="0"' if is_focusable else ""
        self.open_spans += 1
        kind = kind_of(self.messages[number])
        return f'<{name} class="pv-{kind}" data-message="{number}"{focus}>'

    def tag(self, tag: str) -> str:
        """A tag without the marks in its attributes, whose messages it names instead."""
        if OPEN not in tag:
            return tag
        clean = self.without_marks(tag)
        if self.depth["head"]:
            return clean
        end = "/>" if clean.endswith("/>") else ">"
        numbers = " ".join(map(str, numbers_in(tag)))
        return f'{clean.removesuffix(end)} data-attributes="{numbers}"{end}'

    def without_marks(self, text: str) -> str:
        """A text without its marks, whose messages have no place of their own."""
        self.page.unplaced.update(numbers_in(text))
        return MARK.sub("", text)


def numbers_in(text: str) -> dict[int, None]:
    """The numbers of the messages whose marks a text has, each once, in its order."""
    return dict.fromkeys(number_of(mark[1]) for mark in MARK.finditer(text) if mark[1])
