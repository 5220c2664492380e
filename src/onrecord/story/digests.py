"""Round-ups among a component's articles: articles, scores and a way to cluster in, clusters that no round-up bridges out.

A round-up is alike to reports of several events, and would tie them into one story. So the other articles are clustered
without it; then it goes to the one story that it is mostly about: the whole is like the story's reports, and so are the
greater part of its sections. The whole alone does not tell: of 50 round-ups made of six reports' beginnings, half are as
like one of the six stories as its least like report is. Round-ups of none are clustered among themselves, so that copies
of one round-up are one story.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.articles import Article
from onrecord.model.stories import Section, StoryKeys
from onrecord.story.linkage import SPEAKERS, average_linkage
from onrecord.story.nearness import near_score

Clusters = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestConfig:
    """When a round-up belongs to a story, or two to each other; scores are those of `near_score`."""

    part: float = 0.5  # part of its sections' characters that must tell of the story
    told: float = 0.2  # least average score of such a section and the story's articles
    same: float = 0.34  # least average score of two round-ups that are one (of different ones 0.31 was the highest of 50)


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of the round-ups, by article, and the keys of all articles."""

    sections: Mapping[str, Sequence[Section]]
    keys: Mapping[str, StoryKeys]

    def share(self, digest: str, cluster: Sequence[str], least: float) -> float:
        """Return the part of a round-up, by characters, whose sections are like a cluster's articles, in [0, 1]."""
        sections = self.sections.get(digest, ())
        known = [self.keys[name] for name in cluster[:SPEAKERS] if name in self.keys]
        total = sum(section.end - section.start for section in sections)
        if not total or not known:
            return 0.0
        told = [s.end - s.start for s in sections if sum(near_score(s.keys, keys) for keys in known) >= least * len(known)]
        return sum(told) / total


@dataclass(frozen=True, slots=True)
class Way:
    """How articles are clustered: the way, the score of a pair of them, and the least average score of one story."""

    cluster: Callable[[Sequence[str]], Clusters]
    score: Callable[[str, str], float]
    join: float

    def average(self, name: str, cluster: Sequence[str]) -> float:
        """Return how alike an article is to those of a cluster that speak for it."""
        speakers = cluster[:SPEAKERS]
        return sum(self.score(*sorted((name, other))) for other in speakers) / len(speakers)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a person said: articles that are held together with others, and pairs held apart (the smaller id first)."""

    together: frozenset[str]
    apart: frozenset[tuple[str, str]]

    def bars(self, name: str, cluster: Sequence[str]) -> bool:
        """Say whether an article must not come into a cluster."""
        return any(tuple(sorted((name, other))) in self.apart for other in cluster)


def is_digest(article: Article) -> bool:
    """Say whether an article tells of several things by its form, so that it holds no two reports together."""
    return article.form == "round-up"


def cluster_apart(
    articles: Mapping[str, Article], way: Way, parts: Parts, bound: Bound, *, config: DigestConfig = DigestConfig()
) -> Clusters:
    """Return the clusters of articles, sorted by their smallest ids. A round-up that a person put somewhere stays there."""
    digests = sorted(name for name, article in articles.items() if is_digest(article) and name not in bound.together)
    if not digests:
        return way.cluster(sorted(articles))
    found = way.cluster(sorted(set(articles).difference(digests)))
    homes: dict[int, list[str]] = {}
    left = []
    for digest in digests:
        averages = [(way.average(digest, part), -at) for at, part in enumerate(found) if not bound.bars(digest, part)]
        best, place = max(averages, default=(0.0, 0))
        if averages and best >= way.join and parts.share(digest, found[-place], config.told) > config.part:
            homes.setdefault(-place, []).append(digest)
        else:
            left.append(digest)
    joined = [tuple(sorted((*part, *homes.get(at, ())))) for at, part in enumerate(found)]
    return sorted([*joined, *_same_digests(left, parts, bound, config)])


def _same_digests(digests: Sequence[str], parts: Parts, bound: Bound, config: DigestConfig) -> Clusters:
    """Put copies of one round-up together."""
    scores = {(one, other): near_score(parts.keys[one], parts.keys[other])
              for one, other in combinations(digests, 2) if one in parts.keys and other in parts.keys}  # fmt: skip
    return average_linkage(digests, scores, config.same, apart=bound.apart)
