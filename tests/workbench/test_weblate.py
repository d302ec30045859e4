"""Does the Weblate configuration fit, and do the catalogs survive the library that Weblate writes
with?
"""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

import pytest
from translate.storage import pypo

from site_src.catalogs.po_reader import read_catalog
from site_src.workbench.po_writer import open_catalog
from tests.conftest import PROJECT
from tests.workbench.making import CATALOGS, TEMPLATES, write

COMPONENTS = json.loads((PROJECT / "docs" / "weblate.json").read_text("utf-8"))


def test_the_masks_name_every_catalog_and_the_bases_every_template() -> None:
    masks = [c["filemask"] for c in COMPONENTS]
    names = [path.relative_to(PROJECT).as_posix() for path in CATALOGS]
    assert names
    assert [name for name in names if sum(fnmatch(name, mask) for mask in masks) != 1] == []
    assert sorted(c["new_base"] for c in COMPONENTS) == [
        path.relative_to(PROJECT).as_posix() for path in TEMPLATES
    ]


def test_the_page_explains_the_values_that_matter() -> None:
    page = (PROJECT / "docs" / "weblate.md").read_text("utf-8")
    values = (
        "filemask",
        "language_code_style",
        "new_lang",
        "allow_translation_propagation",
        "check_flags",
    )
    assert [name for name in values if f"`{name}" not in page] == []
    assert all({c[name] is not None for name in values} for c in COMPONENTS)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_an_edit_by_weblates_library_changes_one_entry_and_makes_it_a_draft(
    path: Path, tmp_path: Path
) -> None:
    """It keeps state comments and contexts, and rewraps; only the changed text loses its fit."""
    copy = write(tmp_path, path.read_bytes().replace(b"# state: draft", b"# state: reviewed"))
    before = read_catalog(copy)
    store = pypo.pofile.parsefile(str(copy))
    unit = next(
        u
        for u in store.units
        if u.target and not u.isheader() and not u.hasplural() and u.getcontext()
    )
    key = (unit.getcontext(), str(unit.source))
    assert before[key].state == "reviewed"
    unit.target = "changed"
    store.savefile(str(copy))
    after = read_catalog(copy)
    assert {k for k in before if before[k] != after[k]} == {key}
    assert (after[key].strings, after[key].state) == (("changed",), "draft")
    assert len(open_catalog(copy)) == len(open_catalog(path))
