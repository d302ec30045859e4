"""How does a developer see the site? A server on loopback with the headers that a careful host
sends.

Every file gets the headers of a page; the rules in the site's `_headers` override them. An unknown
address gets the 404 page of its language.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from site_src import headers
from site_src.problems import WrongUse

HEADERS = headers.PAGE | headers.EVERY_FILE | headers.NO_CACHE


class Handler(SimpleHTTPRequestHandler):
    """Serves a site at the path that its addresses have, with `sent` as headers; logs nothing."""

    def __init__(
        self,
        *arguments: Any,
        base: str = "/",
        rules: headers.Rules | None = None,
        sent: Mapping[str, str] = HEADERS,
        **options: Any,
    ) -> None:
        self.base = base
        self.rules = rules or {}
        self.sent = sent
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """The file of an address: a site whose base_url has a path is below that path; outside of
        it there is nothing.
        """
        if not path.startswith(self.base):
            return super().translate_path("/.outside")
        return super().translate_path("/" + path.removeprefix(self.base))

    def do_GET(self) -> None:
        """Send a file, or redirect from the root of the host to the site below it."""
        if self.path == "/" != self.base:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Add the headers to every answer."""
        path = urlsplit(self.path).path.removeprefix(self.base.rstrip("/"))
        fields = dict(self.sent)
        for ruled in headers.matching_rules(self.rules, path):
            fields |= ruled
        for name, value in fields.items():
            self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: object) -> str:
        """The media type, with the character set for text."""
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an unknown address."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        folder = Path(self.directory)
        tag = self.path.removeprefix(self.base).partition("/")[0].strip(".")
        page = folder / tag / "404.html"
        if not tag or not page.is_file():
            page = folder / "404.html"
        body = page.read_bytes() if page.is_file() else b"not found"
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def make_server(folder: Path, port: int, sent: Mapping[str, str] = HEADERS) -> ThreadingHTTPServer:
    """A server of `folder` on 127.0.0.1 (port 0: any free one). Raises WrongUse if the port is
    taken.
    """
    handler = functools.partial(
        Handler,
        directory=str(folder),
        base=base_path(folder),
        rules=rules_of_site(folder),
        sent=sent,
    )
    return listen(handler, port)


def listen(handler: Callable[..., Handler], port: int) -> ThreadingHTTPServer:
    """A server on 127.0.0.1 (port 0: any free one). Raises WrongUse if the port is taken."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "ports go from 0 to 65535"
        raise WrongUse(
            f"port {port} cannot be used ({reason}): choose another one with --port"
        ) from None


def rules_of_site(folder: Path) -> headers.Rules:
    """The rules in a site's `_headers`; none if it has no such file."""
    file = folder / "_headers"
    return headers.read_rules(file.read_text(encoding="utf-8")) if file.is_file() else {}


def base_path(folder: Path) -> str:
    """The path of a built site on its host, as its robots.txt says; "/" where it says nothing."""
    robots = folder / "robots.txt"
    lines = robots.read_text(encoding="utf-8").splitlines() if robots.is_file() else []
    sitemap = next((line.partition(": ")[2] for line in lines if line.startswith("Sitemap: ")), "")
    return urlsplit(sitemap).path.removesuffix("sitemap.xml") or "/"
