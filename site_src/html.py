"""How is a text marked as HTML that needs no more escaping, at the least cost? `Html`, a Markup made without Python code.

markupsafe's own constructor runs Python for each value; a build makes millions. Whoever makes an `Html` answers for it:
its pieces were escaped, or are our own.
"""

from __future__ import annotations

from markupsafe import Markup, escape


class Html(Markup):
    """Text that is HTML already."""

    __slots__ = ()
    __new__ = str.__new__  # type: ignore[assignment]


def to_html(value: str) -> Html:
    """A text as HTML: markup as it is, other text escaped."""
    if value.__class__ is Html:
        return value  # type: ignore[return-value]
    return Html(escape(value))
