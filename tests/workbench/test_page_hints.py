"""Do the templates name, for every text, a page on which it really stands? Each comment is
compared with the built site.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_src.catalogs.locales import HOME
from site_src.catalogs.markup import plain_text
from site_src.catalogs.messages import IN_DATA
from site_src.workbench.extract import interface_templates
from site_src.workbench.page_hints import EVERY_PAGE, PAGES, WIDGET, interface_page
from site_src.workbench.po_writer import open_catalog

TAG = "en"
PLACEHOLDER = re.compile(r"\{[a-z0-9_]+\}")
ADDRESS = re.compile(r"/[^\s,]*")


@cache
def words(path: Path) -> str:
    """The words of a page, of its attributes too, with single spaces and without those around
    punctuation.
    """
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    attributes = [
        str(value)
        for element in page.find_all(True)
        for value in element.attrs.values()
        if isinstance(value, str)
    ]
    return squeezed(
        " ".join([*page.find_all(string=True), *attributes])
    )  # with what stands in <template>


def squeezed(text: str) -> str:
    """A text without any space: markup inside a sentence adds and removes them."""
    return "".join(text.split())


def says(path: Path, text: str) -> bool:
    """True if every piece of a message between its placeholders stands on a page."""
    whole = words(path)
    return all(squeezed(piece) in whole for piece in PLACEHOLDER.split(plain_text(text, {})))


def pages(site: Path, address: str) -> list[Path]:
    """The files of an address such as /programs/<id>/ in the source language."""
    pattern = f"{TAG}{address.replace('<id>', '*')}" + (
        "index.html" if address.endswith("/") else ""
    )
    return sorted(site.glob(pattern))


def test_every_text_of_the_dataset_stands_on_the_page_that_its_comment_names(site: Path) -> None:
    catalog = open_catalog(HOME / "pot" / "programs.pot")
    assert len(catalog) > 1000
    wrong = []
    for entry in catalog:
        first = entry.comment.split("\n")[0]
        files = pages(site, first.removeprefix("Page: "))
        in_data = IN_DATA in entry.comment and entry.msgctxt.startswith("component:")
        if (
            not first.startswith("Page: /")
            or len(files) != 1
            or says(files[0], entry.msgid) == in_data
        ):
            wrong.append(f"{entry.msgctxt}: {first}")
    assert wrong == [], "\n".join(wrong)


def test_every_word_of_the_interface_names_its_pages() -> None:
    """Each entry, of the site and of the widget; a name of contexts that is new gets a row in
    site_src/workbench/page_hints.py.
    """
    catalog = open_catalog(HOME / "pot" / "site.pot")
    assert len(catalog) > 200
    assert [e.msgctxt for e in catalog if not e.comment.startswith("Page: ")] == []
    names = {e.msgctxt.partition("|")[0] for e in catalog}
    assert sorted(names - set(PAGES)) == [], (
        "give each of these a row in site_src/workbench/page_hints.py"
    )
    assert sorted(set(PAGES) - names) == [], "no message has these names"


@pytest.mark.parametrize("name", [name for name, where in PAGES.items() if ADDRESS.match(where)])
def test_the_pages_named_for_words_of_the_interface_have_some_of_them(
    name: str, site: Path
) -> None:
    """Every address of a row leads to pages, and on one of them stands a word of that name."""
    messages = [
        e.msgid for e in open_catalog(HOME / "pot" / "site.pot") if e.msgctxt.startswith(f"{name}|")
    ]
    for address in ADDRESS.findall(PAGES[name]):
        files = pages(site, address)
        assert files, address
        assert any(says(file, text) for file in files for text in messages), address


def test_every_word_of_the_page_about_the_widget_is_on_it(site: Path) -> None:
    """All but those of its table of released versions, which this site has not, and those of the
    widget itself, which its data has.
    """
    catalog = open_catalog(HOME / "pot" / "widget.pot")
    placed = {e.msgctxt: e.msgid for e in catalog if e.comment.split("\n")[0] == "Page: /embed/"}
    assert len(placed) > 70
    assert {e.msgctxt.partition("|")[0] for e in catalog if e.msgctxt not in placed} == {"widget"}
    (page,) = pages(site, "/embed/")
    lacking = {context for context, text in placed.items() if not says(page, text)}
    assert lacking <= {
        "embed|version",
        "embed|versions",
        "embed|versions-heading",
        "embed|versions-caption",
        "embed|no-version",
    }


def test_a_page_that_lacks_the_text_is_seen(site: Path) -> None:
    """The smallest bad case of the comparisons above."""
    (privacy,) = pages(site, "/privacy/")
    assert says(
        privacy,
        next(
            e.msgid for e in open_catalog(HOME / "pot" / "site.pot") if e.msgctxt == "layout|skip"
        ),
    )
    assert not says(privacy, "Skip to another planet")
    assert pages(site, "/nowhere/") == []


def test_words_of_the_layout_stand_on_every_page(site: Path) -> None:
    assert PAGES["layout"] == EVERY_PAGE
    text = next(
        e.msgid for e in open_catalog(HOME / "pot" / "site.pot") if e.msgctxt == "layout|skip"
    )
    bare = site / TAG / "embed"  # frames and fragments have no layout; the page about them has
    files = [
        file
        for file in sorted((site / TAG).rglob("*.html"))
        if bare not in file.parents or file.parent == bare
    ]
    files.remove(bare / "fragment.html")
    assert len(files) > 50
    assert [file for file in files if not says(file, text)] == []


def test_the_widgets_words_and_unknown_names_say_where_they_are(tmp_path: Path) -> None:
    """A content root's own template needs no row; the comment for translators stays below."""
    (tmp_path / "embed").mkdir()
    (tmp_path / "embed" / "card.html").write_text(
        '{# Translators: short #}{{ t("card|more", "More") }}', "utf-8"
    )
    (tmp_path / "own.html").write_text('{{ t("zoo|more", "More") }}', "utf-8")
    made = interface_templates([tmp_path])
    assert [(e.msgctxt, e.comment) for e in made["widget"] if e.msgctxt == "card|more"] == [
        ("card|more", f"Page: {WIDGET}\nshort")
    ]
    assert [e.comment for e in made["site"] if e.msgctxt == "zoo|more"] == [
        "Page: pages made with templates/own.html"
    ]
    assert interface_page("site", "layout|skip", []) == "every page"
