"""Which lines does a partner paste? The script tag, the `div`, the element, a frame, an include,
a link, and what goes with them.

The lines of the page's form are made in the browser (`static/embed/lines.js`); a test holds the
two together.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup, escape

from site_src.html import Html

WIDTH = HEIGHT = 480
RESERVE = (
    "[data-assistance-corner], assistance-corner "
    "{ display: block; block-size: 32rem; overflow: auto }"
)


def script_line(address: str, integrity: str) -> Markup:
    """The script tag: that of a release has its hash; the script that changes without notice has
    none ("").
    """
    hashed = f' integrity="{integrity}" crossorigin="anonymous"' if integrity else ""
    return Html(f'<script async src="{escape(address)}"{hashed}></script>')


def list_line(tag: str, address: str, name: str) -> Markup:
    """The `div` in a language, around the link that stays where no list can be made."""
    return Html(f'<div data-assistance-corner data-lang="{tag}">{link_line(address, name)}</div>')


def link_line(address: str, name: str) -> Markup:
    """A plain link."""
    return Html(f'<a href="{escape(address)}">{escape(name)}</a>')


def frame_line(address: str, title: str) -> Markup:
    """A frame with a title (WCAG 4.1.2)."""
    size = f'width="{WIDTH}" height="{HEIGHT}" style="max-inline-size:100%;border:0"'
    return Html(
        f'<iframe src="{escape(address)}" title="{escape(title)}" {size} loading="lazy"></iframe>'
    )


def include_lines(address: str) -> str:
    """How a server fetches a fragment, as a line of a shell, and includes it (SSI of Apache and
    nginx).
    """
    return f'curl -fsS -o programs.html {address}\n<!--#include file="programs.html" -->'


def policy(base_url: str) -> str:
    """What a host's Content-Security-Policy needs for the widget (CSP level 3)."""
    parts = urlsplit(base_url)
    origin = f"{parts.scheme}://{parts.netloc}"
    return f"script-src {origin}; connect-src {origin}"


def frame_policy(base_url: str) -> str:
    """What it needs for a frame."""
    parts = urlsplit(base_url)
    return f"frame-src {parts.scheme}://{parts.netloc}"
