"""How is a value written in our own JSON? Pieces that the downloads share, and the JSON Schema
made from their types.

Texts are plain strings. Where a text is not in the language of the file, `other_languages` names
its JSON Pointer (RFC 6901, from its record) and its language (BCP 47). Dates are EDTF (ISO
8601-2), as in the dataset.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic_core import to_json as to_bytes

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.dates import PATTERN
from site_src.dataset.schema import DIALECT, model_schema
from site_src.edition.edition import Edition, Publication

CLOSED = ConfigDict(extra="forbid")

Edtf = Annotated[str, Field(pattern=PATTERN)]
Url = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Tag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Translation = Literal["original", "reviewed", "draft", "partial"]
OtherLanguages = dict[Annotated[str, Field(pattern="^/")], Tag]


class TextCollector:
    """Collects the texts of one record, and which of them are in another language."""

    def __init__(self, e: Edition) -> None:
        self.e = e
        self.tag = e.language.tag
        self.other_languages: dict[str, str] = {}
        self.has_drafts = False

    def collect(self, pointer: str, text: Text) -> str:
        """The plain text, which will be at `pointer` in the record."""
        if text.language.tag != self.tag:
            self.other_languages[pointer] = text.language.tag
        elif text.state == "draft":
            self.has_drafts = True
        return text.plain

    @property
    def translation(self) -> Translation:
        """What a reader should know of the texts: the original, a translation reviewed by a
        person, a draft, or only in part.
        """
        if self.tag == self.e.source.tag:
            return "original"
        if self.other_languages:
            return "partial"
        return "draft" if self.has_drafts else "reviewed"


def to_json(data: object) -> bytes:
    """Compact JSON (RFC 8259) in UTF-8, with a line end; by pydantic's writer, which takes a
    tenth of the time of json's.
    """
    return to_bytes(data) + b"\n"


def schema_file(publication: Publication, name: str, title: str, model: Any) -> tuple[str, bytes]:
    """The published JSON Schema (draft 2020-12) of a download."""
    path = addresses.api_url("", f"schema/{name}.json")
    schema = model_schema(model)
    address = f"{publication.dataset.site.base_url}{path}"
    whole = {"$schema": DIALECT, "$id": address} | schema | {"title": title}
    return path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def schema_url(e: Edition, name: str) -> str:
    """The address of a published schema."""
    return f"{e.dataset.site.base_url}{addresses.api_url('', f'schema/{name}.json')}"


def page_url(e: Edition, path: str) -> str:
    """The absolute address of a page of this language."""
    return f"{e.dataset.site.base_url}{e.language.tag}/{path}"
