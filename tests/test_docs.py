"""Do the documents say what is there? Commands, make targets and links, in both directions
(STYLE: docs are tested).
"""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from pathlib import Path

import pytest

from site_src.dataset.records import Security, Site
from tests.conftest import PROJECT
from tests.test_cli import COMMANDS, commands

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "i18n/README.md",
    "docs/content-root.md",
    "docs/translations.md",
    "widget/README.md",
)
CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`|((?:^ {4}[^\n]+\n)+)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def code_of(text: str) -> list[str]:
    """The lines of code of a Markdown text: fenced, indented and inline."""
    return [
        line.strip()
        for groups in CODE.findall(text)
        for line in "\n".join(groups).splitlines()
        if line.strip()
    ]


def calls(text: str, program: str) -> list[list[str]]:
    """The words after each `make` or `build.py` in the code of a text, without comments and what
    follows a `&&`.
    """
    found = [re.search(rf"(?:^|\s|/){program}(?=\s|$)([^#&|;]*)", line) for line in code_of(text)]
    return [match[1].split() for match in found if match]


def unknown(words: list[str]) -> list[str]:
    """The words of a call that no command or option answers to; names in capitals or <brackets>
    stand for anything.
    """
    parsers = dict(commands())
    command: tuple[str, ...] = ()
    rest = list(words)
    while rest and any((*command, rest[0]) == known[: len(command) + 1] for known in parsers):
        command = (*command, rest.pop(0))
    nested = any(isinstance(a, argparse._SubParsersAction) for a in parsers[command]._actions)
    options = {
        option
        for action in parsers[command or ("build",)]._actions
        for option in action.option_strings
    }
    bad = [word for word in rest if word.startswith("-") and word.partition("=")[0] not in options]
    return bad + ([rest[0]] if nested and rest and not rest[0].startswith(("-", "[")) else [])


def targets() -> set[str]:
    """The targets of the Makefile that a person calls."""
    return set(
        re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )


def read(name: str) -> str:
    """A document."""
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_a_document_names_exists(name: str) -> None:
    assert [words for words in calls(read(name), r"build\.py") if unknown(words)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_a_document_names_exists(name: str) -> None:
    assert {words[0] for words in calls(read(name), "make") if words} <= targets()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_relative_link_of_a_document_leads_to_a_file(name: str) -> None:
    links = [
        link.partition("#")[0]
        for link in LINK.findall(read(name))
        if not re.match(r"[a-z]+:|#", link)
    ]
    assert [link for link in links if not ((PROJECT / name).parent / link).exists()] == []


def test_every_command_is_in_a_document() -> None:
    named = [
        " ".join(words) or "build"
        for name in DOCUMENTS
        for words in calls(read(name), r"build\.py")
    ]
    leaves = [
        command
        for command in COMMANDS
        if command and not any(other.startswith(f"{command} ") for other in COMMANDS)
    ]
    assert leaves
    assert [
        command
        for command in leaves
        if not any(words == command or words.startswith(f"{command} ") for words in named)
    ] == []


@pytest.mark.parametrize("record", [Site, Security])
def test_every_key_of_site_yaml_is_in_the_guide_to_content_roots(record: type) -> None:
    text = read("docs/content-root.md")
    assert [field.name for field in fields(record) if f"`{field.name}`" not in text] == []


def test_every_make_target_is_in_a_document() -> None:
    named = {
        words[0] if words else "site" for name in DOCUMENTS for words in calls(read(name), "make")
    }
    assert targets()
    assert targets() - named == set()


def test_a_command_a_target_or_a_link_that_is_not_there_is_seen() -> None:
    assert unknown(["biuld"])
    assert unknown(["build", "--fast"])
    assert unknown(["i18n", "exract"])
    assert unknown(["--fast"])
    assert not unknown(["i18n", "update", "es"])
    assert not unknown(["build", "--out", "DIR"])
    assert not unknown([])
    assert not unknown(["--help"])
    fenced = "```sh\nmake\nmake serve && python3 build.py i18n add de\n```"
    indented = "    make test  # all"
    prose = "It will make sense. [a](b.md)"
    text = f"Run `python build.py check`, then\n\n{indented}\n\n{fenced}\n{prose}"
    assert calls(text, r"build\.py") == [["check"], ["i18n", "add", "de"]]
    assert calls(text, "make") == [["test"], [], ["serve"]]
    assert LINK.findall(text) == ["b.md"]


def test_the_documents_hold_no_path_of_one_machine() -> None:
    assert [
        name for name in DOCUMENTS if re.search(r"(?<![\w.])/(?:home|root|tmp|work)/", read(name))
    ] == []
    assert Path(PROJECT / "README.md").is_file()
