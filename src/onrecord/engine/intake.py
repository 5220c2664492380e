"""Intake: captures and issues of reading in; they lie in the store, and what was new is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from onrecord.flow.protocols import Progress, Store
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.model.issues import Issue
from onrecord.model.stories import Story

#: Captures written in one transaction.
BATCH = 100
#: Ids inside what an issue is about, and reports of a story that are named.
_ID = re.compile(r"(?:article|capture|story)-[0-9a-f]+")
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading gave: captures (ids), those of them that were not there before, and issues.

    Issues are sorted by what they are about, those of one file in the order of its lines. `names` tells, for ids
    that issues are about, what a person calls them: a path, a story's title.
    """

    captures: tuple[str, ...]
    new: tuple[str, ...]
    issues: tuple[Issue, ...]
    names: Mapping[str, str] = field(default_factory=dict)


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
    return Taken(tuple(captures), new, tuple(sorted(issues.values(), key=lambda issue: issue.subject)))


def with_faults(taken: Taken, store: Store) -> Taken:
    """Add the errors of the stages: where one failed, and what of the captures taken it could not work on whole."""
    errors = [issue for issue in store.all(Issue) if issue.stage != "read" and issue.level == "error"]
    if not errors:
        return taken
    ids = {issue.subject: tuple(_ID.findall(issue.subject)) for issue in errors}
    wanted = sorted({found for parts in ids.values() for found in parts})
    articles = {article.id: article for article in store.load(Article, wanted)}
    named = {a.id: _name(a) for a in articles.values()} | {c.id: _name(c) for c in store.load(Capture, wanted)}
    for story in store.load(Story, wanted):
        named[story.id] = f"“{story.title}” ({', '.join(_name(a) for a in store.load(Article, story.articles[:_SHOWN]))})"
    names = {subject: " and ".join(named.get(part, part) for part in parts) for subject, parts in ids.items() if parts}
    captures = set(taken.captures)
    mine = [
        issue
        for issue in errors
        if issue.code == "stage-failed" or (issue.subject in articles and articles[issue.subject].capture in captures)
    ]
    mine.sort(key=lambda issue: (names.get(issue.subject, issue.subject), issue.stage, issue.id))
    return replace(taken, issues=(*taken.issues, *mine), names=names)


def _name(thing: Article | Capture) -> str:
    place = thing.path or thing.url or thing.id
    return f"{place}, record {thing.record_id}" if thing.record_id and thing.path else place


def _chunks(items: Iterable[Capture | Issue]) -> Iterator[list[Capture | Issue]]:
    source = iter(items)
    while chunk := list(islice(source, BATCH)):
        yield chunk
