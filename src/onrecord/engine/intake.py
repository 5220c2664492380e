"""Intake: captures and issues of reading in; they lie in the store, and what was new is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.flow.protocols import Progress, Store
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue

#: Captures written in one transaction.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading gave: captures (ids), those of them that were not there before, and issues."""

    captures: tuple[str, ...]
    new: tuple[str, ...]
    issues: tuple[Issue, ...]


def take_in(items: Iterable[Capture | Issue], store: Store, progress: Progress | None = None) -> Taken:
    """Put captures and issues of reading into the store; issues of the same sources are replaced."""
    known = {entry.id for entry in store.entries(Capture)}
    old: dict[str, list[str]] = {}
    for issue in store.all(Issue):
        if issue.stage == "read":
            old.setdefault(issue.subject, []).append(issue.id)
    captures: dict[str, None] = {}
    issues: dict[str, Issue] = {}
    for chunk in _chunks(items):
        with store.batch():
            for item in chunk:
                subject = item.path if isinstance(item, Capture) else item.subject
                store.drop(Issue, set(old.pop(subject, ())).difference(issues))
                store.put([item])
                if isinstance(item, Capture):
                    captures[item.id] = None
                else:
                    issues[item.id] = item
                if progress:
                    progress.advanced("read")
    new = tuple(found for found in captures if found not in known)
    return Taken(tuple(captures), new, tuple(issue for _, issue in sorted(issues.items())))


def _chunks(items: Iterable[Capture | Issue]) -> Iterator[list[Capture | Issue]]:
    source = iter(items)
    while chunk := list(islice(source, BATCH)):
        yield chunk
