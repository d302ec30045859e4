"""Which static files do pages load, and under which names? Each carries a hash of its content, so that it can be cached forever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

BUNDLES: dict[str, tuple[str, ...]] = {
    "site.css": ("tokens.css", "site.css"),
    "icon.svg": ("icon.svg",),
    "pattern-check.js": ("pattern-check.js",),
    "notices.js": ("notices.js",),
    # A module stands after those that it imports.
    "search/fold.js": ("search/fold.js",),
    "search/words.js": ("search/words.js",),
    "finder.js": ("finder.js",),
    "search/find.js": ("search/find.js",),
    "search/page.js": ("search/page.js",),
    "search/entry.js": ("search/entry.js",),
    "embed/frame.css": ("tokens.css", "embed/frame.css"),
    "embed/page.css": ("embed/page.css",),
    "embed/contrast.js": ("embed/contrast.js",),
    "embed/lines.js": ("embed/lines.js",),
    "embed/builder.js": ("embed/builder.js",),
}
IMPORT = re.compile(rb'(?<=")\./([a-z/-]+\.js)(?=")')


def load_assets(folders: Iterable[Path]) -> dict[str, tuple[str, bytes]]:
    """For each asset its public name (`assets/site.<hash>.css`) and bytes; a later folder's file replaces an earlier one's."""
    listed = list(folders)
    assets: dict[str, tuple[str, bytes]] = {}
    for name, pieces in BUNDLES.items():
        data = b"\n".join(next(f / piece for f in reversed(listed) if (f / piece).is_file()).read_bytes() for piece in pieces)
        if name.endswith(".js"):
            data = with_public_imports(data, name.rpartition("/")[0], assets)
        assets[name] = (public_name(name, data), data)
    return assets


def public_name(name: str, data: bytes) -> str:
    """The name under which an asset is published: `assets/<stem>.<hash>.<ending>`."""
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"


def with_public_imports(module: bytes, folder: str, assets: Mapping[str, tuple[str, bytes]]) -> bytes:
    """A module whose imports (`"./search/fold.js"`) name their hashed files.

    Raises KeyError if one is imported before it is listed.
    """

    def public_import(match: re.Match[bytes]) -> bytes:
        name = f"{folder}/{match[1].decode()}".lstrip("/")
        public, _ = assets[name]
        below_folder = public.removeprefix(f"assets/{folder}/" if folder else "assets/")
        return f"./{below_folder}".encode()

    return IMPORT.sub(public_import, module)
