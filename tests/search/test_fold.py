"""Are words that a reader takes for the same folded to the same, in every script, and those that
differ kept apart?
"""

from __future__ import annotations

import pytest

from tests.search.searching import Search

pytestmark = pytest.mark.browser

SAME = {
    "case": ("DETAINER", "detainer"),
    "accents (es)": ("Protección", "proteccion"),
    "accents taken apart": ("protección", "protección"),
    "accents (fr)": ("Élève", "eleve"),
    "ligature (fr)": ("œuvre", "oeuvre"),
    "tones (vi)": ("Đường", "duong"),
    "tones (vi, horn)": ("người", "nguoi"),
    "tilde (pt-BR)": ("Ação", "acao"),
    "grave (ht)": ("Kreyòl", "kreyol"),
    "yo (ru)": ("Ёлка", "елка"),
    "sharp s": ("Straße", "STRASSE"),
    "full width": ("ＤＥＴＡＩＮＥＲ１２", "detainer12"),
    "half-width kana": ("ｶﾀｶﾅ", "カタカナ"),
    "alef with hamza (ar)": ("إحتجاز", "احتجاز"),
    "alef with madda (ar)": ("آمن", "امن"),
    "alef maqsura (ar)": ("مستشفى", "مستشفي"),
    "ta marbuta (ar)": ("هجرة", "هجره"),
    "waw with hamza (ar)": ("مسؤول", "مسوول"),
    "harakat (ar)": ("مُحْتَجَز", "محتجز"),
    "tatweel (ar)": ("مـــحتجز", "محتجز"),
    "article (ar)": ("الهجرة", "هجره"),
    "article after a preposition (ar)": ("بالهجرة", "هجره"),
    "article after li (ar)": ("للهجرة", "هجره"),
    "persian letters": ("کی", "كي"),
    "arabic digits": ("٢٨٧", "287"),
    "devanagari digits": ("२८७", "287"),
    "gurmukhi digits": ("੨੮੭", "287"),
    "nukta (hi)": ("क़ानून", "कानून"),
    "nukta (pa)": ("ਪੰਜ਼ਾਬ", "ਪੰਜਾਬ"),
    "hangul taken apart": ("이민", "이민"),
    "soft hyphen": ("deten\u00adtion", "detention"),
}
DIFFERENT = {
    "vowel signs (hi)": ("कि", "की"),
    "vowel sign and none (hi)": ("का", "क"),
    "virama (hi)": ("क्त", "कत"),
    "vowel signs (pa)": ("ਸਿੰਘ", "ਸੰਘ"),
    "tippi (pa)": ("ਪੰਜ", "ਪਜ"),
    "hangul finals": ("이민", "이미"),
    "voiced kana": ("か", "が"),
    "a short word after what looks like an article (ar)": ("والد", "د"),
    "two letters": ("jail", "bail"),
}


def folded(search: Search, pairs: list[tuple[str, str]]) -> list[list[str]]:
    """Each pair of words, folded."""
    return list(
        search.call("fold.js", "(m, pairs) => pairs.map(pair => pair.map(m.foldWord))", pairs)
    )


def test_words_that_readers_take_for_the_same_are(search: Search) -> None:
    pairs = dict(zip(SAME, folded(search, list(SAME.values())), strict=True))
    assert len(pairs) > 25
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == {}


def test_words_that_differ_stay_apart(search: Search) -> None:
    pairs = dict(zip(DIFFERENT, folded(search, list(DIFFERENT.values())), strict=True))
    assert {name: pair for name, pair in pairs.items() if pair[0] == pair[1] or not all(pair)} == {}


def test_places_lead_back_to_the_text(search: Search) -> None:
    """The marks stand on what is written, not on what it is folded to."""
    text = "Straße, l’Élève 287(g) ـ"
    found = search.call(
        "fold.js",
        "(m, text) => m.words(text, 'fr').map(([w, a, b]) => [w, text.slice(a, b)])",
        text,
    )
    assert found == [
        ["strasse", "Straße"],
        ["l", "l"],
        ["eleve", "Élève"],
        ["287", "287"],
        ["g", "g"],
    ]


def test_chinese_is_cut_into_words_and_pairs(search: Search) -> None:
    """By Intl.Segmenter; every two neighbours are there too, so that a query cut in another way
    still finds.
    """
    found = search.call(
        "fold.js", "(m, text) => m.words(text, 'zh-Hans').map(([w]) => w)", "移民和海关执法局 ICE"
    )
    assert {"移民", "海关", "执法", "民和", "关执", "ice"} <= set(found)
    without = search.call(
        "fold.js",
        "(m, text) => m.words(text, 'zh-Hans', true, null).map(([w]) => w)",
        "移民和海关 ICE",
    )
    assert without == ["移民", "民和", "和海", "海关", "ice"]
    query = search.call(
        "fold.js",
        "(m, text) => m.words(text, 'zh-Hans', false, null).map(([w]) => w)",
        "移民和海关",
    )
    assert query == ["移民和海关"]


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("detainer", "detianer", True),
        ("detainer", "detaner", True),
        ("detainer", "detaiiner", True),
        ("detainer", "detaimer", True),
        ("detainer", "detainer", True),
        ("detainer", "xdetainer", True),
        ("detainer", "etainerd", False),
        ("detainer", "dtaimer", False),
        ("detainer", "detain", False),
        ("abcdef", "badcef", False),
    ],
)
def test_one_letter_makes_a_near_word(search: Search, a: str, b: str, near: bool) -> None:
    """Damerau-Levenshtein distance of at most one: put in, left out, changed, swapped."""
    assert search.call("fold.js", "(m, a, b) => [m.isNear(a, b), m.isNear(b, a)]", a, b) == [
        near,
        near,
    ]
