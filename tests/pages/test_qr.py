"""Is a QR code made by linearity the one that segno makes? And is it on paper only, with a name?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno

from site_src.pages import qr

ADDRESSES = [
    f"https://{host}/{tag}/programs/{ident}/"
    for host in ("a.example", "assistance-corner.example")
    for tag in ("en", "zh-Hans", "pt-BR")
    for ident in ("x", "section-287g", "criminal-alien-program", "a-very-long-id-" * 8, "écoute")
]


def drawn(width: int, path: str) -> set[tuple[int, int]]:
    """The dark modules that a path strokes."""
    dark: set[tuple[int, int]] = set()
    x, y = 0, 0
    assert path.startswith("M0 .5")
    for kind, a, b in re.findall(r"([mh])(-?\d+)(?: (\d+))?", path[5:]):
        if kind == "h":
            dark |= {(x + i, y) for i in range(int(a))}
        x, y = x + int(a), y + int(b or 0)
    return dark


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_the_code_that_segno_makes(address: str) -> None:
    code = segno.make_qr(address.encode(), error="m", mask=0, mode="byte", boost_error=False)
    width, path = qr.qr_path(address)
    assert width == len(code.matrix) + 8, "a quiet zone of four modules (ISO/IEC 18004)"
    assert drawn(width, path) == {
        (x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module & 1
    }


def test_another_address_is_another_code() -> None:
    assert qr.qr_path("https://a.example/a/")[1] != qr.qr_path("https://a.example/b/")[1]


def test_a_page_has_the_code_of_its_own_language(site: Path) -> None:
    for tag in ("en", "es", "ar"):
        html = (site / tag / "programs/section-287g/index.html").read_text(encoding="utf-8")
        url = f"https://assistance-corner.example/{tag}/programs/section-287g/"
        assert html.count(f'd="{qr.qr_path(url)[1]}"') == 1
        assert html.count(f'<bdi dir="ltr">{url}</bdi>') == 1
        assert re.search(
            r'<span id="name-qr" hidden>[^<]+</span>'
            r'<svg class="qr" role="img" aria-labelledby="name-qr"',
            html,
        )
        assert "mailto:?subject=" in html
