"""Does every version that was ever released still show today's data? Each with the live data of
the built site, in a real browser.
"""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from site_src.embed.releases import kept_files, read_releases
from site_src.embed.script import minified, script_for
from site_src.headers import SHARED
from tests.conftest import CONTENT
from tests.widget.faults import send
from tests.widget.partners import Partner
from tests.widget.servers import Answer, Origin, serve

NEXT = (
    "next"  # what the next release would be: with none recorded, the promise is tried all the same
)


def scripts() -> dict[str, tuple[str, bytes]]:
    """The site that a version was made for, and its bytes, by version."""
    records = read_releases(CONTENT)
    kept = kept_files(CONTENT, records)
    address = "https://next.example/"
    return {NEXT: (address, minified(script_for(address, ["en"])))} | {
        r.version: (r.home, kept[r.path]) for r in records.releases
    }


def data_for(site: Path, home: str) -> bytes:
    """Today's data as the site at that address has it: a version loads no data with links to
    another.
    """
    return (
        (site / "widget" / "data" / "v1" / "en.json")
        .read_bytes()
        .replace(b"https://assistance-corner.example/", home.encode())
    )


def keeper(site: Path, home: str, script: bytes) -> Callable[[Origin], Answer]:
    """A host that serves one version and today's data."""

    def make(_: Origin) -> Answer:
        def answer(handler: BaseHTTPRequestHandler, path: str) -> None:
            if path.endswith(".js"):
                send(handler, script, "text/javascript", SHARED)
            else:
                send(handler, data_for(site, home), "application/json", SHARED)

        return answer

    return make


@pytest.mark.parametrize("version", scripts())
def test_a_released_version_shows_todays_data(host: Partner, site: Path, version: str) -> None:
    with serve(keeper(site, *scripts()[version])) as origin:
        tag = f'<script async src="{origin.address}/kept.js"></script>'
        host.show(
            f'<div data-assistance-corner data-lang="en" '
            f'data-src="{origin.address}/en.json"></div>',
            head=tag,
        )
        host.ready()
        assert len(host.texts("li")) == 48
        assert host.seen("lines") == []
