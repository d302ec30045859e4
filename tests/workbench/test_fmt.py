"""Does `i18n fmt` write what gettext's msgcat would write, sorted, and lose nothing of what a
translator's tool had written?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from site_src.workbench.po_writer import catalog_text, open_catalog
from tests.conftest import Run
from tests.workbench.making import canonical, catalogs, gettext_tool, write

# What Poedit writes: wrapped, lines of references with numbers, a header of its own, any order of
# contexts and flags.
POEDIT = """# Spanish notes.
#
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.4\\n"

# a note of a translator
# state: draft src=00000000 dst=00000000
#. Page: /
#: b.html:12 a.html
#, python-format, fuzzy
#| msgctxt "z|old"
#| msgid ""
#| "one "
#| "two"
msgctxt "z|b"
msgid "one three"
msgstr ""
"uno "
"tres"

#. extracted
#, no-wrap
msgctxt "a|b"
msgid "x"
msgid_plural "xs"
msgstr[0] "y\\ttab"
msgstr[1] ""
"line\\n"
"two"

#, fuzzy
#~| msgctxt "q|older"
#~| msgid ""
#~| "older "
#~| "text"
#~ msgctxt "q|q"
#~ msgid "gone"
#~ msgstr "ido"
"""


def blocks(data: bytes) -> list[str]:
    """The entries of a catalog in an order that does not depend on the file's."""
    return sorted(data.decode().rstrip("\n").split("\n\n"))


def formatted(data: bytes, folder: Path) -> bytes:
    """What fmt makes of these bytes."""
    return catalog_text(open_catalog(write(folder, data))).encode()


LAYOUTS: dict[str, bytes] = {
    "poedit": POEDIT.encode(),
    "crlf": POEDIT.replace("\n", "\r\n").encode(),
    "byte-order-mark": b"\xef\xbb\xbf" + POEDIT.encode(),
    "byte-order-mark-and-crlf": b"\xef\xbb\xbf" + POEDIT.replace("\n", "\r\n").encode(),
    "no-newline-at-the-end": POEDIT.rstrip("\n").encode(),
    "wrapped-at-20": gettext_tool("msgcat", "--width=20", "-", data=POEDIT.encode()),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_what_msgcat_writes_sorted_by_context(layout: str, tmp_path: Path) -> None:
    """The referee: each entry as `msgcat --no-wrap` writes it, and the whole a fixed point of
    msgcat.
    """
    ours = formatted(LAYOUTS[layout], tmp_path)
    assert blocks(ours) == blocks(gettext_tool("msgcat", "--no-wrap", "-", data=POEDIT.encode()))
    assert ours == gettext_tool("msgcat", "--no-wrap", "-", data=ours)
    assert [e.msgctxt for e in polib.pofile(ours.decode())] == ["a|b", "z|b", "q|q"]
    assert b"\r" not in ours
    assert not ours.startswith(b"\xef\xbb\xbf")
    assert b'#~| msgid "older text"' in ours


def test_the_comparison_sees_what_is_lost(tmp_path: Path) -> None:
    """The smallest bad case: one flag, one previous text of an obsolete entry."""
    theirs = blocks(gettext_tool("msgcat", "--no-wrap", "-", data=POEDIT.encode()))
    for lost in ("#, no-wrap\n", '#~| msgid ""\n#~| "older "\n#~| "text"\n'):
        assert lost in POEDIT
        assert blocks(formatted(POEDIT.replace(lost, "").encode(), tmp_path)) != theirs


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(catalogs(), st.integers(15, 90), st.booleans(), st.booleans())
def test_any_layout_of_a_catalog_has_one_canonical_form(
    tmp_path: Path, catalog: polib.POFile, width: int, crlf: bool, mark: bool
) -> None:
    """However a tool wraps it, whatever its line ends."""
    wanted = canonical(catalog)
    other = gettext_tool("msgcat", f"--width={width}", "-", data=wanted)
    other = b"\xef\xbb\xbf" * mark + (other.replace(b"\n", b"\r\n") if crlf else other)
    assert formatted(other, tmp_path).decode() == wanted.decode()


@pytest.fixture
def content(root: Callable[[str], Path]) -> Path:
    """A content root with one catalog of Poedit's."""
    path = root("french")
    (path / "i18n" / "po" / "de" / "programs.po").write_bytes(POEDIT.encode())
    return path


def test_the_command_writes_and_names_each_file_that_is_not_canonical(
    content: Path, run: Run
) -> None:
    path = content / "i18n" / "po" / "de" / "programs.po"
    others = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in content.rglob("*.po") if p != path}
    assert others
    assert run("i18n", "fmt", "--content", content) == (0, f"{path}: written\n", "")
    assert path.read_bytes() == gettext_tool("msgcat", "--no-wrap", path)
    once = path.stat().st_mtime_ns
    assert run("i18n", "fmt", "--content", content) == (
        0,
        "the catalogs are in canonical form; nothing written\n",
        "",
    )
    assert path.stat().st_mtime_ns == once
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in others} == others


def test_with_check_it_writes_nothing_and_says_so_by_its_exit_code(content: Path, run: Run) -> None:
    path = content / "i18n" / "po" / "de" / "programs.po"
    code, out, err = run("i18n", "fmt", "--check", "--content", content)
    assert (code, err) == (1, "")
    assert out.splitlines() == [f"{path}: not in canonical form", "run: python build.py i18n fmt"]
    assert path.read_bytes() == POEDIT.encode()
    assert run("i18n", "fmt", "ar", "--check", "--content", content)[0] == 0


def test_a_language_without_catalogs_is_wrong_use(content: Path, run: Run) -> None:
    code, _, err = run("i18n", "fmt", "dee", "--content", content)
    assert code == 2
    assert 'did you mean "de"?' in err
