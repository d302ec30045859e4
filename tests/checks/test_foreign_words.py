"""Are foreign words without `lang` found, and nothing else? WCAG 2.2, 3.1.2: a smallest bad case
each.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.checks.foreign_words import check_foreign_words, texts_in_source_language
from site_src.dataset.dataset import Dataset

ADDRESS = "188 Harvest Lane, Williston, VT 05495"
KNOWN = frozenset({ADDRESS, "Field Office Boston"})


def words_of(body: str, language: str) -> list[str]:
    """What the check finds in the body of a page."""
    direction = "rtl" if language == "ar" else "ltr"
    html = f'<html lang="{language}" dir="{direction}"><head><title>x</title></head>{body}</html>'
    return [problem.what for problem in check_foreign_words("x.html", html, "en", KNOWN)]


BAD = {
    "an address": ("ar", f"<p>{ADDRESS}</p>"),
    "an address with a direction and no language": ("ar", f'<bdi dir="ltr">{ADDRESS}</bdi>'),
    "two words of a fallback": ("ar", "<p>Lawful access</p>"),
    "a long fallback inside a sentence": ("ar", "<p>في 2024 Share with convictions overall</p>"),
    "Cyrillic on a page in Latin script": ("es", "<p>Помощь жертвам</p>"),
    "Arabic on a page in Latin script": ("es", "<p>وزارة الأمن</p>"),
    "the wrong language": ("ar", '<p lang="ar">Lawful access</p>'),
    "a known text in the same script": ("es", f"<p>{ADDRESS}</p>"),
    "a known text, then a stop": ("es", "<p>Field Office Boston.</p>"),
    "the text of a drawing": ("ar", "<svg><desc>Share with convictions</desc></svg>"),
}
GOOD = {
    "the words are marked": ("ar", f'<p><bdi lang="en" dir="ltr">{ADDRESS}</bdi></p>'),
    "an element above is marked": ("ar", f'<div lang="en"><p><b>{ADDRESS}</b></p></div>'),
    "names that are not translated": ("ar", '<p translate="no">Adams County, Bath</p>'),
    "code": ("ar", "<pre>git commit now</pre><p><code>Lawful access</code></p>"),
    "an acronym": ("ar", '<p>برنامج <bdi dir="ltr">ICE ACCESS</bdi></p>'),
    "an address of the web": ("ar", '<p><bdi dir="ltr">www.ice.gov/check-in</bdi></p>'),
    "one word": ("ar", "<p>Embed</p>"),
    "a name inside a sentence": ("ar", "<p>إذا كان موقعك يستخدم Content Security Policy</p>"),
    "a known text marked": ("es", f'<p lang="en">{ADDRESS}</p>'),
    "a region of the language": ("en-GB", f"<p>{ADDRESS}</p>"),
    "a language whose script is not known": ("xx", "<p>Lawful access</p>"),
    "a script": ("ar", "<script>let lawful access</script><style>lawful access</style>"),
}


@pytest.mark.parametrize("what", BAD)
def test_it_finds(what: str) -> None:
    language, body = BAD[what]
    assert len(words_of(body, language)) == 1


@pytest.mark.parametrize("what", GOOD)
def test_it_passes_over(what: str) -> None:
    language, body = GOOD[what]
    assert words_of(body, language) == []


def test_the_problem_quotes_the_words_and_names_the_language() -> None:
    assert words_of(f"<p>{ADDRESS}</p>", "ar") == [
        '"Harvest Lane, Williston," is not in the script of ar'
    ]
    assert words_of(f"<p>{ADDRESS}</p>", "es") == [f'"{ADDRESS}" is in en, its element says es']


def test_the_known_texts_are_those_that_are_never_translated(dataset: Dataset) -> None:
    known = texts_in_source_language(dataset)
    assert len(known) > 200
    assert {office.name for office in dataset.offices.values()} & known
    assert {source.title for source in dataset.sources.values()} & known
    assert not {program.summary for program in dataset.programs.values()} & known
    assert all(" " in text for text in known)


def test_the_pages_of_the_built_site_have_been_read(site: Path) -> None:
    """A check that looks at nothing would find nothing."""
    html = (site / "ar" / "contacts" / "index.html").read_text(encoding="utf-8")
    bare = html.replace(' lang="en"', "")
    assert len(list(check_foreign_words("x", bare, "en", KNOWN))) > 1
