"""Reasons to hold two articles for reports of one event: StoryCandidate and StoryKeys in, Link out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.model.stories import Link, StoryKeys
from onrecord.story.likeness import Likeness, LikenessConfig, Vectors, compare, vectors_of
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkConfig:
    """From which score on two articles are linked, and what is told of it."""

    link: float = 0.475  # least score of a link: that of two articles that are nearly one story by themselves
    shown: int = 4  # shared words of a kind that are told as reasons
    likeness: LikenessConfig = field(default_factory=LikenessConfig)


def link_pair(group: Group, tools: Tools, *, config: LinkConfig = LinkConfig()) -> Iterator[Link]:
    """Compare the keys and days of two articles; a link where they are near enough."""
    del tools
    records = sorted(group.of(StoryKeys), key=lambda record: record.article)
    if len(records) != 2:
        return
    left, right = records
    mine, theirs = vectors_of(left), vectors_of(right)
    found = compare(mine, theirs, config.likeness)
    if found.score >= config.link:
        shared = _shared(mine, theirs)
        reasons = (_alike(found), *_kinds(shared, left, right, config), _days(found, left.sure and right.sure))
        yield Link(left.article, right.article, round(found.score, 4), reasons)


def _alike(found: Likeness) -> str:
    return f"likeness {found.whole:.2f}, of beginnings {found.lead:.2f}, of headlines {found.headline:.2f}"


def _days(found: Likeness, sure: bool) -> str:
    if found.gap is None:
        return "a day is not known"
    apart = f"{found.gap} day{'' if found.gap == 1 else 's'} apart" if found.gap else "on the same day"
    return apart if sure else f"{apart}, if the dates are right"


def _shared(mine: Vectors, theirs: Vectors) -> dict[str, tuple[str, ...]]:
    """Return the words that two articles share, those that count most first: in the whole, in the headlines."""
    return {"all": _heaviest(mine.whole, theirs.whole), "headlines": _heaviest(mine.headline, theirs.headline)}


def _heaviest(mine: Mapping[str, float], theirs: Mapping[str, float]) -> tuple[str, ...]:
    shared = sorted((-mine[key] * theirs[key], key) for key in mine.keys() & theirs.keys())
    return tuple([key.rsplit(":", 1)[-1] for _, key in shared])


def _kinds(
    shared: Mapping[str, tuple[str, ...]], left: StoryKeys, right: StoryKeys, config: LinkConfig
) -> Iterator[str]:
    """Tell what is shared by its kind, each word once: in the headlines, names, numbers, quoted words, other words."""
    names, quoted = set(left.names) & set(right.names), set(left.quoted) & set(right.quoted)
    numbers = {word for word in shared["all"] if word[0].isdigit()}
    told: set[str] = set()
    for kind, words in (
        ("headlines share", shared["headlines"]),
        ("names", [word for word in shared["all"] if word in names]),
        ("numbers", [word for word in shared["all"] if word in numbers]),
        ("quoted words", [word for word in shared["all"] if word in quoted and word not in names]),
        ("words", [word for word in shared["all"] if not (word in names or word in numbers or word in quoted)]),
    ):
        fresh = [word for word in words if word not in told][: config.shown]
        told.update(fresh)
        if fresh:
            yield f"{kind}: {', '.join(fresh)}"
