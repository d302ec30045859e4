"""Does every command answer as promised? 0 fine, 1 problems, 2 wrong use; help for everything;
never a traceback.
"""

from __future__ import annotations

import argparse
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_src.build import Report
from site_src.cli.main import main, parser
from tests.conftest import CONTENT, Run, build_py

Root = Callable[[str], Path]


def commands(
    of: argparse.ArgumentParser | None = None, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command (its words) with its parser; `()` is the program itself."""
    of = of or parser()
    yield words, of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from commands(inner, (*words, name))


COMMANDS = {" ".join(words): words for words, _ in commands()}


def test_there_are_commands() -> None:
    assert {
        "build",
        "serve",
        "check",
        "new",
        "i18n extract",
        "i18n update",
        "i18n add",
        "release",
        "snapshot",
        "schema",
        "bench",
    } <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, run: Run) -> None:
    code, out, _ = run(*COMMANDS[name], "--help")
    assert code == 0
    assert out.startswith(f"usage: python build.py {name}".strip())
    assert len(out.splitlines()) >= 4


def test_no_option_lacks_an_explanation() -> None:
    silent = []
    for words, of in commands():
        for action in of._actions:
            if not isinstance(action, argparse._SubParsersAction) and not action.help:
                silent.append((words, action.dest))
    assert silent == []


def test_build_says_what_it_made_and_then_that_nothing_changed(
    root: Root, run: Run, tmp_path: Path
) -> None:
    call = ("build", "--content", root("minimal"), "--out", tmp_path / "dist")
    code, out, err = run(*call)
    assert (code, err) == (0, "")
    assert "23 pages" in out
    assert "languages: en" in out
    code, out, err = run(*call)
    assert (code, err) == (0, "")
    assert "nothing changed, nothing written" in out


def test_a_problem_is_one_line_with_its_place_and_exit_code_1(
    root: Root, run: Run, tmp_path: Path
) -> None:
    """STYLE: where, what, what to do; then a count."""
    content = root("minimal")
    record = content / "programs" / "harbor-watch.yaml"
    record.write_text(record.read_text().replace("kind: program", "kind: porgram"))
    code, out, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith(f"{record}:")
    assert 'did you mean "program"?' in lines[0]
    assert lines[1:] == ["1 problem found; nothing was changed."]
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld"], "biuld"),
        (["--no-such-option"], "--no-such-option"),
        (["i18n"], "STEP"),
        (["i18n", "update", "xx"], 'does not list the language "xx"'),
        (["i18n", "add", "pt-BZ"], 'did you mean "pt-BR"?'),
        (["new", "program", "Not An Id"], "is not an id"),
        (["build", "--content", "nowhere"], "is not a content root"),
        (["serve", "--port", "many"], "--port"),
        (["serve", "--port", "99999", "--content", "minimal"], "port 99999 cannot be used"),
        (["check", "nowhere"], "build the site first"),
    ],
)
def test_wrong_use_is_explained_in_a_process_of_its_own(
    words: list[str], said: str, root: Root, tmp_path: Path
) -> None:
    """Exit code 2, the reason, and no traceback. Of argparse's reasons, only what they are about:
    their words are Python's and change.
    """
    root("minimal")
    done = build_py(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_that_is_no_number_is_wrong_use(
    root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """reproducible-builds.org: SOURCE_DATE_EPOCH is a number of seconds."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = build_py("build", "--content", root("minimal"), "--out", tmp_path / "dist")
    assert done.returncode == 2, done.stderr
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_is_the_command_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """`python build.py` builds the project into dist: the call itself is the same as `build`."""
    calls: list[tuple[object, ...]] = []

    def record(content: Path, out: Path, **options: object) -> Report:
        calls.append((content.resolve(), out, options))
        return Report(0, 0, (), (), 0, changed=False)

    monkeypatch.setattr("site_src.build.build", record)
    assert main([]) == 0
    assert main(["build"]) == 0
    assert calls == [(CONTENT, Path("dist"), {"pseudo": False, "evidence": None})] * 2


def test_the_output_is_dist_of_the_working_directory(root: Root, tmp_path: Path) -> None:
    done = build_py("build", "--content", root("minimal"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "dist" / "index.html").is_file()


def test_what_the_system_refuses_is_wrong_use(run: Run, tmp_path: Path) -> None:
    """A full disk, a missing permission, a file in the way: the path, the reason, no traceback."""
    (tmp_path / "file").write_text("")
    code, out, err = run("schema", "--out", tmp_path / "file" / "schema")
    reason = os.strerror(errno.ENOTDIR)
    assert (code, out, err) == (2, "", f"error: {tmp_path / 'file' / 'schema'}: {reason}\n")


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5"])
def test_what_a_bench_counts_is_a_number_above_0(number: str, run: Run) -> None:
    code, _, err = run("bench", "--programs", number)
    assert code == 2
    assert f'"{number}" is not a whole number above 0' in err
