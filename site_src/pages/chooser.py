"""What stands at the root of the host? The language chooser, and the page for addresses that lead
nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from site_src.edition.edition import Edition, Publication, report_prefix
from site_src.html import Html


def edition_words(e: Edition) -> dict[str, str]:
    """What the pages of the root say in one language, as HTML."""
    site = e.dataset.site
    return {
        "tagline": str(e.text("site|tagline", site.tagline).html),
        "disclaimer": str(e.text("site|disclaimer", site.disclaimer).html),
        "missing": str(e.word("not-found|title", "Page not found").html),
        "report": str(e.t("layout|report", "Report an error on this page")),
    }


def render_chooser(
    publication: Publication, words: Mapping[str, Mapping[str, str]], *, missing: bool
) -> bytes:
    """The page at `/` (a link to each listed language, no redirect), or at `/404.html` if
    `missing`.

    `words` holds `edition_words` by tag.
    """
    site = publication.dataset.site
    editions = [
        {"tag": x.tag, "direction": x.direction, "endonym": x.endonym}
        | {name: Html(html) for name, html in words[x.tag].items()}
        for x in publication.listed
    ]
    template = publication.environment.get_template("chooser.html")
    base = "/" + site.base_url.split("://", 1)[1].partition("/")[2]
    html = template.render(
        source=publication.languages.source, name=site.name, description=site.description, base=base,
        title=Html(words[publication.languages.source.tag]["missing"]),
        base_url=site.base_url, assets=publication.assets, editions=editions, missing=missing,
        report=report_prefix(site.report_errors_to), official=site.official,
    )  # fmt: skip
    return html.encode()
