"""By what can entries be chosen? The facets of the search: their names, their values, and which
values an entry has.

A value that no entry has is left out. Programs have no place of their own: places choose among
the offices that serve them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset.records import Group, Office, Program
from site_src.edition.edition import Edition
from site_src.pages import parts

Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: its kind, its name, the translated names of its values by id, in the order in
    which they are shown.
    """

    kind: str
    label: Markup
    values: dict[str, Text]


def program_values(program: Program) -> Values:
    """The values of a program by kind of facet."""
    components = dict.fromkeys(c.component for c in program.components or ())
    return {
        "section": list(program.sections),
        "audience": list(program.audiences),
        "kind": [program.kind],
        **({"component": list(components)} if components else {}),
        "status": [program.status.state],
    }


def office_values(office: Office) -> Values:
    """The values of an office by kind of facet: the places that it serves, wholly or in part."""
    places = dict.fromkeys([*office.places, *(part.place for part in office.parts)])
    return {"place": list(places)} if places else {}


def facets(e: Edition) -> list[Facet]:
    """The facets of an edition that have values."""
    data, t = e.dataset, e.t
    used: dict[str, set[str]] = {}
    for values in (
        *map(program_values, data.programs.values()),
        *map(office_values, data.offices.values()),
    ):
        for kind, idents in values.items():
            used.setdefault(kind, set()).update(idents)

    def names(kind: str, groups: Mapping[str, Group]) -> dict[str, Text]:
        return {i: parts.name_of(e, kind, g) for i, g in groups.items() if i in used.get(kind, ())}

    def by_name(values: dict[str, Text]) -> dict[str, Text]:
        return dict(e.formats.sort(values.items(), lambda item: item[1].plain))

    found = [
        Facet("section", t("detail|sections", "Subjects"), names("section", data.sections)),
        Facet("audience", t("detail|audiences", "For"), names("audience", data.audiences)),
        Facet("kind", t("detail|kind", "Kind"), names("kind", data.kinds)),
        Facet("component", t("detail|components", "Run by"), names("component", data.components)),
        Facet("status", t("detail|status-label", "Status"), states(e, used.get("status", ()))),
        Facet(
            "place", t("search|place", "Offices that serve"), by_name(names("place", data.places))
        ),
    ]
    return [facet for facet in found if facet.values]


def states(e: Edition, used: Iterable[str]) -> dict[str, Text]:
    """The states of programs that there are, in a fixed order."""
    order = ("active", "elsewhere", "renamed", "replaced", "ended", "historic", "unknown")
    return {state: parts.status_word(e, state) for state in order if state in used}
