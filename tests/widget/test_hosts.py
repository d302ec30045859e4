"""Does the widget render on every kind of host page, and leave it alone? Each row of hosts/ in
Chromium and in Firefox.
"""

from __future__ import annotations

import pytest

from site_src.gate.engines import AXE
from tests.browsing import describe, run_axe
from tests.widget.browsers import EITHER, in_both
from tests.widget.hosts import FOLDER, HOSTS
from tests.widget.partners import Partner

SHOWN = "return document.querySelector('assistance-corner').shadowRoot.innerHTML"
SLOW = {("firefox", "ten")}  # ten lists take axe twenty seconds there


def test_every_file_is_of_a_host_and_no_host_is_a_copy() -> None:
    pages = [host.page for host in HOSTS.values()]
    files = {host.file for host in HOSTS.values() if host.file} | {"skeleton.html"}
    assert {path.name for path in FOLDER.glob("*.*html")} == files
    assert [
        path.name
        for path in FOLDER.glob("*.js")
        if not any(f"/scripts/{path.name}" in page for page in pages)
    ] == []
    assert len(HOSTS) >= 27
    assert len(
        {
            (page.replace(f": {name}<", ""), *HOSTS[name].headers)
            for name, page in zip(HOSTS, pages, strict=True)
        }
    ) == len(HOSTS)


@pytest.mark.parametrize(("host", "name"), in_both(HOSTS, smoke="plain"), indirect=["host"])
def test_the_list_is_rendered_readable_without_a_barrier_and_nothing_is_said(
    host: Partner, name: str
) -> None:
    """WCAG 2.2 AA by axe: no violation, nothing left open, inside the list."""
    kind = HOSTS[name]
    host.open(f"hosts/{name}")
    if kind.framed:
        host.driver.switch_to.frame(host.driver.find_element("tag name", "iframe"))
    try:
        host.ready(kind.lists)
        assert len(host.texts("li")) == 48
        if (
            kind.framed
        ):  # of another process: what is put into every document of a page does not reach it
            host.run(AXE.read_text(encoding="utf-8"))
        else:
            assert host.run("return seen.events.map(e => e[0]).join()") == ",".join(
                ["ac-ready"] * kind.lists
            )  # one host says how arrays become JSON
            assert host.run("return seen.lines.join()") == ""
        assert len(host.asked("/widget/data/")) == 1
        # A host's own rules neither collapse it nor make its letters smaller than 14 px.
        width, letters, line, case = host.run("""
            const root = document.querySelector('assistance-corner').shadowRoot;
            const item = root.querySelector('p[part=summary]');
            const style = getComputedStyle(item);
            return [item.getBoundingClientRect().width, parseFloat(style.fontSize),
              parseFloat(style.lineHeight), style.textTransform];
        """)
        assert width > 100
        assert letters >= 14
        assert line >= letters * 1.4
        assert case == "none"
        assert (
            host.run("return self.origin") == "null"
        ) == kind.framed  # an opaque origin has no storage, and its requests have the origin null
        if not kind.axe:
            assert host.run(SHOWN) == inside_of_plain(host)
        elif (host.driver.name, name) not in SLOW:
            violations, incomplete = run_axe(host.driver)
            assert [
                line for line in describe([*violations, *incomplete]) if "assistance-corner" in line
            ] == []
    finally:
        host.driver.switch_to.default_content()


def inside_of_plain(host: Partner) -> str:
    """What a list holds on the plain page, where axe has judged it."""
    host.open("hosts/plain")
    host.ready()
    return str(host.run(SHOWN))


@pytest.mark.parametrize("host", EITHER, indirect=True)
def test_the_policy_of_the_strict_host_is_in_force(host: Partner) -> None:
    """A test of the test: that page may not do what the widget does not do, and the browser knows
    Trusted Types.
    """
    host.open("hosts/strict")
    host.ready()
    said = host.run(
        "try { document.body.innerHTML = '<b>x</b>'; return ''; "
        "} catch (error) { return String(error); }"
    )
    assert "TrustedHTML" in said or "CSP" in said


def test_the_page_gets_no_global_name_no_storage_and_no_element_but_the_list(host: Partner) -> None:
    names = "return [Object.getOwnPropertyNames(window).sort(), document.head.children.length]"
    host.show("{list}", head="<meta name=x>")
    before = host.run(names)
    host.show("{list}", head="{script}")
    host.ready()
    after = host.run(names)
    assert set(after[0]) - {"ret_nodes"} == set(before[0])  # that one is the driver's
    assert after[1] == before[1]
    assert host.run("return [localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert host.run("return document.querySelectorAll('style, link').length") == 0


def test_dark_and_light_follow_the_host_and_can_be_chosen(host: Partner) -> None:
    """A host that knows no dark colors gets none, whatever the reader prefers; one that does gets
    them.
    """
    colour = (
        "return getComputedStyle(document.querySelector('assistance-corner').shadowRoot"
        ".querySelector('.box')).backgroundColor"
    )
    light, dark = "rgb(255, 255, 255)", "rgb(18, 18, 18)"  # Canvas in Chromium
    for root, theme, expected in [
        ("", "", light),
        ("dark light", "", dark),
        ("", "dark", dark),
        ("light dark", "light", light),
        ("light dark", "auto", dark),
    ]:
        host.look("dark")
        host.show(
            f'<div data-assistance-corner data-theme="{theme}"></div>',
            head=f"{{script}}<style>:root{{color-scheme:{root or 'normal'}}}</style>",
        )
        host.ready()
        assert host.run(colour) == expected, (root, theme)
