"""How is the map of areas made? From the county shapes of npm's us-atlas and a table of offices;
writes content/geo/areas.yaml.

    npm install --prefix FOLDER us-atlas@3
    python .ci/derive_map.py FOLDER/node_modules/us-atlas tests/fixtures/areas.csv
    site_src/content/geo/areas.yaml

Run it by hand when an area changes; a build needs neither this nor Node. `map_lines.py` makes the
shapes: each border is simplified once, so that neighbors still share one line. `map_labels.py`
places numbers and chooses colors. Islands below a certain size are left out of the drawing, but not
of the table. Territories that the projection lacks become insets at a scale of their own.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from map_labels import AGAIN, INSETS, SIZE, colour, place_labels
from map_lines import (
    Ring,
    borders,
    chains,
    close,
    decode,
    draw,
    inset,
    office_of,
    simplify,
    size,
    whole,
)

SCALE = 2.0  # units of the drawing per unit of the projection, which is 975 wide
ORIGIN = (-62.0, 8.0)  # the projection's point at the drawing's corner
DETAIL = 3.0  # a corner is kept if the triangle with its neighbors is larger, in square units
ISLAND = 30.0  # smallest island that is drawn, in square units


def read_offices(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The office of each FIPS code, with a county's own row before its state's ("" if no source
    names one), and the place ids of states.
    """
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    return {r["fips"]: r["ero_office"] for r in rows}, {
        r["fips"][:2]: r["state"].lower() for r in rows
    }


def derive(atlas: Path, table: Path) -> str:
    """The YAML text of the map."""
    offices, places = read_offices(table)
    shapes, flat = (
        json.loads((atlas / name).read_bytes())
        for name in ("counties-albers-10m.json", "counties-10m.json")
    )
    counties = shapes["objects"]["counties"]["geometries"]
    arcs = [
        [((x - ORIGIN[0]) * SCALE, (y - ORIGIN[1]) * SCALE) for x, y in line]
        for line in decode(shapes)
    ]
    pieces: dict[str, list[Ring]] = defaultdict(list)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for beside, line in chains(arcs, borders(counties, offices)):
        short = whole(simplify(line, DETAIL))
        if len(short) < 2 or (short[0] == short[-1] and size(short) < ISLAND):
            continue
        for office in beside:
            pieces[office].append(short)
            neighbours[office] |= set(beside) - {office}
    areas = {
        office: sorted(close(lines), key=size, reverse=True)
        for office, lines in sorted(pieces.items())
    }
    labels = place_labels(areas)
    classes = colour(list(areas), neighbours)
    every, flat_arcs = flat["objects"]["counties"]["geometries"], decode(flat)
    for code, box in INSETS.values():
        areas[offices[code]] += inset(every, flat_arcs, offices, code, box)
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for county in every:
        names[places[county["id"][:2]], office_of(county["id"], offices)].add(
            county["properties"]["name"]
        )
    digests = {
        name: hashlib.sha256((atlas / name).read_bytes()).hexdigest()
        for name in ("counties-albers-10m.json", "counties-10m.json")
    }
    return write(areas, labels, classes, names, offices, digests)


def write(
    areas: Any, labels: Any, classes: Any, names: Any, offices: Any, digests: dict[str, str]
) -> str:
    """The map as YAML, every line in a fixed order."""
    lines = [
        "# Made by .ci/derive_map.py from the files of npm's us-atlas 3.0.1 and the "
        "table of offices by county; do not edit by hand.",
        "id: areas",
        "network: ero",
        f"width: {SIZE[0]}",
        f"height: {SIZE[1]}",
        "origin:",
        "  title: 'U.S. Atlas TopoJSON 3.0.1, from Cartographic Boundary Files, 2017 edition'",
        "  publisher: U.S. Census Bureau; Michael Bostock",
        "  terms: The Census Bureau's shapes are in the public domain; "
        "us-atlas is under the ISC licence, copyright 2013-2019 Michael Bostock.",
        "  date: 2017",
        "  url: https://github.com/topojson/us-atlas",
        "  sha256:",
        *(f"    {name}: {digest}" for name, digest in digests.items()),
        "areas:",
    ]
    for office, found in areas.items():
        lines += [
            f"- office: {office}",
            f"  colour: {classes[office]}",
            f"  label: {labels[office]}",
        ]
        again = [list(spot) for code, spot in AGAIN.items() if offices[code] == office]
        lines += [*([f"  again: {again}"] if again else []), f"  path: {draw(found)}"]
    lines.append("insets:")
    for place, (code, box) in INSETS.items():
        lines.append(f"- {{place: {place}, office: {offices[code]}, box: {list(box)}}}")
    lines.append("counties:")
    for (place, office), found in sorted(names.items()):
        quoted = json.dumps(", ".join(sorted(found)), ensure_ascii=False)
        lines.append(
            f"- {{place: {json.dumps(place)}{f', office: {office}' if office else ''}, "
            f"names: {quoted}}}"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[3])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(derive(Path(sys.argv[1]), Path(sys.argv[2])), encoding="utf-8")
