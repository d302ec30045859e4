"""Which catalogs does a language need, and from which template is each made? A translators'
folder -> paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import HOME, Language


class Needed(NamedTuple):
    """A catalog of a language: its domain, its path, there or not, and the path of its template."""

    domain: str
    path: Path
    template: Path


def needed_catalogs(
    folder: Path, language: Language, source: str, interface: str
) -> Iterator[Needed]:
    """The catalogs of a language in one i18n folder; a language needs none of what is written in
    it.

    A root without templates of its own gets the project's interface messages, for languages that
    the project lacks.
    """
    for domain in DOMAINS:
        of_content = domain == DOMAINS[0]
        template = folder / "pot" / f"{domain}.pot"
        path = folder / "po" / language.tag / f"{domain}.po"
        if not (template.exists() or of_content) and (
            path.exists() or not (HOME / "po" / language.tag / f"{domain}.po").exists()
        ):
            template = HOME / "pot" / f"{domain}.pot"
        if language.tag != (source if of_content else interface) and template.exists():
            yield Needed(domain, path, template)
