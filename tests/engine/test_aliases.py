"""Aliases: a former id of a story leads to a story of today as long as one of its articles is on record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.engine.desk import Desk, report

from onrecord.clean.articles import article_id
from onrecord.engine.aliases import stories_today
from onrecord.model.ids import content_id
from onrecord.model.stories import Story
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools

FILES = tuple(report(number) for number in range(9))
NUMBERS = st.sets(st.integers(0, 8), min_size=1, max_size=3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("same"), NUMBERS, NUMBERS),
        st.tuples(st.just("different"), NUMBERS, NUMBERS),
        st.tuples(st.just("remove"), NUMBERS, NUMBERS),
        st.tuples(st.just("read"), NUMBERS, NUMBERS),
    ),
    max_size=12,
)


def do(desk: Desk, on: set[int], what: str, one: set[int], other: set[int]) -> None:
    """Do one step as far as it means something: with the reports on record (`on`, altered)."""
    if what == "read":
        for number in one - on:
            desk.store.places.let_in(article_id(FILES[number]))
        desk.read([FILES[number] for number in sorted(one)])
        on |= one
    elif what == "remove":
        desk.remove([FILES[number] for number in sorted(one & on)])
        on -= one
    else:
        sides = [(one | other) & on, set()] if what == "same" else [one & on, (other - one) & on]
        if len(sides[0]) < (2 if what == "same" else 1) or (what == "different" and not sides[1]):
            return
        try:
            desk.say(what, *([FILES[number] for number in sorted(side)] for side in sides))
        except WrongUse:
            desk.store.history.end()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(steps=STEPS, lasting=st.booleans())
@example(steps=[("different", {2}, {5}), ("remove", {5}, {0})], lasting=True)  # its last article goes, its others live on
def test_former_ids_always_lead_on(tools: Tools, tmp_path_factory: pytest.TempPathFactory, steps, lasting: bool) -> None:
    store = SqliteStore(Path(tmp_path_factory.mktemp("w")) / "w.db") if lasting else MemoryStore()
    desk, on, known = Desk(store, tools), set(range(9)), {}
    desk.read(FILES)
    for what, one, other in [("read", {0}, {0}), *steps]:
        do(desk, on, what, one, other)
        today = {story.id: set(story.articles) for story in store.all(Story)}
        known |= {name: (known.get(name, set()) | articles) if lasting else articles for name, articles in today.items()}
        for name, articles in known.items():
            found = stories_today(name, store)
            if name in today:
                assert found == [name]
            elif content_id_of_living(name, today) or (lasting and any(articles & held for held in today.values())):
                assert len(found) == 1
                assert found[0] in today
            assert stories_today(name[:-3], store) == found
    store.close()


def content_id_of_living(name: str, today: dict[str, set[str]]) -> bool:
    """Say whether the article that an id was made from is on record."""
    return any(content_id("story", article) == name for held in today.values() for article in held)
