"""What do the journeys start with? A reader at the site of the project, and the words of the language they read in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from site_src.dataset.dataset import Dataset
from tests.accessibility.journeys.reader import Reader
from tests.accessibility.journeys.words import Words
from tests.browsing import show
from tests.conftest import CONTENT

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
