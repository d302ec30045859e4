"""What does a YAML file say, and on which line? Bytes -> plain values, strictly; lines on demand.

A safe subset of YAML 1.1: one document, UTF-8, no aliases, no custom tags, no duplicate keys, at
most 2 MB, no deep nesting. Dates stay text, so that each field decides what a date is. libyaml
composes; lines are looked up only when a problem needs one, because keeping a mark for every
value costs more than reading the file again.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from site_src.problems import Problem, ProblemsFound

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_BYTES = 2_000_000
MAX_DEPTH = 40
STR = "tag:yaml.org,2002:str"
INT = "tag:yaml.org,2002:int"
FLOAT = "tag:yaml.org,2002:float"
BOOL = "tag:yaml.org,2002:bool"
NULL = "tag:yaml.org,2002:null"
STAMP = "tag:yaml.org,2002:timestamp"
LIST = "tag:yaml.org,2002:seq"
MAPPING = "tag:yaml.org,2002:map"
KEY_TAGS = {STR, INT, FLOAT, BOOL, NULL, STAMP}
# Indentation, or indicators of nested blocks on one line; written out for speed
DEEP = re.compile(r" [ ?:-][ ?:-][ ?:-]{26}")
BRACKET = re.compile(r"[\[\]{}]")
# What YAML allows nowhere (YAML 1.1, 5.1)
NOT_ALLOWED = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLAIN_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
PLAIN_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
TRUE = {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"}
FALSE = {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"}

Pointer = tuple[str | int, ...]


def read_yaml(path: Path) -> object:
    """The plain value (dict, list, str, int, float, bool, None) of a YAML file. Raises
    ProblemsFound.
    """
    problems: list[Problem] = []
    root = compose(path)
    value = construct(root, str(path), "", problems) if root is not None else None
    if problems:
        raise ProblemsFound(problems)
    return value


def compose(path: Path) -> yaml.Node | None:
    """The node tree of a file, None if it is empty. Raises ProblemsFound for what is not the
    subset above.
    """
    name = str(path)
    text = read_text(path)
    try:
        if text.count("[") + text.count("{") > MAX_DEPTH or DEEP.search(text):
            refuse_depth(text, name)
        if "*" in text or "&" in text:
            refuse_aliases(text, name)
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise ProblemsFound([syntax_problem(text, name, error)]) from None


def read_text(path: Path) -> str:
    """The text of a file of a reasonable size, in UTF-8. Raises ProblemsFound."""
    name = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(name, 1, f"cannot be read: {error.strerror}", "check the path") from None
    if len(raw) > MAX_BYTES:
        hint = f"split it: at most {MAX_BYTES:,} are read"
        raise refusal(name, 1, f"has {len(raw):,} bytes", hint)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refusal(name, line, "is not UTF-8", "save the file as UTF-8") from None


def refusal(name: str, line: int, what: str, hint: str) -> ProblemsFound:
    """The error for a file as a whole."""
    return ProblemsFound([Problem(name, line, "", what, hint)])


def syntax_problem(text: str, name: str, error: yaml.YAMLError) -> Problem:
    """What is wrong with a text that PyYAML refuses.

    The common mistakes have words of ours; for the others, PyYAML's words are quoted.
    """
    control = NOT_ALLOWED.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        character = f"U+{ord(control[0]):04X}"
        return Problem(name, line, "", f"has the control character {character}", "delete it")
    second = second_document(text)
    if second:
        return Problem(name, second, "", "has a second document", "keep one document in a file")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    details = getattr(error, "problem", None) or "cannot be read"
    hint = "check indentation, colons and quotes near this line"
    return Problem(name, line, "", f"is not valid YAML: {details}", hint)


def second_document(text: str) -> int:
    """The 1-based line on which a second document begins; 0 if a mistake or the end comes first."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    return line_at(event)
    except yaml.YAMLError:
        return 0
    return 0


def refuse_aliases(text: str, name: str) -> None:
    """Raise ProblemsFound if the text uses an anchor or alias: a few bytes of them can expand to
    billions of values.
    """
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise refusal(
                name,
                line_at(event),
                "uses a YAML anchor or alias",
                "write the value out; quote a text with & or *",
            )


def refuse_depth(text: str, name: str) -> None:
    """Raise ProblemsFound if values nest deeper than any record needs: composing recurses."""
    depth = 0
    line = 1
    try:
        for event in yaml.parse(text, Loader=LOADER):
            line = line_at(event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
                event, yaml.CollectionEndEvent
            )
            if depth > MAX_DEPTH:
                raise too_deep(name, line)
    except yaml.YAMLError:
        # libyaml reads ahead of its events, and newer ones stop there at a depth of their own.
        if most_open_brackets(text) > MAX_DEPTH:
            raise too_deep(name, line) from None
        raise


def too_deep(name: str, line: int) -> ProblemsFound:
    """The refusal of a file that nests too deep."""
    return refusal(name, line, f"nests deeper than {MAX_DEPTH} levels", "flatten it")


def most_open_brackets(text: str) -> int:
    """How many brackets of a text are open at once at most, those inside quotes included."""
    open_brackets = 0
    most = 0
    for bracket in BRACKET.findall(text):
        open_brackets = open_brackets + 1 if bracket in "[{" else max(open_brackets - 1, 0)
        most = max(most, open_brackets)
    return most


def construct(node: yaml.Node, name: str, pointer: str, problems: list[Problem]) -> object:
    """The plain value of a node; duplicate keys, non-text keys and unknown tags are added to
    `problems`.
    """
    if isinstance(node, yaml.ScalarNode):
        return construct_scalar(node, name, pointer, problems)
    if node.tag not in (LIST, MAPPING):
        problems.append(refused_tag(node, name, pointer))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [
            construct(item, name, below(pointer, i), problems) for i, item in enumerate(node.value)
        ]
    return construct_mapping(node, name, pointer, problems)


def construct_mapping(
    node: yaml.Node, name: str, pointer: str, problems: list[Problem]
) -> dict[str, object]:
    """A mapping with texts as keys; of a key that is given twice, the last value."""
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        line = key_node.start_mark.line + 1
        if not isinstance(key, str):
            problems.append(Problem(name, line, pointer, "a key must be text", "write a word"))
            continue
        inner = below(pointer, key)
        if key_node.tag not in KEY_TAGS:
            problems.append(refused_tag(key_node, name, inner))
        if key in mapping:
            problems.append(Problem(name, line, inner, "appears twice", "keep one of the two"))
        mapping[key] = construct(value_node, name, inner, problems)
    return mapping


def below(pointer: str, step: str | int) -> str:
    """The pointer of a value inside the one at `pointer`."""
    return f"{pointer}.{step}" if pointer else str(step)


def construct_scalar(
    node: yaml.ScalarNode, name: str, pointer: str, problems: list[Problem]
) -> object:
    """A text, whole number, decimal, truth value or None. Octal, sexagesimal and dates stay the
    text that was written.
    """
    tag, text = node.tag, node.value
    if tag in (STR, STAMP):
        return text
    if tag == NULL:
        return None
    if tag == BOOL and text in TRUE | FALSE:
        return text in TRUE
    if tag == INT:
        return int(text) if PLAIN_INT.fullmatch(text) else text
    if tag == FLOAT:
        return float(text) if PLAIN_FLOAT.fullmatch(text) else text
    problems.append(refused_tag(node, name, pointer))
    return None


def refused_tag(node: yaml.Node, name: str, pointer: str) -> Problem:
    """The problem of a tag that is not one of plain data."""
    return Problem(
        name,
        node.start_mark.line + 1,
        pointer,
        f"has the YAML tag {node.tag}",
        "write a plain value; put quotes around a text",
    )


def line_at(event: yaml.Event) -> int:
    """The 1-based line on which an event begins."""
    return event.start_mark.line + 1 if event.start_mark else 1


def line_of(path: Path, pointer: Pointer) -> int:
    """The 1-based line where the value at `pointer` (keys and indexes) begins, or its nearest
    parent's; 1 if unreadable.
    """
    try:
        node = compose(path)
    except ProblemsFound:
        return 1
    line = 1
    for step in pointer:
        child = child_of(node, step)
        if child is None:
            break
        line, node = child
    return line


def child_of(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    """The 1-based line on which the value of a key or index begins, and its node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    return None
