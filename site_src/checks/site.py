"""Is a whole built site sound, as far as its files show? Every page, every link between pages,
every withheld value.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from site_src.catalogs.locales import load_languages
from site_src.checks.foreign_words import check_foreign_words, texts_in_source_language
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
    site = dataset.site
    languages = load_languages(content, site.source_language, site.languages)
    pseudo = {language.tag for language in languages.pseudo}
    source_texts = texts_in_source_language(dataset)
    files = files_of(folder)
    pages = [name for name in files if name.endswith(".html")]
    if not pages:
        raise WrongUse(f'"{folder}" contains no pages: build the site first')
    pattern = withheld_pattern(dataset.withheld)
    problems: list[Problem] = []
    links: dict[str, str] = {}
    for name, path in files.items():
        data = path.read_bytes()
        problems += check_withheld(name, data, pattern)
        if name.endswith(".html"):
            problems += check_html(name, data.decode())
            links |= dict.fromkeys(internal_links(data) - links.keys(), name)
        if name.endswith(".html") and name.partition("/")[0] not in pseudo:
            text = data.decode()
            problems += check_foreign_words(name, text, site.source_language, source_texts)
    base = "/" + site.base_url.split("://", 1)[1].partition("/")[2]
    problems += check_links(links, files, base)
    stop_on(problems)
    return len(pages)


def files_of(folder: Path) -> dict[str, Path]:
    """Every file of a site by its path below the folder."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check_html(name: str, html: str) -> Iterable[Problem]:
    """What is wrong with a page, or with a piece for other pages."""
    return check_fragment(name, html) if is_fragment(name) else check_page(name, html)
