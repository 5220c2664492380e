"""What an engine and a store must offer; they know records, not stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from onrecord.flow.bookkeeping import History, Places
from onrecord.flow.shapes import Stage
from onrecord.tools.protocols import Tools

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an engine needs to know of a record without reading it.

    `digest` changes with any field of the record; `articles` and `story` are what it belongs to.
    """

    id: str
    digest: str
    articles: tuple[str, ...]
    story: str = ""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a group of a stage gave: (type name, id) of each record, and the digest of what it got."""

    digest: str
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found by its words, with the passage around them (the words found between « and »)."""

    article: str
    title: str
    excerpt: str


class Index(Protocol):
    """What lets an engine find the groups that changes touch without listing the records.

    Changes are numbered: a record has the number of the transaction that wrote it last, and what a record belonged
    to before it changed or went is kept with that number.
    """

    def now(self) -> int:
        """Return the number of the last change."""
        ...

    def mark(self, stage: str) -> tuple[str, int]:
        """Return what `set_mark` kept for a stage, ("", 0) where it kept nothing."""
        ...

    def set_mark(self, stage: str, base: str, number: int) -> None:
        """Keep that a stage (`base` is its digest) has worked on all changes up to a number."""
        ...

    def prune(self) -> None:
        """Let go of what records were before changes that every stage has worked on."""
        ...

    def count(self, kind: type, most: int) -> int:
        """Return how many records of one type there are, counted up to a number."""
        ...

    def changed(self, kind: type, since: int) -> Sequence[Entry]:
        """Return the entries of the records of one type that were written after a number."""
        ...

    def former(self, kind: type, since: int) -> Sequence[Entry]:
        """Return what the records of one type that changed or went after a number were before, without digest."""
        ...

    def entries(self, kind: type, ids: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of the records of one type with these ids, sorted by id."""
        ...

    def of_articles(self, kind: type, articles: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of the records of one type that belong to any of these articles, sorted by id."""
        ...

    def of_story(self, kind: type, story: str) -> Sequence[Entry]:
        """Return the entries of the records of one type that name this story, sorted by id."""
        ...

    def keys(self, stage: str, kind: type, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the keys that were kept for records, by id."""
        ...

    def sharing(self, stage: str, keys: Iterable[str]) -> Sequence[tuple[str, str, str]]:
        """Return (key, type name, id) of the records that were kept with any of these keys, sorted."""
        ...

    def keep_keys(self, stage: str, rows: Iterable[tuple[str, str, tuple[str, ...]]], *, anew: bool = False) -> None:
        """Keep the keys of records (type name, id, keys), none to forget them; `anew` in place of all that was kept."""
        ...

    def digests(self, stage: str, keys: Iterable[str] | None = None) -> dict[str, str]:
        """Return the digests of what groups of a stage got, by key; of all groups where none are named."""
        ...

    def again(self, stage: str) -> Sequence[str]:
        """Return the keys of the groups of a stage that are to run again: they failed, or were provisional."""
        ...


class Store(Protocol):
    """Where records lie, by type and id. Whatever is read comes sorted by id."""

    @property
    def places(self) -> Places:
        """Where records of reading were seen, and those that later ones replaced."""
        ...

    @property
    def history(self) -> History:
        """What each reading changed."""
        ...

    @property
    def index(self) -> Index | None:
        """What finds the groups that changes touch; None where all records are listed each time."""
        ...

    def put(self, records: Iterable[Any]) -> None:
        """Add records, or replace those with the same type and id."""
        ...

    def drop(self, kind: type, ids: Iterable[str]) -> None:
        """Remove records by type and id; ids that are not there are passed over."""
        ...

    def entries(self, kind: type) -> Sequence[Entry]:
        """Return the entries of all records of one type."""
        ...

    def load(self, kind: type[R], ids: Iterable[str]) -> Sequence[R]:
        """Return the records of one type with these ids; ids that are not there are passed over."""
        ...

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return all records of one type."""
        ...

    def of_story(self, kind: type[R], story: str) -> Sequence[R]:
        """Return the records of one type that name this story."""
        ...

    def outputs(self, stage: str) -> dict[str, Outputs]:
        """Return what each group of a stage gave, by the group's key."""
        ...

    def record_outputs(self, stage: str, key: str, digest: str, given: Sequence[Any]) -> None:
        """Keep what a group gave now; what it gave before and no group gives any more is removed."""
        ...

    def forget_group(self, stage: str, key: str) -> None:
        """Forget a group that is no more; what no other group gives is removed."""
        ...

    def stages(self) -> Sequence[str]:
        """Return the names of the stages of which outputs are kept."""
        ...

    def batch(self) -> AbstractContextManager[None]:
        """Do all that follows as one: after a kill, all of it is there or none."""
        ...

    def search(self, words: str, *, limit: int = 20) -> Sequence[Hit]:
        """Return the articles that hold all these words, best first."""
        ...

    def alias(self, old: str) -> str:
        """Return the id that a former story id stands for today, or the id itself."""
        ...

    def put_alias(self, old: str, new: str) -> None:
        """Remember that a former story id stands for another (or for itself again); it is no part of the compared record."""
        ...

    def former_ids(self, beginning: str) -> Sequence[str]:
        """Return the former ids that begin so, sorted."""
        ...

    def foreign_changes(self) -> int:
        """Return a number that differs from that of the last call where another process wrote in between."""
        ...

    def scrub(self) -> None:
        """Leave nothing of what was removed in the file's bytes; not inside a batch. Nothing where it was done before."""
        ...

    def fingerprint(self) -> str:
        """Return one digest of all records: equal if and only if the records are."""
        ...

    def close(self) -> None:
        """Let go of the file, if there is one."""
        ...


class Progress(Protocol):
    """Told how far a run is; the engine does not depend on what it does."""

    def started(self, stage: str, groups: int) -> None:
        """A stage begins, with this number of groups to run (those that changed)."""
        ...

    def advanced(self, stage: str) -> None:
        """One group was run."""
        ...

    def finished(self, stage: str, seconds: float) -> None:
        """A stage has ended, after so many seconds."""
        ...


class Engine(Protocol):
    """Where stages run."""

    def run(self, stages: Sequence[Stage], store: Store, tools: Tools) -> None:
        """Bring the store up to date with its captures: run each stage's groups whose inputs changed."""
        ...
