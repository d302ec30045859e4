"""How does a message become HTML? Inline Markdown and contact placeholders -> escaped markup.

Only emphasis, strong and links to `program:ID`, `page:ID` or the web are Markdown here; everything else is text. HTML in a
message is escaped, so a catalog cannot carry a tag, an attribute or a script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

MARKED = re.compile(r"[*_\[`\\]")
PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
LINKABLE = re.compile(r"(program|page|https?):", re.IGNORECASE)

INLINE = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
INLINE.validateLink = lambda url: bool(LINKABLE.match(url))  # type: ignore[method-assign]

Resolve = Callable[[str], str]


def inline_html(text: str, resolve: Resolve, values: Mapping[str, Markup]) -> Markup:
    """The HTML of one message: `resolve` turns a link target into an address, `values` fill the {placeholders}.

    An unknown placeholder stays as it is written, so that a mistake is seen and nothing is lost.
    """
    html = str(escape(text)) if not MARKED.search(text) else markdown_html(text, resolve)
    if "{" in html:
        html = PLACEHOLDER.sub(lambda m: str(values.get(m[1], m[0])), html)
    return Markup(html)  # noqa: S704 - escaped above, or by markdown-it


def markdown_html(text: str, resolve: Resolve) -> str:
    """The HTML of inline Markdown with resolved link targets."""
    tokens = INLINE.parseInline(text)
    for token in tokens[0].children or [] if tokens else []:
        if token.type == "link_open":
            token.attrs = {"href": resolve(str(token.attrs.get("href", "")))}  # no title: placeholders fill text, not attributes
    return str(INLINE.renderer.render(tokens, INLINE.options, {}))


def plain_text(text: str, values: Mapping[str, str]) -> str:
    """The text of a message without Markdown marks, for titles, descriptions and data (not escaped)."""
    if MARKED.search(text):
        tokens = INLINE.parseInline(text)
        text = "".join(t.content for t in tokens[0].children or []) if tokens else text
    return PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), text) if "{" in text else text
