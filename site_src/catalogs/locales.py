"""Which languages are there, and how does each count, sort and run? `locales.yaml` -> frozen
`Language` values.

Tags are BCP 47 everywhere; the underscore of gettext's Language header and of CLDR names lives
only in this file's data.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import babel
from pydantic import ConfigDict, TypeAdapter, ValidationError

from site_src.dataset.explain import explain
from site_src.dataset.fields import TextLine
from site_src.dataset.yaml_reader import line_of, read_yaml
from site_src.problems import Problem, ProblemsFound, did_you_mean, stop_on

STRICT = ConfigDict(extra="forbid")
HOME = Path(__file__).resolve().parents[2] / "i18n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plural:
    """gettext's plural forms: `count` of them, and the C expression `rule` that maps n to
    0..count-1.
    """

    __pydantic_config__ = STRICT
    count: int
    rule: TextLine

    @property
    def header(self) -> str:
        """The value of the Plural-Forms header (gettext manual, "Plural forms")."""
        return f"nplurals={self.count}; plural=({self.rule});"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the site, by its BCP 47 `tag`."""

    __pydantic_config__ = STRICT
    tag: TextLine
    endonym: TextLine
    cldr: TextLine
    posix: TextLine
    plural: Plural
    pseudo: Literal["accents", "right-to-left"] | None = None

    @property
    def locale(self) -> babel.Locale:
        """The CLDR data of this language."""
        return cldr_locale(self.cldr)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The base direction of text, as the `dir` attribute wants it (CLDR character order)."""
        return direction_of(self.cldr)

    def plural_form(self, n: int) -> int:
        """The index of the msgstr that gettext would choose for n."""
        return plural_function(self.plural.rule)(n)


@cache
def cldr_locale(name: str) -> babel.Locale:
    """The CLDR data of a locale name such as pt_BR."""
    return babel.Locale.parse(name)


@cache
def direction_of(name: str) -> Literal["ltr", "rtl"]:
    """The base direction of a CLDR locale."""
    return "rtl" if cldr_locale(name).character_order == "right-to-left" else "ltr"


@cache
def plural_function(rule: str) -> Callable[[int], int]:
    """The function n -> form of a C plural expression. Raises ValueError if it is none."""
    return gettext.c2py(rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalesFile:
    """The shape of locales.yaml."""

    __pydantic_config__ = STRICT
    interface: TextLine | None = None
    locales: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of one build: `interface` is that of the templates, `source` that of the
    content, `targets` in order.
    """

    interface: Language
    source: Language
    targets: tuple[Language, ...]
    pseudo: tuple[Language, ...]

    @property
    def published(self) -> tuple[Language, ...]:
        """The source and its targets, in the order of site.yaml."""
        return self.targets

    def find(self, tag: str) -> Language | None:
        """The language with that tag, if this build has it."""
        return next(
            (x for x in (*self.targets, *self.pseudo, self.interface) if x.tag == tag), None
        )

    def chain(self, language: Language) -> tuple[Language, ...]:
        """The languages whose catalogs are asked in turn: itself, then its tag cut at each hyphen
        (RFC 4647, lookup).
        """
        found = [language]
        tag = language.tag
        while "-" in tag:
            tag = tag.rpartition("-")[0]
            parent = self.find(tag)
            if parent and not language.pseudo:
                found.append(parent)
        return tuple(found)


def i18n_folder(content: Path) -> Path:
    """The translators' folder of a content root: the project's for the project's own content,
    else one inside the root.
    """
    return HOME if content.resolve() == HOME.parent / "site_src" / "content" else content / "i18n"


def catalog_folders(content: Path) -> list[Path]:
    """The translators' folders of a content root: the project's, then its own, which overlays it."""
    return [HOME, *([content / "i18n"] if (content / "i18n").is_dir() else [])]


def known_languages(content: Path) -> dict[str, Language]:
    """The languages that a content root may list, by tag: the project's and its own, without the
    pseudo ones. Raises ProblemsFound.
    """
    files = [folder / "locales.yaml" for folder in catalog_folders(content)]
    return {
        x.tag: x
        for file in files
        if file.is_file()
        for x in read_locales(file).locales
        if not x.pseudo
    }


def load_languages(content: Path, source: str, tags: tuple[str, ...]) -> Languages:
    """The languages that a content root names. Raises ProblemsFound for a broken file or an
    unknown tag.
    """
    files = [HOME / "locales.yaml", content / "i18n" / "locales.yaml"]
    known: dict[str, Language] = {}
    interface = "en"
    for file in files:
        if file.is_file():
            read = read_locales(file)
            interface = read.interface or interface
            known |= {language.tag: language for language in read.locales}
    site = str(content / "site.yaml")
    unknown = [
        Problem(site, 1, "languages", f'no language "{t}"', did_you_mean(t, known))
        for t in (*tags, source)
        if t not in known
    ]
    if source not in tags:
        unknown.append(
            Problem(
                site, 1, "languages", f'lack the source language "{source}"', "add it to the list"
            )
        )
    stop_on(unknown)
    if interface not in known:
        raise ProblemsFound(
            [
                Problem(
                    str(HOME / "locales.yaml"),
                    1,
                    "interface",
                    f'no language "{interface}"',
                    did_you_mean(interface, known),
                )
            ]
        )
    pseudo = tuple(language for language in known.values() if language.pseudo)
    return Languages(known[interface], known[source], tuple(known[t] for t in tags), pseudo)


def read_locales(file: Path) -> LocalesFile:
    """The languages of one file. Raises ProblemsFound for a wrong shape, an unknown CLDR name or
    a bad plural rule.
    """
    try:
        read = TypeAdapter(LocalesFile).validate_python(read_yaml(file))
    except ValidationError as error:
        raise ProblemsFound(explain(file, error, LocalesFile)) from None
    problems = []
    for i, language in enumerate(read.locales):
        try:
            babel.Locale.parse(language.cldr)
        except (babel.UnknownLocaleError, ValueError):
            line = line_of(file, ("locales", i, "cldr"))
            problems.append(
                Problem(
                    str(file),
                    line,
                    f"locales.{i}.cldr",
                    f'CLDR has no "{language.cldr}"',
                    "use a name such as pt_BR",
                )
            )
        try:
            forms = {language.plural_form(n) for n in range(1000)}
        except (ValueError, ArithmeticError):
            forms = set()
        if forms != set(range(language.plural.count)):
            what = f"gives the forms {sorted(forms)}, not 0 to {language.plural.count - 1}"
            line = line_of(file, ("locales", i, "plural"))
            problems.append(
                Problem(str(file), line, f"locales.{i}.plural", what, "correct count or rule")
            )
    tags = [language.tag for language in read.locales]
    for i, tag in enumerate(tags):
        if tag in tags[:i]:
            problems.append(
                Problem(
                    str(file),
                    line_of(file, ("locales", i)),
                    f"locales.{i}.tag",
                    f'"{tag}" stands twice',
                    "keep one of the two",
                )
            )
    stop_on(problems)
    return read
