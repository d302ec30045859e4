"""Which `i18n` command does what? One row of STEPS each, for translators and those who merge their work.

A row names the step, its function, its help, and what adds its arguments.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

CONTENT = Path(__file__).resolve().parent / "content"

Step = argparse.ArgumentParser


def add_i18n(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `i18n` with its steps."""
    words = "extract messages, update and format catalogs, mark reviews, count, add a language"
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


def fmt_arguments(step: Step) -> None:
    """One language or all; only look."""
    a_tag_or_all(step)
    step.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file would be written")


def review_arguments(step: Step) -> None:
    """A language, a name, which entries. Patterns may stand before --by or after its name."""
    a_tag(step)
    step.add_argument("pattern", nargs="*", metavar="PATTERN", help="contexts, such as 'program:ID|*' (default: all)")
    step.add_argument("--by", required=True, nargs="+", metavar=("NAME", "PATTERN"), help="who has compared the translations with the source")
    step.add_argument("--domain", choices=("programs", "site", "widget"), help="only this catalog")


def stats_arguments(step: Step) -> None:
    """One language or all; as data."""
    a_tag_or_all(step)
    step.add_argument("--json", action="store_true", help="print the figures as JSON")


def run_extract(options: argparse.Namespace) -> int:
    """i18n extract: the templates of all domains."""
    from site_src.catalogs.commands import extract_all

    report(extract_all(options.content), "templates")
    return 0


def run_update(options: argparse.Namespace) -> int:
    """i18n update: every catalog, or those of one language."""
    from site_src.catalogs.commands import update_all

    report(update_all(options.content, options.tag), "catalogs")
    return 0


def run_fmt(options: argparse.Namespace) -> int:
    """i18n fmt: the canonical form."""
    from site_src.catalogs.commands import format_all

    changed = format_all(options.content, options.tag, check=options.check)
    for path in changed:
        print(f"{path}: {'not in canonical form' if options.check else 'written'}")
    if not changed:
        print(f"the catalogs are in canonical form{'' if options.check else '; nothing written'}")
    elif options.check:
        print("run: python build.py i18n fmt")
    return 1 if changed and options.check else 0


def run_review(options: argparse.Namespace) -> int:
    """i18n review: reviewed, by whom and when."""
    from site_src.build import build_day
    from site_src.catalogs.commands import catalog_files
    from site_src.catalogs.review import review

    name, *patterns = options.by
    files = catalog_files(options.content, options.tag, options.domain)
    done = review(files, [*options.pattern, *patterns], name, build_day())
    for path, context in done.entries:
        print(f"{path}: {context}: reviewed")
    for problem in done.left:
        print(f"left as it is: {problem}")
    counts = [(done.before, "reviewed before"), (done.missing, "not translated")]
    print("; ".join([f"{len(done.entries):,} marked as reviewed by {name}", *(f"{n:,} {what}" for n, what in counts if n)]))
    return 0


def run_stats(options: argparse.Namespace) -> int:
    """i18n stats: how far each language is translated."""
    from site_src.catalogs.stats import language_data, measure_root, stats_table

    languages, found = measure_root(options.content, options.tag)
    if options.json:
        named = {x.tag: x for x in languages.targets}
        data = {"languages": [language_data(named[c.tag], c) for c in found]}
        print(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        print(*stats_table(languages, found), sep="\n")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """i18n add: empty catalogs of a language."""
    from site_src.catalogs.commands import add_language

    report(add_language(options.content, options.tag), "catalogs")
    return 0


def report(changed: Sequence[Path], noun: str) -> None:
    """Say which files changed."""
    for path in changed:
        print(f"{path}: written")
    if not changed:
        print(f"the {noun} are up to date; nothing written")


STEPS: tuple[tuple[str, Callable[[argparse.Namespace], int], str, Callable[[Step], None]], ...] = (
    ("extract", run_extract, "write the templates in i18n/pot from the templates and the dataset", no_arguments),
    ("update", run_update, "bring catalogs up to the templates without losing work", a_tag_or_all),
    ("fmt", run_fmt, "bring catalogs into canonical form, as msgcat --no-wrap writes it", fmt_arguments),
    ("review", run_review, "mark translations as reviewed by a person", review_arguments),
    ("stats", run_stats, "how far each language is translated and reviewed, by catalog", stats_arguments),
    ("add", run_add, "begin the catalogs of a language of i18n/locales.yaml", a_tag),
)
