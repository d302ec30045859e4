"""What does `i18n check` say of files, folders and messages that are missing or too many, and of
texts without checksums?
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.catalogs.states import without_stamp
from site_src.workbench.checks.run import check_catalogs
from site_src.workbench.checks.table import SEVERITY, UPKEEP
from site_src.workbench.commands import update_all
from site_src.workbench.po_writer import open_catalog, save_catalog
from tests.conftest import PROJECT, Run

Root = Callable[[str], Path]
DOMAINS = ("programs", "site", "widget")


@pytest.fixture
def french(root: Root) -> Path:
    """The French root, up to date: catalogs of German and Arabic."""
    content = root("french")
    update_all(content)
    report = check_catalogs(content)
    assert (report.problems, report.warnings) == ([], [])
    return content


def catalog(content: Path, name: str = "programs") -> Path:
    """One of its German catalogs."""
    return content / "i18n" / "po" / "de" / f"{name}.po"


@pytest.mark.parametrize("name", DOMAINS)
def test_a_catalog_that_a_language_lacks_is_one_line_with_what_to_do(
    name: str, french: Path, run: Run
) -> None:
    catalog(french, name).unlink()
    code, out, err = run("i18n", "check", "de", "--content", french)
    hint = "restore it, for example from git, or start it: python build.py i18n update de"
    what = "file: is missing, so its texts are shown in another language"
    assert (code, err) == (1, f"{catalog(french, name)}:1  {what} ({hint})\n")
    assert out.endswith(" of 2 catalogs checked: 1 problem, 0 warnings\n")
    assert run("i18n", "check", "ar", "--content", french)[0] == 0
    assert run("i18n", "update", "de", "--content", french)[0] == 0  # what the hint says
    assert run("i18n", "check", "de", "--content", french)[0] == 0


def test_a_language_without_any_catalog_has_a_line_for_each(french: Path, run: Run) -> None:
    shutil.rmtree(catalog(french).parent)
    code, out, err = run("i18n", "check", "de", "--content", french)
    assert (code, out) == (1, "0 entries of 0 catalogs checked: 3 problems, 0 warnings\n")
    assert [
        f"/{name}.po:1  file: is missing" in line
        for name, line in zip(DOMAINS, err.splitlines(), strict=True)
    ] == [True, True, True]


def test_what_is_written_in_a_language_needs_no_catalog_of_it(french: Path) -> None:
    """French texts need no French catalog; the words of the pages, written in English, do."""
    assert not (french / "i18n" / "po" / "fr" / "programs.po").exists()
    (french / "i18n" / "po" / "fr" / "site.po").unlink()
    assert [Path(problem.file).name for problem in check_catalogs(french).problems] == ["site.po"]


def test_stats_and_a_build_go_on_without_it_and_the_build_says_so(
    french: Path, tmp_path: Path, run: Run
) -> None:
    catalog(french).unlink()
    code, out, err = run("i18n", "stats", "de", "--content", french)
    assert (code, err) == (0, "")
    row = next(
        line.split() for line in out.splitlines() if line.startswith("de ") and " programs " in line
    )
    assert row[3:5] == ["0", "0"]
    assert row[2] == row[10]  # all are missing
    code, out, err = run("build", "--content", french, "--out", tmp_path / "dist")
    assert code == 0
    assert [line.partition(" (")[0] for line in err.splitlines()] == [
        f"{catalog(french)}:1  warning: is missing, so its texts are shown in another language"
    ]
    assert (tmp_path / "dist" / "de" / "index.html").exists()


@pytest.mark.parametrize(
    ("folder", "hint"),
    [("es", "add it to languages in site.yaml"), ("de_DE", 'did you mean "de"?')],
)
def test_a_folder_that_no_language_has_is_a_warning(folder: str, hint: str, french: Path) -> None:
    """A translator's work in `de_DE` would be shown to nobody, and nobody would say so."""
    shutil.copytree(catalog(french).parent, catalog(french).parent.with_name(folder))
    report = check_catalogs(french)
    assert report.problems == []
    (line,) = map(str, report.warnings)
    assert line.startswith(f"{french / 'i18n' / 'po' / folder}:1  warning, unlisted: ")
    assert line.endswith(f"({hint})")
    assert check_catalogs(french, "de").warnings == []


def test_messages_that_a_catalog_lacks_are_one_warning(french: Path) -> None:
    """As after a merge of branches, until `i18n update` has run."""
    changed = open_catalog(catalog(french))
    gone = [changed.pop(0), changed.pop(0)]
    changed[0].msgid += " neu"
    changed[0].flags = ["fuzzy"]
    save_catalog(changed, catalog(french))
    (french / "i18n" / "waivers.yaml").write_text(
        'waivers:\n- {language: de, msgctxt: "site|name", check: numbers, reason: "a test"}\n',
        encoding="utf-8",
    )
    assert check_catalogs(french, "de").problems == [], (
        "a waiver may wait for a message that is not here yet"
    )
    (line,) = map(str, check_catalogs(french, "de").warnings)
    first = min(e.msgctxt for e in gone)
    assert "warning, behind: lacks 3 messages of " in line
    assert line.endswith(f", the first is {first} (run: python build.py i18n update de)")
    update_all(french, "de")
    assert check_catalogs(french, "de").warnings == []
    assert "waives nothing" in str(check_catalogs(french, "de").problems)


def test_translations_without_checksums_are_problems_and_update_stamps_them(
    french: Path, run: Run
) -> None:
    """DESIGN 4: every branch runs `i18n update`; unstamped entries are refused. A state comment
    without `src` is not a checksum.
    """
    changed = open_catalog(catalog(french))
    bare, unchecked = [e for e in changed if e.msgstr and not e.fuzzy][:2]
    bare.tcomment = without_stamp(bare.tcomment)
    unchecked.tcomment = "state: draft"
    save_catalog(changed, catalog(french))
    code, _, err = run("i18n", "check", "de", "--content", french)
    assert code == 1
    what = (
        "unstamped: has no checksum of its source text, so a later change of it would go unnoticed"
    )
    hint = "(run: python build.py i18n update de)"
    assert [line.partition("  ")[2] for line in err.splitlines()[:2]] == [
        f"{entry.msgctxt}: {what} {hint}"
        for entry in sorted((bare, unchecked), key=lambda e: str(e.msgctxt))
    ]
    assert update_all(french, "de") == [catalog(french)]
    assert check_catalogs(french, "de").problems == []


def test_what_readers_do_not_see_needs_no_checksum(french: Path) -> None:
    changed = open_catalog(catalog(french))
    for entry in changed:
        entry.tcomment, entry.flags = without_stamp(entry.tcomment), ["fuzzy"]
    save_catalog(changed, catalog(french))
    assert check_catalogs(french, "de").problems == []


def test_each_of_these_is_explained_where_it_is_read() -> None:
    """Warnings for maintainers stand in their page, with a row each; no name is used twice."""
    text = (PROJECT / "docs" / "translations.md").read_text(encoding="utf-8")
    assert [name for name in UPKEEP if f"| `{name}`" not in text] == []
    assert not set(UPKEEP) & set(SEVERITY)


def test_a_translation_that_nobody_has_chosen_is_a_warning(french: Path) -> None:
    """A conflict that a maintainer added as it was."""
    changed = open_catalog(catalog(french))
    entry = next(e for e in changed if e.msgstr and not e.fuzzy)
    entry.flags, entry.tcomment = ["fuzzy"], 'other translation: "Anders"'
    save_catalog(changed, catalog(french))
    (line,) = map(str, check_catalogs(french, "de").warnings)
    assert f"  {entry.msgctxt}: warning, undecided: " in line
