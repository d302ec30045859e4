"""What does a text say in this language, and how sure are we? Catalogs of one locale ->
translated texts, marked.

Fallback is per string along the locale's chain; a text in another language carries `lang` and
`dir` (WCAG 3.1.2). Stale and fuzzy translations are never used. Each text is
made once for a locale and then shared by all pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

from site_src.catalogs.domains import DOMAINS, homes
from site_src.catalogs.fits import as_fuzzy, broken_keys, warnings
from site_src.catalogs.known import UnknownMessage, known_keys
from site_src.catalogs.locales import Language, Languages
from site_src.catalogs.markup import Resolve, inline_html, plain_text
from site_src.catalogs.messages import Message
from site_src.catalogs.po_reader import Entry, Key, read_catalog
from site_src.catalogs.pseudo import MAKERS
from site_src.catalogs.states import SHOWN, ReviewState
from site_src.files import relative
from site_src.html import Html
from site_src.problems import Problem

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
    entry of its own that does not fit its page.

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
    listed = tuple(folders)
    entries: dict[str, tuple[Mapping[Key, Entry], ...]] = {}
    warned: list[Problem] = []
    for domain in DOMAINS:
        layers = []
        for link in chain:
            layer, broken = load_layer(link, domain, listed, read)
            layers.append(layer)
            if link is language:
                warned += broken
        entries[domain] = tuple(layers)
        if not language.pseudo and language.tag != homes(languages)[domain].tag:
            warned += missing_catalog(language, domain, listed)
    return Catalogs(language, chain, entries, tuple(warned), listed, messages)


def load_layer(
    language: Language, domain: str, folders: Iterable[Path], read: Read
) -> tuple[dict[Key, Entry], list[Problem]]:
    """The entries of one language and domain, and a warning for each that does not fit its page."""
    layer: dict[Key, Entry] = {}
    warned: list[Problem] = []
    for folder in folders:
        path = folder / "po" / language.tag / f"{domain}.po"
        entries = read(path)
        broken = broken_keys(entries, language, markdown=domain == DOMAINS[0])
        if broken:
            warned += warnings(path, entries, broken, language.tag)
            entries = as_fuzzy(entries, broken)
        if layer:
            layer |= {key: entry for key, entry in entries.items() if entry.state != "missing"}
        else:
            layer = dict(entries)
    return layer, warned


def missing_catalog(language: Language, domain: str, folders: Sequence[Path]) -> Iterator[Problem]:
    """A warning if a language has no catalog of a domain in any folder."""
    paths = [folder / "po" / language.tag / f"{domain}.po" for folder in folders]
    if not paths or any(path.exists() for path in paths):
        return
    what = "warning: is missing, so its texts are shown in another language"
    update = f"python build.py i18n update {language.tag}"
    hint = f"restore it, for example from git, or start it: {update}"
    yield Problem(str(relative(paths[-1])), 1, "", what, hint)


def entries_of(catalogs: Catalogs, domain: str) -> tuple[Mapping[Key, Entry], ...]:
    """The entries that a domain's translator knows, by link of the chain; pages also show words
    that the widget has (`site` has both).
    """
    layers, of_widget = catalogs.entries[domain], catalogs.entries.get(DOMAINS[2])
    if domain != DOMAINS[1] or not of_widget:
        return layers
    return tuple({**widget, **site} for site, widget in zip(layers, of_widget, strict=True))


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
        self.domain = domain
        self.layers = tuple(zip(catalogs.chain, entries_of(catalogs, domain), strict=True))
        self.make = MAKERS[self.language.pseudo] if self.language.pseudo else None
        self.is_home = self.language.tag == home.tag
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
            if language is self.language:
                state = entry.state
            string = shown_form(entry, language, n)
            if string:
                return string, language, state
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


def shown_form(entry: Entry, language: Language, n: int | None) -> str:
    """The form of a translation for n, "" if readers are not shown it."""
    if entry.state not in SHOWN:
        return ""
    form = 0 if n is None else language.plural_form(n)
    return entry.strings[form] if form < len(entry.strings) else ""


def source_form(home: Language, msgid: str, plural: str, n: int | None) -> str:
    """The msgid or its plural, as the language of the source counts n."""
    return plural if plural and n is not None and home.plural_form(n) else msgid


def marked(html: Markup, language: Language) -> Markup:
    """`html` in the smallest element that names its language and direction (WCAG 3.1.2)."""
    return Html(f'<span lang="{language.tag}" dir="{language.direction}">{html}</span>')


def ltr(value: str) -> Markup:
    """A telephone number, address of the web or acronym, isolated from the direction around it."""
    return Html(f'<bdi dir="ltr">{escape(value)}</bdi>')
