"""How is a template evaluated once and filled many times? Jinja templates -> skeletons with slots.

A template decides nothing: it is evaluated once per language, with the language's words. The
template of a page writes `{{ slot.name }}` for a hole; a part is a macro, and its arguments are
its slots. Filling the holes is one join, which is why a site of thousands of pages builds in the
time of writing it. Lists and optional pieces are parts that a view fills and puts into a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from jinja2.runtime import Macro
from markupsafe import Markup, escape

from site_src.html import Html
from site_src.pages.templates import HOLE, Templates, hole, read_parts

INDENT = re.compile(r"\n\s+")

Value = object


class Skeleton(NamedTuple):
    """An evaluated template: its text cut at the holes, with the name of a slot in the place of
    each hole; the place and slot of each hole; the slots.
    """

    pieces: list[str]
    holes: tuple[tuple[int, str], ...]
    slots: frozenset[str]

    def fill(self, values: Mapping[str, Value]) -> str:
        """The text with its holes filled. Raises KeyError if a hole has no value."""
        filled = self.pieces.copy()
        for place, slot in self.holes:
            value = values[slot]
            filled[place] = value if value.__class__ is Html else to_html(value)
        return "".join(filled)


class Skeletons:
    """The skeletons of one edition, each made when it is first filled."""

    def __init__(self, templates: Templates, names: Mapping[str, object]) -> None:
        self.templates = templates
        self.names = dict(names)  # what templates may use in addition to slots
        self.whole: dict[str, Skeleton] = {}
        self.parts: dict[str, Skeleton] = {}

    @cached_property
    def macros(self) -> dict[str, Macro]:
        """The macro of each part, with the names that it may use."""
        return read_parts(self.templates, self.names)

    def make_template(self, name: str) -> Skeleton:
        """The skeleton of a template, evaluated now."""
        template = self.templates.environment.get_template(f"{name}.html")
        skeleton = self.whole[name] = cut(template.render(self.names))
        return skeleton

    def make_part(self, name: str) -> Skeleton:
        """The skeleton of a part, evaluated now. Raises KeyError if no macro has the name."""
        macro = self.macros[name]
        html = macro(**{slot: hole(slot) for slot in macro.arguments})
        skeleton = self.parts[name] = cut(html)._replace(slots=frozenset(macro.arguments))
        return skeleton

    def fill_template(self, name: str, values: Mapping[str, Value]) -> str:
        """The text of a template with its holes filled; Markup as it is, None as nothing, other
        text escaped.

        Raises KeyError if a slot has no value and TypeError if a value has no slot: both are
        faults of a view.
        """
        skeleton = self.whole.get(name) or self.make_template(name)
        if len(values) != len(skeleton.slots):
            check_slots(f"template {name}", values, skeleton.slots)
        return skeleton.fill(values)

    def fill_part(self, name: str, values: Mapping[str, Value]) -> str:
        """The text of a part with its holes filled; values and errors as for a page."""
        skeleton = self.parts.get(name) or self.make_part(name)
        if len(values) != len(skeleton.slots):
            check_slots(f"part {name}", values, skeleton.slots)
        return skeleton.fill(values)


def cut(html: str) -> Skeleton:
    """An evaluated template without indentation, cut at its holes."""
    pieces = HOLE.split(INDENT.sub("\n", html.strip()))
    holes = tuple((place, pieces[place]) for place in range(1, len(pieces), 2))
    return Skeleton(pieces, holes, frozenset(pieces[1::2]))


def to_html(value: Value) -> str:
    """A slot's value as HTML: a list is joined, text is escaped."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    if isinstance(value, (list, tuple)):
        return "".join([item if item.__class__ is Html else to_html(item) for item in value])
    return str(escape(value))


def check_slots(name: str, values: Iterable[str], slots: Iterable[str]) -> None:
    """Raise TypeError if a view and its template do not agree on the slots."""
    missing = sorted(set(slots) - set(values))
    surplus = sorted(set(values) - set(slots))
    if missing or surplus:
        raise TypeError(f"{name}: slots without a value {missing}, values without a slot {surplus}")
