"""The places of a workspace: where captures and listings were seen, and those that later ones replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from onrecord.flow.bookkeeping import Sighting

R = TypeVar("R")

_FIELDS = "place, sha256, kind, record, first, last, rank"


class SqlitePlaces:
    """The tables of places in a workspace file; `pack` and `unpack` turn a record into a stored body and back."""

    def __init__(
        self, db: sqlite3.Connection, pack: Callable[[Any], bytes], unpack: Callable[[type[Any], bytes], Any]
    ) -> None:
        self._db = db
        self._pack = pack
        self._unpack = unpack

    def at(self, place: str) -> Sequence[Sighting]:
        """Return what was seen at a place, sorted by digest."""
        query = f"SELECT {_FIELDS} FROM place WHERE place = ? ORDER BY sha256"
        return [Sighting(*row) for row in self._db.execute(query, (place,))]

    def of(self, kind: type, record: str) -> Sequence[Sighting]:
        """Return the places at which a record stands for what was seen, sorted."""
        query = f"SELECT {_FIELDS} FROM place WHERE record = ? AND kind = ? ORDER BY place, sha256"
        return [Sighting(*row) for row in self._db.execute(query, (record, kind.__name__))]

    def below(self, kind: type, beginning: str) -> Sequence[Sighting]:
        """Return what was seen of one type at the places that begin so, sorted by place and digest."""
        query = f"SELECT {_FIELDS} FROM place WHERE place >= ? AND place < ? AND kind = ? ORDER BY place, sha256"
        return [Sighting(*row) for row in self._db.execute(query, (beginning, beginning + chr(0x10FFFF), kind.__name__))]

    def keep(self, sighting: Sighting) -> None:
        """Keep a sighting, in place of that of the same bytes at the same place."""
        s = sighting
        row = (s.place, s.sha256, s.kind, s.record, s.first, s.last, s.rank)
        self._db.execute(f"INSERT OR REPLACE INTO place ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def former(self, kind: type[R], record: str) -> R | None:
        """Return a record that another one replaced, None where there is none of this id."""
        row = self._db.execute("SELECT body FROM former WHERE kind = ? AND id = ?", (kind.__name__, record)).fetchone()
        found: R | None = self._unpack(kind, row[0]) if row else None
        return found

    def put_former(self, record: Any) -> None:
        """Keep a record that another one replaced; it is no part of the compared record."""
        row = (type(record).__name__, record.id, self._pack(record))
        self._db.execute("INSERT OR REPLACE INTO former (kind, id, body) VALUES (?, ?, ?)", row)

    def drop_former(self, kind: type, record: str) -> None:
        """Let a replaced record go: it is part of the record again, or nothing stands for it."""
        self._db.execute("DELETE FROM former WHERE kind = ? AND id = ?", (kind.__name__, record))

    def leave(self, place: str) -> None:
        """Forget all that was seen at a place."""
        self._db.execute("DELETE FROM place WHERE place = ?", (place,))

    def shut(self, marks: Iterable[str], article: str) -> None:
        """Keep that what bears one of these marks is of an article that was removed."""
        rows = [(mark, article) for mark in sorted(set(marks))]
        self._db.executemany("INSERT OR REPLACE INTO removed (mark, article, scrubbed) VALUES (?, ?, 0)", rows)

    def shut_for(self, marks: Iterable[str]) -> str:
        """Return the removed article that one of these marks is of, "" for none."""
        wanted = sorted(set(marks))
        query = f"SELECT min(article) FROM removed WHERE mark IN ({','.join('?' * len(wanted))})"
        return str(self._db.execute(query, wanted).fetchone()[0] or "")

    def removed(self) -> Sequence[str]:
        """Return the ids of the articles that were removed."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT article FROM removed ORDER BY article")]

    def let_in(self, article: str) -> None:
        """Let a removed article in again."""
        self._db.execute("DELETE FROM removed WHERE article = ?", (article,))
