"""A full disk: told as what it is, with nothing half written, and the workspace good for another run."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from onrecord.model.issues import Issue
from onrecord.present.cli.output import write_file
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.errors import WrongUse


def issues(first: int, count: int) -> list[Issue]:
    """Records of some size."""
    return [Issue("read", f"file-{n}", "error", "too-large", f"{n} " + "x" * 900) for n in range(first, first + count)]


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "w.db")
    store.put(issues(0, 5))
    size = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {size + 20}")
    with pytest.raises(WrongUse, match="full"):
        store.put(issues(100, 5_000))
    assert len(store.all(Issue)) == 5
    store.put(issues(200, 3))
    assert len(store.all(Issue)) == 8
    store.close()


def test_a_file_that_cannot_be_written_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dossier.html").write_text("the old one", "utf-8")

    def full(self: Path, data: bytes) -> int:
        self.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space") as fault:
        write_file(tmp_path / "dossier.html", "the new one")
    assert fault.value.filename == str(tmp_path / "dossier.html")
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.html"]
    assert (tmp_path / "dossier.html").read_text("utf-8") == "the old one"
