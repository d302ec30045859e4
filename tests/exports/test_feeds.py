"""Are the feeds Atom (RFC 4287) and JSON Feed 1.1, with ids that last? What no schema says is
checked here; test_xml.py has the schema.
"""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from site_src.dataset.changes import dated_changes
from site_src.dataset.dataset import Dataset
from tests.exports.judging import TAGS, load

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FEEDS = ("updates", "notices", "sections/*")


def is_lasting(ident: str | None) -> bool:
    """RFC 4287 4.2.6: an id is an IRI; ours are UUIDs of version 5 (RFC 9562)."""
    try:
        return (
            bool(ident)
            and str(ident).startswith("urn:uuid:")
            and uuid.UUID(str(ident)).version == 5
        )
    except ValueError:
        return False


def atom_faults(text: str) -> Iterator[str]:
    """Our rules for feeds, stricter than the schema of RFC 4287, that a feed breaks: lasting ids,
    UTC, an author, both links, newest first.
    """
    feed = ET.fromstring(text)  # noqa: S314
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        if not is_lasting(element.findtext(f"{ATOM}id")):
            yield "id"
        if not MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or ""):
            yield "updated"
    if not feed.findall(f"{ATOM}author/{ATOM}name"):
        yield "no author"
    if [link.get("rel") for link in feed.findall(f"{ATOM}link")] != [
        "self",
        "alternate",
    ] or not feed.get(LANG):
        yield "links or language of the feed"
    ids = [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    times = [e.findtext(f"{ATOM}updated") or "" for e in feed.iter(f"{ATOM}entry")]
    if times != sorted(times, reverse=True):
        yield "not newest first"


def json_faults(feed: dict[str, Any]) -> Iterator[str]:
    """The rules of JSON Feed 1.1 that a feed breaks."""
    if (
        feed.get("version") != "https://jsonfeed.org/version/1.1"
        or not feed.get("title")
        or not isinstance(feed.get("items"), list)
    ):
        yield "version, title or items"
    for item in feed.get("items", []):
        if not is_lasting(item.get("id")):
            yield "id"
        if not (item.get("content_html") or item.get("content_text")):
            yield "no content"
        if not MOMENT.fullmatch(item.get("date_published", "")):
            yield "date"


@pytest.mark.parametrize("tag", TAGS)
def test_every_feed_keeps_the_rules(site: Path, tag: str, dataset: Dataset) -> None:
    folders = [
        folder
        for pattern in FEEDS
        for folder in sorted((site / tag).glob(pattern))
        if folder.is_dir()
    ]
    assert len(folders) == len(dataset.sections) + 2
    for folder in folders:
        text = (folder / "feed.atom").read_text(encoding="utf-8")
        assert list(atom_faults(text)) == [], folder
        read = feedparser.parse(text)
        assert not read.bozo
        assert read.feed.language == tag
        data = load(folder, "feed.json")
        assert list(json_faults(data)) == [], folder
        assert [item["id"] for item in data["items"]] == [entry.id for entry in read.entries]
        for entry in read.entries:
            path, _, fragment = entry.link.removeprefix(dataset.site.base_url).partition("#")
            assert (
                f' id="{fragment}"' in (site / path / "index.html").read_text(encoding="utf-8")
                or not fragment
            )


def test_the_feed_holds_the_newest_changes(site: Path, dataset: Dataset) -> None:
    items = load(site, "en/updates/feed.json")["items"]
    newest = dated_changes(dataset)[: len(items)]
    assert len(items) > 40
    assert [item["date_published"][:10] for item in items] == [
        c.date.first_day.isoformat() for c in newest
    ]
    assert [item["title"] for item in items] == [c.program.name for c in newest]


def test_a_section_has_only_its_own_changes(site: Path, dataset: Dataset) -> None:
    for section in dataset.sections:
        names = {p.name for p in dataset.listed_programs if section in p.sections}
        assert {
            item["title"] for item in load(site, f"en/sections/{section}/feed.json")["items"]
        } <= names


def test_ids_are_of_one_language_and_last(site: Path) -> None:
    """RFC 4287 4.2.6: two entries never share an id; the same change has the same id in the next
    build.
    """
    feeds = {
        tag: [item["id"] for item in load(site, f"{tag}/updates/feed.json")["items"]]
        for tag in TAGS
    }
    assert len({i for ids in feeds.values() for i in ids}) == sum(map(len, feeds.values()))
    host = uuid.uuid5(uuid.NAMESPACE_DNS, "assistance-corner.example")
    assert (
        f"urn:uuid:{uuid.uuid5(host, 'en/program/section-287g/history/task-force-back-2025')}"
        in feeds["en"]
    )


def test_a_fallback_text_names_its_language(site: Path) -> None:
    feed = ET.parse(site / "ar/updates/feed.atom").getroot()  # noqa: S314
    summaries = [e.find(f"{ATOM}summary") for e in feed.iter(f"{ATOM}entry")]
    languages = {s.get(LANG) for s in summaries if s is not None}
    assert "en" in languages
    assert "ar" not in languages, "the feed's own language is said once"


BAD = {
    "no id": (r"<entry>(.*?)<id>.*?</id>", r"<entry>\1"),
    "an id that is no UUID": (r"<id>urn:uuid:[^<]*", "<id>urn:uuid:1"),
    "a date without a time": (r"T00:00:00Z</updated>", "</updated>"),
    "no author": (r"<author>.*</author>", ""),
    "no link to itself": (r'rel="self"', 'rel="via"'),
    "an entry twice": (r"(<entry>.*?</entry>)", r"\1\1"),
    "oldest first": (r"(?s)(<entry>.*?</entry>)(.*)</feed>", r"\2\1</feed>"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_feed_is_refused(site: Path, what: str) -> None:
    text = (site / "en/updates/feed.atom").read_text(encoding="utf-8")
    bad = re.sub(*BAD[what], text, count=1)
    assert bad != text
    assert len(list(atom_faults(bad))) >= 1


def test_a_feed_reader_alone_accepts_a_feed_without_ids(site: Path) -> None:
    """Why the ids are checked here."""
    text = (site / "en/updates/feed.atom").read_text(encoding="utf-8")
    assert not feedparser.parse(re.sub(r"<id>.*?</id>", "", text)).bozo


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1"},
        {"title": ""},
        {"items": [{"id": "1", "content_text": "x"}]},
        {"items": [{}]},
    ],
)
def test_a_bad_json_feed_is_refused(site: Path, change: dict[str, Any]) -> None:
    assert list(json_faults(load(site, "en/updates/feed.json") | change))


def test_pages_name_their_feeds(site: Path) -> None:
    for name, address in (
        ("", "updates"),
        ("updates/", "updates"),
        ("notices/", "notices"),
        ("sections/immigration-law-enforcement/", "sections/immigration-law-enforcement"),
    ):
        html = (site / f"es/{name}index.html").read_text(encoding="utf-8")
        assert re.search(
            (
                rf'<link rel="alternate" type="application/atom\+xml" title="[^"]+" '
                rf'href="/es/{address}/feed.atom">'
            ),
            html,
        )


def test_the_feed_of_notices_tells_what_has_begun(site: Path, dataset: Dataset) -> None:
    """The archive too, at the notice's own start; a draft stands beside its source; nothing that
    is to come.
    """
    (item,) = load(site, "es/notices/feed.json")["items"]
    assert item["date_published"] == "2008-09-16T04:00:00Z"
    assert item["url"] == f"{dataset.site.base_url}es/notices/#notice-threat-level-2008"
    assert '<p lang="en" dir="ltr">National threat level' in item["content_html"]
