"""Which command does what? Arguments -> one call of a stage; problems -> one line each.

Each command has a function for its arguments and one that runs it; the table COMMANDS, at the end,
joins them. Stages are imported when their command runs, so that help appears at once. Exit codes:
0 fine, 1 problems found, 2 wrong use. An expected error never shows a traceback.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from site_src.cli.console import (
    Command,
    Parser,
    add_commands,
    add_content,
    add_out,
    add_port,
    counted,
    positive_number,
)
from site_src.cli.i18n import add_i18n
from site_src.problems import ProblemsFound, SiteError, missing_extra

EPILOG = (
    "Without a command, the site is built. "
    "Exit codes: 0 success, 1 problems found, 2 wrong use. "
    'See "COMMAND --help" for the options of a command.'
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    options = parser().parse_args(words or ["build"])
    try:
        return int(options.run(options))
    except ProblemsFound as error:
        print_problems(error, changes_files=options.run is not run_check)
        return 1
    except SiteError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"error: {describe_os_error(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def print_problems(error: ProblemsFound, *, changes_files: bool) -> None:
    """Print one line for each problem, and how many there are."""
    for problem in error.problems:
        print(problem, file=sys.stderr)
    total = counted(len(error.problems), "problem")
    unchanged = "; nothing was changed" if changes_files else ""
    print(f"{total} found{unchanged}.", file=sys.stderr)


def describe_os_error(error: OSError) -> str:
    """What the operating system refuses, such as writing to a full disk."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


def parser() -> Parser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="python build.py",
        description="Build, check, translate and serve the directory.",
        epilog=EPILOG,
    )
    commands = top.add_subparsers(metavar="COMMAND")
    add_commands(commands, COMMANDS)
    add_i18n(commands)
    return top


def build_arguments(parser: Parser) -> None:
    add_content(parser)
    add_out(parser)
    parser.add_argument(
        "--copy-to",
        type=Path,
        metavar="DIR",
        help="also copy the site to a plain folder, for hosts that do not follow links",
    )
    parser.add_argument(
        "--pseudo", action="store_true", help="add the pseudo-locales en-XA and ar-XB, for tests"
    )
    parser.add_argument(
        "--evidence",
        type=Path,
        metavar="FILE",
        help="results of check --accessibility, for the accessibility page",
    )


def run_build(options: argparse.Namespace) -> int:
    from site_src.build import build
    from site_src.output.folders import copy_to, open_output

    begin = time.perf_counter()
    report = build(options.content, options.out, pseudo=options.pseudo, evidence=options.evidence)
    seconds = time.perf_counter() - begin
    for warning in report.warnings:
        print(warning, file=sys.stderr)
    if options.copy_to:
        copy_to(open_output(options.out), options.copy_to)
    if not report.changed:
        print(f"{options.out}: nothing changed, nothing written ({seconds:.2f} s)")
        return 0
    size = report.size / 1e6
    written = f"{report.pages:,} pages, {size:.1f} MB in {seconds:.2f} s"
    languages = f"languages: {', '.join(report.languages)}"
    previews = f"; previews: {', '.join(report.previews)}" if report.previews else ""
    print(f"{options.out}: {written}; {languages}{previews}")
    return 0


def serve_arguments(parser: Parser) -> None:
    add_content(parser)
    add_out(parser)
    add_port(parser, 8000)


def run_serve(options: argparse.Namespace) -> int:
    try:
        from site_src.workbench.preview.server import serve
    except ModuleNotFoundError as error:
        raise missing_extra(error, "serve") from None
    return serve(options.content, options.out, options.port)


def check_arguments(parser: Parser) -> None:
    from site_src.gate.command import add_arguments

    parser.add_argument(
        "site",
        type=Path,
        nargs="?",
        default=Path("dist"),
        metavar="DIR",
        help="the built site (default: %(default)s)",
    )
    add_content(parser)
    add_arguments(parser)


def run_check(options: argparse.Namespace) -> int:
    """Check a built site, or with --accessibility the accessibility of any folder of pages."""
    if options.accessibility:
        from site_src.dataset.day import site_day
        from site_src.gate.command import run_gate

        return run_gate(options, site_day(options.content))
    from site_src.checks.site import check_site

    pages = check_site(options.site, options.content)
    print(f"{options.site}: {pages:,} pages checked, no problems")
    return 0


def new_arguments(parser: Parser) -> None:
    add_content(parser)
    parser.add_argument("what", choices=["program"], help="the kind of record")
    parser.add_argument("id", metavar="ID", help="its id: its file name, and part of its address")


def run_new(options: argparse.Namespace) -> int:
    from site_src.dataset.new import new_program

    path = new_program(options.content, options.id)
    print(f"{path}: written; replace everything in <angle brackets>, then run: python build.py")
    return 0


def release_arguments(parser: Parser) -> None:
    add_content(parser)
    parser.add_argument("version", metavar="VERSION", help="three numbers, such as 1.0.0")


def run_release(options: argparse.Namespace) -> int:
    """Build and check the site in a temporary folder; then store and record its script."""
    from site_src.build import build
    from site_src.dataset.day import site_day
    from site_src.dataset.load import load_dataset
    from site_src.embed.hosting import script_tags
    from site_src.embed.recording import check_version, for_examples, record_release

    check_version(options.content, options.version)
    with tempfile.TemporaryDirectory() as folder:
        report = build(options.content, Path(folder) / "site")
    today = site_day(options.content)
    site = load_dataset(options.content, today).site
    tags = script_tags(site.source_language, report.languages)
    release = record_release(options.content, options.version, site.base_url, tags, today)
    print(f"{site.base_url}{release.path}")
    print(release.integrity)
    print(f"Languages: {', '.join(release.languages)}. Commit the new files, then build.")
    if for_examples(site.base_url):
        print(
            "This host name is reserved for examples, so no partner can load this version. "
            "Set base_url in site.yaml, then release another.",
            file=sys.stderr,
        )
    return 0


def run_snapshot(options: argparse.Namespace) -> int:
    """Build the site in a temporary folder; then store and record the data of its languages."""
    from site_src.build import build
    from site_src.dataset.day import site_day
    from site_src.embed.recording import record_snapshots

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        report = build(options.content, site)
        today = site_day(options.content)
        snapshots = record_snapshots(options.content, site, report.languages, today)
    for snapshot in snapshots:
        print(f"{snapshot.path}  {snapshot.integrity}")
    if snapshots:
        print("Commit the new files, then build.")
    else:
        print("today's data are already stored; nothing written")
    return 0


def schema_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("docs/schema"),
        metavar="DIR",
        help="the folder for the schemas (default: %(default)s)",
    )


def run_schema(options: argparse.Namespace) -> int:
    from site_src.dataset.schema import write_schemas

    for path in write_schemas(options.out):
        print(path)
    return 0


def bench_arguments(parser: Parser) -> None:
    counts = (
        ("--programs", 1000, "programs to generate (default: %(default)s)"),
        ("--locales", 12, "languages to generate them in (default: %(default)s)"),
        ("--runs", 3, "number of runs; medians are printed (default: %(default)s)"),
    )
    for option, default, words in counts:
        parser.add_argument(option, type=positive_number, default=default, metavar="N", help=words)
    parser.add_argument(
        "--check",
        type=positive_number,
        metavar="N",
        help="time i18n check instead, on catalogs with this many entries",
    )


def run_bench(options: argparse.Namespace) -> int:
    if options.check:
        from site_src.bench.checking import run as time_check

        return time_check(options.check, options.locales, options.runs)
    from site_src.bench.measure import run as time_build

    return time_build(options.programs, options.locales, options.runs)


COMMANDS = (
    Command(
        "build",
        run_build,
        build_arguments,
        "build and check the whole site, then swap it in atomically",
    ),
    Command(
        "serve",
        run_serve,
        serve_arguments,
        "build the site, serve it on this machine, and rebuild whenever a file is saved",
    ),
    Command(
        "check",
        run_check,
        check_arguments,
        "check the files of a built site: links, language, headings, names",
    ),
    Command("new", run_new, new_arguments, "start a record, with a hint for each key"),
    Command(
        "release",
        run_release,
        release_arguments,
        "store a version of the widget's script permanently, under its hash",
    ),
    Command(
        "snapshot",
        run_snapshot,
        add_content,
        "store today's widget data permanently, for partners who pin its hash",
    ),
    Command(
        "schema",
        run_schema,
        schema_arguments,
        "write JSON Schemas of the YAML files, for editors",
    ),
    Command(
        "bench",
        run_bench,
        bench_arguments,
        "time a build of generated records against cp -r of its output",
    ),
)
