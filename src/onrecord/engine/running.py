"""Running a stage on a group: its records in; what it gives out, or an issue where it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.flow.shapes import Stage
from onrecord.model.issues import Issue
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

OnError = Literal["issue", "stop"]


@dataclass(frozen=True, slots=True)
class Job:
    """A group to run: its key, the digest of its inputs, and its records by type, sorted by id."""

    key: str
    digest: str
    records: Mapping[type, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a group gave, by type and id; `failed` where that is an issue instead."""

    given: tuple[Any, ...]
    failed: bool = False


def run_job(stage: Stage, job: Job, tools: Tools, on_error: OnError) -> Result:
    """Run a stage on a group; with `on_error` "stop" a failure is raised, else it becomes an issue."""
    try:
        return Result(_distinct(_outputs(stage, job, tools)))
    except Exception as fault:
        if on_error == "stop":
            raise
        subject = _subject(job)
        message = (
            f"The stage {stage.name} could not work on {subject} "
            f"({type(fault).__name__}: {fault}); what it would have found is missing."
        )
        return Result((Issue(stage.name, subject, "error", "stage-failed", message),), failed=True)


def _outputs(stage: Stage, job: Job, tools: Tools) -> list[Any]:
    options = {} if stage.config is None else {"config": stage.config}
    given = job.records[stage.takes[0]][0] if stage.shape == "each" else Group(job.key, job.records)
    found = list(stage.run(given, tools, **options))
    strange = sorted({type(record).__name__ for record in found if not isinstance(record, (*stage.gives, Issue))})
    if strange:
        raise TypeError(f"{stage.name} gave {', '.join(strange)}, which it does not declare")
    return found


def _distinct(records: Sequence[Any]) -> tuple[Any, ...]:
    """Keep the last of the records with the same type and id, sorted by both."""
    found = {(type(record).__name__, record.id): record for record in records}
    return tuple(record for _, record in sorted(found.items(), key=lambda item: item[0]))


def _subject(job: Job) -> str:
    """Return the id of the article, capture or story that a group is about."""
    for entries in job.records.values():
        if len(entries) == 1:
            return str(entries[0].id)
    return job.key
