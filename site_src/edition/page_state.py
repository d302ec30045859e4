"""What should a reader know of the translation of a page? The states of its texts, combined."""

from __future__ import annotations

from typing import NamedTuple


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
