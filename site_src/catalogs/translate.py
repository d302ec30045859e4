"""What does a text say in this language, and how sure are we? Catalogs of one locale ->
translated texts, marked.

Fallback is per string along the locale's chain; a text in another language carries `lang` and
`dir` (WCAG 3.1.2). Stale and fuzzy translations are never used. Every text is made once a locale
and then shared by all pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

from site_src.catalogs.canonical import Entry, Key
from site_src.catalogs.domains import DOMAINS, homes
from site_src.catalogs.known import UnknownMessage, known_keys
from site_src.catalogs.locales import Language, Languages
from site_src.catalogs.markup import Resolve, inline_html, plain_text
from site_src.catalogs.messages import Message
from site_src.catalogs.po import read_catalog
from site_src.catalogs.pseudo import MAKERS
from site_src.catalogs.states import SHOWN, ReviewState
from site_src.files import relative
from site_src.html import Html
from site_src.problems import Problem
from site_src.workbench.checks.harm import broken_keys, warnings, without

Read = Callable[[Path], dict[Key, Entry]]


class Text(NamedTuple):
    """One translated text: `html` (with lang and dir if it is a fallback), `plain`, the language
    it is in, its state.
    """

    html: Markup
    plain: str
    language: Language
    state: ReviewState


@dataclass(frozen=True, slots=True)
class Catalogs:
    """The catalogs of one locale's chain, nearest first, for each domain, and a warning for each
    broken entry of its own.

    `folders` and `messages` tell which messages there are: a strict Translator asks.
    """

    language: Language
    chain: tuple[Language, ...]
    entries: Mapping[str, tuple[Mapping[Key, Entry], ...]]
    warnings: tuple[Problem, ...] = ()
    folders: tuple[Path, ...] = ()
    messages: Sequence[Message] = ()


def load_catalogs(
    language: Language,
    languages: Languages,
    folders: Iterable[Path],
    read: Read = read_catalog,
    messages: Sequence[Message] = (),
) -> Catalogs:
    """The catalogs of a language; what later folders translate overlays earlier ones. Raises
    ProblemsFound for a broken file.

    `read` gives the entries of a file: a preview keeps those that have not changed. `messages`
    are those of the dataset.
    """
    chain = languages.chain(language)
    listed = list(folders)
    entries: dict[str, tuple[Mapping[Key, Entry], ...]] = {}
    warned: list[Problem] = []
    for domain in DOMAINS:
        layers = []
        for link in chain:
            merged: dict[Key, Entry] = {}
            for folder in listed:
                path = folder / "po" / link.tag / f"{domain}.po"
                own = read(path)
                broken = broken_keys(own, link, markdown=domain == DOMAINS[0])
                if broken:
                    own = without(own, broken)
                    warned += warnings(path, broken, link.tag) if link is language else []
                merged |= (
                    {key: entry for key, entry in own.items() if entry.state != "missing"}
                    if merged
                    else own
                )
            layers.append(merged)
        entries[domain] = tuple(layers)
        places = [folder / "po" / language.tag / f"{domain}.po" for folder in listed]
        if (
            not language.pseudo
            and language.tag != homes(languages)[domain].tag
            and not any(path.exists() for path in places)
        ):
            warned += [absent(path, language.tag) for path in places[-1:]]
    return Catalogs(language, chain, entries, tuple(warned), tuple(listed), messages)


def absent(path: Path, tag: str) -> Problem:
    """The warning of a catalog that is not there."""
    what = "warning: is missing, so its texts are shown in another language"
    return Problem(
        str(relative(path)),
        1,
        "",
        what,
        f"restore it, for example from git, or begin it: python build.py i18n update {tag}",
    )


def entries_of(catalogs: Catalogs, domain: str) -> tuple[Mapping[Key, Entry], ...]:
    """The entries that a domain's translator knows, by link of the chain; pages also show words
    that the widget has (`site` has both).
    """
    own, of_widget = catalogs.entries[domain], catalogs.entries.get(DOMAINS[2])
    if domain != DOMAINS[1] or not of_widget:
        return own
    return tuple({**widget, **site} for site, widget in zip(own, of_widget, strict=True))


class Translator:
    """Translates the messages of one domain into one language; `home` is the language they are
    written in.

    A strict one raises UnknownMessage for a message that is not in the dataset or in a template.
    """

    def __init__(
        self, catalogs: Catalogs, domain: str, home: Language, *, strict: bool = False
    ) -> None:
        self.language = catalogs.language
        self.home = home
        self.layers = tuple(zip(catalogs.chain, entries_of(catalogs, domain), strict=True))
        self.make = MAKERS[self.language.pseudo] if self.language.pseudo else None
        self.is_home = self.language.tag == home.tag
        self.domain = domain
        self.known = known_keys(domain, catalogs.messages, catalogs.folders) if strict else None

    def find(
        self, context: str, msgid: str, plural: str = "", n: int | None = None
    ) -> tuple[str, Language, ReviewState]:
        """The string for a msgid (with `plural`, the form for n), the language it is in, and the
        state of the first choice.
        """
        if self.known is not None and (context, msgid, plural) not in self.known:
            raise UnknownMessage(self.domain, context, msgid)
        if self.make:
            return self.make(source_form(self.home, msgid, plural, n)), self.language, "draft"
        if self.is_home:
            return source_form(self.home, msgid, plural, n), self.home, "reviewed"
        state: ReviewState = "missing"
        for language, entries in self.layers:
            entry = entries.get((context, msgid))
            if entry is None or entry.plural != plural:
                continue
            form = 0 if n is None else language.plural_form(n)
            if entry.state in SHOWN and form < len(entry.strings) and entry.strings[form]:
                return (
                    entry.strings[form],
                    language,
                    entry.state if language is self.language else state,
                )
            if language is self.language:
                state = entry.state
        return source_form(self.home, msgid, plural, n), self.home, state

    def text(
        self,
        context: str,
        msgid: str,
        resolve: Resolve,
        values: Mapping[str, Markup],
        plain: Mapping[str, str],
    ) -> Text:
        """The translated text of a message with inline Markdown and contact placeholders."""
        string, language, state = self.find(context, msgid)
        html = inline_html(string, resolve, values)
        if language.tag != self.language.tag:
            html = marked(html, language)
        return Text(html, plain_text(string, plain), language, state)


def source_form(home: Language, msgid: str, plural: str, n: int | None) -> str:
    """The msgid or its plural, as the language of the source counts n."""
    return plural if plural and n is not None and home.plural_form(n) else msgid


def marked(html: Markup, language: Language) -> Markup:
    """`html` in the smallest element that names its language and direction (WCAG 3.1.2)."""
    return Html(f'<span lang="{language.tag}" dir="{language.direction}">{html}</span>')


def ltr(value: str) -> Markup:
    """A telephone number, address of the web or acronym, isolated from the direction around it."""
    return Html(f'<bdi dir="ltr">{escape(value)}</bdi>')
