"""Is every word that readers see inside a message? The pseudo-locale en-XA puts every message
between brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, Tag

from tests.workbench.making import is_letter

TAG = "en-XA"
ATTRIBUTES = ("aria-label", "aria-description", "title", "alt", "placeholder")
# What is not a message by design: code, isolated values (bdi), CLDR's dates and list words, the
# name of the licence.
EXEMPT = ("script", "style", "code", "bdi", "time")
JOINERS = {
    text.partition("}")[2].rpartition("{")[0].strip(" ,")
    for kind in Locale("en").list_patterns.values()
    for text in kind.values()
}


def literal_words(html: bytes) -> list[str]:
    """The words of a page that stand outside of the brackets of any message."""
    page = BeautifulSoup(html, "html.parser")
    found, depth = [], 0
    for text in page.find_all(string=True):
        if not isinstance(text, (Comment, Doctype)) and not is_exempt(text):
            outside, depth = beyond_brackets(str(text), depth)
            found += [outside] if outside.strip(" ,") not in JOINERS else []
    assert depth == 0, "a bracket is not closed: is a message cut off?"
    found += [beyond_brackets(value, 0)[0] for value in attribute_texts(page)]
    return [words.strip() for words in found if any(map(is_letter, words))]


def is_exempt(text: NavigableString) -> bool:
    """True for text of another language, and for what is not a message by design."""
    for element in text.parents:
        if element.name in EXEMPT or "license" in element.get_attribute_list("rel"):
            return True
        if element.get("lang"):
            return element["lang"] != TAG
    return False


def attribute_texts(page: BeautifulSoup) -> Iterator[str]:
    """The texts that are spoken or shown from attributes, and the page's description."""
    for element in page.find_all(True):
        assert isinstance(element, Tag)
        if element.get("lang", TAG) == TAG:
            yield from (str(element[name]) for name in ATTRIBUTES if element.has_attr(name))
        if element.get("name") == "description" and not (
            page.title and page.title.get("lang")
        ):  # a page named after a place
            yield str(element["content"])


def beyond_brackets(text: str, depth: int) -> tuple[str, int]:
    """The part of a text that no bracket encloses, and how deep its end is."""
    outside = []
    for sign in text:
        depth += sign == "["
        if depth == 0:
            outside.append(sign)
        depth = max(0, depth - (sign == "]"))
    return "".join(outside), depth


def test_no_page_has_a_word_outside_a_message(site: Path) -> None:
    """STYLE, Templates: no literal text outside a message."""
    pages = sorted((site / TAG).rglob("*.html"))
    assert len(pages) > 100
    faults = {
        f"{path.relative_to(site)}: {words}"
        for path in pages
        for words in literal_words(path.read_bytes())
    }
    assert sorted(faults) == []


GOOD = f"""<html lang="{TAG}"><head><title>[Ȧ] | [Ɓ]</title>
<meta name="description" content="[Ɓ]"></head><body>
<p>[ȧ <a href="/">ƀ</a> one] 12 – <bdi>ICE</bdi> <time>May 2013</time>
<span lang="en">Jail</span>, and <a rel="license">CC0</a></p>
<nav aria-label="[ȧ]"><img alt=""></nav><script>let a</script></body></html>"""
BAD = {
    "text": ("12 –", "Phone –"),
    "text-after-a-message": ("one] 12", "one] years"),
    "text-before-a-message": ("<p>[ȧ", "<p>See [ȧ"),
    "accented-but-not-a-message": ("12 –", "Teléfono"),
    "aria-label": ('aria-label="[ȧ]"', 'aria-label="Menu"'),
    "alt": ('alt=""', 'alt="Map"'),
    "title-attribute": ("<p>", '<p title="Tip">'),
    "title-element": ("[Ȧ] |", "[Ȧ] page |"),
    "description": ('content="[Ɓ]"', 'content="A page"'),
    "attribute-of-same-language": ("<p>", f'<p lang="{TAG}" title="Tip">'),
    "same-language-marked": ("12 –", f'<span lang="{TAG}">Phone</span>'),
}


def test_a_page_of_messages_has_no_literal_words() -> None:
    assert literal_words(GOOD.encode()) == []


@pytest.mark.parametrize("name", BAD)
def test_a_literal_word_is_found(name: str) -> None:
    """The smallest bad cases: each must be caught."""
    good, bad = BAD[name]
    assert GOOD.count(good) == 1
    assert len(literal_words(GOOD.replace(good, bad).encode())) == 1


def test_a_message_that_is_cut_off_is_found() -> None:
    with pytest.raises(AssertionError, match="cut off"):
        literal_words(GOOD.replace("one]", "one").encode())
