"""Do templates decide anything? STYLE: no sorting, no dates, no `if locale ==`, no `|safe`, no
style or script of their own.
"""

from __future__ import annotations

import re

import pytest

from tests.conftest import PROJECT

TEMPLATES = PROJECT / "site_src" / "templates"
BANNED = {
    "sorting": re.compile(r"\|\s*(?:sort|dictsort|groupby|unique|reverse)\b"),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape|\bMarkup\b"),
    "dates": re.compile(r"strftime|\bnow\(|timedelta"),
    "a language by name": re.compile(
        r"(?:locale|language|lang|tag)(?:\.\w+)?\s*(?:==|!=|in)\s*[\"'(\[]"
    ),
    "inline style": re.compile(r"\sstyle=|<style\b"),
    "inline script": re.compile(r"<script(?![^>]*(?:\ssrc=|application/ld\+json))|\son\w+="),
    "another host": re.compile(r"(?:src|href)=\"(?:https?:)?//"),
    "left and right": re.compile(r"\balign=|\b(?:float|text)-(?:left|right)\b"),
}
BAD = {
    "sorting": "{% for x in items|sort(attribute='name') %}",
    "unescaped text": "{{ text | safe }}",
    "dates": "{{ day.strftime('%Y') }}",
    "a language by name": "{% if language.tag == 'ar' %}",
    "inline style": '<p style="color:red">',
    "inline script": "<script>go()</script>",
    "another host": '<img src="//elsewhere.example/i.png">',
    "left and right": '<td align="left">',
}


@pytest.mark.parametrize("what", BANNED)
def test_no_template_has(what: str) -> None:
    files = sorted(TEMPLATES.rglob("*.html"))
    assert len(files) > 10
    assert [
        file.name for file in files if BANNED[what].search(file.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize("what", BANNED)
def test_the_smallest_bad_case_is_seen(what: str) -> None:
    assert BANNED[what].search(BAD[what])
