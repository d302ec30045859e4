"""Are the texts short, plain and our own? (DESIGN, section 3: "written afresh, in plain, neutral
language")
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
import textstat

from site_src.catalogs.messages import dataset_messages
from site_src.dataset.blocks import Prose, Steps
from site_src.dataset.dataset import Dataset
from tests.conftest import PROJECT
from tests.dataset.reading import digests, official_names, without_names

MOST_WORDS = 200
HIGHEST_GRADE = 9
MARKS = re.compile(r"[*_`\[\]]")
PLACEHOLDER = re.compile(r"\{\w+\}")
ACRONYM = re.compile(r"\b[A-Z][A-Z0-9()-]+\b")


@pytest.fixture(scope="module")
def names(dataset: Dataset) -> list[str]:
    """The official names of the dataset."""
    return official_names(dataset)


@pytest.fixture(scope="module")
def source_runs() -> set[str]:
    """The digests of each run of ten words of the two source pages."""
    lines = (PROJECT / "tests" / "fixtures" / "source-runs.txt").read_text().splitlines()
    return {line.strip() for line in lines if not line.startswith("#")}


def bodies(dataset: Dataset) -> dict[str, str]:
    """The body of each program and the running text of each page of the root's own."""
    found = {
        f"program:{p.id}": " ".join(x.text for x in p.body)
        for p in dataset.programs.values()
        if p.body
    }
    for page in dataset.pages.values():
        blocks = [
            b.paragraphs if isinstance(b, Prose) else b.items
            for b in page.blocks
            if isinstance(b, Prose | Steps)
        ]
        found[f"page:{page.id}"] = " ".join(x.text for paragraphs in blocks for x in paragraphs)
    return found


def grade(text: str, names: Iterable[str]) -> float:
    """The Flesch-Kincaid grade, with official names, acronyms and placeholders counted as one
    short word.
    """
    plain = ACRONYM.sub("it", PLACEHOLDER.sub("it", without_names(text, names, "it")))
    return float(textstat.flesch_kincaid_grade(MARKS.sub("", plain)))


def copied(text: str, names: Iterable[str], runs: set[str]) -> list[str]:
    """The runs of ten words, official names taken out, that a source has too."""
    return [
        run for digest, run in digests(without_names(text, names, " ")).items() if digest in runs
    ]


def test_body_of_a_program_has_at_most_200_words(dataset: Dataset) -> None:
    """A record is read on a phone, in a hurry."""
    counts = {
        key: len(text.split())
        for key, text in bodies(dataset).items()
        if key.startswith("program:")
    }
    assert len(counts) > 40
    assert {key: count for key, count in counts.items() if count > MOST_WORDS} == {}


def test_body_reads_at_grade_nine_or_lower(dataset: Dataset, names: list[str]) -> None:
    """Plain language; official names cannot be made shorter and do not count."""
    found = bodies(dataset)
    assert len(found) > 50
    assert {
        key: g for key, text in found.items() if (g := grade(text, names)) > HIGHEST_GRADE
    } == {}


def test_convoluted_sentence_is_over_the_grade(names: list[str]) -> None:
    """The check above can fail, and a name alone does not make it fail."""
    bad = (
        "Participating jurisdictions collaboratively operationalize interagency immigration "
        "authorities, notwithstanding administrative limitations."
    )
    assert grade(bad, names) > HIGHEST_GRADE
    assert (
        grade("The Illegal Immigration Reform and Immigrant Responsibility Act helps.", names)
        <= HIGHEST_GRADE
    )


def test_no_sentence_of_a_source_is_copied(
    dataset: Dataset, names: list[str], source_runs: set[str]
) -> None:
    """No text of ours has ten words in a row that stand in one of the two source pages."""
    texts = {m.context: m.text for m in dataset_messages(dataset)}
    assert len(texts) > 700
    assert len(source_runs) > 2000
    assert all(re.fullmatch(r"[0-9a-f]{12}", run) for run in source_runs)
    assert {
        key: found for key, text in texts.items() if (found := copied(text, names, source_runs))
    } == {}


def test_copied_run_of_ten_words_is_found() -> None:
    """The check above can fail: whatever the case and punctuation, and not for nine words."""
    source = set(digests("The harbor office lends each new boat owner a lamp for the night."))
    assert copied('We hear: "each new boat owner a Lamp, for the night" is over.', [], source) == []
    assert copied(
        '"Office lends each new boat owner a lamp, for THE night," it says.', [], source
    ) == [
        "office lends each new boat owner a lamp for the",
        "lends each new boat owner a lamp for the night",
    ]
    assert (
        copied("Office lends each new boat owner a lamp for the night", ["new boat owner"], source)
        == []
    )


def test_digest_is_that_of_the_fixture_file() -> None:
    """blake2b with a 6-byte digest of ten words joined by spaces, so that other tools can make
    the file again.
    """
    assert list(digests("One two three four five six seven eight nine TEN.")) == ["87c1ef8ea42e"]


def test_people_are_not_called_aliens(dataset: Dataset, names: list[str]) -> None:
    """Neutral language: the word appears only in official names."""
    word = re.compile(r"\baliens?\b", re.IGNORECASE)
    texts = {
        m.context: without_names(m.text, names, "")
        for m in dataset_messages(dataset)
        if not m.context.endswith("|name")
    }
    assert texts
    assert [key for key, text in texts.items() if word.search(text)] == []
    assert word.search(without_names("Criminal Alien Program for aliens", names, ""))
