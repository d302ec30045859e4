"""Which office serves a county? One JSON for all languages, which the finder loads when it is
first used.

{"<place id>": {"name": "<place>", "offices": {"<office id, or empty>": ["<county>", ...]}}, ...}
"""

from __future__ import annotations

import json

from site_src.dataset.dataset import Dataset


def county_index(dataset: Dataset) -> bytes:
    """The counties of all maps by place and office."""
    by_place: dict[str, dict[str, list[str]]] = {}
    for drawing in dataset.maps.values():
        for row in drawing.counties:
            by_place.setdefault(row.place, {}).setdefault(row.office or "", []).extend(row.listed)
    named = {
        place: {"name": dataset.places[place].name, "offices": offices}
        for place, offices in by_place.items()
    }
    return json.dumps(named, ensure_ascii=False, separators=(",", ":")).encode()
