"""What does a partner's page become when something is wrong? It keeps its own link, nothing jumps, one console line, one event."""

from __future__ import annotations

import pytest

from site_src.embed.script import integrity
from tests.widget.partners import SCRIPT, Partner

LINK = '<a id="own" href="/programs">Programs</a>'
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src {widget}">'
FAULTS = {
    "error": "HTTP 500", "page": "JSON", "closed": "fetch", "cut": "fetch", "hang": "timeout", "trickle": "timeout",
    "foreign": "origin https://evil.example", "script-link": "origin javascript:", "later": "format 2", "list": "format", "null": "null", "hollow": "",
}  # fmt: skip


def kept(host: Partner) -> bool:
    """True if the host's own link is there to be seen and followed."""
    return bool(host.run("const a = document.getElementById('own'); return a.checkVisibility() && a.offsetHeight > 0 && a.href.endsWith('/programs')"))


@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_host_of_the_data_does_wrong_leaves_the_link(host: Partner, fault: str) -> None:
    host.show(f'<div data-assistance-corner data-src="{{widget}}/fault/{fault}/" data-timeout="400">{LINK}</div><p>below</p>')
    [detail] = host.failed()
    assert FAULTS[fault] in detail["message"]
    assert kept(host)
    lines = host.seen("lines")
    assert len(lines) == 1
    assert lines[0].startswith("assistance-corner: ")
    assert host.seen("shift") == 0


def test_a_host_that_cannot_be_reached_leaves_the_link(host: Partner) -> None:
    host.show(f'<div data-assistance-corner data-src="http://127.0.0.1:9/">{LINK}</div>')
    host.failed()
    assert kept(host)
    assert len(host.seen("lines")) == 1


def test_a_policy_without_connect_src_leaves_the_link(host: Partner) -> None:
    host.show(f"<div data-assistance-corner>{LINK}</div>", head=f"{POLICY}{{script}}")
    host.failed()
    assert kept(host)
    assert len(host.seen("lines")) == 1
    assert host.asked("/widget/data/") == []


def test_a_policy_without_script_src_leaves_the_link(host: Partner) -> None:
    host.show(f"<div data-assistance-corner>{LINK}</div>", head=POLICY.replace(" {widget}", " 'none'") + "{script}")
    host.settle()
    assert kept(host)
    assert host.run("return customElements.get('assistance-corner') === undefined")


def test_a_script_with_another_hash_does_not_run(host: Partner) -> None:
    """W3C Subresource Integrity."""
    head = f'<script async src="{{widget}}{SCRIPT}" integrity="{integrity(b"other")}" crossorigin="anonymous" onerror="this.dataset.refused=1"></script>'
    host.show(f"<div data-assistance-corner>{LINK}</div>", head=head)
    host.wait("document.querySelector('script').dataset.refused")
    assert kept(host)


def test_data_with_another_hash_are_not_shown_and_with_one_of_several_are(host: Partner) -> None:
    host.show(f'<div data-assistance-corner data-integrity="{integrity(b"other")}">{LINK}</div>')
    host.failed()
    assert kept(host)
    data = host.run("return fetch(arguments[0]).then(a => a.text())", f"{host.widget.address}/widget/data/v1/en.json")
    host.show(f'<div data-assistance-corner data-integrity="{integrity(b"other")} {integrity(data.encode())}">{LINK}</div>')
    host.ready()


def test_the_host_page_does_not_wait_for_a_hanging_server(host: Partner) -> None:
    host.show(f'<div data-assistance-corner data-src="{{widget}}/fault/hang/">{LINK}</div>')
    host.wait("document.readyState === 'complete'", seconds=5)
    assert kept(host)
    assert host.seen("events") == []


def test_a_later_try_may_succeed(host: Partner) -> None:
    host.show('<assistance-corner src="{widget}/fault/error/"></assistance-corner>')
    host.failed()
    host.run("document.querySelector('assistance-corner').src = arguments[0]", f"{host.widget.address}/widget/data/v1/")
    host.ready()


def test_what_fails_later_leaves_the_list_that_is_there(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.run("document.querySelector('assistance-corner').src = arguments[0]", f"{host.widget.address}/fault/error/")
    host.failed()
    assert len(host.texts("li")) == 48


def test_ten_lists_that_fail_say_it_once(host: Partner) -> None:
    host.show('<assistance-corner src="{widget}/fault/error/"></assistance-corner>' * 10)
    host.failed(10)
    assert len(host.seen("lines")) == 1
    assert len(host.asked("/fault/")) == 1


def test_markup_in_the_data_is_text(host: Partner) -> None:
    """No element, handler or address can come from the data; an id cannot leave the path of its page."""
    host.show('<div data-assistance-corner data-src="{widget}/fault/markup/"></div>')
    host.ready()
    assert host.texts("[part=link]")[0].startswith("<") or any(text.startswith("<img") for text in host.texts("[part=link]"))
    assert host.run("return document.querySelector('assistance-corner').shadowRoot.querySelectorAll('img, script, svg, b').length") == 0
    links = host.run("return [...document.querySelector('assistance-corner').shadowRoot.querySelectorAll('a')].map(a => a.href)")
    assert len(links) == 50
    assert {link.split("/en/")[0] for link in links} == {host.widget.address}
    host.settle()
    assert host.run("return window.broken === undefined")


@pytest.mark.parametrize("wrong", ['data-section="no-such"', 'data-ids="no-such"', 'data-audience="x" data-kind="y"'])
def test_a_choice_of_nothing_leaves_the_link(host: Partner, wrong: str) -> None:
    host.show(f"<div data-assistance-corner {wrong}>{LINK}</div>")
    assert host.failed() == [{"message": "0"}]
    assert kept(host)
