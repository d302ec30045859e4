"""What do tests of a preview share? A copied root with three kinds of strings, a live server of
it, waiting for a condition.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from selenium import webdriver
from selenium.common.exceptions import (
    JavascriptException,
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver.support.wait import WebDriverWait

from site_src.workbench.preview.live import Live, watch_folders
from site_src.workbench.preview.server import STATIC, live_server
from site_src.workbench.preview.studio import Studio

PATIENCE = 60  # seconds until a condition that never comes fails a test
PROGRAM = "programs/vedette-de-secours/"  # in German: a reviewed name, draft paragraphs
OUTDATED = "programs/ecole-de-nage/"  # a stale name, a fuzzy summary


class Preview(NamedTuple):
    """A preview that runs: its address, the content root, the catalog of its dataset, what makes
    its pages.
    """

    address: str
    content: Path
    catalog: Path
    studio: Studio


def replace(file: Path, old: str, new: str) -> None:
    """Save a file with one text replaced, as an editor does."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def wait(driver: webdriver.Chrome, condition: Callable[[webdriver.Chrome], object]) -> None:
    """Wait until a condition holds, over reloads of the page."""
    ignored = (StaleElementReferenceException, NoSuchElementException, JavascriptException)
    WebDriverWait(driver, PATIENCE, poll_frequency=0.02, ignored_exceptions=ignored).until(
        condition
    )


def says(text: str, place: str = "body") -> Callable[[webdriver.Chrome], bool]:
    """The condition that a text stands in an element."""
    return lambda driver: text in driver.find_element("css selector", place).text


def lacks(text: str, place: str = "body") -> Callable[[webdriver.Chrome], bool]:
    """The condition that a text does not stand in an element."""
    return lambda driver: text not in driver.find_element("css selector", place).text


@contextmanager
def running(
    live: Live, folder: Path, watched: list[Path], changed: Callable[[set[Path]], None]
) -> Iterator[str]:
    """The address of a live server that watches its sources."""
    server = live_server(live, folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    end = watch_folders(watched, changed)
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        end()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def previewing(content: Path, tag: str) -> Iterator[Preview]:
    """A preview of one language of a content root."""
    studio = Studio(content, tag)
    with running(studio, STATIC, studio.watched, studio.update) as address:
        yield Preview(
            f"{address}{studio.home}",
            content,
            content / "i18n" / "po" / tag / "programs.po",
            studio,
        )


@pytest.fixture
def german(root: Callable[[str], Path]) -> Iterator[Preview]:
    """The German of the root whose source is French: reviewed, draft, fuzzy and missing strings."""
    with previewing(root("french"), "de") as preview:
        yield preview


@pytest.fixture
def studio(root: Callable[[str], Path]) -> Studio:
    """The same without a server."""
    return Studio(root("french"), "de")
