"""Which static files do pages load, and under which names? Each name contains a hash of the file's
content, so that browsers can keep it permanently.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_src.edition.assets import Asset

BUNDLES: dict[str, tuple[str, ...]] = {
    "site.css": ("tokens.css", "site.css"),
    "icon.svg": ("icon.svg",),
    "pattern-check.js": ("pattern-check.js",),
    "notices.js": ("notices.js",),
    # A module comes after those that it imports.
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


def load_assets(folders: Iterable[Path]) -> dict[str, Asset]:
    """The assets by name; a later folder's file replaces an earlier one's."""
    newest_first = list(folders)[::-1]
    assets: dict[str, Asset] = {}
    for name, pieces in BUNDLES.items():
        data = b"\n".join(read_piece(newest_first, piece) for piece in pieces)
        if name.endswith(".js"):
            data = with_public_imports(data, name.rpartition("/")[0], assets)
        assets[name] = make_asset(name, data)
    return assets


def read_piece(folders: Iterable[Path], piece: str) -> bytes:
    """The bytes of a file in the first folder that has it."""
    return next((folder / piece).read_bytes() for folder in folders if (folder / piece).is_file())


def make_asset(name: str, data: bytes) -> Asset:
    """An asset under its public path: `assets/<stem>.<hash>.<ending>`."""
    stem, _, ending = name.rpartition(".")
    return Asset(f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}", data)


def with_public_imports(module: bytes, folder: str, assets: Mapping[str, Asset]) -> bytes:
    """A module whose imports (`"./search/fold.js"`) name their hashed files. Raises KeyError if
    one is imported before it is listed.
    """
    public_folder = f"assets/{folder}/" if folder else "assets/"

    def public_import(match: re.Match[bytes]) -> bytes:
        name = f"{folder}/{match[1].decode()}".lstrip("/")
        return f"./{assets[name].path.removeprefix(public_folder)}".encode()

    return IMPORT.sub(public_import, module)
