"""What should a reader know of the translation of a page? The states of its texts, and of the
words of its template.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup


class PageState(NamedTuple):
    """Which texts a page has: some in an `other` language, some that are a `draft`, some that a
    person has `reviewed`.
    """

    other: bool = False
    draft: bool = False
    reviewed: bool = False

    def __or__(self, more: PageState) -> PageState:
        return PageState(
            self.other or more.other, self.draft or more.draft, self.reviewed or more.reviewed
        )


def noting(
    function: Callable[..., Markup], noted: set[tuple[str, str, str]]
) -> Callable[..., Markup]:
    """A function of the interface that also notes the context, message and plural it was asked for."""

    def call(context: str, message: str, /, *counted: object, **values: object) -> Markup:
        noted.add((context, message, str(counted[0]) if counted else ""))
        return function(context, message, *counted, **values)

    return call
