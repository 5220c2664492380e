"""Chains of stories: a Story with its StoryKeys and Datings in, StoryProfile out; profiles in, Kinship out; Kinship in, Sequel out.

A long-running affair gives a story per event. Each later story is tied to one earlier story of the same affair: the one
that it is most alike to, the nearer in time the better. So an affair is a tree, and never one heap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, sqrt

from onrecord.model.articles import Article, Dating
from onrecord.model.reuse import Derivation
from onrecord.model.stories import Kinship, Section, Sequel, Story, StoryKeys, StoryProfile
from onrecord.story.likeness import HEADLINE, LEAD
from onrecord.story.written import shared_words, written_words
from onrecord.tools.dates import parse_day
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainConfig:
    """When two stories are of one affair. Read on 120 pairs of stories of US politics: below 0.3 every third tie is of two
    affairs, from 0.35 on every twentieth."""

    kept: int = 150  # keys of a story that are kept, the heaviest first
    lead: float = 0.46  # worth of a word of the beginnings, beside one of the whole
    posted: int = 12  # keys, the heaviest first, by which stories of one affair are found
    common: int = 2  # of these, so many must be the same
    window: int = 56  # days within which a key finds stories; windows overlap by half
    holders: int = 60  # stories with one key in one window above which it finds none
    kin: float = 0.34  # least likeness of two stories of one affair
    fade: float = 30.0  # days in which likeness to an earlier story falls to 1/e when the nearest one is chosen
    told: int = 6  # shared words that are told as reasons
    read: int = 3  # articles of a story in which is looked up how words are written


def profile_story(group: Group, tools: Tools, *, config: ChainConfig = ChainConfig()) -> Iterator[StoryProfile]:
    """Sum up what the articles of a story are found by, each origin one voice; a story of round-ups alone has no profile."""
    del tools
    keys = {record.article: record for record in group.of(StoryKeys)}
    digests = {section.article for section in group.of(Section) if section.form == "round-up"}
    origins = {record.article: record.origin for record in group.of(Derivation)}
    rooms: dict[str, list[StoryKeys]] = defaultdict(list)
    for article in sorted(set(keys).difference(digests)):
        rooms[origins.get(article, article)].append(keys[article])
    total: dict[str, float] = defaultdict(float)
    for records in rooms.values():
        for record in records:
            for key, weight in record.keys:
                if not key.startswith(HEADLINE):
                    total[key] += weight * (config.lead if key.startswith(LEAD) else 1.0) / len(records)
    heaviest = sorted(total.items(), key=lambda item: (-item[1], item[0]))[: config.kept]
    length = sqrt(sum(weight * weight for _, weight in heaviest))
    if not length:
        return
    days = sorted(d.value[:10] for d in group.of(Dating) if d.article not in digests and parse_day(d.value))
    first, middle, last = (days[0], days[(len(days) - 1) // 2], days[-1]) if days else ("", "", "")
    vector = tuple((key, round(weight / length, 6)) for key, weight in heaviest)
    texts = [part for article in group.of(Article)[: config.read] for part in (article.title, article.body)]
    for story in group.of(Story):
        yield StoryProfile(story.id, vector, first, middle, last, written_words(vector, texts))


def profile_keys(record: StoryProfile, config: ChainConfig = ChainConfig()) -> tuple[str, ...]:
    """Return the keys that gather stories for a comparison: the heaviest words, each in two half-overlapping windows."""
    if not record.middle:
        return ()
    number = _ordinal(record.middle) // (config.window // 2)
    return tuple(f"{key}|{window}" for key in _posted(record, config) for window in (number, number + 1))


def _posted(record: StoryProfile, config: ChainConfig) -> tuple[str, ...]:
    return tuple([key for key, _ in record.keys if key.count(":") == 1][: config.posted])


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def find_kin(group: Group, tools: Tools, *, config: ChainConfig = ChainConfig()) -> Iterator[Kinship]:
    """Yield the pairs of a group's stories that are alike enough to be of one affair."""
    del tools
    records = sorted(group.of(StoryProfile), key=lambda record: record.story)
    posted = [frozenset(_posted(record, config)) for record in records]
    weights: dict[int, Mapping[str, float]] = {}
    for at, left in enumerate(records):
        for other in range(at + 1, len(records)):
            if len(posted[at] & posted[other]) < config.common:
                continue
            mine = weights.setdefault(at, dict(left.keys))
            right = records[other]
            score = sum(mine[key] * weight for key, weight in right.keys if key in mine)
            if score >= config.kin:
                words = shared_words(left.keys, right.keys, dict((*right.written, *left.written)), config.told)
                yield Kinship((left.story, right.story), (left.middle, right.middle), round(min(1.0, score), 4),
                              (f"Both tell of: {words}.",))  # fmt: skip


def kin_ends(record: Kinship) -> tuple[str, ...]:
    """Return the keys that gather what one story is akin to: both stories."""
    return record.stories


def find_sequels(group: Group, tools: Tools, *, config: ChainConfig = ChainConfig()) -> Iterator[Sequel]:
    """Tie a story, whose id is the group's key, to the one before it that it most likely goes on from."""
    del tools
    ties = []
    for kin in group.of(Kinship):
        mine = kin.stories.index(group.key)
        day, other, before = kin.days[mine], kin.stories[1 - mine], kin.days[1 - mine]
        if (before, other) < (day, group.key):
            gap = _ordinal(day) - _ordinal(before)
            ties.append((-kin.score * exp(-gap / config.fade), other, gap, kin))
    if ties:
        _, earlier, gap, kin = min(ties, key=lambda tie: tie[:2])
        days = f"{gap} day{'s' * (gap != 1)} apart." if gap else "Their days do not tell which came first."
        yield Sequel(earlier, group.key, kin.score, gap > 0, (*kin.reasons, days))
