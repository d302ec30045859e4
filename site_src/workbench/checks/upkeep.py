"""What does a maintainer owe the catalogs? Files, folders and messages that are missing or too
many, texts without checksums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from site_src.catalogs.locales import Language
from site_src.catalogs.po_reader import ParsedCatalog, read_catalog
from site_src.catalogs.states import SHOWN, is_unstamped
from site_src.problems import Problem, did_you_mean
from site_src.workbench.catalog_paths import CatalogPath
from site_src.workbench.checks.table import Hit
from site_src.workbench.checks.values import Finding
from site_src.workbench.merge import OTHER


def missing_files(needed: Iterable[CatalogPath], language: Language) -> Iterator[Problem]:
    """A line for each catalog that a language needs and has not: readers would see all its texts
    in the source language.
    """
    for one in needed:
        if not one.path.exists():
            hint = f"restore it, for example from git, or begin it: python build.py i18n update {language.tag}"
            yield Problem(
                str(one.path),
                1,
                "",
                "file: is missing, so its texts are shown in another language",
                hint,
            )


def unlisted_folders(
    folder: Path, listed: Iterable[str], known: Iterable[str]
) -> Iterator[Problem]:
    """A line for each folder of catalogs that no listed language has: nobody reads or checks what
    is in it.
    """
    tags, names = set(listed), set(known)
    for path in sorted((folder / "po").glob("*/")):
        if path.name not in tags and any(path.glob("*.po")):
            near = next(
                (
                    x
                    for x in (
                        path.name.replace("_", "-"),
                        path.name.replace("_", "-").partition("-")[0],
                    )
                    if x in names
                ),
                path.name,
            )
            hint = (
                "add it to languages in site.yaml"
                if path.name in names
                else did_you_mean(near, names)
            )
            what = "warning, unlisted: site.yaml does not list this language, so its catalogs are neither shown nor checked"
            yield Problem(str(path), 1, "", what, hint)


def behind(template: Path, catalog: ParsedCatalog, tag: str) -> Iterator[Hit]:
    """How many messages of the template the catalog lacks, or has with another source text:
    readers see these in the source language.
    """
    if not template.is_file():
        return
    here = {
        (e.context, e.sources[0], e.sources[1] if len(e.sources) > 1 else "")
        for e in catalog.entries
    }
    lacking = [
        key for key, entry in read_catalog(template).items() if (*key, entry.plural) not in here
    ]
    if lacking:
        count = "1 message is" if len(lacking) == 1 else f"{len(lacking):,} messages are"
        what = f"{count} not here as {template} has {'it' if len(lacking) == 1 else 'them, the first'}: {min(lacking)[0]}"
        yield "behind", 1, "", Finding(what, f"run: python build.py i18n update {tag}")


def undecided(catalog: ParsedCatalog) -> Iterator[Hit]:
    """Entries that two branches translated differently, as long as the other translation waits in
    the comment.
    """
    for entry in catalog.entries:
        if OTHER in entry.comment and any(
            line.startswith(OTHER) for line in entry.comment.split("\n")
        ):
            hint = f'choose the better one, delete the comment "{OTHER}" and the flag "fuzzy"'
            yield (
                "undecided",
                entry.line,
                entry.context,
                Finding("another branch's translation waits in the comment", hint),
            )


def stamp_findings(catalog: ParsedCatalog, tag: str) -> Iterator[Hit]:
    """Translations that do not record their source text, so that a later change of it would go
    unseen.
    """
    hint = f"run: python build.py i18n update {tag}"
    for entry in catalog.entries:
        if entry.state in SHOWN and is_unstamped(entry.comment):
            what = "has no checksum of its source text, so a later change of it would go unnoticed"
            yield "unstamped", entry.line, entry.context, Finding(what, hint)
