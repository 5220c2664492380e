"""Intake: captures, listings and issues of reading in; they lie in the store, and what was new is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from onrecord.engine.places import BY_TIME, Shelf, place_of
from onrecord.engine.removal import marks_of
from onrecord.flow.protocols import Progress, Store
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, Listing
from onrecord.model.issues import Issue
from onrecord.model.stories import Story

#: Captures written in one transaction.
BATCH = 100
#: What reading yields.
Item = Capture | Listing | Issue
#: Ids inside what an issue is about, and reports of a story that are named.
_ID = re.compile(r"(?:article|capture|story)-[0-9a-f]+")
_SHOWN = 4
#: What of articles is told of after a reading although nothing failed; once, where several share it.
_SHARED = "same-address"


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading gave: captures (ids), those of them that are new (and no new version of a known one), and issues.

    Issues are sorted by what they are about, those of one file in the order of its lines. `names` tells, for ids
    that issues are about, what a person calls them: a path, a story's title. `reading` is the number of the reading,
    `listed` counts what feeds and sitemaps list without its text. `pages` tells of captures that are versions of one
    page, by the time of fetching, which page that is. `left_out` are the articles (ids) that were removed, and were
    found again.
    """

    captures: tuple[str, ...]
    new: tuple[str, ...]
    issues: tuple[Issue, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    reading: int = 0
    listed: int = 0
    pages: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def no_articles(self) -> frozenset[str]:
        """The captures that were found to be no article: a front page, a gallery, an error page."""
        return frozenset(self.captures).intersection(issue.subject for issue in self.issues if issue.stage == "clean")

    @property
    def reports(self) -> int:
        """How many reports were read: captures of articles, where several of one page are one report."""
        return len(self._reports(self.captures))

    @property
    def new_reports(self) -> int:
        """How many of the reports were not known before in any version."""
        return len(self._reports(self.new))

    def _reports(self, captures: Iterable[str]) -> set[str]:
        none = {self.pages.get(capture, capture) for capture in self.no_articles}
        return {self.pages.get(capture, capture) for capture in captures} - none


def take_in(items: Iterable[tuple[Item, str]], store: Store, progress: Progress | None = None) -> Taken:
    """Begin a reading and put what it finds into the store; issues of the same sources are replaced.

    Each item comes with the absolute path of the file that holds it, "" for a stream.
    """
    with store.batch():
        reading = store.history.begin()
    intake = _Intake(store, reading)
    for chunk in _chunks(items):
        with store.batch():
            for item, location in chunk:
                intake.take(item, location)
                if progress:
                    progress.advanced("read")
    return intake.taken()


class _Intake:
    """One reading: what it has taken in so far."""

    def __init__(self, store: Store, reading: int) -> None:
        self._store = store
        self._reading = reading
        self._shelf = Shelf(store, reading)
        self._old: dict[str, list[str]] = {}
        for issue in store.all(Issue):
            if issue.stage == "read":
                self._old.setdefault(issue.subject, []).append(issue.id)
        self._captures: dict[str, bool] = {}
        self._pages: dict[str, str] = {}
        self._listings: set[str] = set()
        self._issues: dict[str, Issue] = {}
        self._removed = bool(store.places.removed())
        self._left_out: set[str] = set()

    def take(self, item: Item, location: str) -> None:
        """Put one item into the store."""
        subject = item.subject if isinstance(item, Issue) else item.path
        self._store.drop(Issue, set(self._old.pop(subject, ())).difference(self._issues))
        if isinstance(item, Issue):
            self._store.put([item])
            self._issues[item.id] = item
        elif removed := self._removed and self._store.places.shut_for(marks_of(item, location)):
            self._leave_out(item, removed)
        elif isinstance(item, Capture):
            new = self._shelf.put(item, location)
            self._captures.setdefault(item.id, new)
            place = place_of(item, location)
            if place.startswith(BY_TIME):
                self._pages[item.id] = place
        else:
            self._shelf.put(item, location)
            self._listings.add(item.id)

    def _leave_out(self, item: Capture | Listing, removed: str) -> None:
        """Pass over what was removed, with what reading said of a file that holds nothing else."""
        self._left_out.add(removed)
        if isinstance(item, Capture) and item.record is None and not item.warc_record:
            about = [name for name, issue in self._issues.items() if issue.subject == item.path]
            self._store.drop(Issue, about)
            for name in about:
                del self._issues[name]

    def taken(self) -> Taken:
        """Return what was taken in."""
        new = tuple(found for found, fresh in self._captures.items() if fresh)
        issues = tuple(sorted(self._issues.values(), key=lambda issue: issue.subject))
        return Taken(tuple(self._captures), new, issues, reading=self._reading, listed=len(self._listings),
                     pages=self._pages, left_out=tuple(sorted(self._left_out)))  # fmt: skip


def with_faults(taken: Taken, store: Store) -> Taken:
    """Add the errors of the stages: where one failed, what of the captures taken it could not work on whole, and which
    of them it found to be no article."""
    captures = set(taken.captures)
    later = [issue for issue in store.all(Issue) if issue.stage != "read"]
    errors = [i for i in later if i.level == "error" or i.subject in captures or i.code == _SHARED]
    if not errors:
        return taken
    ids = {issue.subject: tuple(_ID.findall(issue.subject)) for issue in errors}
    wanted = sorted({found for parts in ids.values() for found in parts})
    articles = {article.id: article for article in store.load(Article, wanted)}
    named = {a.id: _name(a) for a in articles.values()} | {c.id: _name(c) for c in store.load(Capture, wanted)}
    for story in store.load(Story, wanted):
        named[story.id] = f"“{story.title}” ({', '.join(_name(a) for a in store.load(Article, story.articles[:_SHOWN]))})"
    names = {subject: " and ".join(named.get(part, part) for part in parts) for subject, parts in ids.items() if parts}
    mine = [
        issue
        for issue in errors
        if issue.code == "stage-failed"
        or issue.subject in captures
        or (issue.subject in articles and articles[issue.subject].capture in captures)
    ]
    mine.sort(key=lambda issue: (names.get(issue.subject, issue.subject), issue.stage, issue.id))
    shared = {issue.message: issue.id for issue in reversed(mine) if issue.code == _SHARED}
    mine = [issue for issue in mine if issue.code != _SHARED or shared[issue.message] == issue.id]
    return replace(taken, issues=(*taken.issues, *mine), names=names)


def _name(thing: Article | Capture) -> str:
    place = thing.path or thing.url or thing.id
    return f"{place}, record {thing.record_id}" if thing.record_id and thing.path else place


def _chunks(items: Iterable[tuple[Item, str]]) -> Iterator[list[tuple[Item, str]]]:
    source = iter(items)
    while chunk := list(islice(source, BATCH)):
        yield chunk
