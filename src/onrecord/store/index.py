"""The index of a workspace: which records changed since a stage ran, which share a key; in the file's transactions."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from onrecord.flow.protocols import Entry

_CHUNK = 500
_ENTRY = "record.id, record.digest, record.articles, record.story"
_SEPARATOR = "\n"


class SqliteIndex:
    """Reads and keeps what `flow.protocols.Index` tells of; who writes stands in a batch of the store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def now(self) -> int:
        """Return the number of the last change."""
        return int(self._db.execute("SELECT number FROM tick").fetchone()[0])

    def mark(self, stage: str) -> tuple[str, int]:
        """Return the digest of a stage and the number up to which it has worked."""
        row = self._db.execute("SELECT base, number FROM mark WHERE stage = ?", (stage,)).fetchone()
        return (row[0], row[1]) if row else ("", 0)

    def set_mark(self, stage: str, base: str, number: int) -> None:
        """Keep up to which number a stage has worked."""
        self._db.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?)", (stage, base, number))

    def prune(self) -> None:
        """Let go of what all stages have worked on."""
        self._db.execute("DELETE FROM gone WHERE number <= (SELECT min(number) FROM mark WHERE base <> '')")

    def count(self, kind: type, most: int) -> int:
        """Return how many records of one type there are, counted up to a number."""
        query = "SELECT count(*) FROM (SELECT 1 FROM record WHERE kind = ? LIMIT ?)"
        return int(self._db.execute(query, (kind.__name__, most)).fetchone()[0])

    def changed(self, kind: type, since: int) -> Sequence[Entry]:
        """Return the entries of the records that were written after a number."""
        query = f"SELECT {_ENTRY} FROM record WHERE kind = ? AND changed > ? ORDER BY id"
        return [_entry(row) for row in self._db.execute(query, (kind.__name__, since))]

    def former(self, kind: type, since: int) -> Sequence[Entry]:
        """Return what records that changed or went after a number were before."""
        query = "SELECT id, '', articles, story FROM gone WHERE kind = ? AND number > ? ORDER BY id, number"
        return [_entry(row) for row in self._db.execute(query, (kind.__name__, since))]

    def entries(self, kind: type, ids: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of records by id."""
        query = f"SELECT {_ENTRY} FROM record WHERE kind = ? AND id IN (%s)"
        return sorted((_entry(row) for row in self._chunks(query, (kind.__name__,), ids)), key=lambda entry: entry.id)

    def of_articles(self, kind: type, articles: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of the records that belong to any of these articles."""
        query = (
            f"SELECT {_ENTRY} FROM belongs JOIN record ON record.kind = belongs.kind AND record.id = belongs.id "
            "WHERE belongs.kind = ? AND belongs.article IN (%s)"
        )
        found = {row[0]: _entry(row) for row in self._chunks(query, (kind.__name__,), articles)}
        return [entry for _, entry in sorted(found.items())]

    def of_story(self, kind: type, story: str) -> Sequence[Entry]:
        """Return the entries of the records that name a story."""
        query = f"SELECT {_ENTRY} FROM record INDEXED BY record_by_story WHERE kind = ? AND story = ? AND story <> '' ORDER BY id"
        return [_entry(row) for row in self._db.execute(query, (kind.__name__, story))]

    def keys(self, stage: str, kind: type, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the keys that were kept for records."""
        query = "SELECT id, keys FROM node WHERE stage = ? AND kind = ? AND id IN (%s)"
        return {row[0]: _unpack(row[1]) for row in self._chunks(query, (stage, kind.__name__), ids)}

    def sharing(self, stage: str, keys: Iterable[str]) -> Sequence[tuple[str, str, str]]:
        """Return the records that were kept with any of these keys."""
        query = (
            "SELECT posting.key, node.kind, node.id FROM posting JOIN node ON node.number = posting.node "
            "WHERE posting.key IN (%s)"
        )
        names = {_number(stage, key): key for key in set(keys)}
        return sorted((names[row[0]], row[1], row[2]) for row in self._chunks(query, (), names))

    def keep_keys(self, stage: str, rows: Iterable[tuple[str, str, tuple[str, ...]]], *, anew: bool = False) -> None:
        """Keep the keys of records in place of those before."""
        if anew:
            self._db.execute("DELETE FROM posting WHERE node IN (SELECT number FROM node WHERE stage = ?)", (stage,))
            self._db.execute("DELETE FROM node WHERE stage = ?", (stage,))
        number = int(self._db.execute("SELECT coalesce(max(number), 0) FROM node").fetchone()[0])
        postings: list[tuple[int, int]] = []
        for kind, found, keys in rows:
            if not anew:
                self._forget(stage, kind, found)
            if keys:
                number += 1
                row = (number, stage, kind, found, zlib.compress(_SEPARATOR.join(keys).encode("utf-8", "surrogatepass")))
                self._db.execute("INSERT INTO node VALUES (?, ?, ?, ?, ?)", row)
                postings += [(_number(stage, key), number) for key in set(keys)]
        self._db.executemany("INSERT INTO posting VALUES (?, ?)", sorted(postings))

    def digests(self, stage: str, keys: Iterable[str] | None = None) -> dict[str, str]:
        """Return the digests of groups."""
        if keys is None:
            return dict(self._db.execute("SELECT key, digest FROM grp WHERE stage = ?", (stage,)))
        return dict(self._chunks("SELECT key, digest FROM grp WHERE stage = ? AND key IN (%s)", (stage,), keys))

    def again(self, stage: str) -> Sequence[str]:
        """Return the groups that are to run again."""
        query = "SELECT key FROM grp INDEXED BY grp_again WHERE stage = ? AND digest = ''"
        return [row[0] for row in self._db.execute(query, (stage,))]

    def _forget(self, stage: str, kind: str, found: str) -> None:
        query = "SELECT number, keys FROM node WHERE stage = ? AND kind = ? AND id = ?"
        for number, keys in self._db.execute(query, (stage, kind, found)).fetchall():
            rows = [(_number(stage, key), number) for key in set(_unpack(keys))]
            self._db.executemany("DELETE FROM posting WHERE key = ? AND node = ?", rows)
            self._db.execute("DELETE FROM node WHERE number = ?", (number,))

    def _chunks(self, query: str, first: tuple[str, ...], names: Iterable[Any]) -> Iterator[Any]:
        """Run a query on names, some at a time; `%s` stands for their marks."""
        wanted = sorted(set(names))
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            yield from self._db.execute(query % ",".join("?" * len(part)), (*first, *part))


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(row[0], row[1], tuple(row[2].split(" ")), row[3])


def _unpack(keys: bytes) -> tuple[str, ...]:
    return tuple(zlib.decompress(keys).decode("utf-8", "surrogatepass").split(_SEPARATOR))


def _number(stage: str, key: str) -> int:
    """Return the number that stands for a key of a stage: 64 bits, so that two of ten million are one by 1 in 400,000."""
    whole = f"{stage}\n{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(whole, digest_size=8).digest(), "big", signed=True)
