"""How is a text marked as HTML that needs no more escaping, at the least cost? `Html` is a Markup
that is made without running Python code.

markupsafe's own constructor runs Python for each value; a build makes millions. Whoever makes an
`Html` answers for it: its pieces were escaped, or are our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape


class Html(Markup):
    """Text that is HTML already."""

    __slots__ = ()
    if not TYPE_CHECKING:
        __new__ = str.__new__


def to_html(value: str) -> Html:
    """A text as HTML: markup as it is, other text escaped."""
    return value if isinstance(value, Html) else Html(escape(value))
