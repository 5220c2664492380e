"""Clusters: the places in several sentences that say the same (readings in, clusters of instances out)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.config import ClaimsConfig
from onrecord.claims.facts import Shared, shared_facts
from onrecord.claims.readings import Node, Reading


@dataclass(frozen=True, slots=True, order=True)
class Instance:
    """Nodes of one reading (its index in the material) that belong to one fact."""

    reading: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two instances that share a fact of weight `score`; `across` where their articles' origins differ.

    A `loose` pair holds all that two sentences share, in several parts.
    """

    left: Instance
    right: Instance
    score: float
    across: bool
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Instances that say the same, sorted by reading, and the keys they all share."""

    instances: tuple[Instance, ...]
    core: frozenset[str]
    score: float


def pair_facts(
    readings: Sequence[Reading],
    weights: Mapping[str, float],
    origin: Mapping[str, str],
    config: ClaimsConfig,
) -> list[Pair]:
    """Align the sentences of different articles; the heaviest pairs first."""
    found = []
    for i, j in _candidates(readings[: config.most_sentences], weights, config):
        a, b = readings[i], readings[j]
        across = origin[a.article] != origin[b.article]
        facts = shared_facts(a, b, weights, least=config.least_part)
        if len(facts) > 1:
            facts = [_union(facts), *facts]
        for n, fact in enumerate(facts):
            if fact.score >= config.least_fact:
                left, right = Instance(i, tuple(sorted(fact.left))), Instance(j, tuple(sorted(fact.right)))
                found.append(Pair(left, right, fact.score, across, loose=n == 0 and len(facts) > 1))
    return sorted(found, key=lambda p: (-p.score, p.left, p.right))


def _union(facts: Sequence[Shared]) -> Shared:
    left = tuple(n for fact in facts for n in fact.left)
    right = tuple(n for fact in facts for n in fact.right)
    return Shared(left, right, round(sum(fact.score for fact in facts), 4))


def _candidates(
    readings: Sequence[Reading], weights: Mapping[str, float], config: ClaimsConfig
) -> list[tuple[int, int]]:
    """Return the pairs of sentences of different articles that share enough weight to be looked at."""
    postings: dict[str, list[int]] = {}
    for i, reading in enumerate(readings):
        for key in sorted({node.key for node in reading.nodes}):
            postings.setdefault(key, []).append(i)
    shared: dict[tuple[int, int], float] = {}
    for key, places in sorted(postings.items()):
        if len(places) > config.longest_posting:
            continue
        for n, i in enumerate(places):
            for j in places[n + 1 :]:
                if readings[i].article != readings[j].article:
                    shared[i, j] = shared.get((i, j), 0.0) + weights.get(key, 0.0)
    return sorted(pair for pair, weight in shared.items() if weight >= config.least_fact)


Agree = Callable[[Instance, Instance], bool]


class _Grouping:
    """Clusters under construction: each holds at most one instance per sentence."""

    def __init__(
        self, readings: Sequence[Reading], weights: Mapping[str, float], config: ClaimsConfig, agree: Agree
    ) -> None:
        self._readings, self._weights, self._config, self._agree = readings, weights, config, agree
        self._members: list[dict[int, set[int]]] = []
        self._core: list[frozenset[str]] = []
        self._score: list[float] = []
        self._of: dict[int, list[int]] = {}

    def add(self, pair: Pair) -> None:
        """Add a pair: found a cluster, join one, or join two, where the common core stays heavy enough."""
        left, right = self._find(pair.left), self._find(pair.right)
        keys = self._keys(pair.left) & self._keys(pair.right)
        if left is None and right is None:
            self._open(pair, keys)
        elif left == right or (left is not None and right is not None):
            self._unite(left or 0, right or 0, keys) if left != right else None
        else:
            at, new = (left, pair.right) if left is not None else (right, pair.left)
            self._join(at or 0, new, keys)

    def clusters(self) -> list[Cluster]:
        """Return the clusters with two or more instances."""
        found = []
        for members, core, score in zip(self._members, self._core, self._score, strict=True):
            if len(members) > 1:
                instances = tuple(Instance(r, tuple(sorted(nodes))) for r, nodes in sorted(members.items()))
                found.append(Cluster(instances, core, score))
        return sorted(found, key=lambda c: (-c.score, c.instances))

    def _instances(self, at: int) -> list[Instance]:
        return [Instance(r, tuple(sorted(nodes))) for r, nodes in sorted(self._members[at].items())]

    def _keys(self, instance: Instance) -> frozenset[str]:
        nodes = self._readings[instance.reading].nodes
        return frozenset(nodes[n].key for n in instance.nodes)

    def _heft(self, keys: frozenset[str]) -> float:
        return sum(self._weights.get(key, 0.0) for key in sorted(keys))

    def _find(self, instance: Instance) -> int | None:
        """Return the cluster in which most of this instance already lies."""
        nodes = self._readings[instance.reading].nodes
        best, most = None, 0.0
        for at in self._of.get(instance.reading, []):
            held = self._members[at][instance.reading]
            both = sum(self._weights.get(nodes[n].key, 0.0) for n in instance.nodes if n in held)
            less = min(self._weigh(nodes, instance.nodes), self._weigh(nodes, sorted(held)))
            share = both / less if less else 0.0
            if share >= self._config.same_instance and share > most:
                best, most = at, share
        return best

    def _weigh(self, nodes: Sequence[Node], indices: Sequence[int]) -> float:
        return sum(self._weights.get(nodes[n].key, 0.0) for n in indices)

    def _open(self, pair: Pair, keys: frozenset[str]) -> None:
        at = len(self._members)
        self._members.append({pair.left.reading: set(pair.left.nodes), pair.right.reading: set(pair.right.nodes)})
        self._core.append(keys)
        self._score.append(pair.score)
        for reading in (pair.left.reading, pair.right.reading):
            self._of.setdefault(reading, []).append(at)

    def _join(self, at: int, new: Instance, keys: frozenset[str]) -> None:
        core = self._core[at] & keys
        if self._heft(core) < self._config.least_core or new.reading in self._members[at]:
            return
        if not all(self._agree(new, member) for member in self._instances(at)):
            return
        self._members[at][new.reading] = set(new.nodes)
        self._core[at] = core
        self._of.setdefault(new.reading, []).append(at)

    def _unite(self, one: int, other: int, keys: frozenset[str]) -> None:
        core = self._core[one] & self._core[other] & keys
        if self._heft(core) < self._config.least_core or set(self._members[one]) & set(self._members[other]):
            return
        if not all(self._agree(a, b) for a in self._instances(one) for b in self._instances(other)):
            return
        for reading, nodes in self._members[other].items():
            self._members[one][reading] = nodes
            self._of[reading] = [one if at == other else at for at in self._of[reading]]
        self._core[one], self._members[other] = core, {}
        self._score[one] = max(self._score[one], self._score[other])


def cluster_facts(
    readings: Sequence[Reading],
    pairs: Sequence[Pair],
    weights: Mapping[str, float],
    config: ClaimsConfig,
    *,
    agree: Agree,
) -> list[Cluster]:
    """Group the pairs: those across origins first, then copies join what their twins say.

    `agree` says of two instances whether they can be one fact.
    """
    grouping = _Grouping(readings, weights, config, agree)
    for across in (True, False):
        for pair in pairs:
            if pair.across == across and not pair.loose:
                grouping.add(pair)
    return grouping.clusters()
