"""Is no criterion said to be met better than what speaks of it? Standings, the page that shows
them, and the build with evidence.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from site_src.build import build
from site_src.dataset.manual import ManualCheck, ManualResult
from site_src.evidence import Acceptance, Finding
from site_src.pages.conformance import Standing, standings, without_ground
from site_src.problems import ProblemsFound
from site_src.wcag import TABLE, criteria
from tests.conftest import Run
from tests.gate.evidences import DAY, SEEN, evidence, finding, promises, site_with, written

Copy = Callable[[str], Path]


def look(criterion: str, outcome: Any = None) -> ManualCheck:
    """A manual check, done with an outcome or not done."""
    return ManualCheck(
        id=f"look-{criterion.replace('.', '-')}",
        criterion=criterion,
        what="Look.",
        done=ManualResult(by="A. Tester", on=DAY, outcome=outcome) if outcome else None,
    )


def of(
    number: str, findings: tuple[Finding, ...] = (), looks: tuple[ManualCheck, ...] = ()
) -> Standing:
    """The standing of one criterion."""
    return next(s for s in standings(evidence(*findings), looks) if s.criterion.number == number)


def test_the_table_has_the_criteria_of_levels_a_and_aa() -> None:
    """WCAG 2.2: 32 criteria (31 without 4.1.1) of level A, 24 of level AA."""
    levels = [c.level for c in criteria().values()]
    assert (levels.count("A"), levels.count("AA"), len(levels)) == (31, 24, 55)
    with TABLE.open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 55
    assert criteria()["1.4.3"].url == "https://www.w3.org/TR/WCAG22/#contrast-minimum"


@pytest.mark.parametrize(
    ("findings", "looks", "level"),
    [
        ((), (), "supports"),
        ((finding(),), (), "partially-supports"),
        (tuple(finding(f"en/{i}.html") for i in range(3)), (), "does-not-support"),
        ((finding(outcome="undecided"),), (), "not-evaluated"),
        ((), (look("1.4.3"),), "supports"),
        ((), (look("1.4.3", "failed"),), "partially-supports"),
        ((finding(),), (look("1.4.3", "passed"),), "partially-supports"),
        ((), (look("1.4.3", "inapplicable"),), "not-applicable"),
    ],
)
def test_a_criterion_that_a_check_looks_at_is_what_the_worst_result_says(
    findings: tuple[Finding, ...], looks: tuple[ManualCheck, ...], level: str
) -> None:
    assert of("1.4.3", findings, looks).level == level


@pytest.mark.parametrize(
    ("looks", "level"),
    [
        ((look("1.2.4"),), "not-evaluated"),
        ((look("1.2.4", "passed"),), "supports"),
        ((look("1.2.4", "failed"),), "partially-supports"),
        ((look("1.2.4", "inapplicable"),), "not-applicable"),
        ((look("1.2.4", "inapplicable"), look("1.2.4", "passed")), "supports"),
        ((), "not-evaluated"),
    ],
)
def test_a_criterion_without_a_check_is_met_only_by_a_look_that_is_done(
    looks: tuple[ManualCheck, ...], level: str
) -> None:
    assert of("1.2.4", (), looks).level == level


def test_a_check_that_looked_at_no_page_is_no_ground() -> None:
    found = standings(evidence(pages=0), ())
    assert {s.level for s in found} == {"not-evaluated"}
    assert len(without_ground(found, "manual_checks.yaml")) == 55


def test_a_criterion_without_any_ground_stops_the_build_with_a_line_that_names_it(
    root: Copy, tmp_path: Path
) -> None:
    content = promises(root("minimal"), but=(*SEEN, "1.2.4"))
    with pytest.raises(ProblemsFound) as caught:
        build(content, tmp_path / "out", evidence=written(tmp_path, evidence()))
    [problem] = caught.value.problems
    assert str(problem) == (
        f"{content}/manual_checks.yaml:1  1.2.4 Captions (Live): "
        "is covered by no check in the evidence and by no manual check "
        "(run the whole gate, or add a manual check, even an undone one)"
    )


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (
            "{id: a, criterion: 1.4.6, what: Look.}",
            '"1.4.6" is not a level A or AA criterion of WCAG 2.2',
        ),
        (
            "{id: a, criterion: 1.1.1, what: Look., done: {by: Me, on: 2026-11-22, outcome: fine}}",
            "outcome",
        ),
        ("{id: a, criterion: 1.1.1, what: Look., done: {on: 2026-11-22, outcome: passed}}", "by"),
        ("{id: a, criterion: 1.1.1}", "what"),
    ],
)
def test_a_manual_check_out_of_shape_is_refused(
    root: Copy, tmp_path: Path, look: str, words: str
) -> None:
    content = root("minimal")
    (content / "manual_checks.yaml").write_text(f"- {look}\n", encoding="utf-8")
    with pytest.raises(ProblemsFound, match=words):
        build(content, tmp_path / "out")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2}'])
def test_a_file_that_is_no_evidence_stops_the_build(
    root: Copy, tmp_path: Path, run: Run, text: str
) -> None:
    (tmp_path / "e.json").write_text(text, encoding="utf-8")
    code, _, error = run(
        "build",
        "--content",
        root("minimal"),
        "--out",
        tmp_path / "out",
        "--evidence",
        tmp_path / "e.json",
    )
    assert code == 1
    assert "e.json:1" in error
    assert "Traceback" not in error


def test_a_missing_evidence_file_is_said(root: Copy, tmp_path: Path, run: Run) -> None:
    code, _, error = run(
        "build",
        "--content",
        root("minimal"),
        "--out",
        tmp_path / "out",
        "--evidence",
        tmp_path / "none.json",
    )
    assert code == 1
    assert "cannot be read" in error


def test_new_evidence_is_a_new_build_and_the_same_evidence_is_none(
    root: Copy, tmp_path: Path
) -> None:
    content = promises(root("minimal"))
    out, path = tmp_path / "out", written(tmp_path, evidence())
    assert build(content, out).changed
    assert build(content, out, evidence=path).changed
    assert not build(content, out, evidence=path).changed
    written(tmp_path, evidence(finding()))
    assert build(content, out, evidence=path).changed


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The page of a small site with an open result, an accepted one, a look that is done and many
    that are not.
    """
    done = {"1.2.4": {"by": "A. Tester", "on": "2026-11-20", "outcome": "inapplicable"}}
    judged = Acceptance(
        page="en/x*",
        rule="axe:other",
        reason="A person read it and saw no fault.",
        expires=datetime.date(2027, 1, 31),
    )
    site = site_with(tmp_path_factory.mktemp("site"), evidence(finding(), accepted=[judged]), done)
    html = (site / "en" / "accessibility" / "index.html").read_bytes()
    return BeautifulSoup(html, "html.parser")


def rows(page: BeautifulSoup, ident: str) -> list[Tag]:
    """The rows of the table whose caption has that id."""
    return page.select(f"table:has(#{ident}) tbody tr")


def row(page: BeautifulSoup, number: str) -> list[str]:
    """The cells of a criterion."""
    [found] = [r for r in rows(page, "criteria") if r.get_text().startswith(f"{number} ")]
    return [cell.get_text(" ", strip=True) for cell in found.select("th, td")]


def test_the_page_says_when_and_how_much_was_tested(page: BeautifulSoup) -> None:
    words = " ".join(page.main.get_text(" ", strip=True).split()) if page.main else ""
    assert "1,234 pages were tested on November 22, 2026" in words
    assert [[cell.get_text() for cell in r.select("th, td")] for r in rows(page, "checks")] == [
        ["axe", "4.14.1", "4", "16", "1"]
    ]


def test_the_page_says_what_is_open_what_was_judged_and_what_nobody_did(
    page: BeautifulSoup,
) -> None:
    words = " ".join(page.main.get_text(" ", strip=True).split()) if page.main else ""
    assert "1.4.3 Contrast (Minimum) : on 1 page" in words
    assert "axe:other , en/x* : A person read it and saw no fault. Until January 31, 2027." in words
    assert "50 manual checks are not done yet." in words


def test_the_page_gives_each_criterion_its_result_and_ground(page: BeautifulSoup) -> None:
    assert len(rows(page, "criteria")) == 55
    assert row(page, "1.4.3")[1:3] == ["AA", "Met in part"]
    assert row(page, "1.1.1")[2:] == ["No failure known", "axe"]
    assert row(page, "1.2.4")[2:] == [
        "Does not apply",
        "Manual check of November 20, 2026: Look at Captions (Live).",
    ]
    assert row(page, "1.2.5")[2:] == [
        "Not evaluated",
        "Manual check, not done: Look at Audio Description (Prerecorded).",
    ]


def test_the_page_leads_to_the_data_and_to_a_report(page: BeautifulSoup) -> None:
    links = {str(a["href"]) for a in page.select("main a[href]")}
    assert {"/accessibility/earl.json", "/accessibility/openacr.yaml"} <= links
    assert [
        a["href"] for a in page.select("main a[href]") if a.get_text() == "Report a barrier"
    ] == [a["href"] for a in page.select("a.report")]


def test_without_evidence_the_page_says_so_and_nothing_is_claimed(
    root: Copy, tmp_path: Path
) -> None:
    build(root("minimal"), tmp_path / "out")
    words = (tmp_path / "out" / "en" / "accessibility" / "index.html").read_text(encoding="utf-8")
    assert "No test results are attached to this edition of the site." in words
    assert 'id="criteria"' not in words
    assert not (tmp_path / "out" / "accessibility").exists()
