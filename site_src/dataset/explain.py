"""How is a failed validation said to an editor? pydantic's errors -> one `Problem` each, with the
line and advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_src.dataset.yaml_reader import Pointer, line_of
from site_src.problems import Problem, did_you_mean

WRONG_TYPE = {
    "string_type": ("must be text", "put quotes around a number, or a word such as yes or no"),
    "tuple_type": ("must be a list", "write one item a line, each after a dash"),
    "list_type": ("must be a list", "write one item a line, each after a dash"),
    "dict_type": ("must be a mapping", "write key: value lines"),
    "dataclass_type": ("must be a mapping", "write key: value lines"),
    "int_type": ("must be a whole number", "write digits only"),
    "int_parsing": ("must be a whole number", "write digits only"),
    "int_from_float": ("must be a whole number", "write digits only"),
    "bool_type": ("must be true or false", "write true or false"),
    "bool_parsing": ("must be true or false", "write true or false"),
}


def explain(path: Path, error: ValidationError, model: type, base: Pointer = ()) -> list[Problem]:
    """One `Problem` for each error of a failed validation of `model`, which stands at `base` in
    its file.

    pydantic also calls a list too short if all its items are wrong; only the items are reported
    then.
    """
    details = [
        d for d in error.errors(include_url=False) if d["type"] != "too_short" or not d["input"]
    ]
    return [explain_one(path, detail, model, base) for detail in details]


def explain_one(path: Path, detail: ErrorDetails, model: type, base: Pointer) -> Problem:
    """The `Problem` for one pydantic error: where (file, line, pointer), what, and what to do."""
    tags = {"prose", "steps", "facts", "contacts", "records", "table", "pattern-check"}
    location = tuple(
        step for i, step in enumerate(detail["loc"]) if not is_union_tag(detail["loc"], i, tags)
    )
    what, hint = describe(detail, location, model)
    return Problem(
        str(path),
        line_of(path, (*base, *location)),
        ".".join(map(str, (*base, *location))),
        what,
        hint,
    )


def is_union_tag(loc: tuple[str | int, ...], index: int, tags: set[str]) -> bool:
    """True for the step that pydantic adds to a location to name the member of a tagged union."""
    return index > 1 and loc[index - 2] == "blocks" and loc[index] in tags


def describe(detail: ErrorDetails, location: tuple[str | int, ...], model: type) -> tuple[str, str]:
    """What is wrong and what to do, in an editor's words."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "is missing", "add it"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "is not a known key", did_you_mean(
            str(location[-1]), known_keys(model, location[:-1])
        )
    if kind in WRONG_TYPE:
        return WRONG_TYPE[kind]
    if kind in ("literal_error", "union_tag_invalid"):
        expected = str(context.get("expected") or context.get("expected_tags", ""))
        return (
            f"{quoted(detail['input'])} is not allowed here"
            if kind == "literal_error"
            else "has an unknown type",
            f"use {expected}",
        )
    if kind == "union_tag_not_found":
        return (
            "has no type",
            "add type: prose, steps, facts, contacts, records, table or pattern-check",
        )
    if kind == "too_short":
        return "is empty", "name at least one"
    if kind == "string_pattern_mismatch":
        noun, slash = (
            ("a path", ", slashes between") if "/" in str(context.get("pattern")) else ("an id", "")
        )
        return (
            f"{quoted(detail['input'])} is not {noun}",
            f"use lower-case letters, digits and single dashes{slash}",
        )
    if kind == "value_error":
        what, _, hint = str(context.get("error", detail["msg"])).partition("; ")
        return what, hint
    return str(detail["msg"])[:1].lower() + str(detail["msg"])[1:], ""


def quoted(value: object) -> str:
    """The value in quotation marks, on one line and short enough to read."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


def known_keys(model: type, location: tuple[str | int, ...]) -> list[str]:
    """The field names of the record type that stands at `location` inside `model`."""
    found: Any = model
    for step in location:
        if isinstance(step, int):
            continue
        candidates = [c for c in record_types(found) if step in {f.name for f in fields(c)}]
        if not candidates:
            return []
        found = get_type_hints(candidates[0], include_extras=True)[str(step)]
    return [f.name for c in record_types(found) for f in fields(c)]


def record_types(annotation: Any) -> list[Any]:
    """The dataclasses that an annotation such as `tuple[Fact, ...] | None` mentions."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        return [annotation]
    return [found for arg in get_args(annotation) for found in record_types(arg)]


def as_mapping(value: object) -> Mapping[str, object]:
    """The value itself if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}
