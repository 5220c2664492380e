"""Reasons to hold two articles for reports of one event: StoryCandidate and StoryKeys in, Link out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import exp

from onrecord.model.stories import Link, StoryKeys
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkConfig:
    """How likeness and days make a score. Measured on 1,944 articles of 867 stories of US politics."""

    link: float = 0.17  # least score of a link
    late: float = 0.4  # what likeness is worth when the days are far apart
    days: float = 2.0  # days in which the rest of its worth falls to 1/e
    unsure: float = 0.8  # least worth where a date is missing or not well founded
    shown: int = 6  # shared keys that are told as reasons


def link_pair(group: Group, tools: Tools, *, config: LinkConfig = LinkConfig()) -> Iterator[Link]:
    """Compare the keys and days of two articles; a link where they are near enough."""
    del tools
    records = sorted(group.of(StoryKeys), key=lambda record: record.article)
    if len(records) != 2:
        return
    left, right = records
    score = score_of(left, right, config)
    if score >= config.link:
        yield Link(left.article, right.article, round(score, 4), _reasons(left, right, config))


def score_of(left: StoryKeys, right: StoryKeys, config: LinkConfig = LinkConfig()) -> float:
    """Return the cosine of two articles' keys, less for the days between them, in [0, 1]."""
    return likeness(left, right) * nearness(left, right, config)


def likeness(left: StoryKeys, right: StoryKeys) -> float:
    """Return the cosine of two articles' keys."""
    theirs = dict(right.keys)
    return min(1.0, sum(weight * theirs.get(key, 0.0) for key, weight in left.keys))


def nearness(left: StoryKeys, right: StoryKeys, config: LinkConfig = LinkConfig()) -> float:
    """Return what likeness is worth for the days between two articles, in [0, 1]."""
    gap = _gap(left, right)
    worth = config.late + (1 - config.late) * exp(-gap / config.days) if gap is not None else 0.0
    return worth if left.sure and right.sure else max(worth, config.unsure)


def _gap(left: StoryKeys, right: StoryKeys) -> int | None:
    """Return the days between the nearest possible days of two articles, None where one has none."""
    gaps = [abs(a - b) for a in _ordinals(left.days) for b in _ordinals(right.days)]
    return min(gaps, default=None)


def _ordinals(days: tuple[str, ...]) -> list[int]:
    return [date.fromisoformat(day).toordinal() for day in days]


def _reasons(left: StoryKeys, right: StoryKeys, config: LinkConfig) -> tuple[str, ...]:
    theirs = dict(right.keys)
    worth: dict[str, float] = {}
    for key, weight in left.keys:
        word = key.rsplit(":", 1)[-1]
        worth[word] = worth.get(word, 0.0) + weight * theirs.get(key, 0.0)
    shared = sorted((-value, word) for word, value in worth.items() if value > 0)
    words = ", ".join(word for _, word in shared[: config.shown])
    gap = _gap(left, right)
    days = "a day is not known" if gap is None else f"{gap} day{'' if gap == 1 else 's'} apart"
    return (f"likeness {likeness(left, right):.2f}: {words}", days)
