"""Does another root become a site of its own? A French one below a path, in German and Arabic,
page by page; and the tiniest one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_src.build import build
from site_src.catalogs.po_reader import read_catalog
from site_src.workbench.po_writer import catalog_text, open_catalog
from tests.conftest import EPOCH, PROJECT
from tests.pages.reading import RULES, Page, language_pages, read_pages

ROOTS = PROJECT / "tests" / "roots"
FRENCH = ROOTS / "french"
FR, EN = '<span lang="fr" dir="ltr">', '<span lang="en" dir="ltr">'

PAGES: dict[str, tuple[str, str, list[str]]] = {  # file: (title, h1, what else stands there)
    "fr/index.html": (
        "Annuaire d&#39;entraide – Services qui aident les communes de la côte",
        "Annuaire d&#39;entraide",
        [
            '<a href="/annuaire/fr/notices/#notice-tempete">Tempête attendue</a></h2>',
            '<time class="until" datetime="2026-11-26T00:00+01:00">',
            "20 novembre 2026",
            "heure d’Europe centrale",
            "Mairies &amp; écoles",
            ">Aller au contenu principal</a>",
            ">Services de A à Z</a>",
        ],
    ),
    "fr/programs/index.html": (
        "Services de A à Z | Annuaire d&#39;entraide",
        "Services de A à Z",
        [
            '<a href="#letter-0">E</a>',
            '<a href="/annuaire/fr/programs/vedette-de-secours/">Vedette de secours</a> '
            '<bdi class="acronym" dir="ltr">VDS</bdi>',
        ],
    ),
    "fr/programs/vedette-de-secours/index.html": (
        "Vedette de secours | Secours en mer | Annuaire d&#39;entraide",
        'Vedette de secours <bdi class="acronym" dir="ltr">VDS</bdi>',
        [
            '<a class="tel" href="tel:+33199001234"><bdi dir="ltr">01 99 00 12 34</bdi></a>',
            '<a href="/annuaire/fr/programs/ecole-de-nage/">l\'école de nage</a>',
            '<time datetime="2026-03-01">1 mars 2026</time>',
            '<h2 id="sources">Sources consultées</h2>',
        ],
    ),
    "fr/programs/ecole-de-nage/index.html": (
        "École de nage | Secours en mer | Annuaire d&#39;entraide",
        "École de nage",
        [
            '<div class="status status-ended">',
            "Les leçons ont pris fin en juin 2024.",
            '<h2 id="facts">Faits établis</h2>',
        ],
    ),
    "fr/offices/brest/index.html": (
        "Antenne de Brest | Annuaire d&#39;entraide",
        "Antenne de Brest",
        [
            '<address dir="ltr" lang="fr">1 quai de l&#39;Exemple<br>',
            'href="tel:+33299001122"',
            "<p>Finistère</p>",
        ],
    ),
    "fr/guide/index.html": (
        "Guide de l&#39;appel | Annuaire d&#39;entraide",
        "Guide de l&#39;appel",
        [
            "<em>calme</em>",
            '<ol class="steps"><li><p>Dites où vous êtes.</p></li>',
            '<h2 id="preuves">',
            '<td class="n">1\u202f234</td>',
            "Le compte n&#39;est pas publié.",
        ],
    ),
    "de/programs/vedette-de-secours/index.html": (
        "Rettungsboot | Hilfsverzeichnis",
        'Rettungsboot <bdi class="acronym" lang="fr" dir="ltr">VDS</bdi>',
        [
            '<bdi lang="fr" dir="ltr">Vedette de secours</bdi>',
            "<h3>Zentrale des Verzeichnisses</h3>",
            f'<a class="skip" href="#main">{EN}Skip to main content</span></a>',
            "1. März 2026",
        ],
    ),
    "de/programs/ecole-de-nage/index.html": (
        "École de nage | Secours en mer | Hilfsverzeichnis",
        f"{FR}École de nage</span>",
        [
            f'<p class="lead">{FR}Des leçons de nage pour les écoliers.</span></p>',
            '<title lang="fr">',
        ],
    ),
    "de/guide/index.html": (
        "Anleitung zum Anruf | Hilfsverzeichnis",
        "Anleitung zum Anruf",
        ['<td class="n">1.234</td>', ">Ausfahrten im Jahr</caption>"],
    ),
    "de/notices/index.html": (
        "Notices | Hilfsverzeichnis",
        f"{EN}Notices</span>",
        [" Sturm erwartet</h3>", f"{FR}Les sorties en mer sont annulées.</span>"],
    ),
    "ar/programs/vedette-de-secours/index.html": (
        "زورق الإنقاذ | دليل المساعدة",
        'زورق الإنقاذ <bdi class="acronym" lang="fr" dir="ltr">VDS</bdi>',
        [
            '<html lang="ar" dir="rtl">',
            f'<p class="lead">{FR}Une vedette sort',
            "اتصلوا على <a",
            '<p lang="fr" dir="ltr">Appelez le <a',
        ],
    ),
    "ar/notices/index.html": ("", "", [f" {FR}Tempête attendue</span></h3>"]),
    "index.html": (
        "Annuaire d&#39;entraide",
        "Annuaire d&#39;entraide",
        [
            '<html lang="fr" dir="ltr">',
            '<link rel="canonical" href="https://exemple.example/annuaire/">',
        ],
    ),
}


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The French root's site."""
    return built(FRENCH, tmp_path_factory.mktemp("french"))


def built(content: Path, folder: Path) -> Path:
    """The site of a root."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        build(content, folder / "dist")
    return folder / "dist"


def between(html: str, tag: str) -> str:
    """What stands inside the first element of a name."""
    match = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    assert match, tag
    return match[1]


def english_in(page: Page, language: str, words: set[str]) -> list[str]:
    """The interface's English messages that stand in a page as words of `language`, or of no
    language.
    """
    return [
        text.strip()
        for text, where, _, tag in page.texts
        if where in ("", language) and tag not in ("title", "script") and text.strip() in words
    ]


def interface_words() -> set[str]:
    """The messages of the interface, as they are written in the templates, without those of one
    value only.
    """
    return {
        msgid
        for _, msgid in read_catalog(PROJECT / "i18n" / "pot" / "site.pot")
        if "{" not in msgid
    }


@pytest.mark.parametrize("file", PAGES)
def test_the_french_site_shows(file: str, french: Path) -> None:
    """A table of address and content: a root whose source is not English, below a path of its
    host (DESIGN section 2).
    """
    html = (french / file).read_text(encoding="utf-8")
    title, heading, rest = PAGES[file]
    if title:
        assert (between(html, "title"), between(html, "h1")) == (title, heading)
    assert [text for text in rest if text not in html] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_page_of_the_french_site_is_sound(rule: object, french: Path) -> None:
    assert callable(rule)
    assert {
        name: found for name, page in language_pages(french).items() if (found := list(rule(page)))
    } == {}


@pytest.mark.parametrize("language", ["fr", "de"])
def test_no_english_word_is_called_french_or_german(language: str, french: Path) -> None:
    """WCAG 3.1.2: what falls back to the language of the templates says so."""
    catalog = {
        m for (_, m), e in read_catalog(FRENCH / "i18n/po/fr/site.po").items() if m in e.strings
    }
    pages = {
        name: page
        for name, page in language_pages(french).items()
        if name.startswith(f"{language}/")
    }
    words = (
        interface_words()
        - catalog
        - {"Sources", "Contacts", "Services", "Notices", "Status", "Interface", "Name"}
    )
    assert len(pages) > 10
    assert {
        name: found for name, page in pages.items() if (found := english_in(page, language, words))
    } == {}


def test_the_search_for_english_words_sees_one() -> None:
    words = {"Skip to main content"}
    assert english_in(Page('<html lang="fr"><a>Skip to main content</a>'), "fr", words)
    assert not english_in(
        Page(f'<html lang="fr"><a>{EN}Skip to main content</span></a>'), "fr", words
    )


def test_german_knows_no_word_of_the_interface_so_it_is_all_marked(french: Path) -> None:
    """German is a language of this root only; nobody translated the interface, and readers are
    told so.
    """
    page = language_pages(french)["de/index.html"]
    assert page.noindex
    assert any(where == "en" for _, where, _, _ in page.texts)
    assert not any(
        name.startswith("de/") and page.alternates for name, page in language_pages(french).items()
    )


@pytest.mark.parametrize(
    ("tag", "text"),
    [("de", "Schwimmunterricht"), ("de", "Unterricht für Schulkinder"), ("ar", "عاصفة متوقعة")],
)
def test_a_fuzzy_or_stale_translation_is_shown_nowhere(tag: str, text: str, french: Path) -> None:
    """gettext manual, "Fuzzy entries"; DESIGN section 4: stale text is never shown as current."""
    assert text in (FRENCH / "i18n" / "po" / tag / "programs.po").read_text(encoding="utf-8")
    assert [
        path for path in french.rglob("*.html") if text in path.read_text(encoding="utf-8")
    ] == []


def test_every_address_of_the_french_site_stands_below_its_path(french: Path) -> None:
    addresses = [
        a[n]
        for page in read_pages(french).values()
        for _, a in page.elements
        for n in ("href", "src")
        if a.get(n, "").startswith("/")
    ]
    assert len(addresses) > 100
    assert {a for a in addresses if not a.startswith("/annuaire/")} == set()


def test_a_root_brings_its_own_colours(french: Path) -> None:
    styles = next((french / "assets").glob("site.*.css")).read_text(encoding="utf-8")
    assert "--radius: 0;" in styles
    assert ".375rem" not in styles.partition("@layer")[0]


def test_a_withheld_number_of_the_root_stands_in_no_file(french: Path) -> None:
    files = [path.read_bytes() for path in french.rglob("*") if path.is_file()]
    assert any(b"99 00 12 34" in data for data in files)
    assert not any(
        number in data
        for data in files
        for number in (b"99 00 98 76", b"199009876", b"99 00 33 44", b"299003344")
    )


def test_the_catalogs_of_the_root_are_canonical() -> None:
    """DESIGN section 4: byte-equal to what our own writer makes."""
    paths = sorted((FRENCH / "i18n").rglob("*.po*"))
    assert len(paths) == 4
    assert [
        p.name for p in paths if catalog_text(open_catalog(p)) != p.read_text(encoding="utf-8")
    ] == []


def test_the_tiniest_root_writes_these_files(tmp_path: Path) -> None:
    site = built(ROOTS / "minimal", tmp_path)
    names = {
        re.sub(r"\.[0-9a-f]{10}\.", ".*.", path.relative_to(site).as_posix())
        for path in site.rglob("*")
        if path.is_file()
    }
    pages = [
        "", "accessibility/", "audiences/public/", "contacts/", "kinds/program/", "notices/",
        "privacy/", "programs/", "programs/harbor-watch/",
        "sections/safety/", "search/", "sources/", "translations/", "updates/", "data/", "embed/",
        "embed/frame/", "embed/frame/safety/",
    ]  # fmt: skip
    shared = {
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "assets/site.*.css",
        "assets/icon.*.svg",
        "assets/pattern-check.*.js",
        "assets/finder.*.js",
        "assets/notices.*.js",
        "assets/counties.*.json",
        "en/404.html",
        "en/sitemap.xml",
    }
    schemas = ("programs", "contacts", "offices", "notices", "sources", "translations")
    exports = {
        "data.json",
        "api/v1/sources.json",
        "api/v1/translations.json",
        *(f"api/v1/schema/{name}.json" for name in schemas),
    }
    exports |= {
        f"api/v1/en/{name}"
        for name in (
            "programs.json",
            "programs.csv",
            "contacts.json",
            "offices.json",
            "notices.json",
            "hsds.json",
        )
    }
    exports |= {
        f"en/{folder}/feed.{kind}"
        for folder in ("updates", "notices", "sections/safety")
        for kind in ("atom", "json")
    }
    exports |= {
        "en/opensearch.xml",
        "en/search/index.json",
        *(f"assets/search/{name}.*.js" for name in ("entry", "find", "fold", "page", "words")),
    }
    exports |= {
        "_headers",
        "widget/dev/assistance-corner.js",
        "widget/data/v1/en.json",
        "widget/data/v1/schema.json",
    }
    exports |= {
        f"en/embed/{name}"
        for name in ("fragment.html", "fragment/safety.html", "oembed.json", "oembed/safety.json")
    }
    exports |= {
        f"assets/embed/{name}"
        for name in ("frame.*.css", "page.*.css", "builder.*.js", "contrast.*.js", "lines.*.js")
    }
    assert names == shared | exports | {f"en/{page}index.html" for page in pages}


def test_names_that_no_eye_sees_say_their_language_too(french: Path) -> None:
    """WCAG 3.1.2: a name is an element with `lang`, as an attribute's language is that of its
    element; links in the head have no other way.
    """
    pages = [
        p
        for p in sorted((french / "de").rglob("*.html"))
        if "frame" not in p.parts and not p.match("embed/fragment*")
    ]
    pages = [p for p in pages if not p.match("embed/fragment/*")]
    assert len(pages) > 5
    for file in pages:
        html = file.read_text(encoding="utf-8")
        names = re.findall(r'<span id="name-[a-z]+" hidden>(.*?)</span>', html)
        assert len(names) >= 3
        assert [name for name in names if not re.match(r'<span lang="(?!de)', name)] == []
        assert [
            tag
            for tag in re.findall(r"<[a-z]+[^>]* (?:aria-label|title|alt)=[^>]*>", html)
            if " lang=" not in tag and not tag.startswith("<link")
        ] == []
