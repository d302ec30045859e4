"""How is the map of areas made? County shapes of npm's us-atlas and a table of offices -> content/geo/areas.yaml.

    npm install --prefix FOLDER us-atlas@3
    python .ci/derive_map.py FOLDER/node_modules/us-atlas tests/fixtures/areas.csv site_src/content/geo/areas.yaml

Run by hand when an area changes; no build needs it, nor Node. Counties of one office are dissolved: an arc with the same
office on both sides falls away. What remains is joined to chains between points where three areas meet, and each chain is
simplified once (Visvalingam and Whyatt 1993, by area), so that borders of neighbours stay one line. Islands below a size
are left out of the drawing, not of the table. Territories that the projection lacks come as insets at a scale of their own.
"""

from __future__ import annotations

import csv
import hashlib
import heapq
import itertools
import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

SCALE = 2.0  # units of the drawing for one of the projection's, which has 975 in its width
ORIGIN = (-62.0, 8.0)  # the projection's point at the drawing's corner
SIZE = (2060, 1230)
DETAIL = 3.0  # a corner stays if the triangle with its neighbours is larger, in square units
ISLAND = 30.0  # smallest island that is drawn, in square units
INSETS = {  # place: FIPS codes that are drawn, box (x, y, width, height); uninhabited northern islands (69085) are not drawn
    "pr": ("72", (1830, 1000, 190, 90)),
    "vi": ("78", (1830, 1110, 190, 90)),
    "gu": ("66", (1110, 1130, 90, 90)),
    "mp": ("69", (1220, 1130, 90, 90)),
}
NOT_DRAWN = ("69085",)
LABEL = 22.0  # half the height of a label's place


def decode(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a topology in its coordinates (TopoJSON 2.1: delta-encoded, quantised)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings of a county as lists of arcs (~i: backwards)."""
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    return [ring for polygon in parts for ring in polygon]


def read_offices(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The office of each FIPS code, a county's own row before its state's ("" if no source names one); place ids of states."""
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    return {r["fips"]: r["ero_office"] for r in rows}, {r["fips"][:2]: r["state"].lower() for r in rows}


def office_of(fips: str, offices: dict[str, str]) -> str:
    """The office of a county."""
    return offices.get(fips, offices.get(fips[:2], ""))


def borders(counties: list[dict[str, Any]], offices: dict[str, str]) -> dict[int, tuple[str, ...]]:
    """The arcs on which an area ends, each with the one or two offices beside it."""
    beside: dict[int, list[str]] = defaultdict(list)
    for county in counties:
        for arc in (a if a >= 0 else ~a for ring in rings(county) for a in ring):
            beside[arc].append(office_of(county["id"], offices))
    return {a: tuple(sorted(set(o))) for a, o in beside.items() if len(o) == 1 or len(set(o)) == 2}


def chains(arcs: list[Line], kept: dict[int, tuple[str, ...]]) -> list[tuple[tuple[str, ...], Line]]:
    """The kept arcs, joined wherever exactly two with the same neighbours meet."""
    at: dict[Point, list[int]] = defaultdict(list)
    for a in sorted(kept):
        for end in (arcs[a][0], arcs[a][-1]):
            at[end].append(a)
    joins = {p for p, found in at.items() if len(found) == 2 and found[0] != found[1] and kept[found[0]] == kept[found[1]]}
    left, made = set(kept), []

    def follow(line: Line) -> Line:
        while line[-1] in joins and line[0] != line[-1]:
            following = [a for a in at[line[-1]] if a in left]
            if not following:
                break
            left.remove(following[0])
            more = arcs[following[0]]
            line = line + (more[1:] if more[0] == line[-1] else more[-2::-1])
        return line

    for a in sorted(kept):
        if a in left:
            left.remove(a)
            line = follow(list(arcs[a]))
            made.append((kept[a], follow(line[::-1])))
    return made


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplify(line: Line, detail: float) -> Line:
    """The line without its corners that matter least; its ends stay, and a ring keeps at least four points."""
    before = [i - 1 for i in range(len(line))]
    after = [i + 1 for i in range(len(line))]
    heap = [(triangle(line[i - 1], line[i], line[i + 1]), i) for i in range(1, len(line) - 1)]
    heapq.heapify(heap)
    current = {i: area for area, i in heap}
    count, least = len(line), 4 if line[0] == line[-1] else 2
    while heap and count > least:
        area, i = heapq.heappop(heap)
        if current.get(i) != area:
            continue
        if area > detail:
            break
        del current[i]
        count -= 1
        p, n = before[i], after[i]
        after[p], before[n] = n, p
        for j in (p, n):
            if j in current:
                current[j] = max(area, triangle(line[before[j]], line[j], line[after[j]]))
                heapq.heappush(heap, (current[j], j))
    kept, i = [], 0
    while i < len(line):
        kept.append(line[i])
        i = after[i]
    return kept


def whole(line: Line) -> list[tuple[int, int]]:
    """The line in whole units, without points that fall together."""
    found = [(round(x), round(y)) for x, y in line]
    return [p for i, p in enumerate(found) if not i or p != found[i - 1]]


def close(lines: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Chains of one office joined to closed rings."""
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        for end in {line[0], line[-1]}:
            at[end].append(i)
    left, made = set(range(len(lines))), []
    for i in range(len(lines)):
        if i not in left:
            continue
        left.remove(i)
        ring = list(lines[i])
        while ring[0] != ring[-1]:
            following = next(j for j in at[ring[-1]] if j in left)
            left.remove(following)
            more = lines[following]
            ring += more[1:] if more[0] == ring[-1] else more[-2::-1]
        made.append(ring)
    return made


def size(ring: list[tuple[int, int]]) -> float:
    """The area of a ring (shoelace formula)."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))) / 2


def draw(found: list[list[tuple[int, int]]]) -> str:
    """Rings as SVG path data: one absolute start a ring, then relative steps."""
    path = ""
    for ring in found:
        path += f"M{ring[0][0]} {ring[0][1]}l"
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(ring[:-1])]
        path += " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"
    return path


def inside(x: float, y: float, found: list[list[tuple[int, int]]]) -> bool:
    """True if a point lies in an odd number of rings."""
    odd = False
    for ring in found:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


def distance(x: float, y: float, found: list[list[tuple[int, int]]]) -> float:
    """How far a point is from the nearest border."""
    best = math.inf
    for ring in found:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            dx, dy = bx - ax, by - ay
            t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
            best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


def roomiest(found: list[list[tuple[int, int]]]) -> tuple[int, int, float]:
    """The point of an area that is farthest from its borders, on a grid, and how far."""
    ring = max(found, key=size)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    step = max(2, (max(xs) - min(xs)) // 40)
    spots = [(x, y) for x in range(min(xs), max(xs), step) for y in range(min(ys), max(ys), step) if inside(x, y, [ring])]
    x, y = max(spots, key=lambda p: (distance(p[0], p[1], [ring]), p))
    return x, y, distance(x, y, [ring])


def place_labels(areas: dict[str, list[list[tuple[int, int]]]]) -> dict[str, list[int]]:
    """Where each label stands: in its area, or out at sea with the point its line comes from."""
    every = [ring for found in areas.values() for ring in found]
    boxes = [box for _, box in INSETS.values()]
    labels: dict[str, list[int]] = {}
    small = []
    for office, found in sorted(areas.items()):
        x, y, room = roomiest(found)
        if room >= LABEL:
            labels[office] = [x, y]
        else:
            small.append((office, x, y))
    for office, x, y in small:
        for r, degrees in itertools.product(range(30, 400, 6), range(0, 360, 10)):
            lx, ly = round(x + r * math.cos(math.radians(degrees))), round(y + r * math.sin(math.radians(degrees)))
            if not (LABEL < lx < SIZE[0] - LABEL and LABEL < ly < SIZE[1] - LABEL) or inside(lx, ly, every):
                continue
            if any(math.hypot(lx - v[0], ly - v[1]) < 3 * LABEL for v in labels.values()) or distance(lx, ly, every) < LABEL + 6:
                continue
            if all(not (bx - LABEL < lx < bx + w + LABEL and by - LABEL < ly < by + h + LABEL) for bx, by, w, h in boxes):
                labels[office] = [lx, ly, x, y]
                break
    return labels


def colour(areas: list[str], neighbours: dict[str, set[str]]) -> dict[str, int]:
    """A class from 1 for each area, other than its neighbours' (greedy, most neighbours first)."""
    found: dict[str, int] = {}
    for office in sorted(areas, key=lambda o: (-len(neighbours[o]), o)):
        taken = {found.get(n) for n in neighbours[office]}
        found[office] = min((c for c in range(1, 7) if c not in taken), key=lambda c: (list(found.values()).count(c), c) if c < 6 else (99, c))
    return found


def inset(counties: list[dict[str, Any]], arcs: list[Line], offices: dict[str, str], code: str, box: tuple[int, ...]) -> list[list[tuple[int, int]]]:
    """The shapes of one territory, fitted into its box below the line of its name."""
    chosen = [c for c in counties if c["id"].startswith(code) and c["id"] not in NOT_DRAWN]
    lines = [line for _, line in chains(arcs, borders(chosen, offices))]
    flat = math.cos(math.radians(sum(p[1] for p in lines[0]) / len(lines[0])))
    turned = [[(x * flat, -y) for x, y in line] for line in lines]
    xs, ys = [p[0] for line in turned for p in line], [p[1] for line in turned for p in line]
    bx, by, w, h = box[0] + 8, box[1] + 34, box[2] - 16, box[3] - 42
    scale = min(w / (max(xs) - min(xs)), h / (max(ys) - min(ys)))
    left, top = bx + (w - scale * (max(xs) - min(xs))) / 2, by
    fitted = [[((x - min(xs)) * scale + left, (y - min(ys)) * scale + top) for x, y in line] for line in turned]
    found = close([whole(simplify(line, 1.5)) for line in fitted if len(line) > 3])
    return [ring for ring in found if len(ring) > 3 and size(ring) > 6]


def derive(atlas: Path, table: Path) -> str:
    """The YAML text of the map."""
    offices, places = read_offices(table)
    shapes, flat = (json.loads((atlas / name).read_bytes()) for name in ("counties-albers-10m.json", "counties-10m.json"))
    counties = shapes["objects"]["counties"]["geometries"]
    arcs = [[((x - ORIGIN[0]) * SCALE, (y - ORIGIN[1]) * SCALE) for x, y in line] for line in decode(shapes)]
    pieces: dict[str, list[list[tuple[int, int]]]] = defaultdict(list)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for beside, line in chains(arcs, borders(counties, offices)):
        short = whole(simplify(line, DETAIL))
        if len(short) < 2 or (short[0] == short[-1] and size(short) < ISLAND):
            continue
        for office in beside:
            pieces[office].append(short)
            neighbours[office] |= set(beside) - {office}
    areas = {office: sorted(close(lines), key=size, reverse=True) for office, lines in sorted(pieces.items())}
    labels = place_labels(areas)
    classes = colour(list(areas), neighbours)
    every, flat_arcs = flat["objects"]["counties"]["geometries"], decode(flat)
    for code, box in INSETS.values():
        areas[offices[code]] += inset(every, flat_arcs, offices, code, box)
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for county in every:
        names[places[county["id"][:2]], office_of(county["id"], offices)].add(county["properties"]["name"])
    digests = {name: hashlib.sha256((atlas / name).read_bytes()).hexdigest() for name in ("counties-albers-10m.json", "counties-10m.json")}
    return write(areas, labels, classes, names, offices, digests)


def write(areas: Any, labels: Any, classes: Any, names: Any, offices: Any, digests: dict[str, str]) -> str:
    """The map as YAML, every line in a fixed order."""
    lines = [
        "# Made by .ci/derive_map.py from the files of npm's us-atlas 3.0.1 and the table of offices by county; do not edit by hand.",
        "id: areas",
        "network: ero",
        f"width: {SIZE[0]}",
        f"height: {SIZE[1]}",
        "origin:",
        "  title: 'U.S. Atlas TopoJSON 3.0.1, from Cartographic Boundary Files, 2017 edition'",
        "  publisher: U.S. Census Bureau; Michael Bostock",
        "  terms: The Census Bureau's shapes are in the public domain; us-atlas is under the ISC licence, copyright 2013-2019 Michael Bostock.",
        "  date: 2017",
        "  url: https://github.com/topojson/us-atlas",
        "  sha256:",
        *(f"    {name}: {digest}" for name, digest in digests.items()),
        "areas:",
    ]
    for office, found in areas.items():
        lines += [f"- office: {office}", f"  colour: {classes[office]}", f"  label: {labels[office]}", f"  path: {draw(found)}"]
    lines.append("insets:")
    for place, (code, box) in INSETS.items():
        lines.append(f"- {{place: {place}, office: {offices[code]}, box: {list(box)}}}")
    lines.append("counties:")
    for (place, office), found in sorted(names.items()):
        quoted = json.dumps(", ".join(sorted(found)), ensure_ascii=False)
        lines.append(f"- {{place: {json.dumps(place)}{f', office: {office}' if office else ''}, names: {quoted}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[3])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(derive(Path(sys.argv[1]), Path(sys.argv[2])), encoding="utf-8")
