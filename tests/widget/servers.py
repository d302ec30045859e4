"""Who serves a partner's page and the widget on it? Two servers of different origins: the
directory's host, and the partner's.

The directory's host serves the script as a release makes it, and the built site's data; below
`/fault/` it fails in many ways.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from site_src.embed.script import minified, script_for
from site_src.headers import SHARED, integrity
from tests.conftest import PROJECT
from tests.widget.faults import fail, send
from tests.widget.hosts import FOLDER, HOSTS
from tests.widget.styles import style_file

LIBRARIES = {
    "prototype.js": Path("/usr/share/javascript/prototype/prototype.js"),
    "mootools.js": Path("/usr/share/javascript/mootools/mootools.js"),
    "jquery.js": PROJECT / "tests" / "node_modules" / "jquery" / "dist" / "jquery.js",
}
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
VERSION = "9.9.9"
SCRIPT = f"/widget/{VERSION}/assistance-corner.js"
DIV = '<div data-assistance-corner data-lang="en"><a href="/programs">Programs</a></div>'
BARE = '<div data-assistance-corner><a href="/programs">Programs</a></div>'


@dataclass
class Origin:
    """A server on loopback: its address, what it was asked for, and what answers."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    ending: threading.Event = field(default_factory=threading.Event)


Answer = Callable[[BaseHTTPRequestHandler, str], None]


@contextmanager
def serve(make: Callable[[Origin], Answer]) -> Iterator[Origin]:
    """An origin of its own, whose answers are made by what `make` returns once the address is
    known.
    """
    origin = Origin()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            origin.asked.append(path)
            answer(self, path)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    origin.address = f"http://127.0.0.1:{server.server_address[1]}"
    answer = make(origin)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield origin
    finally:
        origin.ending.set()
        server.shutdown()
        server.server_close()


def directory(site: Path) -> Callable[[Origin], Answer]:
    """The directory's host: script, data, faults."""

    def make(origin: Origin) -> Answer:
        script = released(origin.address)

        def answer(handler: BaseHTTPRequestHandler, path: str) -> None:
            if path == SCRIPT:
                send(handler, script, "text/javascript", SHARED)
            elif path.startswith("/fault/"):
                fail(
                    handler, path.split("/")[2], data_of(site, "en", origin.address), origin.ending
                )
            elif path.startswith("/partly/"):
                send(
                    handler,
                    partly(data_of(site, Path(path).stem, origin.address)),
                    "application/json",
                    SHARED,
                )
            elif path.startswith("/widget/data/v1/") and (site / path[1:]).is_file():
                send(
                    handler,
                    data_of(site, Path(path).stem, origin.address),
                    "application/json",
                    SHARED,
                )
            else:
                send(
                    handler, b"<!DOCTYPE html><title>Nothing here</title>", "text/html", SHARED, 404
                )

        return answer

    return make


def data_of(site: Path, tag: str, address: str) -> bytes:
    """The data of a language, as if the site stood at an address."""
    return (
        (site / "widget" / "data" / "v1" / f"{tag}.json")
        .read_bytes()
        .replace(b"https://assistance-corner.example", address.encode())
    )


def partly(good: bytes) -> bytes:
    """The data as it is while a language lacks the texts of one program."""
    data: dict[str, Any] = json.loads(good)
    data["programs"][0] |= {
        "name": ["A name in English", "en"],
        "summary": ["Nobody has translated this yet.", "en"],
    }
    data["directions"]["en"] = "ltr"
    return json.dumps(data).encode()


def partner(at: Origin, more: dict[str, str]) -> Callable[[Origin], Answer]:
    """The partner's host: the pages of hosts/, and those that a test has put into `more`, with
    the widget's lines filled in.
    """

    def make(_: Origin) -> Answer:
        def answer(handler: BaseHTTPRequestHandler, path: str) -> None:
            folder, _, name = path.lstrip("/").rpartition("/")
            if folder == "hosts" and name in HOSTS:
                host = HOSTS[name]
                kind = "application/xhtml+xml" if host.file.endswith(".xhtml") else "text/html"
                send(handler, filled(host.page, at.address).encode(), kind, host.headers)
            elif folder == "" and name in more:
                send(handler, filled(more[name], at.address).encode(), "text/html")
            elif folder == "scripts" and (FOLDER / name).is_file():
                send(handler, (FOLDER / name).read_bytes(), "text/javascript")
            elif folder == "lib":
                send(handler, LIBRARIES[name].read_bytes(), "text/javascript")
            elif (file := style_file(path)) is not None:
                send(handler, file.read_bytes(), guess_type(path)[0] or "font/woff2")
            else:
                send(handler, b"nothing here", "text/plain", status=404)

        return answer

    return make


def filled(text: str, address: str) -> str:
    """A host's page with the lines that a webmaster pastes."""
    tag = f"<script async {attributes(address)}></script>"
    values = {
        "script": tag, "escaped": tag.replace("</", "<\\/"), "attributes": attributes(address),
        "address": f"{address}{SCRIPT}",
        "widget": address, "list": DIV, "bare": BARE,
    }  # fmt: skip
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


@cache
def released(address: str) -> bytes:
    """The script as a release of a site at this address serves it."""
    return minified(script_for(f"{address}/", TAGS))


def attributes(address: str) -> str:
    """The attributes of the script element, its hash among them."""
    return (
        f'src="{address}{SCRIPT}" integrity="{integrity(released(address))}" '
        f'crossorigin="anonymous"'
    )
