"""What does the page of the state of the translations show? The figures of each language, and how
to help.
"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs.coverage import LISTED_FROM, Coverage
from site_src.catalogs.locales import Language
from site_src.pages.renderer import Renderer
from site_src.pages.views.data import address, schema_link


def translations(e: Renderer, ident: str, path: str) -> bytes:
    """How far each language is translated and reviewed, which are published, and why not the
    others.
    """
    title = e.word("translations|title", "State of the translations")
    publication = e.publication
    rows = [
        row(e, language, publication.coverage[language.tag])
        for language in publication.languages.targets
    ]
    contribute = e.dataset.site.contribute_to
    return e.page(
        "translations",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        rows=rows,
        json=address(e, "", "translations.json"),
        schema=schema_link(e, "translations"),
        help=e.part("status_help", url=contribute) if contribute else None,
        state=e.translation_state([title]),
        reviewed=None,
    )


def row(e: Renderer, language: Language, coverage: Coverage) -> Markup:
    """The figures of one language."""
    texts, number = coverage.all, e.formats.number
    return e.part(
        "status_row",
        tag=language.tag,
        dir=language.direction,
        endonym=language.endonym,
        percent=texts.percent,
        share=e.formats.percent(texts.percent),
        reviewed=number(texts.reviewed),
        draft=number(texts.draft),
        outdated=number(texts.outdated),
        missing=number(texts.missing),
        words=number(texts.words_left),
        interface=e.formats.percent(coverage.interface.percent),
        critical=e.formats.percent(coverage.critical.percent),
        state=state_of(e, coverage),
        why=reason_list(e, coverage),
    )


def state_of(e: Renderer, coverage: Coverage) -> Markup:
    """Whether a language is the original, published, or a preview."""
    if coverage.is_source:
        return e.t("translations|original", "Original")
    if coverage.listed:
        return e.t("translations|published", "Published")
    return e.t("translations|preview", "Preview")


def reason_list(e: Renderer, coverage: Coverage) -> Markup | None:
    """A list of what keeps a language from being published; nothing if it is published."""
    items = [e.part("item", text=reason) for reason in reasons(e, coverage)]
    return e.part("list", items=items) if items else None


def reasons(e: Renderer, coverage: Coverage) -> list[Markup]:
    """What keeps a language from being published."""
    if coverage.listed:
        return []
    reasons = []
    if coverage.percent < LISTED_FROM:
        share = e.formats.percent(LISTED_FROM)
        reasons.append(e.t("translations|why-share", "Less than {share} of all texts", share=share))
    if coverage.interface.left:
        left = e.formats.number(coverage.interface.left)
        reasons.append(
            e.t("translations|why-interface", "Texts of the interface left: {n}", n=left)
        )
    if coverage.critical.left:
        left = e.formats.number(coverage.critical.left)
        reasons.append(e.t("translations|why-critical", "Critical texts left: {n}", n=left))
    return reasons
