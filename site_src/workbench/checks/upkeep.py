"""What must a maintainer do about the catalogs? Files, folders and messages that are missing or
left over, texts without checksums.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from site_src.catalogs.locales import Language
from site_src.catalogs.po_reader import ParsedCatalog, read_catalog
from site_src.catalogs.states import SHOWN, is_unstamped
from site_src.problems import Problem, did_you_mean
from site_src.workbench.catalog_paths import CatalogPath
from site_src.workbench.checks.table import Hit
from site_src.workbench.checks.values import CatalogFinding
from site_src.workbench.merge import OTHER


def missing_files(needed: Iterable[CatalogPath], language: Language) -> Iterator[Problem]:
    """A line for each catalog that a language needs and lacks: readers would see all of its texts
    in the source language.
    """
    what = "file: is missing, so its texts are shown in another language"
    start = f"python build.py i18n update {language.tag}"
    hint = f"restore it, for example from git, or start it: {start}"
    for catalog in needed:
        if not catalog.path.exists():
            yield Problem(str(catalog.path), 1, "", what, hint)


def unlisted_folders(
    folder: Path, listed: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    """A line for each folder of catalogs of a language that site.yaml does not list: nobody reads
    or checks them.
    """
    what = (
        "warning, unlisted: site.yaml does not list this language, "
        "so its catalogs are neither shown nor checked"
    )
    for path in sorted((folder / "po").glob("*/")):
        if path.name in listed or not any(path.glob("*.po")):
            continue
        hint = "add it to languages in site.yaml"
        if path.name not in known:
            hint = did_you_mean(nearest_tag(path.name, known), known)
        yield Problem(str(path), 1, "", what, hint)


def nearest_tag(name: str, known: Collection[str]) -> str:
    """The known tag that the name of a folder means: pt-BR for pt_BR, es for es_MX; the name itself
    if there is none.
    """
    tag = name.replace("_", "-")
    language = tag.partition("-")[0]
    for candidate in (tag, language):
        if candidate in known:
            return candidate
    return name


def behind(template: Path, catalog: ParsedCatalog, tag: str) -> Iterator[Hit]:
    """How many messages of the template the catalog lacks, or has with another source text:
    readers see these in the source language.
    """
    if not template.is_file():
        return
    translated = set()
    for entry in catalog.entries:
        plural = entry.sources[1] if len(entry.sources) > 1 else ""
        translated.add((entry.context, entry.sources[0], plural))
    missing = []
    for key, message in read_catalog(template).items():
        if (*key, message.plural) not in translated:
            missing.append(key)
    if not missing:
        return
    context, _ = min(missing)
    what = f"lacks {len(missing):,} messages of {template}, the first is {context}"
    if len(missing) == 1:
        what = f"lacks 1 message of {template}: {context}"
    finding = CatalogFinding(what, f"run: python build.py i18n update {tag}")
    yield Hit("behind", 1, "", finding)


def undecided(catalog: ParsedCatalog) -> Iterator[Hit]:
    """Entries that two branches translated differently, as long as the other translation is in the
    comment.
    """
    finding = CatalogFinding(
        "another branch's translation is still in the comment",
        f'choose the better one, delete the comment "{OTHER}" and the flag "fuzzy"',
    )
    for entry in catalog.entries:
        if has_other_translation(entry.comment):
            yield Hit("undecided", entry.line, entry.context, finding)


def has_other_translation(comment: str) -> bool:
    """True if a line of a comment holds the translation of another branch."""
    if OTHER not in comment:
        return False
    return any(line.startswith(OTHER) for line in comment.split("\n"))


def stamp_findings(catalog: ParsedCatalog, tag: str) -> Iterator[Hit]:
    """Translations that do not record their source text, so that nobody would notice that it
    changed.
    """
    finding = CatalogFinding(
        "has no checksum of its source text, so a later change of it would go unnoticed",
        f"run: python build.py i18n update {tag}",
    )
    for entry in catalog.entries:
        if entry.state in SHOWN and is_unstamped(entry.comment):
            yield Hit("unstamped", entry.line, entry.context, finding)
