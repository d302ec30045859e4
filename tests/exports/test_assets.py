"""Do assets carry a hash of their content, and does a root's own file come first?"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

import pytest

from site_src.exports.assets import BUNDLES, load_assets, with_public_imports
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


def imports_of(name: str, module: str) -> set[str]:
    """The names of all files that a module imports, at once or on use, with what they import."""
    folder = posixpath.dirname(name)
    names = {
        posixpath.join(folder, path)
        for path in re.findall(r'(?:from |import\()"\./([^"]+)"', module)
    }
    return {posixpath.normpath(path) for path in names}


def published_imports(site: Path, name: str) -> set[str]:
    """The published files that one imports, directly or not."""
    direct = imports_of(name, (site / name).read_text(encoding="utf-8"))
    return direct.union(*(published_imports(site, other) for other in direct))


@pytest.mark.parametrize("page", ["search", "offices", "embed"])
def test_a_page_has_a_link_for_each_module_that_its_scripts_import(site: Path, page: str) -> None:
    """An import has no place for a hash, a link has; and modules come together, not in turn."""
    html = (site / "en" / page / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r'<script type="module"[^>]* src="/(assets/[^"]+)"', html)
    links = re.findall(r'<link rel="modulepreload" href="/([^"]+)"', html)
    imported: set[str] = set()
    for script in scripts:
        imported |= published_imports(site, script)
    assert imported
    assert set(links) == imported


def test_every_page_with_imports_is_tried_here() -> None:
    """A module that imports is the script of one of the pages above, or is imported by one."""
    sources = {
        name: (STATIC / name).read_text(encoding="utf-8")
        for name in BUNDLES
        if name.endswith(".js")
    }
    importing = {name for name, text in sources.items() if imports_of(name, text)}
    imported = set().union(*(imports_of(name, text) for name, text in sources.items()))
    assert importing - imported == {"search/page.js", "finder.js", "embed/builder.js"}


def test_a_module_that_is_not_listed_cannot_be_imported() -> None:
    with pytest.raises(KeyError):
        with_public_imports(b'import { x } from "./other.js";', "search", {})
