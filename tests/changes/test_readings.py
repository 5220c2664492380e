"""Readings: which is told, what stood beside it, and how far back the history goes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.engine.intake import take_in
from onrecord.model.articles import Article, Block
from onrecord.model.captures import Capture
from onrecord.model.ids import content_id
from onrecord.model.runs import Run
from onrecord.present.changes.lines import change_lines
from onrecord.present.changes.readings import changed_reports, changes_of
from onrecord.present.changes.rows import ChangesRow
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.errors import WrongUse


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path / "w.db")


def read(store: SqliteStore, *files: tuple[str, str], end: bool = True) -> int:
    """Read files into a store as a run does, with articles of one paragraph."""
    captures = []
    for path, text in files:
        digest = sha256(text.encode()).hexdigest()
        captures.append(Capture(content_id("capture", path, digest), path, digest, "text/plain", "utf-8", "valid", text))
    taken = take_in([(capture, f"/news/{capture.path}") for capture in captures], store)
    held = {capture.id: capture for capture in store.all(Capture)}
    store.drop(Article, [a.id for a in store.all(Article) if a.capture not in held])
    store.put(
        Article(f"article-{c.id}", c.id, c.path, "", "", c.sha256, c.text, None, "", "", "en", (Block("paragraph", 0, len(c.text)),))
        for c in held.values()
    )
    if end:
        store.history.end()
    return taken.reading


def told(row: ChangesRow | None) -> list[tuple[str, str]]:
    return [(one["change"], one["path"]) for one in row["articles"]] if row else []


def test_the_last_reading_that_changed_something_is_told_unless_one_is_named(store: SqliteStore) -> None:
    read(store, ("a.txt", "Rain."), ("b.txt", "Hail."))
    read(store, ("a.txt", "Snow."))
    read(store, ("a.txt", "Snow."), ("b.txt", "Hail."))
    assert told(changes_of(store)) == [("changed", "a.txt")]
    assert told(changes_of(store, 1)) == [("new", "a.txt"), ("new", "b.txt")]
    assert told(changes_of(store, 3)) == []
    assert changed_reports(store, 2) == 1
    assert changed_reports(store, 3) == 0
    with pytest.raises(WrongUse, match="tells of 1 to 3"):
        changes_of(store, 4)


def test_a_reading_that_was_stopped_is_told_with_the_next(store: SqliteStore) -> None:
    read(store, ("a.txt", "Rain."))
    read(store, ("a.txt", "Snow."), end=False)
    assert told(changes_of(store)) == [("changed", "a.txt")]
    read(store, ("a.txt", "Hail."))
    row = changes_of(store, 2)
    assert row
    assert row["readings"] == [2, 3]
    (changed,) = row["articles"]
    assert (changed["paragraphs"][0]["before"], changed["paragraphs"][0]["after"]) == ("Rain.", "Hail.")


def test_a_reading_by_another_program_says_so(store: SqliteStore) -> None:
    store.history.begin()
    store.put([Run("1.0", "x")])
    store.history.end()
    store.history.begin()
    store.put([Run("1.1", "x")])
    store.history.end()
    row = changes_of(store)
    assert row
    assert row["program"] == {"before": "1.0", "after": "1.1"}
    assert any("1.1, before it was 1.0" in line for line in change_lines(row))


def test_what_was_let_go_is_said(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.history, "_keep", 2)
    for text in ("Rain.", "Snow.", "Hail.", "Sleet."):
        read(store, ("a.txt", text))
    row = changes_of(store)
    assert row
    assert row["kept_from"] > 1
    assert list(change_lines(row))[-1] == f"The history tells of reading {row['kept_from']} and later; what was before is let go."
    with pytest.raises(WrongUse):
        changes_of(store, 1)


def test_a_store_in_memory_tells_of_none() -> None:
    store = MemoryStore()
    take_in([], store)
    assert changes_of(store) is None
    assert changed_reports(store, 1) == 0


def test_a_hundred_new_reports_are_not_all_listed(store: SqliteStore) -> None:
    read(store, *((f"{n:03}.txt", f"Text {n}.") for n in range(100)))
    row = changes_of(store)
    assert row
    assert len(row["articles"]) == 100
    lines = list(change_lines(row))
    assert len(lines) < 30
    assert "and 80 more new reports." in lines
