"""Stories and points: what is new, gone, merged, split or says otherwise, told once and in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model.reuse import Origin, StoryOrigins
from onrecord.model.statements import Claim, Point, Status, VoiceCount
from onrecord.model.stories import Story
from onrecord.present.changes.points import point_rows
from onrecord.present.changes.stories import story_rows
from onrecord.store.sqlite import SqliteStore


def claim(text: str, *statements: str, independent: int = 1) -> Claim:
    return Claim(text, text, statements, independent, VoiceCount(1, 1, ()))


def point(question: str, status: Status, *claims: Claim, story: str = "s") -> Point:
    return Point(story, question, "number", status, "Because.", claims)


def told(before: Sequence[Point], after: Sequence[Point]) -> list[tuple[str, object, object, str]]:
    return [(row["change"], row["status_before"], row["status"], row["question"]) for row in point_rows(before, after)]


DEAD = "How many died?"


def test_a_point_on_the_same_statements_is_the_same_point() -> None:
    before = point(DEAD, "agreed", claim("three", "st1", "st2", independent=2))
    after = point("How many people died?", "disputed", claim("three", "st1", independent=1), claim("five", "st3"))
    assert told([before], [after]) == [("changed", "agreed", "disputed", "How many people died?")]
    assert told([before], [before]) == []


def test_a_point_of_changed_reports_is_known_by_its_question_or_its_claims() -> None:
    before = [point(DEAD, "agreed", claim("three", "a")), point("Who came?", "agreed", claim("Aldin", "b"))]
    after = [point(DEAD, "superseded", claim("five", "x")), point("Who was there?", "agreed", claim("Aldin", "y"))]
    assert told(before, after) == [
        ("changed", "agreed", "superseded", DEAD), ("reworded", "agreed", "agreed", "Who was there?"),
    ]  # fmt: skip


def test_other_words_of_what_all_tell_alike_are_no_change_of_the_record() -> None:
    before = Point("s", "Who left?", "sense", "agreed", "", (claim("Aldin left.", "a", independent=2),))
    after = replace(before, claims=(claim("Petra Aldin went.", "a", "b", independent=2),))
    assert [row["change"] for row in point_rows([before], [after])] == ["reworded"]
    third = replace(before, claims=(claim("Petra Aldin went.", "a", "b", independent=3),))
    assert [row["change"] for row in point_rows([before], [third])] == ["changed"]
    number = point(DEAD, "agreed", claim("three", "a", independent=2))
    other = point(DEAD, "agreed", claim("five", "b", independent=2))
    assert [row["change"] for row in point_rows([number], [other])] == ["changed"]


def test_what_only_has_other_ids_is_not_told() -> None:
    assert told([point(DEAD, "agreed", claim("three", "a"))], [point(DEAD, "agreed", claim("three", "b"), story="t")]) == []


def test_the_gravest_points_come_first_and_the_order_is_fixed() -> None:
    points = [point(f"Q{n}", status, claim("x", f"st{n}")) for n, status in enumerate(
        ("single_source", "agreed", "spelling", "disputed", "contested"))]  # fmt: skip
    rows = told([], points)
    assert [row[2] for row in rows] == ["disputed", "contested", "spelling", "agreed", "single_source"]
    assert told([], points[::-1]) == rows


def test_thousands_of_points_alike_take_no_minute() -> None:
    before = [point("Why?", "single_source", claim("x", f"a{n}")) for n in range(4000)]
    after = [point("Why?", "single_source", claim("x", f"b{n}")) for n in range(4001)]
    assert told(before, after) == [("new", None, "single_source", "Why?")]
    assert len(told(before, [point("Why?", "agreed", claim(f"y{n}", f"b{n}")) for n in range(4000)])) > 4000


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path / "w.db")


def read(store: SqliteStore, *stories: tuple[str, str, int]) -> int:
    """Make a reading after which there are these stories: a title, articles (letters), newsrooms."""
    number = store.history.begin()
    store.drop(Story, [entry.id for entry in store.entries(Story)])
    store.drop(StoryOrigins, [entry.id for entry in store.entries(StoryOrigins)])
    for title, articles, rooms in stories:
        name = f"story-{min(articles)}"
        store.put([Story(name, tuple(sorted(articles)), title)])
        store.put([StoryOrigins(name, tuple(Origin(f"o{n}", f"Room {n}", "outlet", ()) for n in range(rooms)))])
    store.history.end()
    return number


def test_a_story_that_grew_tells_its_reports_and_newsrooms(store: SqliteStore) -> None:
    read(store, ("Bridge", "abc", 2), ("Chess", "x", 1))
    (row,) = story_rows(store, [read(store, ("Bridge", "abcd", 3), ("Chess", "x", 1))], {})
    assert (row["change"], row["added"], row["removed"]) == ("changed", ["d"], [])
    assert row["reports"] == {"before": 3, "after": 4}
    assert row["newsrooms"] == {"before": 2, "after": 3}
    assert (row["rooms_added"], row["rooms_removed"]) == (["Room 2"], [])


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ([("A", "ab", 1), ("B", "cd", 1)], [("A", "abcd", 2)], "merged"),
        ([("A", "abcd", 2)], [("A", "ab", 1), ("B", "cd", 1)], "split"),
        ([("A", "ab", 1), ("B", "cd", 1)], [("A", "ac", 1), ("B", "bd", 1)], "regrouped"),
        ([], [("A", "a", 1)], "new"),
        ([("A", "a", 1)], [], "gone"),
        ([("A", "a", 1)], [("Another title", "a", 1)], "changed"),
        ([("A", "ab", 1)], [("A", "b", 1)], "changed"),
    ],
)
def test_what_became_of_stories(store: SqliteStore, before: list, after: list, change: str) -> None:
    read(store, *before)
    (row,) = story_rows(store, [read(store, *after)], {})
    assert row["change"] == change
    assert row["titles_before"] == [title for title, _, _ in before]
    assert row["titles"] == [title for title, _, _ in after]


def test_a_new_version_of_an_article_is_no_change_of_its_story(store: SqliteStore) -> None:
    read(store, ("Bridge", "ab", 2))
    assert story_rows(store, [read(store, ("Bridge", "bz", 2))], {"a": "z"}) == []


def test_points_of_a_story_that_is_otherwise_the_same_are_told(store: SqliteStore) -> None:
    read(store, ("Bridge", "ab", 2))
    store.history.begin()
    store.put([point(DEAD, "disputed", claim("three", "a"), claim("five", "b"), story="story-a")])
    store.history.end()
    (row,) = story_rows(store, [2], {})
    assert (row["change"], [one["change"] for one in row["points"]]) == ("changed", ["new"])
    assert row["newsrooms"] == {"before": 2, "after": 2}
