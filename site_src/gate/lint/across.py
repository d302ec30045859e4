"""Do the pages of a language agree with each other? Titles, the order of menus, the place of
help. (WCAG 2.2: 2.4.2, 2.4.5, 3.2.3, 3.2.4, 3.2.6)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

NOT_FOUND = "404.html"


class Outline(NamedTuple):
    """What the comparison needs of a page: its title, the links of its menus as (address, text),
    and the addresses in its footer.
    """

    page: Page
    title: str
    menu: tuple[tuple[str, str], ...]
    footer: tuple[str, ...]

    @property
    def menu_addresses(self) -> tuple[str, ...]:
        """The addresses in its menus, in their order."""
        return tuple(address for address, _ in self.menu)


def outline(page: Page, tree: LexborHTMLParser) -> Outline:
    """The outline of a parsed page."""
    titles = [node.text(deep=True).strip() for node in tree.css("head > title")]
    menu = []
    for link in tree.css("body > header nav a[href]:not([hreflang])"):
        address = (link.attributes.get("href") or "").partition("#")[0]
        menu.append((address, " ".join(link.text(deep=True).split())))
    footer = [
        (link.attributes.get("href") or "").partition("?")[0]
        for link in tree.css("body > footer a[href]:not([hreflang])")
    ]
    return Outline(page, titles[0] if titles else "", tuple(menu), tuple(footer))


def across(outlines: Iterable[Outline]) -> Iterator[Finding]:
    """What differs between pages of one language and should not."""
    by_language: dict[str, list[Outline]] = defaultdict(list)
    for page_outline in outlines:
        by_language[page_outline.page.language].append(page_outline)
    for pages in by_language.values():
        yield from compare_titles(pages)
        yield from compare_ways(pages)
        yield from compare_orders(pages)
        yield from compare_names(pages)


def reporter(page: Page) -> Reporter:
    """The reporter of this module for one page."""
    return Reporter(page, "file", "across")


def compare_titles(pages: Sequence[Outline]) -> Iterator[Finding]:
    """Pages that share a title."""
    named = {(title, identity(page)) for page, title, *_ in pages}
    titles = Counter(title for title, _ in named)
    for page, title, *_ in pages:
        if titles[title] > 1:
            yield reporter(page).failed(
                "title",
                "2.4.2",
                "",
                f'{titles[title]} pages have the title "{title}"',
                "say what only this page has",
            )


def identity(page: Page) -> str:
    """What a page is for a reader: itself, or one of the pages for addresses that lead nowhere,
    which are the same in every folder.
    """
    name = page.path.rpartition("/")[2]
    return name if name == NOT_FOUND else page.path


def compare_ways(pages: Sequence[Outline]) -> Iterator[Finding]:
    """Pages whose menus lack an address that the menus of most pages have."""
    menus = Counter(frozenset(each.menu_addresses) for each in pages if each.menu)
    usual: frozenset[str] = menus.most_common(1)[0][0] if menus else frozenset()
    for each in pages:
        lost = sorted(usual - set(each.menu_addresses))
        if each.menu and lost:
            yield reporter(each.page).failed(
                "ways",
                "2.4.5",
                "",
                f"its menu lacks {', '.join(lost)}, which most pages have",
                "keep every way to the pages on each page",
            )


def compare_orders(pages: Sequence[Outline]) -> Iterator[Finding]:
    """Pages whose menus or footers have another order than those of most pages."""
    menus = [(each.page, each.menu_addresses) for each in pages]
    for page in pages_out_of_order(menus):
        what = "its menu is in a different order than on other pages"
        yield reporter(page).failed("menu", "3.2.3", "", what, "keep one order")
    footers = [(each.page, each.footer) for each in pages]
    for page in pages_out_of_order(footers):
        what = "its footer is in a different order than on other pages"
        yield reporter(page).failed("help", "3.2.6", "", what, "keep help in one place")


def pages_out_of_order(links: Sequence[tuple[Page, tuple[str, ...]]]) -> Iterator[Page]:
    """The pages whose links are in another order than on most pages; `links` has the addresses of
    each page.
    """
    if not links:
        return
    usual = Counter(addresses for _, addresses in links).most_common(1)[0][0]
    ranks = {address: rank for rank, address in enumerate(usual)}
    for page, addresses in links:
        known = [ranks[address] for address in addresses if address in ranks]
        if known != sorted(known):
            yield page


def compare_names(pages: Sequence[Outline]) -> Iterator[Finding]:
    """Pages whose menus call an address by another name than the menus of most pages."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for each in pages:
        for address, text in each.menu:
            names[address][text] += 1
    for each in pages:
        for address, text in each.menu:
            usual, count = names[address].most_common(1)[0]
            if count > names[address][text]:
                yield reporter(each.page).failed(
                    "name",
                    "3.2.4",
                    "",
                    f'the menu calls {address} "{text}", and elsewhere "{usual}"',
                    "use one name for one thing",
                )
