"""What does `i18n xliff` do? Out: the catalogs of a language -> one file. Back: a file -> the catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from site_src.catalogs.xliff.current import current_catalogs, languages_of, target
from site_src.files import write_atomically
from site_src.problems import Problem, ProblemsFound, WrongUse

if TYPE_CHECKING:
    from site_src.catalogs.xliff.bring_in import Report

MISSING = 'XLIFF needs translate-toolkit: run pip install -e ".[xliff]"'


def export_xliff(content: Path, tag: str, out: Path | None) -> tuple[Path, bool]:
    """Write `<tag>.xlf` (in `out` if that is a folder, else to `out`); the path, and whether it changed. Raises ProblemsFound or WrongUse."""
    try:
        from site_src.catalogs.xliff.write import write_xliff
    except ModuleNotFoundError:
        raise WrongUse(MISSING) from None
    languages = languages_of(content)
    language = target(languages, tag)
    data = write_xliff(language.tag, current_catalogs(content, languages, language))
    path = out or Path(f"{language.tag}.xlf")
    if path.is_dir() or not path.suffix:
        path = path / f"{language.tag}.xlf"
    try:
        if path.is_file() and path.read_bytes() == data:
            return path, False
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise WrongUse(f'cannot write "{path}": {error.strerror}') from None
    return path, True


def import_xliff(content: Path, file: Path, tag: str | None) -> tuple[str, Report]:
    """Take the translations of a file into the catalogs of its language; its tag and what was done. Raises ProblemsFound or WrongUse."""
    try:
        from site_src.catalogs.xliff.bring_in import bring_in
        from site_src.catalogs.xliff.read import read_xliff
    except ModuleNotFoundError:
        raise WrongUse(MISSING) from None
    document = read_xliff(file)
    languages = languages_of(content)
    named = document.language or tag
    if not named:
        raise WrongUse(f'"{file}" names no target language: say it, as in python build.py i18n xliff {languages.targets[-1].tag} --import {file}')
    try:
        language = target(languages, named)
    except WrongUse as error:
        raise ProblemsFound([Problem(str(file), 1, f"target-language {named}", str(error), "give a file in one of the site's languages")]) from None
    if tag and target(languages, tag) is not language:
        raise ProblemsFound([Problem(str(file), 1, "target-language", f'is "{document.language}", not "{tag}"', "give the file of that language, or no tag")])
    return language.tag, bring_in(document, current_catalogs(content, languages, language), language)
