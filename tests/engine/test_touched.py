"""A workspace that changes bit by bit holds what one read at once holds, whichever groups the index finds touched."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.engine.local import LocalEngine
from onrecord.flow.protocols import Store
from onrecord.flow.shapes import Stage, components, each, gather
from onrecord.store.memory import MemoryStore
from onrecord.store.schema import KEYS_AS_NUMBERS
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

TOOLS: Tools = type("NoTools", (), {"names": ("none",)})()
WORDS = ("rain", "sea", "boat", "hill", "wind", "harbour", "mill", "lamp")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of words; its content may change under one id."""

    id: str
    words: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Length:
    """How many words a sheet has."""

    article: str
    words: int

    @property
    def id(self) -> str:
        return f"length-{self.article}"


@dataclass(frozen=True, slots=True)
class Bond:
    """Two sheets with a word in common."""

    left: str
    right: str

    @property
    def id(self) -> str:
        return f"{self.left}+{self.right}"


@dataclass(frozen=True, slots=True)
class Heap:
    """Sheets that hang together."""

    articles: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"heap-{self.articles[0]}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a heap holds."""

    story: str
    words: int
    bonds: int

    @property
    def id(self) -> str:
        return f"tally-{self.story}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a sheet."""

    article: str
    text: str

    @property
    def id(self) -> str:
        return f"note-{self.article}"


class Killed(BaseException):
    """The process ends here."""


class Plan:
    """Stages of every shape; after `left` groups the process is killed."""

    def __init__(self, left: int = 10**6) -> None:
        self.left = left
        self.ran = 0

    def _count(self) -> None:
        self.ran += 1
        if self.ran > self.left:
            raise Killed

    def measure(self, sheet: Sheet, tools: Tools) -> Iterator[Length]:
        self._count()
        yield Length(sheet.id, len(sheet.words))

    def bind(self, group: Group, tools: Tools) -> Iterator[Bond]:
        self._count()
        names = [sheet.id for sheet in group.of(Sheet)]
        if len(names) < 5:
            yield from (Bond(a, b) for n, a in enumerate(names) for b in names[n + 1 :])

    def heap(self, group: Group, tools: Tools) -> Iterator[Heap]:
        self._count()
        yield Heap(tuple(sorted(sheet.id for sheet in group.of(Sheet))))

    def tally(self, group: Group, tools: Tools) -> Iterator[Tally]:
        self._count()
        yield Tally(group.of(Heap)[0].id, sum(one.words for one in group.of(Length)), len(group.of(Bond)))

    def note(self, group: Group, tools: Tools) -> Iterator[Note]:
        self._count()
        for sheet in group.of(Sheet):
            yield Note(sheet.id, f"{[one.words for one in group.of(Length)]}")

    def stages(self) -> Sequence[Stage]:
        return (
            each("measure", self.measure, takes=Sheet, gives=(Length,)),
            gather("bind", self.bind, takes=(Sheet,), gives=(Bond,), by=lambda sheet: sheet.words, least=2, limit=crowd),
            components("heap", self.heap, takes=(Sheet, Bond), gives=(Heap,), by=ends),
            gather("tally", self.tally, takes=(Heap, Length, Bond), gives=(Tally,), through=Heap),
            gather("note", self.note, takes=(Sheet, Length), gives=(Note,)),
        )


def crowd(word: str) -> int:
    return 3 if word in WORDS[:2] else 0


def ends(record: Sheet | Bond) -> tuple[str, ...]:
    return (record.id,) if isinstance(record, Sheet) else (record.left, record.right)


def run(store: Store, plan: Plan) -> None:
    LocalEngine(on_error="stop", workers=1).run(plan.stages(), store, TOOLS)


def at_once(sheets: dict[str, Sheet]) -> str:
    store = MemoryStore()
    store.put(sheets.values())
    run(store, Plan())
    return store.fingerprint()


@pytest.mark.parametrize("seed", range(12))
def test_any_history_gives_what_one_reading_gives(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.engine.work.MANY", 100.0)
    chance, sheets = random.Random(seed), {}
    store = SqliteStore(tmp_path / "w.db")
    for _ in range(12):
        for _ in range(chance.randrange(1, 4)):
            name = f"s{chance.randrange(14):02}"
            if chance.random() < 0.3:
                sheets.pop(name, None)
                store.drop(Sheet, [name])
            else:
                sheets[name] = Sheet(name, tuple(chance.sample(WORDS, chance.randrange(3))))
                store.put([sheets[name]])
        if chance.random() < 0.4:
            with suppress(Killed):
                run(store, Plan(chance.randrange(12)))
        else:
            run(store, Plan())
            assert store.fingerprint() == at_once(sheets)
    store.close()


def test_a_small_addition_looks_at_few_groups(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "w.db")
    store.put(Sheet(f"s{n:04}", (f"word{n // 2}",)) for n in range(400))
    run(store, Plan())
    store.put([Sheet("s9999", ("word7",))])
    plan, asked = Plan(), []
    store._db.set_trace_callback(asked.append)
    run(store, plan)
    store._db.set_trace_callback(None)
    assert plan.ran <= 8
    assert not [query for query in asked if query.startswith("SELECT id, digest, articles, story FROM record WHERE kind")]
    run(store, again := Plan())
    assert again.ran == 0
    store.close()


def test_a_workspace_whose_index_is_lost_is_listed_again(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "w.db")
    sheets = {f"s{n}": Sheet(f"s{n}", WORDS[n % 3 : n % 3 + 2]) for n in range(6)}
    store.put(sheets.values())
    run(store, Plan())
    for table in ("mark", "node", "posting", "gone"):
        store._db.execute(f"DELETE FROM {table}")
    sheets["s9"] = Sheet("s9", ("lamp", "rain"))
    store.put([sheets["s9"]])
    run(store, Plan())
    assert store.fingerprint() == at_once(sheets)
    store.close()


def test_a_workspace_whose_keys_are_kept_as_text_is_brought_up_to_date(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "w.db")
    sheets = {f"s{n}": Sheet(f"s{n}", WORDS[n % 3 : n % 3 + 2]) for n in range(6)}
    store.put(sheets.values())
    run(store, Plan())
    store._db.execute("DROP TABLE posting")
    store._db.execute("CREATE TABLE posting (stage TEXT, key TEXT, node INTEGER, PRIMARY KEY (stage, key, node)) WITHOUT ROWID")
    store._db.executescript(KEYS_AS_NUMBERS)
    sheets["s9"] = Sheet("s9", ("lamp", "rain"))
    store.put([sheets["s9"]])
    again = Plan()
    run(store, again)
    assert store.fingerprint() == at_once(sheets)
    assert again.ran < 8
    store.close()
