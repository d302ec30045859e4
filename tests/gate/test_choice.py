"""What does the gate look at, and what may a person accept? An empty folder fails; nothing is
switched off everywhere; every class of markup is seen.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from site_src.evidence import Acceptance, Finding
from site_src.gate.accepted import accepts, expired, judge, read_accepted
from site_src.gate.browser import STATES
from site_src.gate.checks import browser_checks
from site_src.gate.plan import plan_visits
from site_src.gate.run import Order, run
from site_src.gate.sample import by_language, read_page, read_pages, sample, whole_languages
from site_src.problems import ProblemsFound, WrongUse
from tests.conftest import PROJECT, TODAY
from tests.gate.pages import sound

ENTRY = Acceptance(
    page="en/map/*",
    rule="axe:color-contrast",
    selector="text*",
    reason="measured by another test",
    expires=TODAY,
)
UNDECIDED = Finding(
    page="en/map/index.html",
    state="dark 320",
    check="axe:color-contrast",
    selector="text.n",
    criteria=("1.4.3",),
    outcome="undecided",
    what="x",
)
TOMORROW = TODAY + datetime.timedelta(days=1)


def quiet(what: str, done: int, total: int, findings: int) -> None:
    """Progress that nobody reads."""


def test_an_empty_folder_fails(tmp_path: Path) -> None:
    """A run over nothing would pass; so would one over a folder that is not there."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(WrongUse, match="contains no pages"):
            run(Order(folder), TODAY, quiet)


def test_a_piece_of_html_is_no_page(tmp_path: Path) -> None:
    """What other pages include has no head of its own; a page that only lacks its doctype is a
    page.
    """
    (tmp_path / "piece.html").write_text('<div lang="en"><p>Text</p></div>', encoding="utf-8")
    (tmp_path / "careless.html").write_text("<title>Text</title><p>Text</p>", encoding="utf-8")
    assert [page.path for page in read_pages(tmp_path)] == ["careless.html"]


def test_a_check_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A misspelt name would check nothing."""
    (tmp_path / "a.html").write_text(sound(), encoding="utf-8")
    with pytest.raises(WrongUse, match='no check "ax"'):
        run(Order(tmp_path, only=("ax",)), TODAY, quiet)


def test_a_language_that_no_page_is_in_is_refused() -> None:
    """So is a misspelt tag."""
    with pytest.raises(WrongUse, match='language "eo"'):
        whole_languages({"en": [read_page("a.html", sound().encode())]}, ["eo"])


def test_an_undecided_result_can_be_accepted() -> None:
    """On the pages, in the places and until the day that the entry names."""
    assert judge([UNDECIDED], [ENTRY], TODAY) == ([], {ENTRY: 1})
    for other in ({"page": "en/index.html"}, {"selector": "p"}, {"check": "axe:link-name"}):
        assert not accepts(ENTRY, UNDECIDED.model_copy(update=other))


def test_a_failure_cannot_be_accepted() -> None:
    """A failure is mended."""
    failed = UNDECIDED.model_copy(update={"outcome": "failed"})
    assert judge([failed], [ENTRY], TODAY)[0] == [failed]


def test_an_expired_acceptance_counts_for_nothing() -> None:
    """The day after its expiry the result is a finding again."""
    assert judge([UNDECIDED], [ENTRY], TOMORROW)[0] == [UNDECIDED]
    assert expired([ENTRY], TOMORROW) == [ENTRY]
    assert expired([ENTRY], TODAY) == []


@pytest.mark.parametrize("page", ["*", "**", "*.html", "*/index.html"])
def test_an_acceptance_of_every_page_is_refused(tmp_path: Path, page: str) -> None:
    """It would switch the rule off."""
    file = tmp_path / "accepted.yaml"
    file.write_text(
        f"- page: '{page}'\n  rule: axe:list\n  reason: because it is so\n  expires: 2027-01-01\n",
        encoding="utf-8",
    )
    with pytest.raises(ProblemsFound) as found:
        read_accepted(file)
    assert "is every page" in str(found.value.problems[0])


@pytest.mark.parametrize("missing", ["page", "rule", "reason", "expires"])
def test_an_acceptance_says_where_what_why_and_until_when(tmp_path: Path, missing: str) -> None:
    """Each of the four is asked for."""
    given = {
        "page": "en/a/*",
        "rule": "axe:list",
        "reason": "because it is so",
        "expires": "2027-01-01",
    }
    del given[missing]
    file = tmp_path / "accepted.yaml"
    file.write_text(
        "- " + "\n  ".join(f"{name}: {value}" for name, value in given.items()) + "\n",
        encoding="utf-8",
    )
    with pytest.raises(ProblemsFound) as found:
        read_accepted(file)
    assert missing in str(found.value.problems[0])


def test_the_project_accepts_few_results() -> None:
    """The list is read, and it is short enough to be judged again."""
    assert 0 < len(read_accepted(PROJECT / "tests" / "gate" / "accepted.yaml")) < 10


def test_a_sample_shows_every_structure_class() -> None:
    """Two pages of one structure are one; the page with more of it is chosen."""
    pages = [
        read_page(f"{i}.html", sound(content).encode())
        for i, content in enumerate(["<p>a</p>", "<p>b</p>", "<p>c</p><table></table>"])
    ]
    assert [page.path for page in sample(pages)] == ["2.html"]


def site_of(folder: Path, tags: tuple[str, ...]) -> Path:
    """A small site: three pages in each language, two of them alike."""
    for tag in tags:
        for name, content in (("a", "<p>x</p>"), ("b", "<p>y</p>"), ("c", "<ul><li>z</li></ul>")):
            html = (
                sound(content)
                .replace('lang="en"', f'lang="{tag}"')
                .replace("A page", f"{tag} {name}")
            )
            path = folder / tag / name / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(
                html.replace('dir="ltr"', 'dir="rtl"') if tag == "ar" else html, encoding="utf-8"
            )
    return folder


def test_a_change_is_checked_on_every_page_of_a_language_of_each_direction(tmp_path: Path) -> None:
    """And on one page per structure class of each other; longer checks let the languages take
    turns.
    """
    pages = read_pages(site_of(tmp_path, ("ar", "en", "es")))
    checks = browser_checks(None)
    seen = {
        visit.page.path: {name for name, _ in visit.checks} for visit in plan_visits(pages, checks)
    }
    assert {path for path, names in seen.items() if "axe" in names} >= {
        f"{tag}/{name}/index.html" for tag in ("ar", "en") for name in "abc"
    }
    assert (
        len([path for path, names in seen.items() if path.startswith("es/") and "axe" in names])
        == 2
    )
    assert {name for names in seen.values() for name in names} == {check.name for check in checks}
    assert 2 <= len({path for path, names in seen.items() if "alfa" in names}) < len(pages)


def test_a_check_that_takes_turns_looks_in_each_of_its_states(tmp_path: Path) -> None:
    """One state a page, all states together; in the audit every state on every page."""
    pages = read_pages(site_of(tmp_path, ("ar", "en", "es")))
    alfa = next(check for check in browser_checks(None) if check.name == "alfa")
    states = [states for visit in plan_visits(pages, [alfa]) for _, states in visit.checks]
    assert {len(some) for some in states} == {1}
    assert {state for some in states for state in some} == set(alfa.states)
    assert [
        some for visit in plan_visits(pages, [alfa], everything=True) for _, some in visit.checks
    ] == [alfa.states] * len(pages)


def test_axe_looks_in_every_state_or_in_two_that_have_each_theme_and_width(tmp_path: Path) -> None:
    """All four in one language of each direction; elsewhere two, and the same page in the next
    language in the other two.
    """
    pages = read_pages(site_of(tmp_path, ("ar", "en", "es", "fr")))
    axe = next(check for check in browser_checks(None) if check.name == "axe")
    asked = {visit.page.path: set(visit.checks[0][1]) for visit in plan_visits(pages, [axe])}
    assert all(
        asked[f"{tag}/{name}/index.html"] == set(STATES) for tag in ("ar", "en") for name in "abc"
    )
    others = {path: states for path, states in asked.items() if path[:2] in ("es", "fr")}
    assert len(others) == 4
    for path, states in others.items():
        assert (
            len(states)
            == len({state.theme for state in states})
            == len({state.width for state in states})
            == 2
        )
        assert states | others[{"es": "fr", "fr": "es"}[path[:2]] + path[2:]] == set(STATES)


def test_everything_is_every_check_on_every_page(tmp_path: Path) -> None:
    """The audit leaves nothing out."""
    pages = read_pages(site_of(tmp_path, ("ar", "en", "es")))
    checks = browser_checks(None)
    visits = plan_visits(pages, checks, everything=True)
    assert len(visits) == len(pages) == 9
    assert all(len(visit.checks) == len(checks) for visit in visits)
    assert sorted(by_language(pages)) == ["ar", "en", "es"]
