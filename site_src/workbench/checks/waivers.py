"""Which findings has somebody looked at and accepted? `i18n/waivers.yaml` -> one waiver each,
with a reason.

A waiver names a language, a msgctxt and a check. One that waives nothing is itself a problem, so
the list never grows stale.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from site_src.dataset.explain import explain
from site_src.dataset.fields import TextLine
from site_src.dataset.yaml_reader import line_of, read_yaml
from site_src.problems import Problem, ProblemsFound, did_you_mean, stop_on
from site_src.workbench.checks.table import WAIVABLE

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One accepted finding: `language` is a tag, `check` a waivable check, `reason` why it is
    right as it is.
    """

    __pydantic_config__ = STRICT
    language: TextLine
    msgctxt: TextLine
    check: TextLine
    reason: TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiversFile:
    """The shape of waivers.yaml."""

    __pydantic_config__ = STRICT
    waivers: tuple[Waiver, ...] = ()


def read_waivers(path: Path) -> dict[Waiver, int]:
    """The waivers of a file with their lines; {} if there is no such file. Raises ProblemsFound."""
    if not path.is_file():
        return {}
    try:
        read = TypeAdapter(WaiversFile).validate_python(read_yaml(path))
    except ValidationError as error:
        raise ProblemsFound(explain(path, error, WaiversFile)) from None
    problems = []
    found: dict[tuple[str, str, str], int] = {}
    lines: dict[Waiver, int] = {}
    for i, waiver in enumerate(read.waivers):
        line = line_of(path, ("waivers", i))
        if waiver.check not in WAIVABLE:
            problems.append(
                Problem(
                    str(path),
                    line,
                    f"waivers.{i}.check",
                    f'"{waiver.check}" cannot be waived',
                    did_you_mean(waiver.check, WAIVABLE),
                )
            )
        key = (waiver.language, waiver.msgctxt, waiver.check)
        if found.setdefault(key, line) != line:
            problems.append(
                Problem(
                    str(path),
                    line,
                    f"waivers.{i}",
                    f"is the same as on line {found[key]}",
                    "delete one",
                )
            )
        lines[waiver] = line
    stop_on(problems)
    return lines
