"""Does the filter find what the site's search would, and tell everybody what is left? In a real
browser.
"""

from __future__ import annotations

import re

from selenium.webdriver.common.keys import Keys

from site_src.embed.script import script_for
from tests.conftest import PROJECT
from tests.widget.partners import Partner

CORNER = "document.querySelector('assistance-corner')"


def type_in(host: Partner, query: str) -> list[str]:
    """Type into the filter as a person does; returns the names that are left."""
    field = host.run(f"return {CORNER}.shadowRoot.querySelector('input')")
    held = len(field.get_property("value"))
    field.send_keys(Keys.END, Keys.BACKSPACE * held, query)
    assert field.get_property("value") == query
    return host.texts("[part=name] [part=link]")


def test_the_script_has_the_fold_of_the_search_in_it() -> None:
    """One rule: the build puts that file's text into the script (tests/search/test_fold.py)."""
    text = (PROJECT / "site_src" / "static" / "search" / "fold.js").read_text(encoding="utf-8")
    script = script_for("https://a.example/", ["en"])
    assert text.replace("export function", "function") in script
    assert re.findall(r"^(?:import|export)\b.*", script, re.MULTILINE) == []
    assert len(re.findall(r"function fold\(", script)) == 1


def test_every_word_must_occur_whatever_its_accents_and_signs(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    for query in ("287(g)", "287g", "287 G", "２８７"):
        assert type_in(host, query), query
        assert all("287(g)" in name for name in type_in(host, query))
    both = type_in(host, "human tráfficking")
    assert 0 < len(both) < 10
    assert type_in(host, "trafficking human") == both
    assert type_in(host, "zzzz") == []
    assert len(type_in(host, "  ")) == 48


def test_the_arabic_article_makes_no_difference(host: Partner) -> None:
    host.show('<div data-assistance-corner data-lang="ar"></div>')
    host.ready()
    word = next(
        w for name in host.texts("[part=link]") for w in re.findall("ال[\u0621-\u064a]{4,}", name)
    )
    assert type_in(host, word) == type_in(host, word.removeprefix("ال")) != []


def test_one_status_tells_how_many_are_left(host: Partner) -> None:
    """WCAG 4.1.3: one role=status that stays; its text is made at build, by gettext's rule."""
    host.show("{list}")
    host.ready()
    host.run(f"window.status1 = {CORNER}.shadowRoot.querySelector('[role=status]')")
    assert host.texts("[role=status]") == ["48 programs"]
    left = type_in(host, "zzzz")
    assert host.texts("[role=status]") == ["0 programs"]
    left = type_in(host, "287(g)")
    assert host.texts("[role=status]") == [
        "1 program" if len(left) == 1 else f"{len(left)} programs"
    ]
    host.run(f"{CORNER}.lang = 'es'")
    host.wait(f"{CORNER}.shadowRoot.querySelector('.box').lang === 'es'")
    assert host.run(f"return window.status1 === {CORNER}.shadowRoot.querySelector('[role=status]')")


# What changes in a list from the moment it is there, as a screen reader is told: [is it in the
# status?, its text then]
LISTEN = """<script>
const attach = Element.prototype.attachShadow, changes = [];
Element.prototype.attachShadow = function (how) {
  const root = attach.call(this, how);
  const tell = (all) => {
    for (const { target } of all) {
      changes.push([Boolean(target.closest?.('[role=status]')), target.textContent]);
    }
  };
  new MutationObserver(tell).observe(root, { childList: true, characterData: true, subtree: true });
  return root;
};
</script>{script}"""


def test_a_list_comes_in_silence_and_tells_what_typing_leaves(host: Partner) -> None:
    """WAI-ARIA 1.2, live regions: changes are told, so the status comes with its text in it, all
    at one stroke.
    """
    host.show("{list}", head=LISTEN)
    host.ready()
    host.settle()
    assert host.texts("[role=status]") == ["48 programs"]
    [[in_status, _]] = host.run("return changes")
    assert not in_status
    left = len(type_in(host, "z"))
    assert left > 0
    assert [text for in_status, text in host.run("return changes") if in_status] == [
        "1 program" if left == 1 else f"{left} programs"
    ]
    type_in(host, "")
    assert [text for in_status, text in host.run("return changes") if in_status][1:] == [
        "48 programs"
    ]


def test_typing_leaves_the_focus_and_hides_empty_sections(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    before = len(host.texts("[part=heading]"))
    type_in(host, "287(g)")
    assert host.run(f"return {CORNER}.shadowRoot.activeElement.localName") == "input"
    assert 0 < len(host.texts("[part=heading]")) < before


def test_typing_asks_for_nothing_and_tells_the_page(host: Partner) -> None:
    host.show("{list}")
    host.ready()
    host.widget.asked.clear()
    type_in(host, "zz")
    name, detail, target = host.seen("events")[-1]
    assert (name, detail, target) == ("ac-filter", {"query": "zz", "count": 0}, "assistance-corner")
    assert host.widget.asked == []


def test_the_filter_can_be_left_out(host: Partner) -> None:
    host.show('<div data-assistance-corner data-filter="off"></div>')
    host.ready()
    assert host.texts("label, input") == []
