"""What becomes of one translation when its source changes, moves, goes or comes back?"""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.states import Stamp, fingerprint, read_stamp
from site_src.problems import ProblemsFound
from site_src.workbench.po_writer import new_catalog, open_catalog
from site_src.workbench.update import merge_template, update_catalog
from tests.workbench.making import HEADER, canonical, gettext_tool, language, write

SPANISH, ARABIC = language("es"), language("ar")


def entry(
    context: str, msgid: str, msgstr: str = "", *, note: str = "", **more: object
) -> polib.POEntry:
    """A singular entry."""
    return polib.POEntry(msgctxt=context, msgid=msgid, msgstr=msgstr, tcomment=note, **more)


def catalog(*entries: polib.POEntry) -> polib.POFile:
    """A catalog of these entries."""
    made = new_catalog(HEADER)
    made.extend(entries)
    return made


def merged(old: list[polib.POEntry], new: list[polib.POEntry]) -> dict[str, polib.POEntry]:
    """The live entries by context after an update of `old` to the template `new`."""
    return {
        e.msgctxt: e
        for e in merge_template(catalog(*new), catalog(*old), SPANISH)
        if not e.obsolete
    }


def reviewed(source: str, text: str, by: str = "") -> str:
    """The comment of a reviewed text."""
    return str(Stamp("reviewed", fingerprint(source), fingerprint(text), by))


def test_an_unchanged_entry_keeps_translation_and_review() -> None:
    note = reviewed("Jail", "Cárcel", "Zoë")
    after = merged([entry("p:a|name", "Jail", "Cárcel", note=note)], [entry("p:a|name", "Jail")])[
        "p:a|name"
    ]
    assert (after.msgstr, after.fuzzy, after.tcomment) == ("Cárcel", False, note)


def test_a_new_translation_is_stamped_as_a_draft() -> None:
    """`update` stamps new hashes."""
    after = merged([entry("p:a|name", "Jail", "Cárcel")], [entry("p:a|name", "Jail")])["p:a|name"]
    assert read_stamp(after.tcomment) == Stamp("draft", fingerprint("Jail"), fingerprint("Cárcel"))


def test_an_edited_review_becomes_a_draft() -> None:
    """A dst that does not match means that somebody repaired the translation."""
    after = merged(
        [entry("p:a|name", "Jail", "Prisión", note=reviewed("Jail", "Cárcel"))],
        [entry("p:a|name", "Jail")],
    )["p:a|name"]
    assert read_stamp(after.tcomment) == Stamp("draft", fingerprint("Jail"), fingerprint("Prisión"))
    assert not after.fuzzy


def test_a_draft_keeps_the_name_of_who_made_it() -> None:
    note = str(Stamp("draft", fingerprint("Jail"), fingerprint("Cárcel"), "Zoë", "2026-11-22"))
    assert (
        merged([entry("p:a|name", "Jail", "Cárcel", note=note)], [entry("p:a|name", "Jail")])[
            "p:a|name"
        ].tcomment
        == note
    )


def test_a_changed_source_keeps_the_old_translation_fuzzy_with_the_previous_text() -> None:
    """DESIGN 4: the same msgctxt comes first, however different the texts are, and however close
    another one is.
    """
    old = [entry("p:a|name", "Jail", "Cárcel"), entry("p:gone|name", "A federal prison", "Otra")]
    after = merged(old, [entry("p:a|name", "A federal prison!")])["p:a|name"]
    assert (after.msgstr, after.fuzzy, after.previous_msgid) == ("Cárcel", True, "Jail")


def test_a_second_change_keeps_the_text_that_was_translated_as_the_previous_one() -> None:
    old = [entry("p:a|name", "Prison", "Cárcel", flags=["fuzzy"], previous_msgid="Jail")]
    assert merged(old, [entry("p:a|name", "Penitentiary")])["p:a|name"].previous_msgid == "Jail"


def test_a_stale_text_is_made_fuzzy_and_not_restamped() -> None:
    """Restamping would bless git's silent merge."""
    after = merged(
        [entry("p:a|name", "Prison", "Cárcel", note=reviewed("Jail", "Cárcel"))],
        [entry("p:a|name", "Prison")],
    )["p:a|name"]
    assert after.fuzzy
    assert (read_stamp(after.tcomment) or Stamp("draft")).src != fingerprint("Prison")


def test_a_text_whose_flag_a_translator_clears_is_shown(tmp_path: Path) -> None:
    """Poedit clears the flag and knows nothing of our comment: a confirmed text must not be stale
    for ever.
    """
    old = entry("p:a|name", "Jail", "Cárcel", note=f"a note\n{reviewed('Jail', 'Cárcel')}")
    after = merged([old], [entry("p:a|name", "Prison")])["p:a|name"]
    assert after.tcomment == "a note"
    after.flags = []
    path = write(tmp_path, canonical(catalog(after)))
    assert read_catalog(path)["p:a|name", "Prison"].state == "draft"


def test_a_moved_text_is_found_in_its_own_record_first() -> None:
    old = [entry("p:a|old", "Jail", "de A"), entry("p:b|old", "Jail", "de B")]
    after = merged(
        old, [entry("p:b|new", "Jail"), entry("p:a|new", "Jail"), entry("p:c|new", "Jail")]
    )
    assert {c: e.msgstr for c, e in after.items()} == {
        "p:b|new": "de B",
        "p:a|new": "de A",
        "p:c|new": "",
    }
    assert not after["p:a|new"].fuzzy


def test_a_moved_text_is_found_in_another_record() -> None:
    after = merged([entry("p:a|old", "Jail", "Cárcel")], [entry("p:z|new", "Jail")])["p:z|new"]
    assert (after.msgstr, after.fuzzy) == ("Cárcel", False)


def test_a_moved_and_slightly_changed_text_of_the_same_record_is_fuzzy() -> None:
    old = [entry("p:a|body:one", "The jail opens at nine.", "Abre a las nueve.")]
    after = merged(old, [entry("p:a|body:two", "The jail opens at eight.")])["p:a|body:two"]
    assert (after.msgstr, after.fuzzy, after.previous_msgid) == (
        "Abre a las nueve.",
        True,
        "The jail opens at nine.",
    )


@pytest.mark.parametrize(
    "new",
    [entry("p:a|body:two", "Call the office."), entry("p:b|body:one", "The jail opens at eight.")],
)
def test_nothing_is_taken_from_an_unrelated_or_foreign_text(new: polib.POEntry) -> None:
    """A text that is not close, or is only close and of another record, gives nothing."""
    after = merged([entry("p:a|body:one", "The jail opens at nine.", "Abre a las nueve.")], [new])
    assert [e.msgstr for e in after.values()] == [""]


def test_nothing_is_taken_from_an_entry_that_still_stands() -> None:
    old = [entry("p:a|name", "Jail", "Cárcel")]
    assert (
        merged(old, [entry("p:a|name", "Jail"), entry("p:a|title", "Jail")])["p:a|title"].msgstr
        == ""
    )


def test_what_is_gone_is_obsolete_and_comes_back() -> None:
    """Nothing is thrown away."""
    note = reviewed("Jail", "Cárcel")
    gone = merge_template(
        catalog(), catalog(entry("p:a|name", "Jail", "Cárcel", note=note)), SPANISH
    )
    assert [(e.msgstr, e.obsolete) for e in gone] == [("Cárcel", True)]
    back = merge_template(catalog(entry("p:a|name", "Jail")), gone, SPANISH)
    assert [(e.msgstr, e.obsolete, e.tcomment) for e in back] == [("Cárcel", False, note)]


def test_an_untranslated_entry_that_is_gone_leaves_nothing() -> None:
    assert list(merge_template(catalog(), catalog(entry("p:a|name", "Jail")), SPANISH)) == []


def test_two_entries_of_one_context_lose_nothing() -> None:
    """Git can merge two; the one for the present text lives, the other is kept as obsolete."""
    old = [entry("p:a|name", "Prison", "Cárcel"), entry("p:a|name", "Jail", "Calabozo")]
    after = merge_template(catalog(entry("p:a|name", "Prison")), catalog(*old), SPANISH)
    assert [(e.msgstr, e.obsolete, e.fuzzy) for e in after] == [
        ("Cárcel", False, False),
        ("Calabozo", True, False),
    ]


def test_plural_forms_are_resized_to_the_language() -> None:
    plural = polib.POEntry(
        msgctxt="l|n", msgid="{n} day", msgid_plural="{n} days", msgstr_plural={0: "", 1: ""}
    )
    done = polib.POEntry(
        msgctxt="l|n", msgid="{n} day", msgid_plural="{n} days", msgstr_plural={0: "a", 1: "b"}
    )
    (fresh,) = merge_template(catalog(plural), catalog(), ARABIC)
    (grown,) = merge_template(catalog(plural), catalog(done), ARABIC)
    (same,) = merge_template(catalog(plural), catalog(done), SPANISH)
    assert fresh.msgstr_plural == dict.fromkeys(range(6), "")
    assert list(grown.msgstr_plural.values()) == ["a", "b", "", "", "", ""]
    assert list(same.msgstr_plural.values()) == ["a", "b"]


def test_a_text_that_becomes_plural_keeps_its_work_fuzzy() -> None:
    plural = polib.POEntry(
        msgctxt="l|n", msgid="{n} day", msgid_plural="{n} days", msgstr_plural={0: "", 1: ""}
    )
    (after,) = merge_template(catalog(plural), catalog(entry("l|n", "{n} day", "{n} día")), SPANISH)
    assert (after.msgstr_plural[0], after.fuzzy) == ("{n} día", True)


@pytest.mark.parametrize("tag", ["es", "zh-Hans", "pt-BR", "ar"])
def test_the_header_says_what_locales_yaml_says(tag: str, tmp_path: Path) -> None:
    """gettext manual, "Header Entry": Language is a POSIX name; Plural-Forms come from
    locales.yaml.
    """
    wanted = language(tag)
    template = write(tmp_path, canonical(catalog(entry("a|b", "x"))), "site.pot")
    path = tmp_path / "site.po"
    assert update_catalog(template, path, wanted)
    fields = open_catalog(path).metadata
    assert fields["Language"] == wanted.posix
    assert "-" not in fields["Language"]
    assert fields["Plural-Forms"] == wanted.plural.header
    gettext_tool("msgfmt", "-c", "-o", "-", path)


def test_what_a_translators_tool_wrote_in_the_header_stays() -> None:
    old = catalog()
    old.metadata |= {
        "Last-Translator": "Zoë <z@example.org>",
        "X-Generator": "Poedit 3",
        "POT-Creation-Date": "2030-01-01 00:00+0000",
    }
    fields = merge_template(catalog(), old, SPANISH).metadata
    assert (fields["Last-Translator"], fields["X-Generator"]) == ("Zoë <z@example.org>", "Poedit 3")
    assert fields["POT-Creation-Date"].startswith("2026-01-01")


def test_a_missing_template_is_a_problem_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="i18n extract"):
        update_catalog(tmp_path / "none.pot", tmp_path / "site.po", SPANISH)


def test_the_same_record_comes_before_any_other_whatever_the_order() -> None:
    """A message that is sorted first does not take the work that belongs to a later one."""
    after = merged(
        [entry("p:b|old", "Jail", "de B")], [entry("p:a|new", "Jail"), entry("p:b|new", "Jail")]
    )
    assert {c: e.msgstr for c, e in after.items()} == {"p:a|new": "", "p:b|new": "de B"}


def test_an_exact_text_comes_before_a_close_one_whatever_the_order() -> None:
    old = [entry("p:a|body:one", "The jail opens at nine.", "A las nueve.")]
    after = merged(
        old,
        [
            entry("p:a|body:a", "The jail opens at eight."),
            entry("p:b|body:b", "The jail opens at nine."),
        ],
    )
    assert {c: (e.msgstr, e.fuzzy) for c, e in after.items()} == {
        "p:a|body:a": ("", False),
        "p:b|body:b": ("A las nueve.", False),
    }


def test_the_previous_text_of_an_obsolete_entry_stays(tmp_path: Path) -> None:
    """polib drops these lines when it reads."""
    path = write(
        tmp_path,
        canonical(catalog())
        + b'\n#, fuzzy\n#~| msgid "older"\n#~ msgctxt "p:a|name"\n#~ msgid "Jail"\n#~ msgstr "C"\n',
    )
    template = write(tmp_path, canonical(catalog(entry("p:b|name", "x"))), "site.pot")
    update_catalog(template, path, SPANISH)
    assert '#~| msgid "older"' in path.read_text("utf-8")


def test_a_translated_form_that_the_language_does_not_have_is_a_problem(tmp_path: Path) -> None:
    """An update would have to throw it away."""
    sources = {"msgctxt": "l|n", "msgid": "{n} day", "msgid_plural": "{n} days"}
    path = write(
        tmp_path,
        canonical(catalog(polib.POEntry(**sources, msgstr_plural={0: "a", 1: "b", 2: "c"}))),
    )
    template = write(
        tmp_path,
        canonical(catalog(polib.POEntry(**sources, msgstr_plural={0: "", 1: ""}))),
        "site.pot",
    )
    before = path.read_bytes()
    with pytest.raises(
        ProblemsFound, match=r"site.po:\d+  l\|n: has msgstr\[2\], but .+ has 2 plural forms"
    ):
        update_catalog(template, path, SPANISH)
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b'msgstr[2] "c"', b'msgstr[2] ""'))
    assert update_catalog(template, path, SPANISH)
