"""Does the derived map agree with the table of offices by county, and do borders of neighbours
stay one line?
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter

import brotli
import pytest

from site_src.dataset.dataset import Dataset
from site_src.dataset.maps import Map, check_path
from tests.conftest import PROJECT

Point = tuple[int, int]
NUMBER = re.compile(r"-?[0-9]+")


@pytest.fixture(scope="module")
def drawing(dataset: Dataset) -> Map:
    return dataset.maps["areas"]


def points(path: str) -> list[list[Point]]:
    """The rings of path data as absolute points, closed."""
    rings = []
    for part in path.split("M")[1:]:
        start, steps = part.rstrip("z").split("l")
        x, y = map(int, NUMBER.findall(start))
        numbers = list(map(int, NUMBER.findall(steps)))
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append([*ring, ring[0]])
    return rings


def test_each_county_has_the_office_of_the_table_and_stands_once(drawing: Map) -> None:
    """Every county row, and for each other county its state's row; nothing stands twice (by name
    within a place).
    """
    rows = list(
        csv.DictReader(
            (PROJECT / "tests" / "fixtures" / "areas.csv").read_text(encoding="utf-8").splitlines()
        )
    )
    of_county = {
        (r["state"].lower(), r["name"]): r["ero_office"] for r in rows if r["level"] == "county"
    }
    of_state = {r["state"].lower(): r["ero_office"] for r in rows if r["level"] == "state"}
    found: dict[tuple[str, str], str] = {}
    for row in drawing.counties:
        for name in row.listed:
            assert (row.place, name) not in found
            found[row.place, name] = row.office or ""
    split = {"ca", "ny", "tx"}
    plain = {name: office for name, office in found.items() if name[0] in split}
    expected = {name: office for name, office in of_county.items() if name[0] in split}
    assert plain == expected
    assert len(expected) == 58 + 62 + 254
    assert {
        n: o
        for n, o in found.items()
        if n[0] not in split and o != of_county.get(n, of_state[n[0]])
    } == {}
    assert {p for p, _ in found} == (split | set(of_state)) - {"um"}
    assert len(found) > 3200


def test_only_what_no_source_names_has_no_office(drawing: Map) -> None:
    assert [row.place for row in drawing.counties if row.office is None] == ["as"]


def test_the_split_places_agree_with_the_offices_own_lists(dataset: Dataset, drawing: Map) -> None:
    """The map and the pages of the offices say the same."""
    for row in drawing.counties:
        office = dataset.offices.get(row.office or "")
        if office and row.place not in office.places:
            part = next(p for p in office.parts if p.place == row.place)
            assert sorted(part.counties) == sorted(row.listed), office.id


def test_each_office_of_the_network_has_one_area(dataset: Dataset, drawing: Map) -> None:
    assert {a.office for a in drawing.areas} == {
        o.id for o in dataset.offices.values() if o.network == drawing.network
    }
    assert len(drawing.areas) == 25


def test_borders_inside_the_country_are_one_line(drawing: Map) -> None:
    """No piece of border belongs to three areas; each area with a neighbour shares whole pieces
    with it.
    """
    pieces_of = {
        o: {p for p in pieces if len(p) == 2}
        for o, (_, pieces) in pieces_by_office(drawing).items()
    }
    beside = Counter(piece for pieces in pieces_of.values() for piece in pieces)
    assert max(beside.values()) == 2
    for office in ("ero-dallas", "ero-new-york-city", "ero-los-angeles", "ero-denver"):
        area = next(a for a in drawing.areas if a.office == office)
        pieces = [
            frozenset(p)
            for ring in points(area.path)
            for p in itertools.pairwise(ring)
            if len(set(p)) == 2
        ]
        assert sum(beside[p] == 2 for p in pieces) > 5
    denver = next(a for a in drawing.areas if a.office == "ero-denver")
    assert all(
        beside[frozenset(p)] == 2
        for ring in points(denver.path)
        for p in itertools.pairwise(ring)
        if len(set(p)) == 2
    )


def test_neighbours_differ_in_colour(drawing: Map) -> None:
    """Two areas of one class share no piece of border."""
    found = pieces_by_office(drawing)
    alike = [(a, b) for a, b in itertools.combinations(found, 2) if found[a][0] == found[b][0]]
    assert len(alike) > 10
    assert [
        (a, b) for a, b in alike if any(len(piece) == 2 for piece in found[a][1] & found[b][1])
    ] == []


CACHE: dict[str, dict[str, tuple[int, set[frozenset[Point]]]]] = {}


def pieces_by_office(drawing: Map) -> dict[str, tuple[int, set[frozenset[Point]]]]:
    """Colour and pieces of border of each area."""
    return CACHE.setdefault(
        drawing.id,
        {
            a.office: (
                a.colour,
                {frozenset(p) for ring in points(a.path) for p in itertools.pairwise(ring)},
            )
            for a in drawing.areas
        },
    )


def test_coordinates_lie_in_the_drawing(drawing: Map) -> None:
    spots = [p for a in drawing.areas for ring in points(a.path) for p in ring]
    assert len(spots) > 1000
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in spots)


@pytest.mark.parametrize("path", ["M0 0l1 1z", "M0,0L2.5,3-1,2Z"])
def test_path_of_closed_lines_is_accepted(path: str) -> None:
    assert check_path(path) == path


@pytest.mark.parametrize(
    "path", ["", "l1 1z", "M0 0l1 1", "M0 0c1 1z", 'M0 0"/><script>z', "M0 0\nz", "M0 0url(#a)z"]
)
def test_other_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="closed lines"):
        check_path(path)


def test_shapes_keep_their_budget(drawing: Map) -> None:
    assert len(brotli.compress("".join(a.path for a in drawing.areas).encode())) < 11_000


def test_parts_that_are_drawn_apart_show_the_number_of_their_office(
    dataset: Dataset, drawing: Map
) -> None:
    """Whoever looks at a far state or territory sees whose it is: each number stands in or beside
    its part.
    """
    apart = {a.office: a.again for a in drawing.areas if a.again}
    assert set(apart) == {"ero-seattle", "ero-san-francisco"}
    for place, office in (("ak", "ero-seattle"), ("hi", "ero-san-francisco")):
        assert place in dataset.offices[office].places
    seattle = next(a for a in drawing.areas if a.office == "ero-seattle")
    (x, y), *_ = seattle.again
    assert any(
        min(p[0] for p in r) < x < max(p[0] for p in r)
        and min(p[1] for p in r) < y < max(p[1] for p in r)
        for r in points(seattle.path)[1:]
    )
    assert {(i.place, i.office) for i in drawing.insets} == {
        ("pr", "ero-miami"),
        ("vi", "ero-miami"),
        ("gu", "ero-san-francisco"),
        ("mp", "ero-san-francisco"),
    }
