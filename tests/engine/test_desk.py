"""Any life of a workspace (reading, new versions, judging, removing, letting in, killed runs) ends where one reading would."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.desk import Desk, filed, report

from onrecord.clean.articles import article_id
from onrecord.engine.local import LocalEngine
from onrecord.model.articles import Article
from onrecord.model.captures import Capture
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.protocols import Tools

#: Each file in two versions; what is said of files (numbers): consistent, in whichever order it is said.
FILES = tuple((report(n), filed(report(n).path, report(n).text + "\nCorrection: the number of people was given wrongly.\n")) for n in range(8))
POOL = (("same", (0, 1), ()), ("different", (2,), (5,)), ("different", (3,), (6,)), ("same", (4, 7), ()))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 1)), min_size=1, max_size=4, unique_by=lambda one: one[0])),
        st.tuples(st.just("say"), st.sampled_from(POOL)),
        st.tuples(st.just("remove"), st.integers(0, 7)),
        st.tuples(st.just("let in"), st.integers(0, 7)),
        st.tuples(st.just("kill"), st.integers(0, 12)),
    ),
    max_size=10,
)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture(autouse=True)
def changes_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Follow changes one by one, however many there are of the few records."""
    monkeypatch.setattr("onrecord.engine.work.MANY", 100.0)


class Model:
    """What should be on record: files with their captures, what is shut out, what was said of files."""

    def __init__(self) -> None:
        self.files: dict[int, Capture] = {}
        self.shut: dict[int, str] = {}
        self.said: list[tuple[str, tuple[int, ...], tuple[int, ...]]] = []

    def remove(self, number: int) -> None:
        self.shut[number] = article_id(self.files.pop(number))
        left = [(verdict, *(tuple(n for n in side if n != number) for side in sides)) for verdict, *sides in self.said]
        self.said = [row for row in left if (len(row[1]) > 1 if row[0] == "same" else row[1] and row[2])]

    def fingerprint(self, tools: Tools) -> str:
        desk = Desk(MemoryStore(), tools)
        desk.read([capture for _, capture in sorted(self.files.items())])
        for verdict, one, other in self.said:
            desk.say(verdict, [self.files[n] for n in one], [self.files[n] for n in other])
        return desk.store.fingerprint()


def step(desk: Desk, model: Model, what: str, of) -> None:
    if what == "read":
        captures = {number: FILES[number][version] for number, version in of}
        left_out = desk.read(captures.values()).left_out
        assert set(left_out) == {model.shut[number] for number in captures if number in model.shut}
        model.files |= {number: capture for number, capture in captures.items() if number not in model.shut}
    elif what == "say" and {*of[1], *of[2]} <= set(model.files):
        desk.say(of[0], [model.files[n] for n in of[1]], [model.files[n] for n in of[2]])
        model.said = [*(row for row in model.said if row != of), of]
    elif what == "remove" and of in model.files:
        desk.remove([model.files[of]])
        model.remove(of)
    elif what == "let in" and of in model.shut:
        desk.store.places.let_in(model.shut.pop(of))
    elif what == "kill":
        killed(desk, model, of)


def killed(desk: Desk, model: Model, after: int) -> None:
    """Kill a removal in the middle: nothing of it was done."""
    if not model.files:
        return
    number, whole, left = min(model.files), LocalEngine._run_stage, [after]

    def run_stage(self, *args) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        whole(self, *args)

    before = desk.store.fingerprint()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalEngine, "_run_stage", run_stage)
        try:
            desk.remove([model.files[number]])
            model.remove(number)
        except Killed:
            assert desk.store.fingerprint() == before
            assert desk.store.load(Article, [article_id(model.files[number])])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_life_ends_where_one_reading_would(tools: Tools, steps) -> None:
    model = Model()
    with TemporaryDirectory() as folder:
        desk = Desk(SqliteStore(Path(folder) / "w.db"), tools)
        step(desk, model, "read", [(number, 0) for number in range(8)])
        for what, of in steps:
            step(desk, model, what, of)
        assert desk.store.fingerprint() == model.fingerprint(tools)
        desk.store.close()
