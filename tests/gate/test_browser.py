"""Does each check in the browser refuse the smallest page that breaks its rule, and let its good
neighbour pass? One Chromium for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from site_src.evidence import Finding
from site_src.gate.browser import browsing, serving
from site_src.gate.checks import browser_checks
from site_src.gate.engines import Alfa, source
from site_src.gate.plan import Visit
from site_src.gate.run import run_visit
from site_src.gate.scripted import PAGE
from tests.gate.pages import STYLE, page_of, sound

pytestmark = pytest.mark.browser


class Made(NamedTuple):
    """What a page has of its own: content, style, script."""

    content: str = "<p>Text.</p>"
    css: str = ""
    script: str = ""


FIELD = '<form><label for="f">Name</label> <input id="f" type="text">{}</form>'
FORM = FIELD.format(
    ' <button type="submit">Find</button><p role="status" id="s"></p><p id="t"></p>'
)
WRITE = 'document.querySelector("input").oninput = () => { document.getElementById("%s").textContent = "3 found" }'
SEND = 'document.forms[0].onsubmit = e => { e.preventDefault(); const f = document.getElementById("f"); f.setAttribute("aria-invalid", "true"); %s }'
LONG = f"<p>{'Many words stand here one after another. ' * 6}</p>"
LINKS = '<p><a href="/a">One</a></p><p><a href="/b">Two</a></p>'
TALL = "<p>Text.</p>" * 60

# rule -> (the bad page, its good neighbour); the check is what stands before the colon
RULES: dict[str, tuple[Made, Made]] = {
    "axe:image-alt": (Made('<img src="a.png">'), Made('<img src="a.png" alt="A house">')),
    "axe:color-contrast": (Made('<p class="x">Faint</p>', ".x { color: #bbb }"), Made('<p class="x">Dark</p>', ".x { color: #222 }")),
    "alfa:sia-r2": (Made('<img src="a.png">'), Made('<img src="a.png" alt="A house">')),
    "ibm:frame_title_exists": (Made('<iframe src="a.html"></iframe>'), Made('<iframe src="a.html" title="A map"></iframe>')),
    "reflow:overflow": (Made(LONG, "p { width: 600px }"), Made(LONG, "p { max-width: 600px }")),
    "zoom:overflow": (Made(LONG, "p { width: 600px }"), Made(LONG, "p { max-width: 600px }")),
    "zoom:cut": (Made(LONG, "p { max-height: 4em; overflow: hidden }"), Made(LONG, "p { max-height: 4em; overflow: auto }")),
    "zoom:stuck": (Made(TALL, "h1 { position: sticky; top: 0; height: 200px }"), Made(TALL, "h1 { position: sticky; top: 0; height: 60px; font-size: 1em }")),
    "large-text:overflow": (Made("<p>Text.</p>", "p { width: 50rem }"), Made("<p>Text.</p>", "p { max-width: 50rem }")),
    "large-text:cut": (Made(LONG, "p { font-size: 1rem; max-height: 60px; overflow: hidden }"), Made(LONG, "p { font-size: 1rem }")),
    "spacing:overflow": (Made("<p>Textlongwordshere</p>", "p { white-space: nowrap; font-size: 35px; display: flex }"), Made()),
    "spacing:cut": (Made(LONG, "p { height: 4.2em; line-height: 1.2; overflow: hidden; width: 70em; font-size: 12px }"), Made(LONG)),
    "boundaries:contrast": (Made(FIELD.format(""), "input { border-color: #eee }"), Made(FIELD.format(""))),
    "forced:boundary": (Made(FIELD.format(""), "input { appearance: none; border: 0 }"), Made(FIELD.format(""), "input { appearance: none }")),
    "forced:contrast": (
        Made('<p class="x">Text.</p>', ".x { forced-color-adjust: none; color: #ccc; background: #fff }"),
        Made('<p class="x">Text.</p>', ".x { color: #ccc; background: #fff }"),
    ),
    "paper:pale": (Made('<p class="x">Text.</p>', ".x { color: #ccc; background: #000 }"), Made('<p class="x">Text.</p>', ".x { color: #333 }")),
    "paper:lost": (Made(css="@media print { main { display: none } }"), Made("<nav>Menu</nav>", "@media print { nav { display: none } }")),
    "paper:overflow": (Made(css="@media print { p { width: 900px } }"), Made(css="@media print { p { max-width: 900px } }")),
    "targets:small": (
        Made(LINKS, "p { margin: 0; line-height: 12px } a { min-height: 0; font-size: 10px; height: 12px }"),
        Made(LINKS, "p { margin: 0 }"),
    ),
    "order:turned": (Made(LINKS, "main { display: flex; flex-direction: row-reverse }"), Made(LINKS, "main { display: flex }")),
    "tree:nameless": (Made("<button></button>"), Made("<button>Send</button>")),
    "tree:main": (Made('<div role="main">Two</div>'), Made("<div>One</div>")),
    "tree:landmarks": (
        Made('<nav aria-label="Menu">a</nav><nav aria-label="Menu">b</nav>'),
        Made('<nav aria-label="Menu">a</nav><nav aria-label="Help">b</nav>'),
    ),
    "motion:moves": (
        Made(css="@keyframes m { to { opacity: .5 } } p { animation: m 1s infinite }"),
        Made(css="@keyframes m { to { opacity: .5 } } @media (prefers-reduced-motion: no-preference) { p { animation: m 1s 2 } }"),
    ),
    "motion:scrolls": (
        Made(css="html { scroll-behavior: smooth }"),
        Made(css="@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }"),
    ),
    "tab-walk:trap": (
        Made(LINKS, "", 'document.querySelectorAll("main a")[0].onkeydown = e => { if (e.key === "Tab") e.preventDefault() }'),
        Made(LINKS, "", 'document.querySelectorAll("main a")[0].onkeydown = e => { if (e.key === "Enter") e.preventDefault() }'),
    ),
    "tab-walk:moved": (
        Made(LINKS, "", 'document.querySelector("main a").onfocus = e => { location.href = "/elsewhere.html" }'),
        Made(LINKS, "", 'document.querySelector("main a").onclick = e => { location.href = "/elsewhere.html" }'),
    ),
    "tab-walk:unseen": (Made(LINKS, "main a:focus-visible { outline: none }"), Made(LINKS)),
    "tab-walk:faint": (Made(LINKS, "main a:focus-visible { outline-color: #eee }"), Made(LINKS)),
    "tab-walk:hidden": (Made(LINKS, "main a { clip-path: inset(50%) }"), Made(LINKS, "main a:not(:focus) { clip-path: inset(50%) }")),
    "tab-walk:obscured": (
        Made(LINKS, "h1 { position: fixed; inset: 0; margin: 0; background: #fff }"),
        Made(LINKS, "h1 { position: fixed; inset: auto 0 0; margin: 0; background: #fff }"),
    ),
    "tab-walk:missed": (Made(LINKS, "", 'document.querySelector("main a").onfocus = e => document.querySelectorAll("main a")[1].focus()'), Made(LINKS)),
    "tab-walk:order": (Made('<a href="/a" tabindex="2">One</a>'), Made('<a href="/a" tabindex="0">One</a>')),
    "tab-walk:mouse": (Made('<span role="button">Send</span>'), Made("<button>Send</button>")),
    "events:down": (
        Made(LINKS, "", 'document.querySelector("main a").addEventListener("mousedown", () => 0)'),
        Made(LINKS, "", 'addEventListener("click", () => 0)'),
    ),
    "events:gesture": (Made("<p>Text.</p>", "", 'document.querySelector("p").addEventListener("touchmove", () => 0)'), Made()),
    "events:device": (Made("<p>Text.</p>", "", 'addEventListener("devicemotion", () => 0)'), Made("<p>Text.</p>", "", 'addEventListener("resize", () => 0)')),
    "events:drag": (Made('<ul><li draggable="true">One</li></ul>'), Made("<ul><li>One</li></ul>")),
    "events:key": (
        Made("<p>Text.</p>", "", 'addEventListener("keydown", e => { if (e.key === "s") e.preventDefault() })'),
        Made("<p>Text.</p>", "", 'addEventListener("keydown", e => { if (e.key === "s" && e.ctrlKey) e.preventDefault() })'),
    ),
    "events:paste": (Made(FORM, "", 'document.querySelector("input").onpaste = e => e.preventDefault()'), Made(FORM)),
    "events:hover": (Made("<p>Text.</p>", 'p:hover::after { content: "More words" }'), Made("<p>Text.</p>", "p:hover { text-decoration: underline }")),
    "events:pale": (Made(LINKS, "a:hover { color: #ccc }"), Made(LINKS, "a:hover { color: #111 }")),
    "events:hint": (
        Made(FORM.replace("<input ", '<input placeholder="A hint" '), "::placeholder { color: #ccc }"),
        Made(FORM.replace("<input ", '<input placeholder="A hint" '), "::placeholder { color: #444 }"),
    ),
    "acts:untold": (Made(FORM, "", WRITE % "t"), Made(FORM, "", WRITE % "s")),
    "acts:error": (Made(FORM, "", SEND % ""), Made(FORM, "", SEND % 'document.getElementById("s").textContent = "Not a name"')),
    "acts:leaves": (
        Made('<label><input type="checkbox"> A</label>', "", 'document.querySelector("input").onchange = () => { location.href = "/elsewhere.html" }'),
        Made('<label><input type="checkbox"> A</label>', "", 'document.querySelector("input").onchange = () => { document.title = "A" }'),
    ),
}  # fmt: skip

Look = Callable[[str, Made], set[str]]


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """A function that gives the rules which a page breaks, of the check that a rule belongs to."""
    folder = tmp_path_factory.mktemp("pages")
    with serving(folder) as address, browsing(scripts=[source(PAGE)]) as driver, Alfa() as alfa:
        checks = {check.name: check for check in browser_checks(alfa)}
        count = 0

        def rules(rule: str, made: Made) -> set[str]:
            nonlocal count
            count += 1
            name = f"page{count}"
            html = sound(made.content, name)
            (folder / f"{name}.css").write_text(STYLE + made.css, encoding="utf-8")
            if made.script:
                (folder / f"{name}.js").write_text(made.script, encoding="utf-8")
                html = html.replace("</body>", f'<script src="{name}.js"></script></body>')
            (folder / f"{name}.html").write_text(html, encoding="utf-8")
            check = checks[rule.partition(":")[0]]
            found: list[Finding] = list(
                run_visit(
                    driver,
                    address,
                    Visit(page_of(html, f"{name}.html"), ((check.name, check.states),)),
                    checks,
                )
            )
            return {finding.check for finding in found}

        yield rules


@pytest.mark.parametrize("rule", RULES)
def test_a_check_refuses_the_smallest_bad_page_and_no_good_one(look: Look, rule: str) -> None:
    """A check that cannot fail is a defect, and so is one that cannot pass."""
    bad, good = RULES[rule]
    assert rule in look(rule, bad)
    assert look(rule, good) == set()


def test_a_page_without_headings_is_refused(look: Look) -> None:
    """The tree of a page without any heading gives a reader nothing to jump to."""
    bare = Made("<p>Text.</p>", "h1 { display: none }")
    assert "tree:headings" in look("tree:headings", bare)


def test_every_check_has_a_bad_page() -> None:
    """A check that is added without its smallest bad page fails here."""
    assert {rule.partition(":")[0] for rule in RULES} == {
        check.name for check in browser_checks(None)
    }
