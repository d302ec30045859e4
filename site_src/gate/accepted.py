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

ACCEPTANCES = TypeAdapter(list[Acceptance])
EVERYWHERE = {"*", "**", "*/*", "*.html", "*/index.html", "*index.html"}


def read_accepted(path: Path) -> list[Acceptance]:
    """The acceptances of a file. Raises ProblemsFound for a wrong entry, or one that would switch
    a rule off on every page.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = ACCEPTANCES.validate_python(content or [])
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise ProblemsFound([Problem(str(path), 1, "", what, "check the path")]) from None
    except yaml.YAMLError as error:
        raise ProblemsFound([Problem(str(path), 1, "", f"is not valid YAML: {error}")]) from None
    except ValidationError as error:
        raise ProblemsFound(shape_problems(path, error)) from None
    too_wide = [entry for entry in entries if entry.page in EVERYWHERE or "*" in entry.rule]
    if too_wide:
        raise ProblemsFound(width_problem(path, entry) for entry in too_wide)
    return entries


def shape_problems(path: Path, error: ValidationError) -> list[Problem]:
    """A problem for each value that has the wrong shape."""
    problems = []
    for detail in error.errors():
        pointer = ".".join(map(str, detail["loc"]))
        hint = "see docs/accessibility.md"
        problems.append(Problem(str(path), 1, pointer, detail["msg"], hint))
    return problems


def width_problem(path: Path, entry: Acceptance) -> Problem:
    """The problem of an entry that would switch a rule off."""
    if entry.page in EVERYWHERE:
        what = f'the page pattern "{entry.page}" is every page'
        return Problem(str(path), 1, entry.rule, what, "name the pages that were judged")
    what = f'"{entry.rule}" is a pattern of rules'
    return Problem(str(path), 1, entry.rule, what, "name the one rule that was judged")


def accepts(entry: Acceptance, finding: Finding) -> bool:
    """True if an acceptance applies to this result. Only an undecided result can be accepted: a
    failure must be fixed.
    """
    if finding.outcome != "undecided" or finding.check != entry.rule:
        return False
    on_page = fnmatchcase(finding.page, entry.page)
    return on_page and fnmatchcase(finding.selector, entry.selector)


def judge(
    findings: Iterable[Finding], entries: Sequence[Acceptance], today: datetime.date
) -> tuple[list[Finding], dict[Acceptance, int]]:
    """The findings that nobody has judged, and how many results each acceptance that is still
    valid has taken.
    """
    valid = [entry for entry in entries if entry.expires >= today]
    left: list[Finding] = []
    taken = dict.fromkeys(valid, 0)
    for finding in findings:
        entry = next((entry for entry in valid if accepts(entry, finding)), None)
        if entry:
            taken[entry] += 1
        else:
            left.append(finding)
    return left, taken


def expired(entries: Iterable[Acceptance], today: datetime.date) -> list[Acceptance]:
    """The acceptances whose day has passed."""
    return [entry for entry in entries if entry.expires < today]
