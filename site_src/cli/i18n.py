"""Which `i18n` command does what? One row of STEPS each, for translators and those who merge
their work.

A row names the step, its function, its help, and what adds its arguments.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from site_src.cli.console import CONTENT, counted, report, short
from site_src.problems import missing_extra

Step = argparse.ArgumentParser


def add_i18n(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command `i18n` with its steps."""
    words = (
        "extract messages, update, check and format catalogs, mark reviews, count, add a language"
    )
    made = commands.add_parser("i18n", help=words, description=words)
    steps = made.add_subparsers(metavar="STEP", required=True)
    for name, run, help_text, add_arguments in STEPS:
        step = steps.add_parser(name, help=help_text, description=help_text)
        step.set_defaults(run=run)
        step.add_argument(
            "--content",
            type=Path,
            default=short(CONTENT),
            metavar="DIR",
            help="the content root (default: %(default)s)",
        )
        add_arguments(step)


def no_arguments(step: Step) -> None:
    """A step about all languages."""


def a_tag(step: Step) -> None:
    """A step about one language."""
    step.add_argument("tag", metavar="TAG", help="the language, such as pt-BR")


def a_tag_or_all(step: Step) -> None:
    """A step about one language or all."""
    step.add_argument(
        "tag", nargs="?", metavar="TAG", help="the language, such as pt-BR (default: all)"
    )


def a_tag_and_a_port(step: Step) -> None:
    """A step that serves one language."""
    a_tag(step)
    step.add_argument(
        "--port",
        type=int,
        default=8001,
        help="the port on 127.0.0.1 (default: %(default)s; 0 picks a free one)",
    )


def fmt_arguments(step: Step) -> None:
    """One language or all; only look."""
    a_tag_or_all(step)
    step.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 if a file would be written"
    )


def review_arguments(step: Step) -> None:
    """A language, a name, which entries. Patterns may stand before --by or after its name."""
    a_tag(step)
    step.add_argument(
        "pattern",
        nargs="*",
        metavar="PATTERN",
        help="contexts, such as 'program:ID|*' (default: all)",
    )
    step.add_argument(
        "--by",
        required=True,
        nargs="+",
        metavar=("NAME", "PATTERN"),
        help="who has compared the translations with the source",
    )
    step.add_argument("--domain", choices=("programs", "site", "widget"), help="only this catalog")


def stats_arguments(step: Step) -> None:
    """One language or all; as data."""
    a_tag_or_all(step)
    step.add_argument("--json", action="store_true", help="print the figures as JSON")


def merge_arguments(step: Step) -> None:
    """The three files that git gives to a merge driver, and the path that they are of."""
    files = (
        ("base", "the common ancestor"),
        ("ours", "our file; the merge is written over it"),
        ("theirs", "their file"),
    )
    for name, words in files:
        step.add_argument(name, type=Path, metavar=name.upper(), help=words)
    step.add_argument("path", metavar="PATH", help="the catalog's path, for messages")


def run_merge(options: argparse.Namespace) -> int:
    """i18n merge: git's merge driver for catalogs."""
    from site_src.workbench.merge_files import merge_files

    conflicts = merge_files(options.base, options.ours, options.theirs, options.path)
    for problem in conflicts:
        print(problem, file=sys.stderr)
    return 1 if conflicts else 0


def run_extract(options: argparse.Namespace) -> int:
    """i18n extract: the templates of all domains."""
    from site_src.workbench.commands import extract_all

    report(extract_all(options.content), "templates")
    return 0


def run_update(options: argparse.Namespace) -> int:
    """i18n update: every catalog, or those of one language."""
    from site_src.workbench.commands import update_all

    report(update_all(options.content, options.tag), "catalogs")
    return 0


def run_fmt(options: argparse.Namespace) -> int:
    """i18n fmt: the canonical form."""
    from site_src.workbench.commands import format_all

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
    from site_src.dataset.day import site_day
    from site_src.workbench.commands import catalog_files
    from site_src.workbench.review import review

    name, *patterns = options.by
    files = catalog_files(options.content, options.tag, options.domain)
    done = review(files, [*options.pattern, *patterns], name, site_day(options.content))
    for path, context in done.entries:
        print(f"{path}: {context}: reviewed")
    for problem in done.left:
        print(f"left as it is: {problem}")
    counts = [(done.before, "reviewed before"), (done.missing, "not translated")]
    print(
        "; ".join(
            [
                f"{len(done.entries):,} marked as reviewed by {name}",
                *(f"{n:,} {what}" for n, what in counts if n),
            ]
        )
    )
    return 0


def run_stats(options: argparse.Namespace) -> int:
    """i18n stats: how far each language is translated."""
    from site_src.catalogs.figures import language_data
    from site_src.workbench.stats import measure_root, stats_table

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
    from site_src.workbench.commands import add_language

    report(add_language(options.content, options.tag), "catalogs")
    return 0


def run_check(options: argparse.Namespace) -> int:
    """i18n check: questions about translations; problems exit 1, warnings only with --strict."""
    from site_src.workbench.checks.run import check_catalogs

    found = check_catalogs(options.content, options.tag)
    for line in sorted([*found.problems, *found.warnings]):
        print(line, file=sys.stderr)
    counts = f"{counted(len(found.problems), 'problem')}, {counted(len(found.warnings), 'warning')}"
    print(
        f"{counted(found.entries, 'entry', 'entries')} of {counted(found.files, 'catalog')} checked: {counts}"
    )
    return int(bool(found.problems or (options.strict and found.warnings)))


def a_tag_and_strict(step: Step) -> None:
    """A step about one language or all, that may count warnings as problems."""
    a_tag_or_all(step)
    step.add_argument("--strict", action="store_true", help="exit 1 for warnings too")


def run_preview(options: argparse.Namespace) -> int:
    """i18n preview: the pages of one language, which renew themselves."""
    try:
        from site_src.workbench.preview.server import preview
    except ModuleNotFoundError as error:
        raise missing_extra(error, "serve") from None
    return preview(options.content, options.tag, options.port)


STEPS: tuple[tuple[str, Callable[[argparse.Namespace], int], str, Callable[[Step], None]], ...] = (
    (
        "extract",
        run_extract,
        "write the templates in i18n/pot from the templates and the dataset",
        no_arguments,
    ),
    ("update", run_update, "bring catalogs up to the templates without losing work", a_tag_or_all),
    (
        "merge",
        run_merge,
        "merge two branches' changes of a catalog, entry by entry; git runs this",
        merge_arguments,
    ),
    (
        "preview",
        run_preview,
        "show the pages of a language with each string's context; they follow its saved catalogs",
        a_tag_and_a_port,
    ),
    (
        "check",
        run_check,
        "check translations: what could mislead readers exits 1, the rest are warnings",
        a_tag_and_strict,
    ),
    (
        "fmt",
        run_fmt,
        "bring catalogs into canonical form, as msgcat --no-wrap writes it",
        fmt_arguments,
    ),
    ("review", run_review, "mark translations as reviewed by a person", review_arguments),
    (
        "stats",
        run_stats,
        "how far each language is translated and reviewed, by catalog",
        stats_arguments,
    ),
    ("add", run_add, "begin the catalogs of a language of i18n/locales.yaml", a_tag),
)
