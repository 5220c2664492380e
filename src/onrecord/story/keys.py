"""What an article offers to be found by: Article in, StoryKeys and StoryCandidate out.

Words of headline and body weighted by how much they tell in general (a shipped frequency table, so that old
stories do not change with new articles) and how often the article says them: a vector of length 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from onrecord.model.articles import Article
from onrecord.model.stories import StoryCandidate, StoryKeys
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools
from onrecord.tools.words import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysConfig:
    """Which words are keys, and which keys bring two articles together for a comparison."""

    least: float = 0.3  # least weight of a word that is a key
    headline: float = 3.0  # how often a word of the headline counts
    most: int = 200  # keys kept of one article
    paired: int = 30  # keys, the heaviest first, that propose pairs
    window: int = 14  # days within which a key proposes pairs; windows overlap by half
    holders: int = 150  # articles with one key in one window above which it proposes nothing
    undated: int = 150  # the same for a key without a window, which reaches articles without a sure date
    sure: float = 0.6  # score of a date from which it is well founded


def story_keys(article: Article, tools: Tools, *, config: KeysConfig = KeysConfig()) -> Iterator[StoryKeys]:
    """Weigh the words of an article's headline and body; a draft is no report and has no keys."""
    if article.draft:
        return
    words = words_of(article)
    counts: Counter[str] = Counter()
    for form, block in zip(words.forms, words.blocks, strict=True):
        kind = article.blocks[block].kind
        if kind == "headline":
            counts[form] += config.headline  # type: ignore[assignment]
        elif article.blocks[block].is_body:
            counts[form] += 1
    vector: dict[str, float] = {}
    for form, count in counts.items():
        weight = tools.weights.weight(form, article.language)
        if weight >= config.least:
            vector[f"{article.language}:{form}"] = (1 + log(count)) * weight
    kept = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[: config.most]
    length = sqrt(sum(weight * weight for _, weight in kept))
    days = tuple(dict.fromkeys(candidate.value[:10] for candidate in article.dates if len(candidate.value) >= 10))
    sure = bool(article.dates) and article.dates[0].score >= config.sure and len(article.dates[0].value) >= 10
    yield StoryKeys(article.id, tuple((key, round(weight / length, 6)) for key, weight in kept), days, sure)


def keys_of(record: StoryKeys, config: KeysConfig = KeysConfig()) -> tuple[str, ...]:
    """Return the keys that gather articles for a comparison: each key in each window of days, and without one."""
    windows = {number for day in record.days for number in _windows(day, config.window)}
    found = []
    for key, _ in record.keys[: config.paired]:
        found.append(f"{key}|")
        found += [f"{key}|{number}" for number in sorted(windows)]
    return tuple(found)


def _windows(day: str, width: int) -> tuple[int, ...]:
    """Return the numbers of the two half-overlapping windows that a day lies in."""
    try:
        number = date.fromisoformat(day).toordinal()
    except ValueError:
        return ()
    half = width // 2
    return (number // half, number // half + 1)


def propose_links(group: Group, tools: Tools, *, config: KeysConfig = KeysConfig()) -> Iterator[StoryCandidate]:
    """Propose the pairs of articles with the group's key, unless too many have it.

    A key without a window is only for pairs of which one has no sure date: windows find the others.
    """
    del tools
    records = sorted(group.of(StoryKeys), key=lambda record: record.article)
    anytime = group.key.endswith("|")
    if len(records) > (config.undated if anytime else config.holders):
        return
    for index, left in enumerate(records):
        for right in records[index + 1 :]:
            if not (anytime and left.sure and right.sure):
                yield StoryCandidate(left.article, right.article)
