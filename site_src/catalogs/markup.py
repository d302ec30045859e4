"""How does a message become HTML? Inline Markdown and contact placeholders -> escaped markup.

Only emphasis, strong and links to `program:ID`, `page:ID` or the web are Markdown here;
everything else is text. HTML in a message is escaped, so a catalog cannot carry a tag, an
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
    return ("*" in text or "_" in text or "](" in text or "\\" in text) and MARKED.search(
        text
    ) is not None


def markdown_html(text: str, resolve: Resolve) -> str:
    """The HTML of inline Markdown with resolved link targets."""
    tokens = inline_tokens(text)
    nowhere = False
    for token in tokens[0].children or [] if tokens else []:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            token.hidden = nowhere = not target
            token.attrs = {
                "href": resolve(target)
            }  # no title: placeholders fill text, not attributes
        elif token.type == "link_close":
            token.hidden = nowhere
    return str(INLINE.renderer.render(tokens, INLINE.options, {}))


def inline_tokens(text: str) -> list[Token]:
    """The tokens of inline Markdown; a backslash at the end of a line is no line break here."""
    tokens = INLINE.parseInline(text)
    for token in tokens[0].children or [] if tokens else []:
        if token.type == "hardbreak":
            token.type, token.content = "text", "\n"
    return tokens


def plain_text(text: str, values: Mapping[str, str]) -> str:
    """The text of a message without Markdown marks, for titles, descriptions and data (not
    escaped).
    """
    if is_marked(text):
        tokens = inline_tokens(text)
        text = "".join(t.content for t in tokens[0].children or []) if tokens else text
    return PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), text) if "{" in text else text
