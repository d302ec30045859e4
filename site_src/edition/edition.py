"""What does the site say in one language? Its texts, words and formats, its addresses, and the
programs of each group; no templates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from site_src.catalogs.coverage import Coverage
from site_src.catalogs.formats import Formats
from site_src.catalogs.interface import Interface
from site_src.catalogs.locales import Language, Languages
from site_src.catalogs.markup import inline_html
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import Catalogs, Text, Translator, marked
from site_src.dataset import addresses
from site_src.dataset.blocks import BlockPage
from site_src.dataset.dataset import Dataset
from site_src.dataset.records import Contact, Program
from site_src.edition.assets import Asset
from site_src.edition.contact_values import contact_value, source_text
from site_src.edition.page_state import PageState
from site_src.evidence import Evidence
from site_src.html import Html


class Download(NamedTuple):
    """A file that contains a table: path from the site's root, name of its format, media type,
    bytes.
    """

    path: str
    format: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Publication:
    """What all editions share: the data, the languages, which of them readers are sent to, the
    static files.
    """

    dataset: Dataset
    languages: Languages
    coverage: Mapping[str, Coverage]
    assets: Mapping[str, Asset]
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    evidence: Evidence | None = None

    @property
    def listed(self) -> tuple[Language, ...]:
        """The languages that the switcher, hreflang and the sitemap name."""
        return tuple(x for x in self.languages.targets if self.coverage[x.tag].listed)


class Edition:
    """The site in one language; a strict one raises UnknownMessage for a text of no message."""

    def __init__(
        self, publication: Publication, catalogs: Catalogs, *, strict: bool = False
    ) -> None:
        self.strict = strict
        self.publication = publication
        self.dataset = publication.dataset
        self.language = catalogs.language
        self.source = publication.languages.source
        self.listed = self.language in publication.listed
        self.base = urlsplit(self.dataset.site.base_url).path
        self.root = f"{self.base}{self.language.tag}/"
        self.programs = self.translator(catalogs, "programs", self.source)
        self.interface = Interface(
            self.translator(catalogs, "site", publication.languages.interface)
        )
        self.t, self.ta, self.tn = self.interface.t, self.interface.ta, self.interface.tn
        self.formats = Formats(self.interface)
        self.texts: dict[str, Text] = {}
        self.linked: set[str] = set()  # the paths that pages of this language link
        self.guides = guides_of(self.dataset)
        self.members = group_members(self.dataset)
        self.contact_values: dict[str, Markup] = {}  # by the name of the contact's placeholder
        self.plain_contact_values: dict[str, str] = {}
        calling_code = self.dataset.site.calling_code
        for contact in self.dataset.contacts.values():
            value = contact_value(contact, calling_code, self.source, self.language)
            self.contact_values[placeholder(contact)] = value
            self.plain_contact_values[placeholder(contact)] = contact.value or ""

    def translator(self, catalogs: Catalogs, domain: str, home: Language) -> Translator:
        """What translates a domain's messages; a preview's edition has another one."""
        return Translator(catalogs, domain, home, strict=self.strict)

    def text(self, context: str, source: str) -> Text:
        """The translated text of a dataset message, made once."""
        text = self.texts.get(context)
        if text is None:
            text = self.texts[context] = self.programs.text(
                context, source, self.resolve, self.contact_values, self.plain_contact_values
            )
        return text

    def word(self, context: str, message: str, *, translated: bool = True) -> Text:
        """A word of the interface as a text, for titles; in the language that it is written in if
        it is not to be `translated`.
        """
        translator = self.interface.translator
        if translated:
            string, language, state = translator.find(context, message)
        else:
            string, language, state = message, translator.home, "reviewed"
        html = escape(string)
        if language.tag != self.language.tag:
            html = marked(html, language)
        return Text(html, string, language, state)

    def url(self, path: str) -> Html:
        """The address of a page of this language, from the root of the host; kept, so that a
        check can follow every link.
        """
        self.linked.add(path)
        return Html(self.root + path)

    def resolve(self, target: str) -> str:
        """The address that a link in a message leads to."""
        scheme, _, rest = target.partition(":")
        if scheme == "program":
            return self.url(addresses.program_url(rest))
        if scheme == "page" and rest in self.dataset.pages:
            return self.url(addresses.block_page_url(self.dataset.pages[rest]))
        return target

    def in_source(self, text: str) -> Markup:
        """A text that is not translated (a title, an office's name), marked with the source
        language if it differs.
        """
        if self.source.tag == self.language.tag:
            return escape(text)
        return source_text(text, self.source, self.language)

    def source_html(self, text: str) -> Markup:
        """A message in the language it was written in, as markup."""
        return inline_html(text, self.resolve, self.contact_values)

    def needs_source(self, text: Text) -> bool:
        """True if a critical text must be shown beside its source: it is translated here, but
        nobody has reviewed it.
        """
        return text.state == "draft" and text.language is self.language and not self.language.pseudo

    def translation_state(self, texts: Iterable[Text]) -> PageState | None:
        """What a reader should know of the texts of a page, for its slot `state`; None in the
        language they are written in.
        """
        if self.language.tag == self.source.tag:
            return None
        return self.state_of((text.language.tag, text.state) for text in texts)

    def state_of(self, texts: Iterable[tuple[str, ReviewState]]) -> PageState:
        """The kinds of text among these: the tag of the language each is in, and its state."""
        other = draft = reviewed = False
        for tag, state in texts:
            if tag != self.language.tag:
                other = True
            elif state == "draft":
                draft = True
            else:
                reviewed = True
        return PageState(other, draft, reviewed)


def placeholder(contact: Contact) -> str:
    """The name of the placeholder that stands for a contact's value in messages."""
    return contact.id.replace("-", "_")


def guides_of(dataset: Dataset) -> Mapping[str, list[BlockPage]]:
    """The pages of the root's own that each program shows, by the program's id: those that name
    it, then those that every program shows.
    """
    everywhere = [dataset.pages[ident] for ident in dataset.site.on_every_program]
    guides: dict[str, list[BlockPage]] = {ident: [] for ident in dataset.programs}
    for page in dataset.pages.values():
        for ident in dict.fromkeys(page.related):
            guides[ident].append(page)
    for pages in guides.values():
        pages += [page for page in everywhere if page not in pages]
    return guides


def group_members(dataset: Dataset) -> Mapping[tuple[str, str], list[Program]]:
    """The programs of each (section | audience | kind, id); archived ones only under their kind."""
    members: dict[tuple[str, str], list[Program]] = defaultdict(list)
    for program in dataset.programs.values():
        members["kind", program.kind].append(program)
        if dataset.kinds[program.kind].archive:
            continue
        for ident in program.sections:
            members["section", ident].append(program)
        for ident in program.audiences:
            members["audience", ident].append(program)
    return members


def report_prefix(address: str) -> str:
    """The address for error reports up to where the path of the page goes."""
    name = "subject" if address.startswith("mailto:") else "page"
    separator = "&" if "?" in address else "?"
    return f"{address}{separator}{name}="
