"""LocalEngine: the stages in this process. A plan, a store and the tools in; the store brought up to date.

A group runs again when the digest of its stage (name, version, settings, helpers) and of the records in it
changed; what no live group gives any more is removed. So a run costs the groups touched, and its result is
the same whatever was in the store before.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from onrecord.engine.grouping import Members, groups
from onrecord.flow.protocols import Progress, Store
from onrecord.flow.shapes import Stage
from onrecord.model.ids import content_id
from onrecord.model.issues import Issue
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

#: Groups written in one transaction, at most; a kill costs no more than these.
BATCH = 64


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
    tried again in the next run; with "stop" the failure is raised.
    """

    def __init__(
        self, *, progress: Progress | None = None, on_error: Literal["issue", "stop"] = "issue"
    ) -> None:
        self._progress: Progress = progress or Quiet()
        self._on_error = on_error

    def run(self, stages: Sequence[Stage], store: Store, tools: Tools) -> None:
        """Bring the store up to date with its captures."""
        known = {stage.name for stage in stages}
        for gone in store.stages():
            if gone not in known:
                with store.batch():
                    for key in store.outputs(gone):
                        store.forget_group(gone, key)
        for stage in stages:
            self._run_stage(stage, store, tools)

    def _run_stage(self, stage: Stage, store: Store, tools: Tools) -> None:
        begun = time.perf_counter()
        base = stage_digest(stage, tools)
        live = groups(stage, store)
        kept = store.outputs(stage.name)
        changed = [(key, members, made) for key, members in live.items()
                   if (made := group_digest(base, members)) != (kept[key].digest if key in kept else "")]  # fmt: skip
        self._progress.started(stage.name, len(changed))
        with store.batch():
            for key in sorted(set(kept).difference(live)):
                store.forget_group(stage.name, key)
        for start in range(0, len(changed), BATCH):
            with store.batch():
                for key, members, made in changed[start : start + BATCH]:
                    given, failed = self._run_group(stage, key, members, store, tools)
                    store.record_outputs(stage.name, key, "" if failed else made, given)
                    self._progress.advanced(stage.name)
        self._progress.finished(stage.name, time.perf_counter() - begun)

    def _run_group(
        self, stage: Stage, key: str, members: Members, store: Store, tools: Tools
    ) -> tuple[list[Any], bool]:
        records: dict[type, Sequence[Any]]
        records = {kind: store.load(kind, [entry.id for entry in entries]) for kind, entries in members.items()}
        try:
            return _distinct(_outputs(stage, key, records, tools)), False
        except Exception as fault:
            if self._on_error == "stop":
                raise
            message = (
                f"The stage {stage.name} could not work on {_subject(records, key)} "
                f"({type(fault).__name__}: {fault}); what it would have found is missing."
            )
            return [Issue(stage.name, _subject(records, key), "error", "stage-failed", message)], True


def stage_digest(stage: Stage, tools: Tools) -> str:
    """Return the digest of what a stage's outputs depend on besides its inputs."""
    return content_id("stage", stage.name, stage.version, repr(stage.config), *tools.names)


def group_digest(base: str, members: Members) -> str:
    """Return the digest of a stage's group: of the stage, and of each record's type, id and content."""
    parts = [(kind.__name__, entry.id, entry.digest) for kind, entries in members.items() for entry in entries]
    return content_id("group", base, *(part for row in sorted(parts) for part in row))


def _outputs(stage: Stage, key: str, records: Mapping[type, Sequence[Any]], tools: Tools) -> list[Any]:
    options = {} if stage.config is None else {"config": stage.config}
    given = records[stage.takes[0]][0] if stage.shape == "each" else Group(key, records)
    found = list(stage.run(given, tools, **options))
    strange = sorted({type(record).__name__ for record in found if not isinstance(record, (*stage.gives, Issue))})
    if strange:
        raise TypeError(f"{stage.name} gave {', '.join(strange)}, which it does not declare")
    return found


def _distinct(records: Sequence[Any]) -> list[Any]:
    """Keep the last of the records with the same type and id, sorted by both."""
    found = {(type(record).__name__, record.id): record for record in records}
    return [record for _, record in sorted(found.items(), key=lambda item: item[0])]


def _subject(records: Mapping[type, Sequence[Any]], key: str) -> str:
    """Return the id of the article, capture or story that a group is about."""
    for entries in records.values():
        if len(entries) == 1:
            return str(entries[0].id)
    return key
