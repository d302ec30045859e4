"""Is every program installed that the tests, the gate and the Makefile start?

The programs are read from the syntax trees of the Python and from the recipes of the Makefile;
what is installed, from .ci/tools.sh and, for modules that send people to it, .ci/audit-tools.sh.
"""

from __future__ import annotations

import ast
import re
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

from tests.conftest import PROJECT

TOOLS = PROJECT / ".ci" / "tools.sh"
AUDIT_TOOLS = PROJECT / ".ci" / "audit-tools.sh"
# What the README asks for, and what is on every Debian (its essential packages).
BARE = {"cp", "find", "git", "make", "python3", "rm", "sh", "touch"}
STARTERS_OF_PYTHON = {"run", "Popen", "call", "check_call", "check_output"}
SYSTEM_PATH = re.compile(r"/(usr|bin|sbin|opt)/[\w./+-]+")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Need(NamedTuple):
    """What some line of code needs: one of these programs, or a file of the system."""

    names: tuple[str, ...]
    place: str
    audit: bool = False


class Starter(NamedTuple):
    """A function that starts the program which one of its arguments names."""

    name: str
    position: int
    rest: bool  # all arguments from there on are names of which one will do


# --- Reading Python ---


def python_files() -> list[Path]:
    """The project's Python, packages from npm aside."""
    folders = (PROJECT / "tests", PROJECT / "site_src")
    files = [path for folder in folders for path in folder.rglob("*.py")]
    return sorted(path for path in files if "node_modules" not in path.parts)


def needs_of_python(sources: dict[str, str]) -> list[Need]:
    """What the modules of a project need: path -> source."""
    nodes = {path: nodes_of(source) for path, source in sources.items()}
    starters: dict[str, set[Starter]] = {}
    for inside in nodes.values():
        for starter in starters_in(inside):
            starters.setdefault(starter.name, set()).add(starter)
    needs = []
    for path, inside in nodes.items():
        audit = f".ci/{AUDIT_TOOLS.name}" in sources[path]
        for node in inside:
            for names in [*programs_at(node, starters), *system_paths_at(node)]:
                needs.append(Need(names, f"{path}:{getattr(node, 'lineno', 0)}", audit))
        for names, line in programs_in_variables(inside):
            needs.append(Need(names, f"{path}:{line}", audit))
    return needs


def nodes_of(source: str) -> list[ast.AST]:
    """Those nodes of a module that can name a program."""
    kinds = (ast.Call, ast.Constant, ast.Assign, Function)
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]


def starters_in(nodes: Iterable[ast.AST]) -> Iterator[Starter]:
    """The functions that start what an argument names."""
    for function in nodes:
        if isinstance(function, Function):
            for node in ast.walk(function):
                program = program_of(node)
                if program is not None:
                    yield from starter_by(function, program)


def starter_by(function: Function, program: ast.expr) -> Iterator[Starter]:
    """The function as a starter, if the expression of the program names a parameter of it."""
    sources = names_read(program)
    for node in ast.walk(function):
        if isinstance(node, ast.comprehension | ast.For) and names_read(node.target) & sources:
            sources |= names_read(node.iter)
    parameters = [a.arg for a in function.args.args if a.arg not in ("self", "cls")]
    for position, parameter in enumerate(parameters):
        if parameter in sources:
            yield Starter(function.name, position, rest=False)
    rest = function.args.vararg
    if rest and rest.arg in sources:
        first_only = any(isinstance(node, ast.Subscript) for node in ast.walk(program))
        yield Starter(function.name, len(parameters), rest=not first_only)


def names_read(expression: ast.expr) -> set[str]:
    """The names in an expression."""
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def program_of(node: ast.AST) -> ast.expr | None:
    """The expression of the program that a call of shutil or subprocess looks for or starts."""
    if not isinstance(node, ast.Call) or not node.args:
        return None
    function, argument = node.func, node.args[0]
    name = called_name(function)
    if name == "which":
        return argument
    of_subprocess = (
        isinstance(function, ast.Attribute)
        and name in STARTERS_OF_PYTHON
        and isinstance(function.value, ast.Name)
        and function.value.id == "subprocess"
    )
    if not of_subprocess:
        return None
    if isinstance(argument, ast.List | ast.Tuple):
        return argument.elts[0] if argument.elts else None
    return argument


def called_name(function: ast.expr) -> str:
    """The last name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def programs_at(node: ast.AST, starters: dict[str, set[Starter]]) -> Iterator[tuple[str, ...]]:
    """The programs that a node names: in a call of Python's own functions, or of a starter."""
    if not isinstance(node, ast.Call):
        return
    program = program_of(node)
    if program is not None:
        yield from names_in([program])
    for starter in starters.get(called_name(node.func), ()):
        arguments = node.args[starter.position :]
        yield from names_in(arguments if starter.rest else arguments[:1])


def names_in(expressions: Iterable[ast.expr]) -> Iterator[tuple[str, ...]]:
    """The texts of some expressions as one tuple of names, if there are any."""
    values = [node.value for node in expressions if isinstance(node, ast.Constant)]
    names = tuple(value for value in values if isinstance(value, str))
    if names:
        yield names


def programs_in_variables(nodes: Sequence[ast.AST]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The first words of lists that are given a name, under which subprocess starts them."""
    programs = [program_of(node) for node in nodes]
    started = {program.id for program in programs if isinstance(program, ast.Name)}
    for node in nodes:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.List):
            continue
        targets = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if targets & started:
            for names in names_in(node.value.elts[:1]):
                yield names, node.lineno


def system_paths_at(node: ast.AST) -> Iterator[tuple[str, ...]]:
    """A text that is a path of the system, or that is a script and begins with one."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        if text.startswith("#!"):
            words = text[2:].splitlines()[0].split()
            yield (words[1] if words[0].endswith("/env") else words[0],)
        elif SYSTEM_PATH.fullmatch(text):
            yield (text,)


# --- Reading the Makefile ---


def needs_of_makefile(text: str) -> list[Need]:
    """The first words of the commands in recipes and in $(shell ...)."""
    needs = []
    for number, line in enumerate(text.splitlines(), 1):
        commands = re.findall(r"\$\(shell ([^)]*)\)", line)
        if line.startswith("\t"):
            commands += re.split(r"&&|\|\||[;|]", line)
        for command in commands:
            word = command.split()[0].lstrip("@-+").replace("$(BIN)/", "")
            if word != ".":
                needs.append(Need((word,), f"Makefile:{number}"))
    return needs


# --- What is there ---


def installed_by(script: str) -> set[str]:
    """The programs and files of the system that a script installs where they are missing."""
    needed = re.findall(r"^need (\S+) \S+$", script, re.MULTILINE)
    tested = re.findall(r"^\[ -[ef] (/\S+) \]", script, re.MULTILINE)
    return {*needed, *tested}


def is_there(name: str, installed: Iterable[str]) -> bool:
    """True for a program that is installed or that is on every machine of the README, or a file."""
    program = PurePosixPath(name).name
    in_bin = "/" not in name or PurePosixPath(name).parent.name in ("bin", "sbin")
    if in_bin and (program in BARE or name in BARE):
        return True
    if "/" not in name and Path(sysconfig.get_path("scripts"), name).is_file():
        return True  # of a package in requirements/test.txt
    if "/node_modules/.bin/" in name and (PROJECT / name).is_file():
        return True  # of a package in a package-lock.json; .ci/tools.sh runs npm ci
    paths = [PurePosixPath(path) for path in installed]
    if in_bin and program in [path.name for path in paths]:
        return True
    return any(path.is_relative_to(name) for path in paths)


def not_installed(needs: Iterable[Need], tools: set[str], audit_tools: set[str]) -> list[str]:
    """The needs that nothing installs."""
    missing = []
    for need in needs:
        installed = tools | audit_tools if need.audit else tools
        if not any(is_there(name, installed) for name in need.names):
            missing.append(f"{need.place}: {' or '.join(need.names)}")
    return missing


@pytest.fixture(scope="module")
def needs() -> list[Need]:
    """What the project's tests, gate and Makefile need."""
    sources = {str(path.relative_to(PROJECT)): path.read_text("utf-8") for path in python_files()}
    # The made-up programs of the cases below are not started.
    del sources[str(Path(__file__).resolve().relative_to(PROJECT))]
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    return [*needs_of_python(sources), *needs_of_makefile(makefile)]


def test_every_program_is_installed(needs: list[Need]) -> None:
    tools = installed_by(TOOLS.read_text("utf-8"))
    audit_tools = installed_by(AUDIT_TOOLS.read_text("utf-8"))
    hint = "add them to .ci/tools.sh, with the package that has them"
    assert not_installed(needs, tools, audit_tools) == [], hint


def test_the_known_programs_are_seen(needs: list[Need]) -> None:
    """What finds nothing proves nothing: one program for each way to start one."""
    names = {name for need in needs for name in need.names}
    seen = {"node", "java", "msgfmt", "msgcat", "i18nspector", "pofilter", "chromium", "cp"}
    seen |= {"chromedriver", "/usr/bin/firefox-esr", "/usr/bin/php", "git", "ruff", "find"}
    assert sorted(seen - names) == []


@pytest.mark.parametrize(
    "source",
    [
        "shutil.which('made-up')",
        "which('made-up')",
        "subprocess.run(['made-up', '-c'])",
        "subprocess.Popen(('made-up', '-c'), text=True)",
        "subprocess.check_output('made-up')",
        "command = ['made-up', x]\nsubprocess.run(command)",
        "def start(name):\n    return shutil.which(name)\nstart('made-up')",
        "def start(*words):\n    which(str(words[0]))\nstart('made-up', 'msgfmt')",
        "def start(a, *names):\n    [which(n) for n in names]\nstart('sh', 'made-up', 'too')",
        "class A:\n    def start(self, name):\n        which(name)\nA().start('made-up')",
        "x = '/usr/bin/made-up'",
        "x = '/usr/share/made-up/file.js'",
        "x = '#!/usr/bin/env made-up\\n'",
        "x = '#!/usr/bin/made-up -c'",
    ],
)
def test_a_program_that_nothing_installs_is_found(source: str) -> None:
    """The smallest bad case of each way to start a program."""
    needs = needs_of_python({"a.py": source})
    (missing,) = not_installed(needs, {"msgfmt"}, {"made-up", "/usr/share/made-up/file.js"})
    assert missing.startswith("a.py:")
    assert "made-up" in missing
    assert not_installed(needs, {"made-up", "/usr/share/made-up/file.js"}, set()) == []


@pytest.mark.parametrize("line", ["\tmade-up x", "\tsh x && made-up", "X := $(shell made-up x)"])
def test_a_program_of_the_makefile_that_nothing_installs_is_found(line: str) -> None:
    assert not_installed(needs_of_makefile(f"a: b\n{line}\n"), set(), set()) == [
        "Makefile:2: made-up"
    ]


def test_a_program_of_the_audit_is_not_for_the_tests() -> None:
    """Only a module that sends people to the audit's script may start what that installs."""
    source = "which('php')\n"
    audit = f"{source}raise RuntimeError('run sh .ci/audit-tools.sh')\n"
    needs = needs_of_python({"tests/a.py": source, "tests/b.py": audit})
    assert not_installed(needs, set(), {"/usr/bin/php"}) == ["tests/a.py:1: php"]


def test_what_the_scripts_install_is_read() -> None:
    script = "need a b\n[ -f /usr/share/x.js ] || missing=x\n[ -n y ]\n# need c d\n"
    assert installed_by(script) == {"a", "/usr/share/x.js"}
