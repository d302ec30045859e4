"""What happens to a list that is moved, removed, put elsewhere, or is one of many? Each on a
partner's page in a real browser.
"""

from __future__ import annotations

from tests.widget.partners import Partner
from tests.widget.servers import SCRIPT

CORNER = "document.querySelector('assistance-corner')"


def test_the_hosts_link_gives_way_to_the_list_and_stays_in_the_document(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    assert host.run(f"return {CORNER}.querySelector('a').checkVisibility()") is False
    assert (
        host.run(
            "return document.querySelector('div > assistance-corner > a').getAttribute('href')"
        )
        == "/programs"
    )


def test_ten_lists_ask_for_one_script_and_one_file_of_data(host: Partner) -> None:
    host.open("hosts/ten")
    host.ready(10)
    assert host.asked("/widget/") == [SCRIPT, "/widget/data/v1/en.json"]


def test_lists_in_two_languages_ask_for_two_files(host: Partner) -> None:
    host.show(
        '<assistance-corner lang="es"></assistance-corner>'
        '<assistance-corner lang="ar"></assistance-corner>' * 3
    )
    host.ready(6)
    assert sorted(host.asked("/widget/data/")) == [
        "/widget/data/v1/ar.json",
        "/widget/data/v1/es.json",
    ]


def test_a_second_script_changes_nothing(host: Partner) -> None:
    host.open("hosts/twice")
    host.ready()
    host.settle()
    assert host.run("return document.querySelectorAll('assistance-corner').length") == 1
    assert host.seen("lines") == []


def test_moving_keeps_the_list_and_what_was_typed(host: Partner) -> None:
    host.show("<section></section>{list}")
    host.ready()
    host.run(f"""
        const root = {CORNER}.shadowRoot;
        root.querySelector('input').value = 'human';
        root.querySelector('input').dispatchEvent(new Event('input'));
        document.querySelector('section').append(document.querySelector('div'));
    """)
    host.settle()
    assert (
        host.run(
            "return document.querySelector('section input, "
            "section assistance-corner').shadowRoot.querySelector('input').value"
        )
        == "human"
    )
    assert 0 < len(host.texts("li")) < 48
    assert host.asked("/widget/data/") == ["/widget/data/v1/en.json"]


def test_a_list_can_be_removed_and_put_back(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.run("window.kept = document.querySelector('div'); kept.remove()")
    host.settle(0.05)
    host.run("document.body.append(window.kept)")
    host.settle(0.05)
    assert len(host.texts("li")) == 48
    assert len(host.texts("[role=status]")) == 1
    assert host.seen("lines") == []


def test_a_list_that_is_removed_before_its_data_came_says_nothing(host: Partner) -> None:
    host.show("")
    host.wait("customElements.get('assistance-corner') !== undefined")
    host.run(
        "const c = document.createElement('assistance-corner'); document.body.append(c); "
        "c.remove(); window.gone = c"
    )
    host.settle()
    assert host.run("return window.gone.shadowRoot") is None
    assert host.seen("events") == []


def test_a_list_moves_into_another_document_with_its_style(host: Partner) -> None:
    """A constructed style sheet belongs to one document (CSSOM): the list takes that of its new
    one.
    """
    host.show(
        "{list}<iframe title=x srcdoc='<!DOCTYPE html><title>x</title>"
        "<body></body>' width=600 height=400></iframe>"
    )
    host.ready()
    host.wait(
        "document.querySelector('iframe').contentDocument.body && "
        "document.querySelector('iframe').contentDocument.title === 'x'"
    )
    host.run(
        f"window.moved = {CORNER}; "
        f"document.querySelector('iframe').contentDocument.body.append(moved)"
    )
    host.wait("moved.shadowRoot.adoptedStyleSheets.length === 1")
    assert host.run("return moved.shadowRoot.querySelectorAll('li').length") == 48
    assert (
        host.run("return getComputedStyle(moved.shadowRoot.querySelector('.box')).paddingTop")
        == "16px"
    )
    assert host.seen("lines") == []


def test_lists_that_come_late_are_found(host: Partner) -> None:
    host.show("")
    host.wait("customElements.get('assistance-corner') !== undefined")
    host.run(
        "document.body.insertAdjacentHTML('beforeend', '<article>"
        "<div data-assistance-corner></div></article>')"
    )
    host.ready()
    host.run(
        "const d = document.createElement('div'); d.dataset.assistanceCorner = ''; "
        "document.body.append(d)"
    )
    host.ready(2)


def test_an_element_in_anothers_shadow_root_takes_the_language_from_outside(host: Partner) -> None:
    host.show('<div lang="es"><span></span></div>')
    host.run("""
        const root = document.querySelector('span').attachShadow({ mode: 'open' });
        window.inner = document.createElement('assistance-corner');
        root.append(inner);
    """)
    host.wait("inner.shadowRoot && inner.shadowRoot.querySelector('li')")
    assert host.run("return inner.shadowRoot.querySelector('.box').lang") == "es"
    assert host.seen("events")[0][0] == "ac-ready"


def test_what_had_the_focus_hands_it_on(host: Partner) -> None:
    """WCAG 2.4.3: who stands on the host's link when the list comes is not thrown to the top of
    the page.
    """
    host.show("<p>above</p>{list}", head="")
    host.run("document.querySelector('div a').focus()")
    host.run(
        "const s = document.createElement('script'); s.src = arguments[0]; document.head.append(s)",
        f"{host.widget.address}{SCRIPT}",
    )
    host.ready()
    assert (
        host.run(
            f"return document.activeElement === {CORNER} && "
            f"{CORNER}.shadowRoot.activeElement.localName"
        )
        == "input"
    )


def test_a_link_that_is_parsed_after_the_list_was_made_goes_below_it(host: Partner) -> None:
    """A slow page: its script runs between the div and the link in it."""
    host.show("<div data-assistance-corner></div>")
    host.ready()
    host.run(
        "document.querySelector('div').insertAdjacentHTML('beforeend', "
        "'Programs: <a href=/programs>Programs</a>')"
    )
    host.wait("document.querySelector('assistance-corner > a')")
    assert host.run("return document.querySelector('div').childNodes.length") == 1
    assert host.run("return document.querySelector('a').checkVisibility()") is False
