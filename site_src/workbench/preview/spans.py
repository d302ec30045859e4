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

from site_src.workbench.preview.marks import CLOSE, MARK, OPEN, Message, number_of

Kind = Literal["reviewed", "draft", "stale", "missing"]
TOKEN = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL
)
# Marks as JSON and addresses (RFC 3986) write them: JSON-LD, the subject of a mailto link.
ESCAPED = re.compile(r"(?:\\udb40\\udc[0-9a-f]{2}|%F3%A0%8[01]%[89AB][0-9A-F])+", re.IGNORECASE)
PLAIN = frozenset(
    ("title", "desc", "option", "textarea", "script", "style", "noscript")
)  # elements that can hold no span
DATA = frozenset(("script", "style"))
INTERACTIVE = frozenset(
    ("a", "button", "label", "select", "summary")
)  # the reader's own; no tab stop goes inside
HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)")  # a span that only names something: nobody sees it
COUNTED = PLAIN | INTERACTIVE | {"head", "svg", "text", "unseen"}


@dataclass(slots=True)
class Shown:
    """A page with elements around its messages: the numbers of those one can point at, and of the
    others.
    """

    html: str = ""
    placed: dict[int, None] = field(default_factory=dict)
    unplaced: dict[int, None] = field(default_factory=dict)


def kind_of(message: Message) -> Kind:
    """What to show of a message: fuzzy and stale translations are alike to a reader, who sees the
    source text.
    """
    if message.state in ("reviewed", "draft", "missing"):
        return message.state
    return "stale"


def show_messages(html: str, messages: Sequence[Message]) -> Shown:
    """The page with an element around each marked text, and the numbers of what it shows."""
    shown = Shown()
    html = ESCAPED.sub("", html)
    pieces: list[str] = []
    depth = dict.fromkeys(COUNTED, 0)
    place = 0
    spans = 0
    for token in TOKEN.finditer(html):
        text = html[place : token.start()]
        if text:
            piece, spans = running(text, depth, messages, shown, spans)
            pieces.append(piece)
        place = token.end()
        pieces.append(with_attribute(token[0], depth, shown) if OPEN in token[0] else token[0])
        name = (token[2] or "").lower()
        if name == "span" and (depth["unseen"] or HIDDEN.search(token[3])):
            depth["unseen"] += -1 if token[1] else 1
        if name in depth and not token[3].endswith("/"):
            depth[name] = max(0, depth[name] + (-1 if token[1] else 1))
    pieces.append(html[place:])
    shown.html = "".join(pieces)
    for number in shown.placed:
        shown.unplaced.pop(number, None)
    return shown


def running(
    text: str, depth: dict[str, int], messages: Sequence[Message], shown: Shown, spans: int
) -> tuple[str, int]:
    """A text between two tags with elements for its marks, and how many of them are open after it."""
    if any(depth[name] for name in DATA):
        return MARK.sub("", text), spans
    if OPEN not in text and CLOSE not in text:
        return text, spans
    drawn = depth["svg"] > 0
    if (
        depth["head"]
        or depth["unseen"]
        or any(depth[name] for name in PLAIN)
        or (drawn and not depth["text"])
    ):
        return taken(text, shown), spans
    own = not drawn and not any(depth[name] for name in INTERACTIVE)
    name = "tspan" if drawn else "span"

    def element(match: re.Match[str]) -> str:
        nonlocal spans
        if not match[1]:
            spans -= 1
            return f"</{name}>"
        number = number_of(match[1])
        (shown.unplaced if drawn else shown.placed)[number] = None
        stop = ' tabindex="0"' if own and not spans else ""
        spans += 1
        return f'<{name} class="pv-{kind_of(messages[number])}" data-message="{number}"{stop}>'

    return MARK.sub(element, text), spans


def with_attribute(tag: str, depth: dict[str, int], shown: Shown) -> str:
    """A tag without the marks in its attributes, which it names instead."""
    numbers = dict.fromkeys(number_of(match[1]) for match in MARK.finditer(tag) if match[1])
    clean = taken(tag, shown)
    if depth["head"]:
        return clean
    end = "/>" if clean.endswith("/>") else ">"
    return f'{clean.removesuffix(end)} data-attributes="{" ".join(map(str, numbers))}"{end}'


def taken(text: str, shown: Shown) -> str:
    """A text without its marks, whose messages have no place of their own."""
    shown.unplaced.update(
        dict.fromkeys(number_of(match[1]) for match in MARK.finditer(text) if match[1])
    )
    return MARK.sub("", text)
