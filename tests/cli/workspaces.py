"""What tests of several commands ask of a workspace file."""

from __future__ import annotations

from pathlib import Path

from onrecord.store.sqlite import SqliteStore


def fingerprint(path: Path) -> str:
    """Return the digest of all records of a workspace."""
    store = SqliteStore(path)
    try:
        return store.fingerprint()
    finally:
        store.close()
