"""Which catalogs does a language need, and from which template is each made? A translators'
folder -> paths.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import HOME, Language


class CatalogPath(NamedTuple):
    """A catalog that a language needs: its domain, its path, there or not, and the path of its
    template.
    """

    domain: str
    path: Path
    template: Path


def catalog_paths(
    folder: Path, language: Language, source: str, interface: str
) -> Iterator[CatalogPath]:
    """The catalogs that a language needs in one i18n folder: none of what is written in it.

    `source` is the tag of the content's language, `interface` that of the templates'.
    """
    for domain in DOMAINS:
        home = source if domain == DOMAINS[0] else interface
        template = template_path(folder, domain, language)
        if language.tag != home and template.exists():
            yield CatalogPath(domain, folder / "po" / language.tag / f"{domain}.po", template)


def template_path(folder: Path, domain: str, language: Language) -> Path:
    """The template of a domain, there or not.

    A root without templates of its own gets the project's interface messages, for languages that
    the project lacks, and for those that it has started.
    """
    template = folder / "pot" / f"{domain}.pot"
    if template.exists() or domain == DOMAINS[0]:
        return template
    is_begun = (folder / "po" / language.tag / f"{domain}.po").exists()
    is_in_project = (HOME / "po" / language.tag / f"{domain}.po").exists()
    if is_begun or not is_in_project:
        return HOME / "pot" / f"{domain}.pot"
    return template
