"""How does one language's edition become pages? `Renderer` fills the template of a page inside the
layout, with the title, breadcrumb, notices and state of translation that each page has.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from site_src.catalogs.translate import Catalogs, Text
from site_src.edition.edition import Publication
from site_src.edition.page_state import PageState
from site_src.html import Html
from site_src.pages.notices import announcements
from site_src.pages.part_filler import PartFiller
from site_src.pages.skeleton import Value
from site_src.pages.templates import Templates


class Renderer(PartFiller):
    """The site in one language, with the templates of parts and pages."""

    def __init__(
        self,
        publication: Publication,
        catalogs: Catalogs,
        templates: Templates,
        *,
        strict: bool = False,
    ) -> None:
        super().__init__(publication, catalogs, templates, strict=strict)
        self.template_states: dict[str, PageState] = {}
        self.skeletons.names["notices"] = announcements(self)

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
        """The bytes of a page: its template filled, inside the layout.

        `part_of` follows the title in the title element, so that a record and a list of the same
        name can be distinguished (WCAG 2.2, 2.4.2); it is left out if it is in another language
        than the title, because a title element has one.
        """
        if "state" in slots and self.language.tag != self.source.tag:
            given = slots["state"]
            state = given if isinstance(given, PageState) else PageState()
            slots["state"] = self.state_part(state | self.template_state(f"pages/{template}"))
        title_tail = None
        if part_of is not None and part_of.language.tag == title.language.tag:
            title_tail = f" | {part_of.plain}"
        title_language = None
        if title.language.tag != self.language.tag:
            title_language = Html(f' lang="{title.language.tag}"')
        slots |= {
            "title": title.plain,
            "part_of": title_tail,
            "title_language": title_language,
            "heading": title.html,
            "path": Html(path),
            "description": description,
            "crumbs": self.crumbs(crumbs, title.html),
        }
        return self.skeletons.fill_template(f"pages/{template}", slots).encode()

    def crumbs(self, crumbs: Iterable[tuple[str, object]], current: object) -> list[Markup]:
        """The breadcrumb: the pages above this one, then this one."""
        parts = [self.part("crumb", url=self.url(path), name=name) for path, name in crumbs]
        return [*parts, self.part("crumb_current", name=current)]

    def template_state(self, template: str) -> PageState:
        """The state of the words in a page's template and in the layout around it, noted while
        the template is evaluated.
        """
        state = self.template_states.get(template)
        if state is None:
            self.asked_words.clear()
            self.skeletons.make_template(template)
            words = [self.interface.translator.find(*message) for message in self.asked_words]
            state = self.state_of((language.tag, word_state) for _, language, word_state in words)
            state |= self.translation_state(self.layout_texts()) or PageState()
            self.template_states[template] = state
        return state

    def layout_texts(self) -> list[Text]:
        """The texts of the dataset in the layout."""
        site = self.site_texts()
        titles = [self.page_title(page) for page in (*self.menu, *self.footer)]
        return [site["name"], site["disclaimer"], *titles]

    def state_part(self, state: PageState) -> Markup:
        """The sentence about a page's translation: partly in another language, a draft, partly a
        draft, or reviewed.
        """
        if state.other:
            name = "partial"
        elif not state.draft:
            name = "reviewed"
        elif state.reviewed:
            name = "mixed"
        else:
            name = "draft"
        return self.cached(("state", name), lambda: self.part(f"state_{name}"))
