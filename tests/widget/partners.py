"""How is the widget seen on a partner's page? Two servers of different origins: the directory's host, and the partner's.

The directory's host serves the script as a release makes it, and the built site's data; below `/fault/` it fails in many ways.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from site_src.embed.hosting import SHARED
from site_src.embed.script import integrity, minified, script_for
from tests.conftest import PROJECT
from tests.widget.styles import style_file

HOSTS = PROJECT / "tests" / "widget" / "hosts"
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
# Seen in every document before its own scripts: what the widget tells, and how far things jump.
WATCH = """
(() => {
  const seen = { events: [], lines: [], shift: 0 };
  Object.defineProperty(window, 'seen', { value: seen });
  for (const name of ['ac-ready', 'ac-error', 'ac-filter']) {
    document.addEventListener(name, (e) => seen.events.push([name, e.detail, e.composedPath()[0].localName]));
  }
  const warn = console.warn;
  console.warn = (...said) => { seen.lines.push(said.join(' ')); warn.apply(console, said); };
  addEventListener('error', (e) => seen.lines.push('error ' + e.message));
  addEventListener('unhandledrejection', (e) => seen.lines.push('rejection ' + e.reason));
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
    .observe({ type: 'layout-shift', buffered: true });
})();
"""


@dataclass
class Origin:
    """A server on loopback: its address, what it was asked for, and what answers."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    ending: threading.Event = field(default_factory=threading.Event)


Answer = Callable[[BaseHTTPRequestHandler, str], None]


@contextmanager
def serve(make: Callable[[Origin], Answer]) -> Iterator[Origin]:
    """An origin of its own, whose answers are made by what `make` returns once the address is known."""
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


def send(handler: BaseHTTPRequestHandler, body: bytes, kind: str, headers: Mapping[str, str] | None = None, status: int = 200) -> None:
    """A whole answer."""
    handler.send_response(status)
    for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def directory(site: Path) -> Callable[[Origin], Answer]:
    """The directory's host: script, data, faults."""

    def make(origin: Origin) -> Answer:
        script = released(origin.address)

        def answer(handler: BaseHTTPRequestHandler, path: str) -> None:
            if path == SCRIPT:
                send(handler, script, "text/javascript", SHARED)
            elif path.startswith("/fault/"):
                fault(handler, path.split("/")[2], data_of(site, "en", origin.address), origin.ending)
            elif path.startswith("/partly/"):
                send(handler, partly(data_of(site, Path(path).stem, origin.address)), "application/json", SHARED)
            elif path.startswith("/widget/data/v1/") and (site / path[1:]).is_file():
                send(handler, data_of(site, Path(path).stem, origin.address), "application/json", SHARED)
            else:
                send(handler, b"<!DOCTYPE html><title>Nothing here</title>", "text/html", SHARED, 404)

        return answer

    return make


def data_of(site: Path, tag: str, address: str) -> bytes:
    """The data of a language, as if the site stood at an address."""
    return (site / "widget" / "data" / "v1" / f"{tag}.json").read_bytes().replace(b"https://assistance-corner.example", address.encode())


def partly(good: bytes) -> bytes:
    """The data as it is while a language lacks the texts of one program."""
    data: dict[str, Any] = json.loads(good)
    data["programs"][0] |= {"name": ["A name in English", "en"], "summary": ["Nobody has translated this yet.", "en"]}
    data["directions"]["en"] = "ltr"
    return json.dumps(data).encode()


def fault(handler: BaseHTTPRequestHandler, name: str, good: bytes, ending: threading.Event) -> None:
    """An answer of a host that is broken, slow or in other hands."""
    cors = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    data: dict[str, Any] = json.loads(good)
    if name == "error":
        send(handler, good, "application/json", cors, 500)
    elif name == "page":
        send(handler, b"<!DOCTYPE html><title>Sign in</title><p>Sign in to the network", "text/html", cors)
    elif name == "closed":
        send(handler, good, "application/json")  # no CORS
    elif name == "cut":
        handler.close_connection = True
    elif name in ("hang", "trickle"):
        handler.send_response(200)
        for header, value in {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*", "Content-Length": str(len(good))}.items():
            handler.send_header(header, value)
        handler.end_headers()
        for i in range(len(good) if name == "trickle" else 0):
            if ending.wait(0.02):
                return
            try:
                handler.wfile.write(good[i : i + 1])
                handler.wfile.flush()
            except OSError:
                return
        ending.wait(20)
    else:
        send(handler, json.dumps(altered(name, data)).encode(), "application/json", cors)


def altered(name: str, data: dict[str, Any]) -> Any:
    """The data as somebody with bad or careless hands has left it."""
    first = data["programs"][0]
    if name == "foreign":
        data["page"] = "https://evil.example/{id}/"
    elif name == "script-link":
        data["home"] = "javascript:alert(1)//"
    elif name == "later":
        data["format"] = 2
    elif name == "list":
        return []
    elif name == "null":
        return None
    elif name == "hollow":
        del data["words"]
    elif name == "markup":
        first["name"] = "<img src=x onerror='window.broken=1'><script>window.broken=1</script>"
        first["summary"] = ["<b onmouseover=alert(1)>bold</b>", "javascript:alert(1)"]
        first["id"] = '../../../evil?x=$&#"><script>'
        first["acronyms"] = ["<svg onload=window.broken=1>"]
    elif name == "many":
        data["programs"] = [{**p, "id": f"{p['id']}-{i}"} for i in range(11) for p in data["programs"]][:500]
        data["count"] = [f"{n} programs" for n in range(501)]
    else:
        raise ValueError(name)
    return data


def partner(at: Origin, more: dict[str, str]) -> Callable[[Origin], Answer]:
    """The partner's host: its pages from hosts/, or those that a test has put into `more`, with the widget's lines filled in."""

    def make(_: Origin) -> Answer:
        def answer(handler: BaseHTTPRequestHandler, path: str) -> None:
            name = path.lstrip("/")
            assert name not in more or not (HOSTS / name).exists(), f"{name} is a page of hosts/"
            if path.startswith("/lib/"):
                send(handler, LIBRARIES[name.removeprefix("lib/")].read_bytes(), "text/javascript")
            elif (file := style_file(path)) is not None:
                send(handler, file.read_bytes(), guess_type(path)[0] or "font/woff2")
            elif name in more or (HOSTS / name).is_file():
                text = more.get(name) or (HOSTS / name).read_text(encoding="utf-8")
                kind = "application/xhtml+xml" if name.endswith(".xhtml") else "text/html"
                isolated = {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"} if name == "embedder.html" else {}
                send(handler, filled(text, at.address).encode(), kind, isolated)
            else:
                send(handler, b"nothing here", "text/plain", status=404)

        return answer

    return make


def filled(text: str, address: str) -> str:
    """A host's page with the lines that a webmaster pastes."""
    tag = f"<script async {attributes(address)}></script>"
    values = {
        "script": tag, "escaped": tag.replace("</", "<\\/"), "attributes": attributes(address), "address": f"{address}{SCRIPT}",
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
    return f'src="{address}{SCRIPT}" integrity="{integrity(released(address))}" crossorigin="anonymous"'


@dataclass
class Partner:
    """A partner's page in a browser."""

    driver: WebDriver
    at: Origin
    widget: Origin
    pages: dict[str, str]

    def open(self, name: str) -> None:
        """Open one of the pages in hosts/."""
        self.widget.asked.clear()
        self.driver.get(f"{self.at.address}/{name}")

    def show(self, body: str, head: str = "{script}") -> None:
        """Open a page with this body."""
        self.pages["page.html"] = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A host</title>{head}</head><body>{body}</body></html>'
        self.open("page.html")

    def run(self, script: str, *values: object) -> Any:
        """What a script of the test returns in the page."""
        return self.driver.execute_script(script, *values)

    def wait(self, condition: str, *values: object, seconds: float = 15) -> Any:
        """The value of an expression, once it is true."""
        return WebDriverWait(self.driver, seconds, 0.02).until(lambda _: self.run(f"return {condition}", *values))

    def ready(self, count: int = 1) -> None:
        """Wait until lists stand there."""
        self.wait(f"{READY} >= {count}")

    def failed(self, count: int = 1) -> list[Any]:
        """The details of the errors, once there are so many."""
        self.wait("seen.events.filter(e => e[0] === 'ac-error').length >= arguments[0]", count)
        return [e[1] for e in self.seen("events") if e[0] == "ac-error"]

    def seen(self, what: str) -> Any:
        """The events, console lines or layout shift so far."""
        return self.run(f"return seen.{what}")

    def texts(self, selector: str, index: int = 0) -> list[str]:
        """The texts of elements inside a list that are shown."""
        found: list[str] = self.run(TEXTS, selector, index)
        return found

    def asked(self, start: str) -> list[str]:
        """What the directory's host was asked for."""
        return [path for path in self.widget.asked if path.startswith(start)]

    def settle(self, seconds: float = 0.2) -> None:
        """Let the page go on, where a test says that nothing may happen."""
        end = time.monotonic() + seconds
        self.driver.execute_async_script(f"setTimeout(arguments[0], {seconds * 1000})")
        assert time.monotonic() >= end - 0.05


READY = "[...document.querySelectorAll('assistance-corner')].filter(c => c.shadowRoot && c.shadowRoot.querySelector('li')).length"
TEXTS = """
const corner = document.querySelectorAll('assistance-corner')[arguments[1]];
return [...corner.shadowRoot.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.textContent);
"""
