"""Do attributes, properties and events do what widget/README.md says? Each on a partner's page in
a real browser.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import PROJECT
from tests.widget.partners import Partner

CORNER = "document.querySelector('assistance-corner')"
README = (PROJECT / "widget" / "README.md").read_text(encoding="utf-8")
SCRIPT = (PROJECT / "widget" / "assistance-corner.js").read_text(encoding="utf-8")


def listed(host: Partner) -> list[str]:
    """The ids of the programs that are shown."""
    links = host.run(
        f"return [...{CORNER}.shadowRoot.querySelectorAll('li:not([hidden]) a')].map(a => "
        f"a.pathname)"
    )
    return [link.strip("/").split("/")[-1] for link in links]


@pytest.mark.parametrize(
    ("page", "own", "expected"),
    [
        ("en", "es", "es"), ("es", "", "es"), ("es-MX", "", "es"), ("ES-mx", "", "es"), 
        ("en-US", "", "en"), ("de", "", "en"), ("", "", "en"),
        ("es", "ar", "ar"), ("en", "es-MX-x-a", "es"), ("en", "xx", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_attributes_then_the_pages_then_the_directorys(
    host: Partner, page: str, own: str, expected: str
) -> None:
    """RFC 4647, lookup: the attribute, the nearest ancestor, each cut at its hyphens, then the
    default.
    """
    attribute = f' data-lang="{own}"' if own else ""
    host.show(f'<section lang="{page}"><div data-assistance-corner{attribute}></div></section>')
    host.ready()
    assert host.run(f"return {CORNER}.shadowRoot.querySelector('.box').lang") == expected
    assert host.seen("events")[0][1]["language"] == expected
    assert host.seen("lines") == []


def test_a_page_in_a_language_that_we_lack_costs_no_request_more(host: Partner) -> None:
    host.show('<div lang="de"><div data-assistance-corner></div></div>')
    host.ready()
    assert host.asked("/widget/data/") == ["/widget/data/v1/en.json"]


def test_right_to_left_texts_run_so_whatever_the_page(host: Partner) -> None:
    host.show('<div data-assistance-corner data-lang="ar"></div>')
    host.ready()
    assert (
        host.run(f"return getComputedStyle({CORNER}.shadowRoot.querySelector('li')).direction")
        == "rtl"
    )


def test_text_in_another_language_says_which_and_how_it_runs(host: Partner) -> None:
    """WCAG 3.1.2: an Arabic list with texts that nobody has translated."""
    host.show('<div data-assistance-corner data-lang="ar" data-src="{widget}/partly/"></div>')
    host.ready()
    texts = host.run(f"""
        const walker = document.createTreeWalker({CORNER}.shadowRoot, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {{
          const node = walker.currentNode;
          const parent = node.parentElement;
          if (!/\\p{{L}}/u.test(node.data) || parent.closest('bdi')) continue;
          found.push([node.data, parent.closest('[lang]').lang,
            getComputedStyle(parent).direction]);
        }}
        return found;
    """)
    assert {(tag, direction) for _, tag, direction in texts} == {("ar", "rtl"), ("en", "ltr")}
    assert [
        text
        for text, tag, _ in texts
        if bool(re.search("[\u0600-\u06ff]{3}", text)) != (tag == "ar")
    ] == []


def test_sections_audiences_kinds_and_ids_choose(host: Partner) -> None:
    data = host_data(host)
    first = data[0]
    groups = {"public-notices", "information-sharing"}
    for attribute, wanted, expected in [
        (
            "section",
            "criminal-law-enforcement",
            {p["id"] for p in data if "criminal-law-enforcement" in p["sections"]},
        ),
        (
            "section",
            "public-notices, information-sharing",
            {p["id"] for p in data if groups & set(p["sections"])},
        ),
        (
            "audience",
            first["audiences"][0],
            {p["id"] for p in data if first["audiences"][0] in p["audiences"]},
        ),
        ("kind", first["kind"], {p["id"] for p in data if p["kind"] == first["kind"]}),
        ("ids", f"{data[3]['id']} {data[1]['id']}", {data[3]["id"], data[1]["id"]}),
    ]:
        host.show(f'<assistance-corner {attribute}="{wanted}"></assistance-corner>')
        host.ready()
        assert 0 < len(expected) < 48
        assert sorted(listed(host)) == sorted(expected), attribute


def host_data(host: Partner) -> list[dict[str, Any]]:
    """The programs of the data."""
    host.show("")
    data = host.run(
        "return fetch(arguments[0]).then(a => a.json())",
        f"{host.widget.address}/widget/data/v1/en.json",
    )
    return list(data["programs"])


def test_each_program_stands_once_and_a_limit_holds(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    assert len(set(listed(host))) == len(listed(host)) == 48
    host.run(f"{CORNER}.limit = 3")
    host.wait(f"{CORNER}.shadowRoot.querySelectorAll('li').length === 3")
    assert host.texts("[role=status]") == ["3 programs"]


@pytest.mark.parametrize(
    ("level", "groups", "names"),
    [
        ("", "H2", "H3"),
        ("4", "H4", "H5"),
        ("6", "H6", "P"),
        ("9", "H6", "P"),
        ("x", "H2", "H3"),
        ("1", "H2", "H3"),
    ],
)
def test_headings_begin_at_the_level_that_the_page_needs(
    host: Partner, level: str, groups: str, names: str
) -> None:
    host.show(f'<div data-assistance-corner data-heading-level="{level}"></div>')
    host.ready()
    found = host.run(
        f"return ['heading', 'name'].map(part => "
        f"{CORNER}.shadowRoot.querySelector(`[part=${{part}}]`).tagName)"
    )
    assert found == [groups, names]


def test_one_section_alone_needs_no_heading_of_its_own(host: Partner) -> None:
    host.show('<div data-assistance-corner data-section="public-notices"></div>')
    host.ready()
    assert host.run(f"return {CORNER}.shadowRoot.querySelector('[part=heading]')") is None
    assert host.run(f"return {CORNER}.shadowRoot.querySelector('[part=name]').tagName") == "H2"


def test_layouts(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    column = (
        f"return new Set([...{CORNER}.shadowRoot.querySelectorAll('li')].map(e => "
        f"e.offsetLeft)).size"
    )
    assert host.run(column) == 1
    host.run(f"{CORNER}.layout = 'cards'")
    host.wait(f"{CORNER}.shadowRoot.querySelector('.cards')")
    assert host.run(column) > 1
    host.run(f"{CORNER}.layout = 'compact'")
    host.wait(f"{CORNER}.shadowRoot.querySelector('.compact')")
    assert host.texts("[part=summary], [part=status], [part=name] :is(h1,h2,h3)") == []
    assert len(host.texts("[part=link]")) == 50


def test_properties_mirror_attributes(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    names = re.findall(r'"([a-z-]+)"', SCRIPT.split("OPTIONS = [")[1].split("]")[0])
    assert len(names) == 11
    for name in names:
        prop = re.sub("-(.)", lambda m: m[1].upper(), name)
        found = host.run(
            "const c = document.createElement('assistance-corner'); "
            "c[arguments[0]] = 'x1'; return [c.getAttribute(arguments[1]), "
            "c[arguments[0]]]",
            prop,
            name,
        )
        assert found == ["x1", "x1"], name


def test_properties_that_were_set_before_the_script_came_hold(host: Partner) -> None:
    host.show("<assistance-corner></assistance-corner>", head="")
    host.run(f"{CORNER}.limit = 2; {CORNER}.theme = 'dark'")
    host.run(
        "const s = document.createElement('script'); s.src = arguments[0]; document.head.append(s)",
        f"{host.widget.address}/widget/9.9.9/assistance-corner.js",
    )
    host.ready()
    assert len(host.texts("li")) == 2
    assert host.run(f"return {CORNER}.getAttribute('theme')") == "dark"


def test_changes_made_together_are_one_update(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.run(
        f"const c = {CORNER}; c.limit = 5; c.layout = 'cards'; c.theme = 'dark'; c.lang = 'es'"
    )
    host.wait(f"{CORNER}.shadowRoot.querySelector('.box').lang === 'es'")
    host.settle()
    assert [e[0] for e in host.seen("events")] == ["ac-ready", "ac-ready"]
    assert host.seen("events")[1] == [
        "ac-ready",
        {"language": "es", "count": 5},
        "assistance-corner",
    ]


def test_the_own_colours_of_a_host_and_its_parts_reach_the_list(host: Partner) -> None:
    head = (
        "{script}<style>body{--ac-link:rgb(1,2,3)} "
        "assistance-corner::part(summary){font-style:italic}</style>"
    )
    host.show("{list}", head=head)
    host.ready()
    found = host.run(
        f"const r = {CORNER}.shadowRoot; return "
        f"[getComputedStyle(r.querySelector('a')).color, "
        f"getComputedStyle(r.querySelector('[part=summary]')).fontStyle]"
    )
    assert found == ["rgb(1, 2, 3)", "italic"]


def test_the_foot_names_the_source_and_that_it_is_not_official(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    assert host.texts("[part=source]") == ["Source: Assistance Corner"]
    assert "not an official government site" in host.texts("[part=notice]")[0]
    assert (
        host.run(f"return {CORNER}.shadowRoot.querySelector('[part=source] a').href")
        == f"{host.widget.address}/en/"
    )


def test_the_readme_names_every_attribute_event_colour_and_part_and_no_other() -> None:
    table = README.split("## Attributes")[1].split("## Events")[0]
    events = README.split("## Events")[1].split("## Colors")[0]
    colours = README.split("## Colors")[1].split("## No jump")[0]
    options = set(re.findall(r'"([a-z-]+)"', SCRIPT.split("OPTIONS = [")[1].split("]")[0]))
    assert set(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)) == options | {
        "lang",
        "data-integrity",
    }
    assert set(re.findall(r"^\| `ac-([a-z]+)`", events, re.MULTILINE)) == set(
        re.findall(r'#tell\("([a-z]+)"', SCRIPT)
    )
    assert set(re.findall(r"`(--ac-[a-z-]+)`", colours)) == set(
        re.findall(r"var\((--ac-[a-z-]+)", SCRIPT)
    )
    parts = set(re.findall(r'make\((?:"[a-z]+"|`[^`]*`|level [^,]*), "([a-z]+)"', SCRIPT))
    assert len(parts) > 10
    assert set(re.findall(r"`([a-z]+)`", colours.split("::part()")[1])) == parts
