"""Which results has a person judged? accepted.yaml: page pattern, rule, selector, reason, expiry;
no rule can be switched off everywhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from site_src.evidence import Acceptance, Finding
from site_src.problems import Problem, ProblemsFound

SHAPE = TypeAdapter(list[Acceptance])
EVERYWHERE = {"*", "**", "*/*", "*.html", "*/index.html", "*index.html"}


def read_accepted(path: Path) -> list[Acceptance]:
    """The acceptances of a file. Raises ProblemsFound for a wrong entry, or one that would switch
    a rule off on every page.
    """
    try:
        entries = SHAPE.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")) or [])
    except (OSError, yaml.YAMLError) as error:
        raise ProblemsFound([Problem(str(path), 1, "", f"cannot be read: {error}")]) from None
    except ValidationError as error:
        wrong = [
            Problem(
                str(path), 1, ".".join(map(str, e["loc"])), e["msg"], "see the comment at its top"
            )
            for e in error.errors()
        ]
        raise ProblemsFound(wrong) from None
    wide = [e for e in entries if e.page in EVERYWHERE or "*" in e.rule]
    if wide:
        raise ProblemsFound(
            Problem(
                str(path),
                1,
                e.rule,
                f'the page pattern "{e.page}" is every page',
                "name the pages that were judged",
            )
            for e in wide
        )
    return entries


def accepts(entry: Acceptance, finding: Finding) -> bool:
    """True if an acceptance speaks of this result. Only an undecided result can be accepted: a
    failure is mended.
    """
    undecided = finding.outcome == "undecided" and entry.rule == finding.check
    return (
        undecided
        and fnmatchcase(finding.page, entry.page)
        and fnmatchcase(finding.selector, entry.selector)
    )


def judge(
    findings: Iterable[Finding], entries: Sequence[Acceptance], today: datetime.date
) -> tuple[list[Finding], dict[Acceptance, int]]:
    """The findings that nobody has judged, and how many results each acceptance that is still
    valid has taken.
    """
    valid = [entry for entry in entries if entry.expires >= today]
    open_, taken = [], dict.fromkeys(valid, 0)
    for finding in findings:
        entry = next((e for e in valid if accepts(e, finding)), None)
        if entry:
            taken[entry] += 1
        else:
            open_.append(finding)
    return open_, taken


def expired(entries: Iterable[Acceptance], today: datetime.date) -> list[Acceptance]:
    """The acceptances whose day has passed."""
    return [entry for entry in entries if entry.expires < today]
