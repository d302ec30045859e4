"""Which catalogs of a language go out and come back? Each domain's, if it has the messages of today's template."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from site_src.catalogs.locales import HOME, Language, Languages, i18n_folder, load_languages
from site_src.catalogs.po import open_catalog, sources_of
from site_src.catalogs.translate import homes
from site_src.dataset.load import load_dataset
from site_src.files import relative
from site_src.problems import Problem, WrongUse, did_you_mean, stop_on

Sources = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Current:
    """One catalog that is up to date: its domain, the language its msgids are in, its file, its entries by context."""

    domain: str
    source: str
    path: Path
    catalog: polib.POFile
    entries: dict[str, polib.POEntry]


def languages_of(content: Path) -> Languages:
    """The languages that a content root lists."""
    site = load_dataset(content, datetime.date.today()).site
    return load_languages(content, site.source_language, site.languages)


def target(languages: Languages, tag: str) -> Language:
    """The listed language with that tag, or with that Language header. Raises WrongUse."""
    wanted = tag.replace("_", "-").lower()
    found = [x for x in languages.targets if wanted in (x.tag.lower(), x.posix.replace("_", "-").lower()) and x.tag != languages.source.tag]
    if not found:
        hint = did_you_mean(tag, [x.tag for x in languages.targets if x.tag != languages.source.tag])
        raise WrongUse(f'site.yaml lists no language "{tag}" to translate into ({hint})')
    return found[0]


def current_catalogs(content: Path, languages: Languages, language: Language) -> list[Current]:
    """The catalogs of a language. Raises ProblemsFound if one is behind its template, WrongUse if there is none."""
    folder = relative(i18n_folder(content))
    found, problems = [], []
    for domain, home in homes(languages).items():
        path, template = folder / "po" / language.tag / f"{domain}.po", folder / "pot" / f"{domain}.pot"
        template = template if template.is_file() else HOME / "pot" / f"{domain}.pot"
        if not path.is_file():
            continue
        catalog = open_catalog(path)
        wanted = {e.msgctxt or "": sources_of(e) for e in open_catalog(template)}
        entries = {e.msgctxt or "": e for e in catalog if not e.obsolete}
        problems += list(behind(path, language.tag, wanted, entries))
        found.append(Current(domain, home.tag, path, catalog, entries))
    stop_on(problems)
    if not found:
        raise WrongUse(f'there are no catalogs in "{folder / "po" / language.tag}": run python build.py i18n add {language.tag}')
    return found


def behind(path: Path, tag: str, wanted: dict[str, Sources], entries: dict[str, polib.POEntry]) -> Iterator[Problem]:
    """The problem of a catalog that has other messages than its template."""
    apart = {context for context in wanted.keys() | entries.keys() if context not in entries or wanted.get(context) != sources_of(entries[context])}
    if apart:
        first = min(apart)
        line = entries[first].linenum if first in entries else 1
        what = f"{len(apart)} of its messages are not those of today's template"
        yield Problem(str(path), line or 1, first, what, f"run: python build.py i18n update {tag}")
