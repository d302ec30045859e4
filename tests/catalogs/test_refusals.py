"""What happens with a file that is not a catalog? One problem with file and line, never a guess and
never a traceback.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_src.catalogs.po_reader import read_catalog
from site_src.problems import Problem, ProblemsFound
from site_src.workbench.po_writer import new_catalog, open_catalog
from tests.workbench.making import CATALOGS, HEADER, canonical, write

START = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BAD = {
    "not-utf-8": ('msgctxt "a|b"\nmsgid "a"\nmsgstr "ñ"\n'.encode("latin-1"), 3),
    "garbage": (b"<html>\n", 1),
    "merge-marks": (b'<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 1),
    "null-byte": (b'msgid "a"\nmsgstr "b\x00"\n', 2),
    "bell": (b'msgid "a"\nmsgstr "b\x07"\n', 2),
    "unterminated": (b'msgid "a"\nmsgstr "b\n', 2),
    "unterminated-by-backslash": (b'msgid "a"\nmsgstr "b\\"\n', 2),
    "quote-inside": (b'msgid "a"\nmsgstr "b "c" d"\n', 2),
    "unknown-escape": (b'msgid "a"\nmsgstr "C:\\windows"\n', 2),
    "no-msgstr": (b'msgid "a"\n\nmsgid "c"\nmsgstr "d"\n', 3),
    "no-msgstr-at-the-end": (b'msgid "a"\n', 1),
    "no-msgid": (b'msgctxt "a|b"\nmsgstr "b"\n', 2),
    "only-a-string": (b'"a"\n', 1),
    "misspelt-keyword": (b'msgid "a"\nmsgstring "b"\n', 2),
    "plural-without-forms": (b'msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', 3),
    "forms-out-of-order": (b'msgid "a"\nmsgid_plural "as"\nmsgstr[1] "b"\nmsgstr[0] "c"\n', 3),
    "broken-obsolete": (b'#~ msgid "a\n#~ msgstr "b"\n', 1),
}
REAL = CATALOGS[0].read_bytes()[:6000].rpartition(b"\n\n")[0] + b"\n"


def readings(data: bytes) -> list[int]:
    """How many entries each of the two ways to open a file finds in these bytes, -1 where it
    reports problems.
    """
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), data)
        for read in (read_catalog, open_catalog):
            problems: tuple[Problem, ...] = ()
            try:
                found.append(len(read(path)))
            except ProblemsFound as stopped:
                problems = stopped.problems
                found.append(-1)
            assert all(
                p.file == str(path) and 1 <= p.line <= data.count(b"\n") + 1 for p in problems
            ), problems
    return found


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("reader", [read_catalog, open_catalog], ids=["build", "update"])
def test_what_no_gettext_tool_reads_is_a_problem_with_its_line(
    name: str, reader: object, tmp_path: Path
) -> None:
    """DESIGN 3: every problem names its file and line; gettext manual, "The Format of PO Files"."""
    data, line = BAD[name]
    before = START.encode() if name == "not-utf-8" else b""
    path = write(tmp_path, before + data)
    with pytest.raises(ProblemsFound) as stopped:
        read_catalog(
            path
        ) if reader is read_catalog and name != "broken-obsolete" else open_catalog(path)
    (problem,) = stopped.value.problems
    assert (problem.file, problem.line) == (str(path), line + before.count(b"\n"))
    assert problem.hint


def test_the_good_case_of_these_is_read(tmp_path: Path) -> None:
    """The refusals above are not refusals of everything."""
    path = write(
        tmp_path, (START + 'msgctxt "a|b"\nmsgid "a"\nmsgstr "\\"b\\" \\\\ \\n"\n').encode()
    )
    assert read_catalog(path)["a|b", "a"].strings == ('"b" \\ \n',)
    assert open_catalog(path)[0].msgstr == '"b" \\ \n'


def test_a_missing_catalog_and_one_of_a_header_alone_have_no_entries(tmp_path: Path) -> None:
    """A missing translation is never an exception."""
    assert read_catalog(tmp_path / "none.po") == {}
    assert read_catalog(write(tmp_path, canonical(new_catalog(HEADER)))) == {}


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(
    b'msgid ""\n'
    b'msgstr "Plural-Forms: nplurals=x; plural=y\\n'
    b'Content-Type: text/plain; charset=x\\nPO-Revision-Date: z\\n"\n'
)
@example(b'msgid ""\nmsgstr ""\n"Language: \\n"\n"Content-Transfer-Encoding"\n')
@example(b"\xef\xbb\xbf")
@example(b"\r")
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    assert len(readings(data)) == 2


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(REAL)))
def test_a_truncated_catalog_is_read_or_refused(length: int) -> None:
    assert len(readings(REAL[:length])) == 2


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, len(REAL)),
    st.integers(0, 40),
    st.binary(max_size=8)
    | st.sampled_from([b'"', b"\\", b"\n", b"\n\n", b"#", b"#~ ", b"msgid ", b"msgstr[9]"]),
)
def test_a_mutated_catalog_is_read_or_refused(at: int, length: int, instead: bytes) -> None:
    assert len(readings(REAL[:at] + instead + REAL[at + length :])) == 2


def test_a_catalog_cut_inside_an_entry_is_refused(tmp_path: Path) -> None:
    """The smallest bad case of the three above: half an entry is not silently no entry."""
    end = REAL.rindex(b"msgstr")
    assert readings(REAL)[0] > 5
    assert readings(REAL[:end]) == [-1, -1]
