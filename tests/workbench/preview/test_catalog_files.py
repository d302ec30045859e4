"""Is each file read when it changed and only then, is what is wrong with it told with its line,
and is the last good state kept?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.catalogs.po_reader import Entry, Key, parse_catalog, read_catalog
from site_src.workbench.po_writer import open_catalog
from site_src.workbench.preview import catalog_files
from site_src.workbench.preview.catalog_files import CatalogFiles, entry_lines
from site_src.workbench.preview.studio import Studio
from tests.conftest import PROJECT
from tests.workbench.preview.conftest import replace

NAME = ("program:ecole-de-nage|name", "École de nage")
REPAIRED = "Schwimmkurs"


@pytest.fixture
def files(root: Callable[[str], Path]) -> tuple[CatalogFiles, Path]:
    """The reader, and a catalog that it has read without a problem."""
    content = root("french")
    files = CatalogFiles()
    files.languages = {"de": Studio(content, "de").language}
    path = content / "i18n" / "po" / "de" / "programs.po"
    assert files.read(path)[NAME].strings == ("Schwimmunterricht",)
    assert files.problems(["de"]) == []
    return files, path


def test_a_file_is_read_again_only_if_it_changed(
    files: tuple[CatalogFiles, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, path = files
    read: list[Path] = []

    def counted(file: Path) -> dict[Key, Entry]:
        read.append(file)
        return read_catalog(file)

    monkeypatch.setattr(catalog_files, "read_catalog", counted)
    reader.read(path)
    assert read == []
    replace(path, "Schwimmunterricht", REPAIRED)
    assert reader.read(path)[NAME].strings == (REPAIRED,)
    assert read == [path]


def test_a_file_that_is_gone_has_no_entries(files: tuple[CatalogFiles, Path]) -> None:
    reader, path = files
    path.unlink()
    assert reader.read(path) == {}
    assert reader.line(path, NAME) == 0


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (
            'msgstr "Schwimmunterricht"',
            'msgstr "Schwimmunterricht',
            161,
            "is not a complete line of a catalog",
        ),
        (
            'msgstr "Schwimmunterricht"',
            'mgsstr "Schwimmunterricht"',
            161,
            "is not a complete line of a catalog",
        ),
        ('"Language: de\\n"\n', '"Language: fr\\n"\n', 10, 'Language is "fr"'),
        ('"Language: de\\n"\n', "", 1, "Language is missing"),
        ("charset=UTF-8", "charset=latin-1", 12, "has a header that says charset=latin-1"),
        ("nplurals=2", "nplurals=3", 14, "Plural-Forms is not the one of i18n/locales.yaml"),
        ("Rufen Sie {accueil} vor", "Rufen Sie {acueil} vor", 188, "{accueil} is missing"),
        ("Rufen Sie {accueil} vor", "Rufen Sie {accueil vor", 188, "{accueil} is missing"),
    ],
)
def test_a_problem_is_told_with_its_line_and_mending_it_heals(
    files: tuple[CatalogFiles, Path], old: str, new: str, line: int, said: str
) -> None:
    """Issue 4: syntax, header and placeholders; the last good entries stay until the file is
    mended.
    """
    reader, path = files
    before = reader.read(path)
    replace(path, old, new)
    assert reader.read(path) == before
    problems = reader.problems(["de"])
    assert [p for p in problems if said in p.what], problems
    number = (
        next(
            i
            for i, text in enumerate(path.read_text().split("\n"), 1)
            if text == new or new.strip() in text
        )
        if new
        else 1
    )
    assert {p.line for p in problems} <= {number, line, number + 1}
    assert problems[0].file == str(path)
    replace(path, new, old) if new else path.write_text(
        path.read_text().replace('"MIME', f'{old}"MIME', 1)
    )
    assert reader.read(path) == before
    assert reader.problems(["de"]) == []


def test_a_file_without_a_header_is_told(files: tuple[CatalogFiles, Path]) -> None:
    """gettext manual, "Header Entry": without it no tool knows the language or the plural forms."""
    reader, path = files
    path.write_text('msgctxt "a"\nmsgid "b"\nmsgstr "c"\n', encoding="utf-8")
    reader.read(path)
    assert [(p.line, p.what) for p in reader.problems(["de"])] == [(1, "has no header")]


def test_a_file_that_is_broken_from_the_start_has_what_could_be_read(
    root: Callable[[str], Path],
) -> None:
    """A preview starts with it all the same: the page shows the source, and the problem."""
    content = root("french")
    path = content / "i18n" / "po" / "de" / "programs.po"
    replace(path, "Rufen Sie {accueil} vor", "Rufen Sie {acueil} vor")
    studio = Studio(content, "de")
    assert {p.line for p in studio.problems()} == {
        studio.files.line(
            path,
            ("program:vedette-de-secours|body:appel", "Appelez le {accueil} avant toute sortie."),
        )
    }
    assert studio.files.read(path)[NAME].strings == ("Schwimmunterricht",)
    replace(path, 'msgstr "Schwimmunterricht"', 'msgstr "Schwimmunterricht')
    broken = Studio(content, "de")
    assert broken.files.read(path) == {}
    assert "École de nage" in broken.respond(f"{broken.home}programs/").body.decode()


def test_problems_of_another_language_are_not_told(files: tuple[CatalogFiles, Path]) -> None:
    reader, path = files
    replace(path, "Rufen Sie {accueil} vor", "Rufen Sie {acueil} vor")
    reader.read(path)
    assert reader.problems(["ar"]) == []


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_projects_own_catalogs_have_no_problem(tag: str) -> None:
    """No false alarm: a preview that cries over good catalogs is one that translators turn away
    from.
    """
    studio = Studio(PROJECT / "site_src" / "content", tag)
    assert studio.problems() == []


@pytest.mark.parametrize("domain", ["programs", "site", "widget"])
def test_the_line_of_an_entry_is_where_its_translation_begins(domain: str) -> None:
    """As polib, another reader, counts them: its number is that of the entry's first line, ours
    comes after it and is a msgstr.
    """
    path = PROJECT / "i18n" / "po" / "ar" / f"{domain}.po"
    text = path.read_text(encoding="utf-8")
    lines = entry_lines(parse_catalog(path, allow_extra_forms=True).entries)
    entries = [entry for entry in open_catalog(path) if not entry.obsolete]
    assert {(e.msgctxt or "", e.msgid) for e in entries} == set(lines)
    rows = text.split("\n")
    assert all(rows[line - 1].startswith(("msgstr ", "msgstr[0] ")) for line in lines.values())
    assert all(0 < lines[e.msgctxt or "", e.msgid] - (e.linenum or 0) < 16 for e in entries)


def test_the_lines_of_a_wrapped_catalog_are_found(tmp_path: Path) -> None:
    """Poedit wraps lines; an obsolete entry does not count."""
    wrapped = 'msgctxt ""\n"a|"\n"b"\nmsgid ""\n"One \\"two\\"\\n"\n"three"\nmsgstr ""\n"x"\n\n'
    plural = 'msgid "plain"\nmsgid_plural "p"\nmsgstr[0] "y"\nmsgstr[1] "z"\n\n'
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    obsolete = '#~ msgid "gone"\n#~ msgstr "g"\n'
    path = tmp_path / "wrapped.po"
    path.write_text(header + wrapped + plural + obsolete, encoding="utf-8")
    assert entry_lines(parse_catalog(path, allow_extra_forms=True).entries) == {
        ("a|b", 'One "two"\nthree'): 11,
        ("", "plain"): 16,
    }
