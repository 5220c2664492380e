"""Average linkage: articles and the scores of pairs of them in, clusters of articles out.

Two clusters are merged while their articles are alike on average (Sokal and Michener 1958), the most alike first, so
that a chain of weak links does not make one story. Clusters whose parts were much alike ask more of each other than
single articles do: what holds two groups of reports apart is that each is more alike within than to the other. A copy
is no second voice there: how alike it is to its original says nothing of how alike the reports of the event are.
What a person has judged comes first: articles held together start as one cluster, articles held apart never come into
one.

Of a large cluster the articles with the smallest ids speak for all. Ids are hashes, so that this is a sample, and
thousands of reports of one event cost a number of comparisons that grows with their number, not with its square.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

#: The score of pairs of articles, the smaller id first. Clusters are held against each other where there is one.
Scores = Mapping[tuple[str, str], float]
#: Articles of a cluster that speak for all of it.
SPEAKERS = 8
#: Pairs of an article, the most alike, by which its cluster is held against others.
NEAREST = 12
#: Decimals to which the score is kept at which a cluster was merged last.
HEIGHTS = 2


def no_score(left: str, right: str) -> float:
    """Return 0: what a pair scores of which nothing is known."""
    del left, right
    return 0.0


def average_linkage(
    members: Sequence[str],
    scores: Scores,
    join: float,
    *,
    cohesion: float = 0.0,
    missing: Callable[[str, str], float] = no_score,
    copies: Collection[tuple[str, str]] = (),
    together: Iterable[frozenset[str]] = (),
    apart: frozenset[tuple[str, str]] = frozenset(),
) -> list[tuple[str, ...]]:
    """Merge the two clusters with the highest worth until none reaches `join`; ties go by id.

    The worth of a merge is the average score between the clusters, less `cohesion` times the mean of the scores at
    which they were merged last (0 of a single article); pairs of `copies` do not count for these. `missing` gives the
    score of a pair (the smaller id first) without one in `scores`. Each set in `together` starts as one cluster, whatever its scores. No merge brings a pair of `apart`
    (the smaller id first) into one cluster; a pair that is in both stays together. Ids that are no member are
    passed over.
    """
    rules = Rules(join, cohesion, missing, copies)
    clusters = _Clusters(_starts(members, together), scores, rules)
    barred = _barred(apart, {name: cluster for cluster, names in clusters.names.items() for name in names})
    while merge := clusters.next_merge():
        left, right = merge
        if right not in barred.get(left, ()):
            clusters.merge(left, right)
            _bar(barred, left, right)
    return [clusters.names[name] for name in sorted(clusters.names)]


@dataclass(frozen=True, slots=True)
class Rules:
    """When clusters are merged, as `average_linkage` has it."""

    join: float
    cohesion: float
    missing: Callable[[str, str], float]
    copies: Collection[tuple[str, str]]


class _Clusters:
    """Clusters by their smallest article, those next to each other, and the merges that are worth it."""

    def __init__(self, starts: dict[str, tuple[str, ...]], scores: Scores, rules: Rules) -> None:
        self.names = starts
        self._rules = rules
        self._known = dict(scores)
        self._speakers = {name: names[:SPEAKERS] for name, names in starts.items()}
        self._height = {name: self._height_within(names[:SPEAKERS]) for name, names in starts.items()}
        self._averages: dict[str, dict[str, float]] = {name: {} for name in starts}
        self._version = dict.fromkeys(starts, 0)
        self._heap: list[tuple[float, str, str, int, int]] = []
        self._beside: dict[str, set[str]] = {name: set() for name in starts}
        home = {article: name for name, names in starts.items() for article in names}
        for left, right in _nearest(scores):
            if left in home and right in home and home[left] != home[right]:
                self._beside[home[left]].add(home[right])
                self._beside[home[right]].add(home[left])
        for name, others in sorted(self._beside.items()):
            self._offer(name, [other for other in others if name < other])

    def next_merge(self) -> tuple[str, str] | None:
        """Return the two clusters whose merge is worth most, the smaller name first; None where none is worth it."""
        while self._heap:
            _, left, right, a, b = heapq.heappop(self._heap)
            if (self._version.get(left), self._version.get(right)) == (a, b):
                return left, right
        return None

    def merge(self, left: str, right: str) -> None:
        """Make two clusters one, named as the left."""
        height = round(self._height_between(left, right), HEIGHTS)
        self.names[left] = tuple(sorted(self.names[left] + self.names.pop(right)))
        fresh = self._take_over(left, right)
        speakers = self.names[left][:SPEAKERS]
        if speakers != self._speakers[left]:
            self._speakers[left] = speakers
            for other in self._averages[left]:
                self._averages[other].pop(left, None)
            self._averages[left] = {}
        elif height == self._height[left]:
            self._offer(left, fresh)
            return
        self._height[left] = height
        self._version[left] += 1
        self._offer(left, self._beside[left])

    def _take_over(self, left: str, right: str) -> set[str]:
        """Put `left` in the place of `right`; return the clusters that it has not been beside before."""
        gone = self._beside.pop(right)
        for other in gone:
            self._beside[other].discard(right)
        for other in self._averages.pop(right):
            self._averages[other].pop(right, None)
        del self._version[right], self._speakers[right], self._height[right]
        fresh = gone - self._beside[left] - {left}
        for other in fresh:
            self._beside[other].add(left)
        self._beside[left] |= fresh
        return fresh

    def _offer(self, name: str, others: Iterable[str]) -> None:
        """Put the merges of a cluster with others that are worth it on the heap."""
        for other in others:
            first, second = (name, other) if name < other else (other, name)
            asked = self._rules.cohesion * (self._height[first] + self._height[second]) / 2
            worth = self._average_between(first, second) - asked
            if worth >= self._rules.join:
                heapq.heappush(self._heap, (-worth, first, second, self._version[first], self._version[second]))

    def _average_between(self, one: str, other: str) -> float:
        found = self._averages[one].get(other)
        if found is None:
            mine, theirs = self._speakers[one], self._speakers[other]
            found = fsum([self._score(a, b) for a in mine for b in theirs]) / (len(mine) * len(theirs))
            self._averages[one][other] = self._averages[other][one] = found
        return found

    def _height_between(self, one: str, other: str) -> float:
        """Return at which score two clusters are merged; where all are copies, what the parts were merged at."""
        if not self._rules.copies:
            return self._average_between(one, other)
        pairs = [(a, b) if a < b else (b, a) for a in self._speakers[one] for b in self._speakers[other]]
        found = self._average_of_voices(pairs)
        return max(self._height[one], self._height[other]) if found is None else found

    def _height_within(self, speakers: Sequence[str]) -> float:
        return self._average_of_voices(list(combinations(sorted(speakers), 2))) or 0.0

    def _average_of_voices(self, pairs: Sequence[tuple[str, str]]) -> float | None:
        """Return the average score of the pairs that are no copies; None where all are."""
        voices = [self._score(*pair) for pair in pairs if pair not in self._rules.copies]
        return fsum(voices) / len(voices) if voices else None

    def _score(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._rules.missing(*pair)
        return found


def _nearest(scores: Scores) -> set[tuple[str, str]]:
    """Return the pairs of which one is among those most alike to the other: in an event that thousands report, a few
    of each article's many pairs are enough to hold it to the others.
    """
    found: dict[str, list[tuple[float, str, tuple[str, str]]]] = {}
    for pair, score in scores.items():
        if score > 0:
            found.setdefault(pair[0], []).append((-score, pair[1], pair))
            found.setdefault(pair[1], []).append((-score, pair[0], pair))
    return {pair for pairs in found.values() for _, _, pair in heapq.nsmallest(NEAREST, pairs)}


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
