"""What do the journeys start with? A reader at the site of the project, and the words of the
language they read in.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from site_src.dataset.dataset import Dataset
from site_src.dataset.load import load_dataset
from tests.browsing import serving, show
from tests.conftest import CONTENT, TODAY
from tests.journeys.making import small_site
from tests.journeys.reader import Reader
from tests.journeys.words import Words

TAGS = ("en", "ar")


@pytest.fixture(params=TAGS)
def words(request: pytest.FixtureRequest, dataset: Dataset) -> Words:
    """The words of the project's site in English, then in Arabic."""
    return Words(CONTENT, dataset, request.param)


@pytest.fixture(scope="session")
def english(dataset: Dataset) -> Words:
    """The words of the language that the project's site is written in."""
    return Words(CONTENT, dataset, TAGS[0])


@pytest.fixture
def reader(driver: webdriver.Chrome, address: str) -> Iterator[Reader]:
    """A reader of the project's site; the browser is left as it was."""
    show(driver)
    reader = Reader(driver, address)
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, Words]]]:
    """The address of a small site that is complete in English and Arabic and has notices, and its
    words by tag.
    """
    content, out = small_site(tmp_path_factory.mktemp("small"))
    dataset = load_dataset(content, TODAY)
    with serving(out) as address:
        yield address, {tag: Words(content, dataset, tag) for tag in TAGS}


@pytest.fixture
def traveller(driver: webdriver.Chrome, small: tuple[str, dict[str, Words]]) -> Iterator[Reader]:
    """A reader of the small site; the browser is left as it was."""
    show(driver)
    reader = Reader(driver, small[0])
    yield reader
    reader.close()
