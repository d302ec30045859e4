"""Does an update of a whole catalog lose no translation and take none from the wrong entry?"""

from __future__ import annotations

import copy
import difflib
import random
from collections import Counter
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.workbench.po_writer import new_catalog, open_catalog
from site_src.workbench.update import merge_template, update_catalog
from tests.workbench.making import HEADER, canonical, language, write

SPANISH = language("es")
WORDS = (
    "agency",
    "apply",
    "bail",
    "border",
    "call",
    "county",
    "court",
    "custody",
    "detain",
    "file",
    "form",
    "hearing",
    "jail",
    "judge",
    "lawyer",
)
SIZE = 300

Case = tuple[polib.POFile, polib.POFile, set[str], set[str]]


def make_case(seed: int, size: int = SIZE) -> Case:
    """An old catalog, a new template, the contexts that are unchanged, and those that are new;
    one entry in five changed.
    """
    chance = random.Random(seed)  # noqa: S311

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(2, 14))).capitalize() + "."

    old, template = new_catalog(HEADER), new_catalog(HEADER)
    unchanged, added = set[str](), set[str]()
    for n in range(size):
        context, text = f"program:p{n // 6}|body:t{n}", sentence()
        old.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=f"es {n}"))
        fate = chance.random()
        if fate < 0.2:
            template.append(
                polib.POEntry(
                    msgctxt=context, msgid=chance.choice([sentence(), f"{text[:-1]} now."])
                )
            )
        elif fate < 0.28:
            moved = f"program:p{chance.choice([n // 6, 900])}|fact:m{n}"
            template.append(polib.POEntry(msgctxt=moved, msgid=text))
        elif fate >= 0.36:
            unchanged.add(context)
            template.append(polib.POEntry(msgctxt=context, msgid=text))
        if chance.random() < 0.08:
            added.add(f"program:p{n // 6}|body:new{n}")
            template.append(
                polib.POEntry(msgctxt=f"program:p{n // 6}|body:new{n}", msgid=sentence())
            )
    return old, template, unchanged, added


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_every_old_translation_is_still_there_exactly_once(seed: int) -> None:
    """Live or obsolete: nothing is thrown away, nothing is doubled."""
    old, template, _, _ = make_case(seed)
    work = Counter(e.msgstr for e in old)
    after = merge_template(template, copy.deepcopy(old), SPANISH)
    assert Counter(e.msgstr for e in after if e.msgstr) == work
    assert len(work) == SIZE


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_no_entry_has_the_work_of_an_unrelated_one(seed: int) -> None:
    """The same context keeps its own; any other text is taken only if it is the same, or close,
    fuzzy and of one record.
    """
    old, template, unchanged, added = make_case(seed)
    origin = {e.msgstr: e for e in old}
    own = {e.msgctxt: e for e in old}
    live = {
        e.msgctxt: e
        for e in merge_template(template, copy.deepcopy(old), SPANISH)
        if not e.obsolete
    }
    assert set(live) == {e.msgctxt for e in template}
    assert len(unchanged) > 100
    assert added
    for context, entry in live.items():
        if context in own:
            assert entry.msgstr == own[context].msgstr
            assert entry.fuzzy == (entry.msgid != own[context].msgid)
        elif entry.msgstr:
            source = origin[entry.msgstr]
            same_record = source.msgctxt.partition("|")[0] == context.partition("|")[0]
            assert source.msgctxt not in live
            assert entry.fuzzy == (source.msgid != entry.msgid)
            close = difflib.SequenceMatcher(None, source.msgid, entry.msgid).ratio() >= 0.7
            assert not entry.fuzzy or (
                same_record and close and entry.previous_msgid == source.msgid
            )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_updating_twice_writes_nothing(seed: int, tmp_path: Path) -> None:
    """No churn."""
    old, template, _, _ = make_case(seed)
    pot, path = write(tmp_path, canonical(template), "site.pot"), write(tmp_path, canonical(old))
    assert update_catalog(pot, path, SPANISH) is True
    once = path.read_bytes()
    assert update_catalog(pot, path, SPANISH) is False
    assert path.read_bytes() == once


def test_going_back_to_the_old_template_loses_nothing(tmp_path: Path) -> None:
    """There and back: all work is still in the file, and what went and came back is live
    again.
    """
    old, template, _, _ = make_case(7)
    before = {e.msgctxt: e.msgstr for e in old}
    pot, path = write(tmp_path, canonical(template), "site.pot"), write(tmp_path, canonical(old))
    back = write(tmp_path, canonical(old), "old.pot")
    update_catalog(pot, path, SPANISH)
    update_catalog(back, path, SPANISH)
    after = open_catalog(path)
    assert Counter(e.msgstr for e in after if e.msgstr) == Counter(before.values())
    assert {e.msgctxt: e.msgstr for e in after if not e.obsolete} == before
