"""What does a screen reader say of one node of the accessibility tree? Nodes of the DevTools
protocol -> one line of text.

    navigation "Main menu", list of 5: link "Offices" [en], 2 of 5

First the containers that are entered, then role, name and the language of the name's text, then
states, position in the set, description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

AXNode = Mapping[str, Any]

ALWAYS = {
    "banner",
    "navigation",
    "main",
    "contentinfo",
    "complementary",
    "search",
}  # landmarks are told without a name too
NAMED = {"region", "group", "form", "radiogroup", "dialog", "table"}  # these only with one
LANDMARKS = ALWAYS | {"region", "form"}


class Word(NamedTuple):
    """A text and the tag of the language it is in."""

    text: str
    language: str


def named(role: str, word: Word | None = None) -> str:
    """A container or a node: its role, its name."""
    return f'{role} "{word.text}"' if word and word.text else role


def line(role: str, word: Word | None = None, *states: str, into: Sequence[str] = ()) -> str:
    """What is said of a node, with the containers that are entered."""
    own = named(role, word) + (f" [{word.language}]" if word and word.text else "")
    entered = f"{', '.join(into)}: " if into else ""
    return entered + ", ".join([own, *states])


def value_of(node: AXNode, field: str) -> str:
    """A field of a node such as role, name, value, description; empty without one."""
    return str(node.get(field, {}).get("value", "")).strip()


def properties(node: AXNode) -> dict[str, Any]:
    """The states of a node by their names."""
    return {p["name"]: p["value"].get("value") for p in node.get("properties", [])}


def states_of(node: AXNode, current: str = "") -> list[str]:
    """The states that are said, always in this order."""
    found = properties(node)
    said = [f"level {found['level']}"] if value_of(node, "role") == "heading" else []
    if value_of(node, "value"):
        said.append(f'value "{value_of(node, "value")}"')
    if "expanded" in found:
        said.append("expanded" if found["expanded"] else "collapsed")
    for state in ("checked", "pressed", "selected"):
        if state in found:
            said.append(state if found[state] in (True, "true") else f"not {state}")
    if current:
        said.append(f"current {current}")
    if found.get("invalid", "false") != "false":
        said.append("invalid")
    said += [state for state in ("required", "disabled") if found.get(state)]
    return said


def description_of(node: AXNode) -> list[str]:
    """The description of a node, as the last thing that is said."""
    return [f'described "{value_of(node, "description")}"'] if value_of(node, "description") else []


def containers(ancestors: Iterable[AXNode]) -> list[tuple[str, str]]:
    """Id and words of each ancestor that is named when the focus enters it, the outermost first."""
    found = []
    for node in ancestors:
        role, name = value_of(node, "role"), value_of(node, "name")
        if node.get("ignored"):
            continue
        if role == "list":
            found.append((node["nodeId"], f"list of {len(node.get('childIds', []))}"))
        elif role in ALWAYS or (role in NAMED and name):
            found.append((node["nodeId"], named(role, Word(name, ""))))
    return found


def position(ancestors: Sequence[AXNode]) -> list[str]:
    """The place of a node's list item in its list: ["2 of 5"], or nothing."""
    by_id = {node["nodeId"]: node for node in ancestors}
    for node in reversed(ancestors):
        if value_of(node, "role") == "listitem" and not node.get("ignored"):
            items = by_id.get(node.get("parentId", ""), {}).get("childIds", [])
            return (
                [f"{items.index(node['nodeId']) + 1} of {len(items)}"]
                if node["nodeId"] in items
                else []
            )
    return []
