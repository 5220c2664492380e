"""Average linkage: articles and the scores of pairs of them in, clusters of articles out.

Two clusters are merged while their articles are alike on average (Sokal and Michener 1958), the most alike first, so
that a chain of weak links does not make one story. What a person has judged comes first: articles held together start
as one cluster, articles held apart never come into one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

#: The score of pairs of articles, the smaller id first; a pair without one scores 0.
Scores = Mapping[tuple[str, str], float]


def average_linkage(
    members: Sequence[str],
    scores: Scores,
    join: float,
    *,
    together: Iterable[frozenset[str]] = (),
    apart: frozenset[tuple[str, str]] = frozenset(),
) -> list[tuple[str, ...]]:
    """Merge the two clusters with the highest average score until none reaches `join`; ties go by id.

    Each set in `together` starts as one cluster, whatever its scores. No merge brings a pair of `apart` (the smaller
    id first) into one cluster; a pair that is in both stays together. Ids that are no member are passed over.
    """
    clusters = _starts(members, together)
    home = {name: cluster for cluster, names in clusters.items() for name in names}
    barred = _barred(apart, home)
    sums: dict[str, dict[str, float]] = {name: {} for name in clusters}
    for (left, right), score in sorted(scores.items()):
        one, two = home[left], home[right]
        if score > 0 and one != two:
            sums[one][two] = sums[two][one] = sums[one].get(two, 0.0) + score
    heap: list[tuple[float, str, str, int, int]] = []
    for name in clusters:
        _offer(heap, name, clusters, {other: total for other, total in sums[name].items() if name < other}, join)
    while heap:
        _, left, right, a, b = heapq.heappop(heap)
        if left not in clusters or right not in clusters or (len(clusters[left]), len(clusters[right])) != (a, b):
            continue
        if right in barred.get(left, ()):
            continue
        clusters[left] = tuple(sorted(clusters[left] + clusters.pop(right)))
        _bar(barred, left, right)
        for other, total in sorted(sums.pop(right).items()):
            del sums[other][right]
            if other != left:
                sums[left][other] = sums[other][left] = sums[left].get(other, 0.0) + total
        _offer(heap, left, clusters, sums[left], join)
    return [clusters[name] for name in sorted(clusters)]


def _starts(members: Sequence[str], together: Iterable[frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Return the clusters to begin with, each under its smallest article; sets that overlap are one."""
    home = {name: name for name in members}
    held: dict[str, list[str]] = {name: [name] for name in sorted(members)}
    for names in together:
        roots = sorted({home[name] for name in names if name in home})
        for root in roots[1:]:
            for name in held.pop(root):
                home[name] = roots[0]
                held[roots[0]].append(name)
    return {name: tuple(sorted(names)) for name, names in held.items()}


def _barred(apart: frozenset[tuple[str, str]], home: Mapping[str, str]) -> dict[str, set[str]]:
    """Return which clusters each cluster may not be merged with."""
    barred: dict[str, set[str]] = {}
    for left, right in apart:
        if left in home and right in home and home[left] != home[right]:
            barred.setdefault(home[left], set()).add(home[right])
            barred.setdefault(home[right], set()).add(home[left])
    return barred


def _bar(barred: dict[str, set[str]], left: str, right: str) -> None:
    """Carry over to `left` what `right`, now part of it, may not be merged with."""
    for other in barred.pop(right, ()):
        barred[other].discard(right)
        barred[other].add(left)
        barred.setdefault(left, set()).add(other)


def _offer(
    heap: list[tuple[float, str, str, int, int]],
    name: str,
    clusters: Mapping[str, tuple[str, ...]],
    sums: Mapping[str, float],
    join: float,
) -> None:
    """Put the merges of a cluster with those it is alike enough with on the heap."""
    for other, total in sums.items():
        average = total / (len(clusters[name]) * len(clusters[other]))
        if average >= join:
            first, second = sorted((name, other))
            heapq.heappush(heap, (-average, first, second, len(clusters[first]), len(clusters[second])))
