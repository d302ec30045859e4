"""How is a map of areas shown? An SVG whose areas are numbered links, its origin, and a form that
finds a place.
"""

from __future__ import annotations

import math

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.dataset.maps import Map, MapArea, MapInset
from site_src.dataset.records import Group, Office
from site_src.edition.names import name_of
from site_src.pages.renderer import Renderer

BESIDE = 26  # units from the middle of a label to its line


def network_map(e: Renderer, network: Group, offices: list[Office]) -> Markup:
    """The maps of a network, or nothing; areas carry the numbers of the offices in the list
    beside them.
    """
    return Markup("").join(
        show_map(e, drawing, network, offices)
        for drawing in e.dataset.maps.values()
        if drawing.network == network.id
    )


def numbers(e: Renderer, network: Group, offices: list[Office]) -> dict[str, str]:
    """The number of each office that a map of its network shows, as the language writes it."""
    drawn = {
        area.office for m in e.dataset.maps.values() if m.network == network.id for area in m.areas
    }
    return {
        office.id: e.formats.number(i) for i, office in enumerate(offices, 1) if office.id in drawn
    }


def show_map(e: Renderer, drawing: Map, network: Group, offices: list[Office]) -> Markup:
    """One map with its form."""
    number = numbers(e, network, offices)
    place = {area.office: area for area in drawing.areas}
    insets = [inset(e, frame, number[frame.office]) for frame in drawing.insets]
    unnamed = sorted({row.place for row in drawing.counties if not row.office})
    none = [name_of(e, "place", e.dataset.places[i]).html for i in unnamed]
    without = (
        e.t(
            "map|no-office",
            "The sources name no office for: {places}.",
            places=e.formats.join(none),
        )
        if none
        else None
    )
    name = name_of(e, "network", network).html
    return e.part(
        "map",
        id=f"map-{drawing.id}",
        title=e.t("map|title", "Map of areas: {network}", network=name),
        find=find_form(e, drawing),
        width=drawing.width,
        height=drawing.height,
        insets=insets,
        areas=[area_link(e, place[o.id], o, number[o.id]) for o in offices if o.id in place],
        again=[
            map_number(e, x, y, number[area.office])
            for area in drawing.areas
            for x, y in area.again
        ],
        dates=dates(e, offices),
        without=e.part("meta", text=without) if without else None,
        origin=e.part("link", url=drawing.origin.url, text=e.in_source(drawing.origin.title)),
        publisher=e.in_source(drawing.origin.publisher),
    )


def leader(e: Renderer, x: int, y: int, end_x: int, end_y: int) -> Markup:
    """The line from beside a label to the small area it stands for."""
    away = min(1.0, BESIDE / max(1.0, math.hypot(end_x - x, end_y - y)))
    return e.part(
        "map_line",
        x=round(x + (end_x - x) * away),
        y=round(y + (end_y - y) * away),
        end_x=end_x,
        end_y=end_y,
    )


def inset(e: Renderer, frame: MapInset, number: str) -> Markup:
    """The frame of a place that lies elsewhere, with its postal code and its office's number; its
    shape is part of that office's area.
    """
    x, y, width, height = frame.box
    return e.part(
        "map_inset",
        x=x,
        y=y,
        width=width,
        height=height,
        text_x=x + 10,
        text_y=y + 30,
        code=frame.place.upper(),
        number=number,
    )


def dates(e: Renderer, offices: list[Office]) -> Markup:
    """The dates of the areas that are drawn, each once, with the sources."""
    known = {o.area_as_of.text: o.area_as_of for o in offices if o.area_as_of}
    known |= {part.as_of.text: part.as_of for o in offices for part in o.parts}
    sources = dict.fromkeys(
        s
        for o in offices
        for s in (*o.area_sources, *(s for part in o.parts for s in part.sources))
    )
    links = [
        e.part(
            "link", url=e.url("sources/") + f"#{i}", text=e.in_source(e.dataset.sources[i].title)
        )
        for i in sources
    ]
    when = [e.formats.as_of(known[text]) for text in sorted(known)]
    return e.t(
        "map|as-of",
        "Areas as of {dates}. Sources: {sources}.",
        dates=e.formats.join(when),
        sources=e.formats.join(links),
    )


def area_link(e: Renderer, area: MapArea, office: Office, number: str) -> Markup:
    """An area as a link that is named after its office and shows its number."""
    x, y, *end = area.label
    return e.part(
        "map_area",
        url=e.url(addresses.office_url(office.id)),
        language=e.source.tag,
        name=f"{number} {office.name}",
        colour=area.colour,
        path=Markup(area.path),  # noqa: S704
        line=leader(e, x, y, *end) if len(end) == 2 else None,
        number=map_number(e, x, y, number),
    )


def map_number(e: Renderer, x: int, y: int, number: str) -> Markup:
    """The number of an office on the drawing. Those that stand again are outside of the link,
    whose name holds the number once (WCAG 2.5.3).
    """
    return e.part("map_number", x=x, y=y, number=number)


def find_form(e: Renderer, drawing: Map) -> Markup:
    """The field that finds the office of a state or county; shown by its script, because the
    table answers without one.
    """
    return e.part("find", table=f"places-{drawing.network}")
