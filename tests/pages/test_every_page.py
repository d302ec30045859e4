"""Does every page of every language keep the rules of structure: headings, landmarks, names,
links, nothing from elsewhere?
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pages.reading import (
    RULES,
    Page,
    data_parses,
    fragments,
    landmarks,
    language_pages,
    named,
    one_heading,
    orientation,
    own_origin,
    read_pages,
    skip_link,
    unique_ids,
)

Rule = Callable[[Page], Iterator[str]]
GOOD = """<html lang="x" dir="ltr"><title>T</title><meta name="description" content="d">
<a href="#main">S</a><header></header><nav aria-label="n"></nav>
<span aria-current="page">p</span><main id="main"><h1>1</h1><h2>2</h2></main>
<footer><a class="report" href="/r">r</a></footer>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Thing"}</script></html>"""

BAD: list[tuple[Rule, str, str]] = [
    (one_heading, "<h1>1</h1>", ""),
    (one_heading, "<h1>1</h1>", "<h1>1</h1><h1>1</h1>"),
    (one_heading, "<h2>", "<h3>"),
    (skip_link, "#main", "#content"),
    (skip_link, '<a href="#main">S</a>', ""),
    (landmarks, "<header></header>", ""),
    (landmarks, ' aria-label="n"', ""),
    (landmarks, ' aria-label="n"', ' aria-labelledby="nowhere"'),
    (landmarks, "<footer>", "<footer></footer><footer>"),
    (named, "<title>T</title>", "<title> </title>"),
    (named, ' lang="x"', ""),
    (named, ' dir="ltr"', ""),
    (orientation, "aria-current", "class"),
    (orientation, 'class="report"', ""),
    (orientation, 'content="d"', 'content=""'),
    (unique_ids, "<h2>", '<h2 id="main">'),
    (fragments, 'id="main"', 'id="other"'),
    (own_origin, "<h2>", '<img src="https://elsewhere.example/i.png"><h2>'),
    (own_origin, "<h2>", '<img src="//elsewhere.example/i.png"><h2>'),
    (
        own_origin,
        "<title>",
        '<link rel="stylesheet" href="https://elsewhere.example/s.css"><title>',
    ),
    (own_origin, "<h2>", '<h2 style="color:red">'),
    (own_origin, "<h2>", '<h2 onclick="go()">'),
    (own_origin, "<title>", "<style>p{}</style><title>"),
    (own_origin, "<title>", "<script>go()</script><title>"),
    (data_parses, '"Thing"}', '"Thing"'),
    (data_parses, '"@type":"Thing"', '"name":"Thing"'),
]


@pytest.mark.parametrize("rule", RULES)
def test_every_page_keeps(rule: Rule, site: Path) -> None:
    """WCAG 2.2 and DESIGN section 5, on every page of every language, pseudo-locales included."""
    broken = {
        name: faults for name, page in language_pages(site).items() if (faults := list(rule(page)))
    }
    assert not broken, list(broken.items())[:5]


@pytest.mark.parametrize(("rule", "part", "instead"), BAD)
def test_each_rule_refuses_its_smallest_bad_case(rule: Rule, part: str, instead: str) -> None:
    assert list(rule(Page(GOOD))) == []
    assert part in GOOD
    assert list(rule(Page(GOOD.replace(part, instead, 1))))


def test_every_rule_has_a_bad_case() -> None:
    assert {rule for rule, _, _ in BAD} == set(RULES)


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_the_pages_at_the_root_name_each_listed_language_in_itself(name: str, site: Path) -> None:
    """WCAG 3.1.2: the chooser's links carry the language they lead to; no redirect (DESIGN
    section 5).
    """
    page = read_pages(site)[name]
    items = [a for a in page.all("li") if a.get("lang")]
    assert len(items) >= 2
    assert all(a.get("dir") in ("ltr", "rtl") for a in items)
    assert {a["hreflang"] for a in page.all("a") if "hreflang" in a} == {a["lang"] for a in items}
    assert [a["http-equiv"] for a in page.all("meta") if "http-equiv" in a] == [
        "Content-Security-Policy"
    ], "a root page does not redirect"
    assert [
        rule.__name__ for rule in (one_heading, named, unique_ids, own_origin) if list(rule(page))
    ] == []


def test_a_page_reports_errors_with_its_own_address(site: Path) -> None:
    pages = language_pages(site)
    for name, page in pages.items():
        link = next(a["href"] for a in page.all("a") if a.get("class") == "report")
        assert link.endswith(name.removesuffix("index.html")), name
