"""Is a whole built site sound on paper? Every page, every link between pages, every withheld value."""

from __future__ import annotations

from pathlib import Path

from site_src.checks.fragment import check_fragment, is_fragment
from site_src.checks.links import check_links, internal_links
from site_src.checks.page import check_page
from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from site_src.problems import Problem, WrongUse, stop_on


def check_site(folder: Path, content: Path) -> int:
    """The number of pages of a site that keeps every rule. Raises ProblemsFound, or WrongUse if
    there is no page.
    """
    dataset = load_dataset(content, site_day(content))
    pattern = withheld_pattern(dataset.withheld)
    base = "/" + dataset.site.base_url.split("://", 1)[1].partition("/")[2]
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    pages = [name for name in files if name.endswith(".html")]
    if not pages:
        raise WrongUse(f'"{folder}" has no page: build the site first')
    problems: list[Problem] = []
    links: dict[str, str] = {}
    for name, path in files.items():
        data = path.read_bytes()
        problems += check_withheld(name, data, pattern)
        if name.endswith(".html"):
            problems += (check_fragment if is_fragment(name) else check_page)(name, data.decode())
            links |= dict.fromkeys(internal_links(data) - links.keys(), name)
    problems += check_links(links, files, base)
    stop_on(problems)
    return len(pages)
