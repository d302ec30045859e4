"""Does the file hold all that the catalog says? Validated by the standard's strict schema and read by another tool."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib
import pytest
from lxml import etree
from translate.storage import xliff as toolkit

from site_src.catalogs.xliff.commands import export_xliff
from site_src.catalogs.xliff.write import write_xliff
from site_src.problems import ProblemsFound
from tests.catalogs.making import CATALOGS
from tests.catalogs.xliff.making import NS, catalog_of, entry, saved
from tests.conftest import CONTENT, PROJECT

SCHEMA = PROJECT / "tests" / "fixtures" / "xliff-1.2" / "xliff-core-1.2-strict.xsd"
STATES = ("reviewed", "draft", "stale", "fuzzy", "missing")


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The strict schema of the standard."""
    return etree.XMLSchema(etree.parse(SCHEMA))


def one_of_each() -> polib.POFile:
    """A catalog with every state, a plural, a note and a previous source."""
    strings = {state: () if state == "missing" else (f"text {state}",) for state in STATES}
    singles = [entry(f"program:a|{s}", f"Source {s}", *strings[s], state=s, note="a note", previous="Old" if s == "fuzzy" else "") for s in STATES]
    return catalog_of(*singles, entry("list|count", "{n} program", *"abcdef", plural="{n} programs", state="reviewed"))


@pytest.mark.parametrize("tag", sorted({path.parent.name for path in CATALOGS}))
def test_the_files_of_our_languages_are_valid_xliff(tag: str, schema: etree.XMLSchema, tmp_path: Path) -> None:
    path, _ = export_xliff(CONTENT, tag, tmp_path)
    assert path == tmp_path / f"{tag}.xlf"
    schema.assertValid(etree.parse(path))


def test_every_state_is_valid_xliff_and_distinct(schema: etree.XMLSchema, tmp_path: Path) -> None:
    root = etree.fromstring(write_xliff("ar", [saved(tmp_path, one_of_each())]))
    schema.assertValid(root)
    units = {x.get("id"): x for x in root.iter(f"{NS}trans-unit")}
    said = {s: (units[f"program:a|{s}"].get("approved"), dict(units[f"program:a|{s}"].find(f"{NS}target").attrib)) for s in STATES}
    assert len({str(x) for x in said.values()}) == len(STATES)
    assert said["reviewed"] == ("yes", {"state": "signed-off"})
    assert said["stale"] == ("no", {"state": "needs-review-translation", "state-qualifier": "x-stale"})


def test_the_schema_refuses_a_unit_without_a_source(schema: etree.XMLSchema, tmp_path: Path) -> None:
    """The smallest bad case of the validations above."""
    root = etree.fromstring(write_xliff("ar", [saved(tmp_path, one_of_each())]))
    unit = next(root.iter(f"{NS}trans-unit"))
    unit.remove(unit[0])
    assert not schema.validate(root)


def test_nothing_that_a_translator_needs_is_lost(tmp_path: Path) -> None:
    root = etree.fromstring(write_xliff("ar", [saved(tmp_path, one_of_each())]))
    unit = root.find(f".//{NS}trans-unit[@id='program:a|fuzzy']")
    assert unit is not None
    assert [x.text for x in unit.iter(f"{NS}context")] == ["program:a|fuzzy", "programs/a.yaml", "b.yaml"]
    assert [(x.get("from"), x.text) for x in unit.iter(f"{NS}note")] == [
        ("developer", "Page: /programs/"), ("developer", "Critical: take care."), ("translator", "a note"),
    ]  # fmt: skip
    previous = unit.find(f"{NS}alt-trans")
    assert previous is not None
    assert [x.text for x in previous] == ["Old", "text fuzzy"]
    group = root.find(f".//{NS}group[@restype='x-gettext-plurals']")
    assert group is not None
    assert [(x[0].text, x[1].text) for x in group.iter(f"{NS}trans-unit")] == [("{n} program", "a"), *(("{n} programs", s) for s in "bcdef")]


def test_a_language_without_plural_forms_still_shows_the_plural_source(schema: etree.XMLSchema, tmp_path: Path) -> None:
    root = etree.fromstring(write_xliff("ko", [saved(tmp_path, catalog_of(entry("list|count", "{n} program", "x", plural="{n} programs")))]))
    schema.assertValid(root)
    assert [(x.find(f"{NS}source").text, x.get("translate")) for x in root.iter(f"{NS}trans-unit")] == [("{n} program", None), ("{n} programs", "no")]


def test_another_tool_reads_contexts_states_and_texts(tmp_path: Path) -> None:
    """translate-toolkit as a reader of files that it did not write."""
    store = toolkit.Xliff1File.parsestring(write_xliff("ar", [saved(tmp_path, catalog_of(*list(one_of_each())[:5]))]))
    read = {u.getid().rpartition("\x04")[2]: u for u in store.units}
    assert read["program:a|reviewed"].isapproved()
    assert read["program:a|stale"].isreview()
    assert read["program:a|fuzzy"].getalttrans()[0].source == "Old"
    assert read["program:a|fuzzy"].getnotes("translator") == "a note"
    assert [u.target for u in store.units] == ["text draft", "text fuzzy", "", "text reviewed", "text stale"]


def test_xliff2po_makes_a_catalog_of_our_file(tmp_path: Path) -> None:
    """The toolkit's own converter: every text arrives."""
    (tmp_path / "a.xlf").write_bytes(write_xliff("ar", [saved(tmp_path, one_of_each())]))
    command = [str(Path(sys.executable).with_name("xliff2po")), "--progress=none", str(tmp_path / "a.xlf"), str(tmp_path / "b.po")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own files
    made = {e.msgid: e.msgstr for e in polib.pofile(str(tmp_path / "b.po"))}
    assert (done.returncode, made["Source draft"], made["Source missing"]) == (0, "text draft", "")


def test_a_character_that_xml_cannot_carry_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"programs\.po:\d+  a\|b: has U\+FFFF, which XML cannot carry"):
        write_xliff("ar", [saved(tmp_path, catalog_of(entry("a|b", "One", "x\uffff")))])


def test_writing_twice_writes_once(tmp_path: Path) -> None:
    assert export_xliff(CONTENT, "es", tmp_path / "x" / "es.xlf") == (tmp_path / "x" / "es.xlf", True)
    assert export_xliff(CONTENT, "es", tmp_path / "x" / "es.xlf") == (tmp_path / "x" / "es.xlf", False)
