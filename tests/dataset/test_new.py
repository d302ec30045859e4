"""Does `build.py new program ID` begin a record that tells an editor what is missing?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.dataset import new
from site_src.dataset.load import load_dataset
from site_src.dataset.new import new_program
from site_src.dataset.yaml_reader import read_yaml
from site_src.problems import ProblemsFound, WrongUse
from tests.conftest import CONTENT, TODAY, Run


def test_new_program_is_yaml_with_its_id_and_placeholders(root: Callable[[str], Path]) -> None:
    """A skeleton can be read; what is to be written is in angle brackets."""
    path = new_program(root("minimal"), "lost-boats")
    record = read_yaml(path)
    assert path.name == "lost-boats.yaml"
    assert isinstance(record, dict)
    assert record["id"] == "lost-boats"
    assert record["name"] == "<the official name>"


def test_each_placeholder_is_a_clear_problem_of_the_next_build(root: Callable[[str], Path]) -> None:
    """Nothing unfinished is published: each line with a placeholder is named, and no other line."""
    content = root("minimal")
    path = new_program(content, "lost-boats")
    with pytest.raises(ProblemsFound) as found:
        load_dataset(content, TODAY)
    lines = path.read_text().splitlines()
    unfinished = {
        n for n, line in enumerate(lines, 1) if "<" in line and not line.strip().startswith("#")
    }
    assert len(unfinished) >= 10
    assert {p.line for p in found.value.problems} == unfinished
    words = "\n".join(map(str, found.value.problems))
    assert "summary: is still <one sentence> (write the text in its place)" in words
    assert 'kind: "<id of a kind>" is not an id' in words
    assert "status.as_of: is not a date" in words


def test_filled_in_skeleton_builds(root: Callable[[str], Path]) -> None:
    """The keys of the skeleton are those of a record, with and without those in comments."""
    content = root("minimal")
    path = new_program(content, "lost-boats")
    text = path.read_text()
    for line in ("note", "facts", "critical", "contacts", "related", "acronyms", "other_names"):
        assert f"# {line}: " in text
        text = text.replace(f"# {line}: ", f"{line}: ")
    text = text.replace("# history:\n# - ", "history:\n- ")
    values = {
        "id of a kind": "program",
        "id of a section": "safety",
        "id of an audience": "public",
        "state": "ended",
        "id of a source": "leaflet",
        "ids of published contacts": "harbor-line",
        "ids of programs": "harbor-watch",
        "short-id": "end",
        "one sentence": "A sentence.",
        "ids of the facts or events that the note rests on": "end",
    }
    text = re.sub(
        r"(?<=[ \[])<([^<>]*)>",
        lambda m: values.get(m[1], "2025" if "date" in m[1] else "Words"),
        text,
    )
    path.write_text(text)
    program = load_dataset(content, TODAY).programs["lost-boats"]
    assert (program.status.note, program.history[0].id, program.body[0].critical) == (
        "Words",
        "end",
        True,
    )


def test_hints_name_the_ids_of_this_root(root: Callable[[str], Path]) -> None:
    """An editor sees what can be chosen."""
    text = new_program(root("minimal"), "lost-boats").read_text()
    assert "# one or more of: safety\n" in text
    assert "# one of: program\n" in text


@pytest.mark.parametrize(
    "ident",
    [
        "",
        "Lost",
        "lost_boats",
        "lost--boats",
        "-lost",
        "../lost",
        "lost/boats",
        "lost\n",
        "é",
        "x" * 81,
    ],
)
def test_bad_id_is_wrong_use(root: Callable[[str], Path], ident: str) -> None:
    """An id is a file name and an address; nothing is written elsewhere."""
    content = root("minimal")
    before = sorted(content.rglob("*"))
    with pytest.raises(WrongUse, match="is not an id"):
        new_program(content, ident)
    assert sorted(content.rglob("*")) == before


def test_existing_file_is_never_overwritten(root: Callable[[str], Path], run: Run) -> None:
    """Exit code 2, and the record stays as it was."""
    content = root("minimal")
    path = content / "programs" / "harbor-watch.yaml"
    before = path.read_bytes()
    code, _, complained = run("new", "program", "harbor-watch", "--content", content)
    assert (code, complained) == (
        2,
        f"error: {path} already exists: edit it, or choose another id\n",
    )
    assert path.read_bytes() == before


def test_folder_that_is_no_root_is_wrong_use(tmp_path: Path) -> None:
    """No stray folder is made."""
    with pytest.raises(WrongUse, match="is not a content root"):
        new_program(tmp_path, "lost-boats")
    assert not list(tmp_path.iterdir())


def test_modeline_leads_from_the_record_to_the_schema(
    tmp_path: Path, root: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors resolve the path relative to the file; where no schema was written, none is named."""
    schema = tmp_path / "docs" / "schema" / "program.json"
    monkeypatch.setattr(new, "SCHEMA", schema)
    content = root("minimal")
    assert not new_program(content, "without").read_text().startswith("# yaml-language-server")
    schema.parent.mkdir(parents=True)
    schema.write_text("{}")
    path = new_program(content, "with")
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text())
    assert match
    assert (path.parent / match[1]).resolve() == schema.resolve()


def test_command_says_what_to_do_next(root: Callable[[str], Path], run: Run) -> None:
    """The path, and the next step."""
    content = root("minimal")
    code, said, _ = run("new", "program", "lost-boats", "--content", content)
    assert code == 0
    assert said.startswith(
        f"{content / 'programs' / 'lost-boats.yaml'}: written; "
        "replace everything in <angle brackets>"
    )
    assert not (CONTENT / "programs" / "lost-boats.yaml").exists()
