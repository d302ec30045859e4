"""What does a partner's page become when something is wrong? It keeps its own link, nothing
jumps, one console line, one event.
"""

from __future__ import annotations

import pytest

from site_src.headers import integrity
from tests.widget.browsers import in_both
from tests.widget.faults import FAULTS, LINK, OTHER, REFUSED, TOLD
from tests.widget.partners import Partner


def kept(host: Partner) -> bool:
    """True if the host's own link is there to be seen and followed."""
    return bool(
        host.run(
            "const a = document.getElementById('own'); "
            "return a.checkVisibility() && a.offsetHeight > 0 && "
            "a.href.endsWith('/programs')"
        )
    )


@pytest.mark.parametrize(
    ("host", "name"), in_both(FAULTS, smoke="no-script-src"), indirect=["host"]
)
def test_the_hosts_own_link_stays_and_one_line_says_why(host: Partner, name: str) -> None:
    fault = FAULTS[name]
    host.show(fault.body, head=fault.head)
    host.wait(REFUSED if fault.refused else TOLD)
    assert kept(host)
    assert host.seen("shift") == 0
    lines, events = host.seen("lines"), host.seen("events")
    if (
        fault.refused
    ):  # the browser says it, and the widget nothing: W3C Subresource Integrity, CSP level 3
        assert (lines, events) == ([], [])
        assert host.run("return customElements.get('assistance-corner') === undefined")
        return
    [line], [(_, detail, source)] = lines, events
    assert line == f"assistance-corner: {detail['message']}"
    assert any(word in detail["message"] for word in fault.says)
    assert source == "assistance-corner"
    if "connect-src" in name:
        assert host.asked("/widget/data/") == []


def test_each_fault_is_another() -> None:
    assert len({(fault.body, fault.head) for fault in FAULTS.values()}) == len(FAULTS) >= 21


def test_with_one_of_several_hashes_the_data_are_shown(host: Partner) -> None:
    host.show("")
    data = host.run(
        "return fetch(arguments[0]).then(a => a.text())",
        f"{host.widget.address}/widget/data/v1/en.json",
    )
    host.show(
        f'<div data-assistance-corner data-integrity="{OTHER} '
        f'{integrity(data.encode())}">{LINK}</div>'
    )
    host.ready()


def test_the_host_page_does_not_wait_for_a_hanging_server(host: Partner) -> None:
    host.show(f'<div data-assistance-corner data-src="{{widget}}/fault/hang/">{LINK}</div>')
    host.wait("document.readyState === 'complete'", seconds=5)
    assert kept(host)
    assert host.seen("events") == []


def test_a_later_try_may_succeed(host: Partner) -> None:
    host.show('<assistance-corner src="{widget}/fault/error/"></assistance-corner>')
    host.failed()
    host.run(
        "document.querySelector('assistance-corner').src = arguments[0]",
        f"{host.widget.address}/widget/data/v1/",
    )
    host.ready()


def test_what_fails_later_leaves_the_list_that_is_there(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.run(
        "document.querySelector('assistance-corner').src = arguments[0]",
        f"{host.widget.address}/fault/error/",
    )
    host.failed()
    assert len(host.texts("li")) == 48


def test_ten_lists_that_fail_say_it_once(host: Partner) -> None:
    host.show('<assistance-corner src="{widget}/fault/error/"></assistance-corner>' * 10)
    host.failed(10)
    assert len(host.seen("lines")) == 1
    assert len(host.asked("/fault/")) == 1


def test_markup_in_the_data_is_text(host: Partner) -> None:
    """No element, handler or address can come from the data; an id cannot leave the path of its
    page.
    """
    host.show('<div data-assistance-corner data-src="{widget}/fault/markup/"></div>')
    host.ready()
    assert host.texts("[part=link]")[0].startswith("<") or any(
        text.startswith("<img") for text in host.texts("[part=link]")
    )
    assert (
        host.run(
            "return document.querySelector('assistance-corner').shadowRoot"
            ".querySelectorAll('img, script, svg, b').length"
        )
        == 0
    )
    links = host.run(
        "return [...document.querySelector('assistance-corner').shadowRoot"
        ".querySelectorAll('a')].map(a => a.href)"
    )
    assert len(links) == 50
    assert {link.split("/en/")[0] for link in links} == {host.widget.address}
    host.settle()
    assert host.run("return window.broken === undefined")
