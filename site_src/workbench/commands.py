"""What do `i18n extract`, `update`, `fmt`, `review` and `add` do to the files of a content root?
Everything is written, or nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import HOME, Language, i18n_folder, known_languages, load_languages
from site_src.catalogs.po import Change, catalog_text, open_catalog, save_all
from site_src.catalogs.safe_read import catalog_bytes
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.files import relative
from site_src.problems import WrongUse, did_you_mean
from site_src.workbench.catalog_paths import needed_catalogs
from site_src.workbench.extract import extract
from site_src.workbench.update import updated


def extract_all(content: Path) -> list[Path]:
    """Write the templates of a content root: its dataset's, and the interface's where it is the
    project's own root.
    """
    dataset = load_dataset(content, site_day(content))
    folder = i18n_folder(content)
    own_templates = (content / "templates").is_dir()
    return extract(
        content, dataset, relative(folder) / "pot", interface=folder == HOME or own_templates
    )


def update_all(content: Path, tag: str | None = None) -> list[Path]:
    """Bring the catalogs of a content root up to its templates, or those of one language; returns
    the changed files.
    """
    site = load_dataset(content, site_day(content)).site
    languages = load_languages(content, site.source_language, site.languages)
    wanted = [x for x in languages.targets if x.tag == tag] if tag else list(languages.targets)
    if not wanted:
        hint = did_you_mean(tag or "", [x.tag for x in languages.targets])
        raise WrongUse(f'site.yaml does not list the language "{tag}" ({hint})')
    return update_languages(
        relative(i18n_folder(content)), wanted, languages.source.tag, languages.interface.tag
    )


def update_languages(
    folder: Path, wanted: Iterable[Language], source: str, interface: str
) -> list[Path]:
    """Update the catalogs that some languages need in one i18n folder."""
    changes = [
        updated(one.template, one.path, language)
        for language in wanted
        for one in needed_catalogs(folder, language, source, interface)
    ]
    return save_all(changes)


def catalog_files(content: Path, tag: str | None = None, domain: str | None = None) -> list[Path]:
    """The catalogs of a content root, or those of one language or domain. Raises WrongUse if
    there are none.
    """
    folder = relative(i18n_folder(content)) / "po"
    tags = (
        sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    )
    if tag is not None and tag not in tags:
        raise WrongUse(
            f'there are no catalogs of the language "{tag}" in {folder} ({did_you_mean(tag, tags)})'
        )
    paths = [
        folder / name / f"{one}.po"
        for name in ([tag] if tag else tags)
        for one in ([domain] if domain else DOMAINS)
    ]
    found = [path for path in paths if os.path.lexists(path)]
    if not found:
        raise WrongUse(f"there are no such catalogs in {folder}: run python build.py i18n update")
    return found


def format_all(content: Path, tag: str | None = None, *, check: bool = False) -> list[Path]:
    """Bring catalogs into canonical form, or with `check` only say which are not; returns those
    files. Raises ProblemsFound.
    """
    changes = []
    for path in catalog_files(content, tag):
        before = catalog_bytes(path) or b""
        changes.append(Change(path, before, open_catalog(path, before)))
    if check:
        return [
            path for path, before, catalog in changes if catalog_text(catalog).encode() != before
        ]
    return save_all(changes)


def add_language(content: Path, tag: str) -> list[Path]:
    """Begin the catalogs of a language that locales.yaml knows. Raises WrongUse if it does not,
    or has them already.
    """
    folder = relative(i18n_folder(content))
    known = known_languages(content)
    if tag not in known:
        raise WrongUse(
            f'i18n/locales.yaml has no language "{tag}" ({did_you_mean(tag, known)}): add it there first'
        )
    site = load_dataset(content, site_day(content)).site
    if (folder / "po" / tag).exists():
        then = (
            f"run python build.py i18n update {tag}"
            if tag in site.languages
            else "add it to languages in site.yaml"
        )
        raise WrongUse(f'"{folder / "po" / tag}" is there already: {then}')
    languages = load_languages(content, site.source_language, site.languages)
    return update_languages(folder, [known[tag]], languages.source.tag, languages.interface.tag)
