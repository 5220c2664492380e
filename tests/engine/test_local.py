"""The engine: only what changed runs again, nothing stale stays, and the order of arrival does not count."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.engine.local import LocalEngine
from onrecord.flow.protocols import Store
from onrecord.flow.shapes import Stage, components, each, gather
from onrecord.model.issues import Issue
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

TOOLS: Tools = type("NoTools", (), {"names": ("none",)})()


@dataclass(frozen=True, slots=True)
class Page:
    """A page with words; `version` changes its content and not its id."""

    id: str
    words: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a page."""

    article: str
    word: str

    @property
    def id(self) -> str:
        return f"{self.article}/{self.word}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages with a word in common."""

    left: str
    right: str

    @property
    def id(self) -> str:
        return f"{self.left}+{self.right}"


@dataclass(frozen=True, slots=True)
class Set:
    """Pages that hang together."""

    articles: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"set-{self.articles[0]}"


@dataclass(frozen=True, slots=True)
class Count:
    """How many words and pairs a set has."""

    story: str
    words: int
    pairs: int

    @property
    def id(self) -> str:
        return f"count-{self.story}"


class Runs:
    """Stages that count how often they run."""

    def __init__(self) -> None:
        self.ran: Counter[str] = Counter()

    def split(self, page: Page, tools: Tools) -> Iterator[Word]:
        self.ran["split"] += 1
        yield from (Word(page.id, word) for word in page.words)

    def pair(self, group: Group, tools: Tools) -> Iterator[Pair]:
        self.ran["pair"] += 1
        pages = sorted({word.article for word in group.of(Word)})
        yield from (Pair(a, b) for n, a in enumerate(pages) for b in pages[n + 1 :])

    def join(self, group: Group, tools: Tools) -> Iterator[Set]:
        self.ran["join"] += 1
        yield Set(tuple(sorted(page.id for page in group.of(Page))))

    def count(self, group: Group, tools: Tools) -> Iterator[Count]:
        self.ran["count"] += 1
        yield Count(group.of(Set)[0].id, len(group.of(Word)), len(group.of(Pair)))

    def plan(self) -> list[Stage]:
        return [
            each("split", self.split, takes=Page, gives=(Word,)),
            gather("pair", self.pair, takes=(Word,), gives=(Pair,), by=lambda w: (w.word,), least=2),
            components("join", self.join, takes=(Page, Pair), gives=(Set,), by=ends),
            gather("count", self.count, takes=(Set, Word, Pair), gives=(Count,), through=Set),
        ]


def ends(record: Page | Pair) -> tuple[str, ...]:
    return (record.id,) if isinstance(record, Page) else (record.left, record.right)


PAGES = (Page("a", ("rain", "sea")), Page("b", ("sea", "boat")), Page("c", ("boat",)), Page("d", ("hill",)))


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "w.db")
    yield made
    made.close()


def run(store: Store, plan: Sequence[Stage]) -> None:
    LocalEngine(on_error="stop").run(plan, store, TOOLS)


def test_links_make_components_and_counts(store: Store) -> None:
    store.put(PAGES)
    run(store, Runs().plan())
    assert [s.articles for s in store.all(Set)] == [("a", "b", "c"), ("d",)]
    assert [(c.words, c.pairs) for c in store.all(Count)] == [(5, 2), (1, 0)]


def test_a_second_run_does_nothing(store: Store) -> None:
    store.put(PAGES)
    runs = Runs()
    run(store, runs.plan())
    before, told = dict(runs.ran), store.fingerprint()
    run(store, runs.plan())
    assert dict(runs.ran) == before
    assert store.fingerprint() == told


def test_only_what_changed_runs_again_and_the_result_is_that_of_a_fresh_run(store: Store) -> None:
    store.put(PAGES)
    runs = Runs()
    run(store, runs.plan())
    runs.ran.clear()
    store.put([Page("c", ("hill",))])
    run(store, runs.plan())
    assert runs.ran["split"] == 1
    assert runs.ran["pair"] == 1
    fresh = MemoryStore()
    fresh.put([*PAGES[:2], Page("c", ("hill",)), PAGES[3]])
    run(fresh, Runs().plan())
    assert store.fingerprint() == fresh.fingerprint()


def test_what_is_removed_takes_its_outputs_with_it(store: Store) -> None:
    store.put(PAGES)
    run(store, Runs().plan())
    store.drop(Page, ["b"])
    run(store, Runs().plan())
    assert [s.articles for s in store.all(Set)] == [("a",), ("c",), ("d",)]
    assert list(store.all(Pair)) == []


@pytest.mark.parametrize("seed", range(5))
def test_neither_order_nor_history_count(seed: int) -> None:
    fresh = MemoryStore()
    fresh.put(PAGES)
    run(fresh, Runs().plan())
    pages, grown = list(PAGES), MemoryStore()
    random.Random(seed).shuffle(pages)
    grown.put([Page("x", ("rain", "hill"))])
    for page in pages:
        grown.put([page])
        run(grown, Runs().plan())
    grown.drop(Page, ["x"])
    run(grown, Runs().plan())
    assert grown.fingerprint() == fresh.fingerprint()


def test_a_new_version_of_a_stage_runs_again(store: Store) -> None:
    store.put(PAGES)
    runs = Runs()
    run(store, [each("split", runs.split, takes=Page, gives=(Word,))])
    run(store, [each("split", runs.split, takes=Page, gives=(Word,), version=2)])
    assert runs.ran["split"] == 2 * len(PAGES)


def test_a_stage_that_is_no_more_takes_its_outputs_with_it(store: Store) -> None:
    store.put(PAGES)
    run(store, Runs().plan())
    run(store, Runs().plan()[:1])
    assert list(store.all(Pair)) == []
    assert len(store.all(Word)) == 6


def fails(page: Page, tools: Tools) -> Iterator[Word]:
    if page.id == "b":
        raise RuntimeError("no such word")
    yield Word(page.id, page.words[0])


def test_a_failure_on_one_group_is_an_issue_and_is_tried_again(store: Store) -> None:
    store.put(PAGES)
    LocalEngine().run([each("split", fails, takes=Page, gives=(Word,))], store, TOOLS)
    (issue,) = store.all(Issue)
    assert (issue.code, issue.subject, issue.level) == ("stage-failed", "b", "error")
    assert "Traceback" not in issue.message
    assert [word.article for word in store.all(Word)] == ["a", "c", "d"]
    LocalEngine().run([each("split", Runs().split, takes=Page, gives=(Word,))], store, TOOLS)
    assert list(store.all(Issue)) == []
    assert len(store.all(Word)) == 5


def test_in_tests_a_failure_stops() -> None:
    store = MemoryStore()
    store.put(PAGES)
    with pytest.raises(RuntimeError, match="no such word"):
        run(store, [each("split", fails, takes=Page, gives=(Word,))])


def test_a_stage_that_gives_what_it_does_not_declare_is_caught() -> None:
    store = MemoryStore()
    store.put(PAGES)
    with pytest.raises(TypeError, match="does not declare"):
        run(store, [each("split", Runs().split, takes=Page, gives=(Pair,))])


def test_processes_side_by_side_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.engine.workers.LEAST", 0.0)
    pages = [Page(f"p{n:03}", (f"word{n % 7}", f"word{n % 5}")) for n in range(100)]
    told = []
    for workers in (1, 2, 3):
        store = SqliteStore(tmp_path / f"{workers}.db")
        store.put(pages)
        plan = [each("split", Runs().split, takes=Page, gives=(Word,), heavy=True), *Runs().plan()[1:]]
        LocalEngine(workers=workers).run(plan, store, TOOLS)
        told.append(store.fingerprint())
        store.close()
    assert told[0] == told[1] == told[2]


def dies(page: Page, tools: Tools) -> Iterator[Word]:
    if page.id == "p003" and multiprocessing.parent_process() is not None:
        os._exit(9)
    yield Word(page.id, page.words[0])


def test_what_a_process_that_dies_leaves_undone_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.engine.workers.LEAST", 0.0)
    store = MemoryStore()
    store.put([Page(f"p{n:03}", ("word",)) for n in range(20)])
    LocalEngine(workers=2).run([each("split", dies, takes=Page, gives=(Word,), heavy=True)], store, TOOLS)
    assert len(store.all(Word)) == 20
