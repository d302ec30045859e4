"""Does a reader use the widget's list on a partner's page by ear: its name, its filter, what is
left, a program's link, its language?
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from site_src.dataset.dataset import Dataset
from tests.conftest import CONTENT
from tests.journeys.lines import Word, line
from tests.journeys.reader import Reader
from tests.journeys.words import Words
from tests.widget.partners import Partner

pytestmark = pytest.mark.browser
PROGRAM, QUERY, NOTHING = "section-287g", "287(g)", "zzzz"
LEFT = (
    "[...document.querySelector('assistance-corner').shadowRoot.querySelectorAll('li')]"
    ".filter((item) => item.checkVisibility()).length"
)
PAGE = (
    '<main><h1>Partners</h1><a href="#a" id="a">Before</a>'
    '<div data-assistance-corner data-lang="{tag}">'
    '<a href="/programs">Programs</a></div></main>'
)


@pytest.fixture
def reader(host: Partner) -> Iterator[Reader]:
    """A reader of the partner's page."""
    assert isinstance(host.driver, webdriver.Chrome)
    reader = Reader(host.driver, host.at.address)
    yield reader
    reader.close()


def use_the_filter(reader: Reader, host: Partner, words: Words, dataset: Dataset) -> None:
    """From the partner's own link into the list, a query that leaves few, one that leaves none,
    and a program's link.
    """
    label = words("widget|filter")
    host.show(PAGE.replace("{tag}", words.tag))
    host.ready()
    assert reader.page() == line("document", Word("A host", "en"))
    assert reader.heard() == [], "nobody asked how many there are"
    assert reader.tab() == line("link", Word("Before", "en"), into=["main"])
    assert reader.tab() == line("searchbox", label)
    everything = int(reader.evaluate(LEFT))

    assert reader.enter_text(QUERY) == line("searchbox", label, f'value "{QUERY}"')
    few = int(reader.evaluate(LEFT))
    assert 0 < few < everything
    assert reader.heard() == [line("status", words("widget|count", few))], (
        "what is left is said once"
    )
    heard = reader.tab()
    assert heard.endswith(line("link", words(f"program:{PROGRAM}|name"), f"1 of {few}"))
    assert reader.evaluate("journey.focused().pathname") == f"/{words.tag}/programs/{PROGRAM}/"

    assert reader.back() == line("searchbox", label, f'value "{QUERY}"')
    for _ in QUERY:
        reader.press("Backspace")
    reader.heard()
    reader.enter_text(NOTHING)
    assert reader.heard() == [line("status", words("widget|count", 0))]
    assert reader.tab() == line("link", words("widget|all")), "what is hidden takes no focus"
    assert len(dataset.programs) >= everything


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_filter_is_used_by_ear(
    reader: Reader, host: Partner, dataset: Dataset, tag: str
) -> None:
    """WCAG 4.1.2, 4.1.3, 3.1.2, 2.1.1 inside an open shadow root, on a page in English."""
    use_the_filter(reader, host, Words(CONTENT, dataset, tag), dataset)


HARMS = {
    "a field without a label": ("root.querySelector('label span').remove()", "Filter the programs"),
    "no live region": (
        "root.querySelector('[role=status]').removeAttribute('role')",
        "what is left is said once",
    ),
    "a second live region": (
        "root.querySelector('.box > div').ariaLive = 'polite'; "
        "root.querySelector('input').oninput = () => "
        "root.querySelector('.box > div').append(' ')",
        "said once",
    ),
    "a list that is no list": (
        "root.querySelectorAll('ul').forEach((list) => { list.role = 'presentation' })",
        "1 of",
    ),
    "a field without a stop": ("root.querySelector('input').tabIndex = -1", "searchbox"),
    "a focus that is stolen": (
        "root.querySelector('input').oninput = () => document.querySelector('#a').focus()",
        "Before",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_list_ends_the_journey(
    reader: Reader, host: Partner, dataset: Dataset, harm: str
) -> None:
    script, missed = HARMS[harm]
    source = (
        f"document.addEventListener('ac-ready', (event) => "
        f"{{ const root = event.composedPath()[0].shadowRoot; {script} }})"
    )
    reader.scripts.append(
        reader.ask("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]
    )
    with pytest.raises(AssertionError, match=f"(?s){missed}"):
        use_the_filter(reader, host, Words(CONTENT, dataset, "en"), dataset)
