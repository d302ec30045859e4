"""Do the languages of a page know each other: hreflang, canonical, the language switcher, and
noindex for what is not listed?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.pages.reading import Page, language_pages, read_pages

PSEUDO = ("en-XA", "ar-XB")


def tag_of(name: str) -> str:
    """The language of a file of the site."""
    return name.partition("/")[0]


def file_of(address: str, base: str = "/") -> str:
    """The file that answers an address."""
    path = urlsplit(address).path.removeprefix(base)
    return f"{path}index.html" if not path or path.endswith("/") else path


def asymmetric(pages: Mapping[str, Page]) -> Iterator[str]:
    """Google's rule for hreflang: a page names itself, and each page that it names names the same
    pages back.
    """
    for name, page in pages.items():
        if not page.alternates:
            continue
        if file_of(page.alternates.get(tag_of(name), "")) != name:
            yield f"{name} does not name itself"
        for tag, address in page.alternates.items():
            other = pages.get(file_of(address))
            if tag != "x-default" and (other is None or other.alternates != page.alternates):
                yield f"{name} names {address}, which does not answer in kind"


def test_hreflang_is_symmetric_across_the_listed_languages(site: Path) -> None:
    pages = language_pages(site)
    assert {tag_of(n) for n, p in pages.items() if p.alternates} >= {"en", "es"}
    assert not list(asymmetric(pages))


def test_the_check_of_symmetry_sees_a_page_that_does_not_answer() -> None:
    both = (
        '<link rel="alternate" hreflang="a" href="/a/">'
        '<link rel="alternate" hreflang="b" href="/b/">'
    )
    assert not list(asymmetric({"a/index.html": Page(both), "b/index.html": Page(both)}))
    assert list(asymmetric({"a/index.html": Page(both), "b/index.html": Page("")}))
    assert list(
        asymmetric({"a/index.html": Page(both.replace("/a/", "/c/")), "b/index.html": Page(both)})
    )


def test_every_page_has_one_canonical_address_its_own(site: Path) -> None:
    """RFC 6596. A page that says that there is nothing has none."""
    for name, page in language_pages(site).items():
        assert [file_of(c) for c in page.canonical] == ([] if name.endswith("404.html") else [name])


def test_what_is_not_listed_is_kept_out_of_search_and_out_of_every_other_page(site: Path) -> None:
    """DESIGN section 4: previews and pseudo-locales are built, noindex, outside the switcher and
    hreflang.
    """
    pages = language_pages(site)
    listed = {tag_of(name) for name, page in pages.items() if page.alternates}
    hidden = {tag_of(name) for name in pages} - listed
    assert hidden >= set(PSEUDO)
    for name, page in pages.items():
        if tag_of(name) in hidden or name.endswith("404.html"):
            assert page.noindex, name
            assert not page.alternates, name
        else:
            assert not page.noindex, name
        named = {a["hreflang"] for a in page.all("a") if "hreflang" in a} | set(page.alternates) - {
            "x-default"
        }
        assert not named & hidden, name


def test_x_default_is_the_chooser_for_home_pages_and_the_source_language_elsewhere(
    site: Path,
) -> None:
    pages = language_pages(site)
    assert file_of(pages["es/index.html"].alternates["x-default"]) == "index.html"
    assert (
        file_of(pages["es/programs/index.html"].alternates["x-default"]) == "en/programs/index.html"
    )
    assert (
        read_pages(site)["index.html"].alternates["x-default"]
        == pages["en/index.html"].alternates["x-default"]
    )


def test_the_language_switcher_stays_on_the_page(site: Path) -> None:
    for name, page in language_pages(site).items():
        links = {a["hreflang"]: file_of(a["href"]) for a in page.all("a") if "hreflang" in a}
        assert len(links) >= 2, name
        assert links == {tag: f"{tag}/{name.partition('/')[2]}" for tag in links}
        current = [a["hreflang"] for a in page.all("a") if a.get("aria-current") == "true"]
        assert current == ([tag_of(name)] if tag_of(name) in links else []), name


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_each_language_has_its_direction_and_its_name(direction: str, site: Path) -> None:
    """WCAG 3.1.1: the lang of a page is its folder."""
    found = {name: page.all("html")[0] for name, page in language_pages(site).items()}
    assert all(a["lang"] == tag_of(name) for name, a in found.items())
    assert {tag_of(n) for n, a in found.items() if a["dir"] == direction} >= (
        {"ar", "ar-XB"} if direction == "rtl" else {"en", "es", "en-XA"}
    )
