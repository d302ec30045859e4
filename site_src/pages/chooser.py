"""What stands at the root of the host? The language chooser, and the page for addresses that lead nowhere."""

from __future__ import annotations

from markupsafe import Markup

from site_src.pages.edition import Publication


def render_chooser(publication: Publication, messages: dict[str, Markup], *, missing: bool) -> bytes:
    """The page at `/` (a link to each listed language, no redirect), or at `/404.html` if `missing`.

    `messages` holds what to say in each language, by tag: its tagline, or that there is no such page.
    """
    site = publication.dataset.site
    editions = [{"tag": x.tag, "direction": x.direction, "endonym": x.endonym, "message": messages[x.tag]} for x in publication.listed]
    template = publication.environment.get_template("chooser.html")
    base = "/" + site.base_url.split("://", 1)[1].partition("/")[2]
    html = template.render(
        source=publication.languages.source, name=site.name, description=site.description, base=base,
        base_url=site.base_url, assets=publication.assets, editions=editions, missing=missing,
    )  # fmt: skip
    return html.encode()
