"""Do templates and views agree on their slots, and is every value escaped that is not marked as
HTML?
"""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from site_src.files import PACKAGE
from site_src.html import Html
from site_src.pages.skeleton import Skeletons
from site_src.pages.templates import Templates, load_templates


def skeletons(template: str, **words: object) -> Skeletons:
    """The skeletons of an environment with one template, `page`."""
    environment = load_templates([PACKAGE / "templates"]).environment
    environment.loader = DictLoader({"page.html": template})
    return Skeletons(Templates(environment, [], []), words)


def test_a_slot_without_a_value_is_an_error_that_names_template_and_slot() -> None:
    with pytest.raises(TypeError, match=r"template page: slots without a value \['b'\]"):
        skeletons("{{ slot.a }}{{ slot.b }}").fill_template("page", {"a": "x"})


def test_a_value_without_a_slot_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"values without a slot \['b'\]"):
        skeletons("{{ slot.a }}").fill_template("page", {"a": "x", "b": "y"})


def test_one_wrong_name_among_as_many_slots_is_an_error() -> None:
    with pytest.raises((TypeError, KeyError)):
        skeletons("{{ slot.a }}").fill_template("page", {"b": "x"})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b> & \"'", "&lt;b&gt; &amp; &#34;&#39;"),
        (Html("<b>x</b>"), "<b>x</b>"),
        (Markup("<b>x</b>"), "<b>x</b>"),
        (None, ""),
        (7, "7"),
        ([Html("<i>"), "<", None, [Markup("</i>")]], "<i>&lt;</i>"),
        ((), ""),
    ],
)
def test_a_value_is_shown_as(value: object, shown: str) -> None:
    """Only markup passes as it is; lists are joined, text is escaped, nothing is nothing."""
    assert skeletons("[{{ slot.a }}]").fill_template("page", {"a": value}) == f"[{shown}]"


def test_a_slot_may_stand_twice() -> None:
    assert skeletons("{{ slot.a }}-{{ slot.a }}").fill_template("page", {"a": "x"}) == "x-x"


def test_a_template_is_made_once_and_filled_afresh() -> None:
    both = skeletons("{{ word }} {{ slot.a }}", word="<w>")
    assert [both.fill_template("page", {"a": x}) for x in "12"] == ["&lt;w&gt; 1", "&lt;w&gt; 2"]


def test_a_name_that_nobody_gives_is_an_error() -> None:
    """STYLE: StrictUndefined."""
    with pytest.raises(UndefinedError):
        skeletons("{{ wrod }}").fill_template("page", {})


def test_a_value_cannot_open_a_hole() -> None:
    """The mark of a hole in a text is text."""
    both = skeletons("{{ slot.a }}{{ slot.b }}")
    assert both.fill_template("page", {"a": "\ue000b\ue001", "b": "x"}) == "\ue000b\ue001x"
