"""One test body on every store: what is put comes out, and outputs live as long as a group gives them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.flow.protocols import Store
from onrecord.model.annotations import Actor
from onrecord.model.articles import Article, Block
from onrecord.model.issues import Issue
from onrecord.model.reuse import Passage
from onrecord.model.spans import Span
from onrecord.store.memory import MemoryStore
from onrecord.store.schema import MIGRATIONS
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.errors import WrongUse


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each kind of store, empty."""
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "onrecord.db")
    yield made
    made.close()


def article(name: str, body: str, headline: str = "", *, draft: bool = False) -> Article:
    text = f"{headline}\n\n{body}" if headline else body
    start = len(text) - len(body)
    return Article(
        id=name, capture=f"capture-{name}", path=f"{name}.txt", url="", record_id="", sha256="0" * 64, text=text,
        headline=Span(name, 0, len(headline), headline) if headline else None, source="", author="", language="en",
        blocks=(Block("paragraph", start, len(text)),), draft=draft,
    )  # fmt: skip


def issue(code: str, subject: str = "a") -> Issue:
    return Issue("clean", subject, "warning", code, f"Something about {code}.")


def test_records_come_out_as_put_sorted_by_id(store: Store) -> None:
    articles = [article(name, "Rain fell on Tarn.") for name in ("c", "a", "b")]
    store.put(articles)
    assert [a.id for a in store.all(Article)] == ["a", "b", "c"]
    assert list(store.load(Article, ["c", "missing", "a"])) == [articles[1], articles[0]]
    assert store.all(Issue) == [] or list(store.all(Issue)) == []


def test_a_record_with_the_same_id_is_replaced_and_its_digest_changes(store: Store) -> None:
    store.put([article("a", "Rain fell.")])
    before = store.entries(Article)[0].digest
    store.put([article("a", "Snow fell.")])
    assert [a.text for a in store.all(Article)] == ["Snow fell."]
    assert store.entries(Article)[0].digest != before


def test_entries_tell_articles_and_story(store: Store) -> None:
    store.put([Passage(Span("a", 0, 1, "x"), Span("b", 0, 1, "x"), "copy", 1)])
    store.put([Actor("actor-1", "story-1", "Ana Vell", "person", (), (), ())])
    assert store.entries(Passage)[0].articles == ("a", "b")
    assert store.entries(Actor)[0].story == "story-1"
    assert [actor.id for actor in store.of_story(Actor, "story-1")] == ["actor-1"]
    assert list(store.of_story(Actor, "story-2")) == []


def test_an_output_lives_as_long_as_one_group_gives_it(store: Store) -> None:
    store.record_outputs("s", "g1", "d1", [issue("x"), issue("y")])
    store.record_outputs("s", "g2", "d2", [issue("y")])
    store.record_outputs("s", "g1", "d3", [issue("z")])
    assert {i.code for i in store.all(Issue)} == {"y", "z"}
    assert store.outputs("s")["g1"].digest == "d3"
    store.forget_group("s", "g2")
    assert {i.code for i in store.all(Issue)} == {"z"}
    store.forget_group("s", "never")
    assert list(store.stages()) == ["s"]
    store.forget_group("s", "g1")
    assert list(store.stages()) == []
    assert list(store.all(Issue)) == []


def test_dropping_what_is_not_there_is_no_fault(store: Store) -> None:
    store.put([article("a", "Rain fell.")])
    store.drop(Article, ["b"])
    store.drop(Article, ["a"])
    assert list(store.all(Article)) == []
    assert list(store.search("rain")) == []


def test_search_finds_all_words_in_headline_and_body_and_no_draft(store: Store) -> None:
    store.put([
        article("a", "The ferry left Orlitz at noon.", "Ferry sails"),
        article("b", "The ferry stayed in harbour."),
        article("d", "The ferry left Orlitz.", draft=True),
    ])  # fmt: skip
    found = [hit.article for hit in store.search("ferry left")]
    assert "b" not in found
    assert found[0] == "a"
    assert [hit.article for hit in store.search("sails")] == ["a"]


@pytest.mark.parametrize("words", ["", '"', "a OR b*", "NEAR(", "ferry AND", "-x", "col:y", "\x00", "'; DROP TABLE record"])
def test_search_takes_any_words(store: Store, words: str) -> None:
    store.put([article("a", "The ferry left.")])
    store.search(words)
    assert len(store.all(Article)) == 1


def test_the_fingerprint_tells_records_apart_and_not_the_order_of_arrival(store: Store) -> None:
    store.put([article("a", "One."), article("b", "Two.")])
    first = store.fingerprint()
    store.put([article("b", "Two!")])
    assert store.fingerprint() != first
    store.put([article("b", "Two.")])
    store.put([article("a", "One.")])
    assert store.fingerprint() == first


def test_a_former_id_leads_to_the_story_of_today(store: Store) -> None:
    store.put_alias("old", "middle")
    store.put_alias("middle", "new")
    assert store.alias("old") == "new"
    assert store.alias("other") == "other"
    store.put_alias("new", "old")
    assert store.alias("new") in {"old", "new", "middle"}


def test_both_stores_have_the_same_fingerprint(tmp_path: Path) -> None:
    memory, file = MemoryStore(), SqliteStore(tmp_path / "w.db")
    for one in (memory, file):
        one.put([article("a", "One."), issue("x")])
    assert memory.fingerprint() == file.fingerprint()
    file.close()


def test_a_failed_batch_leaves_nothing(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "w.db")

    def fails() -> None:
        with store.batch():
            store.put([issue("x")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert list(store.all(Issue)) == []
    store.close()


def test_a_workspace_is_found_again(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "w.db")
    first.put([article("a", "Rain fell." * 500)])
    first.close()
    second = SqliteStore(tmp_path / "w.db", create=False)
    assert second.all(Article)[0].text == "Rain fell." * 500
    second.close()


def test_what_is_no_workspace_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("Not a database, but somebody's notes. " * 50)
    before = text.read_bytes()
    with pytest.raises(WrongUse, match="Name another file"):
        SqliteStore(text)
    assert text.read_bytes() == before

    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    with pytest.raises(WrongUse, match="another program"):
        SqliteStore(other)
    with pytest.raises(WrongUse, match="folder"):
        SqliteStore(tmp_path)
    with pytest.raises(WrongUse, match="no workspace"):
        SqliteStore(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "w.db").close()
    connection = sqlite3.connect(tmp_path / "w.db")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.commit()
    connection.close()
    with pytest.raises(WrongUse, match="newer version"):
        SqliteStore(tmp_path / "w.db")
