"""What is judged and removed: the record is that of all read at once, and of what was removed never read at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.desk import Desk, entry, filed, report

from onrecord.clean.articles import article_id
from onrecord.model.articles import Article
from onrecord.model.captures import Capture, Listing
from onrecord.model.judgements import Judgement
from onrecord.model.reuse import Derivation
from onrecord.model.stories import Story
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore
from onrecord.tools.errors import WrongUse
from onrecord.tools.protocols import Tools

REPORTS = tuple(report(number) for number in range(12))
SMALL = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
#: What is said in the properties below: two events made one, one report taken out of its event, a pair tied.
SAID = (
    ("same", (REPORTS[0], REPORTS[1]), ()),
    ("different", (REPORTS[2],), (REPORTS[5], REPORTS[8], REPORTS[11])),
    ("different", (REPORTS[3],), (REPORTS[9],)),
)


@pytest.fixture
def desk(tools: Tools, tmp_path: Path):
    made = Desk(SqliteStore(tmp_path / "w.db"), tools)
    yield made
    made.store.close()


@pytest.fixture(autouse=True)
def changes_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Follow changes one by one, however many there are of the few records."""
    monkeypatch.setattr("onrecord.engine.work.MANY", 100.0)


def at_once(captures: Sequence[Capture], tools: Tools, judged: Sequence[tuple] = ()) -> str:
    desk = Desk(MemoryStore(), tools)
    desk.read(sorted(captures, key=lambda one: one.id))
    for verdict, one, other in judged:
        desk.say(verdict, one, other)
    return desk.store.fingerprint()


def test_the_planted_corpus_has_three_events_and_copies(desk: Desk) -> None:
    desk.read(REPORTS)
    assert sorted(len(story.articles) for story in desk.store.all(Story)) == [4, 4, 4]
    assert len(desk.store.all(Derivation)) > 0


@SMALL
@given(data=st.data())
def test_neither_order_nor_partition_nor_the_time_of_saying_counts(tools: Tools, data: st.DataObject) -> None:
    waiting, unsaid = list(data.draw(st.permutations(REPORTS))), list(data.draw(st.permutations(SAID)))
    with TemporaryDirectory() as folder:
        desk, read = Desk(SqliteStore(Path(folder) / "w.db"), tools), set()
        while waiting or unsaid:
            ready = [row for row in unsaid if {*row[1], *row[2]} <= read]
            if ready and (not waiting or data.draw(st.booleans())):
                unsaid.remove(ready[0])
                desk.say(*ready[0])
                continue
            cut = data.draw(st.integers(1, max(1, len(waiting))))
            desk.read(waiting[:cut])
            read |= set(waiting[:cut])
            waiting = waiting[cut:]
        assert desk.store.fingerprint() == at_once(REPORTS, tools, SAID)
        assert desk.together(REPORTS[0], REPORTS[1])
        assert not any(desk.together(REPORTS[2], other) for other in SAID[1][2])
        assert not desk.together(REPORTS[3], REPORTS[9])
        desk.store.close()


@SMALL
@given(data=st.data())
def test_what_was_removed_is_as_if_it_had_never_been_read(tools: Tools, data: st.DataObject) -> None:
    order = data.draw(st.permutations(REPORTS))
    gone = data.draw(st.lists(st.sampled_from(REPORTS), min_size=1, max_size=4, unique=True))
    cut = data.draw(st.integers(0, len(order)))
    with TemporaryDirectory() as folder:
        desk = Desk(SqliteStore(Path(folder) / "w.db"), tools)
        desk.read(order[:cut])
        desk.read(order[cut:])
        said_of = [row for row in SAID if data.draw(st.booleans())]
        for row in said_of:
            desk.say(*row)
        whole = data.draw(st.booleans())
        for part in [gone] if whole else [[one] for one in gone]:
            desk.remove(part)
        left = [one for one in REPORTS if one not in gone]
        expected = []
        for verdict, one, other in said_of:
            sides = [tuple(capture for capture in side if capture not in gone) for side in (one, other)]
            if len(sides[0]) > 1 if verdict == "same" else all(sides):
                expected.append((verdict, *sides))
        assert desk.store.fingerprint() == at_once(left, tools, expected)
        again = desk.read(order)
        assert sorted(again.left_out) == sorted(article_id(one) for one in gone)
        assert desk.store.fingerprint() == at_once(left, tools, expected)
        for one in gone:
            desk.store.places.let_in(article_id(one))
        desk.read(order)
        assert desk.store.fingerprint() == at_once(REPORTS, tools, expected)
        desk.store.close()


@pytest.mark.parametrize("of", ["smallest", "root"])
def test_the_root_of_copies_and_the_smallest_of_a_story_can_go(desk: Desk, tools: Tools, of: str) -> None:
    desk.read(REPORTS)
    story = desk.store.all(Story)[0]
    mine = {article_id(one): one for one in REPORTS}
    name = story.articles[0] if of == "smallest" else min(d.copy_of for d in desk.store.all(Derivation) if d.copy_of)
    desk.remove([mine[name]])
    assert desk.store.fingerprint() == at_once([one for one in REPORTS if one != mine[name]], tools)
    if of == "smallest":
        assert desk.store.alias(story.id) in {one.id for one in desk.store.all(Story)}


def test_all_versions_of_a_file_go_and_none_comes_back(desk: Desk, tools: Tools) -> None:
    newer = filed(REPORTS[4].path, REPORTS[4].text + "\nCorrection: an earlier version gave another number of people.\n")
    desk.read(REPORTS)
    desk.say("same", (REPORTS[4], REPORTS[0]))
    desk.read([newer])
    (judgement,) = desk.store.all(Judgement)
    assert article_id(newer) in judgement.one
    assert desk.together(newer, REPORTS[0])
    desk.remove([newer])
    left = [one for one in REPORTS if one is not REPORTS[4]]
    assert desk.store.fingerprint() == at_once(left, tools)
    for version in (REPORTS[4], newer, filed(newer.path, "Another text altogether.\n\n3 May 2031\n\nIt is told here at length.\n")):
        assert desk.read([version]).left_out == (article_id(newer),)
    assert desk.store.fingerprint() == at_once(left, tools)


def test_a_page_goes_with_what_feeds_say_of_it(desk: Desk) -> None:
    page = replace(REPORTS[1], url="https://tarn.example/theatre", fetched="2031-05-03T20:00:00Z")
    page = replace(page, id=f"capture-{'1' * 16}")
    listed, other = entry("http://tarn.example/theatre?utm_source=x", "Theatre sold"), entry("https://tarn.example/b", "Rain")
    desk.read([REPORTS[0], page, listed, other])
    desk.remove([page])
    assert [one.id for one in desk.store.all(Listing)] == [other.id]
    assert desk.read([listed, page, replace(page, id=f"capture-{'2' * 16}", sha256="0" * 64, text="Later.")]).left_out
    assert [one.id for one in desk.store.all(Listing)] == [other.id]
    assert len(desk.store.all(Article)) == 1


def test_a_report_of_the_same_bytes_elsewhere_stays(desk: Desk, tools: Tools) -> None:
    twin = filed("twin.txt", REPORTS[0].text)
    desk.read([*REPORTS, twin])
    desk.remove([REPORTS[0]])
    assert desk.store.fingerprint() == at_once([*REPORTS[1:], twin], tools)
    assert desk.read([twin]).left_out == ()


def test_a_later_report_does_not_bridge_what_was_said_to_be_apart(desk: Desk) -> None:
    a, b, bridge = REPORTS[0], REPORTS[3], REPORTS[6]
    desk.read([a, b])
    desk.say("different", (a,), (b,))
    desk.read([bridge, REPORTS[9]])
    assert not desk.together(a, b)
    desk.say("same", (a, bridge))
    with pytest.raises(WrongUse):
        desk.say("same", (b, bridge))
    assert desk.together(a, bridge)
    assert not desk.together(b, bridge)
