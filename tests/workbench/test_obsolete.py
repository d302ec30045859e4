"""Is the translation of what is gone kept for a whole release, and not permanently?"""

from __future__ import annotations

import tomllib

import polib
import pytest

from site_src.catalogs.locales import HOME
from site_src.workbench.obsolete import releases_of, this_release, without_releases
from site_src.workbench.po_writer import new_catalog
from site_src.workbench.update import merge_template
from tests.workbench.making import HEADER, canonical, gettext_tool, language

SPANISH = language("es")


def catalog(*entries: polib.POEntry) -> polib.POFile:
    """A catalog of these entries."""
    made = new_catalog(HEADER)
    made.extend(entries)
    return made


def gone() -> polib.POFile:
    """A catalog whose one text is about to go."""
    return catalog(
        polib.POEntry(msgctxt="p:a|name", msgid="Jail", msgstr="Cárcel", tcomment="a note")
    )


def after(*releases: str) -> list[tuple[str, str]]:
    """What stays of the text after an update under each of these releases: translation and
    comment.
    """
    left = gone()
    for release in releases:
        left = merge_template(catalog(), left, SPANISH, release)
    assert all(e.obsolete for e in left)
    return [(e.msgstr, e.tcomment) for e in left]


def test_a_release_is_the_version_of_the_project() -> None:
    assert (
        this_release()
        == tomllib.loads((HOME.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    )


def test_what_is_gone_names_the_release_and_keeps_its_note() -> None:
    assert after("1.0") == [("Cárcel", "a note\nreleases: 1.0")]


def test_many_updates_in_one_release_count_once() -> None:
    assert after("1.0", "1.0", "1.0") == after("1.0")


def test_it_is_kept_through_the_next_release() -> None:
    """From the beginning of 1.1 to its end, however often catalogs are updated."""
    assert after("1.0", "1.1", "1.1") == [("Cárcel", "a note\nreleases: 1.0 1.1")]


def test_it_goes_in_the_release_after_that() -> None:
    assert after("1.0", "1.1", "1.2") == []


def test_a_release_without_an_update_does_not_count() -> None:
    assert after("1.0", "3.0") == [("Cárcel", "a note\nreleases: 1.0 3.0")]


@pytest.mark.parametrize("releases", [("1.0",), ("1.0", "1.1")])
def test_what_comes_back_is_as_it_was(releases: tuple[str, ...]) -> None:
    left = gone()
    for release in releases:
        left = merge_template(catalog(), left, SPANISH, release)
    (back,) = merge_template(
        catalog(polib.POEntry(msgctxt="p:a|name", msgid="Jail")), left, SPANISH, "1.1"
    )
    assert (back.msgstr, back.obsolete, back.fuzzy) == ("Cárcel", False, False)
    assert back.tcomment.startswith("a note\nstate: draft ")
    assert releases_of(back.tcomment) == []


def test_gettexts_tools_keep_the_comment() -> None:
    """A tool that dropped it would only make the text stay longer; none does."""
    data = canonical(merge_template(catalog(), gone(), SPANISH, "1.0"))
    assert b"# releases: 1.0\n" in gettext_tool("msgcat", "--width=30", "-", data=data)
    assert without_releases("a note\nreleases: 1.0 1.1") == "a note"
