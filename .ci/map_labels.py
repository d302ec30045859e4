"""Where do the labels of areas stand, and which class of colour has each? In the roomiest point,
or out at sea with a line.
"""

from __future__ import annotations

import itertools
import math

from map_lines import Ring, size

SIZE = (2060, 1230)
INSETS = {  # place: FIPS codes that are drawn, box (x, y, width, height)
    "pr": ("72", (1830, 1000, 190, 90)),
    "vi": ("78", (1830, 1110, 190, 90)),
    "gu": ("66", (1110, 1130, 90, 90)),
    "mp": ("69", (1220, 1130, 90, 90)),
}
# FIPS codes that the projection draws apart from the rest of their office's area: where its number
# stands once more.
AGAIN = {
    "02": (320, 1010),
    "15": (800, 1110),
}
LABEL = 22.0  # half the height of a label's place


def inside(x: float, y: float, found: list[Ring]) -> bool:
    """True if a point lies in an odd number of rings."""
    odd = False
    for ring in found:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


def distance(x: float, y: float, found: list[Ring]) -> float:
    """How far a point is from the nearest border."""
    best = math.inf
    for ring in found:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            dx, dy = bx - ax, by - ay
            t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
            best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


def roomiest(found: list[Ring]) -> tuple[int, int, float]:
    """The point of an area that is farthest from its borders, on a grid, and how far."""
    ring = max(found, key=size)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    step = max(2, (max(xs) - min(xs)) // 40)
    spots = [
        (x, y)
        for x in range(min(xs), max(xs), step)
        for y in range(min(ys), max(ys), step)
        if inside(x, y, [ring])
    ]
    x, y = max(spots, key=lambda p: (distance(p[0], p[1], [ring]), p))
    return x, y, distance(x, y, [ring])


def place_labels(areas: dict[str, list[Ring]]) -> dict[str, list[int]]:
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
            lx, ly = (
                round(x + r * math.cos(math.radians(degrees))),
                round(y + r * math.sin(math.radians(degrees))),
            )
            if not (LABEL < lx < SIZE[0] - LABEL and LABEL < ly < SIZE[1] - LABEL) or inside(
                lx, ly, every
            ):
                continue
            if (
                any(math.hypot(lx - v[0], ly - v[1]) < 3 * LABEL for v in labels.values())
                or distance(lx, ly, every) < LABEL + 6
            ):
                continue
            if all(
                not (bx - LABEL < lx < bx + w + LABEL and by - LABEL < ly < by + h + LABEL)
                for bx, by, w, h in boxes
            ):
                labels[office] = [lx, ly, x, y]
                break
    return labels


def colour(areas: list[str], neighbours: dict[str, set[str]]) -> dict[str, int]:
    """A class from 1 for each area, other than its neighbours' (greedy, most neighbours first)."""
    found: dict[str, int] = {}
    for office in sorted(areas, key=lambda o: (-len(neighbours[o]), o)):
        taken = {found.get(n) for n in neighbours[office]}
        found[office] = min(
            (c for c in range(1, 7) if c not in taken),
            key=lambda c: (list(found.values()).count(c), c) if c < 6 else (99, c),
        )
    return found
