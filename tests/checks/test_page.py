"""Does the check of one page find each fault that it is for? A smallest bad case each."""

from __future__ import annotations

import pytest

from site_src.checks.page import check_page

GOOD = """<!DOCTYPE html>
<html lang="en" dir="ltr"><head><title>A page</title></head>
<body><nav aria-labelledby="m"><span id="m">Menu</span><a href="#main">Skip</a></nav>
<main id="main"><h1>One</h1><h2>Two</h2><p>x<br>y</p><img src="i.png" alt=""></main></body></html>
"""
BAD = {
    "no language": (' lang="en"', "", "html", 1),
    "no direction": (' dir="ltr"', "", "html", 1),
    "no title": ("A page", " ", "title", 1),
    "no h1": ("h1", "h2", "h1", 1),
    "a second h1": ("h2", "h1", "h1", 1),
    "a skipped level": ("h2", "h3", "h3", 1),
    "an empty heading": ("Two", "", "h2", 1),
    "no main": ("main", "div", "main", 1),
    "an id twice": ("<p>", '<p id="m">', "#m", 1),
    "a link inside the page to nothing": ("#main", "#mane", "#mane", 3),
    "a label of nothing": ('labelledby="m"', 'labelledby="n"', "#n", 3),
    "navigation without a name": (' aria-labelledby="m"', "", "nav", 3),
    "a picture without alt": (' alt=""', "", "img", 4),
    "inline style": ("<p>", '<p style="color:red">', "p", 4),
    "inline script": ("<p>", '<p onclick="go()">', "p", 4),
    "an element that is never closed": ("</main>", "", "/body", 4),
    "a closing tag too many": ("</p>", "</p></p>", "/p", 4),
}


def test_a_good_page_has_no_fault() -> None:
    assert list(check_page("x.html", GOOD)) == []


@pytest.mark.parametrize("what", BAD)
def test_a_page_is_refused_that_has(what: str) -> None:
    good, bad, pointer, line = BAD[what]
    assert good in GOOD
    problems = list(check_page("x.html", GOOD.replace(good, bad)))
    assert (pointer, line) in [(problem.pointer, problem.line) for problem in problems]
