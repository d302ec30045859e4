"""Which languages are there, and how does each count, sort and run? `locales.yaml` -> frozen
`Language` values.

Tags are BCP 47 everywhere; the underscore of gettext's Language header and of CLDR names lives
only in this file's data.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import babel
from pydantic import ConfigDict, TypeAdapter, ValidationError

from site_src.dataset.explain import explain
from site_src.dataset.fields import Text
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
    rule: Text

    @property
    def header(self) -> str:
        """The value of the Plural-Forms header (gettext manual, "Plural forms")."""
        return f"nplurals={self.count}; plural=({self.rule});"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the site, by its BCP 47 `tag`."""

    __pydantic_config__ = STRICT
    tag: Text
    endonym: Text
    cldr: Text
    posix: Text
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
    """The function n -> form of a C plural expression. Raises ValueError if it is not one."""
    return gettext.c2py(rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalesFile:
    """The shape of locales.yaml."""

    __pydantic_config__ = STRICT
    interface: Text | None = None
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
        links = [language]
        tag = "" if language.pseudo else language.tag
        while "-" in tag:
            tag = tag.rpartition("-")[0]
            parent = self.find(tag)
            if parent:
                links.append(parent)
        return tuple(links)


def i18n_folder(content: Path) -> Path:
    """The translators' folder of a content root: the project's for the project's own content,
    else one inside the root.
    """
    return HOME if content.resolve() == HOME.parent / "site_src" / "content" else content / "i18n"


def catalog_folders(content: Path) -> list[Path]:
    """The translators' folders of a content root: the project's, then its own, which overlays
    it.
    """
    own = content / "i18n"
    return [HOME, own] if own.is_dir() else [HOME]


def known_languages(content: Path) -> dict[str, Language]:
    """The languages that a content root may list, by tag: the project's and its own, without the
    pseudo ones. Raises ProblemsFound.
    """
    _, known = read_all_locales(content)
    return {tag: language for tag, language in known.items() if not language.pseudo}


def read_all_locales(content: Path) -> tuple[str, dict[str, Language]]:
    """The tag of the interface's language, and every language that the project or a content root
    describes, by tag. Raises ProblemsFound.
    """
    interface = "en"
    known: dict[str, Language] = {}
    for file in (HOME / "locales.yaml", content / "i18n" / "locales.yaml"):
        if file.is_file():
            locales = read_locales(file)
            interface = locales.interface or interface
            known |= {language.tag: language for language in locales.locales}
    return interface, known


def load_languages(content: Path, source: str, tags: tuple[str, ...]) -> Languages:
    """The languages that a content root names. Raises ProblemsFound for a broken file or an
    unknown tag.
    """
    interface, known = read_all_locales(content)
    site = str(content / "site.yaml")
    problems: list[Problem] = []
    for tag in (*tags, source):
        if tag not in known:
            what = f'no language "{tag}"'
            problems.append(Problem(site, 1, "languages", what, did_you_mean(tag, known)))
    if source not in tags:
        what = f'lack the source language "{source}"'
        problems.append(Problem(site, 1, "languages", what, "add it to the list"))
    stop_on(problems)
    if interface not in known:
        file, what = str(HOME / "locales.yaml"), f'no language "{interface}"'
        hint = did_you_mean(interface, known)
        raise ProblemsFound([Problem(file, 1, "interface", what, hint)])
    targets = tuple(known[tag] for tag in tags)
    pseudo = tuple(language for language in known.values() if language.pseudo)
    return Languages(known[interface], known[source], targets, pseudo)


def read_locales(file: Path) -> LocalesFile:
    """The languages of one file. Raises ProblemsFound for a wrong shape, an unknown CLDR name or
    a bad plural rule.
    """
    try:
        locales = TypeAdapter(LocalesFile).validate_python(read_yaml(file))
    except ValidationError as error:
        raise ProblemsFound(explain(file, error, LocalesFile)) from None
    problems: list[Problem] = []
    seen: set[str] = set()
    for i, language in enumerate(locales.locales):
        if language.tag in seen:
            line = line_of(file, ("locales", i))
            what = f'"{language.tag}" appears twice'
            problem = Problem(str(file), line, f"locales.{i}.tag", what, "keep one of the two")
            problems.append(problem)
        seen.add(language.tag)
        problems += language_problems(file, i, language)
    stop_on(problems)
    return locales


def language_problems(file: Path, i: int, language: Language) -> Iterator[Problem]:
    """What is wrong with the CLDR name and the plural rule of a file's language number i."""
    try:
        babel.Locale.parse(language.cldr)
    except (babel.UnknownLocaleError, ValueError):
        line = line_of(file, ("locales", i, "cldr"))
        what = f'CLDR has no "{language.cldr}"'
        yield Problem(str(file), line, f"locales.{i}.cldr", what, "use a name such as pt_BR")
    try:
        forms = {language.plural_form(n) for n in range(1000)}
    except (ValueError, ArithmeticError):
        forms = set()
    if forms != set(range(language.plural.count)):
        line = line_of(file, ("locales", i, "plural"))
        what = f"gives the forms {sorted(forms)}, not 0 to {language.plural.count - 1}"
        yield Problem(str(file), line, f"locales.{i}.plural", what, "correct count or rule")
