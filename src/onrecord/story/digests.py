"""Round-ups among a component's articles: articles, scores and a way to cluster in, clusters that no round-up bridges out.

A round-up is alike to reports of several events, and would tie them into one story. So the other articles are clustered
without it; then it goes to the one story that it is mostly about, if its whole likeness says so. Round-ups of
none are clustered among themselves: copies of one round-up are one story. Both ask for more than two reports do: of 50
round-ups made of six reports' beginnings, half are alike to one of the six stories as its own reports are to each other at
their least.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from onrecord.model.articles import Article

Clusters = list[tuple[str, ...]]
#: The scores of pairs of articles, the smaller id first.
Scores = dict[tuple[str, str], float]


class Cluster(Protocol):
    """A way to cluster articles by the scores of their pairs."""

    def __call__(self, members: Sequence[str], scores: Scores, join: float) -> Clusters:
        """Return the clusters, sorted by their smallest ids; `join` is the least average score of two that are one."""
        ...


def is_digest(article: Article) -> bool:
    """Say whether an article tells of several things by its form, so that it holds no two reports together."""
    return article.form == "round-up"


def cluster_apart(
    articles: Mapping[str, Article], scores: Scores, cluster: Cluster, *, join: float, mostly: float
) -> Clusters:
    """Return the clusters of articles, sorted by their smallest ids.

    A round-up goes to the cluster with the highest average score, where that is `mostly` at least.
    """
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
        if found and best >= mostly:
            homes.setdefault(-place, []).append(digest)
        else:
            left.append(digest)
    joined = [tuple(sorted((*part, *homes.get(at, ())))) for at, part in enumerate(found)]
    return sorted([*joined, *cluster(left, _among(left, scores), mostly)])


def _among(members: Collection[str], scores: Scores) -> Scores:
    inside = set(members)
    return {pair: score for pair, score in scores.items() if inside.issuperset(pair)}


def _score(scores: Scores, one: str, other: str) -> float:
    return scores.get((one, other) if one < other else (other, one), 0.0)
