"""One order out of many: sequences that share items in, all items in the order that most sequences have them in out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

#: Pairs of items that are counted at most. Beyond, only items near each other are: bounds time on hostile input.
MOST = 1_000_000

Pair = tuple[int, int]


def merged_order(
    sequences: Sequence[Sequence[int]], rank: Mapping[int, int], *, ruling: Sequence[Sequence[int]] = ()
) -> list[int]:
    """Return the items of all sequences, each after those that more sequences have before it than behind it.

    Where as many have it one way as the other, those sequences count that agree most with the rest. Where nothing tells,
    or they contradict each other in a circle, `rank` decides (every item has one). This is a topological order of the
    majority's precedences; in a circle the item goes first that the fewest speak against. Of two items that sequences of
    `ruling` hold, more of those in one order than in the other, these alone decide.
    """
    after: dict[int, dict[int, float]] = {item: {} for item in rank}
    against: dict[int, float] = dict.fromkeys(rank, 0.0)
    waiting: dict[int, int] = dict.fromkeys(rank, 0)
    for (item, other), net in _precedences(sequences, ruling):
        after[item][other] = net
        against[other] += net
        waiting[other] += 1
    free = [(rank[item], item) for item, number in waiting.items() if not number]
    heapify(free)
    left = dict(rank)
    found: list[int] = []
    while left:
        item = heappop(free)[1] if free else min(left, key=lambda one: (round(against[one], 6), rank[one]))
        if item not in left:
            continue
        del left[item]
        found.append(item)
        for other, net in after[item].items():
            against[other] -= net
            waiting[other] -= 1
            if not waiting[other] and other in left:
                heappush(free, (rank[other], other))
    return found


def _precedences(sequences: Sequence[Sequence[int]], ruling: Sequence[Sequence[int]]) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs of items that more sequences have in this order than in the other, and by how many."""
    reach = max(1, MOST // max(1, sum(map(len, sequences))))
    counts = Counter(pair for sequence in sequences for pair in _pairs(sequence, reach))
    votes: Counter[Pair] = Counter()
    for sequence in sequences if any((b, a) in counts for a, b in counts) else ():
        weight = _agreement(sequence, counts, reach)
        for pair in _pairs(sequence, reach):
            if counts[pair] == counts.get(pair[::-1], 0):
                votes[pair] += weight
    ruled = Counter(pair for sequence in ruling for pair in _pairs(sequence, reach))
    decided = {pair: len(sequences) * more for pair, count in ruled.items() if (more := count - ruled.get(pair[::-1], 0)) > 0}
    for pair, count in sorted((counts | {pair: counts[pair] for pair in decided}).items()):
        other = pair[::-1]
        net: float = count - counts.get(other, 0) or (votes[pair] - votes[other]) / 1000
        if pair in decided or other in decided:
            net = decided.get(pair, 0)
        if net > 0:
            yield pair, net


def _pairs(sequence: Sequence[int], reach: int) -> Iterator[Pair]:
    for place, item in enumerate(sequence):
        for other in sequence[place + 1 : place + 1 + reach]:
            yield item, other


def _agreement(sequence: Sequence[int], counts: Mapping[Pair, int], reach: int) -> int:
    """Return how many pairs in a thousand a sequence has as the others have them, of those that any other has."""
    same = other = 0
    for pair in _pairs(sequence, reach):
        same += counts[pair] - 1
        other += counts.get(pair[::-1], 0)
    return 1000 * same // (same + other) if same + other else 500
