"""Does the check of a number tell a reader, who sees no color, whether what was typed has the
right form?
"""

from __future__ import annotations

import pytest

from tests.journeys.lines import line
from tests.journeys.reader import Reader
from tests.journeys.rotor import expect_lists
from tests.journeys.words import Words

pytestmark = pytest.mark.browser
PAGE, BLOCK = "detainee-locator", "check-number"
BAD, GOOD = "12345", "A012 345 678"


def check_a_number(reader: Reader, words: Words) -> None:
    """Nothing, a bad number, a good one."""
    label, hint, good, bad = (
        words(f"page:{PAGE}|{part}:{BLOCK}") for part in ("label", "hint", "good", "bad")
    )
    described = f'described "{hint.text} {words("pattern-check|private").text}"'

    title = words(f"page:{PAGE}|title")
    assert reader.open(f"{words.tag}/guides/{PAGE}/") == line(
        "document", title._replace(text=f"{title.text} | {words('site|name').text}")
    )
    assert reader.tab_to(f"#{BLOCK}-value", "body").endswith(line("textbox", label, described))
    reader.press("Enter")
    assert reader.heard() == [line("status", words("pattern-check|empty"))]
    assert reader.said() == line("textbox", label, "invalid", described)

    assert reader.type(BAD) == line("textbox", label, f'value "{BAD}"', described), (
        "typing takes the old answer back"
    )
    assert reader.heard() == []
    reader.press("Enter")
    assert reader.heard() == [line("status", bad)], "the bad answer is said once"
    assert reader.said() == line("textbox", label, f'value "{BAD}"', "invalid", described)

    for _ in BAD:
        reader.press("Backspace")
    reader.type(GOOD)
    assert reader.tab() == line("button", words("pattern-check|check"))
    reader.press(" ")
    assert reader.heard() == [line("status", good)], "the good answer is said once"
    assert reader.said() == line("button", words("pattern-check|check")), "the focus stays"
    assert reader.back() == line("textbox", label, f'value "{GOOD}"', described)


def test_a_number_is_checked_by_ear(reader: Reader, words: Words) -> None:
    """WCAG 4.1.3, 3.3.1, 3.3.2, 1.4.1: the answer is said, the field says that it is invalid and
    no longer than that.
    """
    check_a_number(reader, words)
    expect_lists(reader, words, "guide")


HARMS = {
    "a field without a label": (
        f"document.querySelector('label[for={BLOCK}-value]').remove()",
        "A-number",
    ),
    "no live region": (
        f"document.querySelector('#{BLOCK}-value').form"
        ".querySelector('[role=status]').setAttribute('aria-live', 'off')",
        "status",
    ),
    "a field that never is invalid": (
        f"document.querySelector('#{BLOCK}-value').setAttribute = () => {{}}",
        "invalid",
    ),
    "a focus that is stolen": (
        f"document.querySelector('#{BLOCK}-value').form"
        ".addEventListener('submit', () => document.querySelector('main').focus())",
        "main",
    ),
    "a field without a hint": (
        f"document.querySelector('#{BLOCK}-value').removeAttribute('aria-describedby')",
        "described",
    ),
    "a button without a stop": (
        f"document.querySelector('#{BLOCK}-value').form.querySelector('button').tabIndex = -1",
        "button",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_page_ends_the_journey(reader: Reader, english: Words, harm: str) -> None:
    script, missed = HARMS[harm]
    reader.harm(script)
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        check_a_number(reader, english)
