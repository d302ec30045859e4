"""How is a template evaluated once and filled many times? Jinja templates -> skeletons with slots.

A template decides nothing: it is evaluated once a language, with the language's words, and every
`{{ slot.name }}` becomes a hole. Filling the holes is one join, which is why a site of thousands
of pages builds in the time of writing it. Lists and optional pieces are parts (small templates)
that a view fills and puts into a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from site_src.headers import FRAME_POLICY, PAGE_POLICY, meta_policy
from site_src.html import Html

OPEN, CLOSE = "\ue000", "\ue001"
HOLE = re.compile(f"{OPEN}([a-z_]+){CLOSE}")
INDENT = re.compile(r"\n\s+")

Value = object
Made = tuple[
    list[str], tuple[tuple[int, str], ...], int
]  # pieces, (index, slot) of each hole, how many slots


class Slots:
    """`slot.name` in a template: the mark of a hole."""

    def __getattr__(self, name: str) -> Markup:
        return Html(f"{OPEN}{name}{CLOSE}")


def make_environment(folders: Iterable[Path]) -> Environment:
    """The Jinja environment of a build: escaping on, undefined names are errors, earlier folders
    override later ones.
    """
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["slot"] = Slots()
    environment.globals["page_policy"] = Html(meta_policy(PAGE_POLICY))
    environment.globals["frame_policy"] = Html(meta_policy(FRAME_POLICY))
    return environment


class Skeletons:
    """The skeletons of one edition, made when first filled."""

    def __init__(self, environment: Environment, names: Mapping[str, object]) -> None:
        self.environment = environment
        self.names = dict(names)
        self.made: dict[str, Made] = {}

    def make(self, name: str) -> Made:
        """The skeleton of a template."""
        html = self.environment.get_template(f"{name}.html").render(self.names)
        pieces = HOLE.split(INDENT.sub("\n", html.strip()))
        holes = tuple((i, pieces[i]) for i in range(1, len(pieces), 2))
        made = self.made[name] = (pieces, holes, len(set(pieces[1::2])))
        return made

    def fill(self, name: str, slots: Mapping[str, Value]) -> str:
        """The text of a template with its holes filled; Markup as it is, None as nothing, other
        text escaped.

        Raises KeyError if a hole has no value and TypeError if a value has no hole: both are
        faults of a view.
        """
        pieces, holes, count = self.made.get(name) or self.make(name)
        if len(slots) != count:
            check_slots(name, slots, holes)
        filled = pieces.copy()
        for i, hole in holes:
            value = slots[hole]
            filled[i] = value if value.__class__ is Html else to_html(value)
        return "".join(filled)


def to_html(value: Value) -> str:
    """A slot's value as HTML: a list is joined, text is escaped."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    if isinstance(value, (list, tuple)):
        return "".join([item if item.__class__ is Html else to_html(item) for item in value])
    return str(escape(value))


def check_slots(name: str, slots: Mapping[str, Value], holes: Iterable[tuple[int, str]]) -> None:
    """Raise TypeError if a view and its template do not agree on the slots."""
    wanted = {hole for _, hole in holes}
    if wanted != set(slots):
        missing, surplus = sorted(wanted - set(slots)), sorted(set(slots) - wanted)
        raise TypeError(
            f"template {name}: slots without a value {missing}, values without a slot {surplus}"
        )
