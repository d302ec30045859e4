"""What does the page "Use this list on your site" show? Lines to copy, every setting, versions,
recipes; a form makes other lines.

It is documentation without scripts; `static/embed/builder.js` adds the form, a preview of the
real widget, and copy buttons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.dataset import addresses
from site_src.dataset.dataset import Dataset
from site_src.edition.facets import Facet, facets, program_values
from site_src.embed import snippets
from site_src.embed.hosting import DEV, development_script, offered
from site_src.embed.listing import fill
from site_src.embed.releases import Release, Releases
from site_src.exports.shapes import page_url
from site_src.headers import integrity
from site_src.html import Html
from site_src.pages.plan import PlannedPage, plan_pages
from site_src.pages.renderer import Renderer
from site_src.pages.views import VIEWS, View
from site_src.pages.views.search import facet_part

PLANNED = PlannedPage("embed", "", "embed/")
CHOSEN = ("section", "audience", "kind")  # the facets that are attributes of the widget too
COLORS = (  # the property, its value, the least contrast with the background (WCAG 1.4.3, 1.4.11)
    ("--ac-text", "#1b1f1e", "4.5"),
    ("--ac-background", "#ffffff", ""),
    ("--ac-link", "#0a5a4c", "4.5"),
    ("--ac-quiet", "#4c5b57", "4.5"),
    ("--ac-line", "#6b7a75", "3"),
    ("--ac-focus", "#b3400f", "3"),
)


def planned_pages(dataset: Dataset) -> list[PlannedPage]:
    """Every page of one language, this one among them."""
    return [*plan_pages(dataset), PLANNED]


def views(records: Releases) -> dict[str, View]:
    """The views of all pages, this one among them."""
    return VIEWS | {PLANNED.view: partial(page, records)}


def page(records: Releases, e: Renderer, ident: str, path: str) -> bytes:
    """The page of one edition; without a release it gives the script that is being worked on, and
    says so below its lines.
    """
    site = e.dataset.site
    releases = offered(records, site.base_url)
    release = releases[0] if releases else None
    script = release.path if release else DEV
    if release:
        script_hash = release.integrity
    else:
        script_hash = integrity(development_script(e.publication).encode())
    title = e.word("embed|title", "Use this list on your site")
    name = e.text(contexts.site_text("name"), site.name).plain
    home = page_url(e, "")
    line = snippets.script_line(site.base_url + script, release.integrity if release else "")
    for file in (addresses.fragment_url(""), addresses.oembed_url("")):
        e.linked.add(file)
    return e.page(
        "embed",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        script=Html(e.base + script),
        script_hash=script_hash,
        name=name,
        address=site.base_url,
        line=str(line),
        digits="".join(e.formats.number(n) for n in range(10)),
        decimal=e.formats.number(4.5)[1:-1],
        languages=[option(tag, endonym) for tag, endonym in choices(e)],
        levels=[
            Markup('<option value="{}">{}</option>').format(
                "" if n == 2 else n, e.formats.number(n)
            )
            for n in range(2, 7)
        ],
        facets=[facet_part(e, facet) for facet in chosen_facets(e)],
        colors=[color(e, *values) for values in COLORS],
        lines=code(e, "lines", f"{line}\n{snippets.list_line(e.language.tag, home, name)}"),
        css=code(e, "css", snippets.RESERVE),
        settings=settings(e),
        policy=code(e, "policy", snippets.policy(site.base_url)),
        versions=versions(e, releases) if releases else Html(""),
        trial=Html("") if release else fill(e, "no-version"),
        frame_url=e.url(addresses.frame_url("")),
        frame=code(e, "frame", snippets.frame_line(home + addresses.frame_url(""), name)),
        frame_policy=code(e, "frame-policy", snippets.frame_policy(site.base_url)),
        include=code(e, "include", snippets.include_lines(home + addresses.fragment_url(""))),
        link=code(e, "link", snippets.link_line(home, name)),
        state=e.translation_state([title]),
        reviewed=None,
    )


def chosen_facets(e: Renderer) -> Iterable[Facet]:
    """The facets that are attributes of the widget, with the values that programs in it have;
    archived programs are not.
    """
    used: set[tuple[str, str]] = set()
    for program in e.dataset.listed_programs:
        for kind, idents in program_values(program).items():
            used |= {(kind, ident) for ident in idents}
    for facet in facets(e):
        if facet.kind in CHOSEN:
            values = {i: text for i, text in facet.values.items() if (facet.kind, i) in used}
            yield replace(facet, values=values)


def choices(e: Renderer) -> Iterable[tuple[str, str]]:
    """The languages that a list may have, this page's first: tag and endonym."""
    own = e.language
    yield own.tag, own.endonym
    for other in e.publication.listed:
        if other.tag != own.tag:
            yield other.tag, other.endonym


def option(tag: str, endonym: str) -> Markup:
    """A language to choose, named in itself (WCAG 3.1.2)."""
    return Markup('<option value="{0}" lang="{0}">{1}</option>').format(tag, endonym)


def code(e: Renderer, ident: str, text: str) -> Markup:
    """Lines to copy; they run from left to right in every language."""
    return fill(e, "code", id=f"embed-{ident}", text=str(text))


def color(e: Renderer, name: str, value: str, least: str) -> Markup:
    """A color to choose, with the contrast that it needs (WCAG 1.4.3, 1.4.11)."""
    t = e.t
    labels = {
        "--ac-text": t("embed|color-text", "Text"),
        "--ac-background": t("embed|color-background", "Background"),
        "--ac-link": t("embed|color-link", "Links"),
        "--ac-quiet": t("embed|color-quiet", "Dates"),
        "--ac-line": t("embed|color-line", "Borders"),
        "--ac-focus": t("embed|color-focus", "Focus"),
    }
    return fill(
        e,
        "color",
        id=f"embed{name[1:]}",
        property=name,
        value=value,
        least=least,
        label=labels[name],
    )


def settings(e: Renderer) -> list[Markup]:
    """The table of all attributes: what each does, its names, its values."""
    t = e.t
    ids = t("embed|values-ids", "ids, with spaces between")
    rows = (
        (
            "lang",
            t("embed|set-lang", "Language. Without it: that of your page"),
            code_words("es zh-Hans"),
        ),
        ("section", t("embed|set-section", "Only these subjects"), ids),
        ("audience", t("embed|set-audience", "Only for these readers"), ids),
        ("kind", t("embed|set-kind", "Only these kinds"), ids),
        ("ids", t("embed|set-ids", "Only these programs"), ids),
        ("limit", t("embed|set-limit", "How many programs at most"), code_words("10")),
        (
            "heading-level",
            t("embed|set-heading", "Level of the first headings"),
            code_words("2 3 4 5 6"),
        ),
        ("layout", t("embed|set-layout", "Layout"), code_words("list cards compact")),
        ("theme", t("embed|set-theme", "Light or dark"), code_words("auto light dark")),
        ("filter", t("embed|set-filter", "A field that filters the list"), code_words("on off")),
        ("src", t("embed|set-src", "Another address of the data"), code_words("https://…")),
        ("timeout", t("embed|set-timeout", "Milliseconds until it gives up"), code_words("10000")),
        (
            "data-integrity",
            t("embed|set-integrity", "Hashes that the data may have"),
            code_words("sha384-…"),
        ),
    )
    return [
        fill(
            e,
            "setting",
            words=words,
            div=name if name.startswith("data-") else f"data-{name}",
            element=name,
            values=values,
        )
        for name, words, values in rows
    ]


def code_words(words: str) -> Markup:
    """Values as they are written."""
    return Html(" ").join(
        Markup('<code dir="ltr">{}</code>').format(word) for word in words.split()
    )


def versions(e: Renderer, releases: Iterable[Release]) -> Markup:
    """Every release with its day and hash."""
    rows = [
        fill(
            e,
            "version",
            version=release.version,
            date=e.formats.day(release.date),
            path=Html(e.base + release.path),
            hash=release.integrity,
        )
        for release in releases
    ]
    return fill(e, "versions", rows=rows)
