"""The history of a workspace: an undo-log of what each reading changed, in the same file and transactions.

Before a reading first adds, alters or removes a record, what was there is kept, or that nothing was. So the state
before a reading is that of today with the log undone from the end; it costs what changed, not what is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from onrecord.flow.bookkeeping import Change, Reading

R = TypeVar("R")

#: The types of record whose changes are kept: what a person would ask about. The others follow from them.
KINDS = frozenset({"Capture", "Article", "Dating", "Judgement", "Story", "StoryOrigins", "Point", "Run"})
#: Readings that changed something and are still told of; older ones are let go.
READINGS = 50

_NOTE = (
    "INSERT OR IGNORE INTO history (reading, kind, id, body) SELECT ?1, ?2, ?3, "
    "(SELECT body FROM record WHERE kind = ?2 AND id = ?3)"
)
#: A record after a reading is what the next reading that touched it found, else what is there today.
_AFTER = (
    "SELECT body FROM (SELECT body, reading FROM history WHERE kind = ?1 AND id = ?2 AND reading > ?3 "
    "ORDER BY reading LIMIT 1) UNION ALL SELECT body FROM record WHERE kind = ?1 AND id = ?2 AND NOT EXISTS "
    "(SELECT 1 FROM history WHERE kind = ?1 AND id = ?2 AND reading > ?3)"
)


class SqliteHistory:
    """The undo-log of a workspace file; `unpack` makes a record of a stored body, `pack` a body of a record."""

    def __init__(self, db: sqlite3.Connection, unpack: Callable[[type[Any], bytes], Any],
                 pack: Callable[[Any], bytes], *, keep: int = READINGS) -> None:  # fmt: skip
        self._db = db
        self._unpack = unpack
        self._pack = pack
        self._keep = keep
        self._reading = 0

    def begin(self, what: str = "") -> int:
        """Begin a reading and return its number; the oldest ones are let go."""
        self._db.execute("INSERT INTO reading (number, done, what) SELECT coalesce(max(number), 0) + 1, 0, ? FROM reading", (what,))
        self._reading = int(self._db.execute("SELECT max(number) FROM reading").fetchone()[0])
        oldest = self._db.execute(
            "SELECT number FROM reading WHERE EXISTS (SELECT 1 FROM history WHERE reading = number) "
            "ORDER BY number DESC LIMIT 1 OFFSET ?", (self._keep - 1,),
        ).fetchone()  # fmt: skip
        if oldest:
            self._db.execute("DELETE FROM history WHERE reading < ?", oldest)
            self._db.execute("DELETE FROM reading WHERE number < ?", oldest)
        return self._reading

    def end(self) -> None:
        """End the reading."""
        self._db.execute("UPDATE reading SET done = 1 WHERE number = ?", (self._reading,))
        self._reading = 0

    def note(self, kind: str, found: str) -> None:
        """Keep what a record is before it is written or removed for the first time in this reading."""
        if self._reading and kind in KINDS:
            self._db.execute(_NOTE, (self._reading, kind, found))

    def readings(self) -> Sequence[Reading]:
        """Return the readings that are still told of, in order."""
        query = "SELECT number, done, EXISTS (SELECT 1 FROM history WHERE reading = number), what FROM reading ORDER BY number"
        return [Reading(number, bool(done), bool(changed), what) for number, done, changed, what in self._db.execute(query)]

    def changes(self, kind: type[R], readings: Iterable[int], *, new: bool = True) -> Sequence[Change[R]]:
        """Return what neighbouring readings changed in the records of one type, sorted by id.

        With `new` false, records that there were none of before are left out, and not read. A record that is as it was, or that an older version of the program wrote in another shape, is left out.
        """
        wanted = sorted(readings)
        if not wanted:
            return []
        query = (
            "SELECT id, body, min(reading) FROM history WHERE reading BETWEEN ? AND ? AND kind = ? GROUP BY id ORDER BY id"
        )
        found: list[Change[R]] = []
        for name, before, _ in self._db.execute(query, (wanted[0], wanted[-1], kind.__name__)).fetchall():
            if before is None and not new:
                continue
            row = self._db.execute(_AFTER, (kind.__name__, name, wanted[-1])).fetchone()
            after = row[0] if row else None
            if before != after:
                found += self._change(kind, name, before, after)
        return found

    def held(self, kind: type[R]) -> Sequence[R]:
        """Return all that records of one type were; what an older version of the program wrote otherwise is left out."""
        return [record for _, _, record in self._held(kind)]

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Tell no more of what became of these records."""
        self._db.executemany("DELETE FROM history WHERE kind = ? AND id = ?", [(kind.__name__, name) for name in sorted(set(ids))])

    def rewrite(self, kind: type[R], ids: Iterable[str], change: Callable[[R], R]) -> None:
        """Write what these records were otherwise; what cannot be read is forgotten."""
        wanted = set(ids)
        rows = [(self._pack(change(record)), kind.__name__, name, reading)
                for name, reading, record in self._held(kind) if name in wanted]  # fmt: skip
        readable = {(name, reading) for _, _, name, reading in rows}
        query = "SELECT id, reading FROM history WHERE kind = ? AND body IS NOT NULL ORDER BY id, reading"
        odd = [name for name, reading in self._db.execute(query, (kind.__name__,)) if name in wanted and (name, reading) not in readable]
        self._db.executemany("UPDATE history SET body = ? WHERE kind = ? AND id = ? AND reading = ?", rows)
        self.forget(kind, odd)

    def _held(self, kind: type[R]) -> list[tuple[str, int, R]]:
        query = "SELECT id, reading, body FROM history WHERE kind = ? AND body IS NOT NULL ORDER BY id, reading"
        found = []
        for name, reading, body in self._db.execute(query, (kind.__name__,)).fetchall():
            try:
                found.append((name, reading, self._unpack(kind, body)))
            except ValueError:
                continue
        return found

    def _change(self, kind: type[R], name: str, before: bytes | None, after: bytes | None) -> list[Change[R]]:
        try:
            old, new = (None if body is None else self._unpack(kind, body) for body in (before, after))
        except ValueError:
            return []
        return [Change(name, old, new)]
