"""What does `i18n check` print, waive and answer? And what does a build do with a broken
translation?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.catalogs.states import Stamp, fingerprint
from site_src.problems import ProblemsFound
from site_src.workbench.checks.run import check_catalogs
from site_src.workbench.checks.table import SEVERITY
from site_src.workbench.checks.waivers import read_waivers
from site_src.workbench.commands import update_all
from tests.conftest import CONTENT, PROJECT, Run

Root = Callable[[str], Path]


@pytest.fixture
def german(root: Root) -> Path:
    """The French root, up to date (it holds stale entries on purpose); its German catalog is
    de/programs.po.
    """
    content = root("french")
    update_all(content)
    return content


def entry(source: str, text: str, context: str = "site|name") -> str:
    """A translated entry with its checksums, as text to append to a catalog."""
    stamp = Stamp("draft", fingerprint(source), fingerprint(text))
    return f'\n# {stamp}\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n'


def catalog(content: Path) -> Path:
    """The catalog that the tests below break."""
    return content / "i18n" / "po" / "de" / "programs.po"


def replace(path: Path, old: str, new: str) -> None:
    """Change a text that is there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_our_own_catalogs_have_no_problem_and_no_warning() -> None:
    """What is merged has been checked; what was accepted stands in waivers.yaml with its reason."""
    report = check_catalogs(CONTENT)
    assert report.entries > 2_000
    assert [str(problem) for problem in (*report.problems, *report.warnings)] == []


def test_processes_find_what_one_finds() -> None:
    one, two = check_catalogs(CONTENT, workers=1), check_catalogs(CONTENT, workers=2)
    assert one.entries == two.entries > 0
    assert one.waived == two.waived


def test_a_waiver_of_a_file_that_cannot_be_read_is_kept(german: Path, run: Run) -> None:
    """Who follows the messages must not delete waivers that wait for a file to be mended."""
    path = german / "i18n" / "waivers.yaml"
    path.write_text(
        'waivers:\n- {language: de, msgctxt: "site|name", check: numbers, reason: "a test"}\n',
        encoding="utf-8",
    )
    _, _, err = run("i18n", "check", "de", "--content", german)
    assert "waives nothing" in err
    with catalog(german).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "cut\n')
    code, _, err = run("i18n", "check", "de", "--content", german)
    assert code == 1
    assert "waives nothing" not in err


def test_a_problem_exits_1_and_says_how_many(german: Path, run: Run) -> None:
    code, out, _ = run("i18n", "check", "de", "--content", german)
    assert code == 0, out
    with catalog(german).open("a", encoding="utf-8") as file:
        file.write(entry("Un {lien}", "Ein Link"))
    code, out, err = run("i18n", "check", "de", "--content", german)
    assert code == 1
    assert (
        "site|name: placeholders: {lien} is missing "
        "(put {lien}, exactly as written, where the sentence needs it)" in err
    )
    assert "msgctxt and another msgid" in err
    assert out.endswith(" entries of 3 catalogs checked: 2 problems, 0 warnings\n")
    assert "Traceback" not in err


def test_a_warning_exits_0_unless_strict(german: Path, run: Run) -> None:
    with catalog(german).open("a", encoding="utf-8") as file:
        file.write(entry("Appelez le bureau", "Rufen Sie  das Büro an", "page:x|body:y"))
    assert run("i18n", "check", "de", "--content", german)[0] == 0
    code, out, err = run("i18n", "check", "de", "--strict", "--content", german)
    assert code == 1
    assert "warning, spaces: there are two spaces in a row (delete one)" in err
    assert "0 problems, 1 warning" in out


def test_an_unreadable_catalog_is_one_line_and_the_others_are_checked(
    german: Path, run: Run
) -> None:
    catalog(german).write_bytes(b'msgid "a\n')
    code, out, err = run("i18n", "check", "--content", german)
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "programs.po:1  is not a complete line of a catalog" in err
    assert "1 problem" in out


def test_an_unknown_language_is_wrong_use(german: Path, run: Run) -> None:
    code, _, err = run("i18n", "check", "xx", "--content", german)
    assert code == 2
    assert 'does not list the language "xx"' in err


WAIVER = """\
waivers:
- language: de
  msgctxt: page:x|body:y
  check: numbers
  reason: Written in words.
"""


def test_a_waiver_takes_its_finding_and_no_other(german: Path, run: Run) -> None:
    with catalog(german).open("a", encoding="utf-8") as file:
        file.write(entry("Pendant 48 heures", "Zwei Tage lang", "page:x|body:y"))
    assert run("i18n", "check", "de", "--content", german)[0] == 1
    (german / "i18n" / "waivers.yaml").write_text(WAIVER)
    assert run("i18n", "check", "de", "--strict", "--content", german)[0] == 0


def test_a_waiver_that_waives_nothing_is_a_problem(german: Path, run: Run) -> None:
    (german / "i18n" / "waivers.yaml").write_text(WAIVER)
    code, _, err = run("i18n", "check", "de", "--content", german)
    assert code == 1
    assert (
        "waivers.yaml:2  waivers: waives nothing: "
        "numbers finds nothing at page:x|body:y in de (delete it)"
    ) in err
    (german / "i18n" / "waivers.yaml").write_text(WAIVER.replace("language: de", "language: xx"))
    _, _, err = run("i18n", "check", "de", "--content", german)
    assert 'does not list the language "xx"' in err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            WAIVER.replace("check: numbers", "check: placeholders"),
            'waivers.yaml:2  waivers.0.check: "placeholders" cannot be waived',
        ),
        (WAIVER.replace("  reason: Written in words.\n", ""), "waivers.yaml:2  waivers.0.reason"),
        (
            WAIVER.replace("reason: ", "because: It is.\n  reason: "),
            "waivers.yaml:5  waivers.0.because",
        ),
        (
            WAIVER + WAIVER.removeprefix("waivers:\n"),
            "waivers.yaml:6  waivers.1: is the same as the one on line 2",
        ),
        ("waivers: all\n", "waivers.yaml:1  waivers"),
    ],
)
def test_waivers_have_a_strict_shape(text: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text)
    with pytest.raises(ProblemsFound) as stopped:
        read_waivers(path)
    assert line in str(stopped.value)


def test_a_build_shows_the_source_text_of_a_broken_translation_and_goes_on(
    german: Path, tmp_path: Path, run: Run
) -> None:
    """docs/decisions/0011: a slip in one language stops no editor; the warning names file, line
    and entry.
    """
    replace(
        catalog(german),
        'msgstr "Zentrale des Verzeichnisses"',
        'msgstr "Zentrale [hier](program:nirgendwo)"',
    )
    code, _, err = run("build", "--content", german, "--out", tmp_path / "dist")
    assert code == 0
    lines = err.splitlines()
    assert len(lines) == 1
    assert (
        "contact:accueil|label: warning: "
        "placeholders or marks differ from the source, so the source text is shown"
    ) in lines[0]
    assert "i18n check de" in lines[0]
    page = (tmp_path / "dist" / "de" / "contacts" / "index.html").read_text(encoding="utf-8")
    assert "Zentrale" not in page
    assert '<span lang="fr" dir="ltr">Accueil de l' in page


def test_every_check_is_explained_to_translators() -> None:
    """i18n/README.md has a row a check."""
    text = (PROJECT / "i18n" / "README.md").read_text(encoding="utf-8")
    assert [name for name in SEVERITY if f"| `{name}` |" not in text] == []
    assert "| `nonsense` |" not in text
