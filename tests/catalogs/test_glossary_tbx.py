"""Is the export of the glossary TBX, by a grammar of ISO 30042's core and by a reader that is not ours?"""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from translate.storage.tbx import tbxfile

from site_src.catalogs.glossary import Glossary, read_glossary
from site_src.catalogs.locales import HOME
from site_src.catalogs.tbx import EDITIONS, tbx_text
from tests.catalogs.test_glossary import GOOD, TAGS, glossary, table
from tests.conftest import Run

NS = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What ISO 30042:2019 lets TBX-Basic in DCA style have of the elements that we write: our own grammar, written from the standard's
# published structure (a concept: auxiliary information, then languages; a term section: the term, then its notes).
GRAMMAR = """
default namespace = "urn:iso:std:iso:30042:ed-2"
start = element tbx {
  attribute type { "TBX-Basic" }, attribute style { "dca" }, attribute xml:lang { xsd:language },
  element tbxHeader { element fileDesc { element sourceDesc { element p { text }+ }+ } },
  element text { element body { concept+ } }
}
concept = element conceptEntry { attribute id { xsd:ID }, (descrip | note)*, language+ }
descrip = element descrip { attribute type { "definition" | "subjectField" | "context" }, filled }
note = element note { filled }
language = element langSec { attribute xml:lang { xsd:language }, (descrip | note)*, term+ }
term = element termSec { element term { filled }, termNote*, note* }
termNote =
  element termNote { attribute type { "partOfSpeech" }, ("noun" | "verb" | "adjective" | "adverb" | "properNoun" | "other") }
  | element termNote { attribute type { "administrativeStatus" },
      ("preferredTerm-admn-sts" | "admittedTerm-admn-sts" | "deprecatedTerm-admn-sts" | "supersededTerm-admn-sts") }
filled = xsd:token { minLength = "1" }
"""
ROW = GOOD | {"es": "puerto | bahía", "forbidden": "es: muelle | (radio)"}


@pytest.fixture(scope="module")
def ours() -> Glossary:
    """The project's glossary."""
    return read_glossary(HOME / "glossary.csv")


WRONG = {
    "empty term": ("<term>harbor</term>", "<term></term>"),
    "no term": ("<term>harbor</term>", ""),
    "unknown kind of noun": ("properNoun", "name"),
    "unknown part of speech": (">noun<", ">thing<"),
    "unknown status": ("preferredTerm-admn-sts", "preferred"),
    "language with an underscore": ('xml:lang="es"', 'xml:lang="es_US"'),
    "no language": ('xml:lang="es"', ""),
    "another dialect": ('type="TBX-Basic"', 'type="TBX-Other"'),
    "no style": ('style="dca"', ""),
    "name of 2008": ("termSec>", "tig>"),
    "unknown data category": ('type="definition"', 'type="meaning"'),
    "namespace of 2008": ("ed-2", "ed-1"),
    "id that is no name": ('id="term-', 'id="2 term-'),
    "note after the languages": ("</conceptEntry>", "<note>late</note></conceptEntry>"),
}


def refused(documents: dict[str, str], folder: Path) -> set[str]:
    """The names of the documents that jing complains about; one run for all, since Java is slow to start."""
    jing = shutil.which("jing")
    assert jing, "jing is not installed"
    (folder / "tbx.rnc").write_text(GRAMMAR, "utf-8")
    for name, text in documents.items():
        (folder / f"{name}.tbx").write_text(text, "utf-8")
    files = [str(folder / f"{name}.tbx") for name in documents]
    done = subprocess.run([jing, "-c", str(folder / "tbx.rnc"), *files], capture_output=True, text=True, check=False)  # noqa: S603 - our own files
    assert done.returncode in (0, 1), done.stderr
    return {name for name in documents if f"{name}.tbx:" in done.stdout}


def test_our_export_fits_the_grammar_and_each_change_of_a_good_document_does_not(ours: Glossary, tmp_path: Path) -> None:
    good = tbx_text(glossary(tmp_path, table(ROW, ROW | {"term": "Bay", "part_of_speech": "proper noun"})), "test")
    assert [name for name, (part, _) in WRONG.items() if part not in good] == []
    wrong = {name: good.replace(*change) for name, change in WRONG.items()}
    assert refused({"of ours": tbx_text(ours, "i18n/glossary.csv"), "small": good} | wrong, tmp_path) == set(WRONG)


def test_a_term_keeps_its_definition_its_forms_and_its_wrong_words(tmp_path: Path) -> None:
    root = ET.fromstring(tbx_text(glossary(tmp_path, table(ROW)), "test"))  # noqa: S314 - made here
    (concept,) = root.iter(f"{NS}conceptEntry")
    assert [x.text for x in concept.findall(f"{NS}descrip")] == ["A place for ships."]
    assert [x.get(LANG) for x in concept.findall(f"{NS}langSec")] == ["en", *TAGS]
    spanish = next(x for x in concept if x.get(LANG) == "es")
    found = [(x.findtext(f"{NS}term"), [n.text for n in x.findall(f"{NS}termNote")][1]) for x in spanish]
    assert found == [("puerto", "preferredTerm-admn-sts"), ("bahía", "admittedTerm-admn-sts"),
                     ("muelle", "deprecatedTerm-admn-sts"), ("radio", "deprecatedTerm-admn-sts")]  # fmt: skip


KEPT = dict.fromkeys(TAGS, "harbor") | {"do_not_translate": "yes", "forbidden": ""}


@pytest.mark.parametrize(("change", "note"), [({}, "no person has reviewed"), ({"status": "reviewed"}, ""), (KEPT, "Not to be translated")])
def test_what_has_no_data_category_is_a_note(change: dict[str, str], note: str, tmp_path: Path) -> None:
    root = ET.fromstring(tbx_text(glossary(tmp_path, table(ROW | change)), "test"))  # noqa: S314 - made here
    notes = [x.text or "" for x in root.iter(f"{NS}note")]
    assert (note in notes[0]) if note else (notes == [])


def test_signs_of_xml_and_a_line_break_survive(tmp_path: Path) -> None:
    text = tbx_text(glossary(tmp_path, table(GOOD | {"term": "a & b", "definition": 'is < "c"\nd'})), "test")
    root = ET.fromstring(text)  # noqa: S314 - made here
    assert (root.findtext(f".//{NS}term"), root.findtext(f".//{NS}descrip")) == ("a & b", 'is < "c"\nd')


@pytest.mark.parametrize("tag", TAGS)
def test_translate_toolkit_reads_the_edition_of_2008(tag: str, ours: Glossary) -> None:
    """Weblate imports through this reader."""
    store = read_by_translate_toolkit(tbx_text(ours, "test", "2008"))
    store.setsourcelanguage("en")
    store.settargetlanguage(tag)
    assert [(unit.source, unit.target) for unit in store.units] == [(t.term, t.accepted[tag][0]) for t in ours.terms]


def test_translate_toolkit_does_not_read_the_edition_of_2019(ours: Glossary) -> None:
    """Why the older edition is written at all; when this fails, it can go."""
    with pytest.raises(AssertionError):
        read_by_translate_toolkit(tbx_text(ours, "test", "2019"))


def read_by_translate_toolkit(text: str) -> Any:
    """The store of a TBX text; translate-toolkit's classes have no types here."""
    reader: Any = tbxfile
    return reader.parsestring(text.encode())


@pytest.mark.parametrize("edition", EDITIONS)
def test_two_exports_are_the_same_bytes(edition: str, ours: Glossary) -> None:
    assert tbx_text(ours, "test", edition) == tbx_text(read_glossary(HOME / "glossary.csv"), "test", edition)


def test_the_command_writes_a_file_or_prints(run: Run, tmp_path: Path) -> None:
    code, printed, err = run("i18n", "tbx")
    assert (code, err) == (0, "")
    out = tmp_path / "new" / "glossary.tbx"
    assert run("i18n", "tbx", "--out", out) == (0, f"{out}: written\n", "")
    assert out.read_text("utf-8") == printed
    assert run("i18n", "tbx", "--edition", "2008")[1].startswith('<?xml version="1.0" encoding="UTF-8"?>\n<martif')


def test_a_file_that_cannot_be_written_is_wrong_use(run: Run, tmp_path: Path) -> None:
    code, out, err = run("i18n", "tbx", "--out", tmp_path)
    assert (code, out) == (2, "")
    assert "cannot be written" in err
    assert list(tmp_path.iterdir()) == []


def test_a_root_without_a_glossary_is_told_so(run: Run, tmp_path: Path) -> None:
    code, out, err = run("i18n", "tbx", "--content", tmp_path)
    assert (code, out) == (2, "")
    assert "glossary.csv" in err


def test_a_broken_glossary_is_told_in_a_line_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "glossary.csv").write_text(table(GOOD | {"es": ""}), "utf-8")
    code, out, err = run("i18n", "tbx", "--content", tmp_path, "--out", tmp_path / "x.tbx")
    assert (code, out) == (1, "")
    assert "glossary.csv:2  harbor: es is empty (write the translation)" in err
    assert not (tmp_path / "x.tbx").exists()
