"""On which pages of partners is the widget tried? What is special about each, and what its
webmaster sees.

Most are the skeleton with other lines in its head or body; those whose document itself is special
are whole files of this folder. Slots: {script}, the script line; {list}, the widget's div;
{bare}, the same without a language; {address} and {attributes} of the script; {escaped}, the line
inside another script; {widget}, the directory's host.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
ISOLATED = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = (
    "default-src 'none'; script-src {widget}; connect-src {widget}; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
INHERITED = (
    "line-height:0;letter-spacing:.5em;text-transform:uppercase;white-space:pre;"
    "visibility:visible;text-align:justify;word-spacing:2em;text-indent:4em;font-variant:small-caps"
)


@dataclass(frozen=True)
class Host:
    """A kind of page: its name, what is special about it, what its webmaster sees, and what makes
    it so.
    """

    name: str
    special: str
    seen: str = "the list"
    head: str = "{script}"
    body: str = "{list}"
    root: str = 'lang="en"'
    file: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    lists: int = 1
    framed: bool = False
    axe: bool = True  # False: what this host replaces, the engine itself needs

    @property
    def page(self) -> str:
        """The page, with slots for the widget's lines."""
        text = (FOLDER / (self.file or "skeleton.html")).read_text(encoding="utf-8")
        for slot in ("root", "name", "head", "body"):
            text = text.replace(f"{{{slot}}}", getattr(self, slot))
        return text


def script(name: str) -> str:
    """A script of this folder that runs before the widget's."""
    return f'<script src="/scripts/{name}.js"></script>{{script}}'


def library(name: str) -> str:
    """An old library that runs before the widget."""
    return f'<script src="/lib/{name}.js"></script>{{script}}'


def style(rules: str) -> str:
    """A style of the host's."""
    return f"<style>{rules}</style>{{script}}"


TABLE = (
    Host("plain", "nothing special"),
    Host("element", "the element in place of the div",
         body='<assistance-corner lang="en"><a href="/programs">Programs</a></assistance-corner>'),
    Host("ten", "ten lists, five of each kind",
         "ten lists; one script and one file of data are loaded", lists=10,
         body="{list}" * 5 + '<assistance-corner lang="en"></assistance-corner>' * 5),
    Host("twice", "the script line three times", "one list", head="{script}" * 3),
    Host("classic", "a script without `async`, after the list", head="",
         body='{list}<script src="{address}"></script>'),
    Host("document-write", "the script line comes by `document.write`",
         head="<script>document.write('{escaped}');</script>"),
    Host("rocket", "an optimizer runs scripts late, with a null `currentScript`",
         head='<script type="text/later" {attributes}></script>'
              '<script src="/scripts/rocket.js"></script>'),
    Host("base", "`<base href>` of another site", "the list; its data and links are still ours",
         head='<base href="https://elsewhere.example/deep/">{script}'),
    Host("right-to-left", "a page in Arabic, no language at the div",
         "the list in Arabic, right to left", root='lang="ar" dir="rtl"', body="{bare}"),
    Host("quirks", "no doctype: quirks mode", file="quirks.html"),
    Host("xhtml", "XHTML, sent as XML", file="page.xhtml"),
    Host("old-encoding", "a page in windows-1252", "the list, every letter right",
         file="old-encoding.html"),
    Host("strict", "a Content Security Policy that forbids all but our host, and all Trusted Types",
         "the list; two directives name our host",
         head=f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{{script}}'),
    Host("embedder", "`Cross-Origin-Embedder-Policy: require-corp`", headers=ISOLATED),
    Host("frame", "a sandboxed frame without an origin", "the list in the frame", framed=True,
         head="",
         body='<iframe title="List" sandbox="allow-scripts" src="/hosts/plain" '
              'width="800" height="600"></iframe>'),
    Host("unset", "`* { all: unset !important }`", "the list, with its own layout",
         head=style("*{all:unset!important}")),
    Host("inherited", "text styles that make text hard to read", "the list, readable",
         head=style(f"body{{{INHERITED}}}")),
    Host("small-root", "`html { font-size: 62.5% }`", "the list, letters of 14 px at least",
         head=style("html{font-size:62.5%}")),
    Host("large-type", "letters of 24 px", "the list, in the size of the page",
         head=style("html{font-size:24px}")),
    Host("table", "a layout of tables",
         body="<table><tr><td>Menu</td><td>{list}</td></tr></table>"),
    Host("frozen", "every built-in prototype is frozen", head=script("frozen")),
    Host("poor", "no observers, no storage, no cookies", head=script("poor")),
    Host("modules", "AMD and CommonJS loaders", head=script("modules")),
    Host("old-globals", "what Prototype.js 1.6 and MooTools 1.1 did to built-in objects",
         head=script("old-globals"), axe=False),
    Host("prototype", "Prototype.js 1.7", head=library("prototype")),
    Host("mootools", "MooTools 1.4", head=library("mootools"), axe=False),
    Host("jquery", "jQuery 1.12",
         head='<script src="/lib/jquery.js"></script>'
              '<script>jQuery(function ($) { $("main").addClass("live"); });</script>{script}'),
)  # fmt: skip
HOSTS = {host.name: host for host in TABLE}
