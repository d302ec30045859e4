"""Is work shared among processes without losing a result, a fact or a problem?"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from site_src.problems import Problem, ProblemsFound
from site_src.workers import Exchange, share_work

WORKERS = [1, 2, 3]


def lengths(tasks: Sequence[str], exchange: Exchange[int]) -> dict[str, int]:
    """Each task with the length of all tasks together, which takes an exchange."""
    everybody = exchange({task: len(task) for task in tasks})
    return dict.fromkeys(tasks, sum(everybody.values()))


@pytest.mark.parametrize("workers", WORKERS)
def test_every_process_knows_the_facts_of_all(workers: int) -> None:
    results, facts = share_work(lengths, ["a", "bb", "ccc"], workers)
    joined = {task: total for result in results for task, total in result.items()}
    assert joined == {"a": 6, "bb": 6, "ccc": 6}
    assert facts == {"a": 1, "bb": 2, "ccc": 3}
    assert len(results) == workers


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("late", [False, True])
def test_problems_stop_the_work(workers: int, late: bool) -> None:
    """Before the exchange, those of all processes are collected."""

    def refuse(tasks: Sequence[str], exchange: Exchange[int]) -> None:
        if late:
            exchange({})
        raise ProblemsFound([Problem(task, 1, "", "is wrong") for task in tasks])

    with pytest.raises(ProblemsFound) as raised:
        share_work(refuse, ["a", "bb", "ccc"], workers)
    files = {problem.file for problem in raised.value.problems}
    assert files <= {"a", "bb", "ccc"}
    assert files == {"a", "bb", "ccc"} or late


def test_an_error_of_the_system_stays_what_it_is() -> None:
    def fill(tasks: Sequence[str], exchange: Exchange[int]) -> None:
        exchange({})
        raise OSError(28, "No space left on device", tasks[0])

    with pytest.raises(OSError, match="No space left"):
        share_work(fill, ["a", "bb"], 2)


def test_an_unexpected_error_comes_with_its_traceback() -> None:
    def fail(tasks: Sequence[str], exchange: Exchange[int]) -> None:
        raise KeyError(f"no {tasks[0]}")

    with pytest.raises(RuntimeError, match=r"(?s)a build process failed:.*KeyError"):
        share_work(fail, ["a", "bb"], 2)


def test_a_worker_that_is_killed_is_named() -> None:
    def die(tasks: Sequence[str], exchange: Exchange[int]) -> None:
        exchange({})
        if "bb" in tasks:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="a build process ended early"):
        share_work(die, ["a", "bb"], 2)
