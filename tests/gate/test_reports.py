"""Do CI systems read what the gate writes? JUnit XML and SARIF by their official schemas, and the
lines that a person reads.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from jsonschema import Draft4Validator
from lxml import etree

from site_src.evidence import Evidence, Finding, Ran
from site_src.gate.command import summary
from site_src.gate.junit import junit
from site_src.gate.lines import share
from site_src.gate.sarif import sarif
from tests.conftest import PROJECT, Run

FIXTURES = PROJECT / "tests" / "fixtures"
JUNIT = etree.XMLSchema(etree.parse(FIXTURES / "junit" / "junit-10.xsd"))
SARIF = Draft4Validator(
    json.loads((FIXTURES / "sarif-2.1.0" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
)


def finding(**fields: Any) -> Finding:
    """A contrast that is too low, but for what `fields` say."""
    given: dict[str, Any] = {
        "page": "en/index.html",
        "state": "dark 320",
        "check": "axe:color-contrast",
        "selector": "p.small",
        "criteria": ("1.4.3",),
        "outcome": "failed",
        "what": "contrast of 2.8 & <less>",
        "hint": "https://example.org/contrast",
    }
    return Finding(**given | fields)


def evidence(
    *findings: Finding, pages: tuple[str, ...] = ("ar/index.html", "en/index.html")
) -> Evidence:
    """The result of a run of axe and the lint over two pages."""
    ran = tuple(
        Ran(
            check=name,
            version="4.1",
            criteria=("1.4.3",),
            pages=len(pages),
            page_states=len(pages),
            failed=0,
            undecided=0,
            accepted=0,
            looked=pages,
        )
        for name in ("axe", "lint")
    )
    return Evidence(
        day=datetime.date(2026, 11, 22),
        languages=("ar", "en"),
        pages=len(pages),
        complete=False,
        ran=ran,
        findings=findings,
        accepted=(),
    )


FOUND = (
    finding(),
    finding(state="light 320"),
    finding(page="ar/index.html"),
    finding(
        page="en/a b.html",
        check="structure:lang",
        criteria=(),
        selector="",
        state="file",
        hint="",
        what="no language \x0b here",
    ),
    finding(check="axe:label", outcome="undecided", selector="input"),
)


def test_junit_is_valid_and_has_a_case_for_every_check_and_page() -> None:
    root = etree.fromstring(junit(evidence(*FOUND)))
    assert JUNIT.validate(root), JUNIT.error_log
    cases = {(c.get("classname"), c.get("name")): c for c in root.iter("testcase")}
    assert set(cases) == {
        (f"accessibility.{check}", page)
        for check in ("axe", "lint")
        for page in ("ar/index.html", "en/index.html")
    } | {("accessibility.lint", "en/a b.html")}
    assert (root.get("tests"), root.get("failures")) == ("5", "3")


def test_a_failed_case_has_every_line_and_a_message_that_counts() -> None:
    root = etree.fromstring(junit(evidence(*FOUND)))
    failure = root.xpath(
        '//testcase[@classname="accessibility.axe"][@name="en/index.html"]/failure'
    )
    [case] = failure
    assert case.get("message") == "axe:color-contrast [1.4.3]: contrast of 2.8 & <less> and 2 more"
    assert (case.text or "").splitlines() == [str(f) for f in (FOUND[0], FOUND[1], FOUND[4])]
    assert case.get("type") == "failed"


def test_a_case_with_nothing_but_undecided_results_says_so() -> None:
    root = etree.fromstring(junit(evidence(FOUND[4])))
    assert [f.get("type") for f in root.iter("failure")] == ["undecided"]


@pytest.mark.parametrize(
    "bad",
    [
        "<testsuites><testcase name='x'/></testsuites>",
        "<testsuites tests='1'><testsuite name='a' page='b'/></testsuites>",
    ],
)
def test_xml_that_is_no_junit_is_refused(bad: str) -> None:
    assert not JUNIT.validate(etree.fromstring(bad))


def test_sarif_is_valid() -> None:
    for log in (sarif(evidence(*FOUND)), sarif(evidence())):
        assert [f"{e.json_path}: {e.message}" for e in SARIF.iter_errors(json.loads(log))] == []


def test_a_place_that_several_states_show_is_one_sarif_result() -> None:
    [run] = json.loads(sarif(evidence(*FOUND)))["runs"]
    results = run["results"]
    assert len(results) == 4
    [shared] = [r for r in results if r["properties"]["states"] == ["dark 320", "light 320"]]
    [place] = shared["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "en/index.html"
    assert place["logicalLocations"][0]["name"] == "p.small"
    assert len({r["partialFingerprints"]["place/v1"] for r in results}) == 4
    assert {r["level"] for r in results} == {"error", "warning"}
    assert [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in results
        if r["ruleId"] == "structure:lang"
    ] == ["en/a%20b.html"]


def test_a_sarif_rule_names_its_criteria_and_where_they_are_explained() -> None:
    [run] = json.loads(
        sarif(
            evidence(
                *FOUND, finding(check="reflow:overflow", criteria=("1.4.10",), hint="let it wrap")
            )
        )
    )["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["axe:color-contrast"]["helpUri"] == "https://example.org/contrast"
    assert "WCAG 1.4.3" in rules["axe:color-contrast"]["properties"]["tags"]
    assert (
        rules["reflow:overflow"]["helpUri"] == "https://www.w3.org/WAI/WCAG22/Understanding/reflow"
    )
    assert rules["structure:lang"]["properties"]["tags"] == ["accessibility", "best practice"]
    assert [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [("level", "bad"), ("ruleId", 1), ("locations", [{"page": "x"}]), ("message", {})],
)
def test_a_sarif_result_out_of_shape_is_refused(key: str, value: object) -> None:
    log = json.loads(sarif(evidence(finding())))
    log["runs"][0]["results"][0][key] = value
    assert not SARIF.is_valid(log)


def test_equal_results_are_equal_files() -> None:
    backwards = evidence(*reversed(FOUND))
    assert sarif(evidence(*FOUND)) == sarif(evidence(*FOUND))
    assert [str(s) for s in share(backwards.findings)] == [str(s) for s in share(FOUND)]


def test_a_problem_of_many_pages_and_states_is_one_line_that_counts_them() -> None:
    lines = [str(shared) for shared in share(FOUND)]
    assert len(lines) == 3
    assert lines[0].startswith(
        "ar/index.html + 1 page  dark 320 + 1 state  p.small: axe:color-contrast [1.4.3]: "
    )
    assert lines[1].startswith("en/a b.html  file  page: structure:lang [best practice]: ")


def test_problems_that_differ_are_not_put_together() -> None:
    assert (
        len(
            share(
                [
                    finding(),
                    finding(what="contrast of 3.1"),
                    finding(selector="p.large"),
                    finding(outcome="undecided"),
                ]
            )
        )
        == 4
    )


def test_the_summary_counts_problems_and_findings() -> None:
    assert "3 problems, 5 findings over pages and states" in summary(evidence(*FOUND), 1)
    assert "no finding" in summary(evidence(), 1)


def test_a_report_that_cannot_be_written_is_said_before_the_run(run: Run, tmp_path: Any) -> None:
    code, _, error = run("check", tmp_path, "--accessibility", "--junit", tmp_path / "no" / "j.xml")
    assert code == 2
    assert error == f'error: there is no folder "{tmp_path / "no"}" to write j.xml into\n'
