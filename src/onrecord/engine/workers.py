"""Workers: groups of a heavy stage run side by side in forked processes, in this one where that fails.

A forked process has the helpers in its memory already; its records come back through a pipe. The results
stand in the order of the groups, whichever process made them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from onrecord.engine.running import Job, OnError, Result, run_job
from onrecord.flow.shapes import Stage
from onrecord.tools.protocols import Tools

#: Processes at most: more would wait for the store.
MOST = 8
#: Groups below which none are shared out, and seconds of work below which forking costs more than it gains.
FEWEST, LEAST = 8, 0.2
#: Groups that go to one process together: neighbours share records, and what is worked out from these.
DEALT = 8
#: Groups that are run here first: they tell how long the others may take, and what they load all processes have.
TRIED = 2


def usable_workers() -> int:
    """Return how many processes may run side by side here: one where processes cannot be forked safely."""
    if not sys.platform.startswith("linux"):
        return 1
    return max(1, min(MOST, len(os.sched_getaffinity(0))))


def run_jobs(stage: Stage, jobs: Sequence[Job], tools: Tools, *, on_error: OnError, workers: int) -> list[Result]:
    """Run a stage on groups and return the results in the groups' order."""
    results: list[Result | None] = [None] * len(jobs)
    if stage.heavy and workers > 1 and len(jobs) >= FEWEST and on_error == "issue":
        took = []
        for number in range(TRIED):
            begun = time.perf_counter()
            results[number] = run_job(stage, jobs[number], tools, on_error)
            took.append(time.perf_counter() - begun)
        if min(took) * len(jobs) >= LEAST:
            _run_forked(stage, jobs, tools, results, workers)
    return [found or run_job(stage, job, tools, on_error) for found, job in zip(results, jobs, strict=True)]


def _run_forked(
    stage: Stage, jobs: Sequence[Job], tools: Tools, results: list[Result | None], workers: int
) -> None:
    """Fill in the results that the processes bring back; those of one that dies stay None."""
    context = multiprocessing.get_context("fork")
    processes = []
    pipes: list[Connection] = []
    for first in range(workers):
        here, there = context.Pipe(duplex=False)
        part = [(n, jobs[n]) for n in range(TRIED, len(jobs)) if n // DEALT % workers == first]
        process = context.Process(target=_work, args=(there, stage, part, tools), daemon=True)
        process.start()
        there.close()
        processes.append(process)
        pipes.append(here)
    while pipes:
        for pipe in [ready for ready in wait(pipes) if isinstance(ready, Connection)]:
            try:
                number, result = pipe.recv()
                results[number] = result
            except EOFError:
                pipes.remove(pipe)
    for process in processes:
        process.join()


def _work(pipe: Any, stage: Stage, jobs: Sequence[tuple[int, Job]], tools: Tools) -> None:
    """Run groups and send each result; Ctrl-C is for the process that waits.

    What was in memory before stays as it is: to look it through for garbage would copy all of it.
    """
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number, job in jobs:
        pipe.send((number, run_job(stage, job, tools, "issue")))
    pipe.close()
