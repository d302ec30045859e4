"""Are the kept responses oEmbed 1.0, and do pages lead to them? The rules of oembed.com, each
with a bad case that is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from site_src.dataset.dataset import Dataset
from tests.pages.reading import Page, language_pages

TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
TEXTS = ("title", "author_name", "provider_name")
ADDRESSES = ("author_url", "provider_url", "thumbnail_url")
SIZED = {
    "rich": ("html", "width", "height"),
    "video": ("html", "width", "height"),
    "photo": ("url", "width", "height"),
    "link": (),
}


def faults(data: Any) -> Iterator[str]:
    """What oembed.com 1.0 forbids, section 2.3.4; and a frame without a title, or of another size
    than it says.
    """
    if not isinstance(data, dict):
        yield "a response is an object"
        return
    if data.get("version") != "1.0":
        yield "version must be 1.0"
    if data.get("type") not in SIZED:
        yield "type must be photo, video, link or rich"
    yield from (
        f"{name} is required" for name in SIZED.get(data.get("type", ""), ()) if name not in data
    )
    yield from (
        f"{name} must be a text"
        for name in (*TEXTS, "html")
        if name in data and (not isinstance(data[name], str) or not data[name])
    )
    yield from (
        f"{name} must be an address"
        for name in ADDRESSES
        if name in data and urlsplit(str(data[name])).scheme not in ("http", "https")
    )
    whole = [
        n
        for n in ("width", "height", "cache_age", "thumbnail_width", "thumbnail_height")
        if n in data
    ]
    yield from (
        f"{name} must be a number of pixels or seconds"
        for name in whole
        if type(data[name]) is not int or data[name] < 1
    )
    thumbnail = {"thumbnail_url", "thumbnail_width", "thumbnail_height"} & set(data)
    if thumbnail and len(thumbnail) < 3:
        yield "a thumbnail has address, width and height"
    frames = BeautifulSoup(str(data.get("html", "")), "html.parser").find_all(True)
    if (
        len(frames) != 1
        or frames[0].name != "iframe"
        or not frames[0].get("title")
        or not str(frames[0].get("src", "")).startswith("http")
    ):
        yield "the html is one titled frame"
    elif (frames[0].get("width"), frames[0].get("height")) != (
        str(data.get("width")),
        str(data.get("height")),
    ):
        yield "the frame has another size"


def responses(site: Path) -> dict[str, Any]:
    """Every response of a site by its file."""
    files = [*site.glob("*/embed/oembed.json"), *site.glob("*/embed/oembed/*.json")]
    return {
        p.relative_to(site).as_posix(): json.loads(p.read_text(encoding="utf-8"))
        for p in sorted(files)
    }


def test_every_response_keeps_the_rules_and_frames_a_page_that_is_there(
    site: Path, dataset: Dataset
) -> None:
    found = responses(site)
    assert len(found) == len(TAGS) * (1 + len(dataset.sections))
    assert {name: bad for name, data in found.items() if (bad := list(faults(data)))} == {}
    for name, data in found.items():
        address = str(BeautifulSoup(data["html"], "html.parser").iframe["src"])  # type: ignore[index]
        file = site / address.removeprefix(dataset.site.base_url) / "index.html"
        assert file.is_file()
        assert file.relative_to(site).parts[0] == name.partition("/")[0]
        assert file.parent.name == ("frame" if name.endswith("/oembed.json") else Path(name).stem)


GOOD = {
    "type": "rich", "version": "1.0", "title": "A", "provider_url": "https://a.example/",
    "cache_age": 60, "width": 480, "height": 300,
    "html": '<iframe src="https://a.example/f/" title="A" width="480" height="300"></iframe>',
}  # fmt: skip
BAD: dict[str, dict[str, Any]] = {
    "no type": {"type": None},
    "a type that is none": {"type": "frame"},
    "another version": {"version": "2.0"},
    "a version that is a number": {"version": 1.0},
    "no html": {"html": None},
    "an empty title": {"title": ""},
    "a width in per cent": {"width": "100%"},
    "a height that is no whole number": {"height": 300.5},
    "an address without a host": {"provider_url": "/en/"},
    "a thumbnail without a size": {"thumbnail_url": "https://a.example/i.png"},
    "a frame without a title": {"html": GOOD["html"].replace(' title="A"', "")},  # type: ignore[attr-defined]
    "a frame of another size": {"html": GOOD["html"].replace("480", "600")},  # type: ignore[attr-defined]
    "a script": {"html": "<script src='https://a.example/s.js'></script>"},
}


def test_a_good_response_is_taken() -> None:
    assert list(faults(GOOD)) == []


@pytest.mark.parametrize("what", BAD)
def test_a_response_is_refused_that_has(what: str) -> None:
    assert list(
        faults({name: value for name, value in (GOOD | BAD[what]).items() if value is not None})
    )


def discovery(page: Page) -> list[str]:
    """The responses that a page names (oembed.com, section 4)."""
    return [
        a["href"]
        for a in page.all("link")
        if a.get("type") == "application/json+oembed" and a.get("rel") == "alternate"
    ]


def test_home_sections_and_programs_name_the_response_of_their_language(
    site: Path, dataset: Dataset
) -> None:
    base = dataset.site.base_url
    checked = 0
    for name, page in language_pages(site).items():
        tag, _, path = name.removesuffix("index.html").partition("/")
        if not re.fullmatch(r"|(?:sections|programs)/[^/]+/", path):
            assert discovery(page) == [], name
            continue
        ident = path.strip("/").rpartition("/")[2]
        if path.startswith("programs/"):
            ident = dataset.programs[ident].sections[0]
        assert discovery(page) == [
            f"{base}{tag}/embed/oembed{'/' + ident if ident else ''}.json"
        ], name
        assert (site / discovery(page)[0].removeprefix(base)).is_file()
        checked += 1
    assert checked == len(TAGS) * (1 + len(dataset.sections) + len(dataset.programs))
