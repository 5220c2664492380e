"""The history: what readings changed is told as it was before and after, bounded, and never part of the record."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.articles import Article, Block, Dating
from onrecord.model.issues import Issue
from onrecord.model.stories import Story
from onrecord.store import history as room
from onrecord.store.schema import MIGRATIONS
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.errors import WrongUse


def article(name: str, text: str) -> Article:
    return Article(name, f"capture-{name}", "", "", "", "0" * 64, text, None, "", "", "en", (Block("paragraph", 0, len(text)),))


def story(name: str, title: str) -> Story:
    return Story(name, ("a",), title)


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path / "w.db")


def changes(store: SqliteStore, *readings: int) -> list[tuple[str, str, str]]:
    return [
        (change.id, change.before.title if change.before else "", change.after.title if change.after else "")
        for change in store.history.changes(Story, readings)
    ]


def test_each_reading_is_told_as_it_was_before_and_after(store: SqliteStore) -> None:
    assert store.history.begin() == 1
    store.put([story("s", "One"), story("t", "Tarn")])
    store.put([story("s", "Two")])
    store.history.end()
    assert store.history.begin() == 2
    store.put([story("s", "Three"), story("t", "Tarn")])
    store.drop(Story, ["t"])
    store.history.end()
    assert store.history.begin() == 3
    store.put([story("t", "Tarn again")])
    store.history.end()
    assert changes(store, 1) == [("s", "", "Two"), ("t", "", "Tarn")]
    assert changes(store, 2) == [("s", "Two", "Three"), ("t", "Tarn", "")]
    assert changes(store, 3) == [("t", "", "Tarn again")]
    assert changes(store, 1, 2) == [("s", "", "Three")]
    assert changes(store, 2, 3) == [("s", "Two", "Three"), ("t", "Tarn", "Tarn again")]
    assert changes(store) == []


def test_what_is_put_back_within_a_reading_has_not_changed(store: SqliteStore) -> None:
    store.put([story("s", "One")])
    store.history.begin()
    store.drop(Story, ["s"])
    store.put([story("s", "One")])
    store.history.end()
    assert changes(store, 1) == []


def test_nothing_outside_a_reading_is_kept_and_no_kind_that_nobody_asks_for(store: SqliteStore) -> None:
    store.put([story("s", "One")])
    assert store.history.readings() == []
    store.history.begin()
    store.put([Issue("clean", "a", "info", "x", "Something.")])
    store.history.end()
    assert [(told.number, told.done, told.changed) for told in store.history.readings()] == [(1, True, False)]


def test_the_history_is_no_part_of_the_record(tmp_path: Path) -> None:
    one, other = SqliteStore(tmp_path / "one.db"), SqliteStore(tmp_path / "other.db")
    one.history.begin()
    one.put([story("s", "Then")])
    one.put([story("s", "Now")])
    one.history.end()
    other.put([story("s", "Now")])
    assert one.fingerprint() == other.fingerprint()


def test_old_readings_are_let_go_and_those_that_changed_nothing_push_none_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteStore(tmp_path / "w.db")
    monkeypatch.setattr(store.history, "_keep", 3)
    for number in range(5):
        store.history.begin()
        store.put([story("s", f"Title {number}")])
        store.history.end()
    for _ in range(7):
        store.history.begin()
        store.history.end()
    told = store.history.readings()
    assert [one.number for one in told if one.changed] == [3, 4, 5]
    assert changes(store, 3) == [("s", "Title 1", "Title 2")]
    assert told[-1].number == 12
    (rows,) = sqlite3.connect(tmp_path / "w.db").execute("SELECT count(*) FROM history").fetchone()
    assert rows == 3
    assert room.READINGS >= 10


def test_a_body_of_another_shape_is_left_out(store: SqliteStore) -> None:
    store.history.begin()
    store.put([story("s", "One"), story("t", "Tarn")])
    store.history.end()
    store._db.execute("UPDATE record SET body = ? WHERE id = 's'", (b'j{"name":"s"}',))
    assert changes(store, 1) == [("t", "", "Tarn")]


NAMES, TITLES = st.sampled_from("abc"), st.sampled_from(["One", "Two", ""])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(NAMES, TITLES), max_size=4), min_size=1, max_size=5))
def test_undoing_the_log_gives_every_former_state(tmp_path_factory: pytest.TempPathFactory, runs: list[list[tuple[str, str]]]) -> None:
    store = SqliteStore(tmp_path_factory.mktemp("h") / "w.db")
    states: list[dict[str, str]] = [{}]
    for run in runs:
        store.history.begin()
        now = dict(states[-1])
        for name, title in run:
            if title:
                store.put([story(name, title)])
                now[name] = title
            else:
                store.drop(Story, [name])
                now.pop(name, None)
        store.history.end()
        states.append(now)
    for first in range(1, len(states)):
        for last in range(first, len(states)):
            before, after = states[first - 1], states[last]
            assert changes(store, first, last) == [
                (name, before.get(name, ""), after.get(name, ""))
                for name in sorted({*before, *after}) if before.get(name) != after.get(name)
            ]  # fmt: skip
    store.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from onrecord.model.stories import Story
from onrecord.store.sqlite import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
store.history.begin()
with store.batch():
    store.put([Story("s", ("a",), "Kept")])
store.history._db.execute("BEGIN IMMEDIATE")
store._depth = 1
store.put([Story("s", ("a",), "Lost"), Story("t", ("a",), "Lost")])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_leaves_record_and_history_of_one_mind(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    first = SqliteStore(path)
    first.history.begin()
    first.put([story("s", "Before")])
    first.history.end()
    first.close()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], timeout=60)
    assert killed.returncode == -signal.SIGKILL
    store = SqliteStore(path)
    assert [found.title for found in store.all(Story)] == ["Kept"]
    assert changes(store, 2) == [("s", "Before", "Kept")]
    assert [told.done for told in store.history.readings()] == [True, False]
    store.history.begin()
    store.put([story("s", "After")])
    store.history.end()
    assert changes(store, 2, 3) == [("s", "Before", "After")]


def test_a_workspace_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    old = SqliteStore(path)
    old.put([article("a", "Rain fell."), Dating("a", "2031-05-04", "day", "printed", "2031-05-04")])
    fingerprint = old.fingerprint()
    for table in ("place", "former", "reading", "history", "gone", "belongs", "tick", "mark", "node", "posting", "removed"):
        old._db.execute(f"DROP TABLE {table}")
    for index in ("record_by_change", "grp_again"):
        old._db.execute(f"DROP INDEX {index}")
    old._db.execute("ALTER TABLE record DROP COLUMN changed")
    old._db.execute("PRAGMA user_version = 1")
    old.close()
    store = SqliteStore(path)
    assert store.fingerprint() == fingerprint
    assert [entry.id for entry in store.index.of_articles(Dating, ["a"])] == ["dating-a"]
    assert store.history.begin() == 1
    store.put([replace(article("a", "Rain fell."), text="Snow fell.")])
    store.history.end()
    assert [change.before.text for change in store.history.changes(Article, [1]) if change.before] == ["Rain fell."]
    assert store._db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    store.close()


def test_an_older_program_refuses_the_new_schema_and_leaves_it_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.db"
    store = SqliteStore(path)
    store.put([story("s", "One")])
    store.close()
    monkeypatch.setattr("onrecord.store.schema.MIGRATIONS", MIGRATIONS[:1])
    with pytest.raises(WrongUse, match="written by a newer version"):
        SqliteStore(path)
    monkeypatch.undo()
    again = SqliteStore(path)
    assert [found.title for found in again.all(Story)] == ["One"]
    again.close()


def test_a_workspace_that_cannot_be_written_to_tells_its_history(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    store = SqliteStore(path)
    store.history.begin()
    store.put([story("s", "One")])
    store.history.end()
    store.close()
    os.chmod(path, 0o444)
    os.chmod(tmp_path, 0o555)
    try:
        looked = SqliteStore(path, create=False)
        assert changes(looked, 1) == [("s", "", "One")]
        looked.close()
    finally:
        os.chmod(tmp_path, 0o755)
