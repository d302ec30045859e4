"""Do search engines find each page of each listed language, and nothing else? sitemap.xml, its
parts, robots.txt.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from site_src.build import build
from site_src.exports import sitemap
from tests.pages.reading import language_pages
from tests.pages.test_alternates import file_of

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def locations(file: Path, kind: str) -> list[str]:
    """The addresses of a sitemap or of an index of sitemaps."""
    root = ET.parse(file).getroot()  # noqa: S314
    assert root.tag == f"{SITEMAP}{'sitemapindex' if kind == 'sitemap' else 'urlset'}"
    found = [entry.findtext(f"{SITEMAP}loc") or "" for entry in root.findall(f"{SITEMAP}{kind}")]
    assert found, f"{file} is empty"
    return found


def parts(site: Path) -> dict[str, Path]:
    """The sitemap of each listed language, as the index names them."""
    found = {
        file_of(address).partition("/")[0]: site / file_of(address)
        for address in locations(site / "sitemap.xml", "sitemap")
    }
    assert len(found) == len(locations(site / "sitemap.xml", "sitemap"))
    return found


def test_robots_txt_names_the_sitemap_by_its_whole_address(site: Path) -> None:
    """RFC 9309 and sitemaps.org: `Sitemap:` takes an absolute URL."""
    lines = (site / "robots.txt").read_text().splitlines()
    assert "User-agent: *" in lines
    address = next(line.partition(": ")[2] for line in lines if line.startswith("Sitemap: "))
    assert address.startswith("https://")
    assert (site / file_of(address)).is_file()


def test_the_index_names_the_listed_languages_only(site: Path) -> None:
    listed = {
        name.partition("/")[0] for name, page in language_pages(site).items() if page.alternates
    }
    assert set(parts(site)) == listed
    assert {path.parent.name for path in site.glob("*/sitemap.xml")} == listed


def test_each_sitemap_names_each_page_that_may_be_indexed_once(site: Path) -> None:
    for tag, file in parts(site).items():
        named = [file_of(address) for address in locations(file, "url")]
        wanted = [
            name
            for name, page in language_pages(site).items()
            if name.startswith(f"{tag}/") and not page.noindex
        ]
        assert sorted(named) == sorted(wanted)


def test_alternates_in_the_sitemap_are_those_of_the_page(site: Path) -> None:
    """Two places that disagree make a search engine ignore both."""
    pages = language_pages(site)
    for file in parts(site).values():
        for entry in ET.parse(file).getroot():  # noqa: S314
            address = entry.findtext(f"{SITEMAP}loc") or ""
            links = {link.get("hreflang"): link.get("href") for link in entry.findall(LINK)}
            assert links == pages[file_of(address)].alternates, address


@pytest.mark.parametrize(("limit", "value"), [("MOST_ADDRESSES", 7), ("MOST_BYTES", 1_000)])
def test_a_long_sitemap_is_split(
    root: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
) -> None:
    """sitemaps.org: at most 50,000 addresses and 50 MB a file; the index names each part, and no
    page is lost.
    """
    content = root("minimal")
    build(content, tmp_path / "whole", workers=1)
    (whole,) = (tmp_path / "whole").glob("*/sitemap*.xml")
    monkeypatch.setattr(sitemap, limit, value)
    build(content, tmp_path / "split", workers=1)
    files = [
        tmp_path / "split" / file_of(address)
        for address in locations(tmp_path / "split" / "sitemap.xml", "sitemap")
    ]
    assert len(files) > 2
    assert sorted(files) == sorted((tmp_path / "split").glob("*/sitemap*.xml"))
    named = [locations(file, "url") for file in files]
    assert [address for part in named for address in part] == locations(whole, "url")
    assert max(map(len, named)) <= (value if limit == "MOST_ADDRESSES" else 100)
    assert limit != "MOST_BYTES" or max(file.stat().st_size for file in files) <= value


def test_the_limits_are_those_of_the_protocol() -> None:
    assert (sitemap.MOST_ADDRESSES, sitemap.MOST_BYTES) == (50_000, 52_428_800)
