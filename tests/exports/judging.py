"""How is an export judged? The official schemas that are kept, with formats checked, and the
files of the built site.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4, DRAFT202012

from tests.conftest import PROJECT

FIXTURES = PROJECT / "tests" / "fixtures"
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")


def official(folder: str, name: str) -> Validator:
    """A validator of a kept official schema; other files of its folder are found by their names."""
    modern = folder.startswith("hsds")
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FIXTURES / folder).glob("*.json"))
    }
    for schema in schemas.values():
        schema.pop("id", None)  # relative references are to files beside it
    made = [
        (key, (DRAFT202012 if modern else DRAFT4).create_resource(schema))
        for key, schema in schemas.items()
    ]
    kind = Draft202012Validator if modern else Draft4Validator
    checker = FormatChecker()
    assert {"uuid", "email"} <= set(checker.checkers), (
        "a checker without the format lets every value pass"
    )
    return kind(schemas[name], registry=Registry().with_resources(made), format_checker=checker)


def published(site: Path, name: str) -> Validator:
    """A validator of a schema that the site publishes."""
    schema = load(site, f"api/v1/schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def load(site: Path, name: str) -> Any:
    """A JSON file of the site."""
    return json.loads((site / name).read_text(encoding="utf-8"))


def faults(validator: Validator, data: Any) -> list[str]:
    """What is wrong with some data: pointer and message."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]
