"""How does an edition fill small templates? `PartFiller` is an `Edition` with skeletons: views and
exports ask it for parts, and it keeps those that many pages share.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.catalogs.translate import Catalogs, Text
from site_src.dataset import addresses
from site_src.dataset.blocks import BlockPage
from site_src.edition.edition import Edition, Publication, report_prefix
from site_src.html import Html
from site_src.pages.skeleton import Skeletons, Value
from site_src.pages.templates import Templates

AskedWords = set[tuple[str, str, str]]  # context, message, and plural where there is one


class PartFiller(Edition):
    """The site in one language, with templates."""

    def __init__(
        self,
        publication: Publication,
        catalogs: Catalogs,
        templates: Templates,
        *,
        strict: bool = False,
    ) -> None:
        super().__init__(publication, catalogs, strict=strict)
        site, pages = self.dataset.site, self.dataset.pages
        self.menu = [pages[ident] for ident in site.menu if ident in pages]
        self.footer = [pages[ident] for ident in site.footer if ident in pages]
        self.asked_words: AskedWords = set()  # by the template that is being evaluated
        self.cache: dict[object, Markup] = {}
        self.skeletons = Skeletons(templates, self.template_names())

    def part(self, name: str, /, **slots: Value) -> Markup:
        """A filled part: a macro in `parts/`."""
        return Html(self.skeletons.fill_part(name, slots))

    def cached(self, key: object, make: Callable[[], Markup]) -> Markup:
        """A part that many pages share, made once an edition."""
        part = self.cache.get(key)
        if part is None:
            part = self.cache[key] = make()
        return part

    def template_names(self) -> dict[str, object]:
        """The names that templates may use, other than `slot`: words, the site, this language and
        the listed ones.
        """
        site = self.dataset.site
        licence = Markup('<a href="{}" rel="license">{}</a>')
        source_lang = ""  # the attribute of a text in the source language (WCAG 3.1.2)
        if self.language.tag != self.source.tag:
            source_lang = Html(f' lang="{self.source.tag}"')
        return {
            "t": noting(self.t, self.asked_words),
            "ta": noting(self.ta, self.asked_words),
            "tn": noting(self.tn, self.asked_words),
            "site": self.site_texts(),
            "settings": site,
            "language": self.language,
            "source": self.source,
            "source_lang": source_lang,
            "listed": self.listed,
            "alternates": self.publication.listed,
            "home": self.root,
            "base": self.base,
            "base_url": site.base_url,
            "assets": self.publication.assets,
            "menu": [self.link_to(page) for page in self.menu],
            "footer": [self.link_to(page) for page in self.footer],
            "report": report_prefix(site.report_errors_to),
            "licence": licence.format(site.licence.url, self.in_source(site.licence.name)),
            "has_offices": bool(self.dataset.offices),
            "preview": not self.listed and self.language in self.publication.languages.targets,
        }

    def site_texts(self) -> dict[str, Text]:
        """The texts of site.yaml by field."""
        site = self.dataset.site
        return {
            "name": self.text(contexts.site_text("name"), site.name),
            "tagline": self.text(contexts.site_text("tagline"), site.tagline),
            "description": self.text(contexts.site_text("description"), site.description),
            "disclaimer": self.text(contexts.site_text("disclaimer"), site.disclaimer),
        }

    def page_title(self, page: BlockPage) -> Text:
        """The title of a page made of blocks."""
        return self.text(contexts.page_text(page.id, "title"), page.title)

    def link_to(self, page: BlockPage) -> tuple[Html, Text]:
        """The address and title of a page made of blocks, for a menu."""
        return self.url(addresses.block_page_url(page)), self.page_title(page)


def noting(function: Callable[..., Markup], asked_words: AskedWords) -> Callable[..., Markup]:
    """A function of the interface that also notes which words it was asked for."""

    def call(context: str, message: str, /, *counted: object, **values: object) -> Markup:
        plural = str(counted[0]) if counted else ""
        asked_words.add((context, message, plural))
        return function(context, message, *counted, **values)

    return call
