"""Do words that a reader takes for the same find each other, in every script, and no others?

By the search, by the office finder and by the widget's filter, which share one `fold`.
"""

from __future__ import annotations

import unicodedata

import pytest

from site_src.embed.script import script_for
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
    "isolates": ("\u2068detention\u2069", "detention"),
    "a word with vowel signs in capitals of another word (hi)": ("दिल्ली ICE", "दिल्ली ice"),
    "a word with vowel signs and other digits (pa)": ("ਪੰਜਾਬੀ ੨", "ਪੰਜਾਬੀ 2"),
}
DIFFERENT = {
    "vowel signs (hi)": ("कि", "की"),
    "vowel sign and none (hi)": ("का", "क"),
    "virama (hi)": ("क्त", "कत"),
    "vowel signs (pa)": ("ਸਿੰਘ", "ਸੰਘ"),
    "tippi (pa)": ("ਪੰਜ", "ਪਜ"),
    "all vowel signs of a word (hi)": ("दिल्ली", "दलल"),
    "all vowel signs of a word (pa)": ("ਪੰਜਾਬੀ", "ਪਜਬ"),
    "hangul finals": ("이민", "이미"),
    "voiced kana": ("か", "が"),
    "a short word after what looks like an article (ar)": ("والد", "د"),
    "two letters": ("jail", "bail"),
}


# Each gets a module of the site and pairs of words, and tells whether those of a pair find each
# other, both ways.
FINDERS = {
    "search": (
        "search/words.js",
        """(m, pairs) => {
          const key = (text) => m.words(text, 'en').map(([word]) => word).join(' ');
          return pairs.map(([one, other]) => key(one) === key(other));
        }""",
    ),
    "finder": (
        "finder.js",
        """(m, pairs) => {
          const entries = (name) =>
            m.entriesOf({ '-': { name: '-', offices: {} } }, new Map([['-', name]]), new Map());
          const finds = (name, query) => m.search(entries(name), query).length === 1;
          return pairs.map(([one, other]) => finds(one, other) && finds(other, one));
        }""",
    ),
    "widget": (
        "search/fold.js",
        """(m, pairs, script) => {
          const { foldProgram, wordsOf } = new Function(script)();
          const finds = (name, query) => {
            const text = foldProgram({ name, acronyms: [], summary: '' });
            return wordsOf(query).every((word) => text.includes(word));
          };
          return pairs.map(([one, other]) => finds(one, other) && finds(other, one));
        }""",
    ),
}
# How many entries the finder has for each start of a name, and for one more query.
STARTS = """(m, name, query) => {
  const index = { '-': { name: '-', offices: {} } };
  const entries = m.entriesOf(index, new Map([['-', name]]), new Map());
  const starts = [...name].map((_, i) => name.slice(0, i + 1));
  return [...starts, query].map((typed) => m.search(entries, typed).length);
}"""


def filter_of_the_widget() -> str:
    """The functions of the widget's filter, as they are in the script that a site serves."""
    script = script_for("https://a.example/", ["en"])
    functions = script.removeprefix("(() => {").partition("class Corner")[0]
    return f"{functions}\nreturn {{ foldProgram, wordsOf }}"


def find_each_other(
    search: Search, finder: str, pairs: dict[str, tuple[str, str]]
) -> dict[str, bool]:
    """Which pairs of words find each other."""
    module, body = FINDERS[finder]
    found = search.call(module, body, list(pairs.values()), filter_of_the_widget())
    return dict(zip(pairs, found, strict=True))


@pytest.mark.parametrize("finder", FINDERS)
def test_words_that_readers_take_for_the_same_are(search: Search, finder: str) -> None:
    found = find_each_other(search, finder, SAME)
    assert len(found) > 25
    assert [name for name, together in found.items() if not together] == []


@pytest.mark.parametrize("finder", FINDERS)
def test_words_that_differ_stay_apart(search: Search, finder: str) -> None:
    found = find_each_other(search, finder, DIFFERENT)
    assert len(found) > 10
    assert [name for name, together in found.items() if together] == []


def without_marks(word: str) -> str:
    """A word as the office finder once folded it: vowel signs of Indic scripts are marks, too."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))


def test_a_rule_that_takes_all_marks_for_accents_would_be_seen() -> None:
    alike = [
        name
        for name, (one, other) in DIFFERENT.items()
        if without_marks(one) == without_marks(other)
    ]
    assert {"all vowel signs of a word (hi)", "all vowel signs of a word (pa)"} < set(alike)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("كاليفورنيا", "كاليفورنيا"),  # what looks like an article is a part of the name
        ("الاباما", "اباما"),
        ("दिल्ली", "दिल"),
        ("ਪੰਜਾਬੀ", "ਪੰਜ"),
        ("서울", "서우"),  # the second syllable is not complete
        ("Nuevo", "NUÉ"),
    ],
)
def test_the_start_of_a_word_finds_it_as_far_as_it_is_typed(
    search: Search, name: str, query: str
) -> None:
    """In the finder, which answers with each letter."""
    assert set(search.call("finder.js", STARTS, name, query)) == {1}


def test_places_lead_back_to_the_text(search: Search) -> None:
    """The marks stand on what is written, not on what it is folded to."""
    text = "Straße, l’Élève 287(g) ـ"
    found = search.call(
        "search/words.js",
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
    """By Intl.Segmenter; pairs of neighbors are there too, so that a query that is cut in another
    way still matches.
    """
    found = search.call(
        "search/words.js",
        "(m, text) => m.words(text, 'zh-Hans').map(([w]) => w)",
        "移民和海关执法局 ICE",
    )
    assert {"移民", "海关", "执法", "民和", "关执", "ice"} <= set(found)
    without = search.call(
        "search/words.js",
        "(m, text) => m.words(text, 'zh-Hans', true, null).map(([w]) => w)",
        "移民和海关 ICE",
    )
    assert without == ["移民", "民和", "和海", "海关", "ice"]
    query = search.call(
        "search/words.js",
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
    assert search.call(
        "search/words.js", "(m, a, b) => [m.isNear(a, b), m.isNear(b, a)]", a, b
    ) == [near, near]
