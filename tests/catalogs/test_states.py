"""In which state is a translation, and does the comment that says so survive the tools that
translators use?
"""

from __future__ import annotations

import zlib
from pathlib import Path

import polib
import pytest

from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.states import (
    SHOWN,
    ReviewState,
    Stamp,
    fingerprint,
    judge,
    read_stamp,
    stamped,
    without_stamp,
)
from site_src.workbench.po_writer import new_catalog
from tests.workbench.making import HEADER, canonical, gettext_tool, write

REVIEWED = Stamp("reviewed", fingerprint("Jail"), fingerprint("Cárcel"), "Zoë Núñez", "2026-11-22")


def test_a_fingerprint_is_the_crc_32_of_the_texts_joined_by_nul() -> None:
    """ISO 3309's check value: CRC-32 of "123456789" is cbf43926."""
    assert fingerprint("123456789") == "cbf43926"
    assert fingerprint("a", "ñ") == format(zlib.crc32(b"a\0" + "ñ".encode()), "08x")
    assert fingerprint("a", "b") != fingerprint("ab")
    assert len(fingerprint("", "")) == 8


CASES: list[tuple[str, str, str, bool, ReviewState]] = [
    ("", "", "", False, "missing"),
    ("untranslated-with-a-stamp", "", str(REVIEWED), False, "missing"),
    ("untranslated-and-fuzzy", "", "", True, "missing"),
    ("fuzzy-flag", "Cárcel", "", True, "fuzzy"),
    ("fuzzy-flag-on-a-reviewed-text", "Cárcel", str(REVIEWED), True, "fuzzy"),
    (
        "source-changed",
        "Cárcel",
        str(Stamp("reviewed", fingerprint("Prison"), fingerprint("Cárcel"))),
        False,
        "stale",
    ),
    (
        "source-changed-under-a-draft",
        "Cárcel",
        str(Stamp("draft", fingerprint("Prison"), fingerprint("Cárcel"))),
        False,
        "stale",
    ),
    ("reviewed", "Cárcel", str(REVIEWED), False, "reviewed"),
    ("reviewed-then-edited", "Prisión", str(REVIEWED), False, "draft"),
    (
        "draft",
        "Cárcel",
        str(Stamp("draft", fingerprint("Jail"), fingerprint("Cárcel"))),
        False,
        "draft",
    ),
    ("no-comment", "Cárcel", "", False, "draft"),
    ("another-comment", "Cárcel", "by a person", False, "draft"),
    ("broken-comment", "Cárcel", "state: reviewed src=xyz", False, "draft"),
    ("reviewed-without-hashes", "Cárcel", "state: reviewed", False, "draft"),
    ("unknown-state", "Cárcel", "state: perfect", False, "draft"),
]


@pytest.mark.parametrize(
    ("strings", "comment", "fuzzy", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_each_state_is_told_from_the_others(
    strings: str, comment: str, fuzzy: bool, expected: ReviewState
) -> None:
    """DESIGN 4: no comment or another dst is a draft; another src is stale, which defeats git's
    silent merge.
    """
    assert judge(("Jail",), (strings,), comment, fuzzy=fuzzy) == expected


def test_only_reviewed_texts_and_drafts_are_shown() -> None:
    """DESIGN 4: stale or fuzzy text is never shown as current."""
    assert SHOWN == ("reviewed", "draft")


def test_a_changed_plural_source_is_stale_too() -> None:
    """Both msgid and msgid_plural count."""
    comment = str(Stamp("reviewed", fingerprint("day", "days"), fingerprint("día", "días")))
    assert judge(("day", "days"), ("día", "días"), comment, fuzzy=False) == "reviewed"
    assert judge(("day", "all days"), ("día", "días"), comment, fuzzy=False) == "stale"


def test_a_stamp_reads_as_it_was_written() -> None:
    assert read_stamp(str(REVIEWED)) == REVIEWED
    assert read_stamp(f"a note\n{REVIEWED}\nmore") == REVIEWED
    assert read_stamp("a note") is None


def test_a_stamp_replaces_the_old_one_and_nothing_else() -> None:
    """What a person wrote stays."""
    draft = Stamp("draft", "0" * 8, "1" * 8)
    assert stamped(f"a note\n{REVIEWED}\nmore", draft) == f"a note\nmore\n{draft}"
    assert without_stamp(f"a note\n{REVIEWED}\nmore") == "a note\nmore"
    assert stamped("", draft) == str(draft)


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A catalog with one reviewed entry and a person's note."""
    catalog = new_catalog(HEADER)
    catalog.append(
        polib.POEntry(msgctxt="a|b", msgid="Jail", msgstr="Cárcel", tcomment=f"a note\n{REVIEWED}")
    )
    return write(tmp_path, canonical(catalog))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """The template of that catalog."""
    catalog = new_catalog(HEADER)
    catalog.append(polib.POEntry(msgctxt="a|b", msgid="Jail"))
    return write(tmp_path, canonical(catalog), "site.pot")


@pytest.mark.parametrize("tool", ["polib", "msgcat", "msgcat-wrapped", "msgmerge", "msgattrib"])
def test_a_review_survives_the_tools_of_translators(
    tool: str, reviewed: Path, template: Path, tmp_path: Path
) -> None:
    """DESIGN 4: the comment survives polib, msgcat and msgmerge."""
    made = {
        "polib": lambda: str(polib.pofile(str(reviewed))).encode(),
        "msgcat": lambda: gettext_tool("msgcat", "--no-wrap", reviewed),
        "msgcat-wrapped": lambda: gettext_tool("msgcat", "--width=20", reviewed),
        "msgmerge": lambda: gettext_tool("msgmerge", "--quiet", "--previous", reviewed, template),
        "msgattrib": lambda: gettext_tool("msgattrib", "--translated", reviewed),
    }[tool]()
    entry = read_catalog(write(tmp_path, made, "after.po"))["a|b", "Jail"]
    assert entry.state == "reviewed"
    assert b"Zo\xc3\xab" in made
    assert b"# a note" in made


def test_a_silent_merge_onto_a_changed_source_is_caught(reviewed: Path) -> None:
    """Git takes the new msgid from one side and the old msgstr from the other, without a
    conflict.
    """
    reviewed.write_text(
        reviewed.read_text("utf-8").replace('msgid "Jail"', 'msgid "Federal prison"'), "utf-8"
    )
    assert read_catalog(reviewed)["a|b", "Federal prison"].state == "stale"
