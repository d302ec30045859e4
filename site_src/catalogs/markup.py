"""How does a message become HTML? Inline Markdown and contact placeholders -> escaped markup.

Only emphasis, strong and links to `program:ID`, `page:ID` or the web are Markdown here;
everything else is text. HTML in a message is escaped, so a catalog cannot contain a tag, an
attribute or a script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from site_src.html import Html

MARKED = re.compile(r"[*\\]|\]\(|(?<![a-z0-9])_|_(?![a-z0-9])", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
LINKABLE = re.compile(r"(program|page|https?):", re.IGNORECASE)

INLINE = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
INLINE.validateLink = lambda url: bool(LINKABLE.match(url))  # type: ignore[method-assign]

Resolve = Callable[[str], str]


def inline_html(text: str, resolve: Resolve, values: Mapping[str, Markup]) -> Markup:
    """The HTML of one message: `resolve` turns a link target into an address, `values` fill the
    {placeholders}.

    An unknown placeholder stays as it is written, so that a mistake is seen and nothing is lost.
    """
    html = markdown_html(text, resolve) if is_marked(text) else str(escape(text))
    if "{" in html:
        html = PLACEHOLDER.sub(lambda m: str(values.get(m[1], m[0])), html)
    return Html(html)


def is_marked(text: str) -> bool:
    """True if a text may hold Markdown; the characters are looked for first, because nearly no
    text has them.
    """
    if "*" in text or "_" in text or "](" in text or "\\" in text:
        return MARKED.search(text) is not None
    return False


def markdown_html(text: str, resolve: Resolve) -> str:
    """The HTML of inline Markdown with resolved link targets."""
    tokens = INLINE.parseInline(text)
    nowhere = False
    for token in children_of(tokens):
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            token.hidden = nowhere = not target
            # No title: placeholders fill text, not attributes.
            token.attrs = {"href": resolve(target)}
        elif token.type == "link_close":
            token.hidden = nowhere
    return str(INLINE.renderer.render(tokens, INLINE.options, {}))


def inline_tokens(text: str) -> list[Token]:
    """The tokens of inline Markdown."""
    return children_of(INLINE.parseInline(text))


def children_of(blocks: list[Token]) -> list[Token]:
    """The tokens inside the block that the parser makes of a text. A backslash at the end of a
    line is not a line break here.
    """
    tokens = (blocks[0].children or []) if blocks else []
    for token in tokens:
        if token.type == "hardbreak":
            token.type, token.content = "text", "\n"
    return tokens


def plain_text(text: str, values: Mapping[str, str]) -> str:
    """The text of a message without Markdown marks, for titles, descriptions and data (not
    escaped).
    """
    if is_marked(text):
        text = "".join(token.content for token in inline_tokens(text))
    if "{" not in text:
        return text
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
