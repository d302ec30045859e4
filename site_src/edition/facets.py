"""By what can entries be chosen? The facets of the search: their names, their values, and which
values an entry has.

A value that no entry has is left out. Programs have no place of their own: places choose among
the offices that serve them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from site_src.catalogs.contexts import GroupKind
from site_src.catalogs.translate import Text
from site_src.dataset.dataset import Dataset
from site_src.dataset.records import Group, Office, Program
from site_src.edition.edition import Edition
from site_src.edition.names import name_of, status_word

FacetKind = GroupKind | Literal["status"]
Values = dict[str, list[str]]  # ids of values by kind of facet

STATES = ("active", "elsewhere", "renamed", "replaced", "ended", "historic", "unknown")


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: its kind, its name, the translated names of its values by id, in the order in
    which they are shown.
    """

    kind: FacetKind
    label: Markup
    values: dict[str, Text]


def program_values(program: Program) -> Values:
    """The values of a program by kind of facet."""
    values: Values = {
        "section": list(program.sections),
        "audience": list(program.audiences),
        "kind": [program.kind],
    }
    if program.components:
        values["component"] = unique(component.component for component in program.components)
    values["status"] = [program.status.state]
    return values


def office_values(office: Office) -> Values:
    """The values of an office by kind of facet: the places that it serves, wholly or in part."""
    places = unique([*office.places, *(part.place for part in office.parts)])
    return {"place": places} if places else {}


def unique(idents: Iterable[str]) -> list[str]:
    """The ids without repetitions, in their order."""
    return list(dict.fromkeys(idents))


def facets(e: Edition) -> list[Facet]:
    """The facets of an edition that have values."""
    data, used = e.dataset, used_values(e.dataset)
    candidates = [
        Facet(
            "section",
            e.t("detail|sections", "Subjects"),
            names_of(e, "section", data.sections, used["section"]),
        ),
        Facet(
            "audience",
            e.t("detail|audiences", "For"),
            names_of(e, "audience", data.audiences, used["audience"]),
        ),
        Facet("kind", e.t("detail|kind", "Kind"), names_of(e, "kind", data.kinds, used["kind"])),
        Facet(
            "component",
            e.t("detail|components", "Run by"),
            names_of(e, "component", data.components, used["component"]),
        ),
        Facet(
            "status",
            e.t("detail|status-label", "Status"),
            {state: status_word(e, state) for state in STATES if state in used["status"]},
        ),
        Facet("place", e.t("search|place", "Offices that serve"), place_names(e, used["place"])),
    ]
    return [facet for facet in candidates if facet.values]


def used_values(dataset: Dataset) -> Mapping[str, set[str]]:
    """The ids of the values that programs and offices have, by kind of facet."""
    used: dict[str, set[str]] = defaultdict(set)
    for program in dataset.programs.values():
        for kind, idents in program_values(program).items():
            used[kind].update(idents)
    for office in dataset.offices.values():
        for kind, idents in office_values(office).items():
            used[kind].update(idents)
    return used


def names_of(
    e: Edition, kind: GroupKind, groups: Mapping[str, Group], used: set[str]
) -> dict[str, Text]:
    """The names of the groups that are used, by id, in the order of the dataset."""
    return {ident: name_of(e, kind, group) for ident, group in groups.items() if ident in used}


def place_names(e: Edition, used: set[str]) -> dict[str, Text]:
    """The names of the places that are used, by id, in the order of the language."""
    names = names_of(e, "place", e.dataset.places, used)
    return dict(e.formats.sort(names.items(), lambda item: item[1].plain))
