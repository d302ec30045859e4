"""What do the pages show whose text is all in their template: privacy, not found?"""

from __future__ import annotations

from site_src.pages.renderer import Renderer


def privacy(e: Renderer, ident: str, path: str) -> bytes:
    """What a server sees, and what this site does not do."""
    title = e.word("privacy|title", "Privacy")
    return e.page(
        "privacy",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        state=e.translation_state([title]),
        reviewed=None,
    )


def not_found(e: Renderer, ident: str, path: str) -> bytes:
    """The page for an unknown address."""
    title = e.word("not-found|title", "Page not found")
    return e.page(
        "not-found",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        state=None,
        reviewed=None,
    )
