"""What does a catalog of open data read? `/data.json`: DCAT-US 1.1 (Project Open Data), one
dataset a language.

The site is not a federal agency unless its owner says so, so bureau and program codes have no
place here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from site_src.catalogs.locales import Language
from site_src.dataset import addresses
from site_src.dataset.identifiers import identifier
from site_src.edition.edition import Publication
from site_src.exports.shapes import to_json

CONFORMS = (
    "https://project-open-data.cio.gov/v1.1/schema"  # the one that the harvester of data.gov knows
)


class ApiFile(NamedTuple):
    """A download of each language: its name, media type, format in words, and the name of its
    schema ("" if it has none of ours).
    """

    name: str
    media_type: str
    format: str
    schema: str = ""


DOWNLOADS = (
    ApiFile("programs.json", "application/json", "JSON", "programs"),
    ApiFile("programs.csv", "text/csv", "CSV"),
    ApiFile("contacts.json", "application/json", "JSON", "contacts"),
    ApiFile("offices.json", "application/json", "JSON", "offices"),
    ApiFile("notices.json", "application/json", "JSON", "notices"),
    ApiFile("hsds.json", "application/json", "HSDS 3.0 JSON"),
)


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """data.json."""
    site = publication.dataset.site
    data = {
        "@context": f"{CONFORMS}/catalog.jsonld",
        "@id": f"{site.base_url}data.json",
        "@type": "dcat:Catalog",
        "conformsTo": CONFORMS,
        "describedBy": f"{CONFORMS}/catalog.json",
        "dataset": [dataset(publication, language) for language in publication.listed],
    }
    yield "data.json", to_json(data)


def dataset(publication: Publication, language: Language) -> dict[str, Any]:
    """The downloads of one language."""
    data, base = publication.dataset, publication.dataset.site.base_url
    contact = {"@type": "vcard:Contact", "fn": data.site.name}
    report = data.site.report_errors_to
    if report.startswith("mailto:") and "?" not in report:
        contact["hasEmail"] = report
    return {
        "@type": "dcat:Dataset",
        "identifier": f"urn:uuid:{identifier(data.site, 'dataset', language.tag)}",
        "title": f"{data.site.name} ({language.endonym})",
        "description": data.site.description,
        "keyword": [group.name for group in data.sections.values()],
        "modified": data.today.isoformat(),
        "publisher": {"@type": "org:Organization", "name": data.site.name},
        "contactPoint": contact,
        "accessLevel": "public",
        "license": data.site.licence.url,
        "language": [language.tag],
        "landingPage": f"{base}{language.tag}/data/",
        "distribution": [distribution(base, language, file) for file in DOWNLOADS],
    }


def distribution(base_url: str, language: Language, file: ApiFile) -> dict[str, Any]:
    """One download."""
    data = {
        "@type": "dcat:Distribution",
        "title": file.name,
        "downloadURL": base_url + addresses.api_url(language.tag, file.name),
        "mediaType": file.media_type,
        "format": file.format,
    }
    if file.schema:
        schema = addresses.api_url("", f"schema/{file.schema}.json")
        data["describedBy"] = base_url + schema
        data["describedByType"] = "application/schema+json"
    return data
