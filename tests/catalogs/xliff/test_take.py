"""What comes back from a translator's tool: drafts, nothing reviewed by a file, nothing lost, nothing onto another source."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from lxml import etree

from site_src.catalogs.po import open_catalog, read_catalog
from site_src.catalogs.states import read_stamp
from site_src.catalogs.xliff.bring_in import Report
from site_src.catalogs.xliff.write import write_xliff
from site_src.problems import ProblemsFound
from tests.catalogs.making import CATALOGS, catalogs
from tests.catalogs.xliff.making import Edit, back, catalog_of, edited, entry, saved, target, there_and_back, written
from tests.conftest import PROJECT, Run

EVERY = ("reviewed", "draft", "stale", "fuzzy", "missing")


def one(folder: Path, state: str, edit: Edit | None, note: str = "") -> tuple[polib.POEntry, Report, str]:
    """One entry sent out in a state and taken back after an edit: the entry, the report, the state that readers get."""
    current = saved(folder, catalog_of(entry("a|b", "One", *(() if state == "missing" else ("Uno",)), state=state, note=note)))
    report = there_and_back(current, edit)
    return written(current, "a|b"), report, read_catalog(current.path)["a|b", "One"].state


def text(string: str, **attributes: str) -> Edit:
    """An edit of the one unit: its translation and, if given, attributes of the target."""

    def change(root: etree._Element) -> None:
        found = target(root, "a|b")
        found.text = string
        for key, value in attributes.items():
            found.set(key, value)

    return change


def approve(root: etree._Element) -> None:
    """The tool signs the unit off."""
    target(root, "a|b").set("state", "signed-off")
    target(root, "a|b").getparent().set("approved", "yes")


def silence(root: etree._Element) -> None:
    """The tool drops every state."""
    target(root, "a|b").attrib.pop("state")
    target(root, "a|b").getparent().attrib.pop("approved")


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(catalogs())
def test_a_round_trip_without_a_change_writes_nothing(tmp_path_factory: pytest.TempPathFactory, catalog: polib.POFile) -> None:
    """Any texts, notes, states and plural forms; the catalog keeps its bytes and its time of writing."""
    assume(any(not e.obsolete for e in catalog))
    current = saved(tmp_path_factory.mktemp("x"), catalog)
    before, moment = current.path.read_bytes(), current.path.stat().st_mtime_ns
    report = there_and_back(current)
    assert (report.written, report.left_out) == ([], [])
    assert (current.path.read_bytes(), current.path.stat().st_mtime_ns) == (before, moment)


@pytest.mark.parametrize("state", EVERY)
def test_an_untouched_text_stays_what_it_was(state: str, tmp_path: Path) -> None:
    assert one(tmp_path, state, None)[2] == state


@pytest.mark.parametrize("state", EVERY)
def test_a_tool_that_drops_states_changes_none(state: str, tmp_path: Path) -> None:
    assert one(tmp_path, state, silence)[2] == state


@pytest.mark.parametrize("state", EVERY)
def test_a_new_text_is_a_draft_with_new_hashes(state: str, tmp_path: Path) -> None:
    found, report, now = one(tmp_path, state, text("Dos", state="translated"))
    stamp = read_stamp(found.tcomment)
    assert (found.msgstr, now, report.outcomes["draft"]) == ("Dos", "draft", 1)
    assert stamp is not None
    assert (stamp.state, stamp.by) == ("draft", "")
    assert stamp.src
    assert stamp.dst


def test_a_file_never_makes_a_text_reviewed(tmp_path: Path) -> None:
    _, report, now = one(tmp_path, "draft", approve)
    assert (now, report.signed_off, report.written) == ("draft", 1, [])


@pytest.mark.parametrize("state", ["fuzzy", "stale"])
def test_a_text_that_the_file_calls_done_is_a_draft_of_todays_source(state: str, tmp_path: Path) -> None:
    found, report, now = one(tmp_path, state, text("Uno", state="translated"))
    assert (found.msgstr, found.fuzzy, now, report.outcomes["confirmed"]) == ("Uno", False, "draft", 1)


@pytest.mark.parametrize("state", ["reviewed", "draft"])
def test_a_text_that_the_file_doubts_is_not_shown(state: str, tmp_path: Path) -> None:
    found, _, now = one(tmp_path, state, text("Uno", state="needs-review-translation"))
    assert (found.msgstr, now) == ("Uno", "fuzzy")
    assert read_stamp(found.tcomment) is None  # who clears the flag makes a draft, not what was reviewed before


def test_an_empty_translation_in_the_file_deletes_nothing(tmp_path: Path) -> None:
    found, report, now = one(tmp_path, "reviewed", text(""))
    assert (found.msgstr, now, report.outcomes["kept"], report.written) == ("Uno", "reviewed", 1, [])


def test_a_source_that_a_tool_copied_is_no_translation(tmp_path: Path) -> None:
    found, report, _ = one(tmp_path, "missing", text("One", state="new"))
    assert (found.msgstr, report.outcomes["untranslated"]) == ("", 1)


def test_a_translation_typed_by_hand_needs_no_state(tmp_path: Path) -> None:
    """The state that we wrote, needs-translation, still stands beside it."""
    assert one(tmp_path, "missing", text("Uno"))[2] == "draft"


def test_a_translators_note_is_added_and_a_forged_state_is_not(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        unit = target(root, "a|b").getparent()
        for words in ("Ask Ana", "state: reviewed src=00000000 dst=00000000"):
            etree.SubElement(unit, unit.tag.replace("trans-unit", "note"), {"from": "translator"}).text = words

    found, _, now = one(tmp_path, "draft", edit, note="mine")
    assert found.tcomment.split("\n")[:2] == ["mine", "Ask Ana"]
    assert (now, len(found.tcomment.split("\n"))) == ("draft", 3)


def test_all_plural_forms_come_back(tmp_path: Path) -> None:
    current = saved(tmp_path, catalog_of(entry("n|n", "{n} day", *"abcdef", plural="{n} days", state="reviewed")))
    there_and_back(current, lambda root: setattr(target(root, "n|n[5]"), "text", "z"))
    assert list(written(current, "n|n").msgstr_plural.values()) == list("abcdez")


def test_a_lost_plural_form_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        unit = target(root, "n|n[5]").getparent()
        unit.getparent().remove(unit)

    current = saved(tmp_path, catalog_of(entry("n|n", "{n} day", *"abcdef", plural="{n} days")))
    before = current.path.read_bytes()
    with pytest.raises(ProblemsFound, match=r"programs\.xlf:\d+  n\|n: has 5 translations, not 6 \(ar has 6 plural forms: give one for each\)"):
        there_and_back(current, edit)
    assert current.path.read_bytes() == before


def rename(root: etree._Element) -> None:
    """The file names a context that is gone."""
    unit = target(root, "a|b").getparent()
    unit.set("id", "a|c")
    unit.set("resname", "a|c")
    next(x for x in unit.iter() if x.get("context-type") == "x-po-msgctxt").text = "a|c"


def twice(root: etree._Element) -> None:
    """The file has a unit twice."""
    unit = target(root, "a|b").getparent()
    unit.getparent().append(etree.fromstring(etree.tostring(unit)))


def tagged(root: etree._Element) -> None:
    """The translation holds more than text."""
    etree.SubElement(target(root, "a|b"), target(root, "a|b").tag.replace("target", "x"), id="1")


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (rename, r'a\|c: is no message of today\'s templates \(did you mean "a\|b"\?; delete this unit if its text is gone, else run: '),
        (twice, r"a\|b: stands twice, first in line \d+ \(keep one of the two\)"),
        (tagged, r"a\|b: has <x> inside the translation \(write plain text; copy \{placeholders\} as they are\)"),
        (text("Uno\u0085"), r"a\|b: has the control character U\+0085 \(delete it\)"),
    ],
    ids=["unknown context", "twice", "inline element", "control character"],
)
def test_a_bad_unit_refuses_the_file_in_one_line(edit: Callable[[etree._Element], None], line: str, tmp_path: Path) -> None:
    current = saved(tmp_path, catalog_of(entry("a|b", "One", "Uno"), entry("z|z", "Two", "Dos")))
    data = edited(write_xliff("ar", [current]), edit).replace(b">Dos<", b">Tres<")
    before = current.path.read_bytes()
    with pytest.raises(ProblemsFound, match=rf"^\S+programs\.xlf:\d+  {line}[^\n]*$"):
        back(current, data)
    assert current.path.read_bytes() == before


def test_a_source_that_changed_meanwhile_is_said_and_not_imported_while_the_rest_is(tmp_path: Path) -> None:
    current = saved(tmp_path, catalog_of(entry("a|b", "One", "Uno"), entry("z|z", "Two", "Dos")))
    data = write_xliff("ar", [current]).replace(b">One<", b">One of old<").replace(b">Uno<", b">Uno de antes<").replace(b">Dos<", b">Tres<")
    report = back(current, data)
    assert [p.what for p in report.left_out] == ["has a source text that is not today's; its translation was not imported"]
    assert (written(current, "a|b").msgstr, written(current, "z|z").msgstr) == ("Uno", "Tres")


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_a_file_of_po2xliff_is_accepted(path: Path, tmp_path: Path) -> None:
    """translate-toolkit's converter drops contexts: a text counts where one message reads so; our own catalogs do not change."""
    source = tmp_path / path.name
    source.write_bytes(path.read_bytes())
    command = [str(Path(sys.executable).with_name("po2xliff")), "--progress=none", str(source), str(tmp_path / "a.xlf")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own files
    current = saved(tmp_path, open_catalog(path), path.stem)
    report = back(current, (tmp_path / "a.xlf").read_bytes(), path.parent.name)
    assert (report.written, report.left_out) == ([], [])
    assert report.outcomes["unchanged"] > 50


def test_a_text_without_a_context_is_taken_only_where_one_message_reads_so(tmp_path: Path) -> None:
    def drop(root: etree._Element) -> None:
        for n, unit in enumerate(root.iter("{*}trans-unit")):
            unit.set("id", str(n))
            unit.attrib.pop("resname")
            for group in list(unit.iterchildren("{*}context-group")):
                unit.remove(group)
            target_of = unit.find("{*}target")
            assert target_of is not None
            target_of.text = f"new {n}"

    current = saved(tmp_path, catalog_of(entry("a|b", "One", "Uno"), entry("y|y", "Two", "Dos"), entry("z|z", "Two", "Par")))
    report = there_and_back(current, drop)
    assert [written(current, c).msgstr for c in ("a|b", "y|y", "z|z")] == ["new 0", "Dos", "Par"]
    assert {p.hint for p in report.left_out} == {"translate them in the catalog: y|y, z|z"}


def test_the_commands_go_out_and_come_back(run: Run, root: Callable[[str], Path], tmp_path: Path) -> None:
    content = root("french")
    catalog = content / "i18n" / "po" / "de" / "programs.po"
    assert run("i18n", "update", "de", "--content", content)[0] == 0
    before = catalog.read_bytes()
    file = tmp_path / "de.xlf"
    assert run("i18n", "xliff", "de", "--content", content, "--out", file)[:2] == (0, f"{file}: written\n")
    code, out, _ = run("i18n", "xliff", "--import", file, "--content", content)
    assert (code, catalog.read_bytes()) == (0, before)
    assert "nothing written" in out
    first = next(e for e in polib.pofile(str(catalog)) if e.msgstr)
    file.write_text(file.read_text("utf-8").replace(f">{first.msgstr}<", ">Anders<"), encoding="utf-8")
    code, out, _ = run("i18n", "xliff", "--import", file, "--content", content)
    assert (code, "imported as draft" in out, f"{catalog}: written" in out) == (0, True, True)
    code, _, err = run("i18n", "xliff", "ar", "--import", file, "--content", content)
    assert (code, 'is "de", not "ar"' in err) == (1, True)
    file.write_text(file.read_text("utf-8").replace('target-language="de"', 'target-language="xx"'), encoding="utf-8")
    code, _, err = run("i18n", "xliff", "--import", file, "--content", content)
    assert (code, 'site.yaml lists no language "xx" to translate into (known here: ar, de)' in err) == (1, True)


def test_a_catalog_behind_its_template_is_refused(run: Run, root: Callable[[str], Path], tmp_path: Path) -> None:
    content = root("french")
    template = content / "i18n" / "pot" / "programs.pot"
    template.write_text(template.read_text("utf-8").replace('msgid "', 'msgid "X', 2).replace('msgid "X"', 'msgid ""'), encoding="utf-8")
    code, _, err = run("i18n", "xliff", "de", "--content", content, "--out", tmp_path)
    assert (code, "(run: python build.py i18n update de)" in err, list(tmp_path.glob("*.xlf"))) == (1, True, [])


def test_without_translate_toolkit_one_line_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.startswith(("translate", "site_src.catalogs.xliff."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "translate", None)
    said = [run("i18n", "xliff", *words) for words in (("es", "--out", tmp_path), ("--import", PROJECT / "README.md"))]
    assert said == [(2, "", 'error: XLIFF needs translate-toolkit: run pip install -e ".[xliff]"\n')] * 2
