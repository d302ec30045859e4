"""Does data flow one way? DESIGN section 2: content -> dataset -> catalogs -> edition -> pages,
exports and embed -> checks -> output. The tests walk the imports and the calls that write.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGE = PROJECT / "site_src"
GROUND = (
    "problems",
    "files",
    "html",
    "clock",
    "processors",
    "headers",
    "server",
    "wcag",
    "evidence",
)
STAGES: tuple[tuple[str, ...], ...] = (
    GROUND,
    ("gate",),
    ("dataset",),
    ("catalogs",),
    ("edition",),
    ("pages",),
    ("exports", "embed"),
    ("checks",),
    ("output",),
    ("build", "editions", "workers"),
    ("workbench",),
    ("bench",),
    ("cli",),
)
LONGEST = 450
WRITING_CALLS = {
    "write_text", "write_bytes", "write_atomically", "unlink", "mkdir", "rename", "symlink_to",
    "symlink", "rmtree", "copytree", "copyfile", "makedirs",
}  # fmt: skip
OS_WRITING_CALLS = {"write", "replace", "remove", "rmdir", "link"}  # as os.write(...)
WRITERS = {  # who may write, and what
    "site_src.files": "one file, for all of them",
    "site_src.output": "the site",
    "site_src.workbench": "catalogs and their templates",
    "site_src.dataset.new": "a record that an editor begins",
    "site_src.dataset.schema": "JSON Schemas for editors",
    "site_src.embed.recording": "releases of the widget",
    "site_src.gate": "reports of a run",
    "site_src.bench": "made-up content",
}
OF_ONE_ROOT = re.compile(
    r"\b(?:ICE|HSI|ERO|DHS|CBP|FPS|LESC|FOIA|detain\w*|removals?|immigra\w+|deport\w*"
    r"|United States|American|dollars?|USD|euros?|English|Spanish|French|Français|Español)\b"
    r"|\bU\.S\."
)


def stage_of(module: str) -> int:
    """The place of a module such as `site_src.pages.plan` in the flow."""
    name = module.split(".")[1]
    return next(i for i, names in enumerate(STAGES) if name in names)


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(tree):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            names = [
                f"{node.module}.{a.name}" if node.module == "site_src" else str(node.module)
                for a in node.names
            ]
        yield from (name for name in names if name.startswith("site_src."))


def backward(module: str, source: str) -> list[str]:
    """The imports of a module that lead to a later stage."""
    return [name for name in imports(ast.parse(source)) if stage_of(name) > stage_of(module)]


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {
        ".".join(p.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): p
        for p in sorted(PACKAGE.rglob("*.py"))
    }
    assert len(found) > 30
    return found


def constants(source: str) -> Iterator[str]:
    """What a module says or names: its strings but for docstrings, and its names."""
    tree = ast.parse(source)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
        elif isinstance(node, (ast.Name, ast.FunctionDef, ast.ClassDef)):
            yield (node.id if isinstance(node, ast.Name) else node.name).replace("_", " ")


def test_no_stage_imports_a_later_one() -> None:
    found = {
        m: bad
        for m, p in modules().items()
        if m != "site_src" and (bad := backward(m, p.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("site_src.dataset.load", "from site_src.catalogs.po_reader import read_catalog"),
        ("site_src.catalogs.po_reader", "import site_src.pages.plan"),
        ("site_src.problems", "from site_src import dataset"),
        ("site_src.output.folders", "def f():\n    from site_src.build import build"),
    ],
)
def test_an_import_of_a_later_stage_is_seen(module: str, line: str) -> None:
    assert backward(module, line)
    assert not backward("site_src.cli.main", line)


def writing_calls(source: str) -> list[str]:
    """The calls in a module's source that write to the disk."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [ast.unparse(call.func) for call in calls if writes(call)]


def writes(call: ast.Call) -> bool:
    """True for a call that writes, by the name of the function or by the mode of `open`."""
    function = call.func
    if isinstance(function, ast.Name):
        name, owner = function.id, ""
    elif isinstance(function, ast.Attribute):
        name = function.attr
        owner = function.value.id if isinstance(function.value, ast.Name) else ""
    else:
        return False
    if name == "open":
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        return any(opens_for_writing(argument) for argument in arguments)
    return name in WRITING_CALLS or (owner == "os" and name in OS_WRITING_CALLS)


def opens_for_writing(argument: ast.expr) -> bool:
    """True for an argument such as "wb"."""
    if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
        return False
    return (
        bool(re.fullmatch(r"[rwaxbt+]{1,4}", argument.value)) and argument.value.strip("rbt") != ""
    )


def may_write(module: str) -> bool:
    """True for the modules of WRITERS and those below them."""
    return any(module == name or module.startswith(f"{name}.") for name in WRITERS)


def test_only_the_output_stage_and_the_editors_commands_write() -> None:
    """DESIGN section 2: only the output stage writes the site."""
    writing = {m for m, p in modules().items() if writing_calls(p.read_text(encoding="utf-8"))}
    assert sorted(m for m in writing if not may_write(m)) == []
    unused = [name for name in WRITERS if not any(m.startswith(name) for m in writing)]
    assert unused == [], "these modules do not write any more: take them out of WRITERS"


@pytest.mark.parametrize(
    "line",
    [
        "write_atomically(path, data)",
        "files.write_atomically(path, data)",
        "path.write_bytes(data)",
        "open(path, 'wb')",
        "path.open(mode='a', encoding='utf-8')",
        "os.replace(a, b)",
        "shutil.rmtree(folder)",
    ],
)
def test_a_call_that_writes_is_seen(line: str) -> None:
    assert writing_calls(f"def render():\n    {line}")
    assert not may_write("site_src.pages.views.program")
    assert not writing_calls("text.replace(a, b)\npath.open('rb')\nopen(path, encoding='utf-8')")


def test_the_one_door_is_short_and_no_module_is_long() -> None:
    door = (PROJECT / "build.py").read_text(encoding="utf-8")
    assert len(door.splitlines()) < 20
    lengths = {m: len(p.read_text(encoding="utf-8").splitlines()) for m, p in modules().items()}
    assert [m for m, length in lengths.items() if length > LONGEST] == []


def purpose(source: str) -> str:
    """What a module says it is for: the first sentence of its docstring, "" if that is not one."""
    docstring = ast.get_docstring(ast.parse(source)) or ""
    first = " ".join(docstring.split("\n\n")[0].split())
    sentence = re.match(r"[^\W\d_`*].+?[.?](?= |$)", first)
    return sentence[0] if sentence and len(sentence[0].split()) >= 4 else ""


def test_every_module_says_what_it_is_for_and_no_two_say_the_same() -> None:
    """STYLE: a module answers one question, and its docstring says which."""
    purposes = {m: purpose(p.read_text(encoding="utf-8")) for m, p in modules().items()}
    assert [m for m, text in purposes.items() if not text] == []
    assert len(set(purposes.values())) == len(purposes)


@pytest.mark.parametrize(
    "source", ["import os", '"""Links."""', '"""The links module"""', '"""check_links()."""']
)
def test_a_module_that_does_not_say_what_it_is_for_is_seen(source: str) -> None:
    assert not purpose(source)
    assert purpose('"""Does every link inside the site lead to a page?\n\nMore."""')


def shared_class_names(sources: Iterable[str]) -> list[str]:
    """The names that classes of more than one source have."""
    counts: Counter[str] = Counter()
    for source in sources:
        classes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))
        counts.update({node.name for node in classes})
    return sorted(name for name, count in counts.items() if count > 1)


def test_no_two_classes_share_a_name() -> None:
    """STYLE: values are nouns, and a noun means one thing."""
    assert shared_class_names(p.read_text(encoding="utf-8") for p in modules().values()) == []
    assert shared_class_names(["class Entry: ...", "class Entry: ...\nclass Row: ..."]) == ["Entry"]


def test_no_python_names_an_agency_a_country_a_currency_or_a_language() -> None:
    """DESIGN section 2: what is about one directory lives in its content root."""
    found = {
        m: bad
        for m, p in modules().items()
        if (bad := [t for t in constants(p.read_text(encoding="utf-8")) if OF_ONE_ROOT.search(t)])
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "name = 'ICE tip line'",
        "def show_removals(): ...",
        "text = f'{n} detainers'",
        "price = 'USD'",
        "home = 'English'",
        "x = 'U.S. offices'",
    ],
)
def test_a_name_of_one_root_is_seen(line: str) -> None:
    assert [text for text in constants(line) if OF_ONE_ROOT.search(text)]
    assert not [
        text
        for text in constants('"""A page such as statistics/removals."""')
        if OF_ONE_ROOT.search(text)
    ]
