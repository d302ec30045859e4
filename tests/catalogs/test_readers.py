"""Does our reader say what Babel's says, of every catalog and of every layout that translators'
tools write?
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import PoFileError, read_po
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from site_src.catalogs.po_reader import Entry, Key, Previous, parse_catalog, read_catalog
from site_src.catalogs.states import judge
from site_src.problems import ProblemsFound
from tests.examples import examples
from tests.workbench.making import CATALOGS, TEMPLATES, canonical, catalogs, gettext_tool, write

SAME = examples(0.5, suppress_health_check=[HealthCheck.too_slow])
HERE = Path("site.po")
Said = tuple[str, tuple[str, ...], str]  # plural msgid, forms, state
PREVIOUS_OF_OBSOLETE = re.compile(r"^#~\|.*$", re.MULTILINE)


def ours(raw: bytes) -> dict[Key, Said]:
    """What our reader says, with as many forms as the header counts, as Babel has them."""
    catalog = parse_catalog(HERE, raw)
    forms = int((re.findall(r"nplurals=(\d)", catalog.header.get("Plural-Forms", "")) or ["2"])[0])
    said: dict[Key, Said] = {}
    for entry in catalog.entries:
        missing = [""] * (forms - len(entry.strings) if entry.plural else 0)
        said[entry.key] = (entry.plural, (*entry.strings, *missing), entry.state)
    return said


def babels(raw: bytes) -> dict[Key, Said]:
    """What Babel says. Raises PoFileError."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    text = PREVIOUS_OF_OBSOLETE.sub("", text)  # Babel 2.18 refuses these lines
    said: dict[Key, Said] = {}
    for message in read_po(io.BytesIO(text.encode()), charset="utf-8", abort_invalid=True):
        if not message.id:
            continue
        sources = tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string
        strings = tuple(strings) if isinstance(strings, (tuple, list)) else (strings or "",)
        state = judge(sources, strings, "\n".join(message.user_comments), fuzzy=message.fuzzy)
        plural = sources[1] if len(sources) > 1 else ""
        said[message.context or "", sources[0]] = (plural, strings, state)
    return said


def test_there_are_catalogs_to_read() -> None:
    """A loop over nothing must fail."""
    assert len(CATALOGS) >= 4
    assert len(TEMPLATES) == 3


@pytest.mark.parametrize("path", [*CATALOGS, *TEMPLATES], ids=lambda p: f"{p.parent.name}-{p.name}")
def test_both_readers_agree_on_the_projects_own_catalogs(path: Path) -> None:
    raw = path.read_bytes()
    assert len(ours(raw)) > 50
    assert ours(raw) == babels(raw)


@SAME
@given(catalogs())
def test_both_readers_agree_on_what_we_write(catalog: polib.POFile) -> None:
    raw = canonical(catalog)
    assert ours(raw) == babels(raw)
    assert len(ours(raw)) == sum(not entry.obsolete for entry in catalog)


@SAME
@given(catalogs(), st.integers(20, 90))
def test_both_readers_agree_on_wrapped_catalogs(catalog: polib.POFile, width: int) -> None:
    catalog.wrapwidth = width
    raw = str(catalog).encode()
    assert ours(raw) == babels(raw)


@SAME
@given(catalogs(), st.data())
def test_a_damaged_catalog_is_read_alike_or_refused(
    catalog: polib.POFile, data: st.DataObject
) -> None:
    """A line lost, doubled, moved or emptied never makes our reader say what Babel does not say."""
    catalog[:] = [entry for entry in catalog if not entry.obsolete]
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
        said = ours(text.encode())
    except ProblemsFound:
        return
    try:
        expected = babels(text.encode())
    except PoFileError:
        pytest.fail(f"we read what no gettext tool reads:\n{text}")
    assert said == expected


ONE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    '# state: draft\n#: a.html\nmsgctxt "a|b"\nmsgid "one two"\nmsgstr "uno dos"\n'
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
    "blank-line-inside": ONE.replace('"\nmsgid "one', '"\n\nmsgid "one'),
    "blank-line-of-spaces": ONE.replace("\n\n", "\n \t\n"),
    "blank-line-after-the-comments": ONE.replace("\nmsgctxt", "\n\nmsgctxt"),
    "indented": ONE.replace("\nmsg", "\n  msg"),
    "two-comments": ONE.replace("# state", "# first note\n#\n# state"),
    "comment-without-a-space": ONE.replace("# state", "#first note\n# state"),
    "state-after-two-spaces": ONE.replace("# state", "#  state"),
    "flags-in-two-lines": ONE.replace("#: a", "#, python-format\n#, no-wrap\n#: a"),
    "previous-text": ONE.replace("\nmsgctxt", '\n#| msgid ""\n#| "one"\nmsgctxt'),
    "header-last": "\n\n".join(reversed(ONE.rstrip("\n").split("\n\n"))),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_valid_layout_says_the_same(layout: str, tmp_path: Path) -> None:
    """DESIGN 4: Poedit rewraps; any valid layout is accepted from a translator."""
    gettexts = LAYOUTS[layout].removeprefix("\ufeff")  # gettext reads no byte-order mark
    gettext_tool("msgfmt", "-o", "/dev/null", "-", data=gettexts.encode())
    read = read_catalog(write(tmp_path, LAYOUTS[layout].encode()))
    assert [(key, entry.strings, entry.state) for key, entry in read.items()] == [
        (("a|b", "one two"), ("uno dos",), "draft")
    ]


@pytest.mark.parametrize(
    "flags",
    [
        "#, fuzzy",
        "#, fuzzy, python-format",
        "#, fuzzy\n#, python-format",
        "#, python-format\n#, fuzzy",
        "#, fuzzy\n",
    ],
)
def test_fuzzy_is_seen_wherever_it_stands(flags: str, tmp_path: Path) -> None:
    """A second line of flags, or a blank line after it, does not make a fuzzy text current."""
    entries = read_catalog(write(tmp_path, ONE.replace("#: a.html", flags).encode()))
    assert entries["a|b", "one two"].state == "fuzzy"


def test_a_text_of_several_lines_is_not_taken_for_the_header(tmp_path: Path) -> None:
    """gettext writes a text with a line break as an empty first string and one string a line."""
    text = ONE.replace('msgid "one two"', 'msgid ""\n"one\\n"\n"two"')
    assert list(read_catalog(write(tmp_path, text.encode()))) == [("a|b", "one\ntwo")]


FULL = """# About this catalog.
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Long: one\\n"
"two\\n"

# a note
# state: draft
#. Page: /
#. On every page.
#: a.html:12 b.html
#: c.html
#, fuzzy, no-wrap
#| msgctxt "a|old"
#| msgid ""
#| "one "
#| "day"
#| msgid_plural "many days"
msgctxt "a|b"
msgid "one day"
msgid_plural ""
"{n} "
"days"
msgstr[0] "un día"
msgstr[1] ""
"{n} "
"días"

# kept
#~| msgid "before"
#~ msgctxt "q|q"
#~ msgid "gone"
#~ msgstr "ido"
"""


def test_everything_in_a_catalog_is_read_with_its_lines() -> None:
    catalog = parse_catalog(HERE, FULL.encode())
    assert (catalog.header_comment, catalog.header_line) == ("About this catalog.", 2)
    assert catalog.header == {
        "Language": "es",
        "Content-Type": "text/plain; charset=UTF-8",
        "X-Long": "one\ntwo",
    }
    assert catalog.field_lines == {"Language": 4, "Content-Type": 5, "X-Long": 6}
    (entry,) = catalog.entries
    assert (entry.context, entry.sources) == ("a|b", ("one day", "{n} days"))
    assert entry.strings == ("un día", "{n} días")
    assert (entry.line, entry.lines) == (21, (26, 27))
    assert entry.comment == "a note\nstate: draft"
    assert entry.extracted == "Page: /\nOn every page."
    assert entry.references == ("a.html:12", "b.html", "c.html")
    assert entry.flags == ("fuzzy", "no-wrap")
    assert entry.previous == Previous("a|old", "one day", "many days")
    assert (entry.state, entry.obsolete) == ("fuzzy", False)
    (gone,) = catalog.obsolete
    assert (gone.key, gone.strings, gone.obsolete) == (("q|q", "gone"), ("ido",), True)
    assert (gone.comment, gone.previous.msgid, gone.line) == ("kept", "before", 33)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_an_entry_read_at_once_is_that_which_is_read_line_by_line(path: Path) -> None:
    """A blank between keyword and text, which gettext allows, keeps every entry off the quick
    path; nothing else changes.
    """
    text = path.read_text("utf-8")
    slow = re.sub(r'^(msgstr) "', r'\1  "', text, flags=re.MULTILINE)
    assert slow != text
    assert parse_catalog(HERE, slow.encode()) == parse_catalog(HERE, text.encode())


def test_every_entry_of_a_catalog_knows_its_line() -> None:
    path = CATALOGS[0]
    lines = path.read_text("utf-8").split("\n")

    def begins(entry: Entry) -> bool:
        first, string = lines[entry.line - 1], lines[entry.lines[0] - 1]
        return first == f'msgctxt "{entry.context}"' and string.startswith("msgstr")

    entries = parse_catalog(path).entries
    assert len(entries) > 50
    assert all(begins(entry) for entry in entries)


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ('msgid "a"\n# note\nmsgstr "b"\n', 5, "is a comment inside an entry"),
        ('msgid "a"\n#~ msgstr "b"\n', 5, "mixes live and obsolete lines"),
        ('#~ msgid "a"\nmsgstr "b"\n', 5, "mixes live and obsolete lines"),
        ('#| "a"\nmsgid "a"\nmsgstr "b"\n', 4, "continues a text that has not started"),
        ('#| msgid "a\nmsgid "a"\nmsgstr "b"\n', 4, "is not a complete line"),
        ('#| msgstr "a"\nmsgid "a"\nmsgstr "b"\n', 4, "has msgstr after #|"),
    ],
)
def test_what_gettext_refuses_inside_an_entry_is_refused(
    entry: str, line: int, words: str, tmp_path: Path
) -> None:
    text = ONE.partition("\n\n")[0] + f"\n\n{entry}"
    with pytest.raises(AssertionError):
        gettext_tool("msgfmt", "-o", "/dev/null", "-", data=text.encode())
    with pytest.raises(ProblemsFound) as stopped:
        read_catalog(write(tmp_path, text.encode()))
    (problem,) = stopped.value.problems
    assert problem.line == line
    assert words in problem.what
