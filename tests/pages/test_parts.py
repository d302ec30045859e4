"""Are parts macros whose arguments are their slots, and may a content root replace a single one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.files import PACKAGE
from site_src.html import Html
from site_src.pages.skeleton import Skeletons
from site_src.pages.templates import load_templates, macros_of
from site_src.problems import ProblemsFound
from site_src.workbench.extract import interface_template

OURS = PACKAGE / "templates"
CARD = {"url": Html("/x/"), "name": "<X>", "acronyms": None, "status": None, "summary": "Sum"}
SHORT_CARD = (
    "{% macro card(url, name, acronyms, status, summary) %}\n"
    '<li><a href="{{ url }}">{{ name }}</a></li>\n'
    "{% endmacro %}\n"
)


def skeletons(root: Path, **files: str) -> Skeletons:
    """The skeletons of a content root with these files of parts."""
    folder = root / "parts"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return Skeletons(load_templates([root, OURS]), {})


def refusals(both: Skeletons) -> list[str]:
    """What is said of the macros of a root."""
    with pytest.raises(ProblemsFound) as caught:
        both.fill_part("link", {"url": "", "text": ""})
    return [f"{p.line} {p.pointer}: {p.what} ({p.hint})" for p in caught.value.problems]


def test_no_two_parts_have_one_name() -> None:
    files = load_templates([OURS]).our_parts
    names = [name for file in files for name in macros_of(file, {})]
    assert len(names) > 100
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_a_root_replaces_a_single_part_and_keeps_the_others(tmp_path: Path) -> None:
    """docs/content-root.md: the file may have any name, also that of one of ours."""
    both = skeletons(tmp_path, lists=SHORT_CARD)
    assert both.fill_part("card", CARD) == '<li><a href="/x/">&lt;X&gt;</a></li>'
    assert both.fill_part("item", {"text": "x"}) == "<li>x</li>"


def test_a_macro_of_a_root_may_use_helpers_of_its_own(tmp_path: Path) -> None:
    """Jinja does not export names that begin with an underscore."""
    helper = "{% macro _bold(text) %}<b>{{ text }}</b>{% endmacro %}"
    both = skeletons(tmp_path, own=helper + "{% macro item(text) %}{{ _bold(text) }}{% endmacro %}")
    assert both.fill_part("item", {"text": "x"}) == "<b>x</b>"


def test_a_macro_that_replaces_nothing_is_refused(tmp_path: Path) -> None:
    both = skeletons(tmp_path, own="{# ours #}\n" + SHORT_CARD.replace("card(", "crad("))
    assert refusals(both) == ['2 crad: no part has this name (did you mean "card"?)']


def test_other_arguments_than_ours_are_refused(tmp_path: Path) -> None:
    both = skeletons(tmp_path, own="{% macro item(words) %}{{ words }}{% endmacro %}")
    assert refusals(both) == ["1 item: has other arguments (they must be: text)"]


def test_a_file_without_a_macro_is_refused(tmp_path: Path) -> None:
    """Files in this folder were templates with slots once; such a file would change nothing."""
    both = skeletons(tmp_path, card="<li>{{ slot.name }}</li>")
    (refusal,) = refusals(both)
    assert refusal.startswith("1 : defines no macro, so it replaces nothing")


def test_view_and_part_must_agree_on_the_slots(tmp_path: Path) -> None:
    both = skeletons(tmp_path, own=SHORT_CARD)
    with pytest.raises(TypeError, match=r"part card: slots without a value \['summary'\]"):
        both.fill_part("card", {name: value for name, value in CARD.items() if name != "summary"})
    with pytest.raises(KeyError):
        both.fill_part("cart", {})


def test_words_of_our_parts_stay_messages_of_a_root_with_parts_of_its_own(tmp_path: Path) -> None:
    """A file of parts adds to ours of the same name; it does not hide the words of the rest."""
    (tmp_path / "parts").mkdir()
    own = '{% macro stale() %}<b>{{ t("own|old", "Old") }}</b>{% endmacro %}'
    (tmp_path / "parts" / "states.html").write_text(own, "utf-8")
    contexts = {entry.msgctxt for entry in interface_template([tmp_path, OURS])}
    assert {"own|old", "state|draft", "page|last-reviewed"} <= contexts
