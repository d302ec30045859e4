"""Are two runs over one folder the same, and does a run say and return what it found?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_src.gate.run import Order, run
from tests.conftest import TODAY, Run
from tests.gate.pages import STYLE, sound
from tests.gate.test_choice import quiet

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages, one with faults that the files, the engines and our own checks find."""
    made = tmp_path_factory.mktemp("site")
    (made / "page.css").write_text(STYLE, encoding="utf-8")
    (made / "bad.html").write_text(
        sound('<img src="a.png"><h3>Deep</h3><a href="/x" tabindex="2">Two</a>').replace(
            "A page", "Bad"
        ),
        encoding="utf-8",
    )
    (made / "good.html").write_text(sound(), encoding="utf-8")
    return made


def test_two_runs_are_the_same(folder: Path) -> None:
    """Byte for byte, however the pages are dealt out to browsers; flake is a defect."""
    first = run(Order(folder, everything=True, workers=2), TODAY, quiet)
    second = run(Order(folder, everything=True, workers=1), TODAY, quiet)
    assert first.findings
    assert {f.page for f in first.findings} == {"bad.html"}
    assert {f.check for f in first.findings} >= {
        "structure:heading-order",
        "axe:image-alt",
        "tab-walk:order",
    }
    assert first.model_dump_json() == second.model_dump_json()
    assert first.complete


def test_the_command_names_each_finding_and_fails(folder: Path, tmp_path: Path, run: Run) -> None:
    """A line a finding with page, criterion and rule; exit code 1, and the evidence is written
    all the same.
    """
    evidence = tmp_path / "evidence.json"
    code, out, _ = run("check", folder, "--accessibility", "--only", "lint", "--evidence", evidence)
    assert code == 1
    assert "bad.html  file  h3: structure:heading-order [1.3.1]: h3 follows h1" in out
    assert json.loads(evidence.read_text(encoding="utf-8"))["findings"]


def test_the_command_passes_where_nothing_is_found(folder: Path, tmp_path: Path, run: Run) -> None:
    """Exit code 0, and it says how far it looked."""
    (tmp_path / "good.html").write_bytes((folder / "good.html").read_bytes())
    code, out, _ = run("check", tmp_path, "--accessibility", "--only", "lint")
    assert code == 0
    assert "1 page, 1 language: no finding" in out


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--everything"], 1)])
def test_an_expired_acceptance_fails_the_audit_and_warns_before(
    folder: Path, tmp_path: Path, run: Run, options: list[str], code: int
) -> None:
    """`make test` says it, `make audit` fails."""
    (tmp_path / "good.html").write_bytes((folder / "good.html").read_bytes())
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text(
        "- page: a.html\n  rule: axe:list\n  reason: judged long ago\n  expires: 2020-01-01\n",
        encoding="utf-8",
    )
    answer = run(
        "check", tmp_path, "--accessibility", "--only", "lint", "--accepted", accepted, *options
    )
    assert answer[0] == code
    assert "expired on 2020-01-01" in answer[2]
