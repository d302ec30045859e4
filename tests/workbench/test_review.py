"""What does `i18n review` write, what does it refuse, and what do readers then see on the pages?"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup

from site_src.build import build
from site_src.catalogs.locales import HOME
from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.states import Stamp, fingerprint, read_stamp
from site_src.problems import ProblemsFound, WrongUse
from site_src.workbench.entry_states import sources_of, strings_of
from site_src.workbench.po_writer import catalog_text, open_catalog
from site_src.workbench.review import review
from tests.conftest import Run
from tests.workbench.making import language, write

DAY = datetime.date(2026, 11, 22)
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRIES = HEADER + "\n".join(
    [
        'msgctxt "p:a|body:x"\nmsgid "One"\nmsgstr "Uno"\n',
        'msgctxt "p:a|name"\nmsgid "Two"\nmsgstr "Dos"\n',
        f"# state: reviewed src={fingerprint('Old')} dst={fingerprint('Tres')}\n"
        f'msgctxt "p:b|name"\nmsgid "Three"\nmsgstr "Tres"\n',
        '#, fuzzy\nmsgctxt "p:c|name"\nmsgid "Four"\nmsgstr "Cuatro"\n',
        'msgctxt "p:d|name"\nmsgid "Five"\nmsgstr ""\n',
        'msgctxt "p:e|n"\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} día"\n'
        'msgstr[1] ""\n',
    ]
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog with an entry of each state."""
    return write(tmp_path, ENTRIES.encode())


def states(path: Path) -> dict[str, str]:
    """The state of each entry by its context."""
    return {context: entry.state for (context, _), entry in read_catalog(path).items()}


def test_it_sets_both_hashes_the_name_and_the_day(path: Path) -> None:
    done = review([path], ["p:a|*"], "Zoë Núñez", DAY)
    assert done.entries == [(path, "p:a|body:x"), (path, "p:a|name")]
    marks = {
        e.msgctxt: read_stamp(e.tcomment)
        for e in open_catalog(path)
        if e.msgctxt.startswith("p:a|")
    }
    assert marks == {
        "p:a|body:x": Stamp(
            "reviewed", fingerprint("One"), fingerprint("Uno"), "Zoë Núñez", "2026-11-22"
        ),
        "p:a|name": Stamp(
            "reviewed", fingerprint("Two"), fingerprint("Dos"), "Zoë Núñez", "2026-11-22"
        ),
    }


def test_without_a_pattern_it_sets_all_drafts_and_leaves_the_rest(path: Path) -> None:
    before = states(path)
    done = review([path], [], "Ana", DAY)
    assert states(path) == before | {"p:a|body:x": "reviewed", "p:a|name": "reviewed"}
    assert [(p.line, p.pointer, p.what) for p in done.left] == [
        (14, "p:b|name", "belongs to an older source text"),
        (19, "p:c|name", "is fuzzy"),
        (27, "p:e|n", "lacks a plural form"),
    ]
    assert (done.before, done.missing) == (0, 1)


@pytest.mark.parametrize(
    ("context", "what"),
    [
        ("p:b|name", "older source"),
        ("p:c|name", "is fuzzy"),
        ("p:d|name", "not translated"),
        ("p:e|n", "plural"),
    ],
)
def test_an_entry_named_in_full_is_refused_and_nothing_is_written(
    context: str, what: str, path: Path
) -> None:
    """A name on what nobody can have reviewed would be a lie; the good entry beside it is not set
    either.
    """
    with pytest.raises(ProblemsFound, match=what) as stopped:
        review([path], ["p:a|name", context], "Ana", DAY)
    assert [(p.pointer, bool(p.hint)) for p in stopped.value.problems] == [(context, True)]
    assert path.read_text("utf-8") == ENTRIES


def test_a_review_is_not_given_to_somebody_else(path: Path) -> None:
    review([path], ["p:a|name"], "Ana", DAY)
    once = path.read_bytes()
    done = review([path], ["p:a|name"], "Ben", datetime.date(2027, 1, 1))
    assert (done.entries, done.before) == ([], 1)
    assert path.read_bytes() == once


@pytest.mark.parametrize("name", ["", "  ", "Ana\nBen"])
def test_a_name_that_a_comment_cannot_hold_is_wrong_use(name: str, path: Path) -> None:
    with pytest.raises(WrongUse, match="--by"):
        review([path], [], name, DAY)
    assert path.read_text("utf-8") == ENTRIES


def test_a_pattern_that_matches_nothing_is_wrong_use(path: Path) -> None:
    with pytest.raises(WrongUse, match=r'no entry matches "p:a\|nam" \(did you mean "p:a\|name"'):
        review([path], ["p:a|*", "p:a|nam"], "Ana", DAY)
    assert path.read_text("utf-8") == ENTRIES


def test_one_file_that_cannot_be_read_keeps_the_others(path: Path, tmp_path: Path) -> None:
    broken = write(tmp_path, b'msgid "a"\n', "broken.po")
    with pytest.raises(ProblemsFound):
        review([path, broken], [], "Ana", DAY)
    assert path.read_text("utf-8") == ENTRIES


def test_a_repaired_translation_is_a_draft_again_and_a_changed_source_is_stale(path: Path) -> None:
    """DESIGN 4; what readers see of both is tested below."""
    review([path], ["p:a|*"], "Ana", DAY)
    text = (
        path.read_text("utf-8")
        .replace('msgstr "Uno"', 'msgstr "Uno solo"')
        .replace('msgid "Two"', 'msgid "Two more"')
    )
    path.write_text(text, "utf-8")
    assert (states(path)["p:a|body:x"], states(path)["p:a|name"]) == ("draft", "stale")


@pytest.fixture
def content(root: Callable[[str], Path], run: Run) -> Path:
    """A root in English and Spanish whose Spanish is complete, and all a draft."""
    content = root("minimal")
    site = content / "site.yaml"
    site.write_text(
        site.read_text("utf-8").replace("languages: [en]", "languages: [en, es]"), "utf-8"
    )
    contacts = content / "contacts.yaml"
    contacts.write_text(
        contacts.read_text("utf-8") + "  note: Ask for the harbor master.\n", "utf-8"
    )
    record = content / "programs" / "harbor-watch.yaml"
    record.write_text(
        record.read_text("utf-8").replace(
            "  facts: [open-to-all]", "  facts: [open-to-all]\n  critical: true"
        ),
        "utf-8",
    )
    folder = content / "i18n" / "po" / "es"
    folder.mkdir(parents=True)
    (folder / "site.po").write_bytes((HOME / "po" / "es" / "site.po").read_bytes())
    assert run("i18n", "extract", "--content", content)[0] == 0
    assert run("i18n", "update", "--content", content)[0] == 0
    for path in (folder / "site.po", folder / "programs.po"):
        catalog = open_catalog(path)
        for entry in catalog:
            fill(entry)
        path.write_text(catalog_text(catalog), "utf-8")
    assert (
        set(states(folder / "programs.po").values())
        == set(states(folder / "site.po").values())
        == {"draft"}
    )
    return content


def fill(entry: polib.POEntry) -> None:
    """Translate an entry, so that its text is known: «...»; the words stay in Spanish where they
    are.
    """
    entry.flags = []
    if entry.msgid_plural:
        entry.msgstr_plural = {
            n: text or f"«{sources_of(entry)[n > 0]}»" for n, text in enumerate(strings_of(entry))
        }
    else:
        entry.msgstr = entry.msgstr or f"«{entry.msgid}»"


def built(content: Path) -> dict[str, BeautifulSoup]:
    """The Spanish pages by their paths."""
    out = content.parent / "dist"
    build(content, out, workers=1)
    found = {
        path.relative_to(out / "es").as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted((out / "es").rglob("*.html"))
    }
    found = {
        name: page for name, page in found.items() if not name.startswith("embed/")
    }  # frames have no layout; the page about them has the project's words
    assert len(found) > 10
    return found


def sentences(content: Path) -> dict[str, str]:
    """The sentence about each state, in Spanish."""
    found = read_catalog(content / "i18n" / "po" / "es" / "site.po")
    return {
        context.partition("|")[2]: entry.strings[0]
        for (context, _), entry in found.items()
        if context.startswith("state|")
    }


def state_of(page: BeautifulSoup, content: Path) -> str:
    """Which of the sentences a page shows; it must be one."""
    (shown,) = page.select("p.state")
    (name,) = [
        name
        for name, text in sentences(content).items()
        if name in ("draft", "mixed", "partial", "reviewed") and text in shown.get_text()
    ]
    return name


def test_there_are_four_sentences() -> None:
    """The comparison of pages with sentences is not one with nothing."""
    contexts = {e.msgctxt for e in open_catalog(HOME / "pot" / "site.pot")}
    assert {f"state|{name}" for name in ("draft", "mixed", "partial", "reviewed")} <= contexts
    assert language("es").direction == "ltr"


def test_every_page_says_that_it_is_a_draft_and_critical_texts_stand_beside_their_source(
    content: Path,
) -> None:
    pages = built(content)
    assert {state_of(page, content) for page in pages.values()} == {"draft"}
    page = pages["programs/harbor-watch/index.html"]
    beside = [block.get_text() for block in page.select(".beside p[lang=en]")]
    assert any("To join, call" in text for text in beside)
    assert any("Ask for the harbor master." in text for text in beside)


def test_after_a_review_every_page_says_so_and_the_source_is_gone(content: Path, run: Run) -> None:
    code, out, err = run("i18n", "review", "es", "--by", "Ana", "--content", content)
    assert (code, err) == (0, "")
    assert "programs.po: program:harbor-watch|body:how-to-join: reviewed\n" in out
    assert "marked as reviewed by Ana" in out.splitlines()[-1]
    pages = built(content)
    assert {path: state_of(page, content) for path, page in pages.items()} == dict.fromkeys(
        pages, "reviewed"
    )
    assert [path for path, page in pages.items() if page.select(".beside")] == []


def test_one_repaired_text_is_shown_at_once_as_a_draft(content: Path, run: Run) -> None:
    """A repair in Poedit shows; only the pages that have the text say so."""
    assert run("i18n", "review", "es", "--by", "Ana", "--content", content)[0] == 0
    path = content / "i18n" / "po" / "es" / "programs.po"
    text = path.read_text("utf-8")
    assert text.count('msgstr "«Ask for the harbor master.»"') == 1
    path.write_text(text.replace('msgstr "«Ask for', 'msgstr "«Please ask for'), "utf-8")
    pages = built(content)
    (beside,) = pages["contacts/index.html"].select(".beside")
    assert "Ask for the harbor master." in beside.get_text()
    assert "«Please ask for the harbor master.»" in pages["contacts/index.html"].get_text()
    assert state_of(pages["contacts/index.html"], content) == "mixed"
    assert state_of(pages["privacy/index.html"], content) == "reviewed"


def test_a_text_whose_source_changed_is_not_shown(content: Path, run: Run) -> None:
    """The merge that git calls clean: a new msgid over the old msgstr, in record and catalog."""
    assert run("i18n", "review", "es", "--by", "Ana", "--content", content)[0] == 0
    for path in (
        content / "programs" / "harbor-watch.yaml",
        content / "i18n" / "po" / "es" / "programs.po",
    ):
        text = path.read_text("utf-8")
        new = text.replace("summary: Neighbors look", "summary: Sailors look").replace(
            'msgid "Neighbors look', 'msgid "Sailors look'
        )
        assert new != text
        path.write_text(new, "utf-8")
    pages = built(content)
    page = pages["programs/harbor-watch/index.html"]
    assert "«Neighbors look after the harbor.»" not in page.get_text()
    (source,) = [
        span
        for span in page.select("main [lang=en]")
        if span.get_text() == "Sailors look after the harbor."
    ]
    assert source["dir"] == "ltr"
    assert state_of(page, content) == "partial"
    assert state_of(pages["contacts/index.html"], content) == "reviewed"


def test_a_word_of_the_interface_that_is_a_draft_shows_on_its_page(content: Path, run: Run) -> None:
    """Pages without texts of the dataset have a state too: that of their words."""
    assert run("i18n", "review", "es", "--by", "Ana", "--content", content)[0] == 0
    path = content / "i18n" / "po" / "es" / "site.po"
    catalog = open_catalog(path)
    entry = next(
        e for e in catalog if e.msgctxt.startswith("privacy|") and e.msgctxt != "privacy|title"
    )
    entry.msgstr += "!"
    path.write_text(catalog_text(catalog), "utf-8")
    pages = built(content)
    assert state_of(pages["privacy/index.html"], content) == "mixed"
    assert state_of(pages["accessibility/index.html"], content) == "reviewed"
