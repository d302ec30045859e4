"""Is every language of locales.yaml sound, and is an unsound file refused?"""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.catalogs.locales import HOME, Language, load_languages, read_locales
from site_src.problems import ProblemsFound
from site_src.workbench.po_writer import catalog_text, new_catalog
from tests.workbench.making import gettext_tool

LANGUAGES = read_locales(HOME / "locales.yaml").locales
REAL = [x for x in LANGUAGES if not x.pseudo]
CONTENT = Path(__file__).resolve().parents[2] / "site_src" / "content"


def name(language: Language) -> str:
    """A language's tag, as the id of a test."""
    return language.tag


def test_the_thirteen_languages_and_two_pseudo_locales_are_there() -> None:
    """DESIGN 4."""
    assert {x.tag for x in REAL} == {
        "en",
        "es",
        "zh-Hans",
        "vi",
        "ar",
        "fr",
        "pt-BR",
        "ru",
        "ko",
        "ht",
        "tl",
        "hi",
        "pa",
    }
    assert {x.tag for x in LANGUAGES if x.pseudo} == {"en-XA", "ar-XB"}
    assert len({x.tag for x in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES, ids=name)
def test_a_plural_rule_gives_every_form_and_no_other(language: Language) -> None:
    """gettext manual, "Plural forms": the rule maps n to 0..count-1."""
    assert {language.plural_form(n) for n in range(2000)} == set(range(language.plural.count))


@pytest.mark.parametrize("language", REAL, ids=name)
def test_gettext_takes_the_plural_header(language: Language) -> None:
    """msgfmt --check parses the rule and tries it."""
    header = {
        "Language": language.posix,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": language.plural.header,
    }
    forms = "".join(f'msgstr[{n}] "x"\n' for n in range(language.plural.count))
    text = catalog_text(new_catalog(header)) + f'\nmsgid "a"\nmsgid_plural "b"\n{forms}'
    assert gettext_tool(
        "msgfmt", "--check-format", "--check-domain", "-o", "-", "-", data=text.encode()
    )


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("es", "011"),
        ("fr", "001"),
        ("pt-BR", "001"),
        ("ko", "000"),
        ("ru", "201"),
        ("ar", "012"),
        ("hi", "001"),
    ],
)
def test_zero_one_and_two_count_as_gettexts_users_know(tag: str, forms: str) -> None:
    """DESIGN 4: plural forms are fixed as gettext's users know them."""
    (language,) = [x for x in LANGUAGES if x.tag == tag]
    order = (0, 1, 2) if tag != "es" else (1, 0, 2)
    assert "".join(str(language.plural_form(n)) for n in order) == forms


def test_russian_counts_by_the_last_digits() -> None:
    (russian,) = [x for x in LANGUAGES if x.tag == "ru"]
    assert [russian.plural_form(n) for n in (1, 2, 5, 11, 12, 21, 22, 25, 111, 121)] == [
        0,
        1,
        2,
        2,
        2,
        0,
        1,
        2,
        2,
        0,
    ]


def test_only_arabic_runs_from_right_to_left() -> None:
    """The direction comes from CLDR's character order."""
    assert {x.tag for x in LANGUAGES if x.direction == "rtl"} == {"ar", "ar-XB"}


@pytest.mark.parametrize("language", REAL, ids=name)
def test_a_language_is_named_in_itself(language: Language) -> None:
    """The endonym is CLDR's name of the language in that language, or begins with it (Português,
    script left out).
    """
    own = (language.locale.get_display_name() or "").casefold()
    assert language.endonym.casefold().split(" ")[0] in own or language.tag in (
        "tl",
        "zh-Hans",
        "ht",
    )
    assert "_" not in language.tag


GOOD = "{tag: xx, endonym: X, cldr: en, posix: xx, plural: {count: 2, rule: n != 1}}"
BAD = {
    "no-mapping": ("- a", 1, "must be a mapping"),
    "unknown-key": (f"locales:\n- {GOOD[:-1]}, dir: rtl}}", 2, "not a known key"),
    "missing-endonym": (
        "locales:\n- {tag: xx, cldr: en, posix: xx, plural: {count: 1, rule: '0'}}",
        2,
        "is missing",
    ),
    "empty-tag": (f"locales:\n- {GOOD.replace('tag: xx', 'tag: ')}", 2, ""),
    "count-as-text": (f"locales:\n- {GOOD.replace('2', 'two')}", 2, "whole number"),
    "not-yaml": ("locales: [", 2, "not valid YAML"),
    "unknown-pseudo": (f"locales:\n- {GOOD[:-1]}, pseudo: upside-down}}", 2, "not allowed"),
}


@pytest.mark.parametrize("case", BAD)
def test_an_unsound_file_is_refused_with_a_line(case: str, tmp_path: Path) -> None:
    text, line, what = BAD[case]
    file = tmp_path / "locales.yaml"
    file.write_text(f"{text}\n", "utf-8")
    with pytest.raises(ProblemsFound) as stopped:
        read_locales(file)
    assert all(p.file == str(file) for p in stopped.value.problems)
    assert (line, True) in {(p.line, what in p.what) for p in stopped.value.problems}


@pytest.mark.parametrize(
    ("good", "bad", "pointer"),
    [
        ("cldr: en", "cldr: qq_QQ", "locales.1.cldr"),
        ("count: 2", "count: 3", "locales.1.plural"),
        ("n != 1", "n", "locales.1.plural"),
        ("n != 1", "n != one", "locales.1.plural"),
        ("n != 1", "'n ? 1 : 2'", "locales.1.plural"),
    ],
)
def test_an_unsound_language_is_named(good: str, bad: str, pointer: str, tmp_path: Path) -> None:
    """CLDR must know the locale, and the rule must give 0..count-1."""
    file = tmp_path / "locales.yaml"
    other = GOOD.replace("tag: ", "tag: other-").replace(good, bad)
    file.write_text(f"locales:\n- {GOOD}\n- {other}\n", "utf-8")
    with pytest.raises(ProblemsFound) as stopped:
        read_locales(file)
    (problem,) = stopped.value.problems
    assert (problem.file, problem.line, problem.pointer) == (str(file), 3, pointer)


def test_a_tag_that_appears_twice_is_named(tmp_path: Path) -> None:
    """The second would silently take the place of the first."""
    file = tmp_path / "locales.yaml"
    file.write_text(f"locales:\n- {GOOD}\n- {GOOD}\n", "utf-8")
    with pytest.raises(ProblemsFound) as stopped:
        read_locales(file)
    assert [(p.line, p.pointer) for p in stopped.value.problems] == [(3, "locales.1.tag")]


def test_the_good_case_of_these_is_read(tmp_path: Path) -> None:
    file = tmp_path / "locales.yaml"
    file.write_text(f"locales:\n- {GOOD}\n", "utf-8")
    assert [x.tag for x in read_locales(file).locales] == ["xx"]


@pytest.mark.parametrize(
    ("tags", "what"),
    [(("en", "ess"), 'did you mean "es"'), (("es",), 'lack the source language "en"')],
)
def test_a_site_that_names_an_unknown_language_is_told_so(tags: tuple[str, ...], what: str) -> None:
    with pytest.raises(ProblemsFound, match=what):
        load_languages(CONTENT, "en", tags)
