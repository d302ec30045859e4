"""How is work shared among processes? Tasks and a function -> the function's results.

Each process gets a share of the tasks. In the middle of its work it exchanges facts: it gives what
it knows and receives what all of them know. The processes are forked, so that their inputs are
inherited and never sent.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from site_src.problems import Problem, ProblemsFound, stop_on
from site_src.processors import available_processors

Task = TypeVar("Task")
KnownFact = TypeVar("KnownFact")
Result = TypeVar("Result")

# Gives the facts of one process, by name, for those of all processes.
Exchange = Callable[[dict[str, KnownFact]], dict[str, KnownFact]]
Work = Callable[[Sequence[Task], Exchange[KnownFact]], Result]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A message: what a process knows, or what all of them know."""

    by_name: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """A message: the result of a process."""

    result: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A message: the input has problems."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A message: an error of the operating system, or the traceback of an unexpected error."""

    error: OSError | str


WorkerMessage = Knowledge | Done | Refused | Failed


@dataclass(frozen=True, slots=True)
class Worker:
    """A process, and the end of its pipe that this process holds."""

    process: BaseProcess
    pipe: Connection


def share_work(
    work: Work[Task, KnownFact, Result], tasks: Sequence[Task], workers: int | None
) -> tuple[list[Result], dict[str, KnownFact]]:
    """The results of all processes and the facts that they exchanged; `workers` limits their
    number, which is otherwise that of the processors.

    Raises ProblemsFound with the problems of all processes, OSError, or RuntimeError with the
    traceback of a process that failed.
    """
    count = min(workers or available_processors(), len(tasks))
    if count <= 1 or not hasattr(os, "fork"):
        return work_here(work, tasks)
    gc.freeze()  # the garbage collector of a process would copy the pages that it inherits
    started = start_workers(work, tasks, count)
    facts = exchange_facts(started)
    results = [receive_result(worker) for worker in started]
    return results, facts


def work_here(
    work: Work[Task, KnownFact, Result], tasks: Sequence[Task]
) -> tuple[list[Result], dict[str, KnownFact]]:
    """Do all of the work in this process."""
    facts: dict[str, KnownFact] = {}

    def exchange(known_here: dict[str, KnownFact]) -> dict[str, KnownFact]:
        facts.update(known_here)
        return facts

    result = work(tasks, exchange)
    return [result], facts


def start_workers(
    work: Work[Task, KnownFact, Result], tasks: Sequence[Task], count: int
) -> list[Worker]:
    """Fork the processes, each with a pipe."""
    context = multiprocessing.get_context("fork")
    started: list[Worker] = []
    for i in range(count):
        near_end, far_end = context.Pipe()
        inherited = [*(worker.pipe for worker in started), near_end]
        process = context.Process(
            target=run_worker, args=(work, tasks[i::count], far_end, inherited), daemon=True
        )
        process.start()
        far_end.close()
        started.append(Worker(process, near_end))
    return started


def exchange_facts(started: Sequence[Worker]) -> dict[str, Any]:
    """Receive the facts of each process, then send all of them to each. Raises ProblemsFound if a
    process has found problems; then the others are stopped.
    """
    facts: dict[str, Any] = {}
    problems: list[Problem] = []
    for worker in started:
        message = receive(worker)
        if isinstance(message, Refused):
            problems += message.problems
        elif isinstance(message, Knowledge):
            facts |= message.by_name
    answer = None if problems else Knowledge(facts)
    for worker in started:
        with contextlib.suppress(BrokenPipeError):  # a process that found problems may have ended
            worker.pipe.send(answer)
    stop_on(problems)
    return facts


def receive_result(worker: Worker) -> Any:
    """The result of a process, once it has ended. Raises ProblemsFound, OSError or RuntimeError."""
    message = receive(worker)
    if isinstance(message, Refused):
        raise ProblemsFound(message.problems)
    assert isinstance(message, Done)
    worker.process.join()
    return message.result


def receive(worker: Worker) -> WorkerMessage:
    """The next message of a process. Raises OSError, or RuntimeError if the process failed."""
    try:
        message: WorkerMessage = worker.pipe.recv()
    except EOFError:
        raise RuntimeError("a build process ended early (killed, or out of memory?)") from None
    if not isinstance(message, Failed):
        return message
    if isinstance(message.error, OSError):
        raise message.error
    raise RuntimeError(f"a build process failed:\n{message.error}")


def run_worker(
    work: Work[Task, KnownFact, Result],
    tasks: Sequence[Task],
    pipe: Connection,
    inherited: Sequence[Connection],
) -> None:
    """The life of one process: do the work and send its result.

    It closes the ends of pipes that it inherited, so that it ends when the process that started it
    is killed.
    """
    for other in inherited:
        other.close()

    def exchange(known_here: dict[str, KnownFact]) -> dict[str, KnownFact]:
        pipe.send(Knowledge(known_here))
        try:
            answer = pipe.recv()
        except EOFError:
            answer = None
        if answer is None:
            raise SystemExit(0)
        return dict(answer.by_name)

    gc.disable()
    try:
        pipe.send(Done(work(tasks, exchange)))
    except ProblemsFound as error:
        pipe.send(Refused(error.problems))
    except BrokenPipeError:
        raise SystemExit(1) from None
    except OSError as error:
        pipe.send(Failed(error))
    except Exception:
        pipe.send(Failed(traceback.format_exc()))
