"""How many words does a translator have to read? UAX 29, counted by hand; ICU is the referee of
the quick way.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.catalogs.word_count import icu_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("—, … !", 0),
        ("Call the office.", 3),
        ("well-known", 2),
        ("don't use e.g. 3.5 or 1,000", 6),
        ("(287(g))", 2),
        ("Call {tip_line} now", 2),
        ("See [the list](program:a-b-c) and [more](https://example.org/a/b).", 5),
        ("A_b **strong** *words*", 3),
        ("L’été d’après", 2),
        ("Где находится тюрьма?", 3),
        ("أين السجن؟", 2),
        ("नमस्ते दुनिया", 2),
        ("你好世界", 2),
        ("联系人 {office}", 2),
    ],
)
def test_words_are_counted_as_unicode_cuts_them(text: str, words: int) -> None:
    """Placeholders and targets of links are copied, so they are no words; 联系人 is two words of
    ICU's dictionary.
    """
    assert words_of(text) == words


@given(st.text(st.sampled_from("abZ019'.,;: -/()*\"@%#"), max_size=30))
def test_the_quick_way_agrees_with_icu(text: str) -> None:
    """Texts without what is copied; a lone underscore is the one sign on which ICU itself is of
    two minds.
    """
    assert words_of(text) == icu_words(text)
