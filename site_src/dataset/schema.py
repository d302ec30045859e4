"""How does an editor program know the keys of a YAML file? Record types -> JSON Schema files
(draft 2020-12).

`python build.py schema` writes them. An editor with yaml-language-server is pointed to one
of them by a comment in the first line of a file, `# yaml-language-server: $schema=<relative
path>` (`build.py new` writes it), or by a mapping in its own settings from `programs/*.yaml`,
`pages/*.yaml`, `tables/*.yaml` and the lists to the schema of that name; `groups.json` is that of
sections, audiences, kinds, components and places. A schema is looser than a build: it does not
follow references, and does not know today's date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from site_src.dataset.blocks import BlockPage, Table
from site_src.dataset.manual import ManualCheck
from site_src.dataset.maps import Map
from site_src.dataset.notices import Notice
from site_src.dataset.records import STRICT, Contact, Group, Office, Program, Site, Source
from site_src.files import write_atomically

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficesYaml:
    """The shape of offices.yaml: networks of offices, what a number can reach, and the offices."""

    __pydantic_config__ = STRICT
    networks: tuple[Group, ...] = ()
    desks: tuple[Group, ...] = ()
    offices: tuple[Office, ...] = ()


KINDS: dict[str, tuple[str, Any]] = {
    "site": ("site.yaml: what this one directory is", Site),
    "program": ("programs/<id>.yaml: one entry of the directory", Program),
    "page": ("pages/<id>.yaml: a page made of blocks", BlockPage),
    "table": ("tables/<id>.yaml: figures with their sources", Table),
    "map": ("geo/<id>.yaml: the areas of a network of offices as a drawing and by county", Map),
    "groups": ("sections, audiences, kinds, components, places: named groups", tuple[Group, ...]),
    "sources": ("sources.yaml: the documents that facts rest on", tuple[Source, ...]),
    "contacts": ("contacts.yaml: ways to reach somebody", tuple[Contact, ...]),
    "notices": ("notices.yaml: dated messages to readers", tuple[Notice, ...]),
    "manual_checks": (
        "manual_checks.yaml: checks by a person of what no machine can judge",
        tuple[ManualCheck, ...],
    ),
    "offices": ("offices.yaml: local offices", OfficesYaml),
}


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema for each kind of file into `folder`; returns those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name in KINDS:
        path = folder / f"{name}.json"
        data = (json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n").encode()
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
            changed.append(path)
    return changed


def model_schema(model: Any) -> dict[str, Any]:
    """The schema of a type; its descriptions are docstrings, so their line breaks are undone."""
    schema: dict[str, Any] = unwrap_descriptions(TypeAdapter(model).json_schema())
    return schema


def unwrap_descriptions(value: Any) -> Any:
    """A schema whose descriptions have no line breaks but those between paragraphs."""
    if isinstance(value, list):
        return [unwrap_descriptions(item) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {key: unwrap_descriptions(item) for key, item in value.items()}
    description = schema.get("description")
    if isinstance(description, str):
        paragraphs = description.split("\n\n")
        schema["description"] = "\n\n".join(" ".join(text.split()) for text in paragraphs)
    return schema


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, keys in the order in which an editor writes them."""
    title, model = KINDS[name]
    schema = model_schema(model)
    definitions = schema.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": title,
        **{k: v for k, v in schema.items() if k != "title"},
        "$defs": definitions,
    }
