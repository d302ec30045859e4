"""May readers be sent to a language? At 80 % of all messages and 100 % of the interface and the
critical ones.
"""

from __future__ import annotations

import pytest

from site_src.catalogs.coverage import Counts, Coverage, measure
from site_src.catalogs.locales import Languages
from site_src.catalogs.messages import Message
from site_src.catalogs.po_reader import Entry, Key
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import Catalogs
from tests.workbench.making import language

ENGLISH, SPANISH, ACCENTS = language("en"), language("es"), language("en-XA")
LANGUAGES = Languages(ENGLISH, ENGLISH, (ENGLISH, SPANISH), (ACCENTS,))


def coverage(shown: int, total: int = 1000, *, site: int = 10, critical: int = 5) -> Coverage:
    """A language with `shown` of `total` messages of the dataset, of 10 of the interface, and 5
    critical ones.
    """
    return Coverage(
        "es", Counts(total, draft=shown), Counts(10, draft=site), Counts(5, draft=critical)
    )


@pytest.mark.parametrize(
    ("case", "listed"),
    [
        (coverage(990, 990), True),
        (coverage(790, 990), True),  # 800 of 1,000
        (coverage(789, 990), False),  # 799 of 1,000
        (coverage(990, 990, site=9), False),
        (coverage(990, 990, critical=4), False),
        (coverage(790, 990, critical=4), False),
        (coverage(0, 0), True),
        (coverage(0, 0, site=0), False),
    ],
)
def test_a_language_is_listed_from_80_percent_with_all_that_matters(
    case: Coverage, listed: bool
) -> None:
    """DESIGN 4; below that it is a preview."""
    assert case.listed is listed


def test_a_percentage_is_rounded_down() -> None:
    """100 means all, and 80 means at least 80."""
    assert Counts(1000, draft=999).percent == 99
    assert Counts(1000, reviewed=400, draft=400).percent == 80
    assert Counts(1000, draft=799).percent == 79
    assert (Counts(0).percent, Counts(3).percent) == (100, 0)


@pytest.mark.parametrize(
    ("state", "shown"), [("reviewed", 1), ("draft", 1), ("stale", 0), ("fuzzy", 0), ("missing", 0)]
)
def test_only_what_readers_see_counts(state: ReviewState, shown: int) -> None:
    counts = Counts(1)
    setattr(counts, state, 1)
    assert counts.shown == shown


def measured(
    tag: str,
    programs: dict[Key, Entry],
    site: dict[Key, Entry],
    widget: dict[Key, Entry] | None = None,
) -> Coverage:
    """The coverage of one language for two messages of a dataset, one of them critical, and one
    of the interface.
    """
    chosen = {x.tag: x for x in (ENGLISH, SPANISH, ACCENTS)}[tag]
    messages = [
        Message("program:a|name", "Jail", "/", "a.yaml"),
        Message("notice:b|text", "Call", "/", "b.yaml", critical=True),
    ]
    catalogs = Catalogs(
        chosen, (chosen,), {"programs": (programs,), "site": (site,), "widget": (widget or {},)}
    )
    return measure(
        catalogs,
        messages,
        {"site": [("layout|skip", "Skip")], "widget": [("widget|more", "More")] if widget else []},
        LANGUAGES,
    )


def entry(text: str, state: ReviewState = "draft") -> Entry:
    """A singular entry."""
    return Entry(None, "", "", (text,), state)


def test_messages_are_counted_by_state_and_kind() -> None:
    found = measured(
        "es",
        {
            ("program:a|name", "Jail"): entry("Cárcel", "reviewed"),
            ("notice:b|text", "Call"): entry("Llame", "stale"),
        },
        {},
    )
    assert (found.programs.total, found.programs.reviewed, found.programs.stale) == (2, 1, 1)
    assert (found.critical.total, found.critical.stale) == (1, 1)
    assert (found.site.total, found.site.missing) == (1, 1)
    assert found.percent == 33


def test_a_translation_of_an_older_text_is_missing() -> None:
    """The key is context and msgid: what the catalog has for another text does not count."""
    found = measured("es", {("program:a|name", "Prison"): entry("Cárcel")}, {})
    assert (found.programs.missing, found.programs.shown) == (2, 0)


def test_one_stale_critical_message_takes_a_language_off_the_list() -> None:
    """The smallest bad case: everything else is there."""
    site = {("layout|skip", "Skip"): entry("Saltar")}
    programs = {
        ("program:a|name", "Jail"): entry("Cárcel"),
        ("notice:b|text", "Call"): entry("Llame"),
    }
    assert measured("es", programs, site).listed
    assert not measured(
        "es", programs | {("notice:b|text", "Call"): entry("Llame", "stale")}, site
    ).listed


def test_the_source_language_is_complete_and_a_pseudo_locale_is_a_draft() -> None:
    assert measured("en", {}, {}).programs.reviewed == 2
    assert measured("en", {}, {}).listed
    assert measured("en-XA", {}, {}).programs.draft == 2


def test_words_of_the_widget_count_as_interface() -> None:
    """A language is not listed while partners' pages would show another one."""
    site = {("layout|skip", "Skip"): entry("Saltar")}
    programs = {
        ("program:a|name", "Jail"): entry("Cárcel"),
        ("notice:b|text", "Call"): entry("Llame"),
    }
    other = measured("es", programs, site, {("widget|less", "Less"): entry("Menos")})
    assert (other.interface.total, other.interface.missing, other.listed) == (2, 1, False)
    whole = measured("es", programs, site, {("widget|more", "More"): entry("Más")})
    assert (whole.interface.total, whole.interface.missing, whole.listed) == (2, 0, True)
