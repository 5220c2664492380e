"""What a store keeps beside the record: where captures were seen, and what each reading changed.

None of it is compared: two stores with the same captures have the same fingerprint, whatever was read when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Bytes (`sha256`) seen at a place, and the record that stands for them there.

    `place` is a URL, or a file of this machine and what in it; `kind` and `record` are the record's type and id.
    `first` and `last` tell when: a time of fetching (ISO, UTC), or the number of a reading; within a place they
    compare as text. `rank` is 1 for a page's or a file's own bytes, 0 for what a feed or a table says a page holds.
    """

    place: str
    sha256: str
    kind: str
    record: str
    first: str
    last: str
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """One run that changed a workspace, or could have. One that was not `done` was stopped, or is running still.

    `what` is "" for a run of `onrecord read`; else the command, and the ids that it was given.
    """

    number: int
    done: bool
    changed: bool
    what: str = ""


@dataclass(frozen=True, slots=True)
class Change(Generic[R]):
    """A record before and after some readings; None where there was none."""

    id: str
    before: R | None
    after: R | None


class Places(Protocol):
    """Where records of reading were seen, and those of them that later ones replaced."""

    def at(self, place: str) -> Sequence[Sighting]:
        """Return what was seen at a place, sorted by digest."""
        ...

    def of(self, kind: type, record: str) -> Sequence[Sighting]:
        """Return the places at which a record stands for what was seen, sorted."""
        ...

    def below(self, kind: type, beginning: str) -> Sequence[Sighting]:
        """Return what was seen of one type at the places that begin so, sorted by place and digest."""
        ...

    def keep(self, sighting: Sighting) -> None:
        """Keep a sighting, in place of that of the same bytes at the same place."""
        ...

    def former(self, kind: type[R], record: str) -> R | None:
        """Return a record that another one replaced, None where there is none of this id."""
        ...

    def put_former(self, record: Any) -> None:
        """Keep a record that another one replaced; it is no part of the compared record."""
        ...

    def drop_former(self, kind: type, record: str) -> None:
        """Let a replaced record go: it is part of the record again, or nothing stands for it."""
        ...

    def leave(self, place: str) -> None:
        """Forget all that was seen at a place."""
        ...

    def shut(self, marks: Iterable[str], article: str) -> None:
        """Keep that what bears one of these marks (ids and digests, no words) is of an article that was removed."""
        ...

    def shut_for(self, marks: Iterable[str]) -> str:
        """Return the removed article that one of these marks is of, "" for none."""
        ...

    def removed(self) -> Sequence[str]:
        """Return the ids of the articles that were removed and are not let in again, sorted."""
        ...

    def let_in(self, article: str) -> None:
        """Let a removed article in again the next time that it is read."""
        ...


class History(Protocol):
    """What each reading changed, as far back as it is kept."""

    def begin(self, what: str = "") -> int:
        """Begin a reading and return its number: one more than that of the last."""
        ...

    def end(self) -> None:
        """End the reading."""
        ...

    def readings(self) -> Sequence[Reading]:
        """Return the readings that are still told of, in order."""
        ...

    def changes(self, kind: type[R], readings: Iterable[int], *, new: bool = True) -> Sequence[Change[R]]:
        """Return what neighbouring readings changed in the records of one type, sorted by id.

        With `new` false, records that there were none of before are left out, and not read.
        """
        ...

    def held(self, kind: type[R]) -> Sequence[R]:
        """Return all that records of one type were before the readings that are told of, sorted by id and reading."""
        ...

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Tell no more of what became of these records."""
        ...

    def rewrite(self, kind: type[R], ids: Iterable[str], change: Callable[[R], R]) -> None:
        """Write what these records were before readings otherwise: without words that are to be gone."""
        ...
