"""Does axe find anything on any page, in en and ar (the rest with the audit), light and dark, at 320 and 1280 px? (WCAG 2.2 AA and best practice.)"""

from __future__ import annotations

import datetime
import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from selenium import webdriver

from site_src.dataset.load import load_dataset
from site_src.pages.plan import plan_pages
from tests.browsing import THEMES, WIDTHS, describe, open_page, run_axe, serving, show
from tests.conftest import CONTENT, TODAY

PAGES = [page.path for page in plan_pages(load_dataset(CONTENT, TODAY))]
TAGS = ("en", "ar")  # one language of each direction; the others with the audit
ALL = ["", "404.html", *(f"{tag}/{path}" for tag in TAGS for path in PAGES)]
MATCHES = "return document.querySelector(arguments[0])?.matches(arguments[1]) ?? false"
ACCEPTED = yaml.safe_load((Path(__file__).parent / "accepted.yaml").read_text(encoding="utf-8"))


def judged(page: str, rule: str, today: datetime.date) -> str:
    """A CSS selector of the elements of which a person has judged this rule on this page, by a judgement that has not expired."""
    own = [a["elements"] for a in ACCEPTED if fnmatch.fnmatch(page, a["page"]) and a["rule"] == rule and a["expires"] >= today]
    return ", ".join(own) or ":not(*)"


def findings(driver: webdriver.Chrome, page: str, today: datetime.date) -> list[str]:
    """What axe says of the open page in all four states: violations, and incompletes that nobody has judged."""
    found = []
    for theme in THEMES:
        for width in WIDTHS:
            show(driver, theme, width)
            violations, incomplete = run_axe(driver)
            undecided = [left_over(driver, r, judged(page, r["id"], today)) for r in incomplete]
            found += [f"{theme} {width}: {line}" for line in describe(violations)]
            found += [f"{theme} {width}: undecided: {line}" for line in describe(undecided)]
    return found


def left_over(driver: webdriver.Chrome, result: dict[str, Any], selector: str) -> dict[str, Any]:
    """A result with only its elements that a selector does not match."""
    nodes = [n for n in result["nodes"] if not driver.execute_script(MATCHES, n["target"][-1], selector)]
    return result | {"nodes": nodes}


def test_there_are_pages_to_look_at() -> None:
    """A run over nothing passes; so the list must hold every planned page of two languages and the two of the root."""
    assert len(ALL) == len(PAGES) * 2 + 2 > 300


@pytest.mark.browser
@pytest.mark.parametrize("page", ALL)
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str, page: str) -> None:
    """WCAG 2.2 AA: no violation and nothing undecided in any state."""
    open_page(driver, f"{address}/{page}")
    assert findings(driver, page, TODAY) == []


@pytest.mark.audit
@pytest.mark.browser
@pytest.mark.parametrize("page", [f"{tag}/{path}" for tag in ("es", "en-XA", "ar-XB") for path in PAGES])
def test_axe_finds_nothing_in_other_languages(driver: webdriver.Chrome, address: str, page: str) -> None:
    """The same with every text 40 % longer, and from right to left: what a language to come will look like."""
    open_page(driver, f"{address}/{page}")
    assert findings(driver, page, TODAY) == []


BAD = {
    "a picture without text (1.1.1)": ("<img src='/x.png'>", "image-alt"),
    "a field without a label (4.1.2)": ("<input type=text>", "label"),
    "faint text (1.4.3)": ("<p class=faint>faint</p>", "color-contrast"),
    "a link without a name (2.4.4)": ("<a href='/'></a>", "link-name"),
    "a list with a paragraph in it (1.3.1)": ("<ul><p>x</p></ul>", "list"),
    "an unknown language (3.1.2)": ("<p lang=xx-unknown-yy>x</p>", "valid-lang"),
    "a frame without a title (4.1.2)": ("<iframe></iframe>", "frame-title"),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", BAD)
def test_axe_finds_a_fault(driver: webdriver.Chrome, tmp_path: Path, name: str) -> None:
    """The smallest bad page of each kind is refused: a check that cannot fail is a defect."""
    html, rule = BAD[name]
    style = "<link rel=stylesheet href=/s.css>"
    page = f"<!DOCTYPE html><html lang=en><title>Bad</title>{style}<main><h1>Bad</h1>{html}</main></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "s.css").write_text(".faint{color:#bbb;background:#fff}", encoding="utf-8")
    with serving(tmp_path) as address:
        open_page(driver, f"{address}/")
        assert any(f": {rule}: " in line for line in findings(driver, "bad", TODAY))


def test_accepted_results_have_reason_and_expiry() -> None:
    """Each accepted result names page, rule, elements, reason and expiry, and nothing else."""
    for entry in ACCEPTED:
        assert set(entry) == {"page", "rule", "elements", "reason", "expires"}
        assert isinstance(entry["expires"], datetime.date)


def test_an_expired_acceptance_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day after its expiry an accepted result is a finding again."""
    entry = {"page": "en/*", "rule": "color-contrast", "elements": ".map text", "reason": "judged", "expires": TODAY}
    monkeypatch.setattr("tests.accessibility.test_axe.ACCEPTED", [entry])
    assert judged("en/x/", "color-contrast", TODAY) == ".map text"
    assert judged("en/x/", "color-contrast", TODAY + datetime.timedelta(days=1)) == ":not(*)"
    assert judged("es/x/", "color-contrast", TODAY) == ":not(*)"


@pytest.mark.browser
def test_an_acceptance_covers_its_elements_only(driver: webdriver.Chrome, address: str) -> None:
    """Text on a gradient is undecided too, and nobody has judged it, although it stands on a page with judged labels."""
    open_page(driver, f"{address}/en/offices/")
    driver.execute_script("const p = document.querySelector('main p'); p.id = 'x'; p.style.background = 'linear-gradient(#fff, #000)'")
    found = findings(driver, "en/offices/", TODAY)
    assert found
    assert all("undecided: color-contrast: #x" in line for line in found)
