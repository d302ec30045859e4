"""What can go wrong between the widget and its data or its script? Each failure with what its
webmaster finds, and the server that fails.

In a page of a fault, {widget} is the directory's host and {script} the script line.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any

from site_src.headers import integrity

LINK = '<a id="own" href="/programs">Programs</a>'
POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src {widget}\">"
)
OTHER = integrity(b"other")
SOURCE = 'data-src="{widget}/fault/{name}/"'
TOLD = "seen.events.filter(e => e[0] === 'ac-error').length === 1"
REFUSED = "seen.refused === 1"  # the browser itself keeps the script from running


@dataclass(frozen=True)
class Fault:
    """A failure: its name, what is wrong, words that the console line may have, and the page.
    `refused`: the browser does not run the script.
    """

    name: str
    wrong: str
    says: tuple[str, ...] = ()
    div: str = SOURCE
    head: str = "{script}"
    refused: bool = False

    @property
    def body(self) -> str:
        """The host's own link in a list, and what stands below."""
        attributes = self.div.replace("{name}", self.name)
        return f"<div data-assistance-corner {attributes}>{LINK}</div><p>below</p>"


TABLE = (
    Fault("error", "the data come with HTTP 500", ("en.json: HTTP 500",)),
    Fault("page", "a page in place of the data, as of a network that wants a sign-in", ("JSON",)),
    Fault("closed", "the data come without CORS headers", ("fetch",)),
    Fault("cut", "the connection ends", ("fetch",)),
    Fault("hang", "the server begins and never goes on", ("timed out",),
          div=f'{SOURCE} data-timeout="400"'),
    Fault("trickle", "the server is too slow", ("timed out", "aborted"),
          div=f'{SOURCE} data-timeout="400"'),
    Fault("unreachable", "no server at all", ("fetch",), div='data-src="http://127.0.0.1:9/"'),
    Fault("no-connect-src", "a policy without our host in `connect-src`", ("fetch",), div="",
          head=f"{POLICY}{{script}}"),
    Fault("no-script-src", "a policy without our host in `script-src`", div="",
          head=POLICY.replace(" {widget}", " 'none'") + "{script}", refused=True),
    Fault("script-hash", "the script is not the one that `integrity` names", div="", refused=True,
          head=f'<script async src="{{address}}" integrity="{OTHER}" '
               'crossorigin="anonymous"></script>'),
    Fault("data-hash", "the data are not those that `data-integrity` names", ("fetch",),
          div=f'data-integrity="{OTHER}"'),
    Fault("foreign", "a link of the data leads to another site",
          ("en.json: foreign link https://evil.example",)),
    Fault("script-link", "a link of the data is a script", ("en.json: foreign link javascript:",)),
    Fault("later", "the data have a later format", ("en.json: unknown format 2",)),
    Fault("list", "the data are a list", ("format",)),
    Fault("null", "the data are `null`", ("null",)),
    Fault("hollow", "the data lack their words", ("undefined",)),
    Fault("countless", "the data lack their counts", ("undefined",)),
    Fault("no-section", "`data-section` names no section", ("no program has the section no-such",),
          div='data-section="no-such"'),
    Fault("no-program", "`data-ids` names no program", ("no program has the id no-such",),
          div='data-ids="no-such"'),
    Fault("no-choice", "no program is of the audience and kind",
          ("no program has the audience x and the kind y",), div='data-audience="x" data-kind="y"'),
)  # fmt: skip
FAULTS = {fault.name: fault for fault in TABLE}


def fail(handler: BaseHTTPRequestHandler, name: str, good: bytes, ending: threading.Event) -> None:
    """Answer as a host that is broken, slow or in other hands."""
    cors = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    if name == "error":
        send(handler, good, "application/json", cors, 500)
    elif name == "page":
        send(
            handler,
            b"<!DOCTYPE html><title>Sign in</title><p>Sign in to the network",
            "text/html",
            cors,
        )
    elif name == "closed":
        send(handler, good, "application/json")  # no CORS
    elif name == "cut":
        handler.close_connection = True
    elif name in ("hang", "trickle"):
        start(handler, len(good), "application/json", cors)
        drip(handler, good if name == "trickle" else b"", ending)
        ending.wait(20)
    else:
        send(
            handler, json.dumps(altered(name, json.loads(good))).encode(), "application/json", cors
        )


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
    elif name == "countless":
        del data["count"]
    elif name == "markup":
        first["name"] = "<img src=x onerror='window.broken=1'><script>window.broken=1</script>"
        first["summary"] = ["<b onmouseover=alert(1)>bold</b>", "javascript:alert(1)"]
        first["id"] = '../../../evil?x=$&#"><script>'
        first["acronyms"] = ["<svg onload=window.broken=1>"]
    elif name == "many":
        data["programs"] = [
            {**p, "id": f"{p['id']}-{i}"} for i in range(11) for p in data["programs"]
        ][:500]
        data["count"] = [f"{n} programs" for n in range(501)]
    else:
        raise ValueError(name)
    return data


def start(
    handler: BaseHTTPRequestHandler,
    length: int,
    kind: str,
    headers: Mapping[str, str],
    status: int = 200,
) -> None:
    """The head of an answer."""
    handler.send_response(status)
    for name, value in {"Content-Type": kind, "Content-Length": str(length), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    kind: str,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> None:
    """A whole answer."""
    start(handler, len(body), kind, headers or {}, status)
    handler.wfile.write(body)


def drip(handler: BaseHTTPRequestHandler, body: bytes, ending: threading.Event) -> None:
    """A body byte by byte, until the reader goes away."""
    for byte in body:
        if ending.wait(0.02):
            return
        try:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
        except OSError:
            return
