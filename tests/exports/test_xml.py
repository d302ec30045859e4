"""Do the XML exports keep the schemas of their standards: Atom (RFC 4287), sitemaps and their
index? Each with bad cases that are refused.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.exports.xml_rules import INDEX, RULES, SITEMAP, atom_faults, schema_faults


def test_every_atom_feed_keeps_the_schema(site: Path) -> None:
    feeds = sorted(site.glob("*/**/feed.atom"))
    assert len(feeds) >= 25
    assert [fault for feed in feeds for fault in atom_faults(feed.read_bytes())] == []


def test_the_schema_brings_its_three_assertions() -> None:
    assert [context for context, _, _ in RULES] == ["atom:feed", "atom:entry", "atom:entry"]


def test_sitemaps_and_their_index_keep_the_schemas(site: Path) -> None:
    sitemaps = sorted(site.glob("*/sitemap*.xml"))
    assert len(sitemaps) >= 2
    assert [
        fault for sitemap in sitemaps for fault in schema_faults(SITEMAP, sitemap.read_bytes())
    ] == []
    assert schema_faults(INDEX, (site / "sitemap.xml").read_bytes()) == []


FEED, ENTRY = r"(?s)<feed(.*?)", r"(?s)<entry>(.*?)"
ATOM_BAD = {
    "a feed without an id": (FEED + r"<id>[^<]*</id>", r"<feed\1"),
    "two titles": (ENTRY + r"(<title.*?</title>)", r"<entry>\1\2\2"),
    "an entry without a date": (ENTRY + r"<updated>[^<]*</updated>", r"<entry>\1"),
    "a date without a time": (r"T00:00:00Z</updated>", "</updated>"),
    "an element that Atom does not have": (r"</rights>", "</rights><licence>x</licence>"),
    "a kind of text that is none": (r'<content type="html">', '<content type="markdown!">'),
    "a language that is none": (r'hreflang="[^"]*"', 'hreflang="e n"'),
    "a link to nowhere": (r'<link rel="self"[^>]*/>', '<link rel="self"/>'),
    "an entry before the metadata": (r"(?s)(<author>.*?)(<entry>.*?</entry>)", r"\2\1"),
    "no author, which the grammar allows": (r"<author>.*?</author>", ""),
    "an entry with neither link nor content": (
        r"(?s)<entry>(.*?)<link[^>]*/>(.*?)<content.*?</content>",
        r"<entry>\1\2",
    ),
}


@pytest.mark.parametrize("what", ATOM_BAD)
def test_atom_refuses(site: Path, what: str) -> None:
    good = (site / "en/updates/feed.atom").read_text(encoding="utf-8")
    bad = re.sub(*ATOM_BAD[what], good, count=1)
    assert bad != good
    assert atom_faults(bad.encode())


SITEMAP_BAD = {
    "no address": (r"<loc>[^<]*</loc>", ""),
    "an address of 11 characters": (r"<loc>[^<]*</loc>", "<loc>http://a.bc</loc>"),
    "an address of 2,049 characters": (r"<loc>([^<]*)</loc>", rf"<loc>\1{'x' * 2049}</loc>"),
    "a language that is none": (r'hreflang="es"', 'hreflang="e s"'),
    "an alternate without an address": (r'(hreflang="es") href="[^"]*"', r"\1"),
    "an alternate whose address is not whole": (r'(hreflang="es" href=")[^"]*"', r'\1/es/"'),
    "an unknown element": (r"</loc>", "</loc><size>7</size>"),
    "another namespace": (r"sitemap/0\.9", "sitemap/0.8"),
    "nothing in it": (r"(?s)<url>.*</url>", ""),
}


@pytest.mark.parametrize("what", SITEMAP_BAD)
def test_a_sitemap_is_refused(site: Path, what: str) -> None:
    good = (site / "en/sitemap.xml").read_text(encoding="utf-8")
    bad = re.sub(*SITEMAP_BAD[what], good, count=1)
    assert bad != good
    assert schema_faults(SITEMAP, bad.encode())


INDEX_BAD = {
    "no address": (r"<loc>[^<]*</loc>", ""),
    "two addresses": (r"(<loc>[^<]*</loc>)", r"\1\1"),
    "pages in it": (r"(</?)sitemap>", r"\1url>"),
    "a day that is none": (r"</loc>", "</loc><lastmod>today</lastmod>"),
    "nothing in it": (r"(?s)<sitemap>.*</sitemap>", ""),
}


@pytest.mark.parametrize("what", INDEX_BAD)
def test_an_index_is_refused(site: Path, what: str) -> None:
    good = (site / "sitemap.xml").read_text(encoding="utf-8")
    bad = re.sub(*INDEX_BAD[what], good, count=2 if what == "pages in it" else 1)
    assert bad != good
    assert schema_faults(INDEX, bad.encode())
