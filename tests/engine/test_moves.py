"""Moves: what a person says of some reports moves no others."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.desk import Desk, report

from onrecord.clean.articles import article_id
from onrecord.model.stories import Story
from onrecord.store.memory import MemoryStore
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools

FILES = tuple(report(number) for number in range(12))
IDS = tuple(article_id(capture) for capture in FILES)
NUMBERS = st.sets(st.integers(0, 11), min_size=1, max_size=4)


def sets(desk: Desk) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in desk.store.all(Story)}


def test_a_report_taken_out_of_tied_stories_leaves_them_as_they_were(tools: Tools) -> None:
    desk = Desk(MemoryStore(), tools)
    desk.read(FILES)
    found = sets(desk)
    one, other = ({FILES[n] for n, name in enumerate(IDS) if name in story} for story in sorted(found, key=sorted)[:2])
    desk.say("same", [*one, *other])
    assert sets(desk) == {*found, frozenset(article_id(capture) for capture in one | other)} - {
        frozenset(article_id(capture) for capture in side) for side in (one, other)}  # fmt: skip
    out = min(one, key=lambda capture: capture.id)
    before = sets(desk)
    desk.say("different", [out], (one | other) - {out})
    whole = frozenset(article_id(capture) for capture in one | other)
    assert sets(desk) == (before - {whole}) | {whole - {article_id(out)}, frozenset({article_id(out)})}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(st.sampled_from(["same", "different"]), NUMBERS, NUMBERS), max_size=6))
def test_stories_of_which_nothing_was_said_never_move(tools: Tools, steps) -> None:
    desk = Desk(MemoryStore(), tools)
    desk.read(FILES)
    found, named = sets(desk), set()
    for verdict, one, other in steps:
        sides = (one | other, set()) if verdict == "same" else (one, other - one)
        if len(sides[0]) < 2 - bool(sides[1]) or (verdict == "different" and not sides[1]):
            continue
        try:
            desk.say(verdict, *([FILES[number] for number in sorted(side)] for side in sides))
        except WrongUse:
            continue
        named |= {IDS[number] for number in one | other}
        assert {story for story in found if named.isdisjoint(story)} <= sets(desk)
