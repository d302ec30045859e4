"""Does the structured data of a page say what the page says? schema.org types, escaping, and no
service that has ended.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from site_src.dataset.dataset import Dataset
from site_src.pages.structured import json_ld
from tests.pages.reading import Page, read_pages


def data_of(page: Page) -> dict[str, Any]:
    """The one JSON-LD object of a page."""
    scripts = [text for text, _, _, tag in page.texts if tag == "script"]
    assert len(scripts) == 1
    found: dict[str, Any] = json.loads(scripts[0])
    return found


class OnlyPart:
    """An edition of which only `part` is used."""

    def part(self, name: str, /, **slots: object) -> Markup:
        assert name == "structured"
        return Markup('<script type="application/ld+json">{}</script>').format(slots["data"])


def test_only_a_service_that_is_still_given_is_called_one(site: Path, dataset: Dataset) -> None:
    """A search engine must not send people to a service that ended, moved or has not been
    confirmed (DESIGN section 3).
    """
    pages = read_pages(site)
    services = 0
    for ident, record in dataset.programs.items():
        data = data_of(pages[f"en/programs/{ident}/index.html"])
        assert data["@type"] in ("GovernmentService", "CreativeWork")
        assert data["name"] == record.name
        if data["@type"] == "GovernmentService":
            services += 1
            assert record.status.state == "active"
            assert "inLanguage" not in data, "not a property of GovernmentService"
    assert services


def test_the_data_names_the_canonical_address_of_its_page(site: Path) -> None:
    found = {
        name: page
        for name, page in read_pages(site).items()
        if "/programs/" in name and name.count("/") == 3
    }
    assert found
    for name, page in found.items():
        data = data_of(page)
        assert [data["url"]] == page.canonical, name
        assert data["@id"] == data["url"]


def test_a_home_page_is_a_website_in_its_language(site: Path) -> None:
    for tag in ("en", "es", "ar"):
        data = data_of(read_pages(site)[f"{tag}/index.html"])
        assert (data["@type"], data["inLanguage"]) == ("WebSite", tag)


def test_no_text_can_end_the_script() -> None:
    """HTML: `</script` ends a script wherever it stands, `<!--` begins a comment in one."""
    html = json_ld(OnlyPart(), {"name": '</script><script>alert("x")</script><!-- & \u2028'})  # type: ignore[arg-type]
    assert html.count("<") == 2
    assert data_of(Page(html))["name"].startswith("</script>")
