"""How is a map of areas shown? An SVG whose areas are numbered links, its origin, and a form that
finds a place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.dataset.maps import Map, MapArea, MapInset
from site_src.dataset.records import Group, Office
from site_src.edition.names import name_of
from site_src.pages.renderer import Renderer

BESIDE = 26  # units from the middle of a label to its line


def network_map(e: Renderer, network: Group, offices: Sequence[Office]) -> Markup:
    """The maps of a network, or nothing; areas have the numbers of the offices in the list
    beside them.
    """
    drawings = [show_map(e, drawing, network, offices) for drawing in maps_of(e, network)]
    return Markup("").join(drawings)


def maps_of(e: Renderer, network: Group) -> list[Map]:
    """The maps of a network."""
    return [drawing for drawing in e.dataset.maps.values() if drawing.network == network.id]


def office_numbers(e: Renderer, network: Group, offices: Sequence[Office]) -> Mapping[str, str]:
    """The number of each office that a map of its network shows, as the language writes it."""
    drawn = {area.office for drawing in maps_of(e, network) for area in drawing.areas}
    numbers = {}
    for number, office in enumerate(offices, 1):
        if office.id in drawn:
            numbers[office.id] = e.formats.number(number)
    return numbers


def show_map(e: Renderer, drawing: Map, network: Group, offices: Sequence[Office]) -> Markup:
    """One map with its form."""
    numbers = office_numbers(e, network, offices)
    network_name = name_of(e, "network", network).html
    return e.part(
        "map",
        id=f"map-{drawing.id}",
        title=e.t("map|title", "Map of areas: {network}", network=network_name),
        find=find_form(e, drawing),
        width=drawing.width,
        height=drawing.height,
        insets=[inset(e, frame, numbers[frame.office]) for frame in drawing.insets],
        areas=area_links(e, drawing, offices, numbers),
        again=repeated_numbers(e, drawing, numbers),
        dates=dates(e, offices),
        without=places_without_office(e, drawing),
        origin=e.part("link", url=drawing.origin.url, text=e.in_source(drawing.origin.title)),
        publisher=e.in_source(drawing.origin.publisher),
    )


def find_form(e: Renderer, drawing: Map) -> Markup:
    """The field that finds the office of a state or county; shown by its script, because the
    table answers without one.
    """
    return e.part("find", table=f"places-{drawing.network}")


def inset(e: Renderer, frame: MapInset, number: str) -> Markup:
    """The frame of a place that is elsewhere, with its postal code and its office's number; its
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


def area_links(
    e: Renderer, drawing: Map, offices: Sequence[Office], numbers: Mapping[str, str]
) -> list[Markup]:
    """The areas in the order of the offices."""
    areas = {area.office: area for area in drawing.areas}
    return [
        area_link(e, areas[office.id], office, numbers[office.id])
        for office in offices
        if office.id in areas
    ]


def area_link(e: Renderer, area: MapArea, office: Office, number: str) -> Markup:
    """An area as a link that is named after its office and shows its number."""
    x, y, *line_end = area.label
    line = None
    if len(line_end) == 2:
        line = leader(e, (x, y), (line_end[0], line_end[1]))
    return e.part(
        "map_area",
        url=e.url(addresses.office_url(office.id)),
        language=e.source.tag,
        name=f"{number} {office.name}",
        colour=area.colour,
        path=Markup(area.path),  # noqa: S704
        line=line,
        number=map_number(e, x, y, number),
    )


def leader(e: Renderer, start: tuple[int, int], end: tuple[int, int]) -> Markup:
    """The line from a label to the small area that it names."""
    (x, y), (end_x, end_y) = start, end
    length = math.hypot(end_x - x, end_y - y)
    away = min(1.0, BESIDE / max(1.0, length))
    return e.part(
        "map_line",
        x=round(x + (end_x - x) * away),
        y=round(y + (end_y - y) * away),
        end_x=end_x,
        end_y=end_y,
    )


def map_number(e: Renderer, x: int, y: int, number: str) -> Markup:
    """The number of an office on the drawing."""
    return e.part("map_number", x=x, y=y, number=number)


def repeated_numbers(e: Renderer, drawing: Map, numbers: Mapping[str, str]) -> list[Markup]:
    """The numbers on parts that are drawn apart from the rest of an area. They are outside of the
    link, whose name holds the number once (WCAG 2.5.3).
    """
    marks = []
    for area in drawing.areas:
        for x, y in area.again:
            marks.append(map_number(e, x, y, numbers[area.office]))
    return marks


def places_without_office(e: Renderer, drawing: Map) -> Markup | None:
    """The places for which no office is known; nothing if there are none."""
    idents = sorted({row.place for row in drawing.counties if not row.office})
    if not idents:
        return None
    names = [name_of(e, "place", e.dataset.places[ident]).html for ident in idents]
    text = e.t(
        "map|no-office",
        "The sources name no office for: {places}.",
        places=e.formats.join(names),
    )
    return e.part("meta", text=text)


def dates(e: Renderer, offices: Sequence[Office]) -> Markup:
    """The dates of the areas that are drawn, each once, with the sources."""
    known = {office.area_as_of.text: office.area_as_of for office in offices if office.area_as_of}
    sources: dict[str, None] = {}
    for office in offices:
        sources |= dict.fromkeys(office.area_sources)
        for part in office.parts:
            known[part.as_of.text] = part.as_of
            sources |= dict.fromkeys(part.sources)
    return e.t(
        "map|as-of",
        "Areas as of {dates}. Sources: {sources}.",
        dates=e.formats.join([e.formats.as_of(known[text]) for text in sorted(known)]),
        sources=e.formats.join([source_link(e, ident) for ident in sources]),
    )


def source_link(e: Renderer, ident: str) -> Markup:
    """A link to a source on the page of sources."""
    title = e.in_source(e.dataset.sources[ident].title)
    return e.part("link", url=e.url("sources/") + f"#{ident}", text=title)
