"""Does a week of ten branches lose nothing, and is everything named that a person must look at?
Real merges of a whole root.

Two languages and three catalogs; the same entries and others; one branch through a tool that
wraps, one with an obsolete entry, one with a changed source text and two that still translate the
old one, without a checksum.
"""

from __future__ import annotations

import codecs
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.states import read_stamp
from site_src.problems import ProblemsFound
from site_src.workbench.checks.run import check_catalogs
from site_src.workbench.commands import extract_all, update_all
from site_src.workbench.entry_states import strings_of
from site_src.workbench.merge import quoted
from site_src.workbench.po_writer import open_catalog, save_catalog
from tests.conftest import PROJECT
from tests.workbench.making import gettext_tool
from tests.workbench.test_git_merge import DRIVER

SAME, OLD, GONE = (
    "contact:accueil|label",
    "program:vedette-de-secours|summary",
    "a11y|criteria-heading",
)
DE, AR = ("de", "programs"), ("ar", "programs")
TRANSLATORS: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
    (DE, ("audience:mairies|name", "kind:service|name", SAME)),
    (DE, ("desk:standard|name", "network:antennes|name")),
    (DE, (SAME, "site|tagline")),
    (AR, (SAME, "kind:service|name", "site|tagline")),
    (AR, ("desk:standard|name", SAME)),
    (("de", "widget"), ("widget|count", "widget|filter")),
    (DE, ("table:sorties|title", "contact:accueil|hours")),
    (DE, (OLD,)),
    (AR, (OLD,)),
)


class Week:
    """A clone of a root and what its translators write."""

    def __init__(self, content: Path) -> None:
        self.content, self.texts = content, list[str]()
        self.git("init", "-q", "-b", "main")
        for name, value in (
            ("user.name", "T"),
            ("user.email", "t@example.org"),
            ("commit.gpgsign", "false"),
        ):
            self.git("config", name, value)
        shutil.copy(PROJECT / ".gitattributes", content)
        update_all(content)
        self.commit()
        self.git("tag", "begin")

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What a git command does."""
        program = shutil.which("git")
        assert program
        return subprocess.run(
            [program, "-C", str(self.content), *words], capture_output=True, text=True, check=False
        )

    def commit(self) -> None:
        """Commit all."""
        self.git("add", "-A")
        assert self.git("commit", "-q", "-m", "x").returncode == 0

    def catalog(self, tag: str, domain: str) -> Path:
        """A catalog."""
        return self.content / "i18n" / "po" / tag / f"{domain}.po"

    def translate(self, name: str, where: tuple[str, str], contexts: tuple[str, ...]) -> None:
        """A branch on which somebody translates with an editor that knows nothing of states, and
        signs the header.
        """
        assert self.git("checkout", "-q", "-b", name, "begin").returncode == 0
        catalog = open_catalog(self.catalog(*where))
        catalog.metadata |= {
            "Last-Translator": name,
            "PO-Revision-Date": f"2026-02-{len(self.texts) + 10} 10:00+0000",
        }
        found = [entry for entry in catalog if entry.msgctxt in contexts]
        assert len(found) == len(contexts)
        for entry in found:
            text = f"{entry.msgid} {name}"
            if entry.msgid_plural:
                entry.msgstr_plural = {n: text + "!" * n for n in entry.msgstr_plural}
            else:
                entry.msgstr = text
            self.texts += strings_of(entry)
        save_catalog(catalog, self.catalog(*where))

    def merge(self, name: str) -> list[str]:
        """Merge a branch; where text has conflicts, again as docs/translations.md says. Returns
        the catalogs that a check refused.
        """
        if self.git("merge", "-q", "--no-edit", name).returncode == 0:
            return []
        torn = self.git("diff", "--name-only", "--diff-filter=U").stdout.split()
        refused = [path for path in torn if not readable(self.content / path)]
        self.git("config", "merge.catalog.driver", DRIVER)
        for path in refused:
            self.git("checkout", "--merge", "--", path)
        self.commit()
        return refused


def readable(path: Path) -> bool:
    """False for what every command refuses, as it has git's marks."""
    try:
        read_catalog(path)
    except ProblemsFound as found:
        return "has a mark of a git conflict" not in str(found)
    return True


def poedit(path: Path) -> None:
    """Lay a catalog out as Poedit can: wrapped, with carriage returns and a byte-order mark."""
    path.write_bytes(
        codecs.BOM_UTF8 + gettext_tool("msgcat", "--width=40", path).replace(b"\n", b"\r\n")
    )


@pytest.mark.parametrize("driver", [True, False], ids=["driver", "text"])
def test_ten_branches_lose_nothing_and_all_that_is_open_is_named(
    driver: bool, root: Callable[[str], Path]
) -> None:
    content = root("french")
    week = Week(content)
    names = "abcdefghi"
    for name, (where, contexts) in zip(names, TRANSLATORS, strict=True):
        week.translate(name, where, contexts)
        if name == "f":
            retired = open_catalog(week.catalog("de", "site"))
            next(entry for entry in retired if entry.msgctxt == GONE).obsolete = True
            save_catalog(retired, week.catalog("de", "site"))
        if name == "g":
            poedit(week.catalog(*where))
        week.commit()
    week.git("checkout", "-q", "-b", "source", "begin")
    text = (content / "programs" / "vedette-de-secours.yaml").read_text("utf-8")
    (content / "programs" / "vedette-de-secours.yaml").write_text(
        text.replace("summary: Une vedette", "summary: Aucune vedette"), "utf-8"
    )
    extract_all(content)
    update_all(content)
    week.commit()
    week.git("checkout", "-q", "main")
    refused = []
    for name in (*names[:7], "source", *names[7:]):
        if not driver:
            week.git("config", "--unset", "merge.catalog.driver")
        else:
            week.git("config", "merge.catalog.driver", DRIVER)
        refused += week.merge(name)
    assert bool(refused) is not driver, "text merges tear catalogs, the driver none"
    extract_all(content)
    update_all(content)

    catalogs = {
        (path.parent.name, path.stem): open_catalog(path)
        for path in sorted((content / "i18n" / "po").glob("*/*.po"))
    }
    everything = [
        string for catalog in catalogs.values() for entry in catalog for string in strings_of(entry)
    ]
    comments = "\n".join(entry.tcomment for catalog in catalogs.values() for entry in catalog)
    assert len(week.texts) > 18
    assert [
        text for text in week.texts if text not in everything and quoted(text) not in comments
    ] == []
    for tag in ("de", "ar"):
        by_context = {entry.msgctxt: entry for entry in catalogs[tag, "programs"]}
        late = by_context[OLD]
        assert late.msgid.startswith("Aucune vedette")
        assert late.msgstr.startswith("Une vedette")
        assert (late.fuzzy, (late.previous_msgid or "")[:12]) == (True, "Une vedette ")
        assert by_context[SAME].fuzzy
    live = [
        entry
        for catalog in catalogs.values()
        for entry in catalog
        if not entry.obsolete and any(strings_of(entry)) and not entry.fuzzy
    ]
    assert [entry.msgctxt for entry in live if not (read_stamp(entry.tcomment) or ())] == []
    assert GONE in {entry.msgctxt for entry in catalogs["de", "site"] if not entry.obsolete}, (
        "the template still has it"
    )
    for where in catalogs:
        assert week.catalog(*where).read_bytes() == gettext_tool(
            "msgcat", "--no-wrap", week.catalog(*where)
        )
    found = check_catalogs(content)
    assert found.problems == []
    named = {
        (Path(line.file).parent.name, line.pointer)
        for line in found.warnings
        if "undecided" in line.what
    }
    assert named == {("de", SAME), ("ar", SAME)}
