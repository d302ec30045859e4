"""What do all commands share? Rows of a table, common arguments, and ways to count and list."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from site_src.files import PACKAGE, relative

CONTENT = PACKAGE / "content"

Parser = argparse.ArgumentParser
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Command(NamedTuple):
    """A row of a table of commands: what runs it, what adds its arguments, and its help."""

    name: str
    run: Callable[[argparse.Namespace], int]
    add_arguments: Callable[[Parser], None]
    help: str


def add_commands(commands: Commands, table: Sequence[Command]) -> None:
    """Add every row of a table to a parser's commands."""
    for command in table:
        parser = commands.add_parser(
            command.name, help=command.help, description=as_sentence(command.help)
        )
        parser.set_defaults(run=command.run)
        command.add_arguments(parser)


def as_sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def add_content(parser: Parser) -> None:
    parser.add_argument(
        "--content",
        type=Path,
        default=relative(CONTENT),
        metavar="DIR",
        help="the content root (default: %(default)s)",
    )


def add_out(parser: Parser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("dist"),
        metavar="DIR",
        help="where the site goes: a link to the latest build (default: %(default)s)",
    )


def add_port(parser: Parser, default: int) -> None:
    parser.add_argument(
        "--port",
        type=int,
        default=default,
        help="the port on 127.0.0.1 (default: %(default)s; 0 picks a free one)",
    )


def positive_number(text: str) -> int:
    """The number that an option gives. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number above 0')
    return int(text)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun; `many` where the plural is not made with an s."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}"


def print_written(paths: Sequence[Path], noun: str) -> None:
    """Say which files were written, or that all were up to date."""
    for path in paths:
        print(f"{path}: written")
    if not paths:
        print(f"the {noun} are up to date; nothing written")
