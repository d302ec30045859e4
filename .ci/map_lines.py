"""How do county shapes become areas? The arcs of a topology become borders of offices, simplified
once and closed into rings.

Counties of one office are dissolved: an arc with the same office on both sides is dropped. What
remains is joined into chains between points where three areas meet, and each chain is simplified
(Visvalingam and Whyatt 1993, by area).
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Ring = list[tuple[int, int]]

NOT_DRAWN = ("69085",)  # FIPS codes of a territory's uninhabited northern islands


def decode(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a topology in its coordinates (TopoJSON 2.1: delta-encoded, quantized)."""
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


def office_of(fips: str, offices: dict[str, str]) -> str:
    """The office of a county."""
    return offices.get(fips, offices.get(fips[:2], ""))


def borders(counties: list[dict[str, Any]], offices: dict[str, str]) -> dict[int, tuple[str, ...]]:
    """The arcs along which an area ends, each with the one or two offices beside it."""
    beside: dict[int, list[str]] = defaultdict(list)
    for county in counties:
        for arc in (a if a >= 0 else ~a for ring in rings(county) for a in ring):
            beside[arc].append(office_of(county["id"], offices))
    return {a: tuple(sorted(set(o))) for a, o in beside.items() if len(o) == 1 or len(set(o)) == 2}


def chains(
    arcs: list[Line], kept: dict[int, tuple[str, ...]]
) -> list[tuple[tuple[str, ...], Line]]:
    """The kept arcs, joined wherever exactly two with the same neighbors meet."""
    at: dict[Point, list[int]] = defaultdict(list)
    for a in sorted(kept):
        for end in (arcs[a][0], arcs[a][-1]):
            at[end].append(a)
    joins = {
        p
        for p, found in at.items()
        if len(found) == 2 and found[0] != found[1] and kept[found[0]] == kept[found[1]]
    }
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
    """The line without the corners that matter least; its ends stay, and a ring keeps at least
    four points.
    """
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


def whole(line: Line) -> Ring:
    """The line in whole units, without repeated points."""
    found = [(round(x), round(y)) for x, y in line]
    return [p for i, p in enumerate(found) if not i or p != found[i - 1]]


def close(lines: list[Ring]) -> list[Ring]:
    """Chains of one office joined into closed rings."""
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


def size(ring: Ring) -> float:
    """The area of a ring (shoelace formula)."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))) / 2


def draw(found: list[Ring]) -> str:
    """Rings as SVG path data: one absolute start per ring, then relative steps."""
    path = ""
    for ring in found:
        path += f"M{ring[0][0]} {ring[0][1]}l"
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(ring[:-1])]
        path += " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"
    return path


def inset(
    counties: list[dict[str, Any]],
    arcs: list[Line],
    offices: dict[str, str],
    code: str,
    box: tuple[int, ...],
) -> list[Ring]:
    """The shapes of one territory, fitted into its box below the line of its name."""
    chosen = [c for c in counties if c["id"].startswith(code) and c["id"] not in NOT_DRAWN]
    lines = [line for _, line in chains(arcs, borders(chosen, offices))]
    flat = math.cos(math.radians(sum(p[1] for p in lines[0]) / len(lines[0])))
    turned = [[(x * flat, -y) for x, y in line] for line in lines]
    xs, ys = [p[0] for line in turned for p in line], [p[1] for line in turned for p in line]
    bx, by, w, h = box[0] + 8, box[1] + 34, box[2] - 16, box[3] - 42
    scale = min(w / (max(xs) - min(xs)), h / (max(ys) - min(ys)))
    left, top = bx + (w - scale * (max(xs) - min(xs))) / 2, by
    fitted = [
        [((x - min(xs)) * scale + left, (y - min(ys)) * scale + top) for x, y in line]
        for line in turned
    ]
    found = close([whole(simplify(line, 1.5)) for line in fitted if len(line) > 3])
    return [ring for ring in found if len(ring) > 3 and size(ring) > 6]
