"""Does the widget do in Firefox ESR what it does in Chromium? The hosts and faults that differ most between engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from site_src.embed.script import integrity
from tests.browsing import describe, run_axe
from tests.widget.firefox import browsing, paper
from tests.widget.partners import BARE, SCRIPT, Origin, Partner
from tests.widget.styles import STYLES
from tests.widget.test_faults import FAULTS, LINK, POLICY, kept
from tests.widget.test_hosts import BROKEN_FOR_AXE, LISTS, TOP

CORNER = "document.querySelector('assistance-corner')"
WRONG = ("error", "page", "closed", "cut", "hang")  # the faults of the way to the data; what is wrong inside them is the script's own affair

MAIN = ("base.html", "plain.html", "right-to-left.html", "strict.html", "ten.html", "twice.html", "unset.html")
HOSTS = [name if name in MAIN else pytest.param(name, marks=pytest.mark.audit) for name in TOP]
NO_AXE = (*BROKEN_FOR_AXE, "ten.html")  # ten lists take it twenty seconds, and it reads them in Chromium

pytestmark = pytest.mark.xdist_group("firefox")  # it starts slowly: once is enough


@pytest.fixture(scope="session")
def firefox() -> Iterator[webdriver.Firefox]:
    """One Firefox a test process."""
    with browsing() as driver:
        yield driver


@pytest.fixture
def host(firefox: webdriver.Firefox, partner_host: Origin, widget_host: Origin, pages: dict[str, str]) -> Iterator[Partner]:
    """A partner's page that is watched, in Firefox."""
    firefox.get("about:blank")
    widget_host.asked.clear()
    yield Partner(firefox, partner_host, widget_host, pages)
    paper(firefox, "")


def test_it_is_firefox(host: Partner) -> None:
    assert "Firefox/" in host.run("return navigator.userAgent")


@pytest.mark.parametrize("name", HOSTS)
def test_the_list_is_rendered_readable_and_nothing_is_said(host: Partner, name: str) -> None:
    count = LISTS.get(name, 1)
    host.open(name)
    host.ready(count)
    assert len(host.texts("li")) == 48
    assert host.run("return seen.events.map(e => e[0]).join()") == ",".join(["ac-ready"] * count)  # one host says how arrays become JSON
    assert host.run("return seen.lines.join()") == ""
    width, letters = host.run(f"""
        const item = {CORNER}.shadowRoot.querySelector('p[part=summary]');
        return [item.getBoundingClientRect().width, parseFloat(getComputedStyle(item).fontSize)];
    """)
    assert width > 100
    assert letters >= 14
    assert len(host.asked("/widget/data/")) == 1
    if name not in NO_AXE:
        violations, incomplete = run_axe(host.driver)
        assert [line for line in describe([*violations, *incomplete]) if "assistance-corner" in line] == []


@pytest.mark.audit
@pytest.mark.parametrize("name", STYLES)
def test_the_list_is_at_home_in_a_public_style(host: Partner, name: str) -> None:
    host.pages["style.html"] = STYLES[name].page(BARE)
    host.open("style.html")
    host.ready()
    violations, incomplete = run_axe(host.driver)
    assert [line for line in describe([*violations, *incomplete]) if "assistance-corner" in line] == []
    assert host.run(f"return [...{CORNER}.shadowRoot.querySelectorAll('a, input')].filter(e => e.offsetHeight < 24 || e.offsetWidth < 24).length") == 0
    assert host.run("return document.documentElement.scrollWidth <= innerWidth")
    assert host.seen("lines") == []


def test_the_policy_of_the_strict_host_is_in_force(host: Partner) -> None:
    """A test of the test: this Firefox knows trusted types."""
    host.open("strict.html")
    host.ready()
    assert "CSP" in host.run("try { document.body.innerHTML = '<b>x</b>'; return ''; } catch (error) { return String(error); }")


def test_a_frame_without_an_origin_shows_the_list(host: Partner) -> None:
    host.open("frame.html")
    host.driver.switch_to.frame(host.driver.find_element("tag name", "iframe"))
    try:
        host.ready()
        assert len(host.texts("li")) == 48
        assert host.run("return self.origin") == "null"
    finally:
        host.driver.switch_to.default_content()


@pytest.mark.parametrize("fault", WRONG)
def test_what_the_host_of_the_data_does_wrong_leaves_the_link(host: Partner, fault: str) -> None:
    host.show(f'<div data-assistance-corner data-src="{{widget}}/fault/{fault}/" data-timeout="400">{LINK}</div><p>below</p>')
    [detail] = host.failed()
    if FAULTS[fault] != "fetch":  # Chromium's own words
        assert FAULTS[fault] in detail["message"]
    assert kept(host)
    [line] = host.seen("lines")
    assert line.startswith("assistance-corner: ")


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


def test_a_script_with_another_hash_does_not_run(host: Partner) -> None:
    """W3C Subresource Integrity."""
    head = f'<script async src="{{widget}}{SCRIPT}" integrity="{integrity(b"other")}" crossorigin="anonymous" onerror="this.dataset.refused=1"></script>'
    host.show(f"<div data-assistance-corner>{LINK}</div>", head=head)
    host.wait("document.querySelector('script').dataset.refused")
    assert kept(host)


def test_data_with_another_hash_are_not_shown(host: Partner) -> None:
    host.show(f'<div data-assistance-corner data-integrity="{integrity(b"other")}">{LINK}</div>')
    host.failed()
    assert kept(host)


def test_print_shows_every_item_with_its_address_and_no_field(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.run(f"const f = {CORNER}.shadowRoot.querySelector('input'); f.value = '287'; f.dispatchEvent(new Event('input'))")
    assert 0 < len(host.texts("li")) < 48
    paper(firefox_of(host), "print")
    host.wait("matchMedia('print').matches")
    assert len(host.texts("li")) == 48
    assert host.texts("label, input, [role=status]") == []


def firefox_of(host: Partner) -> webdriver.Firefox:
    """The browser of a page."""
    assert isinstance(host.driver, webdriver.Firefox)
    return host.driver
