"""Does each rule about files refuse the smallest page that breaks it, and let its good neighbor
pass?
"""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.gate.lint import lint
from site_src.gate.nu import nu
from site_src.gate.sample import read_pages
from tests.gate.pages import page_of, sound

ROW = "<tr><td>1</td></tr>"
HEADED = '<table><caption>Figures</caption><tr><th scope="col">Year</th></tr>' + ROW + "</table>"
ENGLISH = (
    "This paragraph is written in plain English, and it is long enough that anybody who reads "
    "a few words can tell which language it is."
)
SPANISH = (
    "Este párrafo está escrito en español sencillo, y es lo bastante largo para que cualquiera "
    "que lea unas palabras sepa qué idioma es."
)
ARABIC = "هذه الفقرة مكتوبة باللغة العربية وهي طويلة بما يكفي"
HOME = (
    '<link rel="canonical" href="https://x.example/en/">'
    '<link rel="alternate" hreflang="{}" href="https://x.example/en/">'
)

# rule -> (what the sound page has, what the bad page has there, what its good neighbor has there)
REPLACED = {
    "structure:lang": ('lang="en" ', "", 'lang="en-GB" '),
    "structure:alternate": (
        "</title>",
        "</title>" + HOME.format("fr"),
        "</title>" + HOME.format("en"),
    ),
    "structure:dir": (' dir="ltr"', "", ' dir="ltr" class="x"'),
    "structure:title": ("<title>A page</title>", "<title> </title>", "<title>Another page</title>"),
    "structure:main": ("</body>", "<main>Two</main></body>", "<main hidden>Two</main></body>"),
    "structure:h1": ("</h1>", "</h1><h1>Two</h1>", "</h1><h2>Two</h2>"),
    "content:skip": ('href="#main"', 'href="#mian"', 'class="x" href="#main"'),
}
# rule -> (bad content, good content)
CONTENT = {
    "structure:heading-order": ("<h3>Too deep</h3>", "<h2>A part</h2><h3>Of it</h3>"),
    "structure:empty-heading": ("<h2> </h2>", "<h2>A part</h2>"),
    "structure:duplicate-id": ('<p id="a">x</p><p id="a">y</p>', '<p id="a">x</p><p id="b">y</p>'),
    "content:table-headers": (f"<table><caption>Figures</caption>{ROW}</table>", HEADED),
    "content:table-scope": (HEADED.replace(' scope="col"', ""), HEADED),
    "content:table-name": (HEADED.replace("<caption>Figures</caption>", ""), HEADED),
    "content:accesskey": ('<a href="/" accesskey="s">Home</a>', '<a href="/">Home</a>'),
    "content:out-of-reach": ('<a href="/" tabindex="-1">Home</a>', '<a href="/">Home</a>'),
    "content:label-for": (
        '<label for="b">A</label><input id="a">',
        '<label for="a">A</label><input id="a">',
    ),
    "content:hint-only": ('<input placeholder="A">', '<label>A <input placeholder="A"></label>'),
    "content:autofocus": ("<label>A <input autofocus></label>", "<label>A <input></label>"),
    "content:onchange": (
        '<select onchange="go()"><option>a</select>',
        "<select><option>a</select>",
    ),
    "content:link-name": (
        '<a href="/"><svg></svg></a>',
        '<a href="/"><svg><title>Home</title></svg></a>',
    ),
    "content:alt-file": ('<img src="a.png" alt="img_01.png">', '<img src="a.png" alt="A house">'),
    "content:autoplay": (
        '<video autoplay src="a"><track kind="captions"><track kind="descriptions"></video>',
        "<p>Text.</p>",
    ),
    "content:sound": ('<audio src="a"></audio>', "<p>The words of the recording.</p>"),
    "content:captions": (
        '<video src="a"><track kind="descriptions"></video>',
        '<video src="a"><track kind="captions"><track kind="descriptions"></video>',
    ),
    "content:description": (
        '<video src="a"><track kind="captions"></video>',
        '<video src="a"><track kind="captions"><track kind="descriptions"></video>',
    ),
    "content:heading": (
        "<p><strong>A part</strong></p>",
        "<p><strong>Note:</strong> this is a sentence.</p>",
    ),
    "content:purpose": (
        '<label>A <input type="email"></label>',
        '<label>A <input type="email" autocomplete="email"></label>',
    ),
    "language:direction": (f'<p lang="ar">{ARABIC}</p>', f'<p lang="ar" dir="rtl">{ARABIC}</p>'),
    "language:script": (f'<p dir="rtl">{ARABIC}</p>', f'<p lang="ar" dir="rtl">{ARABIC}</p>'),
    "words:language": (
        f"<p>{SPANISH}</p>",
        f'<p>{ENGLISH}</p><p lang="es">{SPANISH}</p><p translate="no">{SPANISH}</p>',
    ),
}
MENU = '<header><nav aria-label="Menu"><a href="/a">{}</a><a href="/b">{}</a></nav></header>'
FOOT = '<footer><a href="{}">Help</a><a href="{}">Privacy</a></footer>'
PAIRS = {
    "across:title": (
        "<title>A page</title>",
        "<title>A page</title>",
        "<title>Another page</title>",
    ),
    "across:menu": (
        '<a href="/a">A</a><a href="/b">B</a>',
        '<a href="/b">B</a><a href="/a">A</a>',
        '<a href="/a">A</a> <a href="/b">B</a>',
    ),
    "across:name": ('<a href="/a">A</a>', '<a href="/a">Other</a>', '<a class="x" href="/a">A</a>'),
    "across:ways": ('<a href="/b">B</a>', "", '<a class="x" href="/b">B</a>'),
    "across:help": (
        '<a href="/h">Help</a><a href="/p">Privacy</a>',
        '<a href="/p">Privacy</a><a href="/h">Help</a>',
        '<a href="/h">Help</a> <a href="/p">Privacy</a>',
    ),
}


def rules_of(folder: Path, **pages: str) -> set[str]:
    """The rules that some pages break."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {finding.check for finding in lint(folder, read_pages(folder))}


@pytest.mark.parametrize("rule", REPLACED)
def test_a_rule_about_the_page_refuses_the_smallest_bad_page(tmp_path: Path, rule: str) -> None:
    """And nothing is said of a page that has something sound in the same place."""
    was, bad, good = REPLACED[rule]
    page = sound("<nav></nav>")
    assert was in page
    assert rules_of(tmp_path, page=page.replace(was, bad)) == {rule}
    assert rules_of(tmp_path, page=page.replace(was, good)) == set()


@pytest.mark.parametrize("rule", CONTENT)
def test_a_rule_about_content_refuses_the_smallest_bad_content(tmp_path: Path, rule: str) -> None:
    """And nothing is said of its good neighbor."""
    bad, good = CONTENT[rule]
    assert rule in rules_of(tmp_path, page=sound(bad))
    assert rules_of(tmp_path, page=sound(good)) == set()


def test_an_arabic_page_that_runs_from_the_left_is_refused(tmp_path: Path) -> None:
    """The direction of the page follows its language."""
    html = sound(f"<p>{ARABIC}</p>").replace('lang="en"', 'lang="ar"')
    assert "language:direction" in rules_of(tmp_path, page=html)
    assert "language:direction" not in rules_of(
        tmp_path, page=html.replace('dir="ltr"', 'dir="rtl"')
    )


def test_words_of_a_drawing_need_no_direction(tmp_path: Path) -> None:
    """SVG knows lang and no dir; the same words in a paragraph need it."""
    drawing = f'<svg role="img" aria-labelledby="n"><title id="n" lang="ar">{ARABIC}</title></svg>'
    assert rules_of(tmp_path, page=sound(drawing)) == set()
    assert rules_of(tmp_path, page=sound(drawing + f'<p lang="ar">{ARABIC}</p>')) == {
        "language:direction"
    }


@pytest.mark.parametrize("rule", PAIRS)
def test_a_page_that_differs_from_the_others_is_refused(tmp_path: Path, rule: str) -> None:
    """Titles differ, menus and help do not."""
    was, bad, good = PAIRS[rule]
    site = (
        sound()
        .replace("<main", MENU.format("A", "B") + "<main")
        .replace("</main>", "</main>" + FOOT.format("/h", "/p"))
    )
    assert was in site
    others = {f"page{i}": site.replace("A page", f"Page {i}") for i in range(3)}
    copy = others["page0"] if rule == "across:title" else site
    assert rules_of(tmp_path, other=copy.replace(was, bad), **others) == {rule}
    assert rules_of(tmp_path, other=site.replace(was, good), **others) == set()


def test_pages_for_addresses_that_lead_nowhere_may_share_a_title(tmp_path: Path) -> None:
    """They are one page for a reader, in any folder; another page may not have their title."""
    (tmp_path / "en").mkdir()
    pages = {"404": sound(), "en/404": sound()}
    assert rules_of(tmp_path, **pages) == set()
    assert rules_of(tmp_path, **pages, about=sound()) == {"across:title"}


def test_the_words_of_a_language_to_come_are_not_read(tmp_path: Path) -> None:
    """Made-up words are in no language; their script and direction still count."""
    (tmp_path / "page.html").write_text(sound(f"<p>{SPANISH}</p>"), encoding="utf-8")
    assert lint(tmp_path, read_pages(tmp_path), ["en"]) == []


def test_markup_that_html_does_not_know_is_refused(tmp_path: Path) -> None:
    """The Nu HTML checker reads the files; a sound page passes."""
    (tmp_path / "bad.html").write_text(sound("<ul><p>x</p></ul>"), encoding="utf-8")
    (tmp_path / "good.html").write_text(sound(), encoding="utf-8")
    found = nu(tmp_path, [page_of(sound(), "bad.html"), page_of(sound(), "good.html")])
    assert {(finding.page, finding.check) for finding in found} == {("bad.html", "nu:error")}
