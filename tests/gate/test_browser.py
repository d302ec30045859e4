"""Does each check in the browser refuse the smallest page that breaks its rule, and let its good
neighbor pass? One Chromium for all.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from site_src.gate.browser import browsing, serving
from site_src.gate.checks import browser_checks
from site_src.gate.engines import Alfa, source
from site_src.gate.plan import Visit
from site_src.gate.run import run_visit
from site_src.gate.sample import Page
from site_src.gate.scripted import PAGE
from tests.gate.pages import STYLE, page_of, sound

pytestmark = pytest.mark.browser


class Piece(NamedTuple):
    """What a page has of its own: content, style, script."""

    content: str = "<p>Text.</p>"
    css: str = ""
    script: str = ""


FIELD = '<form><label for="f">Name</label> <input id="f" type="text">{}</form>'
FORM = FIELD.format(
    ' <button type="submit">Find</button><p role="status" id="s"></p><p id="t"></p>'
)
WRITE = """
document.querySelector("input").oninput = () => {
  document.getElementById("%s").textContent = "3 found";
};
"""
SEND = """
document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  document.getElementById("f").setAttribute("aria-invalid", "true");
  %s
};
"""
HOLD = """
document.querySelector("main a").onkeydown = (event) => {
  if (event.key === "%s") event.preventDefault();
};
"""
HAND_OVER = """
const [first, second] = document.querySelectorAll("main a");
first.onfocus = () => second.focus();
"""
TAKE_KEY = """
addEventListener("keydown", (event) => {
  if (event.key === "s" && %s) event.preventDefault();
});
"""
CHOOSE = 'document.querySelector("input").onchange = () => { %s }'
CALMER = "@media (prefers-reduced-motion: no-preference)"
LONG = f"<p>{'Many words stand here one after another. ' * 6}</p>"
LINKS = '<p><a href="/a">One</a></p><p><a href="/b">Two</a></p>'
TALL = "<p>Text.</p>" * 60

# rule -> (the bad page, its good neighbor); the check is what stands before the colon
RULES: dict[str, tuple[Piece, Piece]] = {
    "axe:image-alt": (Piece('<img src="a.png">'), Piece('<img src="a.png" alt="A house">')),
    "axe:color-contrast": (
        Piece('<p class="x">Faint</p>', ".x { color: #bbb }"),
        Piece('<p class="x">Dark</p>', ".x { color: #222 }"),
    ),
    "alfa:sia-r2": (Piece('<img src="a.png">'), Piece('<img src="a.png" alt="A house">')),
    "ibm:frame_title_exists": (
        Piece('<iframe src="a.html"></iframe>'),
        Piece('<iframe src="a.html" title="A map"></iframe>'),
    ),
    "reflow:overflow": (Piece(LONG, "p { width: 600px }"), Piece(LONG, "p { max-width: 600px }")),
    "zoom:overflow": (Piece(LONG, "p { width: 600px }"), Piece(LONG, "p { max-width: 600px }")),
    "zoom:cut": (
        Piece(LONG, "p { max-height: 4em; overflow: hidden }"),
        Piece(LONG, "p { max-height: 4em; overflow: auto }"),
    ),
    "zoom:stuck": (
        Piece(TALL, "h1 { position: sticky; top: 0; height: 200px }"),
        Piece(TALL, "h1 { position: sticky; top: 0; height: 60px; font-size: 1em }"),
    ),
    "large-text:overflow": (
        Piece("<p>Text.</p>", "p { width: 50rem }"),
        Piece("<p>Text.</p>", "p { max-width: 50rem }"),
    ),
    "large-text:cut": (
        Piece(LONG, "p { font-size: 1rem; max-height: 60px; overflow: hidden }"),
        Piece(LONG, "p { font-size: 1rem }"),
    ),
    "spacing:overflow": (
        Piece(
            "<p>Textlongwordshere</p>", "p { white-space: nowrap; font-size: 35px; display: flex }"
        ),
        Piece(),
    ),
    "spacing:cut": (
        Piece(
            LONG,
            "p { height: 4.2em; line-height: 1.2; overflow: hidden; width: 70em; font-size: 12px }",
        ),
        Piece(LONG),
    ),
    "boundaries:contrast": (
        Piece(FIELD.format(""), "input { border-color: #eee }"),
        Piece(FIELD.format("")),
    ),
    "forced:boundary": (
        Piece(FIELD.format(""), "input { appearance: none; border: 0 }"),
        Piece(FIELD.format(""), "input { appearance: none }"),
    ),
    "forced:contrast": (
        Piece(
            '<p class="x">Text.</p>',
            ".x { forced-color-adjust: none; color: #ccc; background: #fff }",
        ),
        Piece('<p class="x">Text.</p>', ".x { color: #ccc; background: #fff }"),
    ),
    "paper:pale": (
        Piece('<p class="x">Text.</p>', ".x { color: #ccc; background: #000 }"),
        Piece('<p class="x">Text.</p>', ".x { color: #333 }"),
    ),
    "paper:lost": (
        Piece(css="@media print { main { display: none } }"),
        Piece("<nav>Menu</nav>", "@media print { nav { display: none } }"),
    ),
    "paper:overflow": (
        Piece(css="@media print { p { width: 900px } }"),
        Piece(css="@media print { p { max-width: 900px } }"),
    ),
    "targets:small": (
        Piece(
            LINKS,
            "p { margin: 0; line-height: 12px } a { min-height: 0; font-size: 10px; height: 12px }",
        ),
        Piece(LINKS, "p { margin: 0 }"),
    ),
    "order:turned": (
        Piece(LINKS, "main { display: flex; flex-direction: row-reverse }"),
        Piece(LINKS, "main { display: flex }"),
    ),
    "tree:nameless": (Piece("<button></button>"), Piece("<button>Send</button>")),
    "tree:main": (Piece('<div role="main">Two</div>'), Piece("<div>One</div>")),
    "tree:landmarks": (
        Piece('<nav aria-label="Menu">a</nav><nav aria-label="Menu">b</nav>'),
        Piece('<nav aria-label="Menu">a</nav><nav aria-label="Help">b</nav>'),
    ),
    "motion:moves": (
        Piece(css="@keyframes m { to { opacity: .5 } } p { animation: m 1s infinite }"),
        Piece(
            css=f"@keyframes m {{ to {{ opacity: .5 }} }} {CALMER} {{ p {{ animation: m 1s 2 }} }}"
        ),
    ),
    "motion:scrolls": (
        Piece(css="html { scroll-behavior: smooth }"),
        Piece(css=f"{CALMER} {{ html {{ scroll-behavior: smooth }} }}"),
    ),
    "tab-walk:trap": (
        Piece(
            LINKS,
            "",
            HOLD % "Tab",
        ),
        Piece(
            LINKS,
            "",
            HOLD % "Enter",
        ),
    ),
    "tab-walk:moved": (
        Piece(
            LINKS,
            "",
            'document.querySelector("main a").onfocus = e => { location.href = "/elsewhere.html" }',
        ),
        Piece(
            LINKS,
            "",
            'document.querySelector("main a").onclick = e => { location.href = "/elsewhere.html" }',
        ),
    ),
    "tab-walk:unseen": (Piece(LINKS, "main a:focus-visible { outline: none }"), Piece(LINKS)),
    "tab-walk:faint": (Piece(LINKS, "main a:focus-visible { outline-color: #eee }"), Piece(LINKS)),
    "tab-walk:hidden": (
        Piece(LINKS, "main a { clip-path: inset(50%) }"),
        Piece(LINKS, "main a:not(:focus) { clip-path: inset(50%) }"),
    ),
    "tab-walk:obscured": (
        Piece(LINKS, "h1 { position: fixed; inset: 0; margin: 0; background: #fff }"),
        Piece(LINKS, "h1 { position: fixed; inset: auto 0 0; margin: 0; background: #fff }"),
    ),
    "tab-walk:missed": (
        Piece(
            LINKS,
            "",
            HAND_OVER,
        ),
        Piece(LINKS),
    ),
    "tab-walk:order": (
        Piece('<a href="/a" tabindex="2">One</a>'),
        Piece('<a href="/a" tabindex="0">One</a>'),
    ),
    "tab-walk:mouse": (Piece('<span role="button">Send</span>'), Piece("<button>Send</button>")),
    "events:down": (
        Piece(LINKS, "", 'document.querySelector("main a").addEventListener("mousedown", () => 0)'),
        Piece(LINKS, "", 'addEventListener("click", () => 0)'),
    ),
    "events:gesture": (
        Piece(
            "<p>Text.</p>", "", 'document.querySelector("p").addEventListener("touchmove", () => 0)'
        ),
        Piece(),
    ),
    "events:device": (
        Piece("<p>Text.</p>", "", 'addEventListener("devicemotion", () => 0)'),
        Piece("<p>Text.</p>", "", 'addEventListener("resize", () => 0)'),
    ),
    "events:drag": (
        Piece('<ul><li draggable="true">One</li></ul>'),
        Piece("<ul><li>One</li></ul>"),
    ),
    "events:key": (
        Piece(
            "<p>Text.</p>",
            "",
            TAKE_KEY % "!event.ctrlKey",
        ),
        Piece(
            "<p>Text.</p>",
            "",
            TAKE_KEY % "event.ctrlKey",
        ),
    ),
    "events:paste": (
        Piece(FORM, "", 'document.querySelector("input").onpaste = e => e.preventDefault()'),
        Piece(FORM),
    ),
    "events:hover": (
        Piece("<p>Text.</p>", 'p:hover::after { content: "More words" }'),
        Piece("<p>Text.</p>", "p:hover { text-decoration: underline }"),
    ),
    "events:pale": (
        Piece(LINKS, "a:hover { color: #ccc }"),
        Piece(LINKS, "a:hover { color: #111 }"),
    ),
    "events:hint": (
        Piece(
            FORM.replace("<input ", '<input placeholder="A hint" '), "::placeholder { color: #ccc }"
        ),
        Piece(
            FORM.replace("<input ", '<input placeholder="A hint" '), "::placeholder { color: #444 }"
        ),
    ),
    "acts:untold": (Piece(FORM, "", WRITE % "t"), Piece(FORM, "", WRITE % "s")),
    "acts:error": (
        Piece(FORM, "", SEND % ""),
        Piece(FORM, "", SEND % 'document.getElementById("s").textContent = "Not a name"'),
    ),
    "acts:leaves": (
        Piece(
            '<label><input type="checkbox"> A</label>',
            "",
            CHOOSE % 'location.href = "/elsewhere.html"',
        ),
        Piece(
            '<label><input type="checkbox"> A</label>',
            "",
            CHOOSE % 'document.title = "A"',
        ),
    ),
}

Look = Callable[[str, Piece], set[str]]


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """A function that gives the rules which a page breaks, of the check that a rule belongs to."""
    folder = tmp_path_factory.mktemp("pages")
    write_page(folder, "a", Piece("<p>A map.</p>"))  # for frames
    # Scripts of these pages have no hash, which the site's own policy would ask for.
    served = serving(folder, policy=False)
    with served as address, browsing(scripts=[source(PAGE)]) as driver, Alfa() as alfa:
        checks = {check.name: check for check in browser_checks(alfa)}
        numbers = itertools.count(1)

        @cache
        def rules_of(check: str, piece: Piece) -> set[str]:
            page = write_page(folder, f"page{next(numbers)}", piece)
            visit = Visit(page, ((check, checks[check].states),))
            return {finding.check for finding in run_visit(driver, address, visit, checks)}

        yield lambda rule, piece: rules_of(rule.partition(":")[0], piece)


def write_page(folder: Path, name: str, piece: Piece) -> Page:
    """A sound page with a piece in it, and the files that it needs."""
    html = sound(piece.content, name)
    (folder / f"{name}.css").write_text(STYLE + piece.css, encoding="utf-8")
    if piece.script:
        (folder / f"{name}.js").write_text(piece.script, encoding="utf-8")
        html = html.replace("</body>", f'<script src="{name}.js"></script></body>')
    (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return page_of(html, f"{name}.html")


@pytest.mark.parametrize("rule", RULES)
def test_a_check_refuses_the_smallest_bad_page_and_no_good_one(look: Look, rule: str) -> None:
    """A check that cannot fail is a defect, and so is one that cannot pass."""
    bad, good = RULES[rule]
    assert rule in look(rule, bad)
    assert look(rule, good) == set()


def test_a_page_without_headings_is_refused(look: Look) -> None:
    """The tree of a page without any heading gives a reader nothing to jump to."""
    bare = Piece("<p>Text.</p>", "h1 { display: none }")
    assert "tree:headings" in look("tree:headings", bare)


def test_every_check_has_a_bad_page() -> None:
    """A check that is added without its smallest bad page fails here."""
    assert {rule.partition(":")[0] for rule in RULES} == {
        check.name for check in browser_checks(None)
    }
