"""Does the glossary see a term, an inflected translation of it in each script, and a wrong one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.catalogs.locales import HOME
from site_src.workbench.glossary import Glossary, read_glossary
from site_src.workbench.term_match import ComparableText, TermForm, stem
from tests.workbench.test_glossary import GOOD, TAGS, glossary, table

OURS = HOME / "glossary.csv"


@pytest.fixture(scope="module")
def ours() -> Glossary:
    """The project's glossary."""
    return read_glossary(OURS)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Removals are counted.", ["removal"]),
        ("The field office of ERO.", ["field office", "ERO"]),
        ("Agencies and an agency", ["agency"]),
        ("The Criminal Alien Program is one program.", ["Criminal Alien Program"]),
        ("On ice, in secure communities", []),
        ("Removalist, prenotice, FOIAX", []),
        ("See {notice} at https://a.example/jail and [here](page:detainer).", []),
        ("A program under 287(g), with DHS/ICE.", ["287(g)", "DHS", "ICE"]),
        ("He was arrested and removed.", ["remove"]),
        ("A notice. Another notice.", ["notice"]),
    ],
)
def test_terms_are_whole_words_in_their_simple_inflections_and_longest_first(
    text: str, terms: list[str], ours: Glossary
) -> None:
    assert [t.term for t in ours.terms_of(text)] == terms


@pytest.mark.parametrize(
    ("tag", "accepted", "good", "bad"),
    [
        ("es", "oficina de campo", "Las Oficinas de Campo del ERO.", "La oficina local."),
        ("fr", "expulsion", "L’expulsion a lieu.", "Le renvoi a lieu."),
        ("pt-BR", "remoção", "as remoções", "as deportações"),
        ("ru", "выдворение", "после выдворения", "после депортации"),
        ("ru", "региональное управление", "в региональном управлении ICE", "в региональном центре"),
        ("ar", "احتجاز", "وبالاحتجاز في المركز", "وبالسجن في المركز"),
        ("ar", "مكتب ميداني", "مكتب ICE الميدانيّ", "مكتب ICE المحلي"),
        ("ar", "محتجز", "محتجزًا", "مسجونًا"),
        ("zh-Hans", "拘留请求", "一份移民拘留请求书", "一份拘留命令"),
        ("ko", "구금 요청", "구금요청을 보냅니다", "구금명령을 보냅니다"),
        ("hi", "क्षेत्रीय कार्यालय", "क्षेत्रीय कार्यालयों में", "मुख्य कार्यालय में"),
        ("pa", "ਖੇਤਰੀ ਦਫ਼ਤਰ", "ਖੇਤਰੀ ਦਫ਼ਤਰਾਂ ਵਿੱਚ", "ਮੁੱਖ ਦਫ਼ਤਰ ਵਿੱਚ"),
        ("vi", "thông báo", "Các thông báo mới", "Các báo cáo mới"),
        ("ht", "avi", "Avi yo", "Nouvèl yo"),
        ("tl", "abiso", "Mga abiso", "Mga balita"),
    ],
)
def test_a_translation_counts_in_its_inflections_and_another_word_does_not(
    tag: str, accepted: str, good: str, bad: str, tmp_path: Path
) -> None:
    """One form of a cell, with the ending, article or particle that a sentence gives it."""
    read = glossary(tmp_path, table(GOOD | {tag: accepted}))
    assert read.findings(tag, "A harbor.", good) == []
    assert read.findings(tag, "A harbor.", bad) == [f'"harbor" is not "{accepted}" here']
    assert read.findings(tag, "A pier.", bad) == []


def test_any_accepted_form_is_enough_and_accents_count(tmp_path: Path) -> None:
    read = glossary(tmp_path, table(GOOD | {"es": "puerto | bahía"}))
    assert read.findings("es", "harbors", "Bahías") == []
    assert read.findings("es", "harbors", "bahias") == ['"harbor" is not "puerto | bahía" here']


def test_a_term_that_is_not_translated_stays_as_it_is_written(ours: Glossary) -> None:
    """Letters of another script may touch it: Korean particles are written on."""
    assert ours.findings("ko", "ICE says so.", "ICE는 그렇게 말합니다.") == []
    assert ours.findings("ko", "ICE says so.", "얼음은 그렇게 말합니다.") == [
        'lacks "ICE", which is not translated'
    ]
    assert ours.findings("es", "ICE says so.", "PRICE lo dice.") == [
        'lacks "ICE", which is not translated'
    ]


def test_a_forbidden_word_is_wrong_everywhere_in_its_plural_too(ours: Glossary) -> None:
    said = ['has "extranjero ilegal"; for "alien" write "extranjero"']
    assert (
        ours.findings("es", "Aliens may ask.", "Los extranjeros ilegales pueden pedirlo.") == said
    )
    assert (
        ours.findings("es", "People may ask.", "Los extranjeros ilegales pueden pedirlo.") == said
    )
    assert (
        ours.findings("es", "People may ask.", "La Ley de Reforma de la Inmigración Ilegal.") == []
    )


def test_a_word_in_parentheses_is_wrong_only_for_its_term(ours: Glossary) -> None:
    assert ours.findings("es", "Notices and news.", "Avisos y noticias.") == [
        'has "noticia" for "notice"; write "aviso"'
    ]
    assert ours.findings("es", "News.", "Noticias.") == []


def test_a_mistaken_word_is_right_where_another_term_asks_for_it(ours: Glossary) -> None:
    """A detainer is not an "orden de arresto", but a warrant is."""
    text = "Una solicitud de detención u orden de arresto."
    assert ours.findings("es", "A detainer.", text) == [
        'has "orden de arresto" for "detainer"; write "solicitud de detención migratoria"'
    ]
    assert ours.findings("es", "A detainer or warrant.", text) == []


@pytest.mark.parametrize(
    ("tag", "msgstr"), [("en", "x"), ("en-XA", "[x]"), ("ar-XB", "x"), ("es", "")]
)
def test_a_language_without_a_column_and_an_empty_translation_have_no_findings(
    tag: str, msgstr: str, ours: Glossary
) -> None:
    assert ours.findings(tag, "ICE", msgstr) == []


@pytest.mark.parametrize("tag", TAGS)
def test_each_preferred_translation_of_ours_is_found_in_itself_and_not_in_another(
    tag: str, ours: Glossary
) -> None:
    """A cell that its own pattern does not find would warn about every right translation."""
    assert len(ours.terms) > 150
    for term in ours.terms:
        if not term.do_not_translate:
            for form in term.accepted[tag]:
                term_form = TermForm(form, strict=False)
                assert term_form.occurs_in(ComparableText(f"- {form}.")), form
                assert not term_form.occurs_in(ComparableText("- 0 qqq.")), form


def test_an_ending_is_at_most_three_letters() -> None:
    assert [stem(w) for w in ("ley", "casa", "aviso", "agencia", "detención", "solicitudes")] == [
        "ley",
        "cas",
        "avis",
        "agenc",
        "detenc",
        "solicitu",
    ]
