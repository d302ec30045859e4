"""What do search engines read? schema.org JSON-LD for a page, as data inside it.

Programs are GovernmentService only if the site says that a service is still given; `inLanguage`
is not valid there.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from site_src.catalogs.translate import Text
from site_src.dataset.records import Program
from site_src.pages.renderer import Renderer


def json_ld(e: Renderer, data: dict[str, Any]) -> Markup:
    """A JSON-LD script; `<` is escaped so that no text can end it."""
    text = to_json({"@context": "https://schema.org"} | data).decode()
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return e.part("structured", data=Markup(safe))  # noqa: S704


def program_data(e: Renderer, record: Program, name: Text, summary: Text, path: str) -> Markup:
    """The JSON-LD of a program."""
    service = record.status.state == "active" and e.dataset.kinds[record.kind].service
    url = f"{e.dataset.site.base_url}{e.language.tag}/{path}"
    data: dict[str, Any] = {
        "@type": "GovernmentService" if service else "CreativeWork",
        "@id": url,
        "url": url,
        "name": name.plain,
        "description": summary.plain,
    }
    if record.acronyms or record.other_names:
        data["alternateName"] = [*record.acronyms, *record.other_names]
    if service and record.components:
        provider = e.dataset.components[record.components[-1].component]
        data["provider"] = {"@type": "GovernmentOrganization", "name": provider.name}
    return json_ld(e, data)


def site_data(e: Renderer, name: Text, description: Text) -> Markup:
    """The JSON-LD of the home page."""
    site = e.dataset.site
    url = f"{site.base_url}{e.language.tag}/"
    data = {
        "@type": "WebSite",
        "@id": url,
        "url": url,
        "name": name.plain,
        "description": description.plain,
        "inLanguage": e.language.tag,
        "license": site.licence.url,
    }
    return json_ld(e, data)
