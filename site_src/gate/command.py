"""What does `python build.py check --accessibility` do and print? One run, a line per problem,
reports for machines, exit code 1 on findings.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from site_src.files import write_atomically
from site_src.gate.lines import counted, share
from site_src.problems import WrongUse, missing_extra
from site_src.processors import available_processors

if TYPE_CHECKING:
    from site_src.evidence import Acceptance, Evidence

NEEDS = "needs: pip install -e '.[accessibility]'"
FLAGS = (  # option -> help
    ("--accessibility", "open the pages in Chromium and check them there, any folder of pages"),
    ("--everything", "every check on every page in every state (takes long)"),
    ("--all-lines", "print a line per page and state, even for a problem that many share"),
    ("--policy", "serve the pages with the Content-Security-Policy of build.py serve in force"),
)
LISTS = (  # option, what it takes, help
    ("--only", "CHECK", "run only this check, such as axe (repeatable)"),
    ("--whole", "TAG", "open every page of this language (default: one of each direction)"),
    ("--placeholder-language", "TAG", "a language filled with placeholder text (repeatable)"),
)
FILES = (  # option, help
    ("--accepted", "undecided results that a person has judged (YAML)"),
    ("--evidence", "write the results as JSON, for build --evidence"),
    ("--junit", "write the results as JUnit XML, for CI systems: a test per check and page"),
    ("--sarif", "write the results as SARIF 2.1.0, for code scanners"),
)


def add_arguments(check: argparse.ArgumentParser) -> None:
    """The options of the gate."""
    gate = check.add_argument_group(
        "accessibility", f"WCAG 2.2 A and AA with several engines in a real browser; {NEEDS}"
    )
    for option, text in FLAGS:
        gate.add_argument(option, action="store_true", help=text)
    for option, value, text in LISTS:
        gate.add_argument(option, action="append", default=[], metavar=value, help=text)
    for option, text in FILES:
        gate.add_argument(option, type=Path, metavar="FILE", help=text)
    workers = available_processors()
    gate.add_argument(
        "--workers",
        type=int,
        default=workers,
        metavar="N",
        help=f"browsers at once (default: one per processor, here {workers})",
    )


def run_gate(options: argparse.Namespace, today: datetime.date) -> int:
    """Check a folder; returns 0 if nothing is left open, else 1. Raises WrongUse and
    ProblemsFound as the stages do.

    An expired acceptance is a warning, and with --everything a failure.
    """
    try:
        from site_src.gate.accepted import expired, read_accepted
        from site_src.gate.run import Order, run
    except ModuleNotFoundError as error:
        raise missing_extra(error, "accessibility") from None
    begin = time.perf_counter()
    reports = asked_reports(options)
    accepted = read_accepted(options.accepted) if options.accepted else []
    ended = expired(accepted, today)
    for entry in ended:
        print(f"{options.accepted}: {expiry(entry)}", file=sys.stderr)
    order = Order(
        folder=options.site,
        whole=tuple(options.whole),
        everything=options.everything,
        only=tuple(options.only),
        placeholder_languages=tuple(options.placeholder_language),
        accepted=tuple(accepted),
        workers=options.workers,
        policy=options.policy,
    )
    evidence = run(order, today, print_progress)
    for line in evidence.findings if options.all_lines else share(evidence.findings):
        print(line)
    for path, write in reports.items():
        write_atomically(path, write(evidence))
    print(summary(evidence, time.perf_counter() - begin))
    failed = bool(evidence.findings) or (bool(ended) and options.everything)
    return int(failed)


def asked_reports(options: argparse.Namespace) -> dict[Path, Callable[[Evidence], bytes]]:
    """The files to write, and what makes each. Raises WrongUse if the folder of one is missing:
    better now than after a run of an hour.
    """
    from site_src.gate.junit import junit
    from site_src.gate.sarif import sarif

    known = ((options.evidence, evidence_file), (options.junit, junit), (options.sarif, sarif))
    reports: dict[Path, Callable[[Evidence], bytes]] = {}
    for path, write in known:
        if path:
            reports[path] = write
    for path in reports:
        if not path.parent.is_dir():
            raise WrongUse(f'there is no folder "{path.parent}" to write {path.name} into')
    return reports


def expiry(entry: Acceptance) -> str:
    """What is printed of an acceptance whose day has passed."""
    return (
        f"the acceptance of {entry.rule} on {entry.page} expired on {entry.expires}: judge it again"
    )


def evidence_file(evidence: Evidence) -> bytes:
    """The evidence as JSON."""
    return (evidence.model_dump_json(indent=1) + "\n").encode()


def summary(evidence: Evidence, seconds: float) -> str:
    """One line per check, and one for all."""
    lines = [
        f"  {ran.check:<14}{ran.version:<10}{ran.pages:>6,} pages {ran.page_states:>7,} states  "
        f"{ran.failed} failed, {ran.undecided} undecided, {ran.accepted} accepted"
        for ran in evidence.ran
    ]
    verdict = "no finding"
    if evidence.findings:
        problems = counted(len(share(evidence.findings)), "problem")
        findings = counted(len(evidence.findings), "finding")
        verdict = f"{problems}, {findings} over pages and states"
    pages = counted(evidence.pages, "page")
    languages = counted(len(evidence.languages), "language")
    lines.append(f"{pages}, {languages}: {verdict} ({seconds:.0f} s)")
    return "\n".join(lines)


def print_progress(what: str, done: int, total: int, findings: int) -> None:
    """Show how far a run is, on one line of a terminal, or a line at every tenth in a log."""
    line = f"{what}: {done:,} of {total:,} pages, {findings:,} findings"
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\r{line} ", end=end, file=sys.stderr, flush=True)
    elif done == total or done % max(1, total // 10) == 0:
        print(line, file=sys.stderr, flush=True)
