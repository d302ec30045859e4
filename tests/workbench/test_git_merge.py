"""What does git itself do with branches of catalogs? Real merges in temporary repositories, with
our driver and without.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.states import SHOWN, Stamp, fingerprint, read_stamp
from site_src.problems import ProblemsFound
from site_src.workbench.entry_states import mark_changed_as_draft
from site_src.workbench.po_writer import catalog_text, open_catalog, save_catalog
from tests.conftest import PROJECT
from tests.workbench.making import catalog_of, entry, gettext_tool

DRIVER = f'"{sys.executable}" "{PROJECT / "build.py"}" i18n merge %O %A %B %P'
NAME = "i18n/po/es/site.po"
LONG = " ".join(f"word{n}" for n in range(30))


class Repository:
    """A clone with one catalog, our .gitattributes, and perhaps the driver."""

    def __init__(self, folder: Path, catalog: polib.POFile, driver: str | None = DRIVER) -> None:
        self.folder, self.path = folder, folder / NAME
        self.git("init", "-q", "-b", "main")
        for key, value in (
            ("user.name", "T"),
            ("user.email", "t@example.org"),
            ("commit.gpgsign", "false"),
            *([("merge.catalog.driver", driver)] if driver else []),
        ):
            self.git("config", key, value)
        shutil.copy(PROJECT / ".gitattributes", folder)
        self.path.parent.mkdir(parents=True)
        save_catalog(catalog, self.path)
        self.commit()

    def git(self, *words: str, fails: bool = False) -> str:
        """What a git command says; it must succeed, or must fail."""
        program = shutil.which("git")
        assert program
        done = subprocess.run(
            [program, "-C", str(self.folder), *words], capture_output=True, text=True, check=False
        )
        assert (done.returncode != 0) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self) -> None:
        """Commit all."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def translate(self, **texts: str) -> None:
        """Translate entries as a translator and `i18n update` do, and commit. Names are contexts
        with _ for |.
        """
        catalog = open_catalog(self.path)
        for found in catalog:
            text = texts.pop((found.msgctxt or "").replace("|", "_"), None)
            if text is not None:
                found.msgstr = text
                mark_changed_as_draft(found)
        assert not texts
        save_catalog(catalog, self.path)
        self.commit()

    def branch(self, name: str) -> None:
        """Begin a branch at the first commit."""
        self.git(
            "checkout", "-q", "-b", name, self.git("rev-list", "--max-parents=0", "HEAD").strip()
        )

    def texts(self) -> dict[str, str]:
        """The translations by context."""
        return {e.msgctxt or "": e.msgstr for e in open_catalog(self.path)}


def messages(count: int = 10, text: str = "") -> polib.POFile:
    """A catalog of neighboring entries."""
    return catalog_of(
        *(entry(f"a{n}|x", f"Text {n}", *([text] if text else [])) for n in range(count))
    )


def test_ten_branches_that_translate_different_entries_merge_without_a_conflict(
    tmp_path: Path,
) -> None:
    """Each also writes its own date and name into the header, as translators' tools do."""
    repository = Repository(tmp_path, messages())
    for n in range(10):
        repository.branch(f"b{n}")
        header = repository.path.read_text("utf-8").replace(
            '"MIME-Version',
            f'"Last-Translator: T{n}\\n"\n"PO-Revision-Date: 2026-02-{n + 10} 10:00+0000\\n"\n'
            f'"MIME-Version',
        )
        repository.path.write_text(header, encoding="utf-8")
        repository.translate(**{f"a{n}_x": f"Texto {n}"})
    for n in range(9):
        repository.git("merge", "-q", "--no-edit", f"b{n}")
    assert repository.texts() == {f"a{n}|x": f"Texto {n}" for n in range(10)}
    assert {e.state for e in read_catalog(repository.path).values()} == {"draft"}
    assert repository.path.read_bytes() == gettext_tool("msgcat", "--no-wrap", repository.path)


def test_the_same_ten_branches_conflict_without_the_driver(tmp_path: Path) -> None:
    """The smallest bad case of the merge above: headers alone stop git's text merge, and the
    marks are no catalog.
    """
    repository = Repository(tmp_path, messages(), driver=None)
    for n in (1, 2):
        repository.branch(f"b{n}")
        repository.path.write_text(
            repository.path.read_text("utf-8").replace(
                '"MIME-Version', f'"Last-Translator: T{n}\\n"\n"MIME-Version'
            ),
            encoding="utf-8",
        )
        repository.translate(**{f"a{n}_x": f"Texto {n}"})
    repository.git("merge", "-q", "--no-edit", "b1", fails=True)
    with pytest.raises(ProblemsFound, match="has a mark of a git conflict"):
        read_catalog(repository.path)


def test_two_branches_that_translate_the_same_entry_stop_git_and_lose_nothing(
    tmp_path: Path,
) -> None:
    repository = Repository(tmp_path, messages())
    repository.branch("theirs")
    repository.translate(a3_x="Suyo", a4_x="Cuatro")
    repository.branch("ours")
    repository.translate(a3_x="Nuestro")
    said = repository.git("merge", "-q", "--no-edit", "theirs", fails=True)
    assert f"{NAME}:" in said
    assert "a3|x: both branches translated this, differently" in said
    found = {e.msgctxt: e for e in open_catalog(repository.path)}  # valid: no marks
    assert (found["a3|x"].msgstr, found["a3|x"].fuzzy, found["a3|x"].tcomment) == (
        "Nuestro",
        True,
        'other translation: "Suyo"',
    )
    assert found["a4|x"].msgstr == "Cuatro"
    assert read_catalog(repository.path)["a3|x", "Text 3"].state == "fuzzy"
    repository.commit()  # even taken as it is, readers see the source


def test_a_branch_that_poedit_rewrapped_and_reordered_merges(tmp_path: Path) -> None:
    base = catalog_of(*(entry(f"a{n}|x", f"{LONG} {n}", f"{LONG} {n} es") for n in range(5)))
    repository = Repository(tmp_path, base)
    repository.branch("poedit")
    repository.translate(a1_x=f"{LONG} poedit")
    catalog = open_catalog(repository.path)
    catalog[:] = list(reversed(catalog))
    catalog.wrapwidth = 40
    repository.path.write_text(str(catalog), encoding="utf-8", newline="\r\n")
    assert len(repository.path.read_text("utf-8").splitlines()) > 2 * len(
        catalog_text(open_catalog(repository.path)).splitlines()
    )
    repository.commit()
    repository.branch("editor")
    repository.translate(a2_x=f"{LONG} editor")
    repository.git("merge", "-q", "--no-edit", "poedit")
    assert (repository.texts()["a1|x"], repository.texts()["a2|x"]) == (
        f"{LONG} poedit",
        f"{LONG} editor",
    )
    assert repository.path.read_bytes() == gettext_tool("msgcat", "--no-wrap", repository.path)


def sources_changed(repository: Repository, old: str, new: str) -> None:
    """Change a source text in the catalog by hand, as a search-and-replace through all files
    does, and commit.
    """
    repository.path.write_text(
        repository.path.read_text("utf-8").replace(old, new, 1), encoding="utf-8"
    )
    repository.commit()


def test_an_old_translation_that_git_joins_to_a_changed_source_is_stale_and_not_shown(
    tmp_path: Path,
) -> None:
    """Wrapped sources leave unchanged lines between the two changes, so git's text merge calls
    this clean.
    """
    catalog = catalog_of(entry("a|x", LONG))
    repository = Repository(tmp_path, catalog, driver=None)
    catalog.wrapwidth = 40
    repository.path.write_text(str(catalog), encoding="utf-8")
    repository.commit()
    repository.git("checkout", "-q", "-b", "source")
    sources_changed(repository, '"word0 ', '"word0 and never ')
    repository.git("checkout", "-q", "-b", "translator", "main")
    text = (
        repository.path.read_text("utf-8").replace('msgstr ""\n', 'msgstr "Viejo"\n')
        if 'msgstr ""\n' in repository.path.read_text("utf-8")
        else ""
    )
    head, _, tail = text.rpartition('msgstr "Viejo"\n')
    text = head.replace('msgstr "Viejo"\n', 'msgstr ""\n') + f'msgstr "Viejo"\n{tail}'
    text = text.replace(
        "#. Page:",
        f"# state: reviewed src={fingerprint(LONG)} dst={fingerprint('Viejo')} by=Ana\n#. Page:",
    )
    repository.path.write_text(text, encoding="utf-8")
    repository.commit()
    assert read_catalog(repository.path)["a|x", LONG].state == "reviewed"
    repository.git("merge", "-q", "--no-edit", "source")  # clean, says git
    merged = read_catalog(repository.path)
    assert list(merged) == [("a|x", LONG.replace("word0 ", "word0 and never "))]
    (found,) = merged.values()
    assert found.strings == ("Viejo",)
    assert found.state == "stale"
    assert found.state not in SHOWN


def test_the_driver_makes_that_translation_fuzzy(tmp_path: Path) -> None:
    repository = Repository(tmp_path, messages(3, "Viejo"))
    repository.branch("source")
    sources_changed(repository, 'msgid "Text 1"', 'msgid "Text 1, never"')
    repository.branch("translator")
    repository.translate(a1_x="Viejo, mejor")
    repository.git("merge", "-q", "--no-edit", "source")
    found = {e.msgctxt: e for e in open_catalog(repository.path)}["a1|x"]
    assert (found.msgid, found.msgstr, found.fuzzy, found.previous_msgid) == (
        "Text 1, never",
        "Viejo, mejor",
        True,
        "Text 1",
    )


def test_the_driver_stamps_translations_that_come_straight_from_an_editor(tmp_path: Path) -> None:
    """Each against the source beside which its branch had it, so that a later change of the
    source is seen.
    """
    repository = Repository(tmp_path, messages(3))
    for n, name in enumerate(("one", "two")):
        repository.branch(name)
        catalog = open_catalog(repository.path)
        catalog[n].msgstr = "Texto"
        save_catalog(catalog, repository.path)
        repository.commit()
    repository.git("merge", "-q", "--no-edit", "one")
    stamps = {e.msgctxt: read_stamp(e.tcomment) for e in open_catalog(repository.path)}
    assert stamps == {
        f"a{n}|x": Stamp("draft", fingerprint(f"Text {n}"), fingerprint("Texto")) for n in (0, 1)
    } | {"a2|x": None}


def test_a_clone_whose_driver_cannot_run_gets_a_conflict_and_both_sides(tmp_path: Path) -> None:
    repository = Repository(tmp_path, messages(), driver="no-such-program %O %A %B %P")
    repository.branch("theirs")
    repository.translate(a3_x="Suyo")
    repository.branch("ours")
    repository.translate(a5_x="Nuestro")
    repository.git("merge", "-q", "--no-edit", "theirs", fails=True)
    assert "Suyo" in repository.git("show", f":3:{NAME}")
    repository.git("config", "merge.catalog.driver", DRIVER)
    repository.git(
        "checkout", "-q", "--merge", "--", NAME
    )  # the way back that docs/translations.md names
    assert (repository.texts()["a3|x"], repository.texts()["a5|x"]) == ("Suyo", "Nuestro")
