"""Are dates, numbers, shares, lists and orders those of the language, as CLDR has them?"""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from babel.core import Locale

from site_src.catalogs.formats import Formats
from site_src.catalogs.interface import Interface
from site_src.catalogs.locales import HOME, Language, Plural, read_locales
from site_src.catalogs.translate import Catalogs, Translator
from site_src.dataset.dates import parse_as_of
from tests.workbench.making import language

DAY = datetime.date(2013, 2, 16)
TAGS = [x.tag for x in read_locales(HOME / "locales.yaml").locales]


@cache
def formats(tag: str) -> Formats:
    """The formats of a language without any translation, whose own words are therefore as they
    are written.
    """
    return formats_of(language(tag))


@cache
def cldr_formats(name: str) -> Formats:
    """The formats of a CLDR locale, whether the site has it or not."""
    return formats_of(
        Language(
            tag=name.replace("_", "-"),
            endonym=name,
            cldr=name,
            posix=name,
            plural=Plural(count=2, rule="n != 1"),
        )
    )


def formats_of(found: Language) -> Formats:
    """The formats of a language that has no translation."""
    return Formats(Interface(Translator(Catalogs(found, (found,), {"site": ({},)}), "site", found)))


CLDR = {
    "en": (
        "February 16, 2013",
        "February 2013",
        "1,234,567.5",
        "35%",
        "35.1%",
        "a, b, and c",
        "a and b",
    ),
    "es": (
        "16 de febrero de 2013",
        "febrero de 2013",
        "1.234.567,5",
        "35\u00a0%",
        "35,1\u00a0%",
        "a, b y c",
        "a y b",
    ),
    "es_US": (
        "16 de febrero de 2013",
        "febrero de 2013",
        "1,234,567.5",
        "35%",
        "35.1%",
        "a, b y c",
        "a y b",
    ),
    "ar": ("16 فبراير 2013", "فبراير 2013", "1,234,567.5", "35%", "35.1%", "a وb وc", "a وb"),
    "de": (
        "16. Februar 2013",
        "Februar 2013",
        "1.234.567,5",
        "35\u00a0%",
        "35,1\u00a0%",
        "a, b und c",
        "a und b",
    ),
    "fr": (
        "16 février 2013",
        "février 2013",
        "1\u202f234\u202f567,5",
        "35\u00a0%",
        "35,1\u00a0%",
        "a, b et c",
        "a et b",
    ),
}


@pytest.mark.parametrize("name", CLDR)
def test_days_months_numbers_shares_and_lists_are_those_of_cldr(name: str) -> None:
    """CLDR's long date, yMMMM, decimal, percent and list patterns, direction marks aside."""
    day, month, number, whole, share, three, two = CLDR[name]
    f = cldr_formats(name)
    month_part = parse_as_of("2013-02").start
    assert month_part
    made = (
        f.day(DAY),
        f.part(month_part),
        f.number(1234567.5),
        f.percent(35),
        f.percent(35.1),
        f.join("abc"),
        f.join("ab"),
    )
    assert tuple(str(x).replace("\u200e", "").replace("\u200f", "") for x in made) == (
        day,
        month,
        number,
        whole,
        share,
        three,
        two,
    )


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_a_format_for_everything(tag: str) -> None:
    """Browsers lack data for some of our languages; the build has it for all."""
    f = formats(tag)
    assert "2013" in f.day(DAY)
    assert f.number(12) == "12"
    assert f.percent(12.5) in {"12.5%", "12,5%", "12,5\u00a0%", "\u200e12.5%\u200e", "12.5%\u200e"}
    assert [f.join([]), f.join(["a"])] == ["", "a"]


def test_another_language_writes_another_date() -> None:
    """The smallest bad case of the table above: English everywhere."""
    assert len({cldr_formats(name).number(1234567.5) for name in ("en", "de", "fr")}) == 3
    assert len({cldr_formats(name).day(DAY) for name in ("en", "es", "ar", "de", "fr")}) == 5


def test_the_items_of_a_list_are_escaped() -> None:
    assert formats("en").join(["<b>", "&"]) == "&lt;b&gt; and &amp;"


AS_OF = {
    "undated": "undated",
    "2013-02-16": '<time datetime="2013-02-16">February 16, 2013</time>',
    "2013-02": '<time datetime="2013-02">February 2013</time>',
    "2013": '<time datetime="2013">2013</time>',
    "2021~": 'about <time datetime="2021">2021</time>',
    "2009/2010-03": (
        '<time datetime="2009">2009</time> to <time datetime="2010-03">March 2010</time>'
    ),
    "2009~/2010~": (
        'about <time datetime="2009">2009</time> to about <time datetime="2010">2010</time>'
    ),
    "2025/..": '<time datetime="2025">2025</time> or later',
    "../2018": '<time datetime="2018">2018</time> or earlier',
}


@pytest.mark.parametrize("text", AS_OF)
def test_a_typed_date_is_said_in_words(text: str) -> None:
    """DESIGN 3: as_of is typed; ranges and undated are said as such. HTML: `time` holds a
    machine-readable date.
    """
    assert formats("en").as_of(parse_as_of(text)) == AS_OF[text]
    assert formats("en").as_of(parse_as_of(text)) == AS_OF[text], "kept, and the same"


ORDER = {
    "en": ["apple", "Äpple", "Banana", "zoo"],
    "es": ["árbol", "Banco", "nuez", "nz", "ñandú", "ñu", "ojo", "zorro"],
    "de": ["Apfel", "Äpfel", "Öl", "Zoll"],
    "ar": ["أمن", "برنامج", "ولاية"],
    "zh-Hans": ["安徽", "北京", "重庆", "上海", "中国"],
    "ko": ["가", "나", "하"],
    "ru": ["ёлка", "ель", "жук"],
}


@pytest.mark.parametrize("tag", ORDER)
def test_names_are_in_the_order_of_the_language(tag: str) -> None:
    """CLDR collation: in Spanish ñ is a letter after n; simplified Chinese is in pinyin order."""
    assert cldr_formats(tag.replace("-", "_")).sort(reversed(ORDER[tag]), str) == ORDER[tag]


def test_the_order_of_code_points_is_another_one() -> None:
    """The smallest bad case: sorting without CLDR."""
    assert [tag for tag in ORDER if sorted(ORDER[tag]) != ORDER[tag]] == [
        "en",
        "es",
        "de",
        "zh-Hans",
        "ru",
    ]


def test_arabic_names_with_and_without_hamza_stand_together() -> None:
    """CLDR root collation: forms of alif differ only in the second place."""
    names = ["امن ب", "أمن ا", "بلد"]
    assert formats("ar").sort(reversed(names), str) == ["أمن ا", "امن ب", "بلد"]


@pytest.mark.parametrize(
    ("tag", "name", "letter"),
    [
        ("en", "élan", "E"),
        ("es", "ñu", "Ñ"),
        ("es", "nuez", "N"),
        ("es", "árbol", "A"),
        ("zh-Hans", "北京", "B"),
        ("zh-Hans", "中国", "Z"),
        ("ar", "أمن", "ا"),
        ("ar", "برنامج", "ب"),
        ("ko", "가나", "ㄱ"),
        ("ru", "жук", "Ж"),
        ("hi", "कानून", "क"),
        ("en", "287(g)", "#"),
        ("en", "…", "#"),
    ],
)
def test_an_index_lists_a_name_under_the_letter_of_its_language(
    tag: str, name: str, letter: str
) -> None:
    """CLDR index characters."""
    assert formats(tag).initial(name) == letter


def test_the_tables_of_this_file_name_languages_that_cldr_knows() -> None:
    assert len(TAGS) > 10
    assert {str(Locale.parse(name.replace("-", "_"))) for name in (*CLDR, *ORDER)} == {
        name.replace("-", "_") for name in (*CLDR, *ORDER)
    }
