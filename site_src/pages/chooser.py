"""What is at the root of the host? The language chooser, and the page for addresses that lead
nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from site_src.catalogs import contexts
from site_src.catalogs.locales import Language
from site_src.edition.edition import Edition, Publication, report_prefix
from site_src.html import Html
from site_src.pages.templates import Templates


def edition_words(e: Edition) -> dict[str, str]:
    """What the pages of the root say in one language, as HTML."""
    site = e.dataset.site
    tagline = e.text(contexts.site_text("tagline"), site.tagline)
    disclaimer = e.text(contexts.site_text("disclaimer"), site.disclaimer)
    return {
        "tagline": str(tagline.html),
        "disclaimer": str(disclaimer.html),
        "missing": str(e.word("not-found|title", "Page not found").html),
        "report": str(e.t("layout|report", "Report an error on this page")),
    }


def render_chooser(
    publication: Publication,
    templates: Templates,
    words: Mapping[str, Mapping[str, str]],
    *,
    missing: bool,
) -> bytes:
    """The page at `/` (a link to each listed language, no redirect), or at `/404.html` if
    `missing`.

    `words` holds `edition_words` by tag.
    """
    site, source = publication.dataset.site, publication.languages.source
    html = templates.environment.get_template("chooser.html").render(
        source=source,
        name=site.name,
        description=site.description,
        base=urlsplit(site.base_url).path,
        title=Html(words[source.tag]["missing"]),
        base_url=site.base_url,
        assets=publication.assets,
        editions=[entry(language, words[language.tag]) for language in publication.listed],
        missing=missing,
        report=report_prefix(site.report_errors_to),
        official=site.official,
    )
    return html.encode()


def entry(language: Language, words: Mapping[str, str]) -> dict[str, str]:
    """What the page says of one language: its tag, direction, endonym and words."""
    entry = {name: Html(html) for name, html in words.items()}
    return entry | {
        "tag": language.tag,
        "direction": language.direction,
        "endonym": language.endonym,
    }
