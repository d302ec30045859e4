"""What does `python build.py check --accessibility` do and say? One run, a line per finding,
reports for machines, exit code 1 on findings.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.files import write_atomically
from site_src.gate.lines import share
from site_src.problems import WrongUse, missing_extra
from site_src.processors import available_processors

if TYPE_CHECKING:
    from site_src.evidence import Evidence


def add_arguments(check: argparse.ArgumentParser) -> None:
    """The options of the gate."""
    gate = check.add_argument_group(
        "accessibility",
        "WCAG 2.2 A and AA with several engines in a real browser; needs: pip install -e '.[accessibility]'",
    )
    gate.add_argument(
        "--accessibility",
        action="store_true",
        help="open the pages in Chromium and check them there, any folder of pages",
    )
    gate.add_argument(
        "--everything", action="store_true", help="every check on every page in every state (long)"
    )
    gate.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="CHECK",
        help="only this check, such as axe (may be given again)",
    )
    gate.add_argument(
        "--whole",
        action="append",
        default=[],
        metavar="TAG",
        help="open every page of this language (default: one of each direction)",
    )
    gate.add_argument(
        "--made-up",
        action="append",
        default=[],
        metavar="TAG",
        help="a language whose words stand for a translation to come",
    )
    gate.add_argument(
        "--accepted",
        type=Path,
        metavar="FILE",
        help="undecided results that a person has judged (YAML)",
    )
    gate.add_argument(
        "--evidence",
        type=Path,
        metavar="FILE",
        help="write the results as JSON, for build --evidence",
    )
    gate.add_argument(
        "--junit",
        type=Path,
        metavar="FILE",
        help="write the results as JUnit XML, for CI systems: a test per check and page",
    )
    gate.add_argument(
        "--sarif",
        type=Path,
        metavar="FILE",
        help="write the results as SARIF 2.1.0, for code scanners",
    )
    gate.add_argument(
        "--all-lines",
        action="store_true",
        help="print a line per page and state; else a problem that many share is said once",
    )
    gate.add_argument(
        "--policy",
        action="store_true",
        help="serve the pages with the Content-Security-Policy of build.py serve in force",
    )
    workers = available_processors()
    gate.add_argument(
        "--workers",
        type=int,
        default=workers,
        metavar="N",
        help=f"browsers at once (default: one a processor, here {workers})",
    )


def run_gate(options: argparse.Namespace, today: datetime.date) -> int:
    """Check a folder; returns 0 if nothing is left open, else 1. Raises WrongUse and
    ProblemsFound as the stages do.

    An acceptance past its day is a warning, and with --everything a failure.
    """
    try:
        from site_src.gate.accepted import expired, read_accepted
        from site_src.gate.junit import junit
        from site_src.gate.run import Order, run
        from site_src.gate.sarif import sarif
    except ModuleNotFoundError as error:
        raise missing_extra(error, "accessibility") from None
    reports = {options.evidence: evidence_file, options.junit: junit, options.sarif: sarif}
    reports.pop(None, None)
    for path in reports:
        if not path.parent.is_dir():
            raise WrongUse(f'there is no folder "{path.parent}" to write {path.name} into')
    begin = time.perf_counter()
    accepted = read_accepted(options.accepted) if options.accepted else []
    ended = expired(accepted, today)
    for entry in ended:
        print(
            f"{options.accepted}: the acceptance of {entry.rule} on {entry.page} ended on {entry.expires}: judge it again",
            file=sys.stderr,
        )
    order = Order(
        options.site, tuple(options.whole), options.everything, tuple(options.only), tuple(options.made_up), tuple(accepted), options.workers,
        options.policy,
    )  # fmt: skip
    evidence = run(order, today, say_progress)
    for line in evidence.findings if options.all_lines else share(evidence.findings):
        print(line)
    for path, write in reports.items():
        write_atomically(path, write(evidence))
    print(summary(evidence, time.perf_counter() - begin))
    return 1 if evidence.findings or (ended and options.everything) else 0


def evidence_file(evidence: Evidence) -> bytes:
    """The evidence as JSON."""
    return (evidence.model_dump_json(indent=1) + "\n").encode()


def summary(evidence: Evidence, seconds: float) -> str:
    """One line a check, and one in all."""
    lines = [
        f"  {ran.check:<14}{ran.version:<10}{ran.pages:>6,} pages {ran.page_states:>7,} states  "
        f"{ran.failed} failed, {ran.undecided} undecided, {ran.accepted} accepted"
        for ran in evidence.ran
    ]
    problems, found = len(share(evidence.findings)), len(evidence.findings)
    verdict = (
        f"{problems:,} problem{'' if problems == 1 else 's'}, {found:,} finding{'' if found == 1 else 's'} over pages and states"
        if found
        else "no finding"
    )
    tags = len(evidence.languages)
    reach = f"{evidence.pages:,} page{'' if evidence.pages == 1 else 's'}, {tags} language{'' if tags == 1 else 's'}"
    return "\n".join([*lines, f"{reach}: {verdict} ({seconds:.0f} s)"])


def say_progress(what: str, done: int, total: int, findings: int) -> None:
    """Show how far a run is, on one line of a terminal, or a line at every tenth in a log."""
    if sys.stderr.isatty():
        print(
            f"\r{what}: {done:,} of {total:,} pages, {findings:,} findings ",
            end="\n" if done == total else "",
            file=sys.stderr,
            flush=True,
        )
    elif done == total or done % max(1, total // 10) == 0:
        print(
            f"{what}: {done:,} of {total:,} pages, {findings:,} findings",
            file=sys.stderr,
            flush=True,
        )
