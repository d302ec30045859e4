"""Is a word that stands outside a message refused before a translator misses it? And a message
that extraction would pass over?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from site_src.files import PACKAGE
from site_src.problems import ProblemsFound
from site_src.workbench.extract import interface_templates
from site_src.workbench.literal_text import literal_words, unreadable_calls, unreadable_python_calls
from tests.conftest import Run

SYNTAX = Environment(autoescape=True)
BAD: dict[str, tuple[str, int, str, str]] = {
    "text": ("<p>\n\n Phone</p>", 3, "text", "Phone"),
    "one-letter": ("<p>x</p>", 1, "text", "x"),
    "another-script": ("<p>هاتف</p>", 1, "text", "هاتف"),
    "entity": ("<p>&Eacute;</p>", 1, "text", "É"),
    "after-a-message": ('{{ t("a|b", "One") }} years', 1, "text", "… years"),
    "in-a-branch": ("{% if x %}\nYes{% endif %}", 2, "text", "Yes"),
    "in-an-expression": ('<p>{{ "Yes" if x else t("a|b", "No") }}</p>', 1, "text", "Yes…"),
    "joined": ("<p>{{ name ~ ' (new)' }}</p>", 1, "text", "(new)…"),
    "title-element": ("<title>{{ name }} | Home</title>", 1, "text", "… | Home"),
    "button": ("<button>Go</button>", 1, "text", "Go"),
    "after-code": ("<code>x</code> runs", 1, "text", "runs"),
    "quotation-has-ended": ('<p lang="la">Habeas corpus</p> means', 1, "text", "means"),
    "void-element-with-lang": ('<img lang="la" alt="">Words', 1, "text", "Words"),
    "no-markup": ("Words", 1, "text", "Words"),
    "aria-label": ('<nav\n class="x"\n aria-label="Menu">', 3, "aria-label", "Menu"),
    "aria-label-in-part": (
        '<nav aria-label="Menu {{ ta("a|b", "x") }}">',
        1,
        "aria-label",
        "Menu …",
    ),
    "aria-description": ('<p aria-description="Menu">', 1, "aria-description", "Menu"),
    "title": ('<p title="Tip">', 1, "title", "Tip"),
    "alt": ('<img alt="Map">', 1, "alt", "Map"),
    "placeholder": ("<input placeholder=Name>", 1, "placeholder", "Name"),
    "label": ('<option label="All">', 1, "label", "All"),
    "button-value": ('<input type="submit" value="Send">', 1, "value", "Send"),
    "description": ('<meta name="description" content="A page">', 1, "content", "A page"),
    "preview-title": ('<meta property="og:title" content="A page">', 1, "content", "A page"),
}
GOOD = """{# A comment. #}<!-- A comment --><html lang="{{ language.tag }}">
<style>p { color: red }</style>
<p class="lead" title="{{ ta("a|b", "Tip") }}" data-kind="program">
{{ t("a|b", "One {n}", n=n) }} – 12 % &amp; &#8230; {{ slot.text }}</p>
{% if kind == "open" %}{{ names["office"] }}{% endif %}
{{ tn("a|c", "{n} day", "{n} days", 2) }}<code>tel:</code> <bdi>ICE</bdi>
<p lang="la">Habeas <i>corpus</i></p><input type="text" value="abc"><img alt="">
<script src="a.js"></script></html>"""


@pytest.mark.parametrize("name", BAD)
def test_a_word_outside_a_message_is_found_with_its_line(name: str) -> None:
    """STYLE, Templates: no literal text outside a message."""
    text, *expected = BAD[name]
    assert [list(found) for found in literal_words(text, SYNTAX)] == [expected]


def test_a_template_of_messages_and_values_has_none() -> None:
    assert literal_words(GOOD, SYNTAX) == []
    assert list(unreadable_calls(GOOD, SYNTAX)) == []


def test_no_template_of_ours_has_any() -> None:
    files = sorted((PACKAGE / "templates").rglob("*.html"))
    assert len(files) > 50
    assert [
        (file.name, words)
        for file in files
        for words in literal_words(file.read_text("utf-8"), SYNTAX)
    ] == []


CALLS = {
    "name": '\n{{ t("a|b", title) }}',
    "context-name": '\n{{ t(context, "One") }}',
    "joined": '\n{{ ta("a|b", "One" ~ x) }}',
    "filtered": '\n{{ t("a|b", "One"|upper) }}',
    "no-text": '\n{{ t("a|b") }}',
    "plural-is-a-name": '\n{{ tn("a|b", "One", many, 2) }}',
    "in-a-statement": '\n{% set x = t("a|b", title) %}',
}


@pytest.mark.parametrize("name", CALLS)
def test_a_message_that_is_not_written_out_is_found(name: str) -> None:
    """Babel's extraction passes over such a call without a word."""
    assert [line for line, _ in unreadable_calls(CALLS[name], SYNTAX)] == [2]


PYTHON = {
    "name": 'e.t("a|b", title)',
    "f-string": 'e.word("a|b", f"One {n}")',
    "plural": 't.tn("a|b", "One", many, n)',
    "bare": "word(context, text)",
}


@pytest.mark.parametrize("name", PYTHON)
def test_the_same_in_python(name: str) -> None:
    assert [line for line, _ in unreadable_python_calls(f"\n{PYTHON[name]}\n")] == [2]
    assert (
        list(
            unreadable_python_calls(
                'e.t("a|b", "One", n=n)\ne.tn("a|b", "One", "Many", n)\ne.text(name, title)\n'
            )
        )
        == []
    )


def test_extraction_refuses_them_with_file_and_line(tmp_path: Path) -> None:
    """All of them at once, each with what to do."""
    (tmp_path / "bad.html").write_text(
        '<p>\nPhone <b title="Tip">{{ t("a|b", x) }}</b></p>', "utf-8"
    )
    with pytest.raises(ProblemsFound) as stopped:
        interface_templates([tmp_path])
    assert [(p.file, p.line, p.pointer) for p in stopped.value.problems] == [
        (str(tmp_path / "bad.html"), 2, where) for where in ("", "", "title")
    ]
    assert all(p.hint for p in stopped.value.problems)


def test_the_command_refuses_a_root_with_such_a_template_and_writes_nothing(
    root: Callable[[str], Path], run: Run
) -> None:
    content = root("french")
    (content / "templates").mkdir()
    (content / "templates" / "own.html").write_text("<h1>Bienvenue</h1>", "utf-8")
    before = {path: path.read_bytes() for path in sorted((content / "i18n").rglob("*.po*"))}
    code, out, err = run("i18n", "extract", "--content", content)
    assert (code, out) == (1, "")
    assert err.splitlines()[0].startswith(
        f'{content / "templates" / "own.html"}:1  has words outside a message: "Bienvenue"'
    )
    assert {path: path.read_bytes() for path in sorted((content / "i18n").rglob("*.po*"))} == before
    assert before
