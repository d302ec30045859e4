"""What do `i18n extract`, `update`, `fmt`, `review` and `add` do to the files of a content root?
Everything is written, or nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import (
    HOME,
    Language,
    Languages,
    i18n_folder,
    known_languages,
    load_languages,
)
from site_src.catalogs.safe_read import catalog_bytes
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.files import relative
from site_src.problems import WrongUse, did_you_mean
from site_src.workbench.catalog_paths import catalog_paths
from site_src.workbench.extract import extract
from site_src.workbench.po_writer import Change, catalog_text, open_catalog, save_all
from site_src.workbench.update import updated


def extract_all(content: Path) -> list[Path]:
    """Write the templates of a content root: its dataset's, and the interface's where it is the
    project's own root or has page templates of its own. Returns the files that changed.
    """
    dataset = load_dataset(content, site_day(content))
    folder = i18n_folder(content)
    interface = folder == HOME or (content / "templates").is_dir()
    return extract(content, dataset, relative(folder) / "pot", interface=interface)


def update_all(content: Path, tag: str | None = None) -> list[Path]:
    """Bring the catalogs of a content root up to its templates, or those of one language; returns
    the changed files.
    """
    languages = languages_of(content)
    wanted = [x for x in languages.targets if tag in (None, x.tag)]
    if not wanted:
        hint = did_you_mean(tag or "", [x.tag for x in languages.targets])
        raise WrongUse(f'site.yaml does not list the language "{tag}" ({hint})')
    return update_languages(relative(i18n_folder(content)), wanted, languages)


def languages_of(content: Path) -> Languages:
    """The languages that a content root names."""
    site = load_dataset(content, site_day(content)).site
    return load_languages(content, site.source_language, site.languages)


def update_languages(folder: Path, wanted: Iterable[Language], languages: Languages) -> list[Path]:
    """Update the catalogs that some languages need in one i18n folder; returns the changed
    files.
    """
    source, interface = languages.source.tag, languages.interface.tag
    changes: list[Change] = []
    for language in wanted:
        for one in catalog_paths(folder, language, source, interface):
            changes.append(updated(one.template, one.path, language))
    return save_all(changes)


def catalog_files(content: Path, tag: str | None = None, domain: str | None = None) -> list[Path]:
    """The catalogs of a content root, or those of one language or domain. Raises WrongUse if
    there are none.
    """
    folder = relative(i18n_folder(content)) / "po"
    tags = sorted(path.name for path in folder.glob("*/"))
    if tag is not None and tag not in tags:
        hint = did_you_mean(tag, tags)
        raise WrongUse(f'there are no catalogs of the language "{tag}" in {folder} ({hint})')
    paths: list[Path] = []
    for name in [tag] if tag else tags:
        for one in [domain] if domain else DOMAINS:
            path = folder / name / f"{one}.po"
            if os.path.lexists(path):
                paths.append(path)
    if not paths:
        raise WrongUse(f"there are no such catalogs in {folder}: run python build.py i18n update")
    return paths


def format_all(content: Path, tag: str | None = None, *, check: bool = False) -> list[Path]:
    """Bring catalogs into canonical form, or with `check` only find those that are not; returns
    those files. Raises ProblemsFound.
    """
    changes = []
    for path in catalog_files(content, tag):
        before = catalog_bytes(path) or b""
        changes.append(Change(path, before, open_catalog(path, before)))
    if not check:
        return save_all(changes)
    return [one.path for one in changes if catalog_text(one.catalog).encode() != one.before]


def add_language(content: Path, tag: str) -> list[Path]:
    """Begin the catalogs of a language that locales.yaml knows. Raises WrongUse if it does not,
    or has them already.
    """
    folder = relative(i18n_folder(content))
    known = known_languages(content)
    if tag not in known:
        hint = did_you_mean(tag, known)
        raise WrongUse(f'i18n/locales.yaml has no language "{tag}" ({hint}): add it there first')
    languages = languages_of(content)
    if (folder / "po" / tag).exists():
        then = "add it to languages in site.yaml"
        if tag in {language.tag for language in languages.targets}:
            then = f"run python build.py i18n update {tag}"
        raise WrongUse(f'"{folder / "po" / tag}" is there already: {then}')
    return update_languages(folder, [known[tag]], languages)
