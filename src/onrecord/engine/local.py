"""LocalEngine: the stages in this process. A plan, a store and the tools in; the store brought up to date.

A group runs again when the digest of its stage (name, version, settings, helpers) and of the records in it
changed; what no live group gives any more is removed. So a run costs the groups touched, and its result is
the same whatever was in the store before. Where another process wrote to the store while a stage ran, what it
found is kept as provisional (without a digest): the next run does it again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.engine.grouping import Members, side_by_side
from onrecord.engine.running import Job, OnError, Result
from onrecord.engine.work import find_work
from onrecord.engine.workers import run_jobs, usable_workers
from onrecord.flow.protocols import Entry, Progress, Store
from onrecord.flow.shapes import Stage
from onrecord.model.ids import content_id
from onrecord.tools.protocols import Tools

#: Groups whose records are read together, at first and at most: the next are four times as many where these take less
#: than the shorter time, half as many where they take more than the longer (seconds).
BATCH, MOST = 64, 8192
SHORT, LONG = 2.0, 8.0
#: Seconds of work that are written in one transaction: a kill costs no more.
WRITTEN = 1.0


#: A group to run: its key, its members, and the digest of them and the stage.
Changed = tuple[str, Members, str]

#: Records by type and id.
Records = dict[type, dict[str, Any]]


class Quiet:
    """A progress that tells nobody."""

    def started(self, stage: str, groups: int) -> None:
        """Do nothing."""

    def advanced(self, stage: str) -> None:
        """Do nothing."""

    def finished(self, stage: str, seconds: float) -> None:
        """Do nothing."""


class LocalEngine:
    """Runs stages one after another in this process.

    With `on_error` "issue" a stage that fails on a group becomes an Issue `stage-failed`, and the group is
    tried again in the next run; with "stop" the failure is raised. `workers` processes share the groups of
    heavy stages (default: as many as there are processors); the result does not depend on them. `version` is the program's: a new one runs all groups again.
    """

    def __init__(
        self, *, progress: Progress | None = None, on_error: OnError = "issue", workers: int | None = None,
        version: str = "",
    ) -> None:
        self._version = version
        self._progress: Progress = progress or Quiet()
        self._on_error: OnError = on_error
        self._workers = workers or usable_workers()

    def run(self, stages: Sequence[Stage], store: Store, tools: Tools) -> None:
        """Bring the store up to date with its captures."""
        known = {stage.name for stage in stages}
        for gone in store.stages():
            if gone not in known:
                with store.batch():
                    for key in store.outputs(gone):
                        store.forget_group(gone, key)
                    if store.index:
                        store.index.keep_keys(gone, (), anew=True)
                        store.index.set_mark(gone, "", 0)
        for stage in stages:
            self._run_stage(stage, store, tools)
        if store.index:
            with store.batch():
                store.index.prune()

    def _run_stage(self, stage: Stage, store: Store, tools: Tools) -> None:
        begun = time.perf_counter()
        base = stage_digest(stage, tools, self._version)
        seen = store.foreign_changes()
        work = find_work(stage, store, base)
        changed = [(key, members, made) for key, members in side_by_side(stage, work.live)
                   if (made := group_digest(base, members)) != work.kept.get(key, "")]  # fmt: skip
        self._progress.started(stage.name, len(changed))
        with store.batch():
            if store.foreign_changes() == seen:
                for key in sorted(set(work.kept).difference(work.live)):
                    store.forget_group(stage.name, key)
        self._run_groups(stage, changed, store, tools, seen)
        if store.index:
            with store.batch():
                if store.foreign_changes() == seen:
                    work.note(stage, store.index, base)
        self._progress.finished(stage.name, time.perf_counter() - begun)

    def _run_groups(self, stage: Stage, changed: Sequence[Changed], store: Store, tools: Tools, seen: int) -> None:
        """Run a stage on groups, some at a time, and keep what they give; `seen` is the store's count of foreign writes."""
        size, start = BATCH, 0
        held: Records = {}
        while start < len(changed):
            begun = time.perf_counter()
            part = changed[start : start + size]
            held = _records(part, store, held)
            jobs = [Job(key, made, {kind: _held(held[kind], entries) for kind, entries in members.items()})
                    for key, members, made in part]  # fmt: skip
            results = run_jobs(stage, jobs, tools, on_error=self._on_error, workers=self._workers)
            for ready in _some_at_a_time(zip(jobs, results, strict=True)):
                with store.batch():
                    stale = store.foreign_changes() != seen
                    for job, result in ready:
                        digest = "" if result.failed or stale else job.digest
                        store.record_outputs(stage.name, job.key, digest, result.given)
                        self._progress.advanced(stage.name)
            start += len(part)
            took = time.perf_counter() - begun
            size = min(MOST, size * 4) if took < SHORT else max(BATCH, size // 2) if took > LONG else size


def _some_at_a_time(done: Iterable[tuple[Job, Result]]) -> Iterator[list[tuple[Job, Result]]]:
    """Yield what is done within a second or so, again and again."""
    ready: list[tuple[Job, Result]] = []
    begun = time.perf_counter()
    for one in done:
        ready.append(one)
        if time.perf_counter() - begun >= WRITTEN:
            yield ready
            ready, begun = [], time.perf_counter()
    if ready:
        yield ready


def _records(changed: Sequence[Changed], store: Store, before: Records) -> Records:
    """Read the records of groups: one that is in several of them, or was in those `before`, is read once."""
    wanted: dict[type, set[str]] = {}
    for _, members, _ in changed:
        for kind, entries in members.items():
            wanted.setdefault(kind, set()).update([entry.id for entry in entries])
    held: Records = {}
    for kind, ids in wanted.items():
        known = before.get(kind, {})
        held[kind] = {found: known[found] for found in ids if found in known}
        records: Sequence[Any] = store.load(kind, sorted(ids.difference(known)))
        held[kind].update((record.id, record) for record in records)
    return held


def _held(records: Mapping[str, Any], entries: Sequence[Entry]) -> list[Any]:
    return [records[entry.id] for entry in entries if entry.id in records]


def stage_digest(stage: Stage, tools: Tools, version: str) -> str:
    """Return the digest of what a stage's outputs depend on besides its inputs."""
    return content_id("stage", stage.name, stage.version, repr(stage.config), version, *tools.names)


def group_digest(base: str, members: Members) -> str:
    """Return the digest of a stage's group: of the stage, and of each record's type, id and content."""
    parts = [(kind.__name__, entry.id, entry.digest) for kind, entries in members.items() for entry in entries]
    return content_id("group", base, *(part for row in sorted(parts) for part in row))
