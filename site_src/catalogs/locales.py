"""Which languages are there, and what are their plural forms, CLDR data and directions?
`locales.yaml` -> frozen `Language` values.

Tags are BCP 47 everywhere; names with an underscore (gettext's Language header, CLDR) appear only
in the data of locales.yaml.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Collection, Iterator
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
    if cldr_locale(name).character_order == "right-to-left":
        return "rtl"
    return "ltr"


@cache
def plural_function(rule: str) -> Callable[[int], int]:
    """The function n -> form of a C plural expression. Raises ValueError if it is not one."""
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
        for language in (*self.targets, *self.pseudo, self.interface):
            if language.tag == tag:
                return language
        return None

    def chain(self, language: Language) -> tuple[Language, ...]:
        """The languages whose catalogs are asked in turn: the language itself, then those whose
        tags are left when its own is cut at each hyphen (RFC 4647, lookup).
        """
        if language.pseudo:
            return (language,)
        languages = [language]
        tag = language.tag
        while "-" in tag:
            tag = tag.rpartition("-")[0]
            parent = self.find(tag)
            if parent:
                languages.append(parent)
        return tuple(languages)


def i18n_folder(content: Path) -> Path:
    """The translators' folder of a content root: the project's for the project's own content,
    else one inside the root.
    """
    if content.resolve() == HOME.parent / "site_src" / "content":
        return HOME
    return content / "i18n"


def catalog_folders(content: Path) -> list[Path]:
    """The translators' folders of a content root: the project's, then its own that overlays it."""
    own_folder = content / "i18n"
    return [HOME, own_folder] if own_folder.is_dir() else [HOME]


def known_languages(content: Path) -> dict[str, Language]:
    """The languages that a content root may list, by tag: the project's and its own, without the
    pseudo ones. Raises ProblemsFound.
    """
    languages: dict[str, Language] = {}
    for folder in catalog_folders(content):
        file = folder / "locales.yaml"
        if file.is_file():
            languages |= {x.tag: x for x in read_locales(file).locales if not x.pseudo}
    return languages


def load_languages(content: Path, source: str, tags: tuple[str, ...]) -> Languages:
    """The languages that a content root names. Raises ProblemsFound for a broken file or an
    unknown tag.
    """
    known: dict[str, Language] = {}
    interface = "en"
    for file in (HOME / "locales.yaml", content / "i18n" / "locales.yaml"):
        if file.is_file():
            locales = read_locales(file)
            interface = locales.interface or interface
            known |= {language.tag: language for language in locales.locales}
    stop_on(listed_tag_problems(content / "site.yaml", source, tags, known))
    if interface not in known:
        what, hint = f'no language "{interface}"', did_you_mean(interface, known)
        problem = Problem(str(HOME / "locales.yaml"), 1, "interface", what, hint)
        raise ProblemsFound([problem])
    targets = tuple(known[tag] for tag in tags)
    pseudo = tuple(language for language in known.values() if language.pseudo)
    return Languages(known[interface], known[source], targets, pseudo)


def listed_tag_problems(
    site: Path, source: str, tags: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with the languages that site.yaml lists."""
    for tag in (*tags, source):
        if tag not in known:
            hint = did_you_mean(tag, known)
            yield Problem(str(site), 1, "languages", f'no language "{tag}"', hint)
    if source not in tags:
        what = f'lack the source language "{source}"'
        yield Problem(str(site), 1, "languages", what, "add it to the list")


def read_locales(file: Path) -> LocalesFile:
    """The languages of one file. Raises ProblemsFound for a wrong shape, an unknown CLDR name or
    a bad plural rule.
    """
    try:
        read = TypeAdapter(LocalesFile).validate_python(read_yaml(file))
    except ValidationError as error:
        raise ProblemsFound(explain(file, error, LocalesFile)) from None
    problems = []
    tags: set[str] = set()
    for i, language in enumerate(read.locales):
        if not has_cldr_data(language):
            line = line_of(file, ("locales", i, "cldr"))
            what, hint = f'CLDR has no "{language.cldr}"', "use a name such as pt_BR"
            problems.append(Problem(str(file), line, f"locales.{i}.cldr", what, hint))
        forms = plural_forms_used(language)
        if forms != set(range(language.plural.count)):
            line = line_of(file, ("locales", i, "plural"))
            what = f"gives the forms {sorted(forms)}, not 0 to {language.plural.count - 1}"
            hint = "correct the count or the rule"
            problems.append(Problem(str(file), line, f"locales.{i}.plural", what, hint))
        if language.tag in tags:
            line = line_of(file, ("locales", i))
            what, hint = f'"{language.tag}" appears twice', "keep one of the two"
            problems.append(Problem(str(file), line, f"locales.{i}.tag", what, hint))
        tags.add(language.tag)
    stop_on(problems)
    return read


def has_cldr_data(language: Language) -> bool:
    """True if CLDR knows the locale of a language."""
    try:
        babel.Locale.parse(language.cldr)
    except (babel.UnknownLocaleError, ValueError):
        return False
    return True


def plural_forms_used(language: Language) -> set[int]:
    """The forms that a plural rule gives; none if it is not a rule."""
    try:
        return {language.plural_form(number) for number in range(1000)}
    except (ValueError, ArithmeticError):
        return set()
