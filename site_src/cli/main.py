"""Which command does what? Arguments -> one call of a stage; problems -> one line each.

Exit codes: 0 fine, 1 problems found, 2 wrong use. An expected error never shows a traceback.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from site_src.cli.console import CONTENT, short
from site_src.cli.i18n import add_i18n
from site_src.problems import ProblemsFound, SiteError, WrongUse, missing_extra


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    if not hasattr(options, "run"):
        options = parser().parse_args(["build"])
    try:
        return int(options.run(options) or 0)
    except ProblemsFound as found:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        count = len(found.problems)
        unchanged = "" if options.run is run_check else "; nothing was changed"
        print(f"{count} problem{'' if count == 1 else 's'} found{unchanged}.", file=sys.stderr)
        return 1
    except (WrongUse, SiteError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="python build.py", description="Build, check, translate and serve the directory."
    )
    commands = top.add_subparsers(metavar="COMMAND")

    def command(
        name: str, run: object, words: str, *, content: bool = True
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        if content:
            made.add_argument(
                "--content",
                type=Path,
                default=short(CONTENT),
                metavar="DIR",
                help="the content root (default: %(default)s)",
            )
        return made

    build = command(
        "build",
        run_build,
        "write the whole site, switched in at once when it is complete and checked",
    )
    build.add_argument(
        "--out",
        type=Path,
        default=Path("dist"),
        metavar="DIR",
        help="the output, a link that is switched (default: dist)",
    )
    build.add_argument(
        "--copy-to",
        type=Path,
        metavar="DIR",
        help="also make a plain folder of the site, for hosts that follow no links",
    )
    build.add_argument(
        "--pseudo", action="store_true", help="add the pseudo-locales en-XA and ar-XB, for tests"
    )
    build.add_argument(
        "--evidence",
        type=Path,
        metavar="FILE",
        help="show these results of check --accessibility on the accessibility page",
    )
    serve = command(
        "serve",
        run_serve,
        "build, show the site on this machine, and build again whenever a file is saved",
    )
    serve.add_argument(
        "--out", type=Path, default=Path("dist"), metavar="DIR", help="the output (default: dist)"
    )
    serve.add_argument(
        "--port",
        type=int,
        default=8000,
        help="the port on 127.0.0.1 (default: 8000; 0 picks a free one)",
    )
    check = command(
        "check", run_check, "check a built site, file by file: links, language, headings, names"
    )
    check.add_argument(
        "site",
        type=Path,
        nargs="?",
        default=Path("dist"),
        metavar="DIR",
        help="the built site (default: dist)",
    )
    add_accessibility(check)
    new = command("new", run_new, "begin a record")
    new.add_argument("what", choices=["program"], help="what to begin")
    new.add_argument("id", metavar="ID", help="its id, which is its file name and address")
    release = command(
        "release", run_release, "keep a version of the widget's script for ever, under its hash"
    )
    release.add_argument("version", metavar="VERSION", help="three numbers, such as 1.0.0")
    command(
        "snapshot",
        run_snapshot,
        "keep today's data of the widget for ever, for partners who pin its hash",
    )
    schema = command(
        "schema", run_schema, "write JSON Schemas of the YAML files, for editors", content=False
    )
    schema.add_argument(
        "--out",
        type=Path,
        default=Path("docs/schema"),
        metavar="DIR",
        help="where to (default: docs/schema)",
    )
    bench = command(
        "bench",
        run_bench,
        "time a build of made-up records against cp -r of its output",
        content=False,
    )
    bench.add_argument("--programs", type=int, default=1000, help="records (default: 1000)")
    bench.add_argument("--locales", type=int, default=12, help="languages (default: 12)")
    bench.add_argument(
        "--check",
        type=int,
        metavar="ENTRIES",
        help="time i18n check on catalogs of that many entries instead",
    )
    bench.add_argument("--runs", type=int, default=3, help="runs; medians are printed (default: 3)")
    add_i18n(commands)
    return top


def run_build(options: argparse.Namespace) -> int:
    """build: gather, check, write, switch."""
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
    previews = f"; previews: {', '.join(report.previews)}" if report.previews else ""
    print(
        f"{options.out}: {report.pages:,} pages, {report.size / 1e6:.1f} MB in {seconds:.2f} s; languages: {', '.join(report.languages)}{previews}"
    )
    return 0


def run_serve(options: argparse.Namespace) -> int:
    """serve: build, answer on loopback and build again after each change, until interrupted."""
    try:
        from site_src.workbench.preview.server import serve
    except ModuleNotFoundError as error:
        raise missing_extra(error, "serve") from None
    return serve(options.content, options.out, options.port)


def add_accessibility(check: argparse.ArgumentParser) -> None:
    """The options of the accessibility gate."""
    from site_src.gate.command import add_arguments

    add_arguments(check)


def run_check(options: argparse.Namespace) -> int:
    """check: questions about a built site, or the accessibility gate over any folder of pages."""
    if options.accessibility:
        from site_src.dataset.day import site_day
        from site_src.gate.command import run_gate

        return run_gate(options, site_day(options.content))
    from site_src.checks.site import check_site

    pages = check_site(options.site, options.content)
    print(f"{options.site}: {pages:,} pages checked, no problem")
    return 0


def run_new(options: argparse.Namespace) -> int:
    """new: begin a record."""
    from site_src.dataset.new import new_program

    path = new_program(options.content, options.id)
    print(f"{path}: begun; fill in what stands in angle brackets, then run: python build.py")
    return 0


def run_release(options: argparse.Namespace) -> int:
    """release: the site is built and checked first, elsewhere; then its script is stored and
    recorded.
    """
    from site_src.build import build
    from site_src.dataset.day import site_day
    from site_src.dataset.load import load_dataset
    from site_src.embed.hosting import script_tags
    from site_src.embed.recording import check_version, for_examples, record_release

    check_version(options.content, options.version)
    with tempfile.TemporaryDirectory() as folder:
        report = build(options.content, Path(folder) / "site")
    site = load_dataset(options.content, site_day(options.content)).site
    release = record_release(
        options.content,
        options.version,
        site.base_url,
        script_tags(site.source_language, report.languages),
        site_day(options.content),
    )
    print(
        f"{site.base_url}{release.path}\n{release.integrity}\nLanguages: {', '.join(release.languages)}. Commit what is new, then build."
    )
    if for_examples(site.base_url):
        print(
            "A host of this name is for examples: no partner can load this version. Set base_url in site.yaml, then release another.",
            file=sys.stderr,
        )
    return 0


def run_snapshot(options: argparse.Namespace) -> int:
    """snapshot: the data of the listed languages, as a build makes it, is stored and recorded."""
    from site_src.build import build
    from site_src.dataset.day import site_day
    from site_src.embed.recording import record_snapshots

    with tempfile.TemporaryDirectory() as folder:
        report = build(options.content, Path(folder) / "site")
        made = record_snapshots(
            options.content, Path(folder) / "site", report.languages, site_day(options.content)
        )
    for snapshot in made:
        print(f"{snapshot.path}  {snapshot.integrity}")
    print(
        "Commit what is new, then build."
        if made
        else "today's data is kept already; nothing written"
    )
    return 0


def run_schema(options: argparse.Namespace) -> int:
    """schema: JSON Schemas for editors."""
    from site_src.dataset.schema import write_schemas

    for path in write_schemas(options.out):
        print(path)
    return 0


def run_bench(options: argparse.Namespace) -> int:
    """bench: a deterministic content root, built cold."""
    if options.check:
        from site_src.bench.checking import run as run_check_of_catalogs

        return run_check_of_catalogs(options.check, options.locales, options.runs)
    from site_src.bench.measure import run

    return run(options.programs, options.locales, options.runs)
