"""Is YAML read strictly, safely and with the right line? The subset that
site_src/dataset/yaml_reader.py promises.
"""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_src.dataset.yaml_reader import MAX_BYTES, MAX_DEPTH, line_of, read_yaml
from site_src.problems import Problem, ProblemsFound


def read(folder: Path, data: bytes | str) -> object:
    """The value of a file with these bytes."""
    path = folder / "file.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_yaml(path)


class WithoutAnchors(yaml.SafeDumper):
    """Writes a value twice that is in two places."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def refused(folder: Path, data: bytes | str) -> tuple[int, str, str]:
    """Line, pointer and words of the one problem that a file with these bytes has."""
    with pytest.raises(ProblemsFound) as found:
        read(folder, data)
    (problem,) = found.value.problems
    return problem.line, problem.pointer, problem.what


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2013-02-16", "2013-02-16"),
        ("2013-02-16 10:00:00", "2013-02-16 10:00:00"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("12:30:45.5", "12:30:45.5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("42", 42),
        ("-7", -7),
        ("0", 0),
        ("2.5", 2.5),
        ("no", False),
        ("off", False),
        ("Yes", True),
        ("true", True),
        ("~", None),
        ("", None),
        ("'no'", "no"),
        ("'42'", "42"),
    ],
)
def test_scalar_is_what_an_editor_meant(tmp_path: Path, written: str, value: object) -> None:
    """Dates, octal, sexagesimal and outsized numbers stay text; only plain numbers and truth
    values are converted.
    """
    got = read(tmp_path, f"key: {written}\n")
    assert got == {"key": value}
    assert [type(v) for v in got.values()] == [type(value)]  # True == 1 in Python


def test_lists_and_mappings_keep_their_order(tmp_path: Path) -> None:
    """The order of a file is the order of a page."""
    assert read(tmp_path, "b: [1, {c: x}]\na:\n- y\n") == {"b": [1, {"c": "x"}], "a": ["y"]}
    assert list(read(tmp_path, "b: 1\na: 2\n")) == ["b", "a"]  # type: ignore[call-overload]


def test_empty_file_is_none(tmp_path: Path) -> None:
    """The loader says what an empty file means for each kind."""
    assert read(tmp_path, "") is None
    assert read(tmp_path, "# nothing yet\n") is None


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    """Windows editors write one."""
    assert read(tmp_path, b"\xef\xbb\xbfname: Caf\xc3\xa9\r\n") == {"name": "Café"}


def test_byte_that_is_not_utf8_is_found_on_its_line(tmp_path: Path) -> None:
    """Latin-1 text is not guessed at."""
    assert refused(tmp_path, b"a: 1\nb: \xc3\xa9\nc: caf\xe9\n") == (3, "", "is not UTF-8")


def test_control_character_is_found_on_its_line(tmp_path: Path) -> None:
    """Longer characters before it must not move the line."""
    line, _, what = refused(tmp_path, "a: ééééééééé\nb: x\x07\nc: 1\nd: 2\ne: 3\n")
    assert (line, what) == (2, "has the control character U+0007")


def test_other_mistake_of_syntax_is_found_on_its_line(tmp_path: Path) -> None:
    """What exactly is wrong is said in PyYAML's words, which differ from one version to another."""
    line, _, what = refused(tmp_path, "a: 1\nb: c: d\ne: 2\n")
    assert line == 2
    assert what.startswith("is not valid YAML: ")


@pytest.mark.parametrize(
    ("text", "line", "pointer"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "a"),
        ("x:\n- {a: 1,\n   a: 2}\n", 3, "x.0.a"),
        ("1: a\n'1': b\n", 2, "1"),
    ],
)
def test_key_given_twice_is_refused(tmp_path: Path, text: str, line: int, pointer: str) -> None:
    """YAML itself would silently keep the last one."""
    assert refused(tmp_path, text) == (line, pointer, "appears twice")


def test_key_that_is_a_list_is_refused(tmp_path: Path) -> None:
    """Keys are words."""
    assert refused(tmp_path, "? [a, b]\n: c\n") == (1, "", "a key must be text")


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: &x [1]\n", "a:\n  <<: *x\n", "&k a: 1\n"])
def test_anchor_or_alias_is_refused(tmp_path: Path, text: str) -> None:
    """A record is read where it is."""
    assert refused(tmp_path, text)[2] == "uses a YAML anchor or alias"


def test_ampersand_and_asterisk_inside_texts_are_no_alias(tmp_path: Path) -> None:
    """Only YAML's own anchors are refused, not words."""
    assert read(tmp_path, "a: this & that\nb: so *much* more\nc: '*x'\n") == {
        "a": "this & that",
        "b": "so *much* more",
        "c": "*x",
    }


def test_billion_laughs_are_refused_at_once(tmp_path: Path) -> None:
    """600 bytes that stand for ten billion values must cost nothing."""
    rows = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    rows += [
        f"{chr(c)}: &{chr(c)} [{', '.join([f'*{chr(c - 1)}'] * 10)}]"
        for c in range(ord("b"), ord("k"))
    ]
    begin = time.perf_counter()
    assert refused(tmp_path, "\n".join(rows))[2] == "uses a YAML anchor or alias"
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.getcwd []",
        "!!python/name:os.getcwd ''",
        "!x y",
        "!x [y]",
        "!x {y: z}",
        "!!set {y}",
        "!!binary eA==",
        "!!bool maybe",
    ],
)
def test_tag_is_refused(tmp_path: Path, value: str) -> None:
    """No tag can make anything but plain data."""
    line, pointer, what = refused(tmp_path, f"a: 1\nb: {value}\n")
    assert (line, pointer) == (2, "b")
    assert what.startswith("has the YAML tag ")


def test_tag_on_a_key_is_refused(tmp_path: Path) -> None:
    """A key is a plain word."""
    assert refused(tmp_path, "!x a: 1\n")[2] == "has the YAML tag !x"


@pytest.mark.parametrize(
    "text",
    [
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
        "\n".join(" " * i + "a:" for i in range(1500)),
        "\r".join(" " * i + "a:" for i in range(1500)),
    ],
    ids=[
        "one-too-many",
        "brackets",
        "braces",
        "dashes",
        "question-marks",
        "indentation",
        "old-mac-line-ends",
    ],
)
def test_deep_nesting_is_refused_and_never_exhausts_the_stack(tmp_path: Path, text: str) -> None:
    """Composing recurses: 100,000 levels would end the process."""
    assert refused(tmp_path, text)[2] == f"nests deeper than {MAX_DEPTH} levels"


def test_allowed_depth_is_read(tmp_path: Path) -> None:
    """The limit itself is fine, and so is a long indented text."""
    value = read(tmp_path, "[" * MAX_DEPTH + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH):
        assert isinstance(value, list)
        value = value[0] if value else "innermost"
    assert value == "innermost"
    assert read(tmp_path, f"a: |\n  x\n{' ' * 200}y\n") == {"a": f"x\n{' ' * 198}y\n"}


def test_second_document_is_refused(tmp_path: Path) -> None:
    """One file, one record."""
    assert refused(tmp_path, "a: 1\n---\nb: 2\n") == (2, "", "has a second document")


def test_outsized_file_is_refused(tmp_path: Path) -> None:
    """A dump that landed in the folder does not stop the build for minutes."""
    assert refused(tmp_path, b"#" * (MAX_BYTES + 1))[2] == f"has {MAX_BYTES + 1:,} bytes"


def test_missing_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    """The file may have gone since it was listed."""
    with pytest.raises(ProblemsFound, match=f"cannot be read: {os.strerror(errno.ENOENT)}"):
        read_yaml(tmp_path / "gone.yaml")
    with pytest.raises(ProblemsFound, match=f"cannot be read: {os.strerror(errno.EISDIR)}"):
        read_yaml(tmp_path)


def test_line_of_a_pointer_is_that_of_its_key_or_nearest_parent(tmp_path: Path) -> None:
    """A problem names the line where an editor has to look."""
    path = tmp_path / "file.yaml"
    path.write_text("# first\na: 1\nb:\n- x\n- c: 2\n  d: 3\n")
    asked = {
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 1): 5,
        ("b", 1, "d"): 6,
        ("b", 1, "missing"): 5,
        ("b", 9): 3,
        (): 1,
        ("missing",): 1,
    }
    assert {pointer: line_of(path, pointer) for pointer in asked} == asked
    assert line_of(tmp_path / "gone.yaml", ("a",)) == 1


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None
)
@given(
    st.binary(max_size=200)
    | st.text(alphabet="ab:-?[]{}&*!|>'\"#%@,~0123456789.\n \t\x00\ufeffé", max_size=80).map(
        str.encode
    )
)
def test_any_bytes_are_read_or_explained(tmp_path: Path, data: bytes) -> None:
    """Nothing but ProblemsFound is ever raised, and each problem names a line of the file."""
    value: object = None
    problems: tuple[Problem, ...] = ()
    try:
        value = read(tmp_path, data)
    except ProblemsFound as found:
        problems = found.problems
    assert all(1 <= p.line <= len(data) + 1 and p.what for p in problems)
    assert value is None or not problems
    assert isinstance(value, dict | list | str | int | float | None)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None
)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**15), 10**15)
        | st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12),
        lambda x: st.lists(x, max_size=3),
        max_leaves=12,
    )
)
def test_what_a_yaml_writer_wrote_is_read_back(tmp_path: Path, value: object) -> None:
    """The subset loses nothing of plain data."""
    assert read(tmp_path, yaml.dump({"key": value}, Dumper=WithoutAnchors, allow_unicode=True)) == {
        "key": value
    }
