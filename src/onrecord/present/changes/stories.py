"""Rows of stories: stories before and after in; those that are new, gone, merged, split or changed out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.flow.bookkeeping import Change
from onrecord.flow.protocols import Store
from onrecord.model.reuse import StoryOrigins, newsrooms_of
from onrecord.model.statements import Point
from onrecord.model.stories import Story
from onrecord.present.changes.families import families
from onrecord.present.changes.points import point_rows
from onrecord.present.changes.rows import StoryChange, StoryChangeRow

R = TypeVar("R")
_ORDER: tuple[StoryChange, ...] = ("new", "merged", "split", "regrouped", "changed", "gone")


@dataclass(frozen=True, slots=True)
class _State:
    """Stories with their newsrooms and points, before the readings or after them."""

    stories: Mapping[str, Story]
    newsrooms: Mapping[str, Sequence[str]]
    points: Mapping[str, Sequence[Point]]


def story_rows(store: Store, readings: Sequence[int], now: Mapping[str, str]) -> list[StoryChangeRow]:
    """Return what became of the stories that neighbouring readings touched.

    `now` gives the new version's id for the articles that have one: such an article has not changed its story.
    """
    before, after = _states(store, readings)
    rows = []
    for old, new in families(_by_id(before), _by_id(after), lambda article: now.get(article, article)):
        row = _row(old, new, before, after, now=now)
        if row["change"] != "changed" or _shows(row):
            rows.append(row)
    return sorted(rows, key=lambda row: (_ORDER.index(row["change"]), -row["reports"]["after"], row["ids"], row["before"]))


def _states(store: Store, readings: Sequence[int]) -> tuple[_State, _State]:
    """Return the stories that changed in any way, before and after."""
    stories = store.history.changes(Story, readings)
    origins = store.history.changes(StoryOrigins, readings)
    points = store.history.changes(Point, readings)
    touched = {change.id for change in stories}
    for side in ("before", "after"):
        touched |= {found.story for found in _side(origins, side)} | {point.story for point in _side(points, side)}
    same = {story.id: story for story in store.load(Story, touched.difference(change.id for change in stories))}
    counted = {change.id for change in origins}
    rooms = {found.story: _names(found) for found in store.load(
        StoryOrigins, {f"origins-{story}" for story in touched} - counted)}  # fmt: skip
    sides = []
    for side in ("before", "after"):
        told = {story.id: story for story in _side(stories, side)}
        counts = {found.story: _names(found) for found in _side(origins, side)}
        held: dict[str, list[Point]] = {}
        for point in _side(points, side):
            held.setdefault(point.story, []).append(point)
        sides.append(_State({**same, **told}, {**rooms, **counts}, held))
    return sides[0], sides[1]


def _side(changes: Iterable[Change[R]], side: str) -> list[R]:
    found = (change.before if side == "before" else change.after for change in changes)
    return [record for record in found if record is not None]


def _by_id(state: _State) -> list[Story]:
    return [story for _, story in sorted(state.stories.items())]


def _row(old: list[Story], new: list[Story], before: _State, after: _State, *, now: Mapping[str, str]) -> StoryChangeRow:
    were = {now.get(article, article) for story in old for article in story.articles}
    known = {article for story in old for article in story.articles}
    are = {article for story in new for article in story.articles}
    rooms = [[name for story in side for name in state.newsrooms.get(story.id, ())]
             for side, state in ((old, before), (new, after))]  # fmt: skip
    points = [[point for story in side for point in state.points.get(story.id, ())]
              for side, state in ((old, before), (new, after))]  # fmt: skip
    return {
        "change": _kind(len(old), len(new)),
        "ids": [story.id for story in new],
        "before": [story.id for story in old],
        "titles": [story.title for story in new],
        "titles_before": [story.title for story in old],
        "added": sorted(are - were),
        "removed": sorted(article for article in known if now.get(article, article) not in are),
        "reports": {"before": len(known), "after": len(are)},
        "newsrooms": {"before": len(rooms[0]), "after": len(rooms[1])},
        "rooms_added": sorted(set(rooms[1]).difference(rooms[0])),
        "rooms_removed": sorted(set(rooms[0]).difference(rooms[1])),
        "points": point_rows(*points),
    }  # fmt: skip


def _names(found: StoryOrigins) -> list[str]:
    return [origin.name for origin in newsrooms_of(found.origins)]


def _kind(old: int, new: int) -> StoryChange:
    if not old:
        return "new"
    if not new:
        return "gone"
    if old == new == 1:
        return "changed"
    return "merged" if new == 1 else "split" if old == 1 else "regrouped"


def _shows(row: StoryChangeRow) -> bool:
    """Say whether a reader would find anything changed in a story that goes on."""
    return bool(
        row["added"] or row["removed"] or row["points"] or row["titles"] != row["titles_before"]
        or row["newsrooms"]["before"] != row["newsrooms"]["after"] or row["rooms_added"] or row["rooms_removed"]
    )  # fmt: skip
