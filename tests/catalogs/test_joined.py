"""Is a translation without a checksum found when git joins it to a source text that it was not made for? Real merges, no driver."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from site_src.catalogs.checks.reader import read_located
from site_src.catalogs.checks.upkeep import stamp_findings
from site_src.catalogs.joined import Shown, joined
from site_src.catalogs.po import open_catalog, read_catalog, save_catalog
from site_src.catalogs.states import read_stamp
from site_src.catalogs.update import updated
from tests.catalogs.making import language
from tests.catalogs.test_git_merge import LONG, Repository
from tests.catalogs.xliff.making import catalog_of, entry

NEW = LONG.replace("word0 ", "never ")  # as long, so that the other lines stay
JOINED = Shown("a|x", (NEW,), ("Viejo",))
TOLD = 'git joined this translation of "word0 word1'


def written(path: Path, catalog: polib.POFile) -> None:
    """Write a catalog with wrapped lines, as Poedit does: lines that nobody changed then lie between a source and its translation."""
    catalog.wrapwidth = 40
    path.write_text(str(catalog), encoding="utf-8")


def change(repository: Repository, branch: str, source: str = LONG, text: str = "", *, begin: bool = True) -> None:
    """Commit a source text and its translation, without a state comment, on a branch of the first commit."""
    if begin:
        repository.branch(branch)
    catalog = open_catalog(repository.path)
    catalog[0].msgid, catalog[0].msgstr = source, text
    written(repository.path, catalog)
    repository.commit()


@pytest.fixture
def merged(tmp_path: Path) -> Repository:
    """A clone without the driver, after a merge that git calls clean: an old translation beside a changed source."""
    catalog = catalog_of(entry("a|x", LONG))
    repository = Repository(tmp_path, catalog, driver=None)
    written(repository.path, catalog)
    repository.git("commit", "-q", "-a", "--amend", "-m", "x")
    change(repository, "source", NEW)
    change(repository, "translator", LONG, "Viejo")
    repository.git("merge", "-q", "--no-edit", "source")
    assert {(key, e.strings, e.state) for key, e in read_catalog(repository.path).items()} == {(("a|x", NEW), ("Viejo",), "draft")}  # the danger
    return repository


def told(repository: Repository) -> list[tuple[str, str]]:
    """What `i18n check` says of checksums: (check, what)."""
    return [(check, finding.what) for check, _, _, finding in stamp_findings(repository.path, read_located(repository.path), "ar")]


def template(repository: Repository, source: str = NEW) -> Path:
    """A template with the new source."""
    path = repository.folder / "site.pot"
    save_catalog(catalog_of(entry("a|x", source)), path)
    return path


def test_check_names_the_translation_and_its_old_source(merged: Repository) -> None:
    assert joined(merged.path, [JOINED]) == {JOINED: (LONG,)}
    ((check, what),) = told(merged)
    assert check == "stale"
    assert what.startswith(TOLD)


def test_a_plural_entry_in_our_own_layout_can_be_joined_too_and_is_found(tmp_path: Path) -> None:
    """Its second source text lies between the first and the translation."""
    repository = Repository(tmp_path, catalog_of(entry("a|x", "{n} file", *[""] * 6, plural="{n} files")), driver=None)
    repository.branch("source")
    repository.path.write_text(repository.path.read_text("utf-8").replace('{n} file"', '{n} page"'), "utf-8")
    repository.commit()
    repository.branch("translator")
    catalog = open_catalog(repository.path)
    catalog[0].msgstr_plural = dict.fromkeys(range(6), "ملف")
    save_catalog(catalog, repository.path)
    repository.commit()
    repository.git("merge", "-q", "--no-edit", "source")
    one = Shown("a|x", ("{n} page", "{n} files"), ("ملف",) * 6)
    assert joined(repository.path, [one]) == {one: ("{n} file", "{n} files")}


def test_update_makes_it_fuzzy_with_its_old_source(merged: Repository) -> None:
    change_ = updated(template(merged), merged.path, language("ar"))
    (found,) = change_.catalog
    assert (found.msgid, found.msgstr, found.fuzzy, found.previous_msgid) == (NEW, "Viejo", True, LONG)
    assert read_stamp(found.tcomment) is None


def test_it_is_found_after_more_commits_and_merges(merged: Repository) -> None:
    """A week of other work changes nothing."""
    for n in range(3):
        (merged.folder / f"{n}.txt").write_text("x")
        catalog = open_catalog(merged.path)
        catalog.append(entry(f"b{n}|x", "One", "Uno"))
        written(merged.path, catalog)
        merged.commit()
    merged.git("checkout", "-q", "-b", "side", "HEAD~2")
    (merged.folder / "side.txt").write_text("x")
    merged.commit()
    merged.git("merge", "-q", "--no-edit", "translator")
    assert [check for check, _ in told(merged)] == ["stale"]


def test_it_is_found_while_a_merge_is_not_committed_yet(merged: Repository) -> None:
    merged.git("reset", "-q", "--hard", "HEAD~1")
    merged.git("merge", "-q", "--no-commit", "source")
    assert [check for check, _ in told(merged)] == ["stale"]


def test_a_person_who_confirms_it_is_believed(merged: Repository) -> None:
    """update made it fuzzy; whoever removes the flag has compared it with the new source."""
    catalog = updated(template(merged), merged.path, language("ar")).catalog
    save_catalog(catalog, merged.path)
    merged.commit()
    catalog[0].flags, catalog[0].previous_msgid = [], None
    save_catalog(catalog, merged.path)
    assert [check for check, _ in told(merged)] == ["unstamped"]
    (found,) = updated(template(merged), merged.path, language("ar")).catalog
    assert not found.fuzzy
    stamp = read_stamp(found.tcomment)
    assert stamp
    assert stamp.state == "draft"


def test_a_translation_of_its_own_source_is_only_without_a_checksum(merged: Repository) -> None:
    """The smallest good neighbor: translated after the source changed, or merged beside another change."""
    merged.git("checkout", "-q", "source")
    change(merged, "", NEW, "Nuevo", begin=False)
    assert told(merged) == [("unstamped", "1 translation has no checksum yet, it is a|x")]
    (found,) = updated(template(merged), merged.path, language("ar")).catalog
    assert (found.msgstr, found.fuzzy) == ("Nuevo", False)


def test_a_stamped_translation_needs_no_history(merged: Repository) -> None:
    merged.git("checkout", "-q", "translator")
    save_catalog(updated(template(merged, LONG), merged.path, language("ar")).catalog, merged.path)
    assert told(merged) == []


def test_without_a_history_nothing_is_known(merged: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder that is no clone, and a clone whose catalog was never committed."""
    alone = tmp_path_factory.mktemp("alone") / "site.po"
    alone.write_bytes(merged.path.read_bytes())
    assert joined(alone, [JOINED]) == {}
    fresh = merged.path.with_name("fresh.po")
    fresh.write_bytes(merged.path.read_bytes())
    assert joined(fresh, [JOINED]) == {}
