"""Which catalogs of other projects are there? Those that Django and Sphinx ship, with the
language of each as their header counts it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from site_src.catalogs.locales import HOME, Language, Plural, read_locales
from site_src.catalogs.po_reader import ParsedCatalog, parse_catalog
from site_src.catalogs.states import SHOWN
from site_src.workbench.checks.cldr import cldr_data
from site_src.workbench.checks.structure import PLURAL
from site_src.workbench.checks.table import SEVERITY, catalog_hits
from site_src.workbench.checks.values import LanguagePair

KNOWN = {x.tag: x for x in read_locales(HOME / "locales.yaml").locales if not x.pseudo}
FOLDERS = {x.posix: x.tag for x in KNOWN.values()} | {"zh_Hans": "zh-Hans", "hi_IN": "hi"}
VERDICTS = Path(__file__).with_name("real_catalogs.yaml")

Alarm = tuple[str, int, str]  # file, line of the entry, check


def packages() -> dict[str, Path]:
    """The folder above each package."""
    found = {name: importlib.util.find_spec(name) for name in ("django", "sphinx")}
    return {
        name: Path(spec.origin).parents[1] for name, spec in found.items() if spec and spec.origin
    }


def files() -> list[tuple[str, Path]]:
    """Every catalog of both packages: its name from the package on, and its path."""
    return [
        (path.relative_to(home).as_posix(), path)
        for name, home in packages().items()
        for path in sorted((home / name).rglob("*.po"))
    ]


def folder_of(name: str) -> str:
    """The folder that names the language of a catalog."""
    parts = name.split("/")
    return parts[parts.index("locale") + 1]


def as_said(catalog: ParsedCatalog, language: Language) -> Language:
    """The language with the Language and Plural-Forms that the catalog's own header gives: other
    projects count otherwise.
    """
    match = PLURAL.fullmatch(catalog.header.get("Plural-Forms", ""))
    plural = Plural(count=int(match[1]), rule=match[2]) if match else language.plural
    return replace(language, posix=catalog.header.get("Language", ""), plural=plural)


def checked(
    path: Path, language: Language, *, markdown: bool = False
) -> tuple[ParsedCatalog, list[tuple[str, int]]]:
    """A catalog, and what every check but the warnings finds in it: (check, line)."""
    catalog = parse_catalog(path, allow_extra_forms=True)
    pair = LanguagePair(cldr_data(KNOWN["en"]), cldr_data(as_said(catalog, language)), markdown)
    return catalog, [
        (check, line)
        for check, line, _, _ in catalog_hits(catalog, pair)
        if SEVERITY[check] != "warning"
    ]


def alarms_of_ours(severity: str) -> tuple[int, set[Alarm]]:
    """Entries shown, and the alarms of one severity, in all catalogs of the languages that this
    project knows.
    """
    entries, alarms = 0, set()
    for name, path in files():
        if folder_of(name) in FOLDERS and folder_of(name) != "en_US" and folder_of(name) != "en":
            catalog, hits = checked(path, KNOWN[FOLDERS[folder_of(name)]])
            entries += sum(entry.state in SHOWN for entry in catalog.entries)
            alarms |= {(name, line, check) for check, line in hits if SEVERITY[check] == severity}
    return entries, alarms


def verdicts() -> Iterator[tuple[str, Alarm]]:
    """The verdict on each known alarm: real, contract or false."""
    for group in yaml.safe_load(VERDICTS.read_text(encoding="utf-8")):
        for name, lines in group["alarms"].items():
            for line in lines:
                yield group["verdict"], (name, line, group["check"])
