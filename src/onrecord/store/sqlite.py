"""SqliteStore: records in one SQLite file with full-text search, written so that a kill loses nothing told."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from onrecord.flow.protocols import Entry, Hit, Outputs
from onrecord.flow.shapes import articles_of, story_of
from onrecord.model.articles import Article
from onrecord.store.codec import digest, from_bytes, to_bytes
from onrecord.store.history import SqliteHistory
from onrecord.store.index import SqliteIndex
from onrecord.store.places import SqlitePlaces
from onrecord.store.schema import open_file
from onrecord.tools.errors import WrongUse

R = TypeVar("R")

#: Records longer than this (bytes of JSON) are compressed; shorter ones would not gain.
COMPRESS_FROM = 1024
_CHUNK = 500
_PUT = (
    "INSERT INTO record (kind, id, digest, articles, story, body, changed) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (kind, id) DO UPDATE SET digest = excluded.digest, articles = excluded.articles, "
    "story = excluded.story, body = excluded.body, changed = excluded.changed"
)
_BEFORE = "SELECT digest, articles, story FROM record WHERE kind = ? AND id = ?"
#: From one stage's groups to the next stage's, without looking at all groups.
_STAGES = (
    "WITH RECURSIVE held (stage) AS (SELECT min(stage) FROM grp UNION ALL "
    "SELECT (SELECT min(stage) FROM grp WHERE stage > held.stage) FROM held WHERE held.stage IS NOT NULL) "
    "SELECT stage FROM held WHERE stage IS NOT NULL ORDER BY stage"
)
_ROW = "SELECT rowid FROM record WHERE kind = 'Article' AND id = ?"


class SqliteStore:
    """A workspace file: records as JSON by type and id, what each group of each stage gave, and the words."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self._db = open_file(path, create=create)
        self._depth = 0
        self.places = SqlitePlaces(self._db, _packed, _unpack)
        self.history = SqliteHistory(self._db, _unpack, _packed)
        self.index = SqliteIndex(self._db)
        self._number = 0

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Do all that follows in one transaction."""
        if self._depth:
            yield
            return
        self._depth += 1
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._number = 0
            yield
            self._db.execute("COMMIT")
        except BaseException as fault:
            if self._db.in_transaction:  # a full disk ends one by itself
                self._db.execute("ROLLBACK")
            if isinstance(fault, sqlite3.OperationalError):
                advice = "Copy it to a place that can be written to." if "readonly" in str(fault) else (
                    "What was reported as done is kept: run the command again.")  # fmt: skip
                message = f"The workspace could not be written ({fault}). {advice}"
                raise WrongUse(message) from fault
            raise
        finally:
            self._depth -= 1

    def put(self, records: Iterable[Any]) -> None:
        """Add records, or replace those with the same type and id."""
        with self.batch():
            for record in records:
                kind, data = type(record).__name__, to_bytes(record)
                made = digest(data)
                before = self._db.execute(_BEFORE, (kind, record.id)).fetchone()
                if before and before[0] == made:
                    continue
                self.history.note(kind, record.id)
                articles, story = " ".join(articles_of(record)), story_of(record)
                number = self._place(kind, record.id, before[1:] if before else None, (articles, story))
                self._db.execute(_PUT, (kind, record.id, made, articles, story, _pack(data), number))
                if isinstance(record, Article):
                    self._index(record)

    def drop(self, kind: type, ids: Iterable[str]) -> None:
        """Remove records by type and id; ids that are not there are passed over."""
        with self.batch():
            for found in ids:
                self._remove(kind.__name__, found)

    def entries(self, kind: type) -> Sequence[Entry]:
        """Return the entries of all records of one type."""
        query = "SELECT id, digest, articles, story FROM record WHERE kind = ? ORDER BY id"
        rows = self._db.execute(query, (kind.__name__,))
        return [Entry(row[0], row[1], tuple(row[2].split(" ")), row[3]) for row in rows]

    def load(self, kind: type[R], ids: Iterable[str]) -> Sequence[R]:
        """Return the records of one type with these ids."""
        wanted = sorted(set(ids))
        found: list[R] = []
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            query = f"SELECT body FROM record WHERE kind = ? AND id IN ({marks}) ORDER BY id"
            found += [_unpack(kind, row[0]) for row in self._db.execute(query, (kind.__name__, *part))]
        return found

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return all records of one type."""
        rows = self._db.execute("SELECT body FROM record WHERE kind = ? ORDER BY id", (kind.__name__,))
        return [_unpack(kind, row[0]) for row in rows]

    def of_story(self, kind: type[R], story: str) -> Sequence[R]:
        """Return the records of one type that name this story."""
        query = "SELECT body FROM record INDEXED BY record_by_story WHERE kind = ? AND story = ? AND story <> '' ORDER BY id"
        return [_unpack(kind, row[0]) for row in self._db.execute(query, (kind.__name__, story))]

    def outputs(self, stage: str) -> dict[str, Outputs]:
        """Return what each group of a stage gave, by the group's key."""
        given: dict[str, list[tuple[str, str]]] = {}
        query = "SELECT key, kind, id FROM given WHERE stage = ? ORDER BY key, kind, id"
        for key, kind, found in self._db.execute(query, (stage,)):
            given.setdefault(key, []).append((kind, found))
        rows = self._db.execute("SELECT key, digest FROM grp WHERE stage = ?", (stage,))
        return {key: Outputs(made, tuple(given.get(key, ()))) for key, made in rows}

    def record_outputs(self, stage: str, key: str, digest: str, given: Sequence[Any]) -> None:
        """Keep what a group gave now; what it gave before and no group gives any more is removed."""
        with self.batch():
            before = self._forget(stage, key)
            self._db.execute("INSERT INTO grp VALUES (?, ?, ?)", (stage, key, digest))
            refs = sorted({(type(record).__name__, str(record.id)) for record in given})
            self._db.executemany("INSERT INTO given VALUES (?, ?, ?, ?)", [(stage, key, *ref) for ref in refs])
            self.put(given)
            self._sweep(set(before).difference(refs))

    def forget_group(self, stage: str, key: str) -> None:
        """Forget a group that is no more; what no other group gives is removed."""
        with self.batch():
            self._sweep(self._forget(stage, key))

    def stages(self) -> Sequence[str]:
        """Return the names of the stages of which outputs are kept."""
        return [row[0] for row in self._db.execute(_STAGES)]

    def search(self, words: str, *, limit: int = 20) -> Sequence[Hit]:
        """Return the articles that hold all these words, best first (BM25, the headline counting more)."""
        wanted = re.findall(r"\w+", words)
        if not wanted:
            return []
        query = (
            "SELECT id, headline, snippet(words, 2, '«', '»', ' … ', 24) FROM words "
            "WHERE words MATCH ? ORDER BY bm25(words, 0.0, 3.0, 1.0), id LIMIT ?"
        )
        phrase = " ".join(f'"{word}"' for word in wanted)
        return [Hit(*row) for row in self._db.execute(query, (phrase, limit))]

    def foreign_changes(self) -> int:
        """Return SQLite's data version, which changes when another connection writes."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def scrub(self) -> None:
        """Write the file anew where articles were removed: SQLite leaves what was deleted in pages that it uses no more.

        The words' index merges what it holds first, since it keeps deleted words until then. WrongUse where there is no
        room for it; what was removed is then tried again at the end of the next run.
        """
        try:
            if not self._db.execute("SELECT 1 FROM removed WHERE scrubbed = 0 LIMIT 1").fetchone():
                return
            self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
            self._db.execute("VACUUM")
            busy = self._db.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()[0]
            if not busy:  # else another process still looks at the file as it was: the next run tries again
                self._db.execute("UPDATE removed SET scrubbed = 1")
        except sqlite3.OperationalError as fault:
            message = (f"What was removed is no part of the record any more, but the file could not be written anew ({fault}): "
                       "its words may still lie in unused parts of it. The next command that writes tries again.")  # fmt: skip
            raise WrongUse(message) from fault

    def fingerprint(self) -> str:
        """Return one digest of all records."""
        total = blake2b(digest_size=16)
        for row in self._db.execute("SELECT kind, id, digest FROM record ORDER BY kind, id"):
            total.update("{}\0{}\0{}\n".format(*row).encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    def alias(self, old: str) -> str:
        """Return the id that a former story id stands for today, or the id itself."""
        seen = {old}
        while row := self._db.execute("SELECT new FROM alias WHERE old = ?", (old,)).fetchone():
            old = row[0]
            if old in seen:
                break
            seen.add(old)
        return old

    def put_alias(self, old: str, new: str) -> None:
        """Remember that a former story id stands for another, or for itself again; it is no part of the compared record."""
        with self.batch():
            self._db.execute("DELETE FROM alias WHERE old = ?", (new,))
            if old != new:
                self._db.execute("INSERT OR REPLACE INTO alias VALUES (?, ?)", (old, new))

    def former_ids(self, beginning: str) -> Sequence[str]:
        """Return the former ids that begin so, sorted."""
        rows = self._db.execute("SELECT old FROM alias WHERE substr(old, 1, ?) = ? ORDER BY old", (len(beginning), beginning))
        return [old for (old,) in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _forget(self, stage: str, key: str) -> list[tuple[str, str]]:
        if not self._db.execute("SELECT 1 FROM grp WHERE stage = ? AND key = ?", (stage, key)).fetchone():
            return []
        rows = self._db.execute("SELECT kind, id FROM given WHERE stage = ? AND key = ?", (stage, key)).fetchall()
        self._db.execute("DELETE FROM given WHERE stage = ? AND key = ?", (stage, key))
        self._db.execute("DELETE FROM grp WHERE stage = ? AND key = ?", (stage, key))
        return rows

    def _sweep(self, refs: Iterable[tuple[str, str]]) -> None:
        for kind, found in sorted(refs):
            if not self._db.execute("SELECT 1 FROM given WHERE kind = ? AND id = ? LIMIT 1", (kind, found)).fetchone():
                self._remove(kind, found)

    def _place(self, kind: str, found: str, before: Sequence[str] | None, after: Sequence[str] | None) -> int:
        """Keep what a record (its articles and its story) belonged to and belongs to; return the change's number."""
        if not self._number:
            self._db.execute("UPDATE tick SET number = number + 1")
            self._number = self.index.now()
        if before and before != after:
            self._db.execute("INSERT OR REPLACE INTO gone VALUES (?, ?, ?, ?, ?)", (kind, self._number, found, *before))
        was, now = (side[0].split(" ") if side else [] for side in (before, after))
        if was != now:
            for article in was:
                self._db.execute("DELETE FROM belongs WHERE article = ? AND kind = ? AND id = ?", (article, kind, found))
            for article in now:
                self._db.execute("INSERT OR IGNORE INTO belongs VALUES (?, ?, ?)", (article, kind, found))
        return self._number

    def _remove(self, kind: str, found: str) -> None:
        before = self._db.execute(_BEFORE, (kind, found)).fetchone()
        if before is None:
            return
        self.history.note(kind, found)
        self._place(kind, found, before[1:], None)
        if kind == Article.__name__:
            self._db.execute(f"DELETE FROM words WHERE rowid = ({_ROW})", (found,))
        self._db.execute("DELETE FROM record WHERE kind = ? AND id = ?", (kind, found))

    def _index(self, article: Article) -> None:
        self._db.execute(f"DELETE FROM words WHERE rowid = ({_ROW})", (article.id,))
        if not article.draft:
            row = (article.id, article.id, _clean(article.title), _clean(article.body))
            self._db.execute(f"INSERT INTO words (rowid, id, headline, body) VALUES (({_ROW}), ?, ?, ?)", row)


def _clean(text: str) -> str:
    """Replace lone surrogates, which SQLite cannot hold as text."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _packed(record: Any) -> bytes:
    return _pack(to_bytes(record))


def _pack(data: bytes) -> bytes:
    return b"z" + zlib.compress(data, 6) if len(data) > COMPRESS_FROM else b"j" + data


def _unpack(kind: type[R], body: bytes) -> R:
    return from_bytes(kind, zlib.decompress(body[1:]) if body[:1] == b"z" else body[1:])
