"""How far is each language translated, for programs? `/api/v1/translations.json`, with the
figures of the page and of `i18n stats`.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.catalogs.coverage import LISTED_FROM
from site_src.catalogs.figures import LanguageData, language_data
from site_src.dataset import addresses
from site_src.edition.edition import Publication
from site_src.exports.shapes import CLOSED, Url, schema_file, to_json


@with_config(CLOSED)
class NeededData(TypedDict):
    """The shares, in percent, from which a language is published."""

    all: int
    interface: int
    critical: int


@with_config(CLOSED)
class TranslationsFile(TypedDict):
    """translations.json: messages of each language by catalog and state."""

    schema: Url
    license: Url
    needed: NeededData
    languages: list[LanguageData]


def files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """translations.json and its published schema."""
    site = publication.dataset.site
    schema = schema_file(
        publication,
        "translations",
        "translations.json: how far each language is translated and reviewed",
        TranslationsFile,
    )
    yield schema
    data: TranslationsFile = {
        "schema": site.base_url + schema[0],
        "license": site.licence.url,
        "needed": {"all": LISTED_FROM, "interface": 100, "critical": 100},
        "languages": [
            language_data(x, publication.coverage[x.tag]) for x in publication.languages.targets
        ],
    }
    yield addresses.api_url("", "translations.json"), to_json(data)
