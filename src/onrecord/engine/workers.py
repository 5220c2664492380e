"""Workers: groups of a heavy stage run side by side in forked processes, in this one where that fails.

A forked process has the helpers in its memory already; its records come back through a pipe while others are being
worked on, so that who asks may write them down meanwhile. They come in the order of the groups, whichever process made
them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from onrecord.engine.running import Job, OnError, Result, run_job
from onrecord.flow.shapes import Stage
from onrecord.tools.protocols import Tools

#: Processes at most: more would wait for the store.
MOST = 8
#: Groups below which none are shared out, and seconds of work below which forking costs more than it gains.
FEWEST, LEAST = 8, 0.2
#: Groups that go to one process together, at least and at most: neighbours share records, and what is worked out from
#: these. Each process gets about so many such lots.
DEALT, LARGEST, LOTS = 8, 64, 16
#: Groups that are run here first, one in so many but this many at least: they tell how long the others may take, and what
#: they load all processes have.
TRIED, ONE_IN = 2, 100
#: Bytes that a process may be ahead with what it found, of who takes it.
AHEAD = 1 << 20
#: Bytes of a lot's number.
_TICKET = 4


def usable_workers() -> int:
    """Return how many processes may run side by side here: one where processes cannot be forked safely."""
    if not sys.platform.startswith("linux"):
        return 1
    return max(1, min(MOST, len(os.sched_getaffinity(0))))


def run_jobs(stage: Stage, jobs: Sequence[Job], tools: Tools, *, on_error: OnError, workers: int) -> Iterator[Result]:
    """Run a stage on groups and yield the results in the groups' order, as they are there."""
    done = 0
    if stage.heavy and workers > 1 and len(jobs) >= FEWEST and on_error == "issue":
        took = []
        for done in range(1, 1 + max(TRIED, len(jobs) // ONE_IN)):
            begun = time.perf_counter()
            result = run_job(stage, jobs[done - 1], tools, on_error)
            took.append(time.perf_counter() - begun)
            yield result
        if (sum(took) - max(took)) / (len(took) - 1) * len(jobs) >= LEAST:
            yield from _run_forked(stage, jobs[done:], tools, workers)
            return
    for job in jobs[done:]:
        yield run_job(stage, job, tools, on_error)


def _run_forked(stage: Stage, jobs: Sequence[Job], tools: Tools, workers: int) -> Iterator[Result]:
    """Yield the results that the processes bring; what one that died took with it is done here."""
    size = max(DEALT, min(LARGEST, len(jobs) // (workers * LOTS)))
    lots = [jobs[start : start + size] for start in range(0, len(jobs), size)]
    brought: dict[int, list[Result]] = {}
    following = 0
    processes, pipes = _start(stage, lots, tools, workers)
    try:
        while pipes:
            for pipe in [ready for ready in wait(pipes) if isinstance(ready, Connection)]:
                try:
                    number, results = pipe.recv()
                    brought[number] = results
                except EOFError:
                    pipes.remove(pipe)
            while following in brought:
                yield from brought.pop(following)
                following += 1
    finally:
        for process in processes:
            if pipes:  # nobody takes what they still find
                process.terminate()
            process.join()
    for number in range(following, len(lots)):
        yield from brought.get(number) or [run_job(stage, job, tools, "issue") for job in lots[number]]


def _start(
    stage: Stage, lots: Sequence[Sequence[Job]], tools: Tools, workers: int
) -> tuple[list[BaseProcess], list[Connection]]:
    """Start the processes, which take the numbers of lots out of one pipe: who is done takes the next."""
    context = multiprocessing.get_context("fork")
    tickets, written = os.pipe()
    _enlarge(written)
    os.write(written, b"".join(number.to_bytes(_TICKET, "big") for number in range(len(lots))))
    os.close(written)
    processes: list[BaseProcess] = []
    pipes: list[Connection] = []
    for _ in range(workers):
        here, there = context.Pipe(duplex=False)
        _enlarge(there.fileno())
        process = context.Process(target=_work, args=(there, tickets, stage, lots, tools), daemon=True)
        process.start()
        there.close()
        processes.append(process)
        pipes.append(here)
    os.close(tickets)
    return processes, pipes


def _enlarge(pipe: int) -> None:
    """Let a pipe hold more, where the system can."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, AHEAD)


def _work(pipe: Any, tickets: int, stage: Stage, lots: Sequence[Sequence[Job]], tools: Tools) -> None:
    """Run lots of groups and send the results of each; Ctrl-C is for the process that waits.

    What was in memory before stays as it is: to look it through for garbage would copy all of it.
    """
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while ticket := os.read(tickets, _TICKET):
        number = int.from_bytes(ticket, "big")
        pipe.send((number, [run_job(stage, job, tools, "issue") for job in lots[number]]))
    pipe.close()
