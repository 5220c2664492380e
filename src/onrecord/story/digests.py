"""Round-ups among a component's articles: articles, scores and a way to cluster in, clusters that no round-up bridges out.

A round-up is alike to reports of several events, and would tie them into one story. So the other articles are clustered
without it; then it goes to the one story that it is mostly about: the whole is like the story's reports, and so are the
greater part of its sections. The whole alone does not tell: of 50 round-ups made of six reports' beginnings, half are as
like one of the six stories as its least like report is. Round-ups of none are clustered among themselves, so that copies
of one round-up are one story.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model.articles import Article
from onrecord.model.stories import Section, StoryKeys
from onrecord.story.links import score_of

Clusters = list[tuple[str, ...]]
#: The scores of pairs of articles, the smaller id first.
Scores = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestConfig:
    """When a round-up belongs to a story, or two to each other."""

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
        known = [self.keys[name] for name in cluster if name in self.keys]
        total = sum(section.end - section.start for section in sections)
        if not total or not known:
            return 0.0
        told = [s.end - s.start for s in sections if sum(score_of(s.keys, keys) for keys in known) >= least * len(known)]
        return sum(told) / total


class Cluster(Protocol):
    """A way to cluster articles by the scores of their pairs."""

    def __call__(self, members: Sequence[str], scores: Scores, join: float) -> Clusters:
        """Return the clusters, sorted by their smallest ids; `join` is the least average score of two that are one."""
        ...


def is_digest(article: Article) -> bool:
    """Say whether an article tells of several things by its form, so that it holds no two reports together."""
    return article.form == "round-up"


def cluster_apart(
    articles: Mapping[str, Article], scores: Scores, cluster: Cluster, parts: Parts, *, join: float,
    config: DigestConfig = DigestConfig(),
) -> Clusters:  # fmt: skip
    """Return the clusters of articles, sorted by their smallest ids; `join` is the least average score of one story."""
    digests = sorted(name for name, article in articles.items() if is_digest(article))
    if not digests:
        return cluster(sorted(articles), scores, join)
    others = sorted(set(articles).difference(digests))
    found = cluster(others, _among(others, scores), join)
    homes: dict[int, list[str]] = {}
    left = []
    for digest in digests:
        averages = [(sum(_score(scores, digest, name) for name in part) / len(part), -at) for at, part in enumerate(found)]
        best, place = max(averages, default=(0.0, 0))
        if found and best >= join and parts.share(digest, found[-place], config.told) > config.part:
            homes.setdefault(-place, []).append(digest)
        else:
            left.append(digest)
    joined = [tuple(sorted((*part, *homes.get(at, ())))) for at, part in enumerate(found)]
    return sorted([*joined, *cluster(left, _among(left, scores), config.same)])


def _among(members: Collection[str], scores: Scores) -> Scores:
    inside = set(members)
    return {pair: score for pair, score in scores.items() if inside.issuperset(pair)}


def _score(scores: Scores, one: str, other: str) -> float:
    return scores.get((one, other) if one < other else (other, one), 0.0)
