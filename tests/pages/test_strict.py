"""Does a strict edition refuse a text that no message has? A wrong context would silently show the
source text otherwise, in every language and for good.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from site_src.build import build
from site_src.catalogs.coverage import Coverage
from site_src.catalogs.known import UnknownMessage
from site_src.catalogs.locales import HOME, load_languages
from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.translate import load_catalogs
from site_src.dataset.load import load_dataset
from site_src.edition.edition import Edition, Publication
from tests.conftest import PROJECT

MINIMAL = PROJECT / "tests" / "roots" / "minimal"


def make_edition(tag: str, *, strict: bool) -> Edition:
    """The smallest root in a language."""
    data = load_dataset(MINIMAL, datetime.date(2026, 11, 22))
    languages = load_languages(MINIMAL, data.site.source_language, data.site.languages)
    language = languages.find(tag)
    assert language
    messages = list(dataset_messages(data))
    catalogs = load_catalogs(language, languages, [HOME], messages=messages)
    coverage = {target.tag: Coverage(target.tag) for target in languages.targets}
    return Edition(Publication(data, languages, coverage, {}), catalogs, strict=strict)


def test_a_context_that_no_message_has_is_refused_with_its_name() -> None:
    """Also in the source language, where every text would look right."""
    edition = make_edition("en", strict=True)
    with pytest.raises(UnknownMessage, match="program:nobody"):
        edition.text("program:nobody|name", "Nobody")
    with pytest.raises(UnknownMessage, match="zoo"):
        edition.word("zoo|lion", "Lion")
    with pytest.raises(UnknownMessage, match="layout"):
        edition.t("layout|skip", "Another text")


def test_a_plain_build_shows_the_source_text_instead() -> None:
    """Readers get a page even where a context is wrong."""
    edition = make_edition("en", strict=False)
    assert edition.text("program:nobody|name", "Nobody").plain == "Nobody"
    assert edition.t("zoo|lion", "Lion") == "Lion"


@pytest.mark.parametrize("root", ["minimal", "french"])
def test_every_text_of_a_root_is_a_message(root: str, tmp_path: Path) -> None:
    assert build(PROJECT / "tests" / "roots" / root, tmp_path / "dist", strict=True).changed
