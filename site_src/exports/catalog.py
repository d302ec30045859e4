"""What does a catalog of open data read? `/data.json`: DCAT-US 1.1 (Project Open Data), one
dataset a language.

The site is not a federal agency unless its owner says so, so bureau and program codes have no
place here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_src.catalogs.locales import Language
from site_src.dataset import addresses
from site_src.dataset.identifiers import identifier
from site_src.edition.edition import Publication
from site_src.exports.shapes import to_json

CONFORMS = (
    "https://project-open-data.cio.gov/v1.1/schema"  # the one that the harvester of data.gov knows
)
DOWNLOADS = (
    ("programs.json", "application/json", "JSON", "programs"), ("programs.csv", "text/csv", "CSV", ""),
    ("contacts.json", "application/json", "JSON", "contacts"), ("offices.json", "application/json", "JSON", "offices"),
    ("notices.json", "application/json", "JSON", "notices"), ("hsds.json", "application/json", "HSDS 3.0 JSON", ""),
)  # fmt: skip


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
    return {
        "@type": "dcat:Dataset",
        "identifier": f"urn:uuid:{identifier(data.site, 'dataset', language.tag)}",
        "title": f"{data.site.name} ({language.endonym})",
        "description": data.site.description,
        "keyword": [group.name for group in data.sections.values()],
        "modified": data.today.isoformat(),
        "publisher": {"@type": "org:Organization", "name": data.site.name},
        "contactPoint": contact
        | ({"hasEmail": report} if report.startswith("mailto:") and "?" not in report else {}),
        "accessLevel": "public",
        "license": data.site.licence.url,
        "language": [language.tag],
        "landingPage": f"{base}{language.tag}/data/",
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": name,
                "downloadURL": base + addresses.api_url(language.tag, name),
                "mediaType": kind,
                "format": words,
                **(
                    {
                        "describedBy": f"{base}{addresses.api_url('', f'schema/{schema}.json')}",
                        "describedByType": "application/schema+json",
                    }
                    if schema
                    else {}
                ),
            }
            for name, kind, words, schema in DOWNLOADS
        ],
    }
