"""How is a failed validation explained to an editor? pydantic's errors -> one `Problem` each, with
the line and advice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_src.dataset.blocks import BLOCK_TYPES
from site_src.dataset.fields import ID_PATTERN, PATH_PATTERN
from site_src.dataset.yaml_reader import Pointer, line_of
from site_src.problems import Problem, did_you_mean

LONGEST_QUOTE = 60  # characters

LIST = ("must be a list", "write one item per line, each after a dash")
MAPPING = ("must be a mapping", "write key: value lines")
WHOLE_NUMBER = ("must be a whole number", "write digits only")
TRUTH_VALUE = ("must be true or false", "write true or false")

# What is wrong and what to do, by pydantic's name for an error
FIXED = {
    "missing": ("is missing", "add it"),
    "too_short": ("is empty", "name at least one"),
    "union_tag_not_found": ("has no type", f"add type: {', '.join(BLOCK_TYPES)}"),
    "string_type": ("must be text", "put quotes around a number, or a word such as yes or no"),
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": MAPPING,
    "dataclass_type": MAPPING,
    "int_type": WHOLE_NUMBER,
    "int_parsing": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "bool_type": TRUTH_VALUE,
    "bool_parsing": TRUTH_VALUE,
}
UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")


def explain(path: Path, error: ValidationError, model: type, base: Pointer = ()) -> list[Problem]:
    """One `Problem` for each error of a failed validation of `model`, which is at `base` in its
    file.
    """
    details = error.errors(include_url=False)
    return [explain_one(path, detail, model, base) for detail in details if not is_echo(detail)]


def is_echo(detail: ErrorDetails) -> bool:
    """True where pydantic calls a list too short because none of its items is right: the items are
    reported.
    """
    return detail["type"] == "too_short" and bool(detail["input"])


def explain_one(path: Path, detail: ErrorDetails, model: type, base: Pointer) -> Problem:
    """The `Problem` for one pydantic error: where (file, line, pointer), what, and what to do."""
    location = without_union_tags(detail["loc"])
    pointer = (*base, *location)
    what, hint = describe(detail, location, model)
    return Problem(str(path), line_of(path, pointer), ".".join(map(str, pointer)), what, hint)


def without_union_tags(location: Pointer) -> Pointer:
    """A location as an editor knows it: pydantic adds the type of a block after its index."""
    steps: list[str | int] = []
    for i, step in enumerate(location):
        is_tag = i > 1 and location[i - 2] == "blocks" and step in BLOCK_TYPES
        if not is_tag:
            steps.append(step)
    return tuple(steps)


def describe(detail: ErrorDetails, location: Pointer, model: type) -> tuple[str, str]:
    """What is wrong and what to do, in an editor's words."""
    kind = detail["type"]
    if kind in FIXED:
        return FIXED[kind]
    if kind in UNKNOWN_KEY:
        known = known_keys(model, location[:-1])
        return "is not a known key", did_you_mean(str(location[-1]), known)
    if kind in DESCRIPTIONS:
        return DESCRIPTIONS[kind](detail)
    message = str(detail["msg"])
    return message[:1].lower() + message[1:], ""


def describe_choice(detail: ErrorDetails) -> tuple[str, str]:
    """A word that is not one of those allowed."""
    expected = detail["ctx"]["expected"]
    return f"{quoted(detail['input'])} is not allowed here", f"use {expected}"


def describe_block_type(detail: ErrorDetails) -> tuple[str, str]:
    return "has an unknown type", f"use {detail['ctx']['expected_tags']}"


def describe_pattern(detail: ErrorDetails) -> tuple[str, str]:
    value, pattern = quoted(detail["input"]), detail["ctx"]["pattern"]
    words = "lowercase letters, digits and single hyphens"
    if pattern == ID_PATTERN:
        return f"{value} is not an id", f"use {words}"
    if pattern == PATH_PATTERN:
        return f"{value} is not a path", f"use {words}, slashes between"
    return f"{value} has the wrong form", f"match {pattern}"


def describe_value(detail: ErrorDetails) -> tuple[str, str]:
    """What a rule of fields.py says: "what is wrong; what to do"."""
    what, _, hint = str(detail["ctx"]["error"]).partition("; ")
    return what, hint


DESCRIPTIONS: dict[str, Callable[[ErrorDetails], tuple[str, str]]] = {
    "literal_error": describe_choice,
    "union_tag_invalid": describe_block_type,
    "string_pattern_mismatch": describe_pattern,
    "value_error": describe_value,
}


def quoted(value: object) -> str:
    """The value in quotation marks, on one line and short enough to read."""
    text = " ".join(str(value).split())
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return f'"{text}"'


def known_keys(model: type, location: Pointer) -> list[str]:
    """The field names of the record type that is at `location` inside `model`."""
    annotation: Any = model
    for step in location:
        if isinstance(step, int):
            continue
        records = [record for record in record_types(annotation) if step in field_names(record)]
        if not records:
            return []
        annotation = get_type_hints(records[0], include_extras=True)[str(step)]
    names: list[str] = []
    for record in record_types(annotation):
        names += field_names(record)
    return names


def field_names(record: Any) -> list[str]:
    return [field.name for field in fields(record)]


def record_types(annotation: Any) -> list[Any]:
    """The dataclasses that an annotation such as `tuple[Fact, ...] | None` mentions."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        return [annotation]
    records: list[Any] = []
    for argument in get_args(annotation):
        records += record_types(argument)
    return records
