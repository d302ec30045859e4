"""Which text does a reader get, in which language is it, and does the page say so?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from site_src.catalogs.interface import Interface
from site_src.catalogs.known import UnknownMessage
from site_src.catalogs.locales import Language, Languages, Plural
from site_src.catalogs.messages import Message
from site_src.catalogs.po_reader import Entry, Key
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import Catalogs, Translator, load_catalogs
from tests.workbench.making import language

ENGLISH, SPANISH, ARABIC = language("en"), language("es"), language("ar")
MEXICAN = Language(
    tag="es-MX",
    endonym="Español (México)",
    cldr="es_MX",
    posix="es_MX",
    plural=Plural(count=2, rule="n != 1"),
)


def entries(**states: ReviewState) -> dict[Key, Entry]:
    """A catalog with the message "Jail" under `x|<name>`, translated as "Cárcel", in each of
    these states.
    """
    catalog = {}
    for name, state in states.items():
        entry = Entry(f"x|{name}", "Jail", "", ("Cárcel",), state)
        catalog[entry.key] = entry
    return catalog


def counted(msgid: str, plural: str, forms: tuple[str, ...]) -> dict[Key, Entry]:
    """A catalog with one message that has a plural."""
    return {("x|n", msgid): Entry("x|n", msgid, plural, forms, "draft")}


def translator(chain: tuple[Language, ...], *layers: dict[Key, Entry]) -> Translator:
    """A translator for the first of the chain."""
    return Translator(Catalogs(chain[0], chain, {"site": layers}), "site", ENGLISH)


@pytest.mark.parametrize("state", ["reviewed", "draft"])
def test_a_current_translation_is_shown_without_a_mark(state: ReviewState) -> None:
    words = translator((SPANISH,), entries(a=state))
    assert Interface(words).t("x|a", "Jail") == "Cárcel"
    assert words.find("x|a", "Jail") == ("Cárcel", SPANISH, state)


@pytest.mark.parametrize("state", ["stale", "fuzzy", "missing"])
def test_any_other_translation_is_not_shown(state: ReviewState) -> None:
    """DESIGN 4: stale or fuzzy text is never shown as current; the reason is kept."""
    words = translator((SPANISH,), entries(a=state))
    assert words.find("x|a", "Jail") == ("Jail", ENGLISH, state)


def test_a_translation_of_another_text_or_context_is_not_shown() -> None:
    words = translator((SPANISH,), entries(a="reviewed"))
    assert words.find("x|a", "Prison") == ("Prison", ENGLISH, "missing")
    assert words.find("x|b", "Jail") == ("Jail", ENGLISH, "missing")


def test_a_fallback_names_its_language_and_direction() -> None:
    """WCAG 3.1.2, language of parts: an English text on an Arabic page is not read with an Arabic
    voice.
    """
    words = translator((ARABIC,), {})
    assert Interface(words).t("x|a", "Jail") == '<span lang="en" dir="ltr">Jail</span>'
    text = words.text("x|a", "Jail *now*", str, {}, {})
    assert text.html == '<span lang="en" dir="ltr">Jail <em>now</em></span>'
    assert (text.plain, text.language, text.state) == ("Jail now", ENGLISH, "missing")


def test_a_right_to_left_fallback_says_so() -> None:
    home = Translator(Catalogs(SPANISH, (SPANISH,), {"site": ({},)}), "site", ARABIC)
    assert Interface(home).t("x|a", "سجن") == '<span lang="ar" dir="rtl">سجن</span>'


def test_an_attribute_carries_no_markup() -> None:
    """No element can name the language of an attribute's text."""
    assert Interface(translator((ARABIC,), {})).ta("x|a", 'a "b" <c>') == "a &#34;b&#34; &lt;c&gt;"


def test_fallback_is_per_string_along_the_chain() -> None:
    """RFC 4647, lookup: es-MX, then es, then the source; each string for itself, each marked as
    what it is.
    """
    words = translator(
        (MEXICAN, SPANISH),
        entries(a="draft", b="fuzzy"),
        entries(a="reviewed", b="draft", c="stale"),
    )
    interface = Interface(words)
    assert interface.t("x|a", "Jail") == "Cárcel"
    assert interface.t("x|b", "Jail") == '<span lang="es" dir="ltr">Cárcel</span>'
    assert interface.t("x|c", "Jail") == '<span lang="en" dir="ltr">Jail</span>'
    assert words.find("x|b", "Jail")[2] == "fuzzy"


def test_the_chain_cuts_a_tag_at_each_hyphen() -> None:
    languages = Languages(ENGLISH, ENGLISH, (ENGLISH, SPANISH, MEXICAN, ARABIC), ())
    assert languages.chain(MEXICAN) == (MEXICAN, SPANISH)
    assert languages.chain(ARABIC) == (ARABIC,)


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_a_catalog_of_the_content_root_overlays_the_projects(tmp_path: Path) -> None:
    for name, texts in (("home", ["uno", "dos"]), ("own", ["eins"])):
        folder = tmp_path / name / "po" / "es"
        folder.mkdir(parents=True)
        text = "\n\n".join(
            f'msgctxt "x|{i}"\nmsgid "{i}"\nmsgstr "{word}"' for i, word in enumerate(texts)
        )
        (folder / "site.po").write_text(f"{HEAD}{text}\n", "utf-8")
    catalogs = load_catalogs(
        SPANISH,
        Languages(ENGLISH, ENGLISH, (ENGLISH, SPANISH), ()),
        [tmp_path / "home", tmp_path / "own"],
    )
    words = Translator(catalogs, "site", ENGLISH)
    assert [words.find(f"x|{i}", str(i))[0] for i in range(2)] == ["eins", "dos"]


def test_the_source_language_needs_no_catalog() -> None:
    words = translator((ENGLISH,), {})
    assert words.find("x|a", "Jail") == ("Jail", ENGLISH, "reviewed")
    assert [Interface(words).tn("x|n", "{n} day", "{n} days", n, n=n) for n in (0, 1, 2)] == [
        "0 days",
        "1 day",
        "2 days",
    ]


FORMS = ("صفر", "واحد", "اثنان", "قليل", "كثير", "آخر")


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, 0),
        (1, 1),
        (2, 2),
        (3, 3),
        (10, 3),
        (11, 4),
        (99, 4),
        (100, 5),
        (101, 5),
        (102, 5),
        (103, 3),
        (111, 4),
    ],
)
def test_arabic_has_six_plural_forms(n: int, form: int) -> None:
    """gettext manual, "Plural forms" (Arabic): the form that the rule of locales.yaml picks."""
    words = translator((ARABIC,), counted("{n} day", "{n} days", FORMS))
    assert Interface(words).tn("x|n", "{n} day", "{n} days", n) == FORMS[form]


def test_one_plural_form_that_is_missing_falls_back_alone() -> None:
    """A half-translated plural shows what it has and marks the rest, in the plural of the
    source.
    """
    words = Interface(translator((SPANISH,), counted("day", "days", ("día", ""))))
    assert words.tn("x|n", "day", "days", 1) == "día"
    assert words.tn("x|n", "day", "days", 2) == '<span lang="en" dir="ltr">days</span>'


def test_a_translation_of_another_plural_is_not_shown() -> None:
    words = translator((SPANISH,), counted("day", "old days", ("día", "días")))
    assert words.find("x|n", "day", "days", 2) == ("days", ENGLISH, "missing")


def test_values_are_escaped_unless_they_are_markup() -> None:
    words = Interface(translator((ENGLISH,), {}))
    assert (
        words.t("x|v", "{a} & {b} {c}", a="<i>", b=Markup("<b>x</b>"))
        == "&lt;i&gt; &amp; <b>x</b> {c}"
    )
    assert words.t("x|w", "{a}", a="{b}", b="no") == "{b}"


def test_a_pseudo_locale_needs_no_catalog_and_keeps_placeholders() -> None:
    """DESIGN 4: accents, 40 % longer, brackets; right to left for ar-XB."""
    for tag, edges in (("en-XA", "[]"), ("ar-XB", "اي")):
        text = Translator(
            Catalogs(language(tag), (language(tag),), {"site": ({},)}), "site", ENGLISH
        ).find("x|a", "Call {line}, see [it](page:a)")[0]
        assert text[0] + text[-1] == edges
        assert "{line}" in text
        assert "](page:a)" in text
        assert len(text) >= 30
        assert "Call" not in text or tag == "ar-XB"


TEMPLATE = f"""{HEAD}msgctxt "x|a"
msgid "Jail"
msgstr ""

msgctxt "x|n"
msgid "day"
msgid_plural "days"
msgstr[0] ""
msgstr[1] ""
"""


def strict(folder: Path, domain: str, tag: str = "es") -> Translator:
    """A strict translator of a dataset with one message, and of an interface with two."""
    path = folder / "pot" / "site.pot"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEMPLATE, "utf-8")
    tongue = language(tag)
    languages = Languages(ENGLISH, ENGLISH, (ENGLISH, tongue), ())
    messages = [Message("program:a|name", "Jail", "/", "a.yaml")]
    catalogs = load_catalogs(tongue, languages, [folder], messages=messages)
    return Translator(catalogs, domain, ENGLISH, strict=True)


@pytest.mark.parametrize("tag", ["es", "en", "en-XA"])
@pytest.mark.parametrize(
    ("domain", "known", "unknown"),
    [
        ("site", ("x|a", "Jail"), ("x|b", "Jail")),
        ("site", ("x|a", "Jail"), ("x|a", "Prison")),
        ("site", ("x|n", "day", "days", 2), ("x|n", "day", "many days", 2)),
        ("programs", ("program:a|name", "Jail"), ("program:a|title", "Jail")),
        ("programs", ("program:a|name", "Jail"), ("program:b|name", "Jail")),
    ],
)
def test_a_strict_translator_refuses_a_message_that_nobody_defined(
    domain: str, known: Any, unknown: Any, tag: str, tmp_path: Path
) -> None:
    """Its text would stay in the source language for good, and nobody would see why."""
    words = strict(tmp_path, domain, tag)
    assert words.find(*known)[0]
    with pytest.raises(UnknownMessage, match=re.escape(unknown[0])):
        words.find(*unknown)
    assert Translator(words_of(words), domain, ENGLISH).find(*unknown)[0]


def words_of(words: Translator) -> Catalogs:
    """Empty catalogs in the language of a translator."""
    empty: dict[str, tuple[dict[Key, Entry], ...]] = {"programs": ({},), "site": ({},)}
    return Catalogs(words.language, (words.language,), empty)


def test_a_strict_translator_knows_the_words_of_the_widget(tmp_path: Path) -> None:
    """Pages show them, too; a template that is written anew is read again."""
    words = strict(tmp_path, "site")
    with pytest.raises(UnknownMessage):
        Interface(words).t("w|a", "Call")
    text = f'{HEAD}msgctxt "w|a"\nmsgid "Call"\nmsgstr ""\n'
    (tmp_path / "pot" / "widget.pot").write_text(text, "utf-8")
    assert "Call" in Interface(strict(tmp_path, "site")).t("w|a", "Call")


def test_without_the_datasets_messages_nothing_is_refused(tmp_path: Path) -> None:
    """Who loads only catalogs, as a tool of the translators does, has no dataset to ask."""
    catalogs = load_catalogs(SPANISH, Languages(ENGLISH, ENGLISH, (SPANISH,), ()), [tmp_path])
    words = Translator(catalogs, "programs", ENGLISH, strict=True)
    assert words.find("program:z|name", "Jail")[0] == "Jail"
