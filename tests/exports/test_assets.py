"""Do assets carry a hash of their content, and does a root's own file come first?"""

from __future__ import annotations

import hashlib
from pathlib import Path

from site_src.exports.assets import BUNDLES, load_assets
from tests.conftest import PROJECT

STATIC = PROJECT / "site_src" / "static"


def test_the_name_of_an_asset_holds_the_hash_of_its_bytes() -> None:
    """So that it can be cached for ever, and a change reaches every reader."""
    assets = load_assets([STATIC])
    assert set(assets) == set(BUNDLES)
    for name, (public, data) in assets.items():
        stem, _, ending = name.rpartition(".")
        assert public == f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"


def test_a_later_folder_replaces_a_file_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "tokens.css").write_text(":root { --radius: 1px }")
    own, theirs = load_assets([STATIC, tmp_path]), load_assets([STATIC])
    assert own["site.css"][0] != theirs["site.css"][0]
    assert own["site.css"][1] == b":root { --radius: 1px }\n" + (STATIC / "site.css").read_bytes()
    assert own["icon.svg"] == theirs["icon.svg"]
