"""Does the developer's server answer as a careful host would: headers, 404 pages, a site below a
path?
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_src.build import build
from site_src.problems import WrongUse
from site_src.server import base_path, make_server

Ask = Callable[[str], tuple[int, dict[str, str], str]]


@contextmanager
def asking(folder: Path) -> Iterator[Ask]:
    """A function that asks a server of `folder` for an address."""
    server = make_server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def ask(address: str) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        connection.request("GET", address)
        answer = connection.getresponse()
        found = (
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read().decode(),
        )
        connection.close()
        return found

    try:
        yield ask
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_pages_come_with_the_headers_of_a_careful_host(site: Path) -> None:
    """CSP level 3: default-src 'self', in force for every answer."""
    with asking(site) as ask:
        for address, status in (("/es/", 200), ("/", 200), ("/es/nowhere/", 404)):
            code, headers, body = ask(address)
            assert code == status
            assert headers["content-security-policy"].startswith("default-src 'self';")
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["content-type"] == "text/html; charset=utf-8"
            assert body


def test_an_address_that_leads_nowhere_gets_the_page_of_its_language(site: Path) -> None:
    with asking(site) as ask:
        assert '<html lang="es"' in ask("/es/nowhere/")[2]
        assert ask("/nowhere/")[2] == (site / "404.html").read_text(encoding="utf-8")
        assert ask("/../404.html")[0] in (200, 404)


def test_a_site_below_a_path_is_served_below_it(
    root: Callable[[str], Path], tmp_path: Path
) -> None:
    """Its pages link each other below that path, so they would lead nowhere at the root of the
    host.
    """
    out = tmp_path / "dist"
    build(root("french"), out)
    assert base_path(out) == "/annuaire/"
    with asking(out) as ask:
        assert ask("/annuaire/fr/")[0] == 200
        style = next((out / "assets").glob("site.*.css")).name
        assert ask(f"/annuaire/assets/{style}")[0] == 200
        assert (ask("/")[0], ask("/")[1]["location"]) == (302, "/annuaire/")
        assert ask("/fr/")[0] == 404
        assert '<html lang="de"' in ask("/annuaire/de/nowhere/")[2]
        page, frame = (ask(f"/annuaire/fr/{path}")[1] for path in ("embed/", "embed/frame/"))
        assert "frame-ancestors 'none'" in page["content-security-policy"]
        assert "frame-ancestors *" in frame["content-security-policy"]
        assert page["integrity-policy"] == "blocked-destinations=(script)"


def test_a_site_at_the_root_of_its_host_has_no_path(site: Path, tmp_path: Path) -> None:
    assert (base_path(site), base_path(tmp_path)) == ("/", "/")


def test_a_port_that_is_taken_or_impossible_is_wrong_use(tmp_path: Path) -> None:
    first = make_server(tmp_path, 0)
    for port in (first.server_address[1], 99999):
        with pytest.raises(WrongUse, match=f"port {port} cannot be used"):
            make_server(tmp_path, port)
    first.server_close()
