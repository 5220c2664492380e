"""Facts that two sentences share: connected parts of their graphs with the same nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.readings import Reading

#: What a title's word counts of its weight.
_TITULAR = 0.3


@dataclass(frozen=True, slots=True)
class Shared:
    """Nodes of the left and the right reading that say the same, pairwise; `score` is their weight."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


def shared_facts(
    a: Reading, b: Reading, weights: Mapping[str, float], *, reach: int = 2, least: float = 1.0
) -> list[Shared]:
    """Return the connected parts that two readings share, the heaviest first.

    Two shared nodes hang together where the way between them, up and down the tree, has at most `reach`
    steps in both sentences. `weights` gives each key's weight in this story.
    """
    pairs = _pairs(a, b)
    if len(pairs) < 2:
        return []
    left, right = _distances(a, [i for i, _ in pairs]), _distances(b, [j for _, j in pairs])
    part = list(range(len(pairs)))

    def find(x: int) -> int:
        while part[x] != x:
            part[x] = part[part[x]]
            x = part[x]
        return x

    for x in range(len(pairs)):
        for y in range(x + 1, len(pairs)):
            if (left[x][y] <= reach and right[x][y] <= reach + 1) or (left[x][y] <= reach + 1 and right[x][y] <= reach):
                part[find(y)] = find(x)
    groups: dict[int, list[int]] = {}
    for x in range(len(pairs)):
        groups.setdefault(find(x), []).append(x)
    found = []
    for members in groups.values():
        score = sum(_worth(a, b, pairs[x], weights) for x in members)
        if len(members) >= 2 and score >= least:
            found.append(
                Shared(tuple(pairs[x][0] for x in members), tuple(pairs[x][1] for x in members), round(score, 4))
            )
    return sorted(found, key=lambda s: (-s.score, s.left))


def _worth(a: Reading, b: Reading, pair: tuple[int, int], weights: Mapping[str, float]) -> float:
    """Weigh a shared node; the words of a title count little beside the name they belong to."""
    left, right = a.nodes[pair[0]], b.nodes[pair[1]]
    return weights.get(left.key, 0.0) * (_TITULAR if left.titular or right.titular else 1.0)


def _pairs(a: Reading, b: Reading) -> list[tuple[int, int]]:
    """Pair the nodes with the same key, in order, each once."""
    places: dict[str, list[int]] = {}
    for j, node in enumerate(b.nodes):
        if node.key != "time":
            places.setdefault(node.key, []).append(j)
    pairs = []
    for i, node in enumerate(a.nodes):
        if node.key != "time" and places.get(node.key):
            pairs.append((i, places[node.key].pop(0)))
    return pairs


def _distances(reading: Reading, picked: Sequence[int]) -> list[list[int]]:
    """Return the number of tree steps between every two of the picked nodes."""
    chains = [_chain(reading, i) for i in picked]
    table = []
    for one in chains:
        at = {node: n for n, node in enumerate(one)}
        table.append([min((at[node] + n for n, node in enumerate(other) if node in at), default=99) for other in chains])
    return table


def _chain(reading: Reading, index: int) -> list[int]:
    """Return the nodes from a node up; -1 stands for a light verb at the root, on which several may hang."""
    chain = [index]
    while reading.nodes[chain[-1]].parent >= 0 and len(chain) < 40:
        up = reading.nodes[chain[-1]].parent
        if up in chain:
            break
        chain.append(up)
    return [*chain, -1]
