"""Which pages does a language have? `Dataset` -> the same list of `PlannedPage` for each language.

Each kind of page is made by the view of that name in `views/`. The page about the widget belongs
to a later stage, `embed/page.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from site_src.dataset import addresses
from site_src.dataset.dataset import Dataset


class PlannedPage(NamedTuple):
    """A page below the locale's folder: its view, the record it shows ("" if none), its path (""
    is the home page).
    """

    view: str
    ident: str
    path: str

    @property
    def file(self) -> str:
        """The file that a web server sends for the path."""
        return f"{self.path}index.html" if not self.path or self.path.endswith("/") else self.path


def plan_pages(dataset: Dataset) -> list[PlannedPage]:
    """Every page of one language, in the order of the sitemap."""
    pages = [PlannedPage("home", "", ""), PlannedPage("program-index", "", "programs/")]
    pages += [PlannedPage("section", i, addresses.section_url(i)) for i in dataset.sections]
    pages += [PlannedPage("program", i, addresses.program_url(i)) for i in dataset.programs]
    pages += [PlannedPage("audience", i, addresses.audience_url(i)) for i in dataset.audiences]
    pages += [PlannedPage("kind", i, addresses.kind_url(i)) for i in dataset.kinds]
    if dataset.offices:
        pages.append(PlannedPage("office-index", "", "offices/"))
        pages += [PlannedPage("office", i, addresses.office_url(i)) for i in dataset.offices]
    pages += [
        PlannedPage("block-page", i, addresses.block_page_url(page))
        for i, page in dataset.pages.items()
    ]
    for view in (
        "search",
        "contacts",
        "sources",
        "notices",
        "updates",
        "data",
        "privacy",
        "accessibility",
        "translations",
    ):
        pages.append(PlannedPage(view, "", f"{view}/"))
    pages.append(PlannedPage("not-found", "", "404.html"))
    return pages
