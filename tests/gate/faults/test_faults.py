"""Can the gate fail? Each seeded fault is still found by the check that found it; what no check
finds is a look by a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.build import build
from site_src.dataset.dataset import Dataset
from site_src.gate.accepted import read_accepted
from tests.conftest import CONTENT, PROJECT, made_once
from tests.gate.faults.hunt import FILE_CHECKS, Bench, bench, markup
from tests.gate.faults.report import REPORT, render
from tests.gate.faults.seeding import Fault, read_caught, read_faults
from tests.gate.filling import filled_root, placeholder_languages

FAULTS = {fault.name: fault for fault in read_faults()}
FOUND = [name for name in FAULTS if read_caught().get(name)]
FIRST = {name: read_caught()[name][0].partition(":")[0] for name in FOUND}
# What the files show, and one fault of each check in the browser, are tried with every change;
# the others with the audit.
OFTEN = {name for name in FOUND if FIRST[name] in FILE_CHECKS} | set(
    {FIRST[name]: name for name in FOUND}.values()
)
SHARE = 0.85


def test_the_faults_are_many_and_spread() -> None:
    """At least 60, over many criteria, in every language and both directions of writing."""
    assert len(FAULTS) == len(read_faults()) >= 60
    assert len({fault.criterion for fault in FAULTS.values()}) >= 40
    assert {fault.page.partition("/")[0] for fault in FAULTS.values()} == {
        path.name for path in (PROJECT / "i18n" / "po").iterdir()
    } | TAGS


TAGS = {"en", "es", "zh-Hans", "vi", "ar", "fr", "pt-BR", "ru", "ko", "ht", "tl", "hi", "pa"}


def test_at_least_85_of_100_faults_are_found() -> None:
    """What the gate promises."""
    assert set(read_caught()) == set(FAULTS)
    assert len(FOUND) / len(FAULTS) >= SHARE


@pytest.mark.parametrize("name", sorted(set(FAULTS) - set(FOUND)))
def test_a_fault_that_no_check_finds_is_a_manual_check(name: str, dataset: Dataset) -> None:
    """manual_checks.yaml says what to look at, for the criterion that the fault breaks."""
    assert FAULTS[name].criterion == dataset.manual_checks[FAULTS[name].manual].criterion


def test_the_report_is_current() -> None:
    """docs/accessibility-faults.md is made from the tables: python -m tests.gate.faults --write."""
    assert REPORT.read_text(encoding="utf-8") == render()


@pytest.mark.parametrize(
    ("edit", "message"),
    [((("nowhere", "x"),), "is not in"), ((("<p>", "<p>"),), "stays as it was")],
)
def test_a_fault_that_changes_nothing_is_refused(
    edit: tuple[tuple[str, ...], ...], message: str
) -> None:
    """A mutation that no longer fits its page would prove nothing."""
    fault = Fault(name="x", criterion="1.1.1", page="en/index.html", what="x", edit=edit)
    with pytest.raises(ValueError, match=message):
        fault.mutate("<p>a</p>")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The site in every language, and the languages with placeholder text."""

    def make(folder: Path) -> None:
        build(filled_root(CONTENT, folder / "root"), folder / "dist")

    folder = made_once(tmp_path_factory, "filled", make)
    return folder / "dist", placeholder_languages(folder / "root")


@pytest.fixture(scope="module")
def work_bench(
    filled: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    """A copy of the site whose pages are made faulty one at a time, with one browser."""
    accepted = read_accepted(PROJECT / "tests" / "gate" / "accepted.yaml")
    folder = tmp_path_factory.mktemp("bench") / "site"
    with bench(filled[0], folder, filled[1], accepted) as opened:
        yield opened


@pytest.mark.browser
def test_every_fault_fits_its_page(filled: tuple[Path, list[str]]) -> None:
    """Pages change; a fault whose place is gone is given another."""
    for fault in FAULTS.values():
        assert fault.mutate((filled[0] / fault.page).read_text(encoding="utf-8"))


@pytest.mark.browser
@pytest.mark.parametrize(
    "name",
    [
        name if name in OFTEN else pytest.param(name, marks=pytest.mark.audit)
        for name in FOUND
        if FIRST[name] != "nu"
    ],
)
def test_a_fault_is_found_by_the_check_that_found_it(work_bench: Bench, name: str) -> None:
    """The first check that caught.json names says the same of the faulty page, and nothing of the
    sound one.
    """
    rule = read_caught()[name][0]
    check = rule.partition(":")[0]
    assert check in FILE_CHECKS or check in work_bench.checks
    assert rule in {finding.check for finding in work_bench.hunt(FAULTS[name], [check])}


@pytest.mark.browser
def test_the_html_checker_finds_its_faults(filled: tuple[Path, list[str]], tmp_path: Path) -> None:
    """Those that only the Nu HTML checker knows, in one run of it."""
    faults = [
        FAULTS[name]
        for name in FOUND
        if any(rule.startswith("nu:") for rule in read_caught()[name])
    ]
    assert faults
    found = markup(filled[0], tmp_path / "nu", faults)
    assert [fault.name for fault in faults if not found[fault.name]] == []
