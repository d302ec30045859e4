"""What do the commands do with a file that is not a catalog? One line with file and line, exit code
1, and not a byte changed.
"""

from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.safe_read import LARGEST_FILE, LONGEST_TEXT, catalog_bytes
from site_src.problems import Problem, ProblemsFound
from site_src.workbench.commands import format_all
from site_src.workbench.po_writer import open_catalog
from site_src.workbench.update import updated
from tests.conftest import Run
from tests.workbench.making import canonical, catalogs, language, write

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
ONE = 'msgctxt "site|name"\nmsgid "Aide"\nmsgstr "Hilfe"\n'
GOOD = HEADER + ONE
# What stands in the file, the line of the problem, and words of it.
BAD: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 1, "is empty"),
    "only-spaces": (b"\n\n  \n", 1, "is empty"),
    "only-a-mark": (b"\xef\xbb\xbf", 1, "is empty"),
    "headerless": (ONE.encode(), 1, "has no header"),
    "only-comments": (b"# nothing\n", 1, "has no header"),
    "header-without-charset": (
        GOOD.replace('"Content-Type: text/plain; charset=UTF-8\\n"\n', "").encode(),
        1,
        "names no charset",
    ),
    "another-charset": (GOOD.replace("UTF-8", "ISO-8859-1").encode(), 3, "charset=ISO-8859-1"),
    "latin-1": (GOOD.replace("Hilfe", "Hölle").encode("latin-1"), 8, "is not UTF-8"),
    "utf-16": (GOOD.encode("utf-16"), 1, "is UTF-16"),
    "utf-16-without-a-mark": (GOOD.encode("utf-16-le"), 1, "U+0000"),
    "utf-32": (GOOD.encode("utf-32"), 1, "is UTF-32"),
    "truncated-in-a-text": (GOOD[:-4].encode(), 8, "not a complete line"),
    "truncated-in-an-entry": (GOOD.rpartition("msgstr")[0].encode(), 7, "ends after msgid"),
    "null-byte": (GOOD.replace("Hilfe", "Hil\0fe").encode(), 8, "U+0000"),
    "duplicate-form": (
        (
            HEADER + 'msgctxt "a|b"\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[0] "c"\n'
        ).encode(),
        10,
        "is not allowed here",
    ),
    "surplus-form": (
        (
            HEADER + 'msgctxt "a|b"\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n'
            'msgstr[2] "d"\n'
        ).encode(),
        11,
        "too many",
    ),
    "not-a-catalog": (b"<html>\n", 1, "not a complete line"),
    "marks-of-a-merge": (
        GOOD.replace('msgstr "Hilfe"', '<<<<<<< HEAD\nmsgstr "Hilfe"').encode(),
        8,
        "has a mark of a git conflict",
    ),
    "one-long-text": (
        GOOD.replace("Hilfe", "x" * (LONGEST_TEXT + 1)).encode(),
        8,
        "more than 65,536 bytes",
    ),
    "one-long-text-of-many-lines": (
        GOOD.replace('"Hilfe"', '"Hilfe"\n' + '"xxxxxxxx"\n' * 9000).encode(),
        8 + 8192,
        "more than 65,536 bytes",
    ),
}
COMMANDS = {
    "build": ("build", "--out", "{out}"),
    "update": ("i18n", "update", "de"),
    "fmt": ("i18n", "fmt"),
    "review": ("i18n", "review", "de", "--by", "Ana"),
}


def tree(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """The files below a folder: when each was written, and what it says."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(run: Run, content: Path, command: str, tmp_path: Path) -> tuple[str, str]:
    """The first line of what a command says that must refuse; the content root stays as it is."""
    before = tree(content)
    arguments = [part.format(out=tmp_path / "out") for part in COMMANDS[command]]
    code, out, err = run(*arguments, "--content", content)
    first, *rest = err.splitlines()
    assert (code, out) == (1, "")
    assert rest == ["1 problem found; nothing was changed."]
    assert tree(content) == before
    assert not (tmp_path / "out").exists()
    return first, err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", BAD)
def test_a_command_refuses_it_and_changes_nothing(
    name: str, command: str, root: Callable[[str], Path], run: Run, tmp_path: Path
) -> None:
    """Issue 4, part 10."""
    data, line, words = BAD[name]
    path = root("french") / "i18n" / "po" / "de" / "programs.po"
    path.write_bytes(data)
    first, _ = refused(run, tmp_path / "french", command, tmp_path)
    assert first.startswith(f"{path}:{line}  ")
    assert words in first
    assert re.search(r" \(.+\)$", first), "what to do"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "name", ["folder", "pipe", "dangling-link", "unreadable", "language-is-a-file"]
)
def test_what_is_no_file_is_refused(
    name: str,
    command: str,
    root: Callable[[str], Path],
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A thing in a catalog's place is no missing catalog: nothing is built without it, and
    nothing written over it.
    """
    path = place = root("french") / "i18n" / "po" / "de" / "programs.po"
    if name == "unreadable":
        read = Path.read_bytes

        def denied(self: Path) -> bytes:
            if self.name == path.name and self.parent.name == "de":
                raise PermissionError(13, "Permission denied")
            return read(self)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_bytes", denied)
            code, _, err = run(
                *[part.format(out=tmp_path / "out") for part in COMMANDS[command]],
                "--content",
                tmp_path / "french",
            )
        assert code == 1
        assert err.startswith(f"{path}:1  cannot be read: Permission denied (")
        return
    path.unlink()
    if name == "folder":
        path.mkdir()
    elif name == "pipe":
        os.mkfifo(path)
    elif name == "dangling-link":
        path.symlink_to("nowhere.po")
    else:
        path.parent.rmdir()
        path.parent.write_text("I am a file", "utf-8")
        place = path.parent
        if command in ("fmt", "review"):
            return  # these begin with the folders that are there
    first, _ = refused(run, tmp_path / "french", command, tmp_path)
    assert first.startswith(f"{place}:1  is "), first


def test_extract_refuses_what_is_no_file_in_the_place_of_a_template(
    root: Callable[[str], Path], run: Run
) -> None:
    """A broken template is made again: it holds nobody's work. A folder is left alone."""
    pot = root("french") / "i18n" / "pot" / "programs.pot"
    good = pot.read_bytes()
    pot.write_bytes(b"\xff\x00")
    assert run("i18n", "extract", "--content", pot.parents[2])[0] == 0
    assert len(pot.read_bytes()) >= len(good)
    pot.unlink()
    pot.mkdir()
    code, _, err = run("i18n", "extract", "--content", pot.parents[2])
    assert code == 1
    assert err.startswith(f"{pot}:1  is a folder")


def test_the_good_case_of_these_is_read(tmp_path: Path) -> None:
    """The refusals above are not refusals of everything."""
    path = write(tmp_path, GOOD.encode())
    assert read_catalog(path)["site|name", "Aide"].strings == ("Hilfe",)
    assert open_catalog(path)[0].msgstr == "Hilfe"
    longest = write(
        tmp_path, GOOD.replace("Hilfe", "x" * (LONGEST_TEXT - 1000)).encode(), "long.po"
    )
    assert len(read_catalog(longest)) == 1


@pytest.mark.parametrize("lines", [False, True], ids=["one-line", "many-lines"])
def test_a_hundred_megabytes_of_one_text_are_refused_without_reading_them(
    lines: bool, tmp_path: Path
) -> None:
    """Memory stays bounded: the file is looked at line by line, and no further than the limit of
    one text.
    """
    path = tmp_path / "site.po"
    with path.open("wb") as file:
        file.write(GOOD.removesuffix('"\n').encode())
        for _ in range(100):
            file.write((b"x" * 99 + b'"\n"') * 10_400 if lines else b"x" * 2**20)
        file.write(b'"\n')
    assert path.stat().st_size > 100 * 2**20
    tracemalloc.start()
    try:
        for read in (read_catalog, open_catalog):
            with pytest.raises(
                ProblemsFound, match=f"{path}:\\d+  is part of a text of more than 65,536 bytes"
            ):
                read(path)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "site.po"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(ProblemsFound, match="134,217,729 bytes; a catalog may have 134,217,728"):
        catalog_bytes(path)


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "latin-1",
    "cp1256",
    "shift_jis",
    "gb18030",
]
CHARSETS = ["UTF-8", "utf-8", "ISO-8859-1", "CHARSET", "", "windows-1256", "x;y"]
FORMS = [
    "nplurals=6;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=0;",
    "nplurals=99999999999999999999; plural=n;",
    "nplurals=x; plural=__import__;",
    "",
]


def outcome(path: Path, work: Callable[[Path], object]) -> str:
    """What comes of an attempt to read a catalog."""
    problems: tuple[Problem, ...] = ()
    try:
        work(path)
    except ProblemsFound as stopped:
        problems = stopped.problems
    assert all(p.file == str(path) and p.line >= 1 and p.hint for p in problems), problems
    return "refused" if problems else "read"


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    catalogs(),
    st.sampled_from(ENCODINGS),
    st.sampled_from(CHARSETS),
    st.sampled_from(FORMS),
    st.booleans(),
)
def test_any_entries_encoding_and_header_are_read_or_refused_alike(
    tmp_path: Path, catalog: polib.POFile, encoding: str, charset: str, forms: str, header: bool
) -> None:
    """What the build reads, an update reads; either says what is wrong. Only a plural rule that
    is none, an update mends.
    """
    text = canonical(catalog).decode()
    text = (
        text.replace("charset=UTF-8", f"charset={charset}").replace("nplurals=6;", forms, 1)
        if header
        else text.partition("\n\n")[2]
    )
    data = text.encode(encoding, "replace")
    path = write(tmp_path, data, "programs.po")
    template = write(tmp_path, canonical(catalog), "programs.pot")
    build, opened, update = (
        outcome(path, work)
        for work in (read_catalog, open_catalog, lambda p: updated(template, p, language("ar")))
    )
    assert path.read_bytes() == data
    assert opened == update
    assert build == update or (build == "refused" and forms not in FORMS[:2])
    if not header or charset.upper() != "UTF-8":
        assert build == "refused"


def test_one_bad_catalog_keeps_all_others_as_they_are(
    root: Callable[[str], Path], run: Run
) -> None:
    """The message says that nothing was changed: it must be so, also where another language's
    catalog comes first.
    """
    content = root("french")
    (content / "i18n" / "pot" / "programs.pot").unlink()
    assert run("i18n", "extract", "--content", content)[0] == 0
    path = content / "i18n" / "po" / "ar" / "programs.po"
    path.write_text(path.read_text("utf-8").replace('msgid "', "msgid ", 3), "utf-8")
    other = content / "i18n" / "po" / "de" / "programs.po"
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    before = tree(content)
    assert run("i18n", "update", "--content", content)[0] == 1
    assert tree(content) == before
    with pytest.raises(ProblemsFound):
        format_all(content)
    assert tree(content) == before
    assert run("i18n", "update", "de", "--content", content)[0] == 0
    assert tree(content) != before
