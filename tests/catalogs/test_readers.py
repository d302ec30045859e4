"""Do the quick reader and Babel's reader say the same of every catalog, and of every layout that
translators' tools write?
"""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from site_src.catalogs.canonical import NotCanonical, read_canonical
from site_src.catalogs.po import read_catalog, read_with_babel
from site_src.problems import ProblemsFound
from tests.examples import examples
from tests.workbench.making import CATALOGS, TEMPLATES, canonical, catalogs, write

SAME = examples(0.5, suppress_health_check=[HealthCheck.too_slow])
HERE = Path("site.po")


def test_there_are_catalogs_to_read() -> None:
    """A loop over nothing must fail."""
    assert len(CATALOGS) >= 4
    assert len(TEMPLATES) == 3


@pytest.mark.parametrize("path", [*CATALOGS, *TEMPLATES], ids=lambda p: f"{p.parent.name}-{p.name}")
def test_both_readers_agree_on_the_projects_own_catalogs(path: Path) -> None:
    """DESIGN 4: our own files are canonical, so the quick reader reads them, and Babel reads the
    same.
    """
    raw = path.read_bytes()
    quick = read_canonical(raw.decode())
    assert len(quick) > 50
    assert quick == read_with_babel(path, raw)


@SAME
@given(catalogs())
def test_both_readers_agree_on_what_we_write(catalog: polib.POFile) -> None:
    """What the quick reader does not know it refuses; what it reads, Babel reads the same."""
    raw = canonical(catalog)
    slow = read_with_babel(HERE, raw)
    try:
        quick = read_canonical(raw.decode())
    except NotCanonical:
        quick = slow
    assert quick == slow
    assert len(slow) == sum(not entry.obsolete for entry in catalog)


@SAME
@given(catalogs(), st.data())
def test_a_damaged_catalog_is_read_alike_or_refused(
    catalog: polib.POFile, data: st.DataObject
) -> None:
    """A line lost, doubled, moved or emptied never makes the quick reader say what Babel does not
    say.
    """
    catalog[:] = [
        entry for entry in catalog if not entry.obsolete
    ]  # the quick reader does not look inside these
    lines = canonical(catalog).decode().split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["lose", "double", "empty", "swap"]))
    part = {
        "lose": [],
        "double": [lines[at]] * 2,
        "empty": [""],
        "swap": [*lines[at + 1 : at + 2], lines[at]],
    }[change]
    text = "\n".join([*lines[:at], *part, *lines[at + (2 if change == "swap" else 1) :]])
    try:
        quick = read_canonical(text)
    except NotCanonical:
        return
    try:
        slow = read_with_babel(HERE, text.encode())
    except ProblemsFound:
        pytest.fail(f"the quick reader read what no gettext tool reads:\n{text}")
    assert quick == slow


ONE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n# state: draft\n'
    '#: a.html\nmsgctxt "a|b"\nmsgid "one two"\nmsgstr "uno dos"\n'
)
LAYOUTS = {
    "wrapped": ONE.replace('msgid "one two"', 'msgid ""\n"one "\n"two"').replace(
        'msgstr "uno dos"', 'msgstr ""\n"uno "\n"dos"'
    ),
    "wrapped-msgid-only": ONE.replace('msgid "one two"', 'msgid ""\n"one "\n"two"'),
    "begun-on-the-keyword-line": ONE.replace('msgid "one two"', 'msgid "one "\n"two"'),
    "crlf": ONE.replace("\n", "\r\n"),
    "byte-order-mark": "\ufeff" + ONE,
    "byte-order-mark-and-crlf": "\ufeff" + ONE.replace("\n", "\r\n"),
    "reference-with-line": ONE.replace("a.html", "a.html:12 b.html:3"),
    "no-newline-at-the-end": ONE.rstrip("\n"),
    "no-blank-line-between": ONE.replace("\n\n", "\n"),
    "more-blank-lines": ONE.replace("\n\n", "\n\n\n\n"),
    "two-comments": ONE.replace("# state", "# first note\n#\n# state"),
    "flags-in-two-lines": ONE.replace("#: a", "#, python-format\n#, no-wrap\n#: a"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_valid_layout_says_the_same(layout: str, tmp_path: Path) -> None:
    """DESIGN 4: Poedit rewraps; any valid layout is accepted from a translator."""
    expected = read_catalog(write(tmp_path, ONE.encode(), "one.po"))
    assert [(key, entry.strings) for key, entry in expected.items()] == [
        (("a|b", "one two"), ("uno dos",))
    ]
    assert read_catalog(write(tmp_path, LAYOUTS[layout].encode())) == expected


@pytest.mark.parametrize(
    "flags",
    [
        "#, fuzzy",
        "#, fuzzy, python-format",
        "#, fuzzy\n#, python-format",
        "#, python-format\n#, fuzzy",
    ],
)
def test_fuzzy_is_seen_wherever_it_stands(flags: str, tmp_path: Path) -> None:
    """A second line of flags does not make a fuzzy text current."""
    entries = read_catalog(write(tmp_path, ONE.replace("#: a.html", flags).encode()))
    assert entries["a|b", "one two"].state == "fuzzy"


def test_a_text_of_several_lines_is_not_taken_for_the_header(tmp_path: Path) -> None:
    """gettext writes a text with a line break as an empty first string and one string a line."""
    text = ONE.replace('msgid "one two"', 'msgid ""\n"one\\n"\n"two"')
    assert list(read_catalog(write(tmp_path, text.encode()))) == [("a|b", "one\ntwo")]
