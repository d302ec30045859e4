"""Do feeds and downloads tell of a live notice at once, among everything else, and before its
start nothing?
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.judging import faults, load, published
from tests.exports.test_feeds import atom_faults, json_faults


@pytest.mark.parametrize("folder", ["updates", "notices"])
def test_notices_stand_among_the_updates_and_in_a_feed_of_their_own(
    live: Path, folder: str
) -> None:
    """RFC 4287, JSON Feed 1.1; newest first, by the instant of the start in UTC."""
    feed = load(live, f"ar/{folder}/feed.json")
    assert (
        list(json_faults(feed))
        == list(atom_faults((live / f"ar/{folder}/feed.atom").read_text(encoding="utf-8")))
        == []
    )
    starts = [
        (item["url"].partition("#notice-")[2], item["date_published"])
        for item in feed["items"]
        if "#notice-" in item["url"]
    ]
    assert starts == [
        ("tonight", "2026-11-22T23:00:00Z"),
        ("storm", "2026-11-20T05:00:00Z"),
        ("calm", "2026-11-01T04:00:00Z"),
        ("past", "2008-09-16T04:00:00Z"),
    ]
    assert (len(feed["items"]) > 4) == (folder == "updates")


def test_the_download_gives_instants_and_places(live: Path) -> None:
    """And names the language of each text that is not translated (WCAG 3.1.2, for data)."""
    data = load(live, "api/v1/ar/notices.json")
    assert faults(published(live, "notices"), data) == []
    storm = next(n for n in data["notices"] if n["id"] == "storm")
    assert (storm["begins"], storm["ends"], storm["state"]) == (
        "2026-11-20T00:00:00-05:00",
        "2026-11-26T00:00:00-05:00",
        "live",
    )
    assert [p["id"] for p in storm["places"]] == ["fl", "ga"]
    assert {name: storm["other_languages"][f"/{name}"] for name in ("title", "text", "area")} == {
        "title": "en",
        "text": "en",
        "area": "en",
    }
    assert [n["id"] for n in data["notices"]] == ["tonight", "storm", "calm", "past"]
    assert "ends" not in next(n for n in data["notices"] if n["id"] == "calm")
