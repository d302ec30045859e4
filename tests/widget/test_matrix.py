"""Does docs/widget-hosts.md say what the tests try today, and would it show a failure?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.widget.browsers import BROWSERS
from tests.widget.matrix import PAGE, ROWS, Results, page, read_report

CASE = (
    '<testcase classname="tests.widget.{module}" name="test_x[{case}]">{inside}<properties>'
    '<property name="browser" value="{version}"/></properties></testcase>'
)


def report(tmp_path: Path, *cases: tuple[str, str, str]) -> Path:
    """A report with these cases: module, id, what it says of a failure."""
    version = {"chromium": "Chromium 1", "firefox": "Firefox ESR 2"}
    lines = [
        CASE.format(module=m, case=c, inside=i, version=version.get(c.partition("-")[0], ""))
        for m, c, i in cases
    ]
    path = tmp_path / "report.xml"
    path.write_text(
        f"<testsuites><testsuite>{''.join(lines)}</testsuite></testsuites>", encoding="utf-8"
    )
    return path


def test_the_page_is_made_of_todays_hosts_and_faults_and_all_of_them_passed() -> None:
    """A host or fault that is added, changed or taken away without a new run makes this fail."""
    text = PAGE.read_text(encoding="utf-8")
    versions = {
        browser: found[0]
        for browser, name in BROWSERS.items()
        if (found := re.search(rf"{name} [0-9.]+", text))
    }
    assert set(versions) == set(BROWSERS)
    everything = {
        (module, row, browser): (1, 1)
        for module, rows in ROWS.items()
        for row in rows
        for browser in BROWSERS
    }
    assert len(everything) > 100
    assert text == page(Results(everything, versions))


def test_results_are_counted_by_row_and_browser(tmp_path: Path) -> None:
    results = read_report(
        report(
            tmp_path,
            ("test_hosts", "chromium-plain", ""),
            ("test_hosts", "chromium-old-encoding", "<failure/>"),
            ("test_styles", "firefox-bootstrap3-dark-rtl-320", ""),
            ("test_styles", "firefox-bootstrap3-dark-rtl-768", "<error/>"),
            ("test_faults", "firefox-no-script-src", "<skipped/>"),
            ("test_other", "chromium-plain", ""),
            ("test_hosts", "plain", ""),
        )
    )
    assert results.versions == {"chromium": "Chromium 1", "firefox": "Firefox ESR 2"}
    assert results.cases == {
        ("test_hosts", "plain", "chromium"): (1, 1), 
        ("test_hosts", "old-encoding", "chromium"): (0, 1),
        ("test_styles", "bootstrap3", "firefox"): (1, 2), 
        ("test_faults", "no-script-src", "firefox"): (0, 1),
    }  # fmt: skip
    text = page(results)
    assert "| plain | nothing special | the list | yes | not run |" in text
    assert "| 1 of 2 failed |" in text


def test_a_case_of_no_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no row for no-such-host"):
        read_report(report(tmp_path, ("test_hosts", "chromium-no-such-host", "")))


def test_a_report_of_one_browser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no results of firefox"):
        read_report(report(tmp_path, ("test_hosts", "chromium-plain", "")))


def test_the_readme_leads_to_it() -> None:
    assert "(../docs/widget-hosts.md)" in (PROJECT / "widget" / "README.md").read_text(
        encoding="utf-8"
    )
