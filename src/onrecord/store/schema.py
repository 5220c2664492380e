"""The workspace file's tables and their migrations: a connection in, the same with today's schema out."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from onrecord.tools.errors import WrongUse

#: "ONRC" in ASCII, written into the file's header: this is a workspace and not another SQLite file.
APPLICATION_ID = 0x4F4E5243

#: Keys of records as numbers: a third of the bytes. What they were is in the nodes; the next run lists all once.
KEYS_AS_NUMBERS = """
    DROP TABLE posting;
    UPDATE mark SET base = '' WHERE stage IN (SELECT DISTINCT stage FROM node);
    DELETE FROM node;
    CREATE TABLE posting (key INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (key, node)) WITHOUT ROWID;
"""
#: One script a version; a file at version n has run the first n.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE record (
        kind TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL,
        articles TEXT NOT NULL, story TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (kind, id)
    );
    CREATE INDEX record_by_story ON record (kind, story) WHERE story <> '';
    CREATE TABLE grp (
        stage TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY (stage, key)
    ) WITHOUT ROWID;
    CREATE TABLE given (
        stage TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (stage, key, kind, id)
    ) WITHOUT ROWID;
    CREATE INDEX given_by_record ON given (kind, id);
    CREATE TABLE alias (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5 (
        id UNINDEXED, headline, body, tokenize = "unicode61 remove_diacritics 2"
    );
    """,
    """
    CREATE TABLE place (
        place TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
        first TEXT NOT NULL, last TEXT NOT NULL, rank INTEGER NOT NULL,
        PRIMARY KEY (place, sha256)
    ) WITHOUT ROWID;
    CREATE INDEX place_by_record ON place (record);
    CREATE TABLE former (
        kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (kind, id)
    );
    CREATE TABLE reading (number INTEGER PRIMARY KEY, done INTEGER NOT NULL);
    CREATE TABLE history (
        kind TEXT NOT NULL, id TEXT NOT NULL, reading INTEGER NOT NULL, body BLOB,
        PRIMARY KEY (kind, id, reading)
    );
    CREATE INDEX history_by_reading ON history (reading, kind);
    """,
    # What changed since a stage ran, and what shares a key: a run costs the groups touched, not the workspace.
    """
    ALTER TABLE record ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX record_by_change ON record (kind, changed);
    CREATE TABLE gone (
        kind TEXT NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL, articles TEXT NOT NULL, story TEXT NOT NULL,
        PRIMARY KEY (kind, number, id)
    ) WITHOUT ROWID;
    CREATE TABLE belongs (
        article TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (article, kind, id)
    ) WITHOUT ROWID;
    WITH RECURSIVE part (kind, id, article, rest) AS (
        SELECT kind, id, '', articles || ' ' FROM record
        UNION ALL
        SELECT kind, id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
        FROM part WHERE rest <> ''
    ) INSERT OR IGNORE INTO belongs SELECT article, kind, id FROM part WHERE article <> '';
    CREATE TABLE tick (number INTEGER NOT NULL);
    INSERT INTO tick VALUES (0);
    CREATE TABLE mark (stage TEXT PRIMARY KEY, base TEXT NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE node (
        number INTEGER PRIMARY KEY, stage TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, keys BLOB NOT NULL,
        UNIQUE (stage, kind, id)
    );
    CREATE TABLE posting (
        stage TEXT NOT NULL, key TEXT NOT NULL, node INTEGER NOT NULL,
        PRIMARY KEY (stage, key, node)
    ) WITHOUT ROWID;
    CREATE INDEX grp_again ON grp (stage, key) WHERE digest = '';
    """,
    # What a run was, where it was no reading; what was removed and is not to come back, and whether its words are gone
    # from the file.
    """
    ALTER TABLE reading ADD COLUMN what TEXT NOT NULL DEFAULT '';
    CREATE TABLE removed (
        mark TEXT NOT NULL, article TEXT NOT NULL, scrubbed INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (mark, article)
    ) WITHOUT ROWID;
    CREATE INDEX removed_by_article ON removed (article);
    """,
    KEYS_AS_NUMBERS,
)


def open_file(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open a workspace and bring its schema up to date.

    One that is only looked at (`create` is false) may lie where nothing can be written. Raises WrongUse where
    the file is missing (and `create` is false), is no workspace, or was written by a newer version.
    """
    if not create and not path.exists():
        raise WrongUse(
            f"There is no workspace {path}. Make one with: onrecord read PATH... -w {path}"
        )
    if path.is_dir():
        raise WrongUse(f"{path} is a folder, where a workspace file was expected; name a file, such as onrecord.db.")
    try:
        if not create and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
            return _open_to_look(path)
        connection = sqlite3.connect(path, timeout=30.0, isolation_level=None)
        _migrate(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as fault:
        raise WrongUse(f"{path} cannot be used as a workspace ({fault}). {_advice(fault)}") from fault
    return connection


def _open_to_look(path: Path) -> sqlite3.Connection:
    """Open a workspace that cannot be written to.

    SQLite wants to write beside a file in WAL mode even where it only reads; without a log that holds anything
    the file is all there is, and is read as it stands.
    """
    log = path.with_name(f"{path.name}-wal")
    whole = not log.exists() or log.stat().st_size == 0
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if whole else ''}"
    connection = sqlite3.connect(address, uri=True, timeout=30.0, isolation_level=None)
    version = _version(connection, path)
    if version < len(MIGRATIONS):
        raise WrongUse(f"{path} has the older schema {version} and cannot be written to; copy it to a place that can be.")
    return connection


def _advice(fault: sqlite3.DatabaseError) -> str:
    if "locked" in str(fault):
        return "Another onrecord is writing to it: wait until it has ended."
    if "unable to open" in str(fault) or "readonly" in str(fault):
        return "Choose a place that can be written to with -w."
    return "Name another file with -w."


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if application != APPLICATION_ID and (tables or version):
        raise WrongUse(f"{path} is an SQLite file of another program, not a workspace; name another with -w.")
    if version > len(MIGRATIONS):
        raise WrongUse(
            f"{path} has schema {version}, and this version of onrecord knows schemas up to {len(MIGRATIONS)}: "
            "it was written by a newer version. Upgrade onrecord, or name another workspace with -w."
        )
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a workspace to today's schema; another process that opens it may do the same at this moment."""
    while (number := _version(connection, path)) < len(MIGRATIONS):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[number]}; PRAGMA application_id = {APPLICATION_ID}; "
                f"PRAGMA user_version = {number + 1}; COMMIT;"
            )
        except sqlite3.OperationalError:
            if connection.in_transaction:
                connection.rollback()
            if _version(connection, path) == number:  # else another process was quicker, and that is done
                raise
