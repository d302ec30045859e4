"""Which static files do pages load, and under which names? Each carries a hash of its content, so that it can be cached forever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

BUNDLES = {
    "site.css": ("tokens.css", "site.css"),
    "icon.svg": ("icon.svg",),
    "pattern-check.js": ("pattern-check.js",),
    "finder.js": ("finder.js",),
}


def load_assets(folders: Iterable[Path]) -> dict[str, tuple[str, bytes]]:
    """For each asset its public name (`assets/site.<hash>.css`) and bytes; a later folder's file replaces an earlier one's."""
    listed = list(folders)
    assets = {}
    for name, pieces in BUNDLES.items():
        data = b"\n".join(next(f / piece for f in reversed(listed) if (f / piece).is_file()).read_bytes() for piece in pieces)
        assets[name] = (public_name(name, data), data)
    return assets


def public_name(name: str, data: bytes) -> str:
    """The name under which an asset is published: `assets/<stem>.<hash>.<ending>`."""
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
