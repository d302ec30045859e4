"""How are live pages sent? A server on loopback that adds, to what a careful host does, a stream
that tells of changes.

`/.preview/` holds the scripts, the styles and the stream; no page of a site lies there. The
headers are those of site_src/server.py but for Integrity-Policy: the scripts that a preview adds
to a page carry no hash, and obey the page's own Content-Security-Policy.
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
from site_src.workbench.preview.live import Answer, Live, watching
from site_src.workbench.preview.studio import Studio

PREFIX = "/.preview/"
STATIC = Path(__file__).parent / "static"
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class LiveHandler(Handler):
    """Answers with what `live` shows; what it leaves to the built site comes from `directory`."""

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
        answer = (
            own_file(url.path.removeprefix(PREFIX))
            if url.path.startswith(PREFIX)
            else self.live.answer(unquote(url.path))
        )
        if answer is None:
            super().do_GET()
        else:
            self.send_answer(answer)

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self.do_GET()

    def send_answer(self, answer: Answer) -> None:
        """Send what was found."""
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.timing:
            self.send_header("Server-Timing", answer.timing)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def send_events(self, known: str) -> None:
        """Hold the connection until there is a version other than the known one, then tell it
        (server-sent events).
        """
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while (version := self.live.changes.wait(known)) == known:
                self.wfile.write(b":\n\n")
            self.wfile.write(f"event: changed\ndata: {version}\n\n".encode())
        except OSError:
            return  # the page is gone


def own_file(name: str) -> Answer:
    """A script or the styles of the preview."""
    path = STATIC / name
    if name in {p.name for p in STATIC.iterdir()}:
        return Answer(HTTPStatus.OK, KINDS[path.suffix], path.read_bytes())
    return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")


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
    end = watching(studio.watched, studio.changed)
    for problem in studio.problems():
        print(problem, flush=True)
    print(
        f"http://127.0.0.1:{server.server_address[1]}{studio.home}  (stop with Ctrl+C)", flush=True
    )
    return run(server, end)


def serve(content: Path, out: Path, port: int) -> int:
    """Build, show the site, and build again after each change, until interrupted. Raises WrongUse."""
    site = BuiltSite(content, out)
    server = live_server(site, out, port)
    site.first()
    end = watching(site.watched, site.changed)
    print(f"http://127.0.0.1:{server.server_address[1]}/  (stop with Ctrl+C)", flush=True)
    return run(server, end)


def run(server: ThreadingHTTPServer, end: Callable[[], None]) -> int:
    """Answer until interrupted, then end the watch."""
    try:
        server.serve_forever()
    finally:
        server.server_close()
        end()
    return 0
