"""The project's content as a site of its own host, with two releases, served with its headers;
and a partner's host beside it.
"""

from __future__ import annotations

import datetime
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from site_src.build import build
from site_src.embed.recording import record_release
from site_src.server import make_server
from tests.conftest import CONTENT, EPOCH
from tests.embed.hosts import Builder, Published, partner
from tests.widget.servers import Origin, serve

TAGS = ["en", "es", "ar"]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A site whose addresses are those it is served at, with the releases 1.9.0 and 1.10.0."""
    folder = tmp_path_factory.mktemp("published")
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    settings = content / "site.yaml"
    settings.write_text(
        re.sub(r"(?m)^base_url: .*", f"base_url: {address}", settings.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    for version, day in (
        ("1.9.0", datetime.date(2026, 9, 1)),
        ("1.10.0", datetime.date(2026, 10, 5)),
    ):
        record_release(content, version, address, TAGS, day)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        build(content, folder / "dist", pseudo=True)
    server = make_server(folder / "dist", port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Published(folder / "dist", address)
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def pasted() -> dict[str, tuple[str, str]]:
    """Pages of the partner's host by name: their HTML and their Content-Security-Policy."""
    return {}


@pytest.fixture(scope="session")
def partner_host(pasted: dict[str, tuple[str, str]]) -> Iterator[Origin]:
    """The partner's host, another origin."""
    with serve(partner(pasted)) as origin:
        yield origin


@pytest.fixture
def builder(driver: webdriver.Chrome, published: Published) -> Builder:
    """The form of the page in a browser."""
    return Builder(driver, published.address)
