"""Invented events and reports of them: an event has words of its own. Articles in, stories out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from tests.reuse.planting import plant

from onrecord.model.articles import Article, DateCandidate
from onrecord.model.stories import Link, Story, StoryCandidate, StoryKeys
from onrecord.story.keys import keys_of, propose_links, story_keys
from onrecord.story.links import link_pair
from onrecord.story.splits import link_ends, split_component
from onrecord.tools.groups import Group
from onrecord.tools.protocols import Tools

_SYLLABLES = ["bra", "dun", "kest", "mor", "vel", "tam", "rin", "ost", "pol", "gar", "wick", "lan", "der", "sul", "fen", "tor", "mak", "il", "yar"]
_COMMON = ["the", "of", "and", "was", "in", "with", "by", "after", "officials", "people", "government", "country", "police", "city", "yesterday"]


def event_words(seed: int, count: int = 24) -> list[str]:
    """Return the words of an event: names that no other event has."""
    rng = random.Random(seed)
    return ["".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize() + "x" * (seed % 3) for _ in range(count)]


def report(name: str, words: Sequence[str], *, day: str = "", language: str = "en", seed: int = 0) -> Article:
    """Return a report that draws a third of its words from an event's."""
    rng = random.Random(f"{name}{seed}")
    body = []
    for _ in range(6):
        line = [rng.choice(words) if rng.random() < 0.34 else rng.choice(_COMMON) for _ in range(30)]
        body.append(" ".join(line) + ".")
    return replace(plant(name, body, day=day), language=language)


def copies(name: str, words: Sequence[str], count: int, *, day: str = "") -> list[Article]:
    """Return near-copies of one report: a word in thirty is another, some lack the end, each has its own headline."""
    first = report(name, words)
    body = [first.text[block.start : block.end].strip() for block in first.blocks if block.is_body]
    made = []
    for number in range(count):
        rng = random.Random(f"{name}{number}")
        told = [" ".join(rng.choice(_COMMON) if rng.random() < 0.03 else word for word in line.split()) for line in body]
        made.append(plant(f"{name}{number}", told[: rng.randint(3, 6)], day=day, headline=" ".join(rng.sample(_COMMON, 4))))
    return made


def dated(article: Article, *days: tuple[str, float]) -> Article:
    """Return the article with these candidate dates and their scores."""
    return replace(article, dates=tuple(DateCandidate(day, "day", "printed", score) for day, score in days))


def stories_of(articles: Sequence[Article], tools: Tools) -> list[Story]:
    """Run the story stages, in the order in which the articles are given."""
    keys = {record.article: record for article in articles for record in story_keys(article, tools)}
    gathered: dict[str, list[StoryKeys]] = {}
    for record in keys.values():
        for key in keys_of(record):
            gathered.setdefault(key, []).append(record)
    pairs = {c.id: c for key, group in gathered.items() for c in propose_links(_group(key, StoryKeys, group), tools)}
    links = []
    for pair in pairs.values():
        both = {StoryCandidate: [pair], StoryKeys: [keys[pair.left], keys[pair.right]]}
        links += list(link_pair(Group(pair.id, both), tools))
    return [story for part in _components(articles, links) for story in _split(part, keys, links, tools)]


def _group(key: str, kind: type, records: Sequence[StoryKeys]) -> Group:
    return Group(key, {kind: sorted(records, key=lambda record: record.id)})


def _components(articles: Sequence[Article], links: Sequence[Link]) -> list[list[Article]]:
    label = {article.id: article.id for article in articles}

    def root(name: str) -> str:
        while label[name] != name:
            label[name] = label[label[name]]
            name = label[name]
        return name

    for link in links:
        low, high = sorted(root(end) for end in link_ends(link))
        label[high] = low
    parts: dict[str, list[Article]] = {}
    for article in articles:
        parts.setdefault(root(article.id), []).append(article)
    return [part for _, part in sorted(parts.items())]


def _split(part: Sequence[Article], keys: dict[str, StoryKeys], links: Sequence[Link], tools: Tools) -> list[Story]:
    inside = {article.id for article in part}
    if len(part) == 1:
        links = []
    records = {
        Article: list(part),
        StoryKeys: [keys[name] for name in sorted(inside & set(keys))],
        Link: [link for link in links if set(link.articles) <= inside],
    }
    return list(split_component(Group("component", records), tools))
