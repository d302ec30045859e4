"""Which `i18n` command does what? One row of STEPS each, for translators and those who merge their work.

A row names the step, its function, its help, and what adds its arguments.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from site_src.problems import WrongUse

CONTENT = Path(__file__).resolve().parent / "content"

Step = argparse.ArgumentParser


def add_i18n(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `i18n` with its steps."""
    words = "extract messages, update catalogs, add a language"
    made = commands.add_parser("i18n", help=words, description=words)
    steps = made.add_subparsers(metavar="STEP", required=True)
    for name, run, help_text, add_arguments in STEPS:
        step = steps.add_parser(name, help=help_text, description=help_text)
        step.set_defaults(run=run)
        step.add_argument("--content", type=Path, default=short(CONTENT), metavar="DIR", help="the content root (default: %(default)s)")
        add_arguments(step)


def short(path: Path) -> Path:
    """A path relative to the working directory where it lies below it: shorter to read in problems."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def no_arguments(step: Step) -> None:
    """A step about all languages."""


def a_tag(step: Step) -> None:
    """A step about one language."""
    step.add_argument("tag", metavar="TAG", help="the language, such as pt-BR")


def a_tag_or_all(step: Step) -> None:
    """A step about one language or all."""
    step.add_argument("tag", nargs="?", metavar="TAG", help="the language, such as pt-BR (default: all)")


def a_tag_and_a_port(step: Step) -> None:
    """A step that serves one language."""
    a_tag(step)
    step.add_argument("--port", type=int, default=8001, help="the port on 127.0.0.1 (default: %(default)s; 0 picks a free one)")


def run_extract(options: argparse.Namespace) -> int:
    """i18n extract: the templates of both domains."""
    from site_src.catalogs.commands import extract_all

    report(extract_all(options.content), "templates")
    return 0


def run_update(options: argparse.Namespace) -> int:
    """i18n update: every catalog, or those of one language."""
    from site_src.catalogs.commands import update_all

    report(update_all(options.content, options.tag), "catalogs")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """i18n add: empty catalogs of a language."""
    from site_src.catalogs.commands import add_language

    report(add_language(options.content, options.tag), "catalogs")
    return 0


def run_preview(options: argparse.Namespace) -> int:
    """i18n preview: the pages of one language, which renew themselves."""
    try:
        from site_src.preview.server import preview
    except ModuleNotFoundError as error:
        raise missing(error) from None
    return preview(options.content, options.tag, options.port)


def missing(error: ModuleNotFoundError) -> WrongUse:
    """What to do about a package that only some commands need."""
    return WrongUse(f'the package {error.name} is missing: install it with pip install -e ".[serve]"')


def report(changed: Sequence[Path], noun: str) -> None:
    """Say which files changed."""
    for path in changed:
        print(f"{path}: written")
    if not changed:
        print(f"the {noun} are up to date; nothing written")


STEPS: tuple[tuple[str, Callable[[argparse.Namespace], int], str, Callable[[Step], None]], ...] = (
    ("extract", run_extract, "write the templates in i18n/pot from the templates and the dataset", no_arguments),
    ("update", run_update, "bring catalogs up to the templates without losing work", a_tag_or_all),
    ("preview", run_preview, "show the pages of a language with each string's context; they follow its saved catalogs", a_tag_and_a_port),
    ("add", run_add, "begin the catalogs of a language of i18n/locales.yaml", a_tag),
)
