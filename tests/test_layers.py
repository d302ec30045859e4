"""Does any stage import a later one? DESIGN section 2: content -> dataset -> catalogs -> pages ->
exports -> checks -> output.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGE = PROJECT / "site_src"
STAGES: tuple[tuple[str, ...], ...] = (
    ("problems", "files", "html", "evidence", "wcag"),
    ("dataset",),
    ("catalogs",),
    ("pages",),
    ("exports", "embed"),
    ("checks",),
    ("output",),
    ("build", "editions", "bench", "accessibility"),
    ("preview",),
    ("cli", "cli_i18n", "cli_exchange", "cli_said"),
)
LONGEST = 300
OF_ONE_ROOT = re.compile(
    r"\b(?:ICE|HSI|ERO|DHS|CBP|FPS|LESC|FOIA|detain\w*|removals?|immigra\w+|deport\w*|United States|American"
    r"|dollars?|USD|euros?|English|Spanish|French|Français|Español)\b|\bU\.S\."
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
        ("site_src.dataset.load", "from site_src.catalogs.po import read_catalog"),
        ("site_src.catalogs.po", "import site_src.pages.plan"),
        ("site_src.problems", "from site_src import dataset"),
        ("site_src.output.folders", "def f():\n    from site_src.build import build"),
    ],
)
def test_an_import_of_a_later_stage_is_seen(module: str, line: str) -> None:
    assert backward(module, line)
    assert not backward("site_src.cli.main", line)


def test_only_the_output_stage_and_the_editors_commands_write() -> None:
    """DESIGN section 2: only the output stage writes to the output folder."""
    writing = re.compile(
        r"\.write_(?:text|bytes)\(|os\.(?:write|replace|symlink|unlink)\(|open\([^)]*[\"'][wax]b?[\"']"
    )
    writers = {m for m, p in modules().items() if writing.search(p.read_text(encoding="utf-8"))}
    assert "site_src.output.folders" in writers
    assert not [
        m
        for m in writers
        if m.split(".")[1]
        in ("pages", "exports", "checks", "build", "cli", "cli_i18n", "cli_exchange", "cli_said")
    ]


def test_the_one_door_is_short_and_no_module_is_long() -> None:
    assert len((PROJECT / "build.py").read_text(encoding="utf-8").splitlines()) < 20
    assert [
        m for m, p in modules().items() if len(p.read_text(encoding="utf-8").splitlines()) > LONGEST
    ] == []


def test_every_module_says_its_question() -> None:
    """STYLE: a module docstring; that of a module that does something asks."""
    docs = {
        m: ast.get_docstring(ast.parse(p.read_text(encoding="utf-8"))) or ""
        for m, p in modules().items()
    }
    assert [m for m, text in docs.items() if not text] == []


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
