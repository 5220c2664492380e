"""Processes side by side bring what one brings, in its order, and none is left behind."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from onrecord.engine.grouping import side_by_side
from onrecord.engine.running import Job
from onrecord.engine.workers import run_jobs
from onrecord.flow.protocols import Entry
from onrecord.flow.shapes import each, gather
from onrecord.tools.protocols import Tools

TOOLS: Tools = type("NoTools", (), {"names": ("none",)})()
HERE = os.getpid()
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are forked on Linux alone")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A number with an id."""

    id: str
    number: int


def slowly(leaf: Leaf, tools: Tools) -> Iterator[Leaf]:
    time.sleep(0.002)
    yield Leaf(leaf.id, leaf.number**2)


def dies_at_times(leaf: Leaf, tools: Tools) -> Iterator[Leaf]:
    if os.getpid() != HERE and leaf.number % 150 == 149:
        os._exit(9)
    yield from slowly(leaf, tools)


def jobs(count: int) -> list[Job]:
    return [Job(f"{n:04}", "", {Leaf: [Leaf(f"{n:04}", n)]}) for n in range(count)]


@linux
@pytest.mark.parametrize("run", [slowly, dies_at_times])
def test_results_stand_in_the_order_of_the_groups_whoever_made_them(run) -> None:
    stage = each("square", run, takes=Leaf, gives=(Leaf,), heavy=True)
    found = list(run_jobs(stage, jobs(400), TOOLS, on_error="issue", workers=3))
    assert [result.given[0].number for result in found] == [n**2 for n in range(400)]
    assert not multiprocessing.active_children()


@linux
def test_who_wants_no_more_leaves_no_process_behind() -> None:
    stage = each("square", slowly, takes=Leaf, gives=(Leaf,), heavy=True)
    results = run_jobs(stage, jobs(2000), TOOLS, on_error="issue", workers=2)
    assert [next(results).given[0].number for _ in range(60)] == [n**2 for n in range(60)]
    assert multiprocessing.active_children()
    results.close()
    assert not multiprocessing.active_children()


def test_groups_of_pairs_that_share_articles_stand_together() -> None:
    stage = gather("pairs", slowly, takes=(Leaf,), gives=(Leaf,), through=Leaf)
    pairs = {"1": ("a", "x"), "2": ("b", "c"), "3": ("m", "x"), "4": ("b", "d"), "5": ("a", "m")}
    live = {key: {Leaf: [Entry(key, "", ends, "")]} for key, ends in pairs.items()}
    assert [key for key, _ in side_by_side(stage, live)] == ["5", "1", "3", "2", "4"]
