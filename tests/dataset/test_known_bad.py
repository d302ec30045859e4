"""Does each mistake of an editor get one clear line, and does the last good site stay? (DESIGN,
section 3, "Bad input")

tests/known_bad/dataset/<case>/ is laid over tests/roots/minimal; expected.txt holds the lines
that the build must print, with … for the words of a library, which change from version to version.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.build import build
from site_src.dataset.load import load_dataset
from tests.conftest import EPOCH, PROJECT, TODAY, Run

CASES = sorted(p for p in (PROJECT / "tests" / "known_bad" / "dataset").iterdir() if p.is_dir())
MINIMAL = PROJECT / "tests" / "roots" / "minimal"


def overlay(case: Path, root: Path) -> Path:
    """A copy of the minimal root with one case laid over it."""
    shutil.copytree(MINIMAL, root)
    return Path(
        shutil.copytree(
            case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
        )
    )


def without_words_of_libraries(line: str) -> str:
    """A line of a problem as expected.txt has it."""
    return re.sub(r"(?<=  is not valid YAML: ).*(?= \(check indentation)", "…", line)


def bytes_of(out: Path) -> dict[str, bytes]:
    """Where the output leads, and every file that it shows."""
    return {"link": os.fsencode(out.resolve())} | {
        str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()
    }


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a good build of the minimal root."""
    out = tmp_path_factory.mktemp("good") / "dist"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        build(MINIMAL, out)
    return out


def test_there_are_cases_and_each_expects_something() -> None:
    """A loop over nothing fails."""
    assert len(CASES) >= 30
    assert all((case / "expected.txt").read_text().strip() for case in CASES)


def test_minimal_root_itself_is_sound() -> None:
    """What a case reports must come from its overlay."""
    assert load_dataset(MINIMAL, TODAY).programs.keys() == {"harbor-watch"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake_is_explained_and_last_good_site_stays(
    case: Path, good: Path, tmp_path: Path, run: Run
) -> None:
    """Exit code 1, exactly the expected lines and a count, no traceback, no byte of the output
    touched.
    """
    root = overlay(case, tmp_path / "root")
    expected = (case / "expected.txt").read_text().splitlines()
    before = bytes_of(good)
    code, said, complained = run("build", "--content", root, "--out", good)
    count = (
        f"{len(expected)} problem{'' if len(expected) == 1 else 's'} found; nothing was changed."
    )
    lines = complained.replace(f"{root}{os.sep}", "").splitlines()
    assert [*map(without_words_of_libraries, lines)] == [*expected, count]
    assert (code, said) == (1, "")
    assert len(before) > 10
    assert bytes_of(good) == before


def test_mistakes_of_several_files_are_printed_together_and_sorted(
    root: Callable[[str], Path], tmp_path: Path, run: Run
) -> None:
    """All problems of a run at once, by file, then line."""
    content = root("minimal")
    program = content / "programs" / "harbor-watch.yaml"
    program.write_text(
        program.read_text()
        .replace("summary: ", "sumary: ")
        .replace("state: active", "state: asleep")
    )
    (content / "sources.yaml").write_text("- id: leaflet\n")
    (content / "audiences.yaml").write_text("public: The public\n")
    code, _, complained = run("build", "--content", content, "--out", tmp_path / "dist")
    lines = complained.replace(f"{content}{os.sep}", "").splitlines()
    assert code == 1
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        "audiences.yaml:1  must be a list (write one record after each dash)",
        "programs/harbor-watch.yaml:1  summary",
        "programs/harbor-watch.yaml:6  sumary",
        "programs/harbor-watch.yaml:8  status.state",
        "sources.yaml:1  0.date",
        "sources.yaml:1  0.kind",
        "sources.yaml:1  0.publisher",
        "sources.yaml:1  0.title",
    ]
    assert lines[-1] == "8 problems found; nothing was changed."
    assert not (tmp_path / "dist").exists()


def test_a_typo_and_a_broken_link_show_in_one_run(
    root: Callable[[str], Path], tmp_path: Path, run: Run
) -> None:
    """Links are checked in sound records; one to a record with a mistake is not broken."""
    content = root("minimal")
    program = content / "programs" / "harbor-watch.yaml"
    text = program.read_text()
    (content / "programs" / "pier-watch.yaml").write_text(
        text.replace("id: harbor-watch", "id: pier-watch").replace("summary: ", "sumary: ")
    )
    program.write_text(text + "related: [pier-watch, dock-watch]\n")
    last_line = len(text.splitlines()) + 1
    code, _, complained = run("build", "--content", content, "--out", tmp_path / "dist")
    lines = complained.replace(f"{content}{os.sep}", "").splitlines()
    assert code == 1
    assert [line.split(" (")[0] for line in lines] == [
        f'programs/harbor-watch.yaml:{last_line}  related.1: no program "dock-watch"',
        "programs/pier-watch.yaml:1  summary: is missing",
        "programs/pier-watch.yaml:6  sumary: is not a known key",
        "3 problems found; nothing was changed.",
    ]


@pytest.mark.parametrize("name", ["sources", "contacts", "audiences", "sections", "kinds"])
@pytest.mark.parametrize("mistake", ["- [", "nonsense\n", "typo: x\n"])
def test_a_list_that_cannot_be_read_makes_no_link_broken(
    root: Callable[[str], Path], tmp_path: Path, run: Run, name: str, mistake: str
) -> None:
    content = root("minimal")
    file = content / f"{name}.yaml"
    file.write_text(
        file.read_text().replace("id: ", "key: ") if mistake.startswith("typo") else mistake
    )
    code, _, complained = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 1
    assert f"{name}.yaml:" in complained
    assert " no " not in complained
    assert "no published contact" not in complained


def test_two_pages_at_one_path_are_both_named(
    root: Callable[[str], Path], tmp_path: Path, run: Run
) -> None:
    """An address belongs to one page (DESIGN, section 2)."""
    content = root("minimal")
    (content / "pages").mkdir()
    for ident in ("first", "second"):
        (content / "pages" / f"{ident}.yaml").write_text(
            f"id: {ident}\npath: help\ntitle: Help\nsummary: Help.\nblocks: []\n"
        )
    code, _, complained = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 1
    assert '"help" is used by page second' in complained
    assert '"help" is used by page first' in complained


def test_folder_that_is_no_root_is_wrong_use(tmp_path: Path, run: Run) -> None:
    """Exit code 2 is for a command that cannot be carried out as it was called."""
    code, _, complained = run("build", "--content", tmp_path, "--out", tmp_path / "dist")
    assert (code, complained) == (
        2,
        f'error: "{tmp_path}" is not a content root: it has no site.yaml\n',
    )
