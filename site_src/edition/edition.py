"""What does every view need to know? One language's edition of the site: its texts, words,
formats, addresses and parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup, escape

from site_src.catalogs.coverage import Coverage
from site_src.catalogs.formats import Formats
from site_src.catalogs.interface import Interface
from site_src.catalogs.locales import Language, Languages
from site_src.catalogs.markup import inline_html
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import Catalogs, Text, Translator, ltr, marked
from site_src.dataset import addresses
from site_src.dataset.blocks import BlockPage
from site_src.dataset.dataset import Dataset
from site_src.dataset.records import Contact, Program
from site_src.edition.assets import Asset
from site_src.edition.page_state import PageState, noting
from site_src.evidence import Evidence
from site_src.html import Html
from site_src.pages.skeleton import Skeletons, Value


class Download(NamedTuple):
    """A file that carries a table: path from the site's root, name of its format, media type,
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
    environment: Environment
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    evidence: Evidence | None = None

    @property
    def listed(self) -> tuple[Language, ...]:
        """The languages that the switcher, hreflang and the sitemap name."""
        return tuple(x for x in self.languages.targets if self.coverage[x.tag].listed)


class Edition:
    """The site in one language."""

    def __init__(self, publication: Publication, catalogs: Catalogs) -> None:
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
        self.kept: dict[object, Markup] = {}
        self.linked: set[str] = set()
        self.noted: set[tuple[str, str, str]] = (
            set()
        )  # the words of the template that is being evaluated
        self.own_states: dict[str, PageState] = {}
        self.guides = guides_of(self.dataset)
        self.members = group_members(self.dataset)
        self.values = {
            i.replace("-", "_"): contact_value(c, self.dataset.site.calling_code)
            for i, c in self.dataset.contacts.items()
        }
        self.plain_values = {
            i.replace("-", "_"): c.value or "" for i, c in self.dataset.contacts.items()
        }
        self.skeletons = Skeletons(publication.environment, self.words())

    def translator(self, catalogs: Catalogs, domain: str, home: Language) -> Translator:
        """What translates a domain's messages; a preview's edition has another one."""
        return Translator(catalogs, domain, home)

    def words(self) -> dict[str, object]:
        """The names that templates may use besides `slot`: words, the site, this language and the
        listed ones.
        """
        site = {
            n: self.text(f"site|{n}", getattr(self.dataset.site, n))
            for n in ("name", "tagline", "description", "disclaimer")
        }
        menu = [self.dataset.pages[i] for i in self.dataset.site.menu if i in self.dataset.pages]
        footer = [
            self.dataset.pages[i] for i in self.dataset.site.footer if i in self.dataset.pages
        ]
        self.frame = [
            site["name"],
            site["disclaimer"],
            *(self.text(f"page:{p.id}|title", p.title) for p in (*menu, *footer)),
        ]
        return {
            **{name: noting(getattr(self, name), self.noted) for name in ("t", "ta", "tn")},
            "site": site, "settings": self.dataset.site, "language": self.language, "source": self.source,
            "listed": self.listed, "alternates": self.publication.listed, "home": self.root, "base": self.base,
            "base_url": self.dataset.site.base_url, "assets": self.publication.assets,
            "menu": [(self.url(addresses.block_page_url(p)), self.text(f"page:{p.id}|title", p.title)) for p in menu],
            "footer": [(self.url(addresses.block_page_url(p)), self.text(f"page:{p.id}|title", p.title)) for p in footer],
            "report": report_prefix(self.dataset.site.report_errors_to),
            "licence": Markup('<a href="{}" rel="license">{}</a>').format(self.dataset.site.licence.url, self.dataset.site.licence.name),
            "has_offices": bool(self.dataset.offices),
            "notices": None,  # what `views.notices.announce` puts here
            "preview": not self.listed and self.language in self.publication.languages.targets,
        }  # fmt: skip

    def text(self, context: str, source: str) -> Text:
        """The translated text of a dataset message, made once."""
        found = self.texts.get(context)
        if found is None:
            found = self.texts[context] = self.programs.text(
                context, source, self.resolve, self.values, self.plain_values
            )
        return found

    def word(self, context: str, message: str) -> Text:
        """A word of the interface as a text, for titles."""
        string, language, state = self.interface.translator.find(context, message)
        html = escape(string)
        return Text(
            html if language.tag == self.language.tag else marked(html, language),
            string,
            language,
            state,
        )

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

    def part(self, name: str, /, **slots: Value) -> Markup:
        """A filled part: a small template in `parts/`."""
        return Html(self.skeletons.fill(f"parts/{name}", slots))

    def once(self, key: object, make: Callable[[], Markup]) -> Markup:
        """A part that many pages share, made once an edition."""
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = make()
        return found

    def in_source(self, text: str) -> Markup:
        """A text that is not translated (a title, an office's name), marked with the source
        language if it differs.
        """
        if self.source.tag == self.language.tag:
            return escape(text)
        return Html(
            f'<bdi lang="{self.source.tag}" dir="{self.source.direction}">{escape(text)}</bdi>'
        )

    def source_html(self, text: str) -> Markup:
        """A message in the language it was written in, as markup."""
        return inline_html(text, self.resolve, self.values)

    def needs_source(self, text: Text) -> bool:
        """True where a critical text must stand beside its source: it is translated here, but
        nobody has reviewed it.
        """
        return text.state == "draft" and text.language is self.language and not self.language.pseudo

    def page(
        self,
        template: str,
        path: str,
        title: Text,
        description: str,
        crumbs: Iterable[tuple[str, object]],
        /,
        part_of: Text | None = None,
        **slots: Value,
    ) -> bytes:
        """The bytes of a page: its template filled, inside the layout, with the title, crumbs and
        state that each page has.

        `part_of` follows the title in the title element, so that a record and a list of the same
        name are told apart (WCAG 2.2, 2.4.2); it is left out where it is in another language than
        the title, because a title element has one.
        """
        foreign = title.language.tag != self.language.tag
        if "state" in slots and self.language.tag != self.source.tag:
            given = slots["state"] if isinstance(slots["state"], PageState) else PageState()
            slots["state"] = self.state_part(given | self.own_state(f"pages/{template}"))
        told = part_of is not None and part_of.language.tag == title.language.tag
        slots |= {
            "title": title.plain,
            "part_of": f" | {part_of.plain}" if part_of and told else None,
            "title_language": Html(f' lang="{title.language.tag}"') if foreign else None,
            "heading": title.html,
            "path": Html(path),
            "description": description,
            "crumbs": self.crumbs(crumbs, title.html),
        }
        return self.skeletons.fill(f"pages/{template}", slots).encode()

    def crumbs(self, crumbs: Iterable[tuple[str, object]], current: object) -> list[Markup]:
        """The breadcrumb: the pages above this one, then this one."""
        return [
            *(self.part("crumb", url=self.url(path), name=name) for path, name in crumbs),
            self.part("crumb-current", name=current),
        ]

    def translation_state(self, texts: Iterable[Text]) -> PageState | None:
        """What a reader should know of the texts of a page, for its slot `state`; None in the
        language they are written in.
        """
        if self.language.tag == self.source.tag:
            return None
        return self.state_of((text.language.tag, text.state) for text in texts)

    def state_of(self, found: Iterable[tuple[str, ReviewState]]) -> PageState:
        """The kinds of text among these: the language each is in, and its state."""
        kinds = {
            "other" if tag != self.language.tag else "draft" if state == "draft" else "reviewed"
            for tag, state in found
        }
        return PageState("other" in kinds, "draft" in kinds, "reviewed" in kinds)

    def own_state(self, template: str) -> PageState:
        """The state of what stands in a page's template and in the layout around it, found when
        the template is evaluated.
        """
        found = self.own_states.get(template)
        if found is None:
            self.noted.clear()
            self.skeletons.make(template)
            words = [self.interface.translator.find(*message)[1:] for message in self.noted]
            frame = self.translation_state(self.frame) or PageState()
            found = self.own_states[template] = frame | self.state_of(
                (language.tag, state) for language, state in words
            )
        return found

    def state_part(self, state: PageState) -> Markup:
        """The sentence about a page's translation: partly in another language, a draft, partly a
        draft, or reviewed.
        """
        name = (
            "partial"
            if state.other
            else "reviewed"
            if not state.draft
            else "mixed"
            if state.reviewed
            else "draft"
        )
        return self.once(("state", name), lambda: self.part(f"state-{name}"))


def guides_of(dataset: Dataset) -> Mapping[str, list[BlockPage]]:
    """The pages of the root's own that each program shows, by the program's id: those that name
    it, then those that stand on every one.
    """
    everywhere = [dataset.pages[i] for i in dataset.site.on_every_program]
    naming = {
        ident: [page for page in dataset.pages.values() if ident in page.related]
        for ident in {i for p in dataset.pages.values() for i in p.related}
    }
    return {
        ident: [*(own := naming.get(ident, [])), *(page for page in everywhere if page not in own)]
        for ident in dataset.programs
    }


def group_members(dataset: Dataset) -> Mapping[tuple[str, str], list[Program]]:
    """The programs of each (section | audience | kind, id); archived ones only under their kind."""
    found: dict[tuple[str, str], list[Program]] = defaultdict(list)
    for program in dataset.programs.values():
        found["kind", program.kind].append(program)
        if not dataset.kinds[program.kind].archive:
            for ident in program.sections:
                found["section", ident].append(program)
            for ident in program.audiences:
                found["audience", ident].append(program)
    return found


def report_prefix(address: str) -> str:
    """The address for error reports up to where the path of the page goes."""
    name = "subject" if address.startswith("mailto:") else "page"
    return f"{address}{'&' if '?' in address else '?'}{name}="


def contact_value(contact: Contact, calling_code: str) -> Markup:
    """The value of a contact as a link where a device can use it, isolated from the direction
    around it.
    """
    value = ltr(contact.value or "")
    if contact.type in ("phone", "tty"):
        return Markup('<a class="tel" href="tel:{}">{}</a>').format(
            dialled(contact, calling_code), value
        )
    if contact.type == "text":
        return Markup('<a class="tel" href="sms:{}">{}</a>').format(
            dialled(contact, calling_code), value
        )
    if contact.type == "email":
        return Markup('<a href="mailto:{}">{}</a>').format(contact.value, value)
    if contact.type == "url":
        return Markup('<a href="{}">{}</a>').format(
            contact.value, ltr((contact.value or "").partition("://")[2].rstrip("/"))
        )
    return value


def dialled(contact: Contact, calling_code: str) -> str:
    """What `tel:` dials (RFC 3966): a short code as it is, a national number in its global form."""
    return phone_uri(contact.dial or contact.value or "", calling_code, short=contact.emergency)


def phone_uri(number: str, calling_code: str, *, short: bool = False) -> str:
    """The digits of a printed national number with its country's calling code, or without it for
    a short code.
    """
    digits = "".join(c for c in number if c.isdigit())
    if short or len(digits) < 7:
        return digits
    code = calling_code.lstrip("+")
    national = digits.removeprefix(code) if len(digits) > 10 else digits.removeprefix("0")
    return f"+{code}{national}"
