"""Do the pages of a language agree with each other? Titles, the order of menus, the place of
help. (WCAG 2.2: 2.4.2, 2.4.5, 3.2.3, 3.2.4, 3.2.6)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding
from site_src.gate.sample import Page

MISSING = "404.html"
Outline = tuple[Page, str, tuple[tuple[str, str], ...], tuple[str, ...]]


def outline(page: Page, tree: LexborHTMLParser) -> Outline:
    """What the comparison needs of a page: its title, the links of its menus as (address, words),
    and the addresses of its footer.
    """
    titles = [node.text(deep=True).strip() for node in tree.css("head > title")]
    menu = tuple(
        ((a.attributes.get("href") or "").partition("#")[0], " ".join(a.text(deep=True).split()))
        for a in tree.css("body > header nav a[href]:not([hreflang])")
    )
    foot = tuple(
        (a.attributes.get("href") or "").partition("?")[0]
        for a in tree.css("body > footer a[href]:not([hreflang])")
    )
    return page, titles[0] if titles else "", menu, foot


def one_of_all(page: Page) -> str:
    """What a page is for a reader: itself, or one of the pages for addresses that lead nowhere,
    which are the same in every folder.
    """
    name = page.path.rpartition("/")[2]
    return name if name == MISSING else page.path


def disorder(pages: Iterable[Outline], places: Iterable[tuple[str, ...]]) -> Iterator[Page]:
    """The pages whose links stand in another order than on most pages."""
    shared = list(places)
    common = Counter(shared).most_common(1)[0][0] if shared else ()
    rank = {address: i for i, address in enumerate(common)}
    for (page, *_), own in zip(pages, shared, strict=True):
        known = [rank[address] for address in own if address in rank]
        if known != sorted(known):
            yield page


def across(outlines: Iterable[Outline]) -> Iterator[Finding]:
    """What differs between pages of one language and should not."""
    by_language: dict[str, list[Outline]] = {}
    for found in outlines:
        by_language.setdefault(found[0].language, []).append(found)
    for pages in by_language.values():

        def fault(page: Page, rule: str, criterion: str, what: str, hint: str) -> Finding:
            return Finding(
                page=page.path,
                state="file",
                check=f"across:{rule}",
                selector="",
                criteria=(criterion,),
                outcome="failed",
                what=what,
                hint=hint,
            )

        titles = Counter(
            title for title, _ in {(title, one_of_all(page)) for page, title, *_ in pages}
        )
        for page, title, *_ in pages:
            if titles[title] > 1:
                yield fault(
                    page,
                    "title",
                    "2.4.2",
                    f'{titles[title]} pages are called "{title}"',
                    "name what only this page has",
                )
        menus = Counter(
            frozenset(address for address, _ in menu) for _, _, menu, _ in pages if menu
        )
        usual_menu = menus.most_common(1)[0][0] if menus else frozenset()
        for page, _, menu, _ in pages:
            if menu and (lost := sorted(usual_menu - {address for address, _ in menu})):
                yield fault(
                    page,
                    "ways",
                    "2.4.5",
                    f"its menu lacks {', '.join(lost)}, which most pages have",
                    "keep every way to the pages on each page",
                )
        for page in disorder(
            pages, [tuple(address for address, _ in menu) for _, _, menu, _ in pages]
        ):
            yield fault(
                page,
                "menu",
                "3.2.3",
                "its menu has another order than other pages'",
                "keep one order",
            )
        for page in disorder(pages, [foot for *_, foot in pages]):
            yield fault(
                page,
                "help",
                "3.2.6",
                "its footer has another order than other pages'",
                "keep help in one place",
            )
        names: dict[str, Counter[str]] = {}
        for _, _, menu, _ in pages:
            for address, words in menu:
                names.setdefault(address, Counter())[words] += 1
        for page, _, menu, _ in pages:
            for address, words in menu:
                usual, count = names[address].most_common(1)[0]
                if words != usual and count > names[address][words]:
                    yield fault(
                        page,
                        "name",
                        "3.2.4",
                        f'the menu calls {address} "{words}", elsewhere "{usual}"',
                        "keep one name for one thing",
                    )
