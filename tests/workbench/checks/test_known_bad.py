"""Does each check find its smallest bad catalog, say so in exactly one way, and leave the good
neighbour alone?

tests/known_bad/catalogs/<check>-<what>/ holds bad.po, good.po, the language's tag, and the lines
that bad.po must cause.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.problems import Problem
from site_src.workbench.checks.cldr import cldr_data
from site_src.workbench.checks.run import CheckReport, check_file
from site_src.workbench.checks.table import SEVERITY
from site_src.workbench.checks.values import LanguagePair
from site_src.workbench.glossary import read_glossary
from tests.conftest import PROJECT
from tests.workbench.checks.real import KNOWN

CASES = sorted(p for p in (PROJECT / "tests" / "known_bad" / "catalogs").iterdir() if p.is_dir())


def findings(case: Path, name: str) -> CheckReport:
    """What the checks find in one catalog of a case."""
    report = CheckReport()
    language = KNOWN[(case / "language.txt").read_text(encoding="utf-8").strip()]
    check_file(
        Path(name),
        LanguagePair(
            cldr_data(KNOWN["en"]),
            cldr_data(language),
            glossary=read_glossary(case / "glossary.csv"),
        ),
        frozenset(),
        report,
    )
    return report


def check_of(problem: Problem) -> str:
    """The name of the check that made a line; what the reader refuses is "file"."""
    return (
        problem.what.removeprefix("warning, ").partition(":")[0]
        if problem.pointer or problem.what.startswith("header")
        else "file"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_catalog_gives_exactly_the_expected_lines(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, line, msgctxt, what, and what to do; a fatal check makes a problem, any other a
    warning.
    """
    monkeypatch.chdir(case)
    report = findings(case, "bad.po")
    lines = sorted([*report.problems, *report.warnings])
    assert [str(line) for line in lines] == (case / "expected.txt").read_text(
        encoding="utf-8"
    ).splitlines()
    names = {check_of(line) for line in lines}
    assert len(names) == 1, "a case shows one mistake"
    name = names.pop()
    assert case.name.startswith(name)
    assert bool(report.warnings) == (SEVERITY[name] == "warning")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_good_neighbour_passes(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is right next to what is wrong."""
    monkeypatch.chdir(case)
    report = findings(case, "good.po")
    assert (report.problems, report.warnings) == ([], [])
    assert report.entries > 0


def test_every_check_has_a_bad_case() -> None:
    """A check that cannot fail is a defect (DESIGN, section 7)."""
    assert len(CASES) >= len(SEVERITY)
    assert [
        name
        for name in SEVERITY
        if not any(case.name.startswith(f"{name}-") or case.name == name for case in CASES)
    ] == []
