"""State: what watching knows between runs, in an SQLite file. It is committed after the WARC record is safe."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.read.watching.outcomes import Validators
from onrecord.tools.errors import WrongUse

#: Raised with the tables below; a file of another version is not written to.
VERSION = 1
#: A time that does not come.
NEVER = 1e12
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS resource (
  url TEXT PRIMARY KEY, final TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL, digest TEXT NOT NULL,
  due REAL NOT NULL, visits INTEGER NOT NULL, failures INTEGER NOT NULL, outcome TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS listed (
  feed TEXT NOT NULL, url TEXT NOT NULL, stamp TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (feed, url));
CREATE TABLE IF NOT EXISTS host (name TEXT PRIMARY KEY, until REAL NOT NULL, busy INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, at REAL NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS archive (name TEXT PRIMARY KEY, read INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Resource:
    """What is known of a feed or page: its last answer's validators and digest, and when it may be asked for again.

    `due` is a time (seconds since 1970), `visits` counts answers, `failures` tries in a row without one, `outcome`
    names the last try's.
    """

    url: str
    validators: Validators = field(default_factory=Validators)
    digest: str = ""
    due: float = 0.0
    visits: int = 0
    failures: int = 0
    outcome: str = ""


class State:
    """The state of one folder of captures, held by one process at a time."""

    def __init__(self, file: Path, *, workspace: str) -> None:
        self._db = sqlite3.connect(file, isolation_level=None, timeout=0.2)
        try:
            self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("BEGIN IMMEDIATE")
            for statement in _TABLES.split(";"):
                self._db.execute(statement)
            known = dict(self._db.execute("SELECT name, value FROM about"))
            self._check(known, file, workspace)
            rows = [("version", str(VERSION)), ("workspace", workspace)]
            self._db.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", rows)
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as fault:
            self._db.close()
            raise WrongUse(f"{file} could not be opened ({fault}): is another watch running in this folder?") from fault
        except sqlite3.DatabaseError as fault:
            self._db.close()
            raise WrongUse(f"{file} is no state of watching ({fault}). Move it away; captures are kept.") from fault
        except WrongUse:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file; what was committed is kept."""
        self._db.close()

    def resource(self, url: str) -> Resource:
        """Return what is known of a URL: nothing yet, and due, where it was never asked for."""
        columns = "final, etag, modified, digest, due, visits, failures, outcome"
        row = self._db.execute(f"SELECT {columns} FROM resource WHERE url = ?", (url,)).fetchone()
        return Resource(url, Validators(*row[:3]), *row[3:]) if row else Resource(url)

    def put(self, found: Resource) -> None:
        """Keep what is known of a URL."""
        v = found.validators
        row = (found.url, v.url, v.etag, v.modified, found.digest, found.due, found.visits, found.failures, found.outcome)
        self._db.execute("INSERT OR REPLACE INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def list_pages(self, feed: str, entries: Iterable[tuple[str, str]], *, now: float, visits: int) -> int:
        """Keep the pages that a feed lists, each with its stamp (when it says it changed), in its order.

        A page whose stamp is another than before is due again, unless it was visited often enough. Returns how
        many were not known.
        """
        new = 0
        known = dict(self._db.execute("SELECT url, stamp FROM listed WHERE feed = ?", (feed,)))
        for number, (url, stamp) in enumerate(entries):
            self._db.execute("INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?)", (feed, url, stamp, number))
            resource = self.resource(url)
            if not resource.outcome:
                new += url not in known
                self.put(resource)
            elif url in known and known[url] != stamp and resource.visits < visits:
                self.put(replace(resource, due=min(now, resource.due), failures=0))
        return new

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is put within, or none of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def due_pages(self, feeds: Sequence[str], now: float) -> list[str]:
        """Return the pages listed by these feeds that may be asked for: those never asked for first, then the longest due.

        Of pages never asked for, those that stand first in their feeds come first.
        """
        marks = ", ".join("?" * len(feeds))
        query = (
            f"SELECT r.url FROM resource r JOIN (SELECT url, min(number) AS number FROM listed WHERE feed IN ({marks}) "
            "GROUP BY url) l USING (url) WHERE r.due <= ? ORDER BY r.outcome <> '', r.due, l.number, r.url"
        )
        return [row[0] for row in self._db.execute(query, (*feeds, now))]

    def feed_of(self, url: str) -> str:
        """Return a feed that lists a page, "" where none does."""
        row = self._db.execute("SELECT min(feed) FROM listed WHERE url = ?", (url,)).fetchone()
        return row[0] or ""

    def lists(self, feed: str) -> bool:
        """Say whether a feed is known to list pages: what was asked for as a page only is none."""
        return self._db.execute("SELECT 1 FROM listed WHERE feed = ? LIMIT 1", (feed,)).fetchone() is not None

    def hold(self, host: str, until: float, busy: int) -> None:
        """Keep until when a host is left alone, and how often in a row it was too busy."""
        self._db.execute("INSERT OR REPLACE INTO host VALUES (?, ?, ?)", (host, until, busy))

    def held(self, host: str) -> tuple[float, int]:
        """Return until when a host is left alone (0.0: it is not), and how often in a row it was too busy."""
        row = self._db.execute("SELECT until, busy FROM host WHERE name = ?", (host,)).fetchone()
        return (row[0], row[1]) if row else (0.0, 0)

    def put_robots(self, origin: str, at: float, status: int, body: bytes) -> None:
        """Keep an origin's robots.txt; status 0 where it could not be had."""
        self._db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, at, status, body))

    def robots(self, origin: str) -> tuple[float, int, bytes] | None:
        """Return when an origin's robots.txt was asked for, its status and its bytes."""
        row = self._db.execute("SELECT at, status, body FROM robots WHERE origin = ?", (origin,)).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def add_archive(self, name: str) -> None:
        """Keep the name of a WARC file that is about to be written."""
        self._db.execute("INSERT OR IGNORE INTO archive VALUES (?, 0)", (name,))

    def archives_unread(self) -> list[str]:
        """Return the names of the WARC files that were not yet read into the workspace, the oldest first."""
        return [row[0] for row in self._db.execute("SELECT name FROM archive WHERE read = 0 ORDER BY rowid")]

    def mark_read(self, names: Iterable[str]) -> None:
        """Keep that WARC files were read into the workspace."""
        self._db.executemany("UPDATE archive SET read = 1 WHERE name = ?", [(name,) for name in names])

    def _check(self, known: dict[str, str], file: Path, workspace: str) -> None:
        if known.get("version", str(VERSION)) != str(VERSION):
            raise WrongUse(f"{file} was written by another version of onrecord ({known['version']}).")
        if known.get("workspace", workspace) != workspace:
            raise WrongUse(
                f"The captures in {file.parent} belong to the workspace {known['workspace']}, not {workspace}. "
                "Put the workspace into a folder of its own."
            )
