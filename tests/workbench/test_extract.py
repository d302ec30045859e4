"""Are the templates that translators start from complete, stable, and up to date with the
sources?
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import polib
import pytest

from site_src.catalogs.locales import HOME
from site_src.catalogs.messages import dataset_messages
from site_src.dataset.dataset import Dataset
from site_src.files import template_folders
from site_src.problems import ProblemsFound
from site_src.workbench.extract import (
    extract,
    interface_template,
    interface_templates,
    programs_template,
)
from site_src.workbench.po_writer import catalog_text, open_catalog

CONTENT = Path(__file__).resolve().parents[2] / "site_src" / "content"


def templates(folder: Path, **texts: str) -> Path:
    """A folder of templates with these texts."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


def of_templates(catalog: polib.POFile) -> dict[str, polib.POEntry]:
    """The messages that templates use, by context."""
    return {
        e.msgctxt: e
        for e in catalog
        if any(name.startswith("templates/") for name, _ in e.occurrences)
    }


def test_the_committed_templates_are_up_to_date(dataset: Dataset, tmp_path: Path) -> None:
    """A changed text reaches translators with the change: run python build.py i18n extract."""
    names = {path.name for path in extract(CONTENT, dataset, tmp_path)}
    assert names >= {"site.pot", "programs.pot"}
    assert names == {path.name for path in (HOME / "pot").iterdir()}
    for name in names:
        assert (tmp_path / name).read_text("utf-8") == (HOME / "pot" / name).read_text("utf-8")


def test_extracting_twice_writes_nothing(dataset: Dataset, tmp_path: Path) -> None:
    """Two extractions are byte-identical, and the second does not touch a file."""
    assert len(extract(CONTENT, dataset, tmp_path)) >= 2
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    written = {path: path.stat().st_mtime_ns for path in before}
    assert extract(CONTENT, dataset, tmp_path) == []
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert {path: path.stat().st_mtime_ns for path in before} == written
    assert len(extract(CONTENT, dataset, tmp_path / "other")) >= 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "other").iterdir()} == {
        path.name: data for path, data in before.items()
    }


def test_moving_lines_in_a_template_changes_nothing(tmp_path: Path) -> None:
    """DESIGN 4: references name files only."""
    text = '<p>{{ t("z|one", "One") }}</p>\n<p>{{ t("z|two", "Two") }}</p>\n'
    before = catalog_text(interface_template([templates(tmp_path, a=text)]))
    moved = "\n\n<hr>\n" + "\n".join(reversed(text.split("\n")))
    assert catalog_text(interface_template([templates(tmp_path, a=moved)])) == before
    assert (
        catalog_text(interface_template([templates(tmp_path, a=text.replace("One", "1"))]))
        != before
    )


def test_every_function_that_translates_is_extracted(tmp_path: Path) -> None:
    """The four names of DESIGN 4 and interface.py, in text, attributes and conditions."""
    text = """{# Translators: at the top #}<p title="{{ ta("z|ta", "Attribute") }}">
    {% if x %}{{ t("z|t", "Text {a}", a=1) }}{% endif %}
    {{ tn("z|tn", "{n} day", "{n} days", 3, n=3) }}</p>"""
    found = of_templates(interface_template([templates(tmp_path, a=text)]))
    assert {c: (e.msgid, e.msgid_plural) for c, e in found.items()} == {
        "z|ta": ("Attribute", ""), "z|t": ("Text {a}", ""), "z|tn": ("{n} day", "{n} days"),
    }  # fmt: skip
    assert found["z|ta"].comment.split("\n")[1:] == ["at the top"]


def test_a_message_used_twice_is_one_entry_with_both_files(tmp_path: Path) -> None:
    folder = templates(
        tmp_path, a='{{ t("z|one", "One") }}{{ t("z|one", "One") }}', b='{{ t("z|one", "One") }}'
    )
    assert of_templates(interface_template([folder]))["z|one"].occurrences == [
        ("templates/a.html", ""),
        ("templates/b.html", ""),
    ]


def test_a_template_of_the_content_root_stands_before_the_projects(tmp_path: Path) -> None:
    own = templates(tmp_path / "own", a='{{ t("z|one", "Own") }}')
    other = templates(tmp_path / "other", a='{{ t("z|one", "Other") }}')
    assert of_templates(interface_template([own, other]))["z|one"].msgid == "Own"


BAD = {
    "syntax-error": ("<p>\n\n{{ t('z|one', 'One' }}</p>", 3, "is not a valid template"),
    "unclosed-block": ("<p>\n{% if x %}</p>\n", 2, "is not a valid template"),
    "two-texts": ('{{ t("z|one", "One") }}\n{{ t("z|one", "Eins") }}', 2, 'reads "Eins"'),
    "singular-and-plural": (
        '{{ t("z|one", "One") }}\n{{ tn("z|one", "One", "Many", 2) }}',
        2,
        'reads "One"',
    ),
    "no-bar": ('\n{{ t("one", "One") }}', 2, "is not a context"),
    "nothing-after-the-bar": ('{{ t("one|", "One") }}', 1, "is not a context"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_faulty_template_is_a_problem_with_its_line(name: str, tmp_path: Path) -> None:
    """A template that cannot be read, or a message that could not be translated, is never a
    silent gap.
    """
    text, line, what = BAD[name]
    with pytest.raises(ProblemsFound) as stopped:
        interface_template([templates(tmp_path, bad=text)])
    (problem,) = stopped.value.problems
    assert problem.file == str(tmp_path / "bad.html")
    assert what in problem.what
    assert problem.line == line
    assert problem.hint


def test_two_texts_of_a_dataset_under_one_context_are_a_problem(dataset: Dataset) -> None:
    """The smallest bad case: one record under two names, the second with another summary."""
    program = next(iter(dataset.programs.values()))
    twin = dataclasses.replace(program, summary="Another text.")
    doubled = dataclasses.replace(dataset, programs={program.id: program, "twin": twin})
    with pytest.raises(ProblemsFound, match="two different texts"):
        programs_template(doubled)


def test_every_context_is_unique_and_well_formed(dataset: Dataset) -> None:
    """DESIGN 4: `name|rest`, made of ids, never of numbers."""
    contexts = [
        e.msgctxt
        for name in ("site", "programs")
        for e in open_catalog(HOME / "pot" / f"{name}.pot")
    ]
    assert len(contexts) > 1000
    assert [c for c, times in Counter(contexts).items() if times > 1] == []
    malformed = [
        c
        for c in contexts
        if c.count("|") != 1 or not all(c.partition("|")) or any(s.isspace() for s in c)
    ]
    assert malformed == []
    assert {m.context for m in dataset_messages(dataset)} <= set(contexts)


def test_every_template_is_read(dataset: Dataset) -> None:
    """A folder that is not looked into would be a silent gap."""
    (folder,) = template_folders(CONTENT)
    using = {path for path in folder.rglob("*.*") if "{{ t(" in path.read_text("utf-8")}
    named = {
        folder.parent / name
        for domain in ("site", "widget")
        for e in open_catalog(HOME / "pot" / f"{domain}.pot")
        for name, _ in e.occurrences
    }
    assert len(using) > 10
    assert using <= named


def test_what_stands_in_embed_is_the_widgets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the templates and of the Python; the same word may stand in both domains."""
    package = tmp_path / "package"
    for name, text in {
        "embed/words.py": 't("card|more", "More")',
        "views.py": 't("card|less", "Less")\nt("card|all", "All")',
    }.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, "utf-8")
    monkeypatch.setattr("site_src.workbench.extract.PACKAGE", package)
    folder = templates(tmp_path / "templates", a='{{ t("card|a", "A") }}')
    templates(folder / "embed", card='{{ t("card|all", "Everything") }}')
    made = interface_templates([folder])
    assert {d: {e.msgctxt: e.msgid for e in c} for d, c in made.items()} == {
        "site": {"card|less": "Less", "card|all": "All", "card|a": "A"},
        "widget": {"card|more": "More", "card|all": "Everything"},
    }
    assert {name for e in made["widget"] for name, _ in e.occurrences} == {
        "embed/words.py",
        "templates/embed/card.html",
    }
    assert made["widget"].metadata["Project-Id-Version"] == "assistance-corner widget"


def test_a_widget_without_words_has_no_template_until_it_had_one(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one whose last word went is emptied, so that catalogs follow."""
    content, pot = tmp_path / "content", tmp_path / "pot"
    monkeypatch.setattr("site_src.workbench.extract.PACKAGE", tmp_path / "package")
    monkeypatch.setattr("site_src.files.PACKAGE", tmp_path / "package")
    content.mkdir()
    folder = templates(content / "templates", a='{{ t("z|one", "One") }}')
    assert {path.name for path in extract(content, dataset, pot)} == {"programs.pot", "site.pot"}
    word = templates(folder / "embed", card='{{ t("card|more", "More") }}') / "card.html"
    assert [path.name for path in extract(content, dataset, pot)] == ["widget.pot"]
    assert len(open_catalog(pot / "widget.pot")) == 1
    word.unlink()
    assert [path.name for path in extract(content, dataset, pot)] == ["widget.pot"]
    assert len(open_catalog(pot / "widget.pot")) == 0
    assert extract(content, dataset, pot) == []


@pytest.mark.parametrize("name", ["own.txt", "own.html", "deep/own.xml"])
def test_no_file_among_the_templates_is_passed_over(name: str, tmp_path: Path) -> None:
    """Whatever its ending; what is not text is a problem too."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text('{{ t("zoo|more", "More") }}', "utf-8")
    assert "zoo|more" in of_templates(interface_template([tmp_path]))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ProblemsFound, match="is not UTF-8") as stopped:
        interface_template([tmp_path])
    assert stopped.value.problems[0].file == str(path)
