"""Are equal values equal in every language, and do the checks let a text pass that is its own
translation?
"""

from __future__ import annotations

import datetime

import icu
import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.workbench.checks.cldr import cldr_data
from site_src.workbench.checks.numbers import dates, numbers
from site_src.workbench.checks.scripts import mixed
from site_src.workbench.checks.table import SEVERITY, TEXT_CHECKS
from site_src.workbench.checks.text_values import read_values
from site_src.workbench.checks.values import LanguagePair, TextPair
from tests.workbench.checks.real import KNOWN
from tests.workbench.making import TEXT

TARGETS = [tag for tag in KNOWN if tag != "en"]
EQUAL = [
    ("ar", "It counted 409,849 (55%) on 5 May 2012.", "أحصت ٤٠٩٬٨٤٩ (٥٥٪) في ٥ مايو ٢٠١٢."),
    ("ar", "It was 35.1% of 1,200.", "كانت ٣٥٫١٪ من ١٬٢٠٠."),
    ("es", "From October 2011 to September 2012.", "De octubre de 2011 a septiembre de 2012."),
    ("es", "The hold lasts 48 hours.", "La retención dura cuarenta y ocho horas."),
    ("es", "It is two pages long.", "Tiene 2 páginas."),
    ("fr", "The 1st of 409,849 in 2012.", "Le 1er de 409\u202f849 en 2012."),
    ("fr", "The 1st of 409,849 (55%) in 2012.", "Le premier de 409 849 (55 %) en 2012."),
    ("hi", "It counted 409,849 in 2012.", "२०१२ में ४,०९,८४९।"),
    ("ht", "On 16 February 2013, within 48 hours.", "Nan dat 16 fevriye 2013, nan 48 èdtan."),
    (
        "ko",
        "ICE counted 120,000 on 16 February 2013.",
        "ICE는 2013년 2월 16일에 12만 명을 집계했다.",
    ),
    ("ko", "Codes 20598-5216 and 20151.", "우편번호 20598-5216과 20151."),
    ("pa", "There were 1,234,567 in 2013.", "੨੦੧੩ ਵਿੱਚ ੧੨,੩੪,੫੬੭।"),
    ("pt-BR", "On 2 and 3 May 2013.", "Em 2 e 3 de maio de 2013."),
    ("ru", "From 2003 to 2016; number 16-06761.", "С 2003 по 2016 год; номер 16-06761."),
    ("tl", "On 16 February 2013, two days.", "Noong ika-16 ng Pebrero 2013, 2 araw."),
    (
        "vi",
        "From October 2011 to 16 September 2012.",
        "Từ tháng 10 năm 2011 đến ngày 16 tháng 9 năm 2012.",
    ),
    ("zh-Hans", "It counted 120,000 in October 2011.", "2011年10月统计了12万。"),
]


def language_pair(tag: str) -> LanguagePair:
    """From English into a language."""
    return LanguagePair(cldr_data(KNOWN["en"]), cldr_data(KNOWN[tag]))


def findings(tag: str, source: str, string: str) -> list[str]:
    """What the checks of values find."""
    text = TextPair(source, string)
    return [
        finding.what for check in (numbers, dates) for finding in check(text, language_pair(tag))
    ]


@pytest.mark.parametrize("tag", TARGETS)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_by_cldr_is_the_same_date(tag: str, month: int) -> None:
    """Long and medium dates, as Babel and as ICU write them, in the language's own digits."""
    day = datetime.date(2013, month, 16)
    source = f"It opened on {format_date(day, format='long', locale='en')}."
    formatter = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, icu.Locale(KNOWN[tag].cldr))
    formatter.setTimeZone(icu.TimeZone.createTimeZone("UTC"))
    moment = datetime.datetime(2013, month, 16, 12, tzinfo=datetime.UTC)
    written = [
        format_date(day, format=width, locale=KNOWN[tag].locale) for width in ("long", "medium")
    ]
    for string in (*written, formatter.format(moment)):
        assert findings(tag, source, string) == [], string
        wrong = "It opened on 17 " + format_date(day, "MMMM y", locale="en")
        assert findings(tag, wrong, string), string


@pytest.mark.parametrize(("tag", "source", "string"), EQUAL)
def test_equal_values_are_equal(tag: str, source: str, string: str) -> None:
    assert findings(tag, source, string) == []


@pytest.mark.parametrize(("tag", "source", "string"), EQUAL)
def test_a_changed_digit_is_seen(tag: str, source: str, string: str) -> None:
    """The smallest bad case of each pair above: another number beside it."""
    assert findings(tag, source, f"{string} 77")
    assert findings(tag, f"{source} 77", string)


def test_a_verb_that_is_also_a_month_is_no_date() -> None:
    assert read_values("You may call in March.", cldr_data(KNOWN["en"])).dates == ()
    assert read_values("On 2 May 2013.", cldr_data(KNOWN["en"])).dates == ((2013, 5, 2),)


@pytest.mark.parametrize(
    ("tag", "string"),
    [
        ("ko", "ICE에 문의"),
        ("ar", "اسأل الـICE"),
        ("hi", "ICEको"),
        ("ru", "ICE и его офис"),
        ("zh-Hans", "请联系ICE办公室"),
        ("pa", "ICE ਦੇ"),
        ("vi", "Gọi ICE"),
    ],
)
def test_scripts_that_belong_together_pass(tag: str, string: str) -> None:
    """UTS 39, highly restrictive; a Latin name of the source with an ending."""
    assert list(mixed(TextPair("Ask ICE.", string), language_pair(tag))) == []


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT, st.sampled_from(TARGETS), st.booleans(), st.booleans())
def test_no_text_crashes_a_check(
    source: str, string: str, tag: str, printf: bool, single: bool
) -> None:
    for name, _, check in TEXT_CHECKS:
        for finding in check(TextPair(source, string, single, printf), language_pair(tag)):
            assert name in SEVERITY
            assert finding.what
            assert finding.hint
            assert "\n" not in finding.what


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sampled_from(TARGETS))
def test_the_source_text_itself_has_no_fatal_finding(source: str, tag: str) -> None:
    """A catalog may hold a text that stays as it is; only a number that the two languages read
    differently may be asked about.
    """
    fatal = [
        (name, finding)
        for name, severity, check in TEXT_CHECKS
        if severity == "fatal"
        for finding in check(TextPair(source, source), language_pair(tag))
    ]
    assert [
        x for x in fatal if x[0] != "markup"
    ] == []  # a link around a placeholder is refused in a translation even if the source has it
