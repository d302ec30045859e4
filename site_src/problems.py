"""What went wrong, where, and what to do about it.

A stage collects every `Problem` it can find and raises them together as `ProblemsFound`; the
command line prints one line for each and stops with exit code 1. No mistake of an editor or a
translator shows a traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_LIST = 240  # characters of a hint that lists what is known


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in one place: file, 1-based line, pointer inside the file, what is wrong, what
    to do.
    """

    file: str
    line: int
    pointer: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        pointer = f"{self.pointer}: " if self.pointer else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}  {pointer}{self.what}{hint}"


class SiteError(Exception):
    """Base of every error that is expected and shown without a traceback."""


class ProblemsFound(SiteError):
    """The problems of one run, sorted by place; never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        if not self.problems:
            raise ValueError("ProblemsFound needs at least one problem")
        super().__init__("\n".join(map(str, self.problems)))


class WrongUse(SiteError):
    """The command cannot be carried out as it was called (exit code 2)."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what} ({hint})" if hint else what)


def missing_extra(error: ModuleNotFoundError, extra: str) -> WrongUse:
    """The error to raise where a package is missing that an extra of pyproject.toml installs."""
    return WrongUse(f'{error.name} is not installed: run pip install "assistance-corner[{extra}]"')


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or lists the known words if they are few; "" if
    neither helps.
    """
    choices = sorted(known)
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    listed = ", ".join(choices)
    if choices and len(listed) <= LONGEST_LIST:
        return f"known here: {listed}"
    return ""


def stop_on(problems: Iterable[Problem]) -> None:
    """Raise `ProblemsFound` if there is any problem."""
    collected = list(problems)
    if collected:
        raise ProblemsFound(collected)
