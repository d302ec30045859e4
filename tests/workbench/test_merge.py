"""Does a merge of catalogs lose nothing and show nothing wrong? Rules by hypothesis, and each
case by hand.
"""

from __future__ import annotations

import copy
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from site_src.catalogs.states import SHOWN, judge
from site_src.workbench.entry_states import mark_changed_as_draft, sources_of, strings_of
from site_src.workbench.merge import Merged, TwoEntries, merge_catalogs, quoted
from site_src.workbench.merge_files import merge_files
from site_src.workbench.po_writer import catalog_text, new_catalog
from tests.examples import generated
from tests.workbench.making import HEADER, TEXT, catalog_of, catalogs, entry, gettext_tool

EXAMPLES = generated(0.4, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@st.composite
def branches(draw: st.DrawFn) -> tuple[polib.POFile, polib.POFile, polib.POFile]:
    """A catalog and what two branches made of it: texts, sources, states and comments changed,
    entries removed and added.
    """
    base = draw(catalogs())
    return base, changed(draw, base), changed(draw, base)


EDITS = (
    "nothing", "nothing", "text", "text", "source", "source and text", "fuzzy", "clear", "empty",
    "note", "remove", "retire",
)  # fmt: skip


def changed(draw: st.DrawFn, base: polib.POFile) -> polib.POFile:
    """What a branch made of a catalog."""
    branch = copy.deepcopy(base)
    for changing in list(branch):
        edit = draw(st.sampled_from(EDITS))
        if edit == "remove":
            branch.remove(changing)
        else:
            change_entry(draw, changing, edit)
    if draw(st.booleans()):
        branch.append(entry("new:new|new", draw(TEXT), draw(TEXT)))
    return branch


def change_entry(draw: st.DrawFn, changing: polib.POEntry, edit: str) -> None:
    """Change an entry as a translator, an editor or a tool does."""
    if "source" in edit:
        changing.previous_msgid = changing.msgid
        changing.msgid = draw(TEXT)
    if "text" in edit:
        put(changing, draw(TEXT))
    if edit == "empty":
        put(changing, "")
    if edit == "note":
        changing.tcomment = f"a word\n{changing.tcomment}"
    if edit in ("source", "fuzzy"):
        changing.flags = ["fuzzy"]
    if edit in ("text", "source and text", "clear"):
        changing.flags = []
        mark_changed_as_draft(changing)
    if edit == "retire":
        changing.obsolete = True
    if not any(strings_of(changing)):  # msgcat drops these
        changing.obsolete, changing.flags, changing.previous_msgid = False, [], None


def put(found: polib.POEntry, text: str) -> None:
    """Translate an entry."""
    if found.msgid_plural:
        found.msgstr_plural = {n: f"{text}{n}" if text else "" for n in found.msgstr_plural}
    else:
        found.msgstr = text


def shown(catalog: polib.POFile) -> set[tuple[object, ...]]:
    """The texts that readers see, each with its message."""
    live = [e for e in catalog if not e.obsolete]
    return {
        (e.msgctxt, *sources_of(e), *strings_of(e))
        for e in live
        if judge(sources_of(e), strings_of(e), e.tcomment, fuzzy=e.fuzzy) in SHOWN
    }


@EXAMPLES
@given(branches())
def test_nothing_that_a_branch_wrote_is_lost(
    sides: tuple[polib.POFile, polib.POFile, polib.POFile],
) -> None:
    base, ours, theirs = sides
    merged = merge_catalogs(*copy.deepcopy(sides)).catalog
    kept = {string for e in merged for string in strings_of(e)}
    comments = "\n".join(e.tcomment for e in merged)
    old = {string for e in base for string in strings_of(e)}
    fresh = (
        {string for side in (ours, theirs) for e in side for string in strings_of(e)} - old - {""}
    )
    assert [string for string in fresh - kept if quoted(string) not in comments] == []


@EXAMPLES
@given(branches())
def test_nothing_is_shown_beside_a_source_for_which_no_branch_showed_it(
    sides: tuple[polib.POFile, polib.POFile, polib.POFile],
) -> None:
    merged = merge_catalogs(*copy.deepcopy(sides)).catalog
    assert shown(merged) <= shown(sides[1]) | shown(sides[2])


@EXAMPLES
@given(branches())
def test_a_merge_is_a_catalog_that_gettext_accepts(
    sides: tuple[polib.POFile, polib.POFile, polib.POFile],
) -> None:
    catalog = merge_catalogs(*copy.deepcopy(sides)).catalog
    for message in catalog:
        # msgfmt wants all texts or none to begin and end with a new line; TEXT does not care.
        message.msgid = f"{message.msgid}x".strip("\n")
        if message.msgid_plural:
            message.msgid_plural = f"{message.msgid_plural}x".strip("\n")
        message.msgstr = message.msgstr.strip("\n")
        message.msgstr_plural = {
            form: text.strip("\n") for form, text in message.msgstr_plural.items()
        }
    merged = catalog_text(catalog)
    assert gettext_tool("msgfmt", "--check-domain", "-o", "-", "-", data=merged.encode())


@EXAMPLES
@given(branches())
def test_what_one_branch_changed_is_taken_and_twice_the_same_is_no_conflict(
    sides: tuple[polib.POFile, polib.POFile, polib.POFile],
) -> None:
    base, ours, _ = (catalog_text(x) for x in copy.deepcopy(sides))
    for triple in ((0, 0, 1), (0, 1, 0), (0, 1, 1)):
        merged = merge_catalogs(*(copy.deepcopy(sides[n]) for n in triple))
        assert (catalog_text(merged.catalog), merged.conflicts) == (ours, ())
    assert base


def merged(
    base: list[polib.POEntry], ours: list[polib.POEntry], theirs: list[polib.POEntry]
) -> Merged:
    """The merge of entries."""
    return merge_catalogs(catalog_of(*base), catalog_of(*ours), catalog_of(*theirs))


def the_one(found: Merged) -> polib.POEntry:
    """The only entry of a merge."""
    assert len(found.catalog) == 1
    return found.catalog[0]


def test_two_translations_of_one_message_are_a_conflict_that_is_not_shown() -> None:
    found = merged(
        [entry("a|b", "One")],
        [entry("a|b", "One", "Uno")],
        [entry("a|b", "One", 'Un "o"', state="reviewed")],
    )
    assert found.conflicts == (("a|b", "translation"),)
    kept = the_one(found)
    assert (kept.msgstr, kept.fuzzy, kept.tcomment) == (
        "Uno",
        True,
        'other translation (reviewed by Ana): "Un \\"o\\""',
    )


def test_all_forms_of_the_other_plural_are_kept() -> None:
    found = merged(
        [entry("n|n", "a", *[""] * 6, plural="b")],
        [entry("n|n", "a", *"uvwxyz", plural="b")],
        [entry("n|n", "a", *"abcdef", plural="b")],
    )
    assert the_one(found).tcomment == "\n".join(
        f'other translation [{n}]: "{s}"' for n, s in enumerate("abcdef")
    )


def test_a_translation_made_for_the_old_source_is_fuzzy_on_the_new_one() -> None:
    """The source changed here (`i18n update` made it fuzzy) while a translator improved the old
    translation there.
    """
    ours = entry("a|b", "One more", "Uno", state="fuzzy", previous="One")
    kept = the_one(merged([entry("a|b", "One", "Uno")], [ours], [entry("a|b", "One", "Uno solo")]))
    assert (kept.msgid, kept.msgstr, kept.fuzzy, kept.previous_msgid) == (
        "One more",
        "Uno solo",
        True,
        "One",
    )


def test_a_translation_of_the_new_source_stays_shown_and_the_old_ones_improvement_is_kept() -> None:
    found = merged(
        [entry("a|b", "One", "Uno")],
        [entry("a|b", "One more", "Uno más")],
        [entry("a|b", "One", "Uno solo")],
    )
    kept = the_one(found)
    assert (kept.msgstr, kept.fuzzy, found.conflicts) == ("Uno más", False, ())
    assert kept.tcomment.split("\n")[0] == 'other translation (of "One"): "Uno solo"'


def test_a_review_on_one_side_is_not_lost_to_a_note_on_the_other() -> None:
    found = merged(
        [entry("a|b", "One", "Uno")],
        [entry("a|b", "One", "Uno", note="hm")],
        [entry("a|b", "One", "Uno", state="reviewed")],
    )
    assert shown(found.catalog)
    assert "state: reviewed" in the_one(found).tcomment
    assert the_one(found).tcomment.startswith("hm\n")


def test_two_sources_for_one_message_are_a_conflict() -> None:
    assert merged(
        [entry("a|b", "One")], [entry("a|b", "Two")], [entry("a|b", "Three")]
    ).conflicts == (("a|b", "source"),)


def test_headers_merge_without_a_conflict_and_the_later_date_stays() -> None:
    base, ours, theirs = (new_catalog(HEADER | fields) for fields in (
        {"PO-Revision-Date": "2026-01-01 00:00+0000", "Last-Translator": "A"},
        {"PO-Revision-Date": "2026-03-01 00:00+0000", "Last-Translator": "A"},
        {"PO-Revision-Date": "2026-02-01 00:00+0000", "Last-Translator": "B",
         "X-Generator": "Poedit 3.4"},
    ))  # fmt: skip
    fields = merge_catalogs(base, ours, theirs).catalog.metadata
    assert (fields["PO-Revision-Date"], fields["Last-Translator"], fields["X-Generator"]) == (
        "2026-03-01 00:00+0000",
        "B",
        "Poedit 3.4",
    )


def test_a_context_that_stands_twice_is_not_merged_by_guess() -> None:
    twice = catalog_of(entry("a|b", "One", "Uno"), entry("a|b", "Two", "Dos"))
    with pytest.raises(TwoEntries, match=r"a\|b"):
        merge_catalogs(catalog_of(), twice, catalog_of())


def test_a_file_that_is_no_catalog_is_merged_by_lines_and_stays_a_conflict(tmp_path: Path) -> None:
    text = catalog_text(catalog_of(entry("a|b", "One", "Uno"), entry("z|z", "Two", "Dos")))
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_text(text, encoding="utf-8")
    ours.write_text(text.replace('"Dos"', '"Par"'), encoding="utf-8")
    theirs.write_text(text.replace('"Uno"', '"Un'), encoding="utf-8")
    problems = [str(p) for p in merge_files(base, ours, theirs, "i18n/po/es/site.po")]
    assert problems[0].startswith(
        "i18n/po/es/site.po:16  (theirs): is not a complete line of a catalog"
    )
    assert problems[1].startswith(
        "i18n/po/es/site.po:1  was merged as plain text, line by line (fix the file"
    )
    assert '"Un\n' in ours.read_text("utf-8")
    assert '"Par"' in ours.read_text("utf-8")
