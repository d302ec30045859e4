"""How are live pages sent? A server on loopback that does what a careful host does, and sends a
stream of changes.

`/.preview/` holds the scripts, the styles and the stream; no page of a site is there. The
headers are those of site_src/server.py except for Integrity-Policy: the scripts that a preview
adds to a page have no hash, but obey the page's own Content-Security-Policy.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from site_src.server import HEADERS, Handler, base_path, listen
from site_src.workbench.preview.built import BuiltSite
from site_src.workbench.preview.live import Live, Response, watch_folders
from site_src.workbench.preview.studio import Studio

PREFIX = "/.preview/"
STATIC = Path(__file__).parent / "static"
MEDIA_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class LiveHandler(Handler):
    """Sends what `live` shows; what it leaves to the built site comes from `directory`."""

    def __init__(self, *arguments: Any, live: Live, directory: str, **options: Any) -> None:
        self.live = live
        super().__init__(
            *arguments, directory=directory, base=base_path(Path(directory)), **options
        )

    def do_GET(self) -> None:
        """Send a page, a file, or the stream of changes."""
        url = urlsplit(self.path)
        if url.path == f"{PREFIX}events":
            self.send_events(parse_qs(url.query).get("shown", [""])[0])
            return
        if url.path.startswith(PREFIX):
            self.send_whole(preview_file(url.path.removeprefix(PREFIX)))
            return
        response = self.live.respond(unquote(url.path))
        if response is None:
            super().do_GET()
        else:
            self.send_whole(response)

    def do_HEAD(self) -> None:
        """Like GET, without the body."""
        self.do_GET()

    def send_whole(self, response: Response) -> None:
        """Send a response: status, headers and body."""
        self.send_response(response.status)
        self.send_header("Content-Type", response.media_type)
        self.send_header("Content-Length", str(len(response.body)))
        if response.location:
            self.send_header("Location", response.location)
        if response.timing:
            self.send_header("Server-Timing", response.timing)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def send_events(self, known: str) -> None:
        """Hold the connection until there is a version other than the known one, then send it
        (server-sent events).
        """
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            version = self.live.changes.wait(known)
            while version == known:
                self.wfile.write(b":\n\n")  # a comment, as a sign of life
                version = self.live.changes.wait(known)
            self.wfile.write(f"event: changed\ndata: {version}\n\n".encode())
        except OSError:
            return  # the page is gone


def preview_file(name: str) -> Response:
    """A script or the styles of the preview."""
    for path in STATIC.iterdir():
        if path.name == name:
            return Response(HTTPStatus.OK, MEDIA_TYPES[path.suffix], path.read_bytes())
    return Response(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")


def live_server(live: Live, folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of what `live` shows on 127.0.0.1, over a built site in `folder`. Raises WrongUse
    if the port is taken.
    """
    sent = {name: value for name, value in HEADERS.items() if name != "Integrity-Policy"}
    return listen(functools.partial(LiveHandler, live=live, directory=str(folder), sent=sent), port)


def preview(content: Path, tag: str, port: int) -> int:
    """Show the pages of one language as its catalogs are now, until interrupted. Raises WrongUse
    or ProblemsFound.
    """
    studio = Studio(content, tag)
    server = live_server(studio, STATIC, port)
    end_watch = watch_folders(studio.watched, studio.update)
    for problem in studio.problems():
        print(problem, flush=True)
    print_address(server, studio.home)
    return run(server, end_watch)


def serve(content: Path, out: Path, port: int) -> int:
    """Build and show the site, and build again after each change, until interrupted. Raises
    WrongUse.
    """
    site = BuiltSite(content, out)
    server = live_server(site, out, port)
    site.build()
    end_watch = watch_folders(site.watched, site.rebuild)
    print_address(server, "/")
    return run(server, end_watch)


def print_address(server: ThreadingHTTPServer, path: str) -> None:
    """Say where the pages are."""
    port = server.server_address[1]
    print(f"http://127.0.0.1:{port}{path}  (stop with Ctrl+C)", flush=True)


def run(server: ThreadingHTTPServer, end_watch: Callable[[], None]) -> int:
    """Serve until interrupted, then end the watch. Returns the exit code."""
    try:
        server.serve_forever()
    finally:
        server.server_close()
        end_watch()
    return 0
