"""Into which catalogs are messages divided, and in which language is each written?"""

from __future__ import annotations

from site_src.catalogs.locales import Language, Languages

# The content root's texts, then the words of pages and of the widget.
DOMAINS = ("programs", "site", "widget")


def homes(languages: Languages) -> dict[str, Language]:
    """The language that each domain's messages are written in: the content root's, or the
    interface's.
    """
    interface = dict.fromkeys(DOMAINS[1:], languages.interface)
    return {DOMAINS[0]: languages.source} | interface
