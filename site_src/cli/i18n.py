"""Which `i18n` command does what? For translators and for those who merge their work.

As in main.py, each step has a function for its arguments and one that runs it; the table STEPS, at
the end, joins them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from site_src.cli.console import (
    Command,
    Commands,
    Parser,
    add_commands,
    add_content,
    add_port,
    as_sentence,
    counted,
    print_written,
)
from site_src.problems import missing_extra


def add_i18n(commands: Commands) -> None:
    """Add the command `i18n` with its steps."""
    words = "extract messages; update, check, format, review and count translations"
    i18n = commands.add_parser("i18n", help=words, description=as_sentence(words))
    add_commands(i18n.add_subparsers(metavar="STEP", required=True), STEPS)


def tag_argument(parser: Parser) -> None:
    add_content(parser)
    parser.add_argument("tag", metavar="TAG", help="the language, such as pt-BR")


def optional_tag_argument(parser: Parser) -> None:
    add_content(parser)
    parser.add_argument(
        "tag", nargs="?", metavar="TAG", help="the language, such as pt-BR (default: all)"
    )


def run_extract(options: argparse.Namespace) -> int:
    from site_src.workbench.commands import extract_all

    print_written(extract_all(options.content), "templates")
    return 0


def run_update(options: argparse.Namespace) -> int:
    from site_src.workbench.commands import update_all

    print_written(update_all(options.content, options.tag), "catalogs")
    return 0


def merge_arguments(parser: Parser) -> None:
    """The three files and the path that git gives to a merge driver (gitattributes)."""
    files = (
        ("base", "the common ancestor"),
        ("ours", "our file; the merged catalog replaces it"),
        ("theirs", "their file"),
    )
    for name, words in files:
        parser.add_argument(name, type=Path, metavar=name.upper(), help=words)
    parser.add_argument("path", metavar="PATH", help="the catalog's path, for messages")


def run_merge(options: argparse.Namespace) -> int:
    """Merge a catalog as git's merge driver; the exit code 1 tells git of a conflict."""
    from site_src.workbench.merge_files import merge_files

    conflicts = merge_files(options.base, options.ours, options.theirs, options.path)
    for problem in conflicts:
        print(problem, file=sys.stderr)
    return 1 if conflicts else 0


def preview_arguments(parser: Parser) -> None:
    tag_argument(parser)
    add_port(parser, 8001)


def run_preview(options: argparse.Namespace) -> int:
    try:
        from site_src.workbench.preview.server import preview
    except ModuleNotFoundError as error:
        raise missing_extra(error, "serve") from None
    return preview(options.content, options.tag, options.port)


def check_arguments(parser: Parser) -> None:
    optional_tag_argument(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings, too")


def run_check(options: argparse.Namespace) -> int:
    """Check translations; returns 1 for problems, and with --strict for warnings."""
    from site_src.workbench.checks.run import check_catalogs

    result = check_catalogs(options.content, options.tag)
    for line in sorted([*result.problems, *result.warnings]):
        print(line, file=sys.stderr)
    entries = counted(result.entries, "entry", "entries")
    catalogs = counted(result.files, "catalog")
    problems = counted(len(result.problems), "problem")
    warnings = counted(len(result.warnings), "warning")
    print(f"{entries} of {catalogs} checked: {problems}, {warnings}")
    if result.problems:
        return 1
    return 1 if options.strict and result.warnings else 0


def fmt_arguments(parser: Parser) -> None:
    optional_tag_argument(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if a file would change"
    )


def run_fmt(options: argparse.Namespace) -> int:
    from site_src.workbench.commands import format_all

    changed = format_all(options.content, options.tag, check=options.check)
    if not changed:
        written = "" if options.check else "; nothing written"
        print(f"the catalogs are in canonical form{written}")
        return 0
    for path in changed:
        print(f"{path}: {'not in canonical form' if options.check else 'written'}")
    if not options.check:
        return 0
    print("run: python build.py i18n fmt")
    return 1


def review_arguments(parser: Parser) -> None:
    """PATTERN may come before --by or after its name: argparse gives --by all that follows."""
    tag_argument(parser)
    parser.add_argument(
        "pattern",
        nargs="*",
        metavar="PATTERN",
        help="contexts, such as 'program:ID|*' (default: all)",
    )
    parser.add_argument(
        "--by",
        required=True,
        nargs="+",
        metavar=("NAME", "PATTERN"),
        help="who compared the translations with the source",
    )
    parser.add_argument(
        "--domain", choices=("programs", "site", "widget"), help="only this catalog"
    )


def run_review(options: argparse.Namespace) -> int:
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
    summary = [f"{len(done.entries):,} marked as reviewed by {name}"]
    if done.before:
        summary.append(f"{done.before:,} reviewed before")
    if done.missing:
        summary.append(f"{done.missing:,} not translated")
    print("; ".join(summary))
    return 0


def stats_arguments(parser: Parser) -> None:
    optional_tag_argument(parser)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run_stats(options: argparse.Namespace) -> int:
    from site_src.catalogs.figures import language_data
    from site_src.workbench.stats import measure_root, stats_table

    languages, coverages = measure_root(options.content, options.tag)
    if not options.json:
        print(*stats_table(languages, coverages), sep="\n")
        return 0
    by_tag = {language.tag: language for language in languages.targets}
    figures = [language_data(by_tag[coverage.tag], coverage) for coverage in coverages]
    print(json.dumps({"languages": figures}, ensure_ascii=False, indent=1, sort_keys=True))
    return 0


def run_add(options: argparse.Namespace) -> int:
    from site_src.workbench.commands import add_language

    print_written(add_language(options.content, options.tag), "catalogs")
    return 0


STEPS = (
    Command(
        "extract",
        run_extract,
        add_content,
        "write the catalog templates in i18n/pot from the page templates and the dataset",
    ),
    Command(
        "update",
        run_update,
        optional_tag_argument,
        "bring catalogs up to date with the templates, without losing work",
    ),
    Command(
        "merge",
        run_merge,
        merge_arguments,
        "merge the changes of two branches to a catalog, entry by entry; git runs this",
    ),
    Command(
        "preview",
        run_preview,
        preview_arguments,
        "show the pages of a language with the context of each string; saved catalogs show at once",
    ),
    Command(
        "check",
        run_check,
        check_arguments,
        "check translations: exit with 1 for what could mislead readers, and warn about the rest",
    ),
    Command(
        "fmt",
        run_fmt,
        fmt_arguments,
        "bring catalogs into canonical form, as msgcat --no-wrap writes it",
    ),
    Command("review", run_review, review_arguments, "mark translations as reviewed by a person"),
    Command(
        "stats",
        run_stats,
        stats_arguments,
        "show how far each language is translated and reviewed, by catalog",
    ),
    Command(
        "add",
        run_add,
        tag_argument,
        "create the catalogs of a language that i18n/locales.yaml lists",
    ),
)
