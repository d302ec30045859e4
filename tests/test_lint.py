"""Does `make lint` refuse badly written JavaScript and CSS? Its own lines on the smallest cases."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT

GOOD = {"good.js": 'document.title = "Programs";\n', "good.css": "a {\n  color: red;\n}\n"}
BAD_LAYOUT = {
    "script.js": "document.title = 'Programs'\n",
    "module.mjs": "export const name='Programs';\n",
    "style.css": "a { color: red }\n",
}
MANY_BRANCHES = "".join(f"  if (number === {number}) return {number};\n" for number in range(10))
BAD_CODE = {
    "no-undef": "startSearch();\n",
    "no-unused-vars": "const count = 1;\n",
    "id-length": "export const n = 1;\n",
    "no-nested-ternary": "export const size = (count) => (count > 9 ? 2 : count > 1 ? 1 : 0);\n",
    "complexity": f"export function name(number) {{\n{MANY_BRANCHES}  return number;\n}}\n",
    "max-lines-per-function": "export function write() {\n"
    + '  document.write("line");\n' * 50
    + "}\n",
}


def lint_commands() -> list[str]:
    """The lines of `make lint` for JavaScript and CSS."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    target = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert target
    lines = [line.strip() for line in target[1].splitlines() if "node_modules" in line]
    assert lines
    return lines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with nothing but the settings of both programs, and files that are well written."""
    (tmp_path / "tests").mkdir()
    for name in ("node_modules", "eslint.config.mjs"):
        (tmp_path / "tests" / name).symlink_to(PROJECT / "tests" / name)
    shutil.copy(PROJECT / ".prettierrc", tmp_path)
    static = tmp_path / "site_src" / "static"
    static.mkdir(parents=True)
    for name, text in GOOD.items():
        (static / name).write_text(text, encoding="utf-8")
    return tmp_path


def lint(folder: Path, files: dict[str, str]) -> tuple[bool, str]:
    """Whether the lines pass in a folder with more files, and what they print."""
    for name, text in files.items():
        (folder / "site_src" / "static" / name).write_text(text, encoding="utf-8")
    passes, printed = True, ""
    for line in lint_commands():
        shell = ["/bin/sh", "-c", line]
        run = subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=False)
        passes = passes and run.returncode == 0
        printed += run.stdout + run.stderr
    return passes, printed


def test_well_written_files_pass(folder: Path) -> None:
    assert lint(folder, {}) == (True, "")


def test_each_badly_laid_out_file_is_refused(folder: Path) -> None:
    passes, printed = lint(folder, BAD_LAYOUT)
    assert not passes
    assert [name for name in BAD_LAYOUT if name not in printed] == []
    assert not any(name in printed for name in GOOD)


def test_each_badly_written_script_is_refused(folder: Path) -> None:
    passes, printed = lint(folder, {f"{rule}.js": text for rule, text in BAD_CODE.items()})
    assert not passes
    findings = {}  # the file is named after the rule that it breaks -> the rules that ESLint names
    for block in printed.strip().split("\n\n"):
        file, *rows = block.splitlines()
        if file.endswith(".js"):
            findings[Path(file).stem] = [row.split()[-1] for row in rows]
    assert findings == {rule: [rule] for rule in BAD_CODE}


def test_make_test_runs_it_first() -> None:
    assert re.search(
        r"^test:.*\blint\b", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
