"""Does a studio make the right page at each address, follow changes of every kind of file, and
keep the last good page?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_src.problems import ProblemsFound
from site_src.workbench.commands import update_all
from site_src.workbench.preview.live import Changes, is_source
from site_src.workbench.preview.studio import Studio
from tests.conftest import PROJECT, Run, build_py
from tests.workbench.preview.conftest import OUTDATED, PROGRAM, replace

Root = Callable[[str], Path]


def html(studio: Studio, path: str = PROGRAM) -> str:
    """The page at a path of the language."""
    return studio.respond(f"{studio.home}{path}").body.decode()


def text(studio: Studio, path: str = PROGRAM) -> str:
    """Its text."""
    return BeautifulSoup(html(studio, path), "html.parser").get_text()


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("dee", 'does not list the language "dee" (did you mean "de"?)'),
        ("fr", '"fr" is the source language'),
        ("en-XA", "does not list"),
    ],
)
def test_a_tag_without_catalogs_is_wrong_use_in_one_line(
    root: Root, run: Run, tag: str, said: str
) -> None:
    code, out, err = run("i18n", "preview", tag, "--content", root("french"), "--port", 0)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_port_that_is_taken_is_wrong_use_in_one_line(root: Root) -> None:
    done = build_py("i18n", "preview", "de", "--content", root("french"), "--port", 99999)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: port 99999 cannot be used (ports go from 0 to 65535): "
        "choose another one with --port\n"
    )


def test_a_broken_dataset_stops_a_preview_that_has_shown_nothing_yet(root: Root) -> None:
    content = root("french")
    replace(content / "site.yaml", "source_language: fr", "source_language: xx")
    with pytest.raises(ProblemsFound):
        Studio(content, "de")


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/", 302, "text/html"),
        ("/annuaire/", 302, "text/html"),
        ("/annuaire/de/", 200, "text/html"),
        ("/annuaire/de/programs/ecole-de-nage/", 200, "text/html"),
        ("/annuaire/de/nowhere/", 404, "text/html"),
        ("/annuaire/de/opensearch.xml", 200, ""),
        ("/annuaire/widget/dev/assistance-corner.js", 200, ""),
        ("/annuaire/de/embed/frame/", 200, "text/html"),
        ("/annuaire/fr/", 404, "text/plain"),
        ("/elsewhere/", 404, "text/plain"),
    ],
)
def test_each_address_has_its_answer(studio: Studio, address: str, status: int, kind: str) -> None:
    """A preview shows one language; the site lies below its path, as on its host."""
    response = studio.respond(address)
    assert response.status == status
    assert response.media_type.startswith(kind)
    assert response.location == (studio.home if status == 302 else "")


def test_the_files_of_a_page_are_there(studio: Studio) -> None:
    for public, data in studio.inputs.assets.values():
        assert studio.respond(f"{studio.edition.base}{public}").body == data
    assert len(studio.inputs.assets) > 3


def test_the_widget_shows_words_as_they_are_saved(studio: Studio) -> None:
    """The page about the widget has one in it, whose words come with its data."""
    path = studio.content / "i18n" / "po" / "de" / "widget.po"
    update_all(studio.content, "de")
    studio.update({path})
    address = f"{studio.edition.base}widget/data/v1/de.json"
    assert b"Filter the programs" in studio.respond(address).body
    replace(
        path,
        'msgid "Filter the programs"\nmsgstr ""',
        'msgid "Filter the programs"\nmsgstr "Programme filtern"',
    )
    studio.update({path})
    assert b"Programme filtern" in studio.respond(address).body


def test_a_message_has_its_place(studio: Studio) -> None:
    """File and line of the translation; for a message that no catalog has, the file that should."""
    by_context = {m.context: m for m in (html(studio), studio.edition.messages)[1]}
    file, line = studio.place(by_context["program:vedette-de-secours|name"])
    assert file.endswith("i18n/po/de/programs.po")
    assert Path(file).read_text().split("\n")[line - 1] == 'msgstr "Rettungsboot"'
    file, line = studio.place(by_context["layout|skip"])
    assert (file.endswith("i18n/po/de/site.po"), line) == (True, 0)


def test_a_saved_catalog_is_in_the_next_page(studio: Studio) -> None:
    path = studio.content / "i18n" / "po" / "de" / "programs.po"
    assert "Rettungsboot" in text(studio)
    replace(path, "Rettungsboot", "Seenotkreuzer")
    version = studio.changes.version
    studio.update({path})
    assert "Seenotkreuzer" in text(studio)
    assert studio.changes.version != version


def test_a_catalog_leaves_the_dataset_unread(studio: Studio) -> None:
    """Saving must be quick: only the catalog is read."""
    inputs = studio.inputs
    studio.update({studio.content / "i18n" / "po" / "de" / "programs.po"})
    assert studio.inputs is inputs
    studio.update({studio.content / "site.yaml"})
    assert studio.inputs is not inputs


def test_a_saved_record_is_in_the_next_page_and_a_broken_one_keeps_the_last(studio: Studio) -> None:
    path = studio.content / "programs" / "vedette-de-secours.yaml"
    replace(path, "name: Vedette de secours", "name: Canot de secours")
    studio.update({path})
    assert "Canot de secours" in text(studio), "its translation is gone with its source"
    replace(path, "kind: ", "kynd: ")
    studio.update({path})
    assert "Canot de secours" in text(studio)
    assert f"{path}:" in text(studio)
    assert "kynd" in text(studio)
    replace(path, "kynd: ", "kind: ")
    studio.update({path})
    assert studio.problems() == []
    assert f"{path}:" not in text(studio)


def test_a_language_that_is_taken_from_the_site_is_a_problem(studio: Studio) -> None:
    path = studio.content / "site.yaml"
    replace(path, "languages: [fr, de, ar]", "languages: [fr, ar]")
    studio.update({path})
    assert 'lack "de"' in text(studio)
    assert "Rettungsboot" in text(studio)


@pytest.mark.parametrize(
    ("broken", "line"), [("<p>\n{{ nobody }}</p>", 2), ("<p>\n\n{% if %}</p>", 3)]
)
def test_a_broken_template_is_told_with_file_and_line_over_the_last_good_page(
    root: Root, broken: str, line: int
) -> None:
    content = root("french")
    template = content / "templates" / "pages" / "program.html"
    template.parent.mkdir(parents=True)
    good = (PROJECT / "site_src" / "templates" / "pages" / "program.html").read_text()
    template.write_text(good)
    studio = Studio(content, "de")
    assert "Rettungsboot" in text(studio)
    template.write_text(broken)
    studio.update({template})
    assert f"{template}:{line}" in text(studio)
    assert "Rettungsboot" in text(studio)
    assert studio.respond(f"{studio.home}{OUTDATED}").status == 200, (
        "a page without a good state yet tells the problem alone"
    )
    assert f"{template}:{line}" in text(studio, OUTDATED)
    template.write_text(good)
    studio.update({template})
    assert str(template) not in text(studio)


def test_counts_are_those_of_the_page(studio: Studio) -> None:
    """Each string of the page once, by kind; German of this root has no interface, so most is
    missing.
    """
    page = html(studio, OUTDATED)
    for kind in ("draft", "stale", "missing", "reviewed"):
        assert f'data-next="{kind}"' in page
    assert '<span class="pv-stale">source changed (stale or fuzzy)</span> 2</button>' in page
    assert page.count('class="pv-stale" data-message=') > 2, (
        "the name stands in the heading and in the breadcrumb"
    )


def test_a_source_text_cannot_end_the_data_of_a_page(studio: Studio) -> None:
    path = studio.content / "programs" / "vedette-de-secours.yaml"
    replace(path, "name: Vedette de secours", 'name: "</script><img src=x>"')
    studio.update({path})
    assert "<img" not in html(studio)
    assert "\\u003c/script>" in html(studio)


def test_a_version_wakes_those_who_wait_and_never_comes_back() -> None:
    changes = Changes()
    first = changes.version
    assert changes.wait(first, 0) == first
    changes.next_version()
    assert changes.wait(first) != first
    assert Changes().version != first


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("es/site.po", True),
        ("a/site.yaml", True),
        (".site.po.swp", False),
        ("site.po~", False),
        ("#site.po#", False),
        (".site.po.12.new", False),
        ("a.mo", False),
    ],
)
def test_leftovers_of_editors_are_no_change(name: str, wanted: bool) -> None:
    assert is_source(Path("i18n") / name) is wanted
